package circuits

import (
	"slices"

	"github.com/wormotif/wormotif/connectome"
	"github.com/wormotif/wormotif/sim"
)

// Embed makes the circuit of an occurrence within the whole network: neurons in
// the network's order, those of the occurrence as Circuit makes them with their
// extra connections. Every other signed connection has the extra weight, and
// every other neuron the constants of its sign. Electrical connections of the
// network are kept with the given conductance a section; 0 leaves them out.
func (r *Reader) Embed(d *Design, occurrence []int, conductance float64) *sim.Circuit {
	c := &sim.Circuit{Neurons: make([]sim.Neuron, len(r.Network.Neurons))}
	for i := range r.Network.Neurons {
		c.Neurons[i] = d.Constants.principal()
		if r.inhibits(i) {
			c.Neurons[i] = d.Constants.inhibitory()
		}
	}
	for node, neuron := range occurrence {
		c.Neurons[neuron] = d.neuron(node)
	}
	for i, n := range r.Network.Neurons {
		c.Neurons[i].Name = n.Name
	}
	// Among themselves the occurrence's neurons are wired as they are alone.
	wiring := r.Append(nil, occurrence)
	alone := *d
	alone.Extra = true
	among := map[[2]int]sim.Synapse{}
	for _, s := range alone.Circuit(wiring, nil).Synapses {
		among[[2]int{occurrence[s.Pre], occurrence[s.Post]}] = s
	}
	unit := wiring.median()
	for _, x := range r.chemical {
		if x.Sign == connectome.Unsigned {
			continue
		}
		s, ok := among[[2]int{x.Pre, x.Post}]
		if !ok {
			s = d.synapse(Wire{From: slices.Index(occurrence, x.Pre), Sign: x.Sign})
			if d.Weights == SynapseWeights {
				s.Weight *= x.Weight / unit
			}
		}
		s.Pre, s.Post = x.Pre, x.Post
		c.Synapses = append(c.Synapses, s)
	}
	if conductance > 0 {
		c.Gaps = r.gaps(conductance)
	}
	return c
}

// inhibits tells whether a neuron only inhibits among its signed connections.
func (r *Reader) inhibits(neuron int) bool {
	some := false
	for _, x := range r.chemical[r.first[neuron]:r.first[neuron+1]] {
		switch x.Sign {
		case connectome.Excitatory:
			return false
		case connectome.Inhibitory:
			some = true
		}
	}
	return some
}

// gaps returns each electrical connection once. A network has it both ways.
func (r *Reader) gaps(conductance float64) []sim.Gap {
	var gaps []sim.Gap
	for _, x := range r.Network.Connections {
		if x.Kind == connectome.Electrical && x.Pre < x.Post {
			gaps = append(gaps, sim.Gap{A: x.Pre, B: x.Post, Conductance: conductance * x.Weight})
		}
	}
	return gaps
}
