package motifs_test

import (
	"testing"

	"github.com/wormotif/wormotif/connectome"
	"github.com/wormotif/wormotif/motifs"
)

func worm(b *testing.B) *connectome.Network {
	b.Helper()
	net, err := connectome.Default()
	if err != nil {
		b.Fatal(err)
	}
	return net
}

// BenchmarkCatalogue counts all motifs of the catalogue, plain and induced.
func BenchmarkCatalogue(b *testing.B) {
	benchmarkCount(b, motifs.Catalogue())
}

// BenchmarkMotif counts single motifs, plain and induced.
func BenchmarkMotif(b *testing.B) {
	for _, p := range motifs.Catalogue() {
		b.Run(p.Name, func(b *testing.B) { benchmarkCount(b, []motifs.Pattern{p}) })
	}
}

func benchmarkCount(b *testing.B, patterns []motifs.Pattern) {
	net := worm(b)
	counter, err := motifs.NewCounter(net, patterns)
	if err != nil {
		b.Fatal(err)
	}
	edges, counts := motifs.Edges(net), make([]motifs.Count, len(patterns))
	b.ReportAllocs()
	for b.Loop() {
		if err := counter.Count(edges, counts); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPlan compiles the plans for the whole catalogue.
func BenchmarkPlan(b *testing.B) {
	net := worm(b)
	for b.Loop() {
		if _, err := motifs.NewCounter(net, motifs.Catalogue()); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkFind lists all occurrences of the XOR family's largest motif.
func BenchmarkFind(b *testing.B) {
	net := worm(b)
	p, _ := motifs.ByName("signed-xor")
	b.ReportAllocs()
	for b.Loop() {
		n := 0
		for range motifs.NewFinder(net, p).All() {
			n++
		}
		if n == 0 {
			b.Fatal("nothing found")
		}
	}
}
