package read

import (
	"regexp"
	"slices"
	"strings"

	"github.com/wormotif/wormotif/connectome"
)

// The atlas of Wang et al. 2024 (eLife 13:RP95402, supplementary files 2 and 3)
// has a row for each neuron, its class filled down, and up to three
// transmitters under one wide header. "(uptake)" is not use as a transmitter,
// a leading * is dim and variable expression, "unknown (orphan)" a finding.

// wangHeader returns the header row and the columns of the neurons and of the
// first transmitter.
func wangHeader(s Sheet) (row, neuron, first int, ok bool) {
	for row := range min(10, len(s.Rows)) {
		neuron, first := -1, -1
		for col := range s.Rows[row] {
			switch t := strings.ToLower(s.at(row, col)); {
			case t == "neuron" && neuron < 0:
				neuron = col
			case strings.HasPrefix(t, "neurotransmitter(s)"):
				first = col
			}
		}
		if neuron >= 0 && first >= 0 {
			return row, neuron, first, true
		}
	}
	return 0, 0, 0, false
}

func findWang2024(s Sheet, _ Options) string {
	row, neuron, first, ok := wangHeader(s)
	if !ok {
		return ""
	}
	return "columns Neuron in " + cellName(row, neuron) + " and Neurotransmitter(s) in " + cellName(row, first)
}

// wangTransmitters is how many columns the transmitters take: up to three each.
const wangTransmitters = 3

func readWang2024(s Sheet, _ Options, r *Reading) error {
	header, neuronCol, first, _ := wangHeader(s)
	a := &connectome.Atlas{}
	shares := map[string]int{} // how often DX1/2 was met
	seen := map[string]int{}
	for row := header + 1; row < len(s.Rows); row++ {
		text := s.at(row, neuronCol)
		if text == "" || filledCells(s.Rows[row]) < 2 || s.at(row, first) == "" {
			if filledCells(s.Rows[row]) > 0 {
				r.leave(rowName(row), "no neuron with a transmitter: a heading or a note")
			}
			continue
		}
		neuron := r.name(sharedName(text, shares))
		if other, ok := seen[neuron]; ok {
			return s.cellError(row, neuronCol, "neuron %s stands there twice, first in row %d: remove one", neuron, other+1)
		}
		seen[neuron] = row
		rank := 0
		for col := first; col < first+wangTransmitters; col++ {
			if t := s.at(row, col); t != "" {
				rank++
				f := wangFinding(t)
				f.Neuron, f.Rank = neuron, rank
				a.Findings = append(a.Findings, f)
			}
		}
	}
	if len(a.Findings) == 0 {
		return s.rowError(header, "no neuron stands below this header: get the file again")
	}
	a.Sort()
	r.Atlas = a
	r.Sex = "hermaphrodite"
	if slices.ContainsFunc(a.Findings, func(f connectome.Finding) bool { return strings.HasPrefix(f.Neuron, "CEM") }) {
		r.Sex = "male" // CEM neurons are male
	}
	return nil
}

var slashName = regexp.MustCompile(`^([A-Z]+)(\d)/(\d)$`)

// sharedName tells apart the neurons that the atlas could not: DB1/3 is DB1 and
// DB3/1 is DB3; DX1/2, which stands twice, is DX1 and then DX2.
func sharedName(text string, met map[string]int) string {
	m := slashName.FindStringSubmatch(text)
	if m == nil {
		return text
	}
	met[text]++
	if met[text] == 2 {
		return m[1] + m[3]
	}
	return m[1] + m[2]
}

var (
	parenthesis = regexp.MustCompile(`\(([^()]*)\)`)
	newMark     = regexp.MustCompile(`(?i)\s*(-\s*NEW|\(new\))\s*$`)
)

// wangFinding reads one transmitter cell.
func wangFinding(text string) connectome.Finding {
	f := connectome.Finding{Text: text, Grade: connectome.Firm}
	t := newMark.ReplaceAllString(text, "")
	if rest, ok := strings.CutPrefix(t, "*"); ok {
		f.Grade, t = connectome.Dim, rest
	}
	if rest, ok := strings.CutPrefix(t, "male - "); ok {
		f.Grade, t = connectome.OtherSex, rest
	}
	remark := ""
	if at := parenthesis.FindStringSubmatchIndex(t); at != nil {
		remark, t = t[at[2]:at[3]], t[:at[0]]
	}
	t = strings.TrimRight(connectome.Trim(t), "?")
	if strings.EqualFold(t, "unknown") {
		f.Grade = connectome.Orphan
		return f
	}
	if remark == "uptake" {
		f.Grade = connectome.Uptake
	}
	f.Transmitter = connectome.ParseTransmitter(t)
	return f
}
