package motifs

import "slices"

// Automorphisms returns the permutations of the pattern's nodes that leave it as
// it is, the identity among them: node i goes to a[i]. An occurrence is as many
// maps as there are automorphisms.
func (p Pattern) Automorphisms() [][]int {
	var v vocabulary
	base := v.clause(p, nil)
	choices := v.choiceArcs(p, identity(len(p.Nodes)))

	return slices.DeleteFunc(base.automorphisms(), func(a []int) bool {
		return !slices.EqualFunc(choices, v.choiceArcs(p, a), equalAlternatives)
	})
}

// automorphisms returns the permutations of the nodes that leave the clause as
// it is, sorted.
func (c clause) automorphisms() [][]int {
	var found [][]int
	var first clause
	var back []int // undoes the first relabelling
	none := func(int, int) bool { return false }
	c.eachRelabelling(none, func(to []int) {
		relabelled := c.relabelled(to)
		if back == nil {
			first = relabelled
			back = inverse(to)
		}
		if relabelled.compare(first) != 0 {
			return
		}
		a := make([]int, len(to))
		for i, j := range to {
			a[i] = back[j]
		}
		found = append(found, a)
	})
	slices.SortFunc(found, slices.Compare)
	return found
}

// symmetryBreaks returns, for each node in order, the positions of the earlier
// nodes that must have smaller neurons, so that of all the maps of these nodes
// that automorphisms turn into each other just one is left; and how many they
// are. Only automorphisms that keep the set of nodes count. (Grochow & Kellis
// 2007, doi 10.1007/978-3-540-71681-5_7.)
func symmetryBreaks(automorphisms [][]int, order []int) (over [][]int, symmetry int) {
	var group [][]int // restricted to the nodes of order
	for _, a := range automorphisms {
		restricted := make([]int, len(order))
		for i, node := range order {
			restricted[i] = slices.Index(order, a[node])
		}
		if !slices.Contains(restricted, -1) && !slices.ContainsFunc(group, func(g []int) bool { return slices.Equal(g, restricted) }) {
			group = append(group, restricted)
		}
	}
	return breaks(group, len(order))
}

// breaks does the same for a group of permutations of n positions.
func breaks(group [][]int, n int) (over [][]int, symmetry int) {
	over = make([][]int, n)
	symmetry = len(group)
	for i := range n {
		var fixing [][]int
		for _, a := range group {
			if a[i] == i {
				fixing = append(fixing, a)
			} else if !slices.Contains(over[a[i]], i) {
				over[a[i]] = append(over[a[i]], i)
			}
		}
		group = fixing
	}
	return over, symmetry
}

// arcs returns the links as arcs.
func (v *vocabulary) arcs(links []Link) []arc {
	var arcs []arc
	for _, l := range links {
		a := arc{uint8(l.From), uint8(l.To), v.layer(l.Relation, l.MinWeight), l.Forbidden}
		arcs = append(arcs, a)
		if l.Relation == Coupled || l.Relation == Mirrors { // they have no direction
			arcs = append(arcs, arc{a.to, a.from, a.layer, a.forbidden})
		}
	}
	return arcs
}

// choiceArcs returns the choices under a relabelling of the nodes, each choice
// and each alternative sorted.
func (v *vocabulary) choiceArcs(p Pattern, to []int) [][][]arc {
	var choices [][][]arc
	for _, choice := range p.Choices {
		var alternatives [][]arc
		for _, links := range choice {
			c := clause{must: make([]needs, len(to)), arcs: v.arcs(links)}
			c = c.relabelled(to)
			c.arcs = slices.Compact(c.arcs)
			alternatives = append(alternatives, c.arcs)
		}
		slices.SortFunc(alternatives, compareArcLists)
		choices = append(choices, alternatives)
	}
	slices.SortFunc(choices, func(a, b [][]arc) int { return slices.CompareFunc(a, b, compareArcLists) })
	return choices
}

func compareArcLists(a, b []arc) int { return slices.CompareFunc(a, b, compareArcs) }

func equalAlternatives(a, b [][]arc) bool {
	return slices.EqualFunc(a, b, func(x, y []arc) bool { return slices.Equal(x, y) })
}

func identity(n int) []int {
	to := make([]int, n)
	for i := range to {
		to[i] = i
	}
	return to
}

func inverse(to []int) []int {
	back := make([]int, len(to))
	for i, j := range to {
		back[j] = i
	}
	return back
}

// Orbits returns the sets of nodes that automorphisms exchange, roles that are
// interchangeable, each sorted and in the order of their first nodes.
func (p Pattern) Orbits() [][]int {
	automorphisms := p.Automorphisms()
	var orbits [][]int
	seen := make([]bool, len(p.Nodes))
	for i := range p.Nodes {
		if seen[i] {
			continue
		}
		var orbit []int
		for _, a := range automorphisms {
			if !seen[a[i]] {
				seen[a[i]] = true
				orbit = append(orbit, a[i])
			}
		}
		slices.Sort(orbit)
		orbits = append(orbits, orbit)
	}
	return orbits
}
