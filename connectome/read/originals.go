package read

import (
	"slices"

	"github.com/wormotif/wormotif/connectome"
)

// An Original is one table in a file as its authors published it.
type Original struct {
	connectome.Source // its Sheets are those that make up the table
}

const (
	cook2019    = "Cook et al. 2019, Nature 571:63"
	cook2019DOI = "10.1038/s41586-019-1352-7"
	sections    = "serial sections of synaptic contact"
	wang2024    = "Wang et al. 2024, eLife 13:RP95402"
	wang2024DOI = "10.7554/eLife.95402"
	fenyves2020 = "Fenyves et al. 2020, PLoS Comput Biol 16:e1007974"
	fenyvesDOI  = "10.1371/journal.pcbi.1007974"

	cookSI5File = "cook2019-si5-corrected-july-2020.xlsx"
	cookSI5Sum  = "1f4fdbf84746b69b49a8da0816f52787860ce349b638dce37924ba80f90c70c9"
	fenyvesFile = "fenyves2020-s3.xlsx"
	fenyvesSum  = "85959066fd7cbdbc2024d0ebb323b71c4365f4083bc85e555ee973f470697c47"
)

// Originals are the published tables that the project embeds.
var Originals = []Original{
	{connectome.Source{
		ID: "cook2019-hermaphrodite", Title: "Adult hermaphrodite, whole animal, SI 5", Cite: cook2019, DOI: cook2019DOI,
		File: cookSI5File, SHA256: cookSI5Sum, Edition: "corrections of July 2020", Sex: "hermaphrodite", Stage: "adult", Unit: sections,
		Sheets: []string{"hermaphrodite chemical", "hermaphrodite gap jn symmetric"},
	}},
	{connectome.Source{
		ID: "wang2024-hermaphrodite", Title: "Neurotransmitter atlas, supplementary file 2", Cite: wang2024, DOI: wang2024DOI,
		File: "wang2024-supp2-hermaphrodite.xlsx", SHA256: "0013e4b5f366b82a6b0ec0d682c3bace4027545c957823841293de93feafc0e2",
		Sex: "hermaphrodite", Stage: "adult", Sheets: []string{"Supp File 2"},
	}},
	{connectome.Source{
		ID: "wang2024-male", Title: "Neurotransmitter atlas, supplementary file 3", Cite: wang2024, DOI: wang2024DOI,
		File: "wang2024-supp3-male.xlsx", SHA256: "34e8fddd31bcb2227d30c31cabb0d0c6d98d477140974d89d48d423987a41724",
		Sex: "male", Stage: "adult", Sheets: []string{"Supp File 3"},
	}},
	{connectome.Source{
		ID: "fenyves2020-transmitters", Title: "Neurotransmitter expression, S3", Cite: fenyves2020, DOI: fenyvesDOI,
		File: fenyvesFile, SHA256: fenyvesSum, Sex: "hermaphrodite", Stage: "adult", Sheets: []string{"1. NT expr"},
	}},
	{connectome.Source{
		ID: "fenyves2020-predictions", Title: "Sign predictions, S3", Cite: fenyves2020, DOI: fenyvesDOI,
		File: fenyvesFile, SHA256: fenyvesSum, Sex: "hermaphrodite", Stage: "adult", Sheets: []string{"5. Sign prediction"},
	}},
}

// provenance fills in what is known of a table that comes, unchanged, from a
// published file.
func provenance(s connectome.Source) connectome.Source {
	for _, o := range Originals {
		if o.SHA256 == s.SHA256 && slices.Equal(o.Sheets, s.Sheets) {
			known := o.Source
			known.File = s.File
			return known
		}
	}
	for _, o := range Originals { // another choice of sheets of a known file
		if o.SHA256 == s.SHA256 {
			s.Cite, s.DOI, s.Edition, s.Unit = o.Cite, o.DOI, o.Edition, o.Unit
			break
		}
	}
	return s
}
