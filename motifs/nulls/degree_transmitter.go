package nulls

import "github.com/wormotif/wormotif/connectome"

var degreeTransmitter = Model{
	Name:       "degree-transmitter",
	Keeps:      "every neuron's in- and out-degree for each transmitter and sign; the weights of its outgoing connections; unsigned connections",
	Randomizes: "which neurons each transmitter's connections join",
	Source:     "edge swaps: Maslov & Sneppen 2002, Science 296:910; 3-cycles: Rao, Jana & Bandyopadhyay 1996, Sankhyā A 58:225",
	Proof:      "uniform: swaps and 3-cycle reversals reach every network (Berger & Müller-Hannemann 2010) where signs follow the neuron; unproved where they don't",
	sampler: func(net *connectome.Network, o Options) (Sampler, error) {
		return newSwapSampler(net, o, transmitterLayers(net, o), nil), nil
	},
}

// transmitterLayers divides connections by the presynaptic neuron's transmitter
// and the sign.
func transmitterLayers(net *connectome.Network, o Options) layering {
	return signedLayers(o, func(c connectome.Connection) string {
		return string(net.Neurons[c.Pre].Transmitter) + " " + c.Sign.String()
	})
}
