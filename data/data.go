// Package data holds the tables that the binary embeds. Each says in its first
// lines where it came from: source, DOI and SHA-256 of the original. Package
// connectome reads them; nothing else does.
//
// All but cells.csv are made by the project's own importer from the originals,
// which lie in ../../shared/data (see data_test.go, which proves that they are
// still what the importer makes). cells.csv is the list of cells that Cook et
// al. 2019 name in SI 5, both sexes, with the class and side that follow from
// the name, the role that follows from the section of the sheet, and the three
// male neurons of Wang et al. 2024 that SI 5 lacks (CP00, DX4, EF4).
package data

import "embed"

//go:generate go run ../cmd/wormotif import --originals ../../shared/data -o .

// Files are the embedded tables.
//
//go:embed *.csv
var Files embed.FS
