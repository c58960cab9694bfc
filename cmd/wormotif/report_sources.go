package main

import (
	"slices"

	"github.com/wormotif/wormotif/connectome"
	"github.com/wormotif/wormotif/motifs/nulls"
	"github.com/wormotif/wormotif/reports"
)

// preprint are the figures of the 2026 preprint on the signed-XOR motif.
var preprint = reports.Published{
	Label: "preprint of 2026", DOI: "10.64898/2026.06.05.730322",
	Dataset: "cook2019-hermaphrodite", Motif: "signed-xor", Fold: 24.3, Z: 52.2,
}

// otherSources are the works that every report rests on.
var otherSources = []reports.Source{
	{Cite: "preprint on the signed-XOR motif, 2026", DOI: preprint.DOI, Use: "the published fold and Z, and the constants of the simulated circuits"},
	{Cite: "arXiv:2406.09940", DOI: "10.48550/arXiv.2406.09940", Use: "the XOR motif"},
	{Cite: "Benjamini & Hochberg 1995, J R Stat Soc B 57:289", Use: "q"},
}

func tableSource(s connectome.Source) reports.Source {
	return reports.Source{Cite: s.Cite, DOI: s.DOI, Use: "the connections"}
}

// runSources are the works behind the signs and the nulls of one run.
func runSources(policy *connectome.SignPolicy, model nulls.Model) []reports.Source {
	var sources []reports.Source
	for _, s := range policy.Sources {
		sources = append(sources, reports.Source{Cite: s.Cite, DOI: s.DOI, Use: "transmitters and signs"})
	}
	return append(sources, reports.Source{Cite: model.Source, Use: "the null model " + model.Name})
}

// unique keeps the first of equal sources.
func unique(sources []reports.Source) []reports.Source {
	var kept []reports.Source
	for _, s := range sources {
		if !slices.Contains(kept, s) {
			kept = append(kept, s)
		}
	}
	return kept
}
