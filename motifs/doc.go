// Package motifs says what a signed motif is, and counts and lists its
// occurrences in a network exactly.
package motifs
