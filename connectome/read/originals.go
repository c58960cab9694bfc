package read

import (
	"fmt"
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

	witvliet2021 = "Witvliet et al. 2021, Nature 596:257"
	witvlietDOI  = "10.1038/s41586-021-03778-8"
	synapses     = "synapses"
	cookSI5File  = "cook2019-si5-corrected-july-2020.xlsx"
	cookSI5Sum   = "1f4fdbf84746b69b49a8da0816f52787860ce349b638dce37924ba80f90c70c9"
	correctedSI5 = "corrections of July 2020"
	fenyvesFile  = "fenyves2020-s3.xlsx"
	fenyvesSum   = "85959066fd7cbdbc2024d0ebb323b71c4365f4083bc85e555ee973f470697c47"
)

// Originals are the published tables that the project embeds, in the order in
// which they are listed.
var Originals = append(append([]Original{
	{connectome.Source{
		ID: "cook2019-hermaphrodite", Title: "Adult hermaphrodite, whole animal, SI 5", Cite: cook2019, DOI: cook2019DOI,
		File: cookSI5File, SHA256: cookSI5Sum, Edition: correctedSI5, Sex: "hermaphrodite", Stage: "adult", Unit: sections,
		Sheets: []string{"hermaphrodite chemical", "hermaphrodite gap jn symmetric"},
	}},
	{connectome.Source{
		ID: "cook2019-male", Title: "Adult male, whole animal, SI 5", Cite: cook2019, DOI: cook2019DOI,
		File: cookSI5File, SHA256: cookSI5Sum, Edition: correctedSI5, Sex: "male", Stage: "adult", Unit: sections,
		Sheets: []string{"male chemical", "male gap jn symmetric"},
	}},
	{connectome.Source{
		ID: "cook2019-hermaphrodite-synapses", Title: "Adult hermaphrodite, scored synapses only, SI 2", Cite: cook2019, DOI: cook2019DOI,
		File: "cook2019-si2-synapse-counts.xlsx", SHA256: "ae59aa8b4bdf8f12c3bf14bfb19e71225c3db0dbe42d9155e1f0bdf796d8f2e0",
		Sex: "hermaphrodite", Stage: "adult", Unit: synapses,
		Sheets: []string{"herm chem synapse adjacency", "herm gap jn synapse adjacency"},
	}},
	{connectome.Source{
		ID: "chen2006", Title: "Adult hermaphrodite without the pharynx, NeuronConnect", DOI: "10.1073/pnas.0506806103",
		Cite: "Chen, Hall, Chklovskii 2006, PNAS 103:4723; Varshney et al. 2011, PLoS Comput Biol 7:e1001066",
		File: "chen2006-NeuronConnect.xls", SHA256: "335f7094e5de1812f445d7573d5495a5cd8c3549326e37e79ae781ad0c1fe3d6",
		Sex: "hermaphrodite", Stage: "adult", Unit: synapses, Sheets: []string{"NeuronConnect.csv"},
	}},
	{connectome.Source{
		ID: "white1986", Title: "Adult hermaphrodite, the first connectome", Cite: "White et al. 1986, Phil Trans R Soc B 314:1", DOI: "10.1098/rstb.1986.0056",
		File: "white1986-whole.csv", SHA256: "c8aac78756b71f6337629951e5f4211448e85d148f6db9b367b2cd0450bb403a",
		Sex: "hermaphrodite", Stage: "adult", Unit: synapses, Sheets: []string{"white1986-whole"},
	}},
}, witvlietDatasets()...), []Original{
	{connectome.Source{
		ID: "yim2024-dauer", Title: "Dauer larva, nerve ring", Cite: "Yim et al. 2024, Nat Commun 15, supplementary data 6",
		File: "yim2024-dauer.xlsx", SHA256: "7c4f1105c5e49da7ccf010c5b0f8ca8ecdcdd32c4f8cb1170c5553f8eb2ec673",
		Sex: "hermaphrodite", Stage: "dauer", Unit: "size of synapses as the sheet gives it (it names no unit)", Sheets: []string{"Dauer"},
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
}...)

// witvlietDatasets are the eight brains of Witvliet et al. 2021, from birth on.
func witvlietDatasets() []Original {
	var originals []Original
	for i, d := range []struct{ stage, sha256 string }{
		{"L1", "e988deaa25d290786434a23131c1bf3f144e3ca07980233a6edbfcfb8d4d30be"},
		{"L1", "b365bdd96dea52c261c748232dd5d333671721865be1282f3b7efa806d010e2a"},
		{"L1", "d94d522af2a64177ebef0dea0951b2a252eb973bbed01a85a19aaafe4ff0244b"},
		{"L1", "10f16bd1f122288e9111acabccbf3fbd4811b861ce6e3293600d4eb5e42e4fbe"},
		{"L2", "011ebda64c379fa066254ddd5c8ff0ab89621e1e85e8d31ffc0b37b9602fc163"},
		{"L3", "9b342751812bf42733ae7c0de8b40f41ea0af0c5c560215d59525631b220b177"},
		{"adult", "d0fd2dd32adbe5f04ce90a2e5b74c01c9a831876527b0a2b8bd5b94edc86b037"},
		{"adult", "fdead89606257c1b26e57069fbe1de14c7696633b75b59b79e74c0bcc3497e62"},
	} {
		title := fmt.Sprintf("Brain %d of 8 from birth to adult", i+1)
		if i == 0 {
			title += ", at birth"
		}
		originals = append(originals, Original{connectome.Source{
			ID: fmt.Sprintf("witvliet2021-%d", i+1), Title: title, Cite: witvliet2021, DOI: witvlietDOI,
			File: fmt.Sprintf("witvliet2021-dataset-%d.xlsx", i+1), SHA256: d.sha256,
			Sex: "hermaphrodite", Stage: d.stage, Unit: synapses, Sheets: []string{fmt.Sprintf("witvliet_2020_%d %s", i+1, d.stage)},
		}})
	}
	return originals
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
