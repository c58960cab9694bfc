package nulls

import (
	"cmp"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"

	"github.com/wormotif/wormotif/connectome"
	"github.com/wormotif/wormotif/motifs"
)

// drawn makes a network from words such as "a>b": one neuron a letter, > by ACh,
// } by Glu, | by GABA, ? unsigned.
func drawn(text string) *connectome.Network {
	type mark struct {
		t connectome.Transmitter
		s connectome.Sign
	}
	marks := map[byte]mark{
		'>': {connectome.ACh, connectome.Excitatory}, '}': {connectome.Glu, connectome.Excitatory},
		'|': {connectome.GABA, connectome.Inhibitory}, '?': {connectome.NoTransmitter, connectome.Unsigned},
	}
	words := strings.Fields(text)
	letters := map[byte]bool{}
	for _, w := range words {
		letters[w[0]], letters[w[2]] = true, true
	}
	index := map[byte]int{}
	net := &connectome.Network{}
	for i, letter := range slices.Sorted(maps.Keys(letters)) {
		index[letter] = i
		net.Neurons = append(net.Neurons, &connectome.Neuron{Cell: connectome.Cell{Name: string(letter)}})
	}
	for i, w := range words {
		m := marks[w[1]]
		if m.t != connectome.NoTransmitter {
			net.Neurons[index[w[0]]].Transmitter = m.t
		}
		net.Connections = append(net.Connections, connectome.Connection{Pre: index[w[0]], Post: index[w[2]], Sign: m.s, Weight: float64(i + 1)})
	}
	slices.SortFunc(net.Connections, func(a, b connectome.Connection) int {
		return cmp.Or(cmp.Compare(a.Pre, b.Pre), cmp.Compare(a.Post, b.Post))
	})
	return net
}

// A constraint names the class that a connection belongs to ("" stays in
// place), and what else two networks must share. It is written apart from the
// samplers, so that a mistake there does not repeat itself here.
type constraint struct {
	class func(*connectome.Network, motifs.Edge) string
	share func(*connectome.Network, []motifs.Edge) string
}

// text is a network as a sorted list of its connections, weights left out:
// networks that differ only in weights are the same.
func text(edges []motifs.Edge) string {
	words := make([]string, len(edges))
	for i, e := range edges {
		words[i] = fmt.Sprintf("%c%c%d", 'a'+e.Pre, 'a'+e.Post, e.Sign)
	}
	slices.Sort(words)
	return strings.Join(words, " ")
}

// degrees counts each neuron's outgoing and incoming connections of each class.
func (c constraint) degrees(net *connectome.Network, edges []motifs.Edge) string {
	count := map[string]int{}
	for _, e := range edges {
		if class := c.class(net, e); class != "" {
			count[fmt.Sprint("out ", e.Pre, " ", class)]++
			count[fmt.Sprint("in ", e.Post, " ", class)]++
		}
	}
	return fmt.Sprint(count)
}

func (c constraint) signature(net *connectome.Network, edges []motifs.Edge) string {
	s := c.degrees(net, edges)
	if c.share != nil {
		s += c.share(net, edges)
	}
	return s
}

// all lists every network that the constraint allows, by trying every
// postsynaptic end for every connection that may move.
func (c constraint) all(net *connectome.Network) map[string]int {
	edges := motifs.Edges(net)
	want := c.signature(net, edges)
	taken := map[[2]int32]bool{}
	var moving []int
	for i, e := range edges {
		if c.class(net, e) == "" {
			taken[[2]int32{e.Pre, e.Post}] = true
		} else {
			moving = append(moving, i)
		}
	}
	found := map[string]int{}
	var place func(k int)
	place = func(k int) {
		if k == len(moving) {
			if c.signature(net, edges) == want {
				found[text(edges)] = 0
			}
			return
		}
		e := &edges[moving[k]]
		was := e.Post
		for post := range int32(len(net.Neurons)) {
			pair := [2]int32{e.Pre, post}
			if post == e.Pre || taken[pair] {
				continue
			}
			e.Post, taken[pair] = post, true
			place(k + 1)
			delete(taken, pair)
		}
		e.Post = was
	}
	place(0)
	return found
}

// uniformity draws nulls and returns the p of a chi-square test that all listed
// networks are equally likely. A null that is not listed fails the test.
func uniformity(t *testing.T, s Sampler, net *connectome.Network, listed map[string]int) float64 {
	t.Helper()
	const perNetwork = 50
	edges := make([]motifs.Edge, len(net.Connections))
	draws := max(2000, perNetwork*len(listed))
	seen := maps.Clone(listed)
	for k := range draws {
		s.Draw(uint64(k), edges)
		if _, ok := seen[text(edges)]; !ok {
			t.Fatalf("null %d breaks the constraint: %s", k, text(edges))
		}
		seen[text(edges)]++
	}
	expected := float64(draws) / float64(len(listed))
	var chi2 float64
	for _, n := range seen {
		chi2 += (float64(n) - expected) * (float64(n) - expected) / expected
	}
	return distuv.ChiSquared{K: float64(len(listed) - 1)}.Survival(chi2)
}

// testUniform tests a model on small networks.
func testUniform(t *testing.T, m Model, o Options, c constraint, networks []string) {
	for _, words := range networks {
		t.Run(words, func(t *testing.T) {
			net := drawn(words)
			listed := c.all(net)
			if len(listed) < 2 || len(listed) > 3000 {
				t.Fatalf("%d networks listed: of no use", len(listed))
			}
			o.Seed = 1
			s, err := m.New(net, o)
			if err != nil {
				t.Fatal(err)
			}
			if p := uniformity(t, s, net, listed); p < 0.001 {
				t.Errorf("not uniform over %d networks: p = %.2g", len(listed), p)
			} else {
				t.Logf("%d networks, p = %.2f", len(listed), p)
			}
		})
	}
}

// byTransmitter is what degree-transmitter keeps.
var byTransmitter = constraint{class: func(net *connectome.Network, e motifs.Edge) string {
	if e.Sign == connectome.Unsigned {
		return ""
	}
	return string(net.Neurons[e.Pre].Transmitter) + fmt.Sprint(e.Sign)
}}

// bySign is what degree-sign keeps.
var bySign = constraint{class: func(_ *connectome.Network, e motifs.Edge) string {
	if e.Sign == connectome.Unsigned {
		return ""
	}
	return fmt.Sprint(e.Sign)
}}

// withUnsigned lets unsigned connections move too.
func withUnsigned(c constraint) constraint {
	class := c.class
	c.class = func(net *connectome.Network, e motifs.Edge) string {
		if e.Sign == connectome.Unsigned {
			return "unsigned"
		}
		return class(net, e)
	}
	return c
}

// smallNetworks have one sign a neuron. Swaps alone cannot leave the first three.
var smallNetworks = []string{
	"a>b b>c c>a",
	"a|b b|c c|a d>a d>b d>c",
	"a>b b>c c>a a>d b>d c>d d>a d>b d>c",
	"a>b b>c c>a c>d d>e e>c",
	"a>b a>c b>c c>d d>a d>e e>b",
	"a>b a>c b}c c}d d|a d|e e|b a>e b}e c}a",
	"a>b b>a a>c c>d d>b b?d c?a d}a",
	"a>b b>c c}d d}e e>a a>c c}a d}b",
}

func TestDegreeTransmitterIsUniform(t *testing.T) {
	testUniform(t, degreeTransmitter, Options{}, byTransmitter, smallNetworks[:5])
	testUniform(t, degreeTransmitter, Options{}, byTransmitter, smallNetworks[7:])
	testUniform(t, degreeTransmitter, Options{SwapUnsigned: true}, withUnsigned(byTransmitter), []string{
		"a>b b>c c>a a?d", "a?b b?c c?a d>a d>b", "a?b b?c c?d d?a a?c", "a>b a>c b}c b}a c?d c?a d?b d?c",
	})
}

func TestDegreeSignIsUniform(t *testing.T) {
	testUniform(t, degreeSign, Options{}, bySign, smallNetworks)
}

// Under policy receptor a neuron excites and inhibits: layers compete for pairs.
func TestUniformWhereANeuronHasBothSigns(t *testing.T) {
	testUniform(t, degreeSign, Options{}, bySign, []string{
		"a>b b>c c>d d>b a|c b|d c|a d|a",
		"a>b a|c b>c b|a c>d c|b d>a d|b",
		"a>b b|a a|c c>b b>d d|c d>a",
		"a>b b>c c>a a|d d|b b|e e>d d?a",
		"a>b a|c a?d b>a b|d c>d c|b d|a",
		"a>b b>c c>d d>a a|c b|d c|a d|b",
	})
}

// A sampler that goes on until a number of swaps succeeded, however many were
// rejected, prefers networks with many neighbours. The test must see that.
func TestUniformityRejectsABiasedSampler(t *testing.T) {
	net := drawn("a>b a>c b>c c>d d>a d>e e>b")
	c := newChain(net, Options{Seed: 1}, transmitterLayers(net, Options{}))
	if p := uniformity(t, onlySuccesses{c}, net, byTransmitter.all(net)); p > 0.001 {
		t.Errorf("p = %g", p)
	}
}

type onlySuccesses struct{ *chain }

func (s onlySuccesses) Draw(k uint64, into []motifs.Edge) {
	c := s.chain
	src := rand.New(rand.NewPCG(c.seed, k))
	copy(c.post, c.start)
	copy(c.taken, c.startTaken)
	for done := 0; done < 50; {
		before := slices.Clone(c.post)
		swap(c.row, c.post, c.taken, uint64(src.IntN(len(c.post))), uint64(src.IntN(len(c.post))))
		if !slices.Equal(before, c.post) {
			done++
		}
	}
	c.write(c.post, into)
}

// Swaps alone never leave a directed 3-cycle.
func TestUniformityRejectsSwapsAlone(t *testing.T) {
	net := drawn("a>b b>c c>a")
	c := newChain(net, Options{Attempts: 100}, transmitterLayers(net, Options{}))
	copy(c.post, c.start)
	copy(c.taken, c.startTaken)
	for range 1000 {
		c.swaps(c.layers[0])
	}
	if !slices.Equal(c.post, c.start) {
		t.Error("swaps left a 3-cycle")
	}
}
