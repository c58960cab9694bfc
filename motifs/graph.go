package motifs

import "github.com/wormotif/wormotif/connectome"

// An Edge is a connection between two neurons given by dense indices: what
// counting reads and what a null model draws.
type Edge struct {
	Pre, Post int32
	Weight    float32
	Sign      connectome.Sign
	Kind      connectome.Kind
}

// Edges returns the connections of the network in their order there.
func Edges(n *connectome.Network) []Edge {
	edges := make([]Edge, len(n.Connections))
	for i, c := range n.Connections {
		edges[i] = Edge{int32(c.Pre), int32(c.Post), float32(c.Weight), c.Sign, c.Kind}
	}
	return edges
}
