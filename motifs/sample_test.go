package motifs

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestSampleIsUniform draws 3 of 7 many times: each of the 35 sets must come up
// as often as the others, by a chi-square of 34 degrees of freedom (99.99 % lie
// under 77).
func TestSampleIsUniform(t *testing.T) {
	stream := func(yield func([]int) bool) {
		buffer := make([]int, 1) // the same slice each time, as a Finder gives
		for i := range 7 {
			buffer[0] = i
			if !yield(buffer) {
				return
			}
		}
	}
	const draws = 35_000
	times := map[[3]int]int{}
	r := rand.New(rand.NewPCG(5, 0))
	for range draws {
		sample := Sample(stream, 3, r)
		if len(sample) != 3 || !slices.IsSortedFunc(sample, slices.Compare) {
			t.Fatalf("%v: want three, sorted", sample)
		}
		times[[3]int{sample[0][0], sample[1][0], sample[2][0]}]++
	}
	if len(times) != 35 {
		t.Fatalf("%d different samples, want 35", len(times))
	}
	chiSquare := 0.0
	for _, n := range times {
		chiSquare += float64((n-1000)*(n-1000)) / 1000
	}
	if chiSquare > 77 {
		t.Errorf("chi-square %.1f: the sets are not equally likely", chiSquare)
	}
	if all := Sample(stream, 10, r); len(all) != 7 {
		t.Errorf("asked for 10 of 7, got %d", len(all))
	}
}
