package reports

import (
	"fmt"

	"github.com/wormotif/wormotif/sim/functional"
)

// A Function is what became of a motif's occurrences when they were simulated as
// spiking circuits and tested against the motif's truth table.
type Function struct {
	Alone functional.Rate `json:"alone"` // with the motif's connections only
	Wired functional.Rate `json:"wired"` // with all connections among their neurons
	// ByCondition are the inputs of the truth table and how many held, wired.
	ByCondition []Condition `json:"by_condition"`
}

// A Condition is one state of a motif's two inputs.
type Condition struct {
	Input [2]int `json:"input"`
	Held  int    `json:"held"`
}

// Sentence says it in words, with 95 % intervals.
func (f Function) Sentence() string {
	return fmt.Sprintf("Of %s randomly chosen occurrences, simulated as spiking circuits, %s hold the motif's truth table with the motif's connections alone and %s with all chemical connections among their neurons.",
		grouped(int64(f.Alone.Trials)), rateText(f.Alone), rateText(f.Wired))
}

func rateText(r functional.Rate) string {
	return fmt.Sprintf("%.1f %% (%.1f–%.1f)", 100*r.Fraction, 100*r.Low, 100*r.High)
}
