package main

import (
	"testing"

	"github.com/wormotif/wormotif/connectome"
	"github.com/wormotif/wormotif/motifs"
	"github.com/wormotif/wormotif/motifs/enrich"
	"github.com/wormotif/wormotif/motifs/nulls"
)

// A null that is exported is the one that enrich counted under its number.
func TestExportedNullIsTheOneOfEnrich(t *testing.T) {
	net, err := connectome.Default()
	if err != nil {
		t.Fatal(err)
	}
	model := nulls.Models()[0]
	p, _ := motifs.ByName("xor-core")
	options := nulls.Options{Seed: 7}
	counts, err := enrich.Run{Network: net, Patterns: []motifs.Pattern{p}, Model: model, Options: options, Nulls: 3}.Count(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for number, want := range counts.Nulls {
		drawn, err := drawNull(net, model.Name, options, uint64(number))
		if err != nil {
			t.Fatal(err)
		}
		counter, err := motifs.NewCounter(drawn, []motifs.Pattern{p})
		if err != nil {
			t.Fatal(err)
		}
		got := make([]motifs.Count, 1)
		if err := counter.Count(motifs.Edges(drawn), got); err != nil {
			t.Fatal(err)
		}
		if got[0] != want[0] {
			t.Errorf("null %d: exported %+v, counted by enrich %+v", number, got[0], want[0])
		}
	}
}
