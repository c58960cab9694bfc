package exports

import (
	"slices"

	"github.com/wormotif/wormotif/connectome"
	"github.com/wormotif/wormotif/motifs"
)

// MotifPart returns the part of a network that a motif's occurrences are made
// of: their neurons, and the connections that the motif asks for.
func MotifPart(n *connectome.Network, p motifs.Pattern) (*connectome.Network, error) {
	links := slices.Clone(p.Links)
	for _, choice := range p.Choices {
		for _, alternative := range choice {
			links = append(links, alternative...)
		}
	}
	sign := map[[2]int]connectome.Sign{}
	for _, c := range n.Connections {
		if c.Kind == connectome.Chemical {
			sign[[2]int{c.Pre, c.Post}] = c.Sign
		}
	}
	neurons := make([]bool, len(n.Neurons))
	pairs := map[[2]int]bool{}
	for occurrence := range motifs.NewFinder(n, p).All() {
		for _, neuron := range occurrence {
			neurons[neuron] = true
		}
		for _, l := range links {
			pair := [2]int{occurrence[l.From], occurrence[l.To]}
			if s, there := sign[pair]; there && !l.Forbidden && allows(l.Relation, s) {
				pairs[pair] = true
			}
		}
	}
	return part(n, neurons, pairs)
}

// allows tells whether a chemical connection of a sign can be what a link asks for.
func allows(r motifs.Relation, s connectome.Sign) bool {
	switch r {
	case motifs.Excites:
		return s == connectome.Excitatory
	case motifs.Inhibits:
		return s == connectome.Inhibitory
	case motifs.OwnSign:
		return s != connectome.Unsigned
	}
	return r == motifs.Contacts
}

// part returns the chosen neurons, copied, and the chosen chemical connections.
func part(n *connectome.Network, neurons []bool, pairs map[[2]int]bool) (*connectome.Network, error) {
	place := make([]int, len(n.Neurons))
	var chosen []*connectome.Neuron
	for i, neuron := range n.Neurons {
		if neurons[i] {
			place[i] = len(chosen)
			duplicate := *neuron
			chosen = append(chosen, &duplicate)
		}
	}
	var connections []connectome.Connection
	for _, c := range n.Connections {
		if c.Kind == connectome.Chemical && pairs[[2]int{c.Pre, c.Post}] {
			c.Pre, c.Post = place[c.Pre], place[c.Post]
			connections = append(connections, c)
		}
	}
	result, err := connectome.NewNetwork(chosen, connections)
	if err != nil {
		return nil, err
	}
	result.Source, result.Policy, result.MinWeight = n.Source, n.Policy, n.MinWeight
	return result, nil
}
