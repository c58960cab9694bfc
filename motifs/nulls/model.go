package nulls

import (
	"fmt"

	"github.com/wormotif/wormotif/connectome"
	"github.com/wormotif/wormotif/motifs"
)

// A Model is a rule that draws randomized networks.
type Model struct {
	Name       string
	Keeps      string // what every null shares with the observed network
	Randomizes string
	Source     string // paper
	Proof      string // why every network that it allows is equally likely, as far as that is known
	sampler    func(*connectome.Network, Options) (Sampler, error)
}

// A Sampler draws the nulls of one network. It is not for concurrent use: make
// one for each worker.
type Sampler interface {
	// Draw writes null number k to into, which has one edge for each connection
	// of the network, in its order. Edge i is what connection i became: its
	// presynaptic end, weight and kind are those of connection i unless the
	// model says otherwise.
	Draw(k uint64, into []motifs.Edge)
}

// Options are what a Model leaves to its user.
type Options struct {
	Seed         uint64
	Attempts     int  // attempted moves for each connection; 0 is DefaultAttempts
	SwapUnsigned bool // unsigned connections are one more layer instead of staying put
}

// DefaultAttempts is how many moves are attempted for each connection.
const DefaultAttempts = 100

// models are all models, the default first.
var models = []Model{degreeTransmitter, degreeSign}

// Models returns all models, the default first.
func Models() []Model { return models }

// Find returns the model of that name.
func Find(name string) (Model, error) {
	names := make([]string, len(models))
	for i, m := range models {
		if m.Name == name {
			return m, nil
		}
		names[i] = m.Name
	}
	return Model{}, connectome.UnknownNameError{What: "null model", Name: name, Known: names}
}

// New returns a Sampler of the network's nulls.
func (m Model) New(net *connectome.Network, o Options) (Sampler, error) {
	if o.Attempts < 0 {
		return nil, fmt.Errorf("%d attempts for each connection: use 1 or more", o.Attempts)
	}
	if o.Attempts == 0 {
		o.Attempts = DefaultAttempts
	}
	if len(net.Neurons) > maxNeurons {
		return nil, fmt.Errorf("%d neurons: null models hold a table of all pairs and take at most %d", len(net.Neurons), maxNeurons)
	}
	s, err := m.sampler(net, o)
	if err != nil {
		return nil, fmt.Errorf("null model %s: %w", m.Name, err)
	}
	return s, nil
}
