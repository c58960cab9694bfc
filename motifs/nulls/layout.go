package nulls

import (
	"github.com/wormotif/wormotif/connectome"
	"github.com/wormotif/wormotif/motifs"
)

// A layout divides the connections that move into slots. A slot is a place for a
// connection: its presynaptic end is fixed and its postsynaptic end is what
// moves, so in- and out-degrees in each layer hold whatever slots exchange.
type layout struct {
	neurons  int
	observed []motifs.Edge // in the order of the network
	slots    []int         // connection of each slot; slots are sorted by layer, then presynaptic end
	pre      []uint32      // of each slot
	start    []uint32      // postsynaptic end of each slot as observed
	layers   []layer
}

// A layer is a range of slots.
type layer struct {
	from, to int
	first    []uint32 // slots of neuron v are first[v] to first[v+1], counted from from
}

func newLayout(net *connectome.Network, name layering) layout {
	l := layout{neurons: len(net.Neurons), observed: motifs.Edges(net)}
	for _, group := range name.group(net) {
		from := len(l.slots)
		l.slots = append(l.slots, group...)
		l.layers = append(l.layers, layer{from, len(l.slots), firstSlots(net, group)})
	}
	for _, i := range l.slots {
		l.pre = append(l.pre, uint32(net.Connections[i].Pre))
		l.start = append(l.start, uint32(net.Connections[i].Post))
	}
	return l
}

// firstSlots returns where each neuron's slots begin in a layer whose
// connections are sorted by presynaptic neuron, and at last their number.
func firstSlots(net *connectome.Network, group []int) []uint32 {
	first := make([]uint32, len(net.Neurons)+1)
	for _, i := range group {
		first[net.Connections[i].Pre+1]++
	}
	for v := range net.Neurons {
		first[v+1] += first[v]
	}
	return first
}

// write writes the network whose slots have these postsynaptic ends.
func (l *layout) write(post []uint32, into []motifs.Edge) {
	copy(into, l.observed)
	for slot, i := range l.slots {
		into[i].Post = int32(post[slot])
	}
}

// signedByNeuron reports whether all chemical connections of each neuron have
// one sign.
func signedByNeuron(net *connectome.Network) bool {
	sign := map[int]connectome.Sign{}
	for _, c := range net.Connections {
		if c.Kind != connectome.Chemical {
			continue
		}
		if s, ok := sign[c.Pre]; ok && s != c.Sign {
			return false
		}
		sign[c.Pre] = c.Sign
	}
	return true
}
