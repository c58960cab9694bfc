package motifs

import (
	"math/bits"
	"path"

	"github.com/wormotif/wormotif/connectome"
)

// A rowSet is a relation among n neurons as n bit sets of the same length: bit
// j of row i is set where i relates to j.
type rowSet struct {
	words int
	bits  []uint64
}

func newRowSet(n int) rowSet {
	words := (n + 63) / 64
	return rowSet{words, make([]uint64, n*words)}
}

func (r rowSet) row(i int) []uint64 { return r.bits[i*r.words : (i+1)*r.words] }
func (r rowSet) set(i, j int32)     { r.bits[int(i)*r.words+int(j>>6)] |= 1 << (j & 63) }

// A dense graph is what the search reads: for each layer of a vocabulary who
// connects to whom and from whom, and who meets which requirements.
type dense struct {
	vocabulary *vocabulary
	n          int
	rows       [3][]rowSet   // by side and layer
	ends       [2][][]uint64 // by side and layer: the neurons whose row is not empty
	meets      [][]uint64    // by requirement
	domains    map[needs][]uint64
	signs      []uint8 // by neuron: the signs of its outgoing connections as bits
}

func newDense(v *vocabulary, neurons []*connectome.Neuron) *dense {
	n := len(neurons)
	words := (n + 63) / 64
	g := &dense{vocabulary: v, n: n, domains: map[needs][]uint64{}, signs: make([]uint8, n)}
	for range v.layers {
		for side := range g.rows {
			g.rows[side] = append(g.rows[side], newRowSet(n))
		}
		for side := range g.ends {
			g.ends[side] = append(g.ends[side], make([]uint64, words))
		}
	}
	for l, layer := range v.layers {
		if layer.relation == Mirrors {
			g.setMirrors(l, neurons)
		}
	}
	for _, r := range v.requirements {
		set := make([]uint64, words)
		for i, neuron := range neurons {
			if !r.identity() && r.metBy(neuron) {
				set[i>>6] |= 1 << (i & 63)
			}
		}
		g.meets = append(g.meets, set)
	}
	return g
}

// identity tells whether the requirement depends on the connections.
func (r Requirement) identity() bool {
	return r.Property == ExcitatoryNeuron || r.Property == InhibitoryNeuron
}

func (r Requirement) metBy(n *connectome.Neuron) bool {
	var met bool
	switch r.Property {
	case OfRole:
		met = string(n.Role) == r.Value
	case OfTransmitter:
		met = string(n.Transmitter) == r.Value
	case Named:
		name, _ := path.Match(r.Value, n.Name)
		class, _ := path.Match(r.Value, n.Class)
		met = name || class
	}
	return met != r.Not
}

func (g *dense) setMirrors(layer int, neurons []*connectome.Neuron) {
	type half struct {
		class string
		side  connectome.Side
	}
	// A class such as RMD has three pairs: the name without its side is the key.
	index := map[half]int{}
	for i, n := range neurons {
		if n.Side != connectome.NoSide {
			index[half{n.Name[:len(n.Name)-1], n.Side}] = i
		}
	}
	for i, n := range neurons {
		other := connectome.Left
		if n.Side == connectome.Left {
			other = connectome.Right
		}
		if n.Side == connectome.NoSide {
			continue
		}
		if j, ok := index[half{n.Name[:len(n.Name)-1], other}]; ok {
			g.connect(layer, int32(i), int32(j))
		}
	}
}

func (g *dense) connect(layer int, pre, post int32) {
	g.rows[outgoing][layer].set(pre, post)
	g.rows[incoming][layer].set(post, pre)
	g.rows[either][layer].set(pre, post)
	g.rows[either][layer].set(post, pre)
	g.ends[outgoing][layer][pre>>6] |= 1 << (pre & 63)
	g.ends[incoming][layer][post>>6] |= 1 << (post & 63)
}

// load replaces the graph's connections. Self-connections are passed over.
func (g *dense) load(edges []Edge) {
	for l, layer := range g.vocabulary.layers {
		if layer.relation != Mirrors {
			for side := range g.rows {
				clear(g.rows[side][l].bits)
			}
			for side := range g.ends {
				clear(g.ends[side][l])
			}
		}
	}
	clear(g.signs)
	for _, e := range edges {
		if e.Kind == connectome.Chemical && e.Pre != e.Post {
			g.signs[e.Pre] |= uint8(e.Sign)
		}
	}
	for _, e := range edges {
		if e.Pre == e.Post {
			continue
		}
		for l, layer := range g.vocabulary.layers {
			if !layer.holds(e, connectome.Sign(g.signs[e.Pre])) {
				continue
			}
			g.connect(l, e.Pre, e.Post)
			if layer.relation == Coupled {
				g.connect(l, e.Post, e.Pre)
			}
		}
	}
	g.setIdentities()
	for needs := range g.domains {
		g.fillDomain(needs)
	}
}

// holds tells whether the edge is of the layer; own is the sign of the presynaptic
// neuron, where it has one.
func (l layer) holds(e Edge, own connectome.Sign) bool {
	if e.Weight < l.minWeight {
		return false
	}
	switch l.relation {
	case Excites:
		return e.Kind == connectome.Chemical && e.Sign == connectome.Excitatory
	case Inhibits:
		return e.Kind == connectome.Chemical && e.Sign == connectome.Inhibitory
	case Contacts:
		return e.Kind == connectome.Chemical
	case OwnSign:
		return e.Kind == connectome.Chemical && e.Sign == own && own != connectome.Unsigned
	case Coupled:
		return e.Kind == connectome.Electrical
	}
	return false
}

func (g *dense) setIdentities() {
	for i, r := range g.vocabulary.requirements {
		if !r.identity() {
			continue
		}
		only := uint8(connectome.Excitatory)
		if r.Property == InhibitoryNeuron {
			only = uint8(connectome.Inhibitory)
		}
		clear(g.meets[i])
		for neuron, signs := range g.signs {
			if (signs == only) != r.Not {
				g.meets[i][neuron>>6] |= 1 << (neuron & 63)
			}
		}
	}
}

// domain returns the neurons that meet the needs; its content follows load.
func (g *dense) domain(needs needs) []uint64 {
	if set, ok := g.domains[needs]; ok {
		return set
	}
	g.domains[needs] = make([]uint64, (g.n+63)/64)
	g.fillDomain(needs)
	return g.domains[needs]
}

func (g *dense) fillDomain(needs needs) {
	set := g.domains[needs]
	for i := range g.n {
		set[i>>6] |= 1 << (i & 63)
	}
	for rest := needs; rest != 0; rest &= rest - 1 {
		for w, word := range g.meets[bits.TrailingZeros64(uint64(rest))] {
			set[w] &= word
		}
	}
}
