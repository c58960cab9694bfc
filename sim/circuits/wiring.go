package circuits

import (
	"fmt"
	"slices"
	"sort"

	"github.com/wormotif/wormotif/connectome"
	"github.com/wormotif/wormotif/motifs"
)

// A Wiring is the chemical connections among the neurons of one occurrence, by
// From and To.
type Wiring []Wire

// A Wire is one connection between two nodes of the pattern.
type Wire struct {
	From, To int
	Sign     connectome.Sign
	Weight   float64 // as the table counts it
	Own      bool    // the motif asks for it; else it is extra
}

// A Reader looks up the wiring of occurrences of one pattern in one network.
type Reader struct {
	Network *connectome.Network
	Pattern motifs.Pattern

	chemical []connectome.Connection // by Pre and Post
	first    []int                   // those of neuron i are chemical[first[i]:first[i+1]]
}

// NewReader prepares to read the occurrences of the pattern.
func NewReader(n *connectome.Network, p motifs.Pattern) *Reader {
	r := &Reader{Network: n, Pattern: p, first: make([]int, len(n.Neurons)+1)}
	for _, c := range n.Connections {
		if c.Kind == connectome.Chemical && c.Pre != c.Post {
			r.chemical = append(r.chemical, c)
			r.first[c.Pre+1]++
		}
	}
	for i := range n.Neurons {
		r.first[i+1] += r.first[i]
	}
	return r
}

// connection returns the chemical connection from neuron pre to post.
func (r *Reader) connection(pre, post int) (connectome.Connection, bool) {
	mine := r.chemical[r.first[pre]:r.first[pre+1]]
	i := sort.Search(len(mine), func(i int) bool { return mine[i].Post >= post })
	if i < len(mine) && mine[i].Post == post {
		return mine[i], true
	}
	return connectome.Connection{}, false
}

// Append appends the wiring of an occurrence, given as the neuron of each node,
// to dst.
func (r *Reader) Append(dst Wiring, occurrence []int) Wiring {
	start := len(dst)
	for from, pre := range occurrence {
		for to, post := range occurrence {
			if c, ok := r.connection(pre, post); ok {
				dst = append(dst, Wire{From: from, To: to, Sign: c.Sign, Weight: c.Weight})
			}
		}
	}
	w := dst[start:]
	for _, l := range r.Pattern.Links {
		w.claim(l)
	}
	for _, choice := range r.Pattern.Choices {
		for _, alternative := range choice {
			if !slices.ContainsFunc(alternative, func(l motifs.Link) bool { return !w.has(l) }) {
				for _, l := range alternative {
					w.claim(l)
				}
			}
		}
	}
	return dst
}

// find returns the wire that a link asks for.
func (w Wiring) find(l motifs.Link) int {
	return slices.IndexFunc(w, func(x Wire) bool { return x.From == l.From && x.To == l.To })
}

// has tells whether a link of a choice holds.
func (w Wiring) has(l motifs.Link) bool {
	if !signed(l.Relation) && l.Relation != motifs.Contacts {
		return true // no chemical connection is asked for; the finder saw to it
	}
	i := w.find(l)
	there := i >= 0 && w[i].Weight >= float64(l.MinWeight)
	switch {
	case there && l.Relation == motifs.Excites:
		there = w[i].Sign == connectome.Excitatory
	case there && l.Relation == motifs.Inhibits:
		there = w[i].Sign == connectome.Inhibitory
	case there && l.Relation == motifs.OwnSign:
		there = w[i].Sign != connectome.Unsigned
	}
	return there != l.Forbidden
}

// claim marks the wire of a link as the motif's own.
func (w Wiring) claim(l motifs.Link) {
	if l.Forbidden || !signed(l.Relation) && l.Relation != motifs.Contacts {
		return
	}
	if i := w.find(l); i >= 0 {
		w[i].Own = true
	}
}

// Extra returns the number of connections that the motif does not ask for.
func (w Wiring) Extra() int {
	n := 0
	for _, x := range w {
		if !x.Own {
			n++
		}
	}
	return n
}

// median is the median weight of the motif's own connections.
func (w Wiring) median() float64 {
	var own []float64
	for _, x := range w {
		if x.Own {
			own = append(own, x.Weight)
		}
	}
	if len(own) == 0 {
		return 1
	}
	slices.Sort(own)
	return (own[(len(own)-1)/2] + own[len(own)/2]) / 2
}

// Names returns the names of an occurrence's neurons.
func (r *Reader) Names(occurrence []int) []string {
	names := make([]string, len(occurrence))
	for i, n := range occurrence {
		names[i] = r.Network.Neurons[n].Name
	}
	return names
}

// Occurrence turns names, one for each node of the pattern, into an occurrence.
// It is an error if they do not form the motif.
func (r *Reader) Occurrence(names []string) ([]int, error) {
	if len(names) != len(r.Pattern.Nodes) {
		return nil, fmt.Errorf("%d neurons named, the motif has %d: %v", len(names), len(r.Pattern.Nodes), r.Pattern.Labels())
	}
	occurrence := make([]int, len(names))
	for i, name := range names {
		at := slices.IndexFunc(r.Network.Neurons, func(n *connectome.Neuron) bool { return n.Name == name })
		if at < 0 {
			return nil, fmt.Errorf("there is no neuron %q in the network", name)
		}
		if slices.Contains(occurrence[:i], at) {
			return nil, fmt.Errorf("neuron %q is named twice", name)
		}
		occurrence[i] = at
	}
	w := r.Append(nil, occurrence)
	for _, l := range r.Pattern.Links {
		if !w.has(l) {
			return nil, fmt.Errorf("%s is not connected to %s as the motif asks", names[l.From], names[l.To])
		}
	}
	for _, choice := range r.Pattern.Choices {
		if !slices.ContainsFunc(choice, func(a []motifs.Link) bool {
			return !slices.ContainsFunc(a, func(l motifs.Link) bool { return !w.has(l) })
		}) {
			return nil, fmt.Errorf("none of the motif's alternatives holds among %v", names)
		}
	}
	return occurrence, nil
}
