package circuits

import (
	"encoding/binary"
	"fmt"
	"math"

	"github.com/wormotif/wormotif/connectome"
	"github.com/wormotif/wormotif/motifs"
	"github.com/wormotif/wormotif/sim"
)

// Weights is the rule that gives connections their weights.
type Weights string

const (
	// CanonicalWeights are those of the Constants.
	CanonicalWeights Weights = "canonical"
	// SynapseWeights are the canonical ones times the connection's own weight
	// over the median weight of the occurrence's motif connections.
	SynapseWeights Weights = "synapses"
	// BalancedWeights share a neuron's canonical total among the connections of
	// one sign onto it by their own weights.
	BalancedWeights Weights = "balanced"
)

// A Design turns wirings of one pattern into circuits.
type Design struct {
	Pattern   motifs.Pattern
	Constants Constants
	Weights   Weights
	Extra     bool // keep connections that the motif does not ask for

	roles roles
}

// NewDesign returns the design with canonical constants and weights, without
// extra connections.
func NewDesign(p motifs.Pattern) *Design {
	return &Design{Pattern: p, Constants: Canonical(), Weights: CanonicalWeights, roles: rolesOf(p)}
}

// Check refuses unknown rules.
func (d *Design) Check() error {
	switch d.Weights {
	case CanonicalWeights, SynapseWeights, BalancedWeights:
		return nil
	}
	return fmt.Errorf("weights %q: there are %q, %q and %q", d.Weights, CanonicalWeights, SynapseWeights, BalancedWeights)
}

// takes tells whether a wire becomes a synapse. Unsigned ones have no effect
// that could be simulated.
func (d *Design) takes(w Wire) bool {
	return w.Sign != connectome.Unsigned && (w.Own || d.Extra)
}

// Form appends what of a wiring matters under the design: two wirings with one
// form make one circuit, up to the names of its neurons.
func (d *Design) Form(dst []byte, wiring Wiring) []byte {
	for _, w := range wiring {
		if !d.takes(w) {
			continue
		}
		own := byte(0)
		if w.Own {
			own = 1
		}
		dst = append(dst, byte(w.From), byte(w.To), byte(w.Sign)<<1|own)
		if d.Weights != CanonicalWeights {
			dst = binary.LittleEndian.AppendUint64(dst, math.Float64bits(w.Weight))
		}
	}
	return dst
}

// Circuit makes the circuit of a wiring. Neurons stand in the order of the
// pattern's nodes and are named by names, or by the nodes' labels if that is nil.
func (d *Design) Circuit(wiring Wiring, names []string) *sim.Circuit {
	c := &sim.Circuit{}
	d.Fill(c, wiring, names)
	return c
}

// Fill is Circuit into the memory of an earlier one.
func (d *Design) Fill(c *sim.Circuit, wiring Wiring, names []string) {
	c.Neurons, c.Synapses, c.Gaps = c.Neurons[:0], c.Synapses[:0], nil
	for node := range d.Pattern.Nodes {
		n := d.neuron(node)
		if names != nil {
			n.Name = names[node]
		}
		c.Neurons = append(c.Neurons, n)
	}
	for _, w := range wiring {
		if d.takes(w) {
			c.Synapses = append(c.Synapses, d.synapse(w))
		}
	}
	switch d.Weights {
	case SynapseWeights:
		d.scale(c, wiring)
	case BalancedWeights:
		d.balance(c, wiring)
	}
}

// neuron returns the neuron of a node.
func (d *Design) neuron(node int) sim.Neuron {
	n := d.Constants.principal()
	n.Name = d.Pattern.Nodes[node].Label
	switch {
	case d.roles.inhibitory[node]:
		n = d.Constants.inhibitory()
		n.Name = d.Pattern.Nodes[node].Label
	case d.roles.input[node]:
		n.TauM = d.Constants.TauInput
	}
	return n
}

func (k Constants) principal() sim.Neuron {
	return sim.Neuron{
		TauM: k.TauExcitatory, TauSyn: k.TauSyn, ELeak: k.ELeak, VThreshold: k.VThreshold, VReset: k.VReset,
		Refractory: k.RefractoryPrincipal, Release: sim.DefaultRelease(k.VThreshold),
	}
}

func (k Constants) inhibitory() sim.Neuron {
	n := k.principal()
	n.TauM, n.Refractory = k.TauInhibitory, k.RefractoryInhib
	return n
}

// synapse returns the synapse of a wire with its canonical weight. From is -1 for
// a neuron outside of the occurrence.
func (d *Design) synapse(w Wire) sim.Synapse {
	k := &d.Constants
	s := sim.Synapse{Pre: w.From, Post: w.To, Delay: k.Delay}
	switch {
	case !w.Own:
		s.Weight = k.Extra
	case d.roles.weak[w.To]:
		s.Weight = k.Weak
	case w.Sign == connectome.Inhibitory:
		s.Weight = k.Inhibition
	default:
		s.Weight = k.Strong
	}
	if w.Sign == connectome.Inhibitory {
		s.Weight = -s.Weight
	}
	if w.From >= 0 && d.roles.interneuron[w.From] {
		s.Delay = k.DelayInterneuron
	}
	return s
}

// scale multiplies every synapse by its wire's weight over the wiring's median.
func (d *Design) scale(c *sim.Circuit, wiring Wiring) {
	unit := wiring.median()
	i := 0
	for _, w := range wiring {
		if d.takes(w) {
			c.Synapses[i].Weight *= w.Weight / unit
			i++
		}
	}
}

// balance shares the canonical total of a neuron's synapses of one sign among
// them by the weights of their wires.
func (d *Design) balance(c *sim.Circuit, wiring Wiring) {
	type key struct {
		post     int
		inhibits bool
	}
	total, counted := map[key]float64{}, map[key]float64{}
	each := func(do func(s *sim.Synapse, weight float64, k key)) {
		i := 0
		for _, w := range wiring {
			if d.takes(w) {
				s := &c.Synapses[i]
				do(s, w.Weight, key{s.Post, w.Sign == connectome.Inhibitory})
				i++
			}
		}
	}
	each(func(s *sim.Synapse, weight float64, k key) {
		total[k] += s.Weight
		counted[k] += weight
	})
	each(func(s *sim.Synapse, weight float64, k key) { s.Weight = total[k] * weight / counted[k] })
}

// Label writes a wire as the pattern language does: C>X, I|D.
func (d *Design) Label(w Wire) string {
	relation := map[connectome.Sign]string{connectome.Excitatory: ">", connectome.Inhibitory: "|", connectome.Unsigned: "~"}[w.Sign]
	return d.Pattern.Nodes[w.From].Label + relation + d.Pattern.Nodes[w.To].Label
}
