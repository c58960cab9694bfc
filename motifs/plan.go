package motifs

import (
	"math"
	"math/bits"
	"slices"
)

// A program counts the maps of one clause.
//
// It visits every map of the cut, a set of the clause's nodes whose removal
// leaves parts with no arc between them. Given the neurons of the cut, each part
// is counted alone, and the parts' counts are multiplied. The product also
// counts maps in which neurons of different parts coincide; each such map is an
// injective map of the clause with those nodes merged. So
//
//	maps(clause) = sum over cut maps of product of parts - sum over merges of maps(merged clause)
//
// and the work grows with the pieces, not with the occurrences. A cut that
// leaves one node is plain search; then nothing is merged.
//
// Automorphisms of the clause that keep the cut turn cut maps with the same
// product into each other: one of each kind is visited and counts symmetry times.
type program struct {
	clause   clause
	cut      []step
	parts    []part
	symmetry int
	minus    []int   // the programs of the merged clauses
	cost     float64 // estimated neurons visited, merges included
}

// A part is counted by search, its last node by counting bits. Parts that look
// the same from the cut are counted once and their count raised to power.
type part struct {
	steps []step
	power int
}

// A step finds the neurons that one node can be, given the nodes before it.
type step struct {
	node int
	must needs
	rows []rowOf // those that must hold first
	ends []end   // where nothing before binds it: what it must connect to at all
	over []int   // earlier steps whose neurons must have smaller indices
}

// An end is one side of a layer: the neurons with outgoing, or with incoming,
// connections.
type end struct {
	layer uint8
	side  side // outgoing or incoming
}

// A rowOf is one row that a step's neurons must be in, or must not be in.
type rowOf struct {
	slot      int // which earlier step's neuron the row belongs to
	layer     uint8
	side      side
	forbidden bool
}

// side says which neurons a row holds: those that its neuron connects to, those
// that connect to it, or both together.
type side uint8

const (
	outgoing side = iota
	incoming
	either
)

// A planner turns clauses into programs, each clause shape once.
type planner struct {
	vocabulary *vocabulary
	estimate   *estimator
	programs   []program
	index      map[string]int // programs by canonical clause
	chosen     map[string]*design
}

// A design is the best way found to count a clause.
type design struct {
	cut    []int   // nodes in search order
	parts  [][]int // parts that look the same stand here once
	powers []int   // and this often in the clause
	merges []clause
	cost   float64
}

func newPlanner(v *vocabulary, e *estimator) *planner {
	return &planner{vocabulary: v, estimate: e, index: map[string]int{}, chosen: map[string]*design{}}
}

// program returns the index of the program that counts the clause.
func (pl *planner) program(c clause) int {
	c = c.canonical()
	key := c.key()
	if i, ok := pl.index[key]; ok {
		return i
	}
	d := pl.design(c, key)
	p := c.program(d.cut, d.parts, d.powers)
	p.cost = d.cost
	for _, m := range d.merges {
		p.minus = append(p.minus, pl.program(m))
	}
	pl.programs = append(pl.programs, p)
	pl.index[key] = len(pl.programs) - 1
	return pl.index[key]
}

// plainProgram returns the index of a program that finds the clause's maps by
// search alone.
func (pl *planner) plainProgram(c clause) int {
	c = c.canonical()
	key := "plain" + c.key()
	if i, ok := pl.index[key]; ok {
		return i
	}
	all := uint(1)<<len(c.must) - 1
	routes := pl.estimate.routes(c, 0, all)
	nodes := order(routes, all)
	last := len(nodes) - 1
	p := c.program(nodes[:last], [][]int{nodes[last:]}, []int{1})
	p.cost = routes[all].cost
	pl.programs = append(pl.programs, p)
	pl.index[key] = len(pl.programs) - 1
	return pl.index[key]
}

// program returns the program with that cut and those parts, without merges.
func (c clause) program(cut []int, parts [][]int, powers []int) program {
	p := program{clause: c, cut: c.steps(nil, cut)}
	for i, nodes := range parts {
		p.parts = append(p.parts, part{c.steps(cut, nodes), powers[i]})
	}
	ordered := searchOrder(cut, parts, powers)
	over, symmetry := symmetryBreaks(c.automorphisms(), ordered)
	for i := range ordered {
		if i < len(cut) {
			p.cut[i].over = over[i]
		} else {
			p.parts[0].steps[0].over = over[i]
		}
	}
	p.symmetry = symmetry
	return p
}

// searchOrder returns the nodes that are placed one after the other and by which
// symmetry can be broken: the cut's, and in plain search the last one too.
func searchOrder(cut []int, parts [][]int, powers []int) []int {
	if len(parts) == 1 && len(parts[0]) == 1 && powers[0] == 1 {
		return slices.Concat(cut, parts[0])
	}
	return cut
}

// steps returns the steps that place the nodes in order after the nodes before.
func (c clause) steps(before, nodes []int) []step {
	order := slices.Concat(before, nodes)
	var steps []step
	for _, node := range nodes {
		s := step{node: node, must: c.must[node]}
		for slot, earlier := range order[:len(before)+len(steps)] {
			s.rows = append(s.rows, c.rows(slot, earlier, node)...)
		}
		slices.SortStableFunc(s.rows, func(a, b rowOf) int { return compareBools(a.forbidden, b.forbidden) })
		if len(s.rows) == 0 || s.rows[0].forbidden {
			s.ends = c.ends(node)
		}
		steps = append(steps, s)
	}
	return steps
}

// rows returns what the arcs between an earlier node, which has the slot, and the
// node ask for.
func (c clause) rows(slot, earlier, node int) []rowOf {
	var rows []rowOf
	for _, a := range c.arcs {
		r := rowOf{slot: slot, layer: a.layer, forbidden: a.forbidden}
		switch {
		case int(a.from) == earlier && int(a.to) == node:
		case int(a.to) == earlier && int(a.from) == node:
			r.side = incoming
		default:
			continue
		}
		opposite := rowOf{slot, a.layer, outgoing + incoming - r.side, true}
		if i := slices.Index(rows, opposite); i >= 0 && r.forbidden {
			rows[i].side = either // one look instead of two: most rows of induced counts
		} else {
			rows = append(rows, r)
		}
	}
	return rows
}

// ends returns the sides of layers that the node must be on.
func (c clause) ends(node int) []end {
	var ends []end
	for _, a := range c.arcs {
		switch {
		case a.forbidden:
		case int(a.from) == node:
			indexOrAppend(&ends, end{a.layer, outgoing})
		case int(a.to) == node:
			indexOrAppend(&ends, end{a.layer, incoming})
		}
	}
	return ends
}

// design finds the cheapest cut. Every set of nodes is tried as a cut, the
// cheapest without its merges first, so that the search stops early.
func (pl *planner) design(c clause, key string) *design {
	if d, ok := pl.chosen[key]; ok {
		return d
	}
	all := uint(1)<<len(c.must) - 1
	routes := pl.estimate.routes(c, 0, all)
	automorphisms := c.automorphisms()
	var designs []*design
	for cut := range all {
		if d := pl.withCut(c, cut, routes); d != nil {
			_, symmetry := symmetryBreaks(automorphisms, searchOrder(d.cut, d.parts, d.powers))
			d.cost /= float64(symmetry)
			designs = append(designs, d)
		}
	}
	slices.SortStableFunc(designs, func(a, b *design) int {
		return compareFloats(a.cost, b.cost)
	})
	best := &design{cost: math.Inf(1)}
	for _, d := range designs {
		if d.cost >= best.cost {
			break
		}
		if pl.addMerges(c, d, best.cost) {
			best = d
		}
	}
	pl.chosen[key] = best
	return best
}

func compareFloats(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// withCut returns the design with that cut, merges not yet added; nil where it
// can't pay: one part of several nodes is the same search with a larger cut.
// routes are those of the clause's nodes.
func (pl *planner) withCut(c clause, cut uint, routes map[uint]route) *design {
	parts := c.partsWithout(cut)
	if len(parts) == 1 && len(parts[0]) > 1 {
		return nil
	}
	d := &design{cut: order(routes, cut), cost: routes[cut].cost}
	var keys []string
	for _, part := range parts {
		key := c.partKey(d.cut, part)
		if i := slices.Index(keys, key); i >= 0 {
			d.powers[i]++
			continue
		}
		set := setOf(part)
		inner := pl.estimate.routes(c, cut, set)
		keys = append(keys, key)
		d.parts = append(d.parts, order(inner, set))
		d.powers = append(d.powers, 1)
		d.cost += routes[cut].maps * inner[set].cost
	}
	return d
}

func setOf(nodes []int) uint {
	var set uint
	for _, node := range nodes {
		set |= 1 << node
	}
	return set
}

// partsWithout returns the sets of nodes that stay connected when the nodes of
// the cut are taken away.
func (c clause) partsWithout(cut uint) [][]int {
	reach := make([]uint, len(c.must))
	for _, a := range c.arcs {
		reach[a.from] |= 1 << a.to
		reach[a.to] |= 1 << a.from
	}
	var parts [][]int
	left := (uint(1)<<len(c.must) - 1) &^ cut
	for left != 0 {
		part := left & -left
		for grown := uint(0); grown != part; {
			grown = part
			for rest := part; rest != 0; rest &= rest - 1 {
				part |= reach[bits.TrailingZeros(rest)] & left
			}
		}
		left &^= part
		var nodes []int
		for rest := part; rest != 0; rest &= rest - 1 {
			nodes = append(nodes, bits.TrailingZeros(rest))
		}
		parts = append(parts, nodes)
	}
	return parts
}

// partKey returns a key that is the same for parts that look the same from the
// cut's nodes.
func (c clause) partKey(cut, part []int) string {
	nodes := slices.Concat(cut, part)
	place := make([]int, len(c.must))
	for i := range place {
		place[i] = -1
	}
	for i, node := range nodes {
		place[node] = i
	}
	sub := clause{must: make([]needs, len(nodes))}
	for i, node := range nodes {
		sub.must[i] = c.must[node]
		if i < len(cut) {
			sub.must[i] = 1 << 63 >> i // each node of the cut is itself only
		}
	}
	for _, a := range c.arcs {
		from, to := place[a.from], place[a.to]
		if from >= len(cut) && to >= 0 || to >= len(cut) && from >= 0 {
			sub.arcs = append(sub.arcs, arc{uint8(from), uint8(to), a.layer, a.forbidden})
		}
	}
	sub.normalize()
	return sub.canonical().key()
}

// addMerges adds the clauses with nodes of different parts merged, and tells
// whether the whole still costs less than limit.
func (pl *planner) addMerges(c clause, d *design, limit float64) bool {
	parts := c.partsWithout(setOf(d.cut)) // all of them, those counted once for several too
	if len(parts) == 1 {
		return true
	}
	ok := true
	eachMerge(len(c.must), parts, func(block []int, n int) bool {
		merged, possible := c.merged(block, n, pl.vocabulary)
		if !possible {
			return true
		}
		merged = merged.canonical()
		d.cost += pl.design(merged, merged.key()).cost
		d.merges = append(d.merges, merged)
		ok = d.cost < limit
		return ok
	})
	return ok
}

// eachMerge calls f with every way to merge nodes of different parts, at least
// two of them, until f returns false: node i becomes node block[i] of n.
func eachMerge(nodes int, parts [][]int, f func(block []int, n int) bool) {
	partOf := make([]int, nodes)
	for i := range partOf {
		partOf[i] = -1 // in the cut: never merged
	}
	for i, part := range parts {
		for _, node := range part {
			partOf[node] = i
		}
	}
	block := make([]int, nodes)
	var place func(node, n int) bool
	place = func(node, n int) bool {
		if node == nodes {
			return n == nodes || f(block, n)
		}
		block[node] = n
		if !place(node+1, n+1) {
			return false
		}
		if partOf[node] < 0 {
			return true
		}
		for b := range n {
			free := true
			for earlier := range node {
				if block[earlier] == b && (partOf[earlier] < 0 || partOf[earlier] == partOf[node]) {
					free = false
				}
			}
			if free {
				block[node] = b
				if !place(node+1, n) {
					return false
				}
			}
		}
		return true
	}
	place(0, 0)
}
