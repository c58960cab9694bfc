package sim

// A Circuit is a network of point neurons.
type Circuit struct {
	Neurons  []Neuron
	Synapses []Synapse // several for one pair add up; a neuron may reach itself
	Gaps     []Gap
}

// A Neuron holds the constants of one neuron.
type Neuron struct {
	Name       string
	TauM       float64 // ms, membrane time constant
	TauSyn     float64 // ms, decay of the synaptic current
	ELeak      float64 // mV, resting potential
	VThreshold float64 // mV
	VReset     float64 // mV
	Refractory float64 // ms
	Release    Release // read by the graded model only
}

// Release is how a graded neuron turns voltage into transmitter.
type Release struct {
	Half  float64 // mV, voltage of half release
	Slope float64 // mV, voltage over which release grows e-fold at its foot
	Rate  float64 // Hz, rate of spikes that full release is worth
}

// A Synapse is a chemical connection between two neurons, given by index.
type Synapse struct {
	Pre, Post int
	Weight    float64 // mV that an arriving spike adds to I
	Delay     float64 // ms
}

// A Gap is an electrical connection between two neurons, given by index. It
// conducts both ways.
type Gap struct {
	A, B        int
	Conductance float64 // over the leak conductance, which all neurons share
}
