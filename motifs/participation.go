package motifs

import "github.com/wormotif/wormotif/connectome"

// A Participation says how many occurrences of a motif each neuron is in.
type Participation struct {
	Occurrences int64
	Roles       []RoleParticipation // one for each orbit of the pattern's nodes
	Neurons     []int64             // by neuron, in any role
}

// A RoleParticipation counts for one role, or for several that are
// interchangeable.
type RoleParticipation struct {
	Nodes   []int   // of the pattern
	Neurons []int64 // by neuron: occurrences in which it has this role
}

// Participate counts the occurrences of the pattern that each neuron takes part
// in.
func Participate(n *connectome.Network, p Pattern) Participation {
	result := Participation{Neurons: make([]int64, len(n.Neurons))}
	roleOf := make([]int, len(p.Nodes))
	for role, nodes := range p.Orbits() {
		result.Roles = append(result.Roles, RoleParticipation{nodes, make([]int64, len(n.Neurons))})
		for _, node := range nodes {
			roleOf[node] = role
		}
	}
	for occurrence := range NewFinder(n, p).All() {
		result.Occurrences++
		for node, neuron := range occurrence {
			result.Roles[roleOf[node]].Neurons[neuron]++
			result.Neurons[neuron]++
		}
	}
	return result
}
