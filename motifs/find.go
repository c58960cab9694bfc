package motifs

import (
	"iter"
	"math/bits"
	"slices"

	"github.com/wormotif/wormotif/connectome"
)

// A Finder lists the occurrences of one pattern in one network.
type Finder struct {
	search   *search
	induced  bool     // list these only
	with     []uint64 // the neurons that every occurrence must have, as a set
	withs    int      // how many they are
	contacts uint8    // the layer of all chemical connections
	steps    []step
	choices  []choiceAtStep
	alive    [][]uint // by step and choice: the alternatives that nothing placed before contradicts
	explains [][]arc  // the chemical arcs of the links, then those of each alternative in order
}

// choiceAtStep is a choice as the search meets it.
type choiceAtStep struct {
	alternatives [][][]rowOf // by alternative and step: rows that the step's neuron must be in
}

// NewFinder prepares to list the pattern's occurrences in the network.
func NewFinder(n *connectome.Network, p Pattern) *Finder {
	return NewFilteredFinder(n, p, FindOptions{})
}

// FindOptions say which occurrences a Finder lists. The zero value is all.
type FindOptions struct {
	Induced bool  // only induced ones
	With    []int // only those that have all of these neurons, given by index
}

// NewFilteredFinder prepares to list those of the pattern's occurrences that the
// options ask for, and does not visit the others one by one.
func NewFilteredFinder(n *connectome.Network, p Pattern, o FindOptions) *Finder {
	var v vocabulary
	c := v.clause(p, nil)
	f := &Finder{induced: o.Induced, contacts: v.layer(Contacts, 0)}
	f.explains = append(f.explains, c.chemicalArcs(&v))
	for _, choice := range p.Choices {
		for _, links := range choice {
			f.explains = append(f.explains, clause{arcs: v.arcs(links)}.chemicalArcs(&v))
		}
	}
	if o.Induced { // what no alternative explains may not be there: searched for at once
		c.arcs = append(c.arcs, v.unlinked(clause{must: c.must, arcs: slices.Concat(f.explains...)})...)
		c.normalize()
	}
	f.steps = c.steps(nil, identity(len(c.must)))
	over, _ := breaks(p.Automorphisms(), len(p.Nodes))
	for i := range f.steps {
		f.steps[i].over = over[i]
	}
	for _, choice := range p.Choices {
		var at choiceAtStep
		for _, links := range choice {
			alternative := clause{must: make([]needs, len(c.must)), arcs: v.arcs(links)}
			var rows [][]rowOf
			for _, s := range alternative.steps(nil, identity(len(c.must))) {
				rows = append(rows, s.rows)
			}
			at.alternatives = append(at.alternatives, rows)
		}
		f.choices = append(f.choices, at)
	}
	f.alive = make([][]uint, len(p.Nodes)+1)
	for depth := range f.alive {
		f.alive[depth] = make([]uint, len(p.Choices))
	}
	for i, choice := range p.Choices {
		f.alive[0][i] = 1<<len(choice) - 1
	}
	g := newDense(&v, n.Neurons)
	g.load(Edges(n))
	f.search = newSearch(g)
	f.with = make([]uint64, len(f.search.used))
	for _, neuron := range o.With {
		f.with[neuron>>6] |= 1 << (neuron & 63)
	}
	f.withs = onesCount(f.with)
	return f
}

func (c clause) chemicalArcs(v *vocabulary) []arc {
	var arcs []arc
	for _, a := range c.arcs {
		if !a.forbidden && v.layers[a.layer].relation.chemical() {
			arcs = append(arcs, a)
		}
	}
	return arcs
}

// All yields every occurrence once, as the index of each node's neuron, in
// lexicographic order. Of the maps that automorphisms turn into each other the
// smallest stands for the occurrence. The slice is good until the next one is
// asked for. Only one All of a Finder may run at a time.
func (f *Finder) All() iter.Seq[[]int] {
	return func(yield func([]int) bool) {
		clear(f.search.used)
		f.place(0, f.withs, yield)
	}
}

// place extends the map by the next node's neurons. As many of those that every
// occurrence must have as missing says are not placed yet.
func (f *Finder) place(depth, missing int, yield func([]int) bool) bool {
	s := f.search
	left := len(f.steps) - depth
	if left == 0 {
		// Without choices the search has left out what is not induced.
		if f.induced && len(f.choices) > 0 && !f.Induced(s.slots[:depth]) {
			return true
		}
		return yield(s.slots[:depth])
	}
	set := s.sets[depth]
	s.candidates(&f.steps[depth], set)
	switch {
	case missing > left:
		return true
	case missing == left:
		keep(set, f.with)
	}
	for w, word := range set {
		for ; word != 0; word &= word - 1 {
			s.slots[depth] = w<<6 + bits.TrailingZeros64(word)
			if !f.narrow(depth) {
				continue
			}
			bit := word & -word
			s.used[w] |= bit
			more := f.place(depth+1, missing-bits.OnesCount64(f.with[w]&bit), yield)
			s.used[w] &^= bit
			if !more {
				return false
			}
		}
	}
	return true
}

// narrow keeps the alternatives that the neuron at depth does not contradict,
// and tells whether each choice has one.
func (f *Finder) narrow(depth int) bool {
	alive, left := f.alive[depth], f.alive[depth+1]
	for i, choice := range f.choices {
		left[i] = 0
		for rest := alive[i]; rest != 0; rest &= rest - 1 {
			a := bits.TrailingZeros(rest)
			if f.holds(choice.alternatives[a][depth], f.search.slots[:], depth) {
				left[i] |= 1 << a
			}
		}
		if left[i] == 0 {
			return false
		}
	}
	return true
}

// holds tells whether the neuron at depth is in the rows of those before it.
func (f *Finder) holds(rows []rowOf, neurons []int, depth int) bool {
	for _, r := range rows {
		if contains(f.search.graph.row(r, neurons[r.slot]), neurons[depth]) == r.forbidden {
			return false
		}
	}
	return true
}

func contains(set []uint64, i int) bool { return set[i>>6]>>(i&63)&1 == 1 }

// Induced tells whether the neurons of an occurrence have no chemical
// connection among them but the pattern's.
func (f *Finder) Induced(occurrence []int) bool {
	var explained [maxNodes][maxNodes]bool
	explain := func(arcs []arc) {
		for _, a := range arcs {
			explained[a.from][a.to] = true
		}
	}
	explain(f.explains[0])
	i := 1
	for _, choice := range f.choices {
		for _, alternative := range choice.alternatives {
			if f.alternativeHolds(alternative, occurrence) {
				explain(f.explains[i])
			}
			i++
		}
	}
	for from, pre := range occurrence {
		row := f.search.graph.rows[outgoing][f.contacts].row(pre)
		for to, post := range occurrence {
			if !explained[from][to] && contains(row, post) {
				return false
			}
		}
	}
	return true
}

func (f *Finder) alternativeHolds(alternative [][]rowOf, occurrence []int) bool {
	for depth, rows := range alternative {
		if !f.holds(rows, occurrence, depth) {
			return false
		}
	}
	return true
}
