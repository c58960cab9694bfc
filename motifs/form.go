package motifs

import (
	"cmp"
	"slices"
)

// Canonical returns the pattern in a form that does not depend on how it was
// written: not on its labels, nor on the order of its items, alternatives and
// ends of links without direction, nor on repeated items. Patterns that differ in
// nothing else give the same form, and so the same String. Its nodes are called
// A, B, C, … in their order. Name and About stay.
func (p Pattern) Canonical() Pattern {
	p = p.withoutRepeats()
	v := p.vocabulary()
	base := v.clause(p, nil)

	// Alternatives split the nodes as links do; their layers are kept apart.
	coloured := clause{must: base.must, arcs: slices.Clone(base.arcs)}
	for _, choice := range p.Choices {
		for _, a := range v.arcs(slices.Concat(choice...)) {
			a.layer += uint8(len(v.layers))
			coloured.arcs = append(coloured.arcs, a)
		}
	}
	twins := func(i, j int) bool {
		swap := identity(len(p.Nodes))
		swap[i], swap[j] = j, i
		return base.twins(i, j) && equalChoices(v.choiceArcs(p, swap), v.choiceArcs(p, identity(len(p.Nodes))))
	}
	var best clause
	var bestChoices [][][]arc
	var bestTo []int
	coloured.eachRelabelling(twins, func(to []int) {
		candidate, choices := base.relabelled(to), v.choiceArcs(p, to)
		if bestTo == nil || cmp.Or(candidate.compare(best), compareChoices(choices, bestChoices)) < 0 {
			best, bestChoices, bestTo = candidate, choices, slices.Clone(to)
		}
	})
	return p.relabelled(bestTo)
}

// vocabulary returns the pattern's layers and requirements, numbered in an order
// that does not depend on where the pattern mentions them.
func (p Pattern) vocabulary() *vocabulary {
	var v vocabulary
	for _, n := range p.Nodes {
		v.requirements = append(v.requirements, n.Is...)
	}
	slices.SortFunc(v.requirements, compareRequirements)
	v.requirements = slices.Compact(v.requirements)
	for _, l := range p.allLinks() {
		v.layers = append(v.layers, layer{l.Relation, l.MinWeight})
	}
	slices.SortFunc(v.layers, func(a, b layer) int {
		return cmp.Or(cmp.Compare(a.relation, b.relation), cmp.Compare(a.minWeight, b.minWeight))
	})
	v.layers = slices.Compact(v.layers)
	return &v
}

// allLinks returns the links and those of all alternatives.
func (p Pattern) allLinks() []Link {
	links := slices.Clone(p.Links)
	for _, choice := range p.Choices {
		links = append(links, slices.Concat(choice...)...)
	}
	return links
}

// withoutRepeats returns the pattern with each requirement, link, alternative and
// choice once. A choice with one alternative left is no choice: its links must
// hold.
func (p Pattern) withoutRepeats() Pattern {
	links := slices.Clone(p.Links)
	var choices []Choice
	for _, choice := range p.Choices {
		var alternatives Choice
		for _, a := range choice {
			alternatives = append(alternatives, sortedLinks(a))
		}
		slices.SortFunc(alternatives, compareLinkLists)
		alternatives = slices.CompactFunc(alternatives, slices.Equal)
		if len(alternatives) == 1 {
			links = append(links, alternatives[0]...)
		} else {
			choices = append(choices, alternatives)
		}
	}
	compareTwo := func(a, b Choice) int { return slices.CompareFunc(a, b, compareLinkLists) }
	slices.SortFunc(choices, compareTwo)
	p.Choices = slices.CompactFunc(choices, func(a, b Choice) bool { return compareTwo(a, b) == 0 })
	p.Links = sortedLinks(links)
	p.Nodes = slices.Clone(p.Nodes)
	for i, n := range p.Nodes {
		is := slices.Clone(n.Is)
		slices.SortFunc(is, compareRequirements)
		p.Nodes[i].Is = slices.Compact(is)
	}
	return p
}

// relabelled returns the pattern with node i as node to[i], sorted.
func (p Pattern) relabelled(to []int) Pattern {
	nodes := make([]Node, len(p.Nodes))
	for i, n := range p.Nodes {
		nodes[to[i]] = Node{Label: string(rune('A' + to[i])), Is: n.Is}
	}
	move := func(links []Link) []Link {
		moved := slices.Clone(links)
		for i := range moved {
			moved[i].From, moved[i].To = to[moved[i].From], to[moved[i].To]
		}
		return moved
	}
	choices := make([]Choice, len(p.Choices))
	for i, choice := range p.Choices {
		for _, a := range choice {
			choices[i] = append(choices[i], move(a))
		}
	}
	return Pattern{p.Name, p.About, nodes, move(p.Links), choices}.withoutRepeats()
}

// sortedLinks returns each of the links once, those without direction from the
// smaller node to the larger.
func sortedLinks(links []Link) []Link {
	sorted := slices.Clone(links)
	for i, l := range sorted {
		if (l.Relation == Coupled || l.Relation == Mirrors) && l.From > l.To {
			sorted[i].From, sorted[i].To = l.To, l.From
		}
	}
	slices.SortFunc(sorted, compareLinks)
	return slices.Compact(sorted)
}

func compareLinks(a, b Link) int {
	return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), cmp.Compare(a.Relation, b.Relation),
		cmp.Compare(a.MinWeight, b.MinWeight), compareBools(a.Forbidden, b.Forbidden))
}

func compareLinkLists(a, b []Link) int { return slices.CompareFunc(a, b, compareLinks) }

func compareRequirements(a, b Requirement) int {
	return cmp.Or(cmp.Compare(a.Property, b.Property), cmp.Compare(a.Value, b.Value), compareBools(a.Not, b.Not))
}

func compareChoices(a, b [][][]arc) int {
	return slices.CompareFunc(a, b, func(x, y [][]arc) int { return slices.CompareFunc(x, y, compareArcLists) })
}

func equalChoices(a, b [][][]arc) bool { return compareChoices(a, b) == 0 }
