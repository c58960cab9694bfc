package motifs

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestFindAgreesWithBruteForce(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 0))
	for i := range 1500 {
		net, p := randomNetwork(r), randomPattern(r)
		graph := newBrute(net)
		automorphisms := p.Automorphisms()
		var want [][]int
		var wantInduced []bool
		eachMap(len(net.Neurons), len(p.Nodes), func(f []int) {
			plain, induced := graph.holds(p, f)
			if plain && smallest(f, automorphisms) {
				want = append(want, slices.Clone(f))
				wantInduced = append(wantInduced, induced)
			}
		})
		var got [][]int
		var gotInduced []bool
		finder := NewFinder(net, p)
		for f := range finder.All() {
			got = append(got, slices.Clone(f))
		}
		for _, f := range got {
			gotInduced = append(gotInduced, finder.Induced(f))
		}
		if !slices.EqualFunc(got, want, slices.Equal) || !slices.Equal(gotInduced, wantInduced) {
			t.Fatalf("case %d: %s: found %v %v, want %v %v", i, p, got, gotInduced, want, wantInduced)
		}
	}
}

// TestFindOptionsOnlyLeaveOut compares what options list with the same filter on
// the full list.
func TestFindOptionsOnlyLeaveOut(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 0))
	listed := 0
	for i := range 1500 {
		net, p := randomNetwork(r), randomPattern(r)
		options := FindOptions{Induced: r.IntN(2) == 0}
		for range r.IntN(3) {
			options.With = append(options.With, r.IntN(len(net.Neurons)))
		}
		all := NewFinder(net, p)
		var every, want, got [][]int
		for f := range all.All() {
			every = append(every, slices.Clone(f))
		}
		for _, f := range every {
			missing := slices.ContainsFunc(options.With, func(w int) bool { return !slices.Contains(f, w) })
			if !missing && (!options.Induced || all.Induced(f)) {
				want = append(want, f)
			}
		}
		for f := range NewFilteredFinder(net, p, options).All() {
			got = append(got, slices.Clone(f))
		}
		if !slices.EqualFunc(got, want, slices.Equal) {
			t.Fatalf("case %d: %s with %+v: found %v, want %v", i, p, options, got, want)
		}
		listed += len(want)
	}
	if listed < 400 {
		t.Errorf("only %d occurrences in all cases: the test has become weak", listed)
	}
}

// smallest tells whether no automorphism turns f into a smaller map.
func smallest(f []int, automorphisms [][]int) bool {
	for _, a := range automorphisms {
		other := make([]int, len(f))
		for i := range f {
			other[i] = f[a[i]]
		}
		if slices.Compare(other, f) < 0 {
			return false
		}
	}
	return true
}

func TestParticipationCountsEveryRole(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 0))
	p, _ := ByName("bifan-excitatory")
	for range 50 {
		net := randomNetwork(r)
		got := Participate(net, p)
		var want int64
		graph := newBrute(net)
		first := make([]int64, len(net.Neurons)) // as A or B
		eachMap(len(net.Neurons), 4, func(f []int) {
			if plain, _ := graph.holds(p, f); plain {
				want++
				first[f[0]]++
			}
		})
		// A map and its three images are one occurrence; each puts a neuron at A in half of them.
		if got.Occurrences != want/4 {
			t.Fatalf("%d occurrences, want %d", got.Occurrences, want/4)
		}
		for i, n := range got.Roles[0].Neurons {
			if n != first[i]/2 {
				t.Errorf("neuron %d sends in %d occurrences, want %d", i, n, first[i]/2)
			}
		}
	}
}
