package functional

import (
	"fmt"
	"slices"
	"strings"

	"github.com/wormotif/wormotif/motifs"
)

// A Table is the truth table of a motif: what its neurons must do while its two
// inputs are on or off.
type Table struct {
	Motif   string
	Inputs  [2]int    // nodes of the pattern
	Tested  []int     // nodes whose answer counts, the comparator or first output first
	Expects [4][]bool // by condition, then as Tested: must the node be active?
}

// Conditions are the states of the two inputs, in the order of every result.
var Conditions = [4][2]int{{0, 0}, {1, 0}, {0, 1}, {1, 1}}

// truth gives, for each motif that has a table, the outputs and the conditions
// in which each is active. The preprint, doi 10.64898/2026.06.05.730322, has
// the comparator's and the error channels'; the latents' follow from the core,
// and lateral inhibition is one-sided: only the output D has a neighbour that
// suppresses it.
var truth = []struct {
	motif  string
	active []string // output: conditions
}{
	{"xor-core", []string{"C: 10", "D: 01"}},
	{"xor", []string{"X: 10 01"}},
	{"signed-xor", []string{"X: 10 01", "P: 10", "M: 01"}},
	{"lateral-inhibition", []string{"D: 01", "C: 10 11"}},
	{"lateral-inhibition-mutual", []string{"C: 10", "D: 01"}},
}

// Tabled are the names of the motifs that have a truth table.
func Tabled() []string {
	var names []string
	for _, t := range truth {
		names = append(names, t.motif)
	}
	return names
}

// TableOf returns the truth table of a motif of the catalogue.
func TableOf(p motifs.Pattern) (*Table, error) {
	i := slices.IndexFunc(truth, func(t struct {
		motif  string
		active []string
	}) bool {
		return t.motif == p.Name
	})
	if i < 0 {
		return nil, fmt.Errorf("motif %q has no truth table; these have one: %s", p.Name, strings.Join(Tabled(), ", "))
	}
	labels := p.Labels()
	t := &Table{Motif: p.Name, Inputs: [2]int{slices.Index(labels, "A"), slices.Index(labels, "B")}}
	for _, line := range truth[i].active {
		label, conditions, _ := strings.Cut(line, ": ")
		t.Tested = append(t.Tested, slices.Index(labels, label))
		for c, inputs := range Conditions {
			t.Expects[c] = append(t.Expects[c], strings.Contains(conditions, fmt.Sprintf("%d%d", inputs[0], inputs[1])))
		}
	}
	return t, nil
}
