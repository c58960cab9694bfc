// Package functional tests what circuits compute: every occurrence of a motif is
// made into a circuit and must show the truth table of its motif.
//
// A [Table] says what each motif must do, a [Bench] runs one circuit through it
// and gives an [Outcome], a [Survey] does so for all occurrences of a dataset,
// each distinct circuit once. Noise, the sweep of the pivot's time constant, the
// graded error curve, robustness to the constants and the controls are files of
// their own.
package functional
