package motifs

import "math/bits"

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
	out, in          float64 // mean degree of a neuron that has any
}

// newEstimator measures the graph.
func newEstimator(g *dense) *estimator {
	e := &estimator{n: float64(g.n), closure: 1}
	for l := range g.vocabulary.layers {
		m := float64(onesCount(g.out[l].bits))
		s := layerShape{
			density: m / max(1, e.n*e.n),
			sources: float64(onesCount(g.sources[l])),
			targets: float64(onesCount(g.targets[l])),
		}
		s.out, s.in = m/max(1, s.sources), m/max(1, s.targets)
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
			row := g.out[l].row(i)
			degree := float64(onesCount(row))
			for w, word := range row {
				for ; word != 0; word &= word - 1 {
					other := g.out[l].row(w<<6 + bits.TrailingZeros64(word))
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
		var degree, here float64
		shape := e.layers[a.layer]
		switch node {
		case int(a.from):
			other, degree, here = a.to, shape.in, shape.sources
		case int(a.to):
			other, degree, here = a.from, shape.out, shape.targets
		default:
			continue
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

// order returns the nodes in a good order to search them after the nodes
// before, and the estimated number of neurons visited for each map of those; the
// last node's are only counted, not visited.
func (e *estimator) order(c clause, before, nodes []int) ([]int, float64) {
	if len(nodes) == 0 {
		return nil, 0
	}
	var best []int
	bestCost := -1.0
	for _, first := range nodes {
		order, cost := e.orderFrom(c, before, nodes, first)
		if bestCost < 0 || cost < bestCost {
			best, bestCost = order, cost
		}
		if len(before) > 0 {
			break // the first of a part: the greedy choice will do
		}
	}
	return best, bestCost
}

func (e *estimator) orderFrom(c clause, before, nodes []int, first int) ([]int, float64) {
	var placed uint
	for _, node := range before {
		placed |= 1 << node
	}
	maps, cost := 1.0, 0.0
	var order []int
	for len(order) < len(nodes) {
		next, fewest := -1, 0.0
		for _, node := range nodes {
			if placed>>node&1 == 1 {
				continue
			}
			n := e.candidates(c, placed, node)
			if len(order) == 0 && len(before) == 0 && node == first {
				next, fewest = node, n
				break
			}
			if next < 0 || n < fewest {
				next, fewest = node, n
			}
		}
		order = append(order, next)
		placed |= 1 << next
		cost += maps // each earlier map asks for the candidates once
		maps *= fewest
	}
	return order, cost
}

// maps guesses how many maps the nodes have in that order.
func (e *estimator) maps(c clause, order []int) float64 {
	maps := 1.0
	var placed uint
	for _, node := range order {
		maps *= e.candidates(c, placed, node)
		placed |= 1 << node
	}
	return maps
}
