package engram

import (
	"math"
	"math/rand/v2"
)

// Lesion kills a fraction of the living neurons, of either type, drawn with the
// seed, and returns how many. The dead never win again.
func (n *Network) Lesion(fraction float64, seed uint64) int {
	rng := rand.New(rand.NewPCG(seed, streamLesion))
	var living []int
	for i, dead := range n.Dead {
		if !dead {
			living = append(living, i)
		}
	}
	count := min(int(math.Round(fraction*float64(len(living)))), len(living))
	for _, i := range rng.Perm(len(living))[:count] {
		n.Dead[living[i]] = true
	}
	return count
}
