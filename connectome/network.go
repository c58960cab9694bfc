package connectome

import (
	"fmt"
	"slices"
)

// A Neuron is a cell of a Network together with its transmitter. It is a gonum
// graph.Node whose ID is its index in the Network.
type Neuron struct {
	Cell
	Transmitter       Transmitter // primary transmitter under the sign policy
	Grade             Grade       // how firm the evidence for it is
	TransmitterSource string      // ID of the atlas that says so
	index             int
}

// ID returns the neuron's index in its Network.
func (n *Neuron) ID() int64 { return int64(n.index) }

// DOTID returns the neuron's name: gonum's DOT encoder writes it.
func (n *Neuron) DOTID() string { return n.Name }

// A Network is the neurons of one Table and the connections among them, signed
// under one policy. Self-connections are dropped and counted. It is a gonum
// directed multigraph: see graph.go.
type Network struct {
	Source                 Source
	Policy                 string       // name of the sign policy
	MinWeight              float64      // connections below it were left out
	SelfConnectionsDropped int          // chemical ones
	Neurons                []*Neuron    // sorted by name
	Connections            []Connection // neuron to neuron; by kind, Pre, Post

	index    map[string]int
	out, in  [][]int // neighbours by connections of any kind, sorted
	outLines [][]int // places in Connections, by Post and Kind
}

// NewNetwork makes a network of neurons, which must be sorted by name, and the
// connections among them: hand-drawn examples and networks that were drawn at
// random. Connections are sorted; a self-connection, a neuron that does not
// exist and a second connection of one kind between a pair are errors.
func NewNetwork(neurons []*Neuron, connections []Connection) (*Network, error) {
	n := &Network{Neurons: neurons, Connections: connections}
	slices.SortFunc(n.Connections, byKindPrePost)
	for i, c := range n.Connections {
		if min(c.Pre, c.Post) < 0 || max(c.Pre, c.Post) >= len(neurons) {
			return nil, fmt.Errorf("connection %d to %d: there are %d neurons", c.Pre, c.Post, len(neurons))
		}
		if c.Pre == c.Post {
			return nil, fmt.Errorf("neuron %s has a self-connection", neurons[c.Pre].Name)
		}
		if i > 0 && byKindPrePost(n.Connections[i-1], c) == 0 {
			return nil, fmt.Errorf("two %s connections from %s to %s", c.Kind, neurons[c.Pre].Name, neurons[c.Post].Name)
		}
	}
	n.index = make(map[string]int, len(neurons))
	for i, u := range neurons {
		if i > 0 && neurons[i-1].Name >= u.Name {
			return nil, fmt.Errorf("neuron %s stands after %s: neurons must be sorted by name", u.Name, neurons[i-1].Name)
		}
		u.index = i
		n.index[u.Name] = i
	}
	n.link()
	return n, nil
}

// link fills the lists of neighbours.
func (n *Network) link() {
	n.out, n.in = make([][]int, len(n.Neurons)), make([][]int, len(n.Neurons))
	n.outLines = make([][]int, len(n.Neurons))
	for i, c := range n.Connections {
		n.out[c.Pre] = append(n.out[c.Pre], c.Post)
		n.in[c.Post] = append(n.in[c.Post], c.Pre)
		n.outLines[c.Pre] = append(n.outLines[c.Pre], i)
	}
	for i := range n.Neurons {
		slices.Sort(n.out[i])
		n.out[i] = slices.Compact(n.out[i])
		slices.Sort(n.in[i])
		n.in[i] = slices.Compact(n.in[i])
		slices.SortStableFunc(n.outLines[i], func(a, b int) int { return n.Connections[a].Post - n.Connections[b].Post })
	}
}

// Index returns the place of the neuron of that name in Neurons. Spellings that
// Canonical maps are understood.
func (n *Network) Index(name string) (int, bool) {
	if i, ok := n.index[name]; ok {
		return i, true
	}
	name, _ = Canonical(name)
	i, ok := n.index[name]
	return i, ok
}

// Summary is the counts that every result shows of its network.
type Summary struct {
	Neurons                int     `json:"neurons"`
	Connections            int     `json:"connections"`
	SelfConnectionsDropped int     `json:"self_connections_dropped"`
	Excitatory             int     `json:"excitatory"`
	Inhibitory             int     `json:"inhibitory"`
	Unsigned               int     `json:"unsigned"`
	Weight                 float64 `json:"weight"`
	Electrical             int     `json:"electrical,omitempty"`
}

// Summary counts the neurons and the chemical connections by sign.
// Electrical connections, where the network has them, stand apart.
func (n *Network) Summary() Summary {
	s := Summary{Neurons: len(n.Neurons), SelfConnectionsDropped: n.SelfConnectionsDropped}
	for _, c := range n.Connections {
		switch {
		case c.Kind == Electrical:
			s.Electrical++
			continue
		case c.Kind != Chemical:
			continue
		case c.Sign == Excitatory:
			s.Excitatory++
		case c.Sign == Inhibitory:
			s.Inhibitory++
		default:
			s.Unsigned++
		}
		s.Connections++
		s.Weight += c.Weight
	}
	return s
}
