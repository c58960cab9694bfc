package motifs

import (
	"cmp"
	"math/bits"
	"slices"
)

// A clause is a pattern without choices: arcs that must all hold, or must all be
// absent, among neurons that meet their requirements.
// Every pattern is a sum of clauses.
type clause struct {
	must []needs // by node
	arcs []arc   // sorted, no two the same
}

// needs is a set of requirements: bit i is requirement i of the vocabulary.
type needs uint64

// An arc is a link with its relation looked up in the vocabulary.
type arc struct {
	from, to  uint8
	layer     uint8
	forbidden bool
}

func compareArcs(a, b arc) int {
	order := cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to), cmp.Compare(a.layer, b.layer))
	if order == 0 && a.forbidden != b.forbidden {
		order = -1
		if a.forbidden {
			order = 1
		}
	}
	return order
}

// A term is a clause and how often it counts.
type term struct {
	clause
	times int64
}

// A layer is a kind of connection that some link asks for.
type layer struct {
	relation  Relation
	minWeight float32
}

// A vocabulary numbers the layers and requirements of the patterns that are
// counted together.
type vocabulary struct {
	layers       []layer
	requirements []Requirement
}

func indexOrAppend[T comparable](list *[]T, item T) int {
	if i := slices.Index(*list, item); i >= 0 {
		return i
	}
	*list = append(*list, item)
	return len(*list) - 1
}

func (v *vocabulary) layer(relation Relation, minWeight float32) uint8 {
	return uint8(indexOrAppend(&v.layers, layer{relation, minWeight}))
}

func (v *vocabulary) need(r Requirement) needs {
	return 1 << indexOrAppend(&v.requirements, r)
}

// terms returns clauses whose counts of maps, each times its factor, add up to
// the pattern's. Alternatives of a choice combine by inclusion and exclusion:
// |a or b| = |a| + |b| - |a and b|.
func (v *vocabulary) terms(p Pattern) []term {
	var terms []term
	for _, chosen := range p.selections() {
		sign := int64(1)
		for _, alternatives := range chosen {
			if bits.OnesCount(alternatives)%2 == 0 {
				sign = -sign
			}
		}
		if c := v.clause(p, chosen); c.possible(v) {
			terms = append(terms, term{c, sign})
		}
	}
	return terms
}

// inducedTerms does the same for the maps among whose neurons there is no
// chemical connection but the pattern's: those of its links and of the
// alternatives that hold. Exactly the alternatives T hold in
// sum over U containing T of (-1)^|U-T| maps in which U holds.
func (v *vocabulary) inducedTerms(p Pattern) []term {
	var terms []term
	for _, exactly := range p.selections() {
		unlinked := v.unlinked(v.clause(p, exactly))
		for _, chosen := range p.selections() {
			sign, contains := int64(1), true
			for i := range chosen {
				contains = contains && chosen[i]&exactly[i] == exactly[i]
				if bits.OnesCount(chosen[i]&^exactly[i])%2 == 1 {
					sign = -sign
				}
			}
			if !contains {
				continue
			}
			c := v.clause(p, chosen)
			c.arcs = append(c.arcs, unlinked...)
			c.normalize()
			if c.possible(v) {
				terms = append(terms, term{c, sign})
			}
		}
	}
	return terms
}

// unlinked returns arcs that forbid every chemical connection which the clause
// does not ask for.
func (v *vocabulary) unlinked(c clause) []arc {
	var linked [maxNodes][maxNodes]bool
	for _, a := range c.arcs {
		if !a.forbidden && v.layers[a.layer].relation.chemical() {
			linked[a.from][a.to] = true
		}
	}
	contacts := v.layer(Contacts, 0)
	var arcs []arc
	for from := range len(c.must) {
		for to := range len(c.must) {
			if from != to && !linked[from][to] {
				arcs = append(arcs, arc{uint8(from), uint8(to), contacts, true})
			}
		}
	}
	return arcs
}

func (r Relation) chemical() bool { return r != Coupled && r != Mirrors }

// selections returns every way to choose at least one alternative of each
// choice: for each choice the set of alternatives as bits.
func (p Pattern) selections() [][]uint {
	all := [][]uint{nil}
	for _, choice := range p.Choices {
		var longer [][]uint
		for _, chosen := range all {
			for alternatives := uint(1); alternatives < 1<<len(choice); alternatives++ {
				longer = append(longer, append(slices.Clone(chosen), alternatives))
			}
		}
		all = longer
	}
	return all
}

// clause returns the pattern's links and the chosen alternatives as a clause.
func (v *vocabulary) clause(p Pattern, chosen []uint) clause {
	c := clause{must: make([]needs, len(p.Nodes))}
	for i, n := range p.Nodes {
		for _, r := range n.Is {
			c.must[i] |= v.need(r)
		}
	}
	links := slices.Clone(p.Links)
	for i, alternatives := range chosen {
		for ; alternatives != 0; alternatives &= alternatives - 1 {
			links = append(links, p.Choices[i][bits.TrailingZeros(alternatives)]...)
		}
	}
	c.arcs = v.arcs(links)
	c.normalize()
	return c
}

func (c *clause) normalize() {
	slices.SortFunc(c.arcs, compareArcs)
	c.arcs = slices.Compact(c.arcs)
}

// merged returns the clause in which node i has become node block[i] of n, and
// whether any map can meet it.
func (c clause) merged(block []int, n int, v *vocabulary) (clause, bool) {
	m := clause{must: make([]needs, n)}
	for i, b := range block {
		m.must[b] |= c.must[i]
	}
	for _, a := range c.arcs {
		from, to := uint8(block[a.from]), uint8(block[a.to])
		if from != to {
			m.arcs = append(m.arcs, arc{from, to, a.layer, a.forbidden})
		} else if !a.forbidden {
			return m, false // nothing connects to itself
		}
	}
	m.normalize()
	return m, m.possible(v)
}

// possible is false where requirements or arcs contradict each other. An
// ordered pair has at most one chemical connection, hence one sign.
func (c clause) possible(v *vocabulary) bool {
	var excitatory, inhibitory needs
	for i, r := range v.requirements {
		switch {
		case r.Not:
		case r.Property == ExcitatoryNeuron:
			excitatory |= 1 << i
		case r.Property == InhibitoryNeuron:
			inhibitory |= 1 << i
		}
	}
	for i, a := range c.arcs {
		if a.forbidden {
			continue
		}
		relation := v.layers[a.layer].relation
		if relation == Excites && c.must[a.from]&inhibitory != 0 || relation == Inhibits && c.must[a.from]&excitatory != 0 {
			return false
		}
		for _, b := range c.arcs[i+1:] {
			if b.from != a.from || b.to != a.to {
				break // arcs are sorted by their ends
			}
			if v.contradict(a.layer, b.layer, b.forbidden) {
				return false
			}
		}
	}
	for _, must := range c.must {
		if must&excitatory != 0 && must&inhibitory != 0 {
			return false
		}
	}
	return true
}

// contradict tells whether a connection of layer a excludes what b asks.
func (v *vocabulary) contradict(a, b uint8, forbidden bool) bool {
	la, lb := v.layers[a], v.layers[b]
	if forbidden {
		same := la.relation == lb.relation || la.relation.chemical() && lb.relation == Contacts
		return same && la.minWeight >= lb.minWeight
	}
	return la.relation == Excites && lb.relation == Inhibits || la.relation == Inhibits && lb.relation == Excites
}
