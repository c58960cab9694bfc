package enrich

import (
	"github.com/wormotif/wormotif/motifs"
	"github.com/wormotif/wormotif/motifs/stats"
)

// A Motif is one pattern's result.
type Motif struct {
	Pattern motifs.Pattern
	Count   stats.Summary // of all occurrences
	Induced stats.Summary // of those with no other connection among their neurons
}

// Summarize compares every pattern's observed count with the nulls. The counts
// of all patterns are one family for q, the induced counts another.
func Summarize(patterns []motifs.Pattern, c *Counts) []Motif {
	results := make([]Motif, len(patterns))
	var plain, induced []*stats.Summary
	for i, p := range patterns {
		count, strict := make([]int64, len(c.Nulls)), make([]int64, len(c.Nulls))
		for k, null := range c.Nulls {
			count[k], strict[k] = null[i].Count, null[i].Induced
		}
		results[i] = Motif{p, stats.Summarize(c.Observed[i].Count, count), stats.Summarize(c.Observed[i].Induced, strict)}
		plain, induced = append(plain, &results[i].Count), append(induced, &results[i].Induced)
	}
	stats.Correct(plain)
	stats.Correct(induced)
	return results
}
