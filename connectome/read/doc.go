// Package read reads the published tables of the worm's wiring and of its
// neurons' transmitters, and what people have of their own. A file is taken
// for what it holds, never for its name: open.go turns it into sheets of text
// cells, sheet by sheet the layouts of layout.go are tried, and what one of
// them reads is added up into a connectome.Table.
//
// A new table format needs a file of its own here and a line in layout.go.
package read
