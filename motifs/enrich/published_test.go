package enrich_test

import (
	"math"
	"testing"

	"github.com/wormotif/wormotif/connectome"
	"github.com/wormotif/wormotif/motifs"
	"github.com/wormotif/wormotif/motifs/enrich"
	"github.com/wormotif/wormotif/motifs/nulls"
)

// TestNullsAgreeWithIndependentProgram compares null means with those that an
// independent program found in 5,000 nulls of cook2019-hermaphrodite. A mean of
// 400 nulls is off by less than 4.5 standard errors but once in 100,000 seeds.
func TestNullsAgreeWithIndependentProgram(t *testing.T) {
	type expected struct {
		motif    string
		observed int64
		mean, sd float64
	}
	for _, test := range []struct {
		signs, model string
		want         []expected
	}{
		{"wang2024", "degree-transmitter", []expected{
			{"xor-core", 17480, 1939, 368}, {"xor", 88718, 2954, 875},
			{"signed-xor", 121011, 4959, 2290}, {"lateral-inhibition", 735055, 711503, 28288},
		}},
		{"wang2024-firm", "degree-transmitter", []expected{
			{"signed-xor", 11173, 1894, 1077}, {"xor-core", 7162, 1066, 255},
		}},
		{"wang2024", "degree-sign", []expected{
			{"signed-xor", 121011, 5364, 2374}, {"xor-core", 17480, 1917, 356},
		}},
	} {
		t.Run(test.signs+" "+test.model, func(t *testing.T) {
			const n, published = 400, 5000
			var patterns []motifs.Pattern
			for _, w := range test.want {
				p, _ := motifs.ByName(w.motif)
				patterns = append(patterns, p)
			}
			model, err := nulls.Find(test.model)
			if err != nil {
				t.Fatal(err)
			}
			run := enrich.Run{Network: signedWorm(t, test.signs), Patterns: patterns, Model: model, Options: nulls.Options{Seed: 20261123}, Nulls: n}
			counts, err := run.Count(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			for i, got := range enrich.Summarize(patterns, counts) {
				w := test.want[i]
				if got.Count.Observed != w.observed {
					t.Errorf("%s: observed %d, want %d", w.motif, got.Count.Observed, w.observed)
				}
				if limit := 4.5 * w.sd * math.Sqrt(1./n+1./published); math.Abs(got.Count.Mean-w.mean) > limit {
					t.Errorf("%s: null mean %.0f, want %.0f within %.0f", w.motif, got.Count.Mean, w.mean, limit)
				}
				if ratio := got.Count.SD / w.sd; ratio < 0.75 || ratio > 1.35 {
					t.Errorf("%s: null sd %.0f, want about %.0f", w.motif, got.Count.SD, w.sd)
				}
			}
		})
	}
}

func signedWorm(tb testing.TB, signs string) *connectome.Network {
	tb.Helper()
	table, err := connectome.Dataset(connectome.DefaultDataset)
	if err != nil {
		tb.Fatal(err)
	}
	policy, err := connectome.NamedPolicy(signs, table.Source.Sex)
	if err != nil {
		tb.Fatal(err)
	}
	net, err := connectome.Build(table, policy, connectome.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	return net
}

// TestWorkersDoNotMatter runs the same seed with one and with three workers.
func TestWorkersDoNotMatter(t *testing.T) {
	model, err := nulls.Find("degree-transmitter")
	if err != nil {
		t.Fatal(err)
	}
	run := enrich.Run{Network: signedWorm(t, "wang2024"), Patterns: motifs.Catalogue(), Model: model, Options: nulls.Options{Seed: 5, Attempts: 10}, Nulls: 12, Workers: 1}
	one, err := run.Count(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	run.Workers = 3
	three, err := run.Count(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for k := range one.Nulls {
		for i := range run.Patterns {
			if one.Nulls[k][i] != three.Nulls[k][i] {
				t.Fatalf("null %d, %s: %v with one worker, %v with three", k, run.Patterns[i].Name, one.Nulls[k][i], three.Nulls[k][i])
			}
		}
	}
}

// BenchmarkDraw and BenchmarkDrawAndCount are compared: counting the whole
// catalogue, plain and induced, must not take more than three times as long as
// drawing.
func BenchmarkDraw(b *testing.B) {
	net := signedWorm(b, "wang2024")
	model, err := nulls.Find("degree-transmitter")
	if err != nil {
		b.Fatal(err)
	}
	sampler, err := model.New(net, nulls.Options{Seed: 1})
	if err != nil {
		b.Fatal(err)
	}
	edges := make([]motifs.Edge, len(net.Connections))
	b.ReportAllocs()
	for k := uint64(0); b.Loop(); k++ {
		sampler.Draw(k, edges)
	}
}

func BenchmarkDrawAndCount(b *testing.B) {
	net := signedWorm(b, "wang2024")
	model, err := nulls.Find("degree-transmitter")
	if err != nil {
		b.Fatal(err)
	}
	sampler, err := model.New(net, nulls.Options{Seed: 1})
	if err != nil {
		b.Fatal(err)
	}
	patterns := motifs.Catalogue()
	counter, err := motifs.NewCounter(net, patterns)
	if err != nil {
		b.Fatal(err)
	}
	edges, counts := make([]motifs.Edge, len(net.Connections)), make([]motifs.Count, len(patterns))
	b.ReportAllocs()
	for k := uint64(0); b.Loop(); k++ {
		sampler.Draw(k, edges)
		if err := counter.Count(edges, counts); err != nil {
			b.Fatal(err)
		}
	}
}
