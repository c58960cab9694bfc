package functional

import (
	"context"
	"encoding/csv"
	"fmt"
	"os"
	"slices"
	"strconv"
	"testing"

	"github.com/wormotif/wormotif/connectome"
	"github.com/wormotif/wormotif/internal/shared"
	"github.com/wormotif/wormotif/motifs"
	"github.com/wormotif/wormotif/sim"
	"github.com/wormotif/wormotif/sim/circuits"
)

var defaults = Options{Model: sim.LIFModel, Method: sim.Euler, Dt: sim.DefaultDt, Workers: 2}

func pattern(t testing.TB, name string) motifs.Pattern {
	t.Helper()
	p, ok := motifs.ByName(name)
	if !ok {
		t.Fatalf("no motif %q", name)
	}
	return p
}

func tableOf(t testing.TB, p motifs.Pattern) *Table {
	t.Helper()
	table, err := TableOf(p)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// ownWiring is the wiring of a motif that has nothing extra; of a choice it has
// the last alternative.
func ownWiring(p motifs.Pattern) circuits.Wiring {
	links := slices.Clone(p.Links)
	for _, choice := range p.Choices {
		links = append(links, choice[len(choice)-1]...)
	}
	var w circuits.Wiring
	for _, l := range links {
		sign := connectome.Excitatory
		if l.Relation == motifs.Inhibits {
			sign = connectome.Inhibitory
		}
		w = append(w, circuits.Wire{From: l.From, To: l.To, Sign: sign, Weight: 1, Own: true})
	}
	return w
}

// nodes returns the places of the reference's neurons in the pattern.
func nodes(p motifs.Pattern) map[string]int {
	letters := map[string]string{"E1": "A", "E3": "B", "E2": "C", "E4": "D", "INH": "I", "XOR": "X", "F+": "P", "F-": "M"}
	at := map[string]int{}
	for name, letter := range letters {
		for i, label := range p.Labels() {
			if label == letter {
				at[name] = i
			}
		}
	}
	return at
}

func readTable(t testing.TB, name string) (header []string, rows [][]string) {
	t.Helper()
	f, err := os.Open(shared.Path(t, "reference", "sim", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return all[0], all[1:]
}

func number(t testing.TB, s string) float64 {
	t.Helper()
	x, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// compareCounts compares the cells of a row from column on with an output.
func compareCounts(t *testing.T, what string, header, row []string, column int, at map[string]int, output []float64) {
	t.Helper()
	for i := column; i < len(row); i++ {
		if got, want := output[at[header[i]]], number(t, row[i]); got != want {
			t.Errorf("%s: %s fires %g times, want %g", what, header[i], got, want)
		}
	}
}

func TestPivotSweepOfTheReference(t *testing.T) {
	p := pattern(t, "signed-xor")
	header, rows := readTable(t, "pivot-sweep.csv")
	for _, row := range rows {
		sweep, err := Sweep(tableOf(t, p), ownWiring(p), circuits.NewDesign(p), []float64{number(t, row[0])}, defaults)
		if err != nil {
			t.Fatal(err)
		}
		for c, inputs := range Conditions {
			if fmt.Sprintf("%d%d", inputs[0], inputs[1]) == row[1] {
				compareCounts(t, fmt.Sprintf("tau %s, input %s", row[0], row[1]), header, row, 2, nodes(p), sweep[0].Output[c])
			}
		}
		if holds := number(t, row[0]) <= 8; sweep[0].Pass != holds && row[0] != "4" {
			t.Errorf("tau %s: table holds %v, want %v", row[0], sweep[0].Pass, holds)
		}
	}
}

func TestGradedCurveOfTheReference(t *testing.T) {
	p := pattern(t, "signed-xor")
	header, rows := readTable(t, "graded.csv")
	for _, row := range rows {
		curve, err := GradedError(tableOf(t, p), ownWiring(p), circuits.NewDesign(p), []float64{number(t, row[1])}, defaults)
		if err != nil {
			t.Fatal(err)
		}
		compareCounts(t, "second input "+row[1], header, row, 2, nodes(p), curve[0].Output)
	}
}

// The reference's success rate and ours are two samples of one: each must be
// within the other's interval, or nearly so.
func TestNoisyRatesOfTheReference(t *testing.T) {
	p := pattern(t, "signed-xor")
	_, rows := readTable(t, "pivot-sweep-noise.csv")
	for _, row := range rows {
		d := circuits.NewDesign(p)
		d.Constants.TauInhibitory = number(t, row[0])
		noisy, err := RunNoisy(context.Background(), tableOf(t, p), d.Circuit(ownWiring(p), nil), d, CanonicalNoise, 200, 1, defaults)
		if err != nil {
			t.Fatal(err)
		}
		got := noisy.Comparator
		if row[1] == "channels" {
			got = noisy.Table
		}
		if low, high := number(t, row[5]), number(t, row[6]); got.Fraction < low || got.Fraction > high {
			t.Errorf("tau %s, %s: %.3f of %d, want %g to %g", row[0], row[1], got.Fraction, got.Trials, low, high)
		}
	}
}

func network(t testing.TB, policy string) *connectome.Network {
	t.Helper()
	table, err := connectome.Dataset(connectome.DefaultDataset)
	if err != nil {
		t.Fatal(err)
	}
	signs, err := connectome.NamedPolicy(policy, table.Source.Sex)
	if err != nil {
		t.Fatal(err)
	}
	n, err := connectome.Build(table, signs, connectome.Options{MinWeight: 1})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// Published with the task: 127,290 occurrences under fenyves2020, of which
// 124,218 are right on their own connections, none with an inhibitory
// comparator. The percentages for other designs are of occurrences whose two
// error channels are right, whatever the comparator does.
func TestEveryOccurrenceUnderFenyvesSigns(t *testing.T) {
	p := pattern(t, "signed-xor")
	c := Collect(circuits.NewReader(network(t, "fenyves2020"), p), 0, nil)
	if c.Len() != 127290 {
		t.Fatalf("%d occurrences, want 127,290", c.Len())
	}
	least, most := 99, 0
	for i := range c.Len() {
		extra := c.Reader.Append(nil, c.At(i)).Extra()
		least, most = min(least, extra), max(most, extra)
	}
	if least != 1 || most != 32 {
		t.Errorf("%d to %d extra connections, want 1 to 32", least, most)
	}
	cases := []struct {
		name    string
		percent float64 // rounded as published
		digits  int
		change  func(*circuits.Design)
	}{
		{"own", 97.6, 1, func(*circuits.Design) {}},
		{"extra 5", 36.6, 1, extraAt(5)},
		{"extra 10", 14.6, 1, extraAt(10)},
		{"extra 14", 19.8, 1, extraAt(14)},
		{"extra 28", 4.2, 1, extraAt(28)},
		{"extra 84", 0.29, 2, extraAt(84)},
		{"synapses", 0.39, 2, func(d *circuits.Design) { d.Weights = circuits.SynapseWeights }},
		{"balanced", 17.4, 1, func(d *circuits.Design) { d.Weights = circuits.BalancedWeights }},
	}
	for _, test := range cases {
		if testing.Short() && test.name != "own" {
			continue
		}
		d := circuits.NewDesign(p)
		test.change(d)
		s, err := Run(context.Background(), tableOf(t, p), c, d, defaults)
		if err != nil {
			t.Fatal(err)
		}
		sum := s.Summary(d)
		got := strconv.FormatFloat(100*float64(sum.Channels)/float64(sum.Tested), 'f', test.digits, 64)
		if want := strconv.FormatFloat(test.percent, 'f', test.digits, 64); got != want {
			t.Errorf("%s: %s%% of channels right, want %s%%", test.name, got, want)
		}
		t.Logf("%s: %d pass the whole table, %d the channels, %d circuits", test.name, sum.Passed, sum.Channels, sum.Forms)
		if test.name == "own" {
			checkOwn(t, c, s, sum)
		}
	}
}

func extraAt(weight float64) func(*circuits.Design) {
	return func(d *circuits.Design) { d.Extra, d.Constants.Extra = true, weight }
}

func checkOwn(t *testing.T, c *Collection, s *Survey, sum Summary) {
	t.Helper()
	if sum.Passed != 124218 {
		t.Errorf("%d pass, want 124,218", sum.Passed)
	}
	x := c.Reader.Pattern.Labels()
	inhibitory, passed := 0, 0
	for i := range c.Len() {
		for _, w := range c.Reader.Append(nil, c.At(i)) {
			if x[w.From] == "X" && x[w.To] == "P" && w.Sign == connectome.Inhibitory {
				inhibitory++
				if s.Outcomes[s.Forms.Of[i]].Pass() {
					passed++
				}
			}
		}
	}
	if inhibitory != 3072 || passed != 0 {
		t.Errorf("%d occurrences with an inhibitory comparator, %d pass, want 3,072 and none", inhibitory, passed)
	}
}
