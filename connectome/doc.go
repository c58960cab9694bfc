// Package connectome reads the public tables of the wiring of Caenorhabditis
// elegans and turns them into a signed network.
//
// Data flows one way: a reader makes a [Table] of cells and connections as its
// authors published them; [Build] takes the neurons of a Table, gives every
// chemical connection a [Sign] under a [SignPolicy], and returns a [Network],
// which is a gonum graph.
package connectome
