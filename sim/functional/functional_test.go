package functional

import (
	"context"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/wormotif/wormotif/motifs"
	"github.com/wormotif/wormotif/sim"
	"github.com/wormotif/wormotif/sim/circuits"
)

func TestTablesNameNeuronsOfTheirMotifs(t *testing.T) {
	for _, name := range Tabled() {
		table := tableOf(t, pattern(t, name))
		for _, node := range append(table.Inputs[:], table.Tested...) {
			if node < 0 {
				t.Errorf("%s: the table names a neuron that the motif does not have", name)
			}
		}
		if slices.Contains(table.Expects[0], true) {
			t.Errorf("%s: something must be active without input", name)
		}
	}
	if _, err := TableOf(motifs.Pattern{Name: "disinhibition"}); err == nil {
		t.Error("a motif without a table has one")
	}
}

// Every motif with a table computes it on its own connections: the constants
// were made for that.
func TestPlainMotifsHoldTheirTables(t *testing.T) {
	for _, name := range Tabled() {
		p := pattern(t, name)
		d := circuits.NewDesign(p)
		bench := NewBench(tableOf(t, p))
		outcome, err := bench.Run(Trial{Circuit: d.Circuit(ownWiring(p), nil), Drive: d.Constants.Drive})
		if err != nil {
			t.Fatal(err)
		}
		if !outcome.Pass() {
			t.Errorf("%s: conditions %v, outputs %v", name, outcome.Right, outcome.Output)
		}
	}
}

// The preprint's circuit by hand: F- fires 7 times in 01 and XOR 4 times, F+ 3
// times in 10 and nothing that must be silent fires at all, so the nearest to
// failing is by one spike. XOR first fires at 34.8 ms in 10 and 01.
func TestOutcomeOfThePreprintsCircuit(t *testing.T) {
	p := pattern(t, "signed-xor")
	d := circuits.NewDesign(p)
	outcome, err := NewBench(tableOf(t, p)).Run(Trial{Circuit: d.Circuit(ownWiring(p), nil), Drive: 25})
	if err != nil {
		t.Fatal(err)
	}
	if outcome.Margin != 1 || math.Abs(outcome.Latency-34.8) > 1e-9 {
		t.Errorf("margin %g spikes, latency %g ms, want 1 and 34.8", outcome.Margin, outcome.Latency)
	}
	// Not active: 8 in 00, 4 each in 10 and 01, 5 in 11 (INH and both inputs are).
	if want := (8 + 4 + 4 + 5) / 32.; math.Abs(outcome.Sparsity-want) > 1e-12 {
		t.Errorf("sparsity %g, want %g", outcome.Sparsity, want)
	}
	w := ownWiring(p)
	pass, err := NewBench(tableOf(t, p)).Passes(Trial{Circuit: d.Circuit(w[:len(w)-1], nil), Drive: 25})
	if err != nil || pass {
		t.Errorf("without the last connection the table holds (%v)", err)
	}
}

func TestGradedNeuronsRunThroughTheSameBench(t *testing.T) {
	p := pattern(t, "lateral-inhibition")
	d := circuits.NewDesign(p)
	bench := NewBench(tableOf(t, p))
	bench.Model = sim.GradedModel
	outcome, err := bench.Run(Trial{Circuit: d.Circuit(ownWiring(p), nil), Drive: 25})
	if err != nil {
		t.Fatal(err)
	}
	node := slices.Index(p.Labels(), "D")
	if alone, suppressed := outcome.Output[2][node], outcome.Output[3][node]; suppressed >= alone {
		t.Errorf("D releases %g alone and %g beside its neighbour: no suppression", alone, suppressed)
	}
}

func TestWilsonInterval(t *testing.T) {
	// 187 of 200, as in the reference's table.
	r := NewRate(187, 200)
	if math.Abs(r.Low-0.892) > 5e-4 || math.Abs(r.High-0.962) > 5e-4 {
		t.Errorf("187 of 200: %.4f to %.4f, want 0.892 to 0.962", r.Low, r.High)
	}
}

func TestResultsDoNotDependOnTheWorkers(t *testing.T) {
	p := pattern(t, "signed-xor")
	reader := circuits.NewReader(network(t, "wang2024"), p)
	c := Collect(reader, 60, rand.New(rand.NewPCG(7, 0)))
	if c.Total != 121011 || c.Len() != 60 {
		t.Fatalf("%d of %d occurrences", c.Len(), c.Total)
	}
	d := circuits.NewDesign(p)
	d.Extra = true
	ctx := context.Background()
	table := tableOf(t, p)
	results := func(workers int) []any {
		o := defaults
		o.Workers = workers
		s, err := Run(ctx, table, c, d, o)
		must(t, err)
		robust, err := Robust(ctx, table, c, d, 20, 1, o)
		must(t, err)
		random, err := RandomCircuits(ctx, table, c, d, 1, o)
		must(t, err)
		noisy, err := RunNoisy(ctx, table, d.Circuit(ownWiring(p), nil), d, CanonicalNoise, 30, 1, o)
		must(t, err)
		embedded, err := RunEmbedded(ctx, table, c, d, 0, Noise{Rate: 5, Weight: 6}, 1, o)
		must(t, err)
		breakers, err := s.Failures(ctx, d, o, 20)
		must(t, err)
		robust.Ranges = nil // holds functions, which are never equal
		return []any{s.Summary(d), robust, random, noisy, embedded, breakers}
	}
	one, three := results(1), results(3)
	for i := range one {
		if !reflect.DeepEqual(one[i], three[i]) {
			t.Errorf("result %d differs between 1 and 3 workers:\n%+v\n%+v", i, one[i], three[i])
		}
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestSampleIsUniform(t *testing.T) {
	p := pattern(t, "mutual-inhibition")
	reader := circuits.NewReader(network(t, "wang2024"), p) // 9 occurrences
	drawn := map[int]int{}
	all := Collect(reader, 0, nil)
	for seed := range uint64(3000) {
		c := Collect(reader, 3, rand.New(rand.NewPCG(seed, 0)))
		for i := range c.Len() {
			for j := range all.Len() {
				if slices.Equal(c.At(i), all.At(j)) {
					drawn[j]++
				}
			}
		}
	}
	for j := range all.Len() {
		// 1,000 expected each, standard deviation sqrt(3000 2/9) = 26.
		if math.Abs(float64(drawn[j])-1000) > 4*26 {
			t.Errorf("occurrence %d was drawn %d times of 3,000, want 1,000 within 104", j, drawn[j])
		}
	}
}

func TestRewireKeepsSignsAndMakesASimpleGraph(t *testing.T) {
	p := pattern(t, "signed-xor")
	for seed := range uint64(100) {
		w := ownWiring(p)
		rewire(w, len(p.Nodes), rand.New(rand.NewPCG(seed, 0)))
		seen := map[[2]int]bool{}
		for i, x := range w {
			if x.From == x.To || seen[[2]int{x.From, x.To}] || x.Sign != ownWiring(p)[i].Sign {
				t.Fatalf("seed %d: wire %+v", seed, x)
			}
			seen[[2]int{x.From, x.To}] = true
		}
	}
}

func TestIntervalsContainTheCanonicalValue(t *testing.T) {
	p := pattern(t, "signed-xor")
	intervals, err := Intervals(tableOf(t, p), ownWiring(p), circuits.NewDesign(p), defaults)
	must(t, err)
	for _, i := range intervals {
		if !(i.Low <= i.Canonical && i.Canonical <= i.High) {
			t.Errorf("%s: %g to %g does not contain %g", i.Constant, i.Low, i.High, i.Canonical)
		}
		// The reference's sweep holds at 8 ms and breaks at 9.
		if i.Constant == "tau_m of inhibitory neurons" && (i.High < 8 || i.High >= 9) {
			t.Errorf("the table holds up to tau_m %g ms, want between 8 and 9", i.High)
		}
	}
}
