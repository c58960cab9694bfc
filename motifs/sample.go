package motifs

import (
	"cmp"
	"iter"
	"math/rand/v2"
	"slices"
)

// Sample draws k of the occurrences, each set of k equally likely, and returns
// them in the order in which they came; all of them where they are no more than
// k. It keeps k at a time: reservoir sampling, Vitter's algorithm R (1985, doi
// 10.1145/3147.3165).
func Sample(occurrences iter.Seq[[]int], k int, r *rand.Rand) [][]int {
	type drawn struct {
		place      int64 // among all occurrences
		occurrence []int
	}
	var reservoir []drawn
	var seen int64
	for occurrence := range occurrences {
		switch i := r.Int64N(seen + 1); {
		case len(reservoir) < k:
			reservoir = append(reservoir, drawn{seen, slices.Clone(occurrence)})
		case i < int64(k):
			copy(reservoir[i].occurrence, occurrence)
			reservoir[i].place = seen
		}
		seen++
	}
	slices.SortFunc(reservoir, func(a, b drawn) int { return cmp.Compare(a.place, b.place) })
	sample := make([][]int, len(reservoir))
	for i, d := range reservoir {
		sample[i] = d.occurrence
	}
	return sample
}
