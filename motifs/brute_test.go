package motifs

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/wormotif/wormotif/connectome"
)

// The tests here compare the engine with a brute force that shares no code with
// it: it tries every injective map and reads the pattern literally.

// A brute graph is an adjacency matrix: at [i][j] the connection from i to j.
type brute struct {
	neurons    []*connectome.Neuron
	chemical   [][]*Edge
	electrical [][]*Edge
}

func newBrute(n *connectome.Network) brute {
	b := brute{neurons: n.Neurons}
	for range n.Neurons {
		b.chemical = append(b.chemical, make([]*Edge, len(n.Neurons)))
		b.electrical = append(b.electrical, make([]*Edge, len(n.Neurons)))
	}
	for _, e := range Edges(n) {
		if e.Kind == connectome.Chemical {
			b.chemical[e.Pre][e.Post] = &e
		} else {
			b.electrical[e.Pre][e.Post] = &e
		}
	}
	return b
}

// identity returns the one sign of a neuron's signed outgoing connections.
func (b brute) identity(neuron int) connectome.Sign {
	found := map[connectome.Sign]bool{}
	for _, e := range b.chemical[neuron] {
		if e != nil && e.Sign != connectome.Unsigned {
			found[e.Sign] = true
		}
	}
	if len(found) != 1 {
		return connectome.Unsigned
	}
	for sign := range found {
		return sign
	}
	return connectome.Unsigned
}

func (b brute) linked(l Link, f []int) bool {
	from, to := f[l.From], f[l.To]
	strong := func(e *Edge) bool { return e != nil && e.Weight >= l.MinWeight }
	chemical := b.chemical[from][to]
	signed := func(sign connectome.Sign) bool { return strong(chemical) && chemical.Sign == sign }
	switch l.Relation {
	case Excites:
		return signed(connectome.Excitatory)
	case Inhibits:
		return signed(connectome.Inhibitory)
	case Contacts:
		return strong(chemical)
	case Coupled:
		return strong(b.electrical[from][to]) || strong(b.electrical[to][from])
	case OwnSign:
		own := b.identity(from)
		return own != connectome.Unsigned && signed(own)
	case Mirrors:
		x, y := b.neurons[from], b.neurons[to]
		return x.Name[:len(x.Name)-1] == y.Name[:len(y.Name)-1] && x.Side != connectome.NoSide && y.Side != connectome.NoSide && x.Side != y.Side
	}
	panic("unknown relation")
}

func (b brute) meets(r Requirement, neuron int) bool {
	var met bool
	switch r.Property {
	case ExcitatoryNeuron:
		met = b.identity(neuron) == connectome.Excitatory
	case InhibitoryNeuron:
		met = b.identity(neuron) == connectome.Inhibitory
	case OfRole:
		met = r.Value == string(b.neurons[neuron].Role)
	case OfTransmitter:
		met = r.Value == string(b.neurons[neuron].Transmitter)
	default:
		met = r.Value == b.neurons[neuron].Name || r.Value == b.neurons[neuron].Class
	}
	return met != r.Not
}

// holds tells whether f is a map of the pattern, and whether it is an induced one.
func (b brute) holds(p Pattern, f []int) (plain, induced bool) {
	explained := map[[2]int]bool{}
	explain := func(l Link) {
		if !l.Forbidden && l.Relation != Coupled && l.Relation != Mirrors {
			explained[[2]int{f[l.From], f[l.To]}] = true
		}
	}
	for i, n := range p.Nodes {
		for _, r := range n.Is {
			if !b.meets(r, f[i]) {
				return false, false
			}
		}
	}
	for _, l := range p.Links {
		if b.linked(l, f) == l.Forbidden {
			return false, false
		}
		explain(l)
	}
	for _, choice := range p.Choices {
		any := false
		for _, links := range choice {
			all := true
			for _, l := range links {
				all = all && b.linked(l, f) != l.Forbidden
			}
			if all {
				any = true
				for _, l := range links {
					explain(l)
				}
			}
		}
		if !any {
			return false, false
		}
	}
	for _, i := range f {
		for _, j := range f {
			if i != j && b.chemical[i][j] != nil && !explained[[2]int{i, j}] {
				return true, false
			}
		}
	}
	return true, true
}

// maps returns every injective map of k nodes into n neurons, in order.
func eachMap(n, k int, f func([]int)) {
	m := make([]int, 0, k)
	var extend func()
	extend = func() {
		if len(m) == k {
			f(m)
			return
		}
		for i := range n {
			if !slices.Contains(m, i) {
				m = append(m, i)
				extend()
				m = m[:len(m)-1]
			}
		}
	}
	extend()
}

// automorphisms counts the permutations that leave the pattern's text, sorted
// item by item, as it is.
func (p Pattern) bruteAutomorphisms() int {
	canonical := func(to []int) []string {
		text := func(l Link) string {
			from, to := to[l.From], to[l.To]
			if l.Relation == Coupled || l.Relation == Mirrors {
				from, to = min(from, to), max(from, to)
			}
			return fmt.Sprint(from, to, l.Relation, l.MinWeight, l.Forbidden)
		}
		texts := func(links []Link) []string {
			var all []string
			for _, l := range links {
				all = append(all, text(l))
			}
			slices.Sort(all)
			return slices.Compact(all)
		}
		items := texts(p.Links)
		for i, n := range p.Nodes {
			for _, r := range n.Is {
				items = append(items, fmt.Sprint(to[i], r))
			}
		}
		for _, choice := range p.Choices {
			var alternatives []string
			for _, links := range choice {
				alternatives = append(alternatives, fmt.Sprint(texts(links)))
			}
			slices.Sort(alternatives)
			items = append(items, fmt.Sprint(alternatives))
		}
		slices.Sort(items)
		return slices.Compact(items)
	}
	n := 0
	want := canonical(identity(len(p.Nodes)))
	eachMap(len(p.Nodes), len(p.Nodes), func(to []int) {
		if slices.Equal(canonical(to), want) {
			n++
		}
	})
	return n
}

// randomNetwork returns a small network with every kind of connection. Signs
// follow the presynaptic neuron in half of the networks, as in nature, and are
// free in the other half.
func randomNetwork(r *rand.Rand) *connectome.Network {
	n := 4 + r.IntN(5)
	names := []string{"AVAL", "AVAR", "AVBL", "AVBR", "RIS", "VB01", "ASEL", "ASER", "DVA"}
	var net connectome.Network
	for i := range n {
		neuron := &connectome.Neuron{Cell: connectome.Cell{Name: names[i], Class: names[i][:3]}}
		switch last := names[i][len(names[i])-1]; last {
		case 'L':
			neuron.Side = connectome.Left
		case 'R':
			neuron.Side = connectome.Right
		}
		neuron.Role = []connectome.Role{connectome.Sensory, connectome.Inter, connectome.Motor}[r.IntN(3)]
		neuron.Transmitter = []connectome.Transmitter{connectome.ACh, connectome.GABA, connectome.NoTransmitter}[r.IntN(3)]
		net.Neurons = append(net.Neurons, neuron)
	}
	dale := r.IntN(2) == 0
	density := 0.15 + 0.6*r.Float64()
	for i := range n {
		own := connectome.Sign(r.IntN(3))
		for j := range n {
			if i == j || r.Float64() > density {
				continue
			}
			c := connectome.Connection{Pre: i, Post: j, Weight: float64(1 + r.IntN(4)), Sign: own}
			if !dale {
				c.Sign = connectome.Sign(r.IntN(3))
			}
			net.Connections = append(net.Connections, c)
			if r.IntN(4) == 0 {
				net.Connections = append(net.Connections, connectome.Connection{Pre: i, Post: j, Weight: 1, Kind: connectome.Electrical})
			}
		}
	}
	return &net
}

// randomPattern returns a connected pattern of 2 to 5 nodes.
func randomPattern(r *rand.Rand) Pattern {
	k := 2 + r.IntN(4)
	var p Pattern
	for i := range k {
		p.Nodes = append(p.Nodes, Node{Label: string(rune('A' + i))})
	}
	link := func() Link {
		l := Link{From: r.IntN(k), Relation: []Relation{Excites, Excites, Excites, Inhibits, Inhibits, Contacts, Coupled, OwnSign}[r.IntN(8)]}
		l.To = (l.From + 1 + r.IntN(k-1)) % k
		if r.IntN(8) == 0 {
			l.MinWeight = 2
		}
		return l
	}
	for i := 1; i < k; i++ { // a spanning tree
		l := link()
		l.From, l.To = r.IntN(i), i
		if r.IntN(2) == 0 {
			l.From, l.To = l.To, l.From
		}
		p.Links = append(p.Links, l)
	}
	for range r.IntN(4) {
		l := link()
		l.Forbidden = l.Relation != OwnSign && r.IntN(5) == 0
		p.Links = append(p.Links, l)
	}
	if r.IntN(12) == 0 {
		p.Links = append(p.Links, Link{From: 0, To: 1, Relation: Mirrors})
	}
	for range r.IntN(3) / 2 {
		requirements := []Requirement{{Property: ExcitatoryNeuron}, {Property: InhibitoryNeuron}, {Property: OfRole, Value: "inter"},
			{Property: OfTransmitter, Value: "ACh"}, {Property: Named, Value: "AVA"}, {Property: ExcitatoryNeuron, Not: true}}
		node := &p.Nodes[r.IntN(k)]
		node.Is = append(node.Is, requirements[r.IntN(len(requirements))])
	}
	if r.IntN(3) == 0 {
		var choice Choice
		for range 2 + r.IntN(2) {
			alternative := []Link{link()}
			if r.IntN(2) == 0 {
				alternative = append(alternative, link())
			}
			choice = append(choice, alternative)
		}
		p.Choices = append(p.Choices, choice)
	}
	return p
}

func TestCountAgreesWithBruteForce(t *testing.T) {
	const cases = 3000
	r := rand.New(rand.NewPCG(1, 0))
	found := 0
	for i := range cases {
		net, p := randomNetwork(r), randomPattern(r)
		graph := newBrute(net)
		var plain, induced int64
		eachMap(len(net.Neurons), len(p.Nodes), func(f []int) {
			isPlain, isInduced := graph.holds(p, f)
			if isPlain {
				plain++
			}
			if isInduced {
				induced++
			}
		})
		automorphisms := int64(p.bruteAutomorphisms())
		if got := int64(len(p.Automorphisms())); got != automorphisms {
			t.Fatalf("case %d: %s has %d automorphisms, want %d", i, p, got, automorphisms)
		}
		counts := make([]Count, 1)
		counter, err := NewCounter(net, []Pattern{p})
		if err != nil {
			t.Fatal(err)
		}
		if err := counter.Count(Edges(net), counts); err != nil {
			t.Fatal(err)
		}
		if want := (Count{plain / automorphisms, induced / automorphisms}); counts[0] != want {
			t.Fatalf("case %d: %s in a network of %d neurons: %v, want %v", i, p, len(net.Neurons), counts[0], want)
		}
		if plain > 0 {
			found++
		}
	}
	if found < cases/5 {
		t.Errorf("only %d of %d cases had an occurrence: the test has become weak", found, cases)
	}
}

// TestEveryCutAgreesWithBruteForce runs every possible plan of patterns of the
// XOR family's shape and not only the one that the estimate prefers.
func TestEveryCutAgreesWithBruteForce(t *testing.T) {
	texts := []string{
		"A>C, A>I, I|D, B>D", "A>I, I|B, B>J, J|A", xorCore, "A>C, A>D, B>C, B>D", "A~B, A~C, A~D, A~E", "A>B, B>C, C|D, A!>C, A=D",
	}
	r := rand.New(rand.NewPCG(2, 0))
	for range 40 {
		net := randomNetwork(r)
		graph := newBrute(net)
		for _, text := range texts {
			p, err := Parse(text)
			if err != nil {
				t.Fatal(err)
			}
			var want int64
			eachMap(len(net.Neurons), len(p.Nodes), func(f []int) {
				if plain, _ := graph.holds(p, f); plain {
					want++
				}
			})
			var v vocabulary
			c := v.terms(p)[0].canonical()
			g := newDense(&v, net.Neurons)
			g.load(Edges(net))
			for cut := range uint(1<<len(c.must) - 1) {
				planner := newPlanner(&v, newEstimator(g))
				all := uint(1)<<len(c.must) - 1
				d := planner.withCut(c, cut, planner.estimate.routes(c, 0, all))
				if d == nil {
					continue
				}
				planner.addMerges(c, d, 1e300)
				planner.chosen[c.key()] = d
				counter := &Counter{search: newSearch(g)}
				last := planner.program(c)
				counter.programs, counter.values = planner.programs, make([]total, len(planner.programs))
				for i := range counter.programs {
					counter.run(i)
				}
				if got := counter.values[last].sum; got != want {
					t.Fatalf("%s with cut %b: %d maps, want %d", text, cut, got, want)
				}
			}
		}
	}
}
