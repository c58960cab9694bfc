package circuits_test

import (
	"fmt"
	"os"
	"slices"
	"testing"

	"github.com/wormotif/wormotif/connectome"
	"github.com/wormotif/wormotif/internal/shared"
	"github.com/wormotif/wormotif/motifs"
	"github.com/wormotif/wormotif/sim"
	"github.com/wormotif/wormotif/sim/circuits"
)

// draw makes a network of neurons named a, b, c, … from lines such as "a>c 3".
func draw(t *testing.T, neurons int, lines ...string) *connectome.Network {
	t.Helper()
	var cells []*connectome.Neuron
	for i := range neurons {
		cells = append(cells, &connectome.Neuron{Cell: connectome.Cell{Name: string(rune('a' + i)), Neuron: true}})
	}
	signs := map[rune]connectome.Sign{'>': connectome.Excitatory, '|': connectome.Inhibitory, '~': connectome.Unsigned}
	var connections []connectome.Connection
	for _, line := range lines {
		var pre, relation, post rune
		var weight float64
		if _, err := fmt.Sscanf(line, "%c%c%c %g", &pre, &relation, &post, &weight); err != nil {
			t.Fatal(line, err)
		}
		connections = append(connections, connectome.Connection{Pre: int(pre - 'a'), Post: int(post - 'a'), Weight: weight, Sign: signs[relation]})
	}
	n, err := connectome.NewNetwork(cells, connections)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func motif(t *testing.T, name string) motifs.Pattern {
	t.Helper()
	p, ok := motifs.ByName(name)
	if !ok {
		t.Fatalf("no motif %q", name)
	}
	return p
}

// lateral is one lateral inhibition (A>C, A>I, I|D, B>D) and two extra
// connections, one of them unsigned. Neurons a, b, c, d, e are A, C, I, D, B.
func lateral(t *testing.T) (*circuits.Reader, []int) {
	t.Helper()
	r := circuits.NewReader(draw(t, 6, "a>b 2", "a>c 4", "c|d 6", "e>d 8", "d>a 3", "b~a 5", "f>a 9", "d>f 1"), motif(t, "lateral-inhibition"))
	var found [][]int
	for o := range motifs.NewFinder(r.Network, r.Pattern).All() {
		found = append(found, slices.Clone(o))
	}
	if len(found) != 1 {
		t.Fatalf("found %v, the drawing has one", found)
	}
	return r, found[0]
}

func TestWiringTellsOwnFromExtra(t *testing.T) {
	r, occurrence := lateral(t)
	d := circuits.NewDesign(r.Pattern)
	var own, extra []string
	for _, w := range r.Append(nil, occurrence) {
		if w.Own {
			own = append(own, d.Label(w))
		} else {
			extra = append(extra, d.Label(w))
		}
	}
	slices.Sort(own)
	slices.Sort(extra)
	if want := []string{"A>C", "A>I", "B>D", "I|D"}; !slices.Equal(own, want) {
		t.Errorf("own %v, want %v", own, want)
	}
	if want := []string{"C~A", "D>A"}; !slices.Equal(extra, want) {
		t.Errorf("extra %v, want %v", extra, want)
	}
}

// weights returns the synapses of a circuit by label.
func weights(c *sim.Circuit) map[string]float64 {
	m := map[string]float64{}
	for _, s := range c.Synapses {
		m[c.Neurons[s.Pre].Name+c.Neurons[s.Post].Name] = s.Weight
	}
	return m
}

func TestWeights(t *testing.T) {
	r, occurrence := lateral(t)
	w := r.Append(nil, occurrence)
	for _, test := range []struct {
		rule  circuits.Weights
		extra bool
		want  map[string]float64
	}{
		{circuits.CanonicalWeights, false, map[string]float64{"AC": 84, "AI": 84, "ID": -84, "BD": 84}},
		{circuits.CanonicalWeights, true, map[string]float64{"AC": 84, "AI": 84, "ID": -84, "BD": 84, "DA": 28}},
		// The motif's own weights 2, 4, 6, 8 have the median 5.
		{circuits.SynapseWeights, false, map[string]float64{"AC": 84 * 2 / 5., "AI": 84 * 4 / 5., "ID": -84 * 6 / 5., "BD": 84 * 8 / 5.}},
		{circuits.BalancedWeights, false, map[string]float64{"AC": 84, "AI": 84, "ID": -84, "BD": 84}},
	} {
		d := circuits.NewDesign(r.Pattern)
		d.Weights, d.Extra = test.rule, test.extra
		got := weights(d.Circuit(w, nil))
		if fmt.Sprint(got) != fmt.Sprint(test.want) {
			t.Errorf("%s, extra %v: %v, want %v", test.rule, test.extra, got, test.want)
		}
	}
}

func TestBalancedInputKeepsItsTotal(t *testing.T) {
	p := motif(t, "xor-core") // A>C, A>I, B>D, B>I, I|C, I|D
	r := circuits.NewReader(draw(t, 5, "a>b 1", "a>c 1", "d>e 1", "d>c 3", "c|b 1", "c|e 1"), p)
	d := circuits.NewDesign(p)
	d.Weights = circuits.BalancedWeights
	for o := range motifs.NewFinder(r.Network, p).All() {
		got := weights(d.Circuit(r.Append(nil, o), nil))
		if got["AI"] != 14 || got["BI"] != 42 {
			t.Errorf("AI %g, BI %g, want 56 mV shared 1 to 3", got["AI"], got["BI"])
		}
	}
}

// What the roles' rules give is the reference's circuit.
func TestRolesGiveTheReferenceCircuit(t *testing.T) {
	names := map[string]map[string]string{
		"signed-xor":         {"E1": "A", "E3": "B", "E2": "C", "E4": "D", "INH": "I", "XOR": "X", "F+": "P", "F-": "M"},
		"lateral-inhibition": {"A": "A", "B": "B", "C": "C", "D": "D", "I": "I"},
	}
	for name, letters := range names {
		f, err := os.Open(shared.Path(t, "reference", "sim", name+"-11.json"))
		if err != nil {
			t.Fatal(err)
		}
		want, err := sim.ReadCircuit(f)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		p := motif(t, name)
		label := func(i int) string { return letters[want.Circuit.Neurons[i].Name] }
		var w circuits.Wiring
		for _, s := range want.Circuit.Synapses {
			sign := connectome.Excitatory
			if s.Weight < 0 {
				sign = connectome.Inhibitory
			}
			w = append(w, circuits.Wire{From: slices.Index(p.Labels(), label(s.Pre)), To: slices.Index(p.Labels(), label(s.Post)), Sign: sign, Own: true})
		}
		got := circuits.NewDesign(p).Circuit(w, nil)
		for i, n := range want.Circuit.Neurons {
			n.Name = label(i)
			if g := got.Neurons[slices.Index(p.Labels(), n.Name)]; g != n {
				t.Errorf("%s: neuron %+v, want %+v", name, g, n)
			}
		}
		for i, s := range want.Circuit.Synapses {
			if g := got.Synapses[i]; g.Weight != s.Weight || g.Delay != s.Delay {
				t.Errorf("%s: %s to %s has %g mV, %g ms, want %g and %g", name, label(s.Pre), label(s.Post), g.Weight, g.Delay, s.Weight, s.Delay)
			}
		}
	}
}

func TestEmbeddedKeepsTheRestOfTheNetwork(t *testing.T) {
	r, occurrence := lateral(t)
	d := circuits.NewDesign(r.Pattern)
	c := r.Embed(d, occurrence, 0)
	want := map[string]float64{"ab": 84, "ac": 84, "cd": -84, "ed": 84, "da": 28, "fa": 28, "df": 28}
	if got := weights(c); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("synapses %v, want %v", got, want)
	}
	if a, b, i := c.Neurons[0].TauM, c.Neurons[1].TauM, c.Neurons[2].TauM; a != 12 || b != 15 || i != 6 {
		t.Errorf("tau_m of A, C, I is %g, %g, %g ms, want 12, 15, 6", a, b, i)
	}
}

func TestOccurrenceByName(t *testing.T) {
	r, occurrence := lateral(t)
	got, err := r.Occurrence(r.Names(occurrence))
	if err != nil || !slices.Equal(got, occurrence) {
		t.Errorf("%v (%v), want %v", got, err, occurrence)
	}
	for _, names := range [][]string{{"a"}, {"a", "b", "c", "d", "z"}, {"a", "b", "c", "d", "d"}, {"b", "a", "c", "d", "e"}} {
		if _, err := r.Occurrence(names); err == nil {
			t.Errorf("%v was taken for an occurrence", names)
		}
	}
}
