package connectome

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/iterator"
)

// A Network is a simple directed graph whose edges join the connections of all
// kinds between two neurons, and a directed multigraph with one line for each
// connection. Weights are strengths (sections or synapses), not lengths: an
// algorithm for shortest paths needs a graph.Weighting of its own.
var (
	_ graph.Directed                   = (*Network)(nil)
	_ graph.WeightedDirected           = (*Network)(nil)
	_ graph.DirectedMultigraph         = (*Network)(nil)
	_ graph.WeightedDirectedMultigraph = (*Network)(nil)
	_ graph.WeightedLine               = Line{}
	_ graph.WeightedEdge               = Edge{}
)

// An Edge is all connections from one neuron to another, its weight their sum.
type Edge struct {
	F, T *Neuron
	W    float64
}

func (e Edge) From() graph.Node { return e.F }
func (e Edge) To() graph.Node   { return e.T }
func (e Edge) Weight() float64  { return e.W }

// ReversedEdge returns the edge the other way round, which is not in the network.
func (e Edge) ReversedEdge() graph.Edge { return Edge{e.T, e.F, e.W} }

// A Line is one connection between two neurons.
type Line struct {
	F, T *Neuron
	Connection
	id int64 // place in Connections
}

func (l Line) From() graph.Node { return l.F }
func (l Line) To() graph.Node   { return l.T }
func (l Line) ID() int64        { return l.id }
func (l Line) Weight() float64  { return l.Connection.Weight }

// ReversedLine returns the line the other way round, which is not in the network.
func (l Line) ReversedLine() graph.Line { l.F, l.T = l.T, l.F; return l }

func (n *Network) has(id int64) bool { return id >= 0 && id < int64(len(n.Neurons)) }

// Node returns the neuron with the index, or nil.
func (n *Network) Node(id int64) graph.Node {
	if !n.has(id) {
		return nil
	}
	return n.Neurons[id]
}

// Nodes returns all neurons in the order of their names.
func (n *Network) Nodes() graph.Nodes {
	nodes := make([]graph.Node, len(n.Neurons))
	for i, u := range n.Neurons {
		nodes[i] = u
	}
	return iterator.NewOrderedNodes(nodes)
}

// From returns the neurons that u sends connections to, in the order of their names.
func (n *Network) From(u int64) graph.Nodes { return n.neighbours(n.out, u) }

// To returns the neurons that send connections to v, in the order of their names.
func (n *Network) To(v int64) graph.Nodes { return n.neighbours(n.in, v) }

func (n *Network) neighbours(lists [][]int, u int64) graph.Nodes {
	if !n.has(u) || len(lists[u]) == 0 {
		return graph.Empty
	}
	nodes := make([]graph.Node, len(lists[u]))
	for i, v := range lists[u] {
		nodes[i] = n.Neurons[v]
	}
	return iterator.NewOrderedNodes(nodes)
}

// HasEdgeFromTo reports whether u sends any connection to v.
func (n *Network) HasEdgeFromTo(u, v int64) bool {
	if !n.has(u) {
		return false
	}
	_, ok := slices.BinarySearch(n.out[u], int(v))
	return ok
}

// HasEdgeBetween reports whether there is a connection from u to v or back.
func (n *Network) HasEdgeBetween(u, v int64) bool {
	return n.HasEdgeFromTo(u, v) || n.HasEdgeFromTo(v, u)
}

// Edge returns all connections from u to v as one Edge, or nil.
func (n *Network) Edge(u, v int64) graph.Edge {
	// A nil of an interface type, not an interface that holds a nil.
	if e := n.WeightedEdge(u, v); e != nil {
		return e
	}
	return nil
}

// WeightedEdge returns all connections from u to v as one Edge, or nil.
func (n *Network) WeightedEdge(u, v int64) graph.WeightedEdge {
	if !n.HasEdgeFromTo(u, v) {
		return nil
	}
	w, _ := n.Weight(u, v)
	return Edge{n.Neurons[u], n.Neurons[v], w}
}

// Weight returns the summed weight of the connections from u to v and true;
// 0 and true for a neuron and itself; +Inf and false where there is none, as
// in gonum's own graphs.
func (n *Network) Weight(u, v int64) (w float64, ok bool) {
	if u == v {
		return 0, n.has(u)
	}
	if !n.HasEdgeFromTo(u, v) {
		return math.Inf(1), false
	}
	for _, i := range n.linesBetween(u, v) {
		w += n.Connections[i].Weight
	}
	return w, true
}

// Lines returns the connections from u to v, one line for each kind.
func (n *Network) Lines(u, v int64) graph.Lines {
	places := n.linesBetween(u, v)
	if len(places) == 0 {
		return graph.Empty
	}
	lines := make([]graph.Line, len(places))
	for k, i := range places {
		lines[k] = n.line(i)
	}
	return iterator.NewOrderedLines(lines)
}

// WeightedLines returns the connections from u to v, one line for each kind.
func (n *Network) WeightedLines(u, v int64) graph.WeightedLines {
	places := n.linesBetween(u, v)
	if len(places) == 0 {
		return graph.Empty
	}
	lines := make([]graph.WeightedLine, len(places))
	for k, i := range places {
		lines[k] = n.line(i)
	}
	return iterator.NewOrderedWeightedLines(lines)
}

// WeightedEdges returns all edges in the order of their ends.
func (n *Network) WeightedEdges() graph.WeightedEdges {
	var edges []graph.WeightedEdge
	for u := range n.Neurons {
		for _, v := range n.out[u] {
			edges = append(edges, n.WeightedEdge(int64(u), int64(v)))
		}
	}
	if edges == nil {
		return graph.Empty
	}
	return iterator.NewOrderedWeightedEdges(edges)
}

// Edges returns all edges in the order of their ends.
func (n *Network) Edges() graph.Edges {
	var edges []graph.Edge
	for u := range n.Neurons {
		for _, v := range n.out[u] {
			edges = append(edges, n.Edge(int64(u), int64(v)))
		}
	}
	if edges == nil {
		return graph.Empty
	}
	return iterator.NewOrderedEdges(edges)
}

// linesBetween returns the places in Connections of those from u to v.
func (n *Network) linesBetween(u, v int64) []int {
	if !n.has(u) {
		return nil
	}
	all := n.outLines[u]
	from, ok := slices.BinarySearchFunc(all, int(v), func(i, v int) int { return n.Connections[i].Post - v })
	if !ok {
		return nil
	}
	to := from + 1
	for to < len(all) && n.Connections[all[to]].Post == int(v) {
		to++
	}
	return all[from:to]
}

func (n *Network) line(i int) Line {
	c := n.Connections[i]
	return Line{n.Neurons[c.Pre], n.Neurons[c.Post], c, int64(i)}
}
