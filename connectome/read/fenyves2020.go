package read

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/wormotif/wormotif/connectome"
)

// Fenyves et al. 2020 (PLoS Comput Biol 16:e1007974), S3: sheet "1. NT expr"
// has the transmitters of each neuron, sheet "5. Sign prediction" the predicted
// polarity of each connection under a header of two rows.

// headerOf returns the first row that begins with one of the cells wanted and
// has them all, and their columns.
func headerOf(s Sheet, wanted ...string) (row int, cols []int, ok bool) {
	for row := range min(10, len(s.Rows)) {
		cols := make([]int, len(wanted))
		found := 0
		for i, w := range wanted {
			cols[i] = slices.IndexFunc(s.Rows[row], func(t string) bool { return strings.EqualFold(connectome.Trim(t), w) })
			if cols[i] >= 0 {
				found++
			}
		}
		if found == len(wanted) {
			return row, cols, true
		}
	}
	return 0, nil, false
}

var fenyvesTransmitterColumns = []string{"Class member", "Dominant NT", "Alternative NT"}

func findFenyvesTransmitters(s Sheet, _ Options) string {
	row, _, ok := headerOf(s, fenyvesTransmitterColumns...)
	if !ok {
		return ""
	}
	return fmt.Sprintf("columns %s in row %d", strings.Join(fenyvesTransmitterColumns, ", "), row+1)
}

func readFenyvesTransmitters(s Sheet, _ Options, r *Reading) error {
	header, cols, _ := headerOf(s, fenyvesTransmitterColumns...)
	a := &connectome.Atlas{}
	seen := map[string]bool{}
	for row := header + 1; row < len(s.Rows); row++ {
		text := s.at(row, cols[0])
		if text == "" {
			if filledCells(s.Rows[row]) > 0 {
				r.leave(rowName(row), "no neuron in column %s", columnName(cols[0]))
			}
			continue
		}
		neuron := r.name(text)
		if seen[neuron] {
			return s.cellError(row, cols[0], "neuron %s stands there twice: remove one", neuron)
		}
		seen[neuron] = true
		for rank, col := range cols[1:] {
			t := s.at(row, col)
			if t == "" && rank > 0 {
				continue
			}
			f := connectome.Finding{Neuron: neuron, Rank: rank + 1, Transmitter: connectome.ParseTransmitter(t), Text: t}
			if t == "" {
				f.Grade = connectome.Orphan
			}
			a.Findings = append(a.Findings, f)
		}
	}
	a.Sort()
	r.Atlas, r.Sex = a, "hermaphrodite"
	return nil
}

// fenyvesPrediction is where the columns of the predictions stand: the first
// row of the header says Source, Target and Predicted polarity, the second
// Neuron twice.
type fenyvesPrediction struct{ header, pre, post, polarity, weight int }

func locatePredictions(s Sheet) (p fenyvesPrediction, ok bool) {
	for row := range min(10, len(s.Rows)) {
		p := fenyvesPrediction{row, -1, -1, -1, -1}
		for col := range s.width() {
			switch t := strings.ToLower(s.at(row, col)); {
			case t == "source":
				p.pre = col
			case t == "target":
				p.post = col
			case t == "predicted polarity":
				p.polarity = col
			}
			if strings.EqualFold(s.at(row+1, col), "edge weight") {
				p.weight = col
			}
		}
		if min(p.pre, p.post, p.polarity, p.weight) >= 0 {
			return p, true
		}
	}
	return p, false
}

func findFenyvesPredictions(s Sheet, _ Options) string {
	p, ok := locatePredictions(s)
	if !ok {
		return ""
	}
	return fmt.Sprintf("columns Source, Target, Edge weight and Predicted polarity in rows %d and %d", p.header+1, p.header+2)
}

func readFenyvesPredictions(s Sheet, _ Options, r *Reading) error {
	p, _ := locatePredictions(s)
	out := &connectome.Predictions{}
	seen := map[[2]string]bool{}
	for row := p.header + 2; row < len(s.Rows); row++ {
		if s.at(row, p.pre) == "" || s.at(row, p.post) == "" {
			if filledCells(s.Rows[row]) > 0 {
				r.leave(rowName(row), "no two neurons")
			}
			continue
		}
		x := connectome.Prediction{Pre: r.name(s.at(row, p.pre)), Post: r.name(s.at(row, p.post)), Polarity: s.at(row, p.polarity), Weight: s.at(row, p.weight)}
		if pair := [2]string{x.Pre, x.Post}; seen[pair] {
			return s.rowError(row, "the connection %s to %s stands there twice: remove one", x.Pre, x.Post)
		}
		seen[[2]string{x.Pre, x.Post}] = true
		if !slices.Contains([]string{"+", "-", "complex", "no pred"}, x.Polarity) {
			return s.cellError(row, p.polarity, "polarity %q is none of +, -, complex, no pred: correct it", x.Polarity)
		}
		if _, problem := weight(x.Weight); problem != "" {
			return s.cellError(row, p.weight, "%s", problem)
		}
		out.Predictions = append(out.Predictions, x)
	}
	slices.SortFunc(out.Predictions, func(a, b connectome.Prediction) int {
		return cmp.Or(cmp.Compare(a.Pre, b.Pre), cmp.Compare(a.Post, b.Post))
	})
	r.Predictions, r.Sex = out, "hermaphrodite"
	return nil
}

func rowName(row int) string { return fmt.Sprintf("row %d", row+1) }
