package engram

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"

	"github.com/wormotif/wormotif/sim/learn/sequence"
)

// fileFormat begins every saved network.
const fileFormat = "wormotif engram 1"

// A saved is a network in a file.
type saved struct {
	Format  string
	Network *Network
}

// Save writes the network as JSON, to be read by [Load].
func (n *Network) Save(w io.Writer) error {
	return json.NewEncoder(w).Encode(saved{fileFormat, n})
}

// Load reads a network that [Network.Save] wrote. A file whose parts do not
// fit together is an error.
func Load(r io.Reader) (*Network, error) {
	var s saved
	if err := json.NewDecoder(r).Decode(&s); err != nil {
		return nil, fmt.Errorf("not a saved network (%w): give a file made by --save", err)
	}
	if s.Format != fileFormat || s.Network == nil {
		return nil, fmt.Errorf("its format is %q and not %q: give a file made by --save", s.Format, fileFormat)
	}
	n := s.Network
	if err := n.Config.check(); err != nil {
		return nil, err
	}
	if err := n.checkParts(); err != nil {
		return nil, err
	}
	n.index()
	return n, nil
}

func (n *Network) checkParts() error {
	if n.Channels < 1 || n.Channels > sequence.MaxChannels {
		return fmt.Errorf("%d channels: 1 to %d can be held", n.Channels, sequence.MaxChannels)
	}
	if excitatory, kE, kI := n.types(); n.Excitatory != excitatory || n.KE != kE || n.KI != kI {
		return errors.New("its numbers of excitatory neurons and winners do not follow from its parameters: the file was changed")
	}
	for _, part := range []struct {
		name      string
		got, want int
	}{
		{"decays", len(n.Decay), n.Neurons},
		{"input weights", len(n.Input), n.Neurons * n.Channels},
		{"thresholds", len(n.Threshold), n.Neurons},
		{"readout weights", len(n.Readout), n.Neurons * n.Channels},
		{"stiffnesses", len(n.Stiffness), min(len(n.Stiffness), 1) * n.Neurons * n.Channels},
		{"marks of dead neurons", len(n.Dead), n.Neurons},
	} {
		if part.got != part.want {
			return fmt.Errorf("it has %d %s where %d belong: the file is cut or was changed", part.got, part.name, part.want)
		}
	}
	for i, lam := range n.Decay {
		if !(lam >= 0 && lam < 1) {
			return fmt.Errorf("decay %d is %g and not between 0 and 1: the file was changed", i, lam)
		}
	}
	last := int32(0)
	for i, s := range n.Recurrent {
		if s.Pre < last || int(s.Pre) >= n.Neurons || s.Post < 0 || int(s.Post) >= n.Neurons || math.IsNaN(s.Weight) {
			return fmt.Errorf("recurrent synapse %d is out of order or names a neuron that is not there: the file was changed", i)
		}
		last = s.Pre
	}
	return nil
}
