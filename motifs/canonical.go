package motifs

import (
	"cmp"
	"slices"
)

// eachRelabelling calls f with permutations of the clause's nodes, at least all
// those that could make it equal to another labelling of itself: to[i] is the
// new index of node i. It splits the nodes by their looks, gives each of the first
// that still look alike a look of its own, one after the other, and goes on from
// there (individualization and refinement; McKay & Piperno 2014, doi
// 10.1016/j.jsc.2013.09.003). Of alike nodes for which skip is true only the
// earlier is tried.
func (c clause) eachRelabelling(skip func(earlier, later int) bool, f func(to []int)) {
	var split func(colour []int)
	split = func(colour []int) {
		alike := firstAlike(colour)
		if alike == nil {
			f(colour)
			return
		}
		for i, node := range alike {
			if slices.ContainsFunc(alike[:i], func(earlier int) bool { return skip(earlier, node) }) {
				continue
			}
			single := make([]int, len(colour))
			for j, of := range colour {
				single[j] = 2 * of
			}
			single[node]--
			split(c.refined(single))
		}
	}
	split(c.colours())
}

// firstAlike returns the nodes of the smallest colour that several have; nil
// where each node has its own.
func firstAlike(colour []int) []int {
	nodes := make([][]int, len(colour))
	for node, of := range colour {
		nodes[of] = append(nodes[of], node)
	}
	if i := slices.IndexFunc(nodes, func(alike []int) bool { return len(alike) > 1 }); i >= 0 {
		return nodes[i]
	}
	return nil
}

// colours numbers the nodes so that nodes which a relabelling could exchange
// have the same number, and the numbers do not depend on the labelling.
func (c clause) colours() []int {
	distinct := slices.Clone(c.must)
	slices.Sort(distinct)
	distinct = slices.Compact(distinct)
	colour := make([]int, len(c.must))
	for i, must := range c.must {
		colour[i], _ = slices.BinarySearch(distinct, must)
	}
	return c.refined(colour)
}

// refined splits colours by those of the neighbours until nothing splits any
// more, and numbers them from 0 without gaps in the order that they had.
func (c clause) refined(colour []int) []int {
	type ray struct {
		layer          uint8
		out, forbidden bool
		colour         int
	}
	type look struct {
		colour int
		rays   []ray
	}
	compareRays := func(a, b ray) int {
		return cmp.Or(cmp.Compare(a.layer, b.layer), compareBools(a.out, b.out), compareBools(a.forbidden, b.forbidden), cmp.Compare(a.colour, b.colour))
	}
	compareLooks := func(a, b look) int {
		return cmp.Or(cmp.Compare(a.colour, b.colour), slices.CompareFunc(a.rays, b.rays, compareRays))
	}
	colour = slices.Clone(colour)
	for count := 0; ; {
		looks := make([]look, len(c.must))
		for i := range looks {
			looks[i].colour = colour[i]
		}
		for _, a := range c.arcs {
			looks[a.from].rays = append(looks[a.from].rays, ray{a.layer, true, a.forbidden, colour[a.to]})
			looks[a.to].rays = append(looks[a.to].rays, ray{a.layer, false, a.forbidden, colour[a.from]})
		}
		for i := range looks {
			slices.SortFunc(looks[i].rays, compareRays)
		}
		sorted := slices.Clone(looks)
		slices.SortFunc(sorted, compareLooks)
		sorted = slices.CompactFunc(sorted, func(a, b look) bool { return compareLooks(a, b) == 0 })
		for i := range looks {
			colour[i], _ = slices.BinarySearchFunc(sorted, looks[i], compareLooks)
		}
		if len(sorted) == count {
			return colour
		}
		count = len(sorted)
	}
}

func compareBools(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// canonical returns the clause in a labelling that depends on nothing but its
// shape: two clauses that differ only by the order of their nodes give the same.
func (c clause) canonical() clause {
	var best clause
	c.eachRelabelling(c.twins, func(to []int) {
		candidate := c.relabelled(to)
		if best.must == nil || candidate.compare(best) < 0 {
			best = candidate
		}
	})
	return best
}

// twins tells whether exchanging two nodes leaves the clause as it is: the leaves
// of a star are, and trying their orders would not end.
func (c clause) twins(i, j int) bool {
	swap := identity(len(c.must))
	swap[i], swap[j] = j, i
	return c.must[i] == c.must[j] && slices.Equal(c.relabelled(swap).arcs, c.arcs)
}

func (c clause) relabelled(to []int) clause {
	r := clause{must: make([]needs, len(c.must)), arcs: make([]arc, len(c.arcs))}
	for i, j := range to {
		r.must[j] = c.must[i]
	}
	for i, a := range c.arcs {
		r.arcs[i] = arc{uint8(to[a.from]), uint8(to[a.to]), a.layer, a.forbidden}
	}
	slices.SortFunc(r.arcs, compareArcs)
	return r
}

func (c clause) compare(other clause) int {
	return cmp.Or(slices.Compare(c.must, other.must), slices.CompareFunc(c.arcs, other.arcs, compareArcs))
}

// key is the clause as a map key.
func (c clause) key() string {
	key := make([]byte, 0, 8*len(c.must)+4*len(c.arcs)+1)
	key = append(key, byte(len(c.must)))
	for _, must := range c.must {
		for shift := 0; shift < 64; shift += 8 {
			key = append(key, byte(must>>shift))
		}
	}
	for _, a := range c.arcs {
		forbidden := byte(0)
		if a.forbidden {
			forbidden = 1
		}
		key = append(key, a.from, a.to, a.layer, forbidden)
	}
	return string(key)
}
