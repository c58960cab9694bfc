package teacher

import "github.com/wormotif/wormotif/sim"

// Canonical is the signed-XOR circuit of the Brian2 validation (see Drive), its
// error neurons fed by the latents. Without pivot the inhibitory neuron I is
// left out.
func Canonical(pivot bool) Circuit {
	const (
		a, b, c, d, i, x, p, m              = 0, 1, 2, 3, 4, 5, 6, 7
		tauInput, tauOther, tauFast         = 12, 15, 6 // ms
		refractory, refractoryFast          = 3, 1      // ms
		strong, weak                        = 84, 28    // mV
		delay, delayInhibitory      float64 = 1, 0.5    // ms
	)
	neuron := func(name string, tau, refractory float64) sim.Neuron {
		return sim.Neuron{Name: name, TauM: tau, TauSyn: 8, ELeak: -70, VThreshold: -50, VReset: -65, Refractory: refractory}
	}
	circuit := Circuit{
		Circuit: sim.Circuit{
			Neurons: []sim.Neuron{
				neuron("A", tauInput, refractory), neuron("B", tauInput, refractory),
				neuron("C", tauOther, refractory), neuron("D", tauOther, refractory),
				neuron("I", tauFast, refractoryFast), neuron("X", tauOther, refractory),
				neuron("P", tauOther, refractory), neuron("M", tauFast, refractoryFast),
			},
			Synapses: []sim.Synapse{
				{Pre: a, Post: c, Weight: strong, Delay: delay}, {Pre: b, Post: d, Weight: strong, Delay: delay},
				{Pre: c, Post: x, Weight: strong, Delay: delay}, {Pre: d, Post: x, Weight: strong, Delay: delay},
				{Pre: c, Post: p, Weight: weak, Delay: delay}, {Pre: x, Post: p, Weight: weak, Delay: delay},
				{Pre: d, Post: m, Weight: weak, Delay: delay}, {Pre: x, Post: m, Weight: weak, Delay: delay},
			},
		},
		A: a, B: b, Plus: p, Minus: m,
	}
	if pivot {
		circuit.Synapses = append(circuit.Synapses,
			sim.Synapse{Pre: a, Post: i, Weight: weak, Delay: delay}, sim.Synapse{Pre: b, Post: i, Weight: weak, Delay: delay},
			sim.Synapse{Pre: i, Post: c, Weight: -strong, Delay: delayInhibitory}, sim.Synapse{Pre: i, Post: d, Weight: -strong, Delay: delayInhibitory})
	}
	return circuit
}
