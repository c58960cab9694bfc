package functional

import (
	"github.com/wormotif/wormotif/sim/circuits"
)

// A SweepRow is what a circuit did with one membrane time constant of its
// inhibitory neurons, the pivot among them.
type SweepRow struct {
	TauM   float64      `json:"tau_m_inhibitory_ms"`
	Output [4][]float64 `json:"spikes"` // by condition and node
	Pass   bool         `json:"pass"`
}

// Sweep tests a wiring with each time constant in ms.
func Sweep(t *Table, w circuits.Wiring, d *circuits.Design, taus []float64, o Options) ([]SweepRow, error) {
	varied := *d
	bench := o.bench(t)
	var rows []SweepRow
	for _, tau := range taus {
		varied.Constants.TauInhibitory = tau
		outcome, err := bench.Run(Trial{Circuit: varied.Circuit(w, nil), Drive: d.Constants.Drive})
		if err != nil {
			return nil, err
		}
		c := outcome.clone()
		rows = append(rows, SweepRow{tau, c.Output, c.Pass()})
	}
	return rows, nil
}

// A GradedRow is what a circuit did with its first input at full drive and its
// second at a part of it.
type GradedRow struct {
	Second float64   `json:"second_input"` // part of the full drive
	Output []float64 `json:"spikes"`       // by node
}

// GradedError tests a wiring with each part of the full drive on the second
// input: how the error channels grade the difference.
func GradedError(t *Table, w circuits.Wiring, d *circuits.Design, parts []float64, o Options) ([]GradedRow, error) {
	bench := o.bench(t)
	circuit := d.Circuit(w, nil)
	var rows []GradedRow
	for _, part := range parts {
		output, err := bench.Outputs(Trial{Circuit: circuit}, [2]float64{d.Constants.Drive, part * d.Constants.Drive})
		if err != nil {
			return nil, err
		}
		rows = append(rows, GradedRow{part, output})
	}
	return rows, nil
}
