package reports

import (
	"math"

	"github.com/wormotif/wormotif/connectome"
	"github.com/wormotif/wormotif/motifs"
	"github.com/wormotif/wormotif/sim/functional"
)

// fixture is a small report with what is hard to render: names that look like
// markup or formulas, undefined statistics, a motif without occurrences.
func fixture() Report {
	r := Report{
		Tool: Tool{Name: "wormotif", Version: "v0.1.0", Go: "go1.26.0", Command: "wormotif report --nulls 4 --seed 7"},
		Run:  fixtureRun("wang2024", 1200, 60),
		Comparisons: []Run{
			fixtureRun("wang2024-firm", 200, 0),
		},
		Published: []Published{{Label: "Preprint 2026", DOI: "10.1000/preprint", Dataset: "toy", Motif: headlineMotif, Fold: 24.3, Z: 52.2}},
		Sources:   []Source{{Cite: "A. Author & B. Author 2020, <Journal>", DOI: "10.1000/toy", Use: "the connections"}},
	}
	for i, name := range []string{"=HYPERLINK(1)", "<script>alert(1)</script>", "AVJL", "N1", "N2", "N3", "N4", "N5", "N6"} {
		r.Neurons = append(r.Neurons, Neuron{Name: name, Class: "C" + name, Role: "inter", Transmitter: "ACh", Grade: "firm"})
		r.Connections = append(r.Connections, Connection{Pre: i, Post: (i + 1) % 9, Weight: 3, Sign: "excitatory"}, Connection{Pre: i, Post: (i + 4) % 9, Weight: 1, Sign: "inhibitory"})
	}
	return r
}

func fixtureRun(signs string, count, byAVJ int64) Run {
	run := Run{
		Dataset:        Dataset{ID: "toy", Title: "a <b>toy</b> worm", Source: "A. Author 2020", DOI: "10.1000/toy", File: "=toy.xlsx", SHA256: "00ff", Unit: "sections"},
		Network:        connectome.Summary{Neurons: 9, Connections: 40, SelfConnectionsDropped: 2, Excitatory: 30, Inhibitory: 6, Unsigned: 4, Weight: 123},
		Signs:          signs,
		SignRule:       "transmitters of the atlas",
		NullModel:      "degree-transmitter",
		NullKeeps:      "degrees",
		NullRandomizes: "partners",
		NullMethod:     "edge swaps",
		Nulls:          4,
		Seed:           7,
	}
	for _, name := range []string{"winner-take-all", coreMotif, headlineMotif} {
		p, _ := motifs.ByName(name)
		m := Motif{
			Pattern: p, Name: p.Name, Text: p.String(), About: p.About, Neurons: len(p.Nodes), Automorphisms: len(p.Automorphisms()),
			Count: count, Induced: 3,
			NullCounts: []int64{40, 50, 60, 50}, InducedNullCounts: []int64{8, 9, 9, 10},
			Statistics: Statistics{
				Mean: 50, SD: 8.164965809277261, MeanMCSE: 4.08, Fold: Number(float64(count) / 50), Z: Number((float64(count) - 50) / 8.164965809277261),
				POver: 0.2, PUnder: 1, Q: 0.04, MCSE: 0.17, Skewness: 2.5, Skewed: true,
				Quantiles: []Quantile{{0.025, 40}, {0.5, 50}, {0.975, 60}},
			},
			InducedStatistics: Statistics{Mean: 9, SD: 0.816, Fold: 0.333, Z: -7.35, POver: 1, PUnder: 0.2, Q: 0.04, Quantiles: []Quantile{{0.5, 9}}},
			Listing:           Listing{Cap: 2, Rows: 2},
		}
		for _, nodes := range p.Orbits() {
			label := ""
			for i, node := range nodes {
				if i > 0 {
					label += " "
				}
				label += p.Nodes[node].Label
			}
			m.Roles = append(m.Roles, label)
		}
		for i, neuron := range []string{"AVJL", "<script>alert(1)</script>", "=HYPERLINK(1)"} {
			part := Participant{Neuron: Neuron{neuron, "AVJ", "inter", "GABA", "dim"}, AtRole: make([]int64, len(m.Roles))}
			if i > 0 {
				part.Class, part.Transmitter, part.Grade = "X"+neuron, "ACh", "firm"
			}
			for role, label := range m.Roles {
				part.AtRole[role] = int64(10 - i)
				if label == pivotNode && i == 0 {
					part.AtRole[role] = byAVJ
				}
				part.Occurrences += part.AtRole[role]
			}
			m.Participation = append(m.Participation, part)
		}
		row := make([]int, len(p.Nodes))
		for i := range row {
			row[i] = i % 9
		}
		m.Listing.Occurrences = []Occurrence{{Neurons: row, Weight: 17}, {Neurons: row, Induced: true, Weight: 9}}
		m.Carriers = []Carrier{{Connection{0, 1, 3, "excitatory"}, count}, {Connection{2, 6, 1, "inhibitory"}, 5}}
		m.Function = &Function{Alone: functional.NewRate(10, 10), Wired: functional.NewRate(3, 10), ByCondition: []Condition{{[2]int{0, 0}, 10}, {[2]int{1, 1}, 3}}}
		run.Motifs = append(run.Motifs, m)
	}
	// A motif that never occurs, in the nulls neither: nothing is defined.
	unknown := Number(math.NaN())
	none := &run.Motifs[0]
	none.Count, none.Induced, none.Function, none.Carriers, none.Participation, none.Listing.Occurrences, none.Listing.Rows = 0, 0, nil, nil, nil, nil, 0
	none.NullCounts, none.InducedNullCounts = make([]int64, 4), make([]int64, 4)
	none.Statistics = Statistics{Fold: unknown, Z: unknown, POver: 1, PUnder: 1, Q: 1, Skewness: unknown}
	none.InducedStatistics = none.Statistics
	return run
}
