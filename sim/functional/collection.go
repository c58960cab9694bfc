package functional

import (
	"math/rand/v2"
	"slices"

	"github.com/wormotif/wormotif/motifs"
	"github.com/wormotif/wormotif/sim/circuits"
)

// A Collection is occurrences of one motif in one network.
type Collection struct {
	Reader *circuits.Reader
	Total  int     // occurrences in the network
	flat   []int32 // neurons of the collected ones
}

// Collect lists all occurrences or, where sample is above 0 and there are more,
// so many of them, drawn without replacement, in the order of the list.
func Collect(r *circuits.Reader, sample int, random *rand.Rand) *Collection {
	c := &Collection{Reader: r}
	var places []int // of the collected ones in the list
	width := len(r.Pattern.Nodes)
	for occurrence := range motifs.NewFinder(r.Network, r.Pattern).All() {
		at := c.Total
		c.Total++
		switch {
		case sample <= 0:
		case len(places) < sample:
			places = append(places, at)
		default: // algorithm R of Vitter 1985, ACM Trans Math Softw 11:37
			slot := random.IntN(c.Total)
			if slot < sample {
				places[slot] = at
				for i, n := range occurrence {
					c.flat[slot*width+i] = int32(n)
				}
			}
			continue
		}
		for _, n := range occurrence {
			c.flat = append(c.flat, int32(n))
		}
	}
	if sample > 0 && c.Total > sample {
		c.sortBy(places)
	}
	return c
}

// sortBy puts the occurrences in the order of their places.
func (c *Collection) sortBy(places []int) {
	order := make([]int, len(places))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return places[a] - places[b] })
	width := len(c.Reader.Pattern.Nodes)
	sorted := make([]int32, 0, len(c.flat))
	for _, i := range order {
		sorted = append(sorted, c.flat[i*width:(i+1)*width]...)
	}
	c.flat = sorted
}

// Len returns the number of occurrences collected.
func (c *Collection) Len() int { return len(c.flat) / len(c.Reader.Pattern.Nodes) }

// At returns the neurons of occurrence i, one for each node of the pattern.
func (c *Collection) At(i int) []int {
	width := len(c.Reader.Pattern.Nodes)
	occurrence := make([]int, width)
	for j := range occurrence {
		occurrence[j] = int(c.flat[i*width+j])
	}
	return occurrence
}
