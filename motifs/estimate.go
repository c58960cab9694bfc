package motifs

import (
	"math/bits"
	"slices"
)

// An estimator guesses how many maps a search visits, from the degrees of the
// graph at hand. Only the choice of a plan depends on it, never a count.
type estimator struct {
	n       float64
	layers  []layerShape
	share   []float64 // by requirement: the share of neurons that meet it
	closure float64   // how much likelier than by degrees alone two neurons with a common neighbour connect
}

// A layerShape is what matters of a layer's degrees.
type layerShape struct {
	density          float64 // connections per ordered pair
	sources, targets float64 // neurons with an outgoing, an incoming connection
	out, in          degrees
}

// degrees are those of the neurons that have any connection of the layer.
type degrees struct {
	mean   float64
	biased float64 // mean over connections: of a neuron met by following one
}

func newDegrees(rows rowSet, neurons float64) degrees {
	var sum, squares float64
	for i := range len(rows.bits) / max(1, rows.words) {
		d := float64(onesCount(rows.row(i)))
		sum += d
		squares += d * d
	}
	return degrees{sum / max(1, neurons), squares / max(1, sum)}
}

// newEstimator measures the graph.
func newEstimator(g *dense) *estimator {
	e := &estimator{n: float64(g.n), closure: 1}
	for l := range g.vocabulary.layers {
		m := float64(onesCount(g.rows[outgoing][l].bits))
		s := layerShape{
			density: m / max(1, e.n*e.n),
			sources: float64(onesCount(g.ends[outgoing][l])),
			targets: float64(onesCount(g.ends[incoming][l])),
		}
		s.out = newDegrees(g.rows[outgoing][l], s.sources)
		s.in = newDegrees(g.rows[incoming][l], s.targets)
		e.layers = append(e.layers, s)
	}
	for i := range g.vocabulary.requirements {
		e.share = append(e.share, float64(onesCount(g.meets[i]))/max(1, e.n))
	}
	e.closure = closure(g)
	return e
}

func onesCount(words []uint64) int {
	n := 0
	for _, word := range words {
		n += bits.OnesCount64(word)
	}
	return n
}

// closure compares the targets that connected neurons share with what their
// degrees alone would give, over at most 4,000 connections.
func closure(g *dense) float64 {
	var shared, expected float64
	visited := 0
	for l, layer := range g.vocabulary.layers {
		if layer.relation == Mirrors {
			continue
		}
		for i := 0; i < g.n && visited < 4000; i++ {
			row := g.rows[outgoing][l].row(i)
			degree := float64(onesCount(row))
			for w, word := range row {
				for ; word != 0; word &= word - 1 {
					other := g.rows[outgoing][l].row(w<<6 + bits.TrailingZeros64(word))
					visited++
					for k := range row {
						shared += float64(bits.OnesCount64(row[k] & other[k]))
					}
					expected += degree * float64(onesCount(other)) / float64(g.n)
				}
			}
		}
	}
	if expected == 0 {
		return 1
	}
	return max(1, shared/expected)
}

// candidates guesses how many neurons a node can be, given the placed nodes.
func (e *estimator) candidates(c clause, placed uint, node int) float64 {
	size, ties := e.n, 0
	open := e.n // by the arcs to nodes not yet placed
	for _, a := range c.arcs {
		var other uint8
		var there degrees
		var here float64
		shape := e.layers[a.layer]
		switch node {
		case int(a.from):
			other, there, here = a.to, shape.in, shape.sources
		case int(a.to):
			other, there, here = a.from, shape.out, shape.targets
		default:
			continue
		}
		degree := there.mean
		if c.linked(other)&placed != 0 {
			degree = there.biased
		}
		switch {
		case placed>>other&1 == 0:
			if !a.forbidden {
				open = min(open, here)
			}
		case a.forbidden:
			size *= 1 - min(0.9, shape.density*e.closure)
		case ties == 0:
			size *= degree / e.n
			ties++
		default:
			size *= min(0.8, degree/e.n*e.closure)
			ties++
		}
	}
	if ties == 0 {
		size = min(size, open)
	}
	for rest := c.must[node]; rest != 0; rest &= rest - 1 {
		size *= e.share[bits.TrailingZeros64(uint64(rest))]
	}
	return size
}

// linked returns the nodes that the node has required arcs with, as bits.
func (c clause) linked(node uint8) uint {
	var set uint
	for _, a := range c.arcs {
		switch {
		case a.forbidden:
		case a.from == node:
			set |= 1 << a.to
		case a.to == node:
			set |= 1 << a.from
		}
	}
	return set
}

// A route is the best order found to place a set of nodes.
type route struct {
	last   int     // the node placed last
	before uint    // the set without it
	cost   float64 // how often candidates are asked for, for each map of the nodes before
	maps   float64 // maps of the set
}

// routes returns, for every set of the nodes as bits, the cheapest order to place
// them after those before (dynamic programming over sets).
func (e *estimator) routes(c clause, before, nodes uint) map[uint]route {
	best := map[uint]route{0: {maps: 1}}
	for set := uint(0); ; {
		from := best[set]
		for rest := nodes &^ set; rest != 0; rest &= rest - 1 {
			node := bits.TrailingZeros(rest)
			larger := set | 1<<node
			p := route{node, set, from.cost + from.maps, from.maps * e.candidates(c, before|set, node)}
			if old, ok := best[larger]; !ok || p.cost < old.cost || p.cost == old.cost && p.maps < old.maps {
				best[larger] = p
			}
		}
		if set == nodes {
			return best
		}
		set = (set - nodes) & nodes // the next larger subset of nodes
	}
}

// order reads the nodes of a set in the order of the best route to it.
func order(routes map[uint]route, set uint) []int {
	var nodes []int
	for ; set != 0; set = routes[set].before {
		nodes = append(nodes, routes[set].last)
	}
	slices.Reverse(nodes)
	return nodes
}
