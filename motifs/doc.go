// Package motifs says what a signed motif is, and counts and lists its
// occurrences in a network exactly.
//
// A [Pattern] is data: [Parse] reads it from a line of text, [Catalogue] holds
// the ones with a name. An occurrence is one distinct copy: the injective maps of
// the pattern's nodes to neurons divided by the pattern's automorphisms. It is
// induced where its neurons have no other chemical connection, signed or not,
// among them.
//
// A [Counter] turns patterns into plans that count without listing (see
// program) and evaluates them on a network and on its randomized versions;
// [Find] lists.
package motifs
