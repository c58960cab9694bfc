package connectome

// A Neuron is a cell of a Network together with its transmitter. It is a gonum
// graph.Node whose ID is its index in the Network.
type Neuron struct {
	Cell
	Transmitter Transmitter // primary transmitter under the sign policy
	Grade       Grade       // how firm the evidence for it is
	index       int
}

// ID returns the neuron's index in its Network.
func (n *Neuron) ID() int64 { return int64(n.index) }

// Transmitter is a neurotransmitter: ACh, Glu, GABA, dopamine, …, or empty.
type Transmitter string

const (
	NoTransmitter Transmitter = ""
	ACh           Transmitter = "ACh"
	Glu           Transmitter = "Glu"
	GABA          Transmitter = "GABA"
)

// Grade is how firm the evidence for a neuron's transmitter is.
type Grade string

const (
	NoGrade Grade = ""
	Firm    Grade = "firm"
	Dim     Grade = "dim" // dim and variable expression, starred in Wang et al. 2024
)

// A Network is the neurons of one Table and the connections among them, signed
// under one policy. Self-connections are dropped and counted.
type Network struct {
	Source                 Source
	Policy                 string       // name of the sign policy
	MinWeight              float64      // connections below it were left out
	SelfConnectionsDropped int          // chemical ones
	Neurons                []*Neuron    // sorted by name
	Connections            []Connection // neuron to neuron; by kind, Pre, Post
}
