package nulls

import "github.com/wormotif/wormotif/connectome"

var degreeSign = Model{
	Name:       "degree-sign",
	Keeps:      "every neuron's excitatory and inhibitory in- and out-degree; the weights of its outgoing connections; unsigned connections",
	Randomizes: "which neurons the connections of each sign join, whatever their transmitter",
	Source:     degreeTransmitter.Source,
	Proof:      degreeTransmitter.Proof,
	sampler: func(net *connectome.Network, o Options) (Sampler, error) {
		return newSwapSampler(net, o, signLayers(o), nil), nil
	},
}

// signLayers divides connections by sign.
func signLayers(o Options) layering {
	return signedLayers(o, func(c connectome.Connection) string { return c.Sign.String() })
}
