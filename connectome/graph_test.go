package connectome

import (
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/multi"
)

// Every answer of the graph interfaces is that of gonum's own multigraph with
// the same lines, on small random networks.
func TestNetworkAnswersAsGonumsMultigraph(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		n, want := randomNetwork(t, random)
		if n.Nodes().Len() != want.Nodes().Len() {
			t.Fatalf("%d nodes, want %d", n.Nodes().Len(), want.Nodes().Len())
		}
		for u := range int64(n.Nodes().Len() + 1) { // one that is not there too
			if (n.Node(u) == nil) != (want.Node(u) == nil) {
				t.Errorf("node %d", u)
			}
			sameNodes(t, n.From(u), want.From(u))
			sameNodes(t, n.To(u), want.To(u))
			for v := range int64(n.Nodes().Len() + 1) {
				lines := want.WeightedLines(u, v)
				if got := n.WeightedLines(u, v).Len(); got != lines.Len() {
					t.Errorf("%d lines from %d to %d, want %d", got, u, v, lines.Len())
				}
				if n.Lines(u, v).Len() != lines.Len() || n.HasEdgeFromTo(u, v) != want.HasEdgeFromTo(u, v) || n.HasEdgeBetween(u, v) != want.HasEdgeBetween(u, v) {
					t.Errorf("lines from %d to %d", u, v)
				}
				sum := 0.0
				for lines.Next() {
					sum += lines.WeightedLine().Weight()
				}
				switch w, ok := n.Weight(u, v); {
				case u == v:
					if w != 0 || ok != (n.Node(u) != nil) {
						t.Errorf("weight of %d and itself: %v %v", u, w, ok)
					}
				case sum > 0:
					if e := n.WeightedEdge(u, v); w != sum || !ok || e.Weight() != sum || e.From().ID() != u || e.To().ID() != v {
						t.Errorf("edge from %d to %d has weight %v %v, want %v", u, v, w, ok, sum)
					}
				default:
					if !math.IsInf(w, 1) || ok || n.Edge(u, v) != nil || n.WeightedEdge(u, v) != nil {
						t.Errorf("there is no edge from %d to %d, but weight %v %v", u, v, w, ok)
					}
				}
			}
		}
		if got := n.Edges().Len(); got != want.Edges().Len() || got != n.WeightedEdges().Len() {
			t.Errorf("%d edges, want %d", got, want.Edges().Len())
		}
	}
}

func randomNetwork(t *testing.T, random *rand.Rand) (*Network, *multi.WeightedDirectedGraph) {
	t.Helper()
	want := multi.NewWeightedDirectedGraph()
	var neurons []*Neuron
	for i := range 2 + random.IntN(6) {
		neurons = append(neurons, &Neuron{Cell: Cell{Name: string(rune('A' + i))}})
		want.AddNode(multi.Node(i))
	}
	var connections []Connection
	for pre := range neurons {
		for post := range neurons {
			for _, kind := range []Kind{Chemical, Electrical} {
				if pre != post && random.IntN(3) == 0 {
					w := float64(1 + random.IntN(9))
					connections = append(connections, Connection{Pre: pre, Post: post, Weight: w, Kind: kind})
					want.SetWeightedLine(want.NewWeightedLine(multi.Node(pre), multi.Node(post), w))
				}
			}
		}
	}
	random.Shuffle(len(connections), func(i, j int) { connections[i], connections[j] = connections[j], connections[i] })
	n, err := NewNetwork(neurons, connections)
	if err != nil {
		t.Fatal(err)
	}
	return n, want
}

func sameNodes(t *testing.T, got, want graph.Nodes) {
	t.Helper()
	ids := map[int64]bool{}
	for want.Next() {
		ids[want.Node().ID()] = true
	}
	last := int64(-1)
	for got.Next() {
		id := got.Node().ID()
		if !ids[id] || id <= last {
			t.Errorf("node %d is not wanted or out of order", id)
		}
		last = id
		delete(ids, id)
	}
	if len(ids) > 0 {
		t.Errorf("nodes %v are missing", ids)
	}
}

func TestNewNetworkRefuses(t *testing.T) {
	a, b := &Neuron{Cell: Cell{Name: "A"}}, &Neuron{Cell: Cell{Name: "B"}}
	for name, try := range map[string]func() (*Network, error){
		"a self-connection":        func() (*Network, error) { return NewNetwork([]*Neuron{a, b}, []Connection{{Pre: 1, Post: 1}}) },
		"a neuron not there":       func() (*Network, error) { return NewNetwork([]*Neuron{a, b}, []Connection{{Pre: 0, Post: 2}}) },
		"a pair twice":             func() (*Network, error) { return NewNetwork([]*Neuron{a, b}, []Connection{{Post: 1}, {Post: 1}}) },
		"neurons out of order":     func() (*Network, error) { return NewNetwork([]*Neuron{b, a}, nil) },
		"one name for two neurons": func() (*Network, error) { return NewNetwork([]*Neuron{a, a}, nil) },
	} {
		if _, err := try(); err == nil {
			t.Errorf("%s was accepted", name)
		}
	}
}

// Electrical connections join both ways, once each, whatever the table lists.
func TestBuildJoinsElectricalConnectionsBothWays(t *testing.T) {
	table, err := Dataset("witvliet2021-8") // lists each pair once
	if err != nil {
		t.Fatal(err)
	}
	p, err := NamedPolicy(DefaultPolicy, "")
	if err != nil {
		t.Fatal(err)
	}
	n, err := Build(table, p, Options{Kinds: []Kind{Electrical}})
	if err != nil {
		t.Fatal(err)
	}
	listed := table.Totals(Electrical, true)
	if got, want := n.Summary().Electrical, 2*(listed.Connections-listed.Self); got != want {
		t.Errorf("%d electrical connections, want %d", got, want)
	}
	for _, c := range n.Connections {
		if !n.HasEdgeFromTo(int64(c.Post), int64(c.Pre)) {
			t.Errorf("no way back from %s to %s", n.Neurons[c.Post].Name, n.Neurons[c.Pre].Name)
		}
	}
}

// What if AVJ is not GABAergic: its connections lose their sign and no others.
func TestSetByHand(t *testing.T) {
	table, err := Dataset(DefaultDataset)
	if err != nil {
		t.Fatal(err)
	}
	p, err := NamedPolicy(DefaultPolicy, "")
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Set("avj", NoTransmitter); err != nil {
		t.Fatal(err)
	}
	n, err := Build(table, p, Options{})
	if err != nil {
		t.Fatal(err)
	}
	before, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range n.Connections {
		want := before.Connections[i].Sign
		if n.Neurons[c.Pre].Class == "AVJ" {
			want = Unsigned
		}
		if c.Sign != want {
			t.Errorf("%s to %s is %s, want %s", n.Neurons[c.Pre].Name, n.Neurons[c.Post].Name, c.Sign, want)
		}
	}
}
