package reports

import (
	"encoding/csv"
	"io"
	"strconv"

	"github.com/wormotif/wormotif/connectome"
)

// A table is rows under a header, ready for a file. Cells are string, int64,
// float64, Number or bool.
type table struct {
	Name    string
	Columns []column
	Rows    [][]any
}

// A column is a name and what stands under it.
type column struct{ Name, Meaning string }

// csv writes the table with a header. Texts that spreadsheet programs would
// compute get an apostrophe in front.
func (t table) csv(w io.Writer) error {
	out := csv.NewWriter(w)
	record := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		record[i] = c.Name
	}
	out.Write(record)
	for _, row := range t.Rows {
		for i, cell := range row {
			record[i] = csvCell(cell)
		}
		out.Write(record)
	}
	out.Flush()
	return out.Error()
}

func csvCell(cell any) string {
	switch v := cell.(type) {
	case string:
		return connectome.SafeText(v)
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64)
	case Number:
		if !v.Known() {
			return ""
		}
		return strconv.FormatFloat(float64(v), 'g', -1, 64)
	case bool:
		return strconv.FormatBool(v)
	}
	panic("a cell of a table has a type that tables do not have")
}

// runs are the report's own run and those beside it.
func (r Report) runs() []Run { return append([]Run{r.Run}, r.Comparisons...) }

// motifTable has one row for each motif of each run.
func (r Report) motifTable() table {
	t := table{Name: "motifs", Columns: []column{
		{"dataset", "ID of the table of connections"},
		{"signs", "sign policy"},
		{"null_model", "rule that draws the nulls"},
		{"nulls", "number of nulls"},
		{"seed", "seed of the nulls"},
		{"motif", "name of the motif"},
		{"pattern", "the motif as text: > excites, | inhibits"},
		{"nodes", "neurons of the motif"},
		{"automorphisms", "ways to map the pattern onto itself"},
		{"count", "occurrences: distinct copies"},
		{"null_mean", "mean of the count in the nulls"},
		{"null_mean_mcse", "Monte-Carlo standard error of null_mean"},
		{"null_sd", "standard deviation of the count in the nulls (n - 1)"},
		{"fold", "count / null_mean"},
		{"z", "(count - null_mean) / null_sd"},
		{"p_over", "(1 + nulls with as many or more) / (1 + nulls)"},
		{"p_under", "(1 + nulls with as many or fewer) / (1 + nulls)"},
		{"q", "false discovery rate (Benjamini-Hochberg) over the motifs of the run"},
		{"mcse", "Monte-Carlo standard error of p_over"},
		{"skewness", "skewness of the count in the nulls"},
		{"skewed", "true where the nulls are so skewed that z misleads"},
		{"induced", "occurrences with no other chemical connection among their neurons"},
		{"induced_null_mean", "as null_mean, for induced"},
		{"induced_null_sd", "as null_sd, for induced"},
		{"induced_fold", "as fold, for induced"},
		{"induced_z", "as z, for induced"},
		{"induced_p_over", "as p_over, for induced"},
		{"induced_p_under", "as p_under, for induced"},
	}}
	for _, run := range r.runs() {
		for _, m := range run.Motifs {
			s, i := m.Statistics, m.InducedStatistics
			t.Rows = append(t.Rows, []any{
				run.Dataset.ID, run.Signs, run.NullModel, int64(run.Nulls), strconv.FormatUint(run.Seed, 10),
				m.Name, m.Text, int64(m.Neurons), int64(m.Automorphisms), m.Count,
				s.Mean, s.MeanMCSE, s.SD, s.Fold, s.Z, s.POver, s.PUnder, s.Q, s.MCSE, s.Skewness, s.Skewed,
				m.Induced, i.Mean, i.SD, i.Fold, i.Z, i.POver, i.PUnder,
			})
		}
	}
	return t
}

// nullTable has one row for each motif in each null of each run.
func (r Report) nullTable() table {
	t := table{Name: "nulls", Columns: []column{
		{"dataset", "ID of the table of connections"},
		{"signs", "sign policy"},
		{"null_model", "rule that draws the nulls"},
		{"null", "number of the null, from 0; its random stream is PCG(seed, null)"},
		{"motif", "name of the motif"},
		{"count", "occurrences in the null"},
		{"induced", "induced occurrences in the null"},
	}}
	for _, run := range r.runs() {
		for null := range run.Nulls {
			for _, m := range run.Motifs {
				t.Rows = append(t.Rows, []any{run.Dataset.ID, run.Signs, run.NullModel, int64(null), m.Name, m.NullCounts[null], m.InducedNullCounts[null]})
			}
		}
	}
	return t
}

// participationTable has one row for each neuron, motif and role.
func (r Report) participationTable() table {
	t := table{Name: "participation", Columns: []column{
		{"motif", "name of the motif"},
		{"neuron", "name of the neuron"},
		{"class", "class of the neuron"},
		{"neuron_role", "sensory, inter, motor or pharyngeal, by the sections of the table"},
		{"transmitter", "primary transmitter under the sign policy"},
		{"evidence", "how firm the evidence for the transmitter is"},
		{"node", "node or interchangeable nodes of the motif"},
		{"occurrences", "occurrences in which the neuron takes that node"},
	}}
	for _, m := range r.Motifs {
		for _, p := range m.Participation {
			for role, n := range p.AtRole {
				if n > 0 {
					t.Rows = append(t.Rows, []any{m.Name, p.Name, p.Class, p.Role, p.Transmitter, p.Grade, m.Roles[role], n})
				}
			}
		}
	}
	return t
}

// carrierTable has one row for each connection and motif.
func (r Report) carrierTable() table {
	t := table{Name: "connections", Columns: []column{
		{"motif", "name of the motif"},
		{"pre", "presynaptic neuron"},
		{"post", "postsynaptic neuron"},
		{"weight", "weight of the connection, as the table counts it"},
		{"sign", "sign of the connection"},
		{"occurrences", "occurrences in which it is one of the connections that must be there"},
	}}
	for _, m := range r.Motifs {
		for _, c := range m.Carriers {
			t.Rows = append(t.Rows, []any{m.Name, r.Neurons[c.Pre].Name, r.Neurons[c.Post].Name, c.Weight, c.Sign, c.Occurrences})
		}
	}
	return t
}

// instanceTable has one row for each listed occurrence of a motif.
func (r Report) instanceTable(m Motif) table {
	t := table{Name: m.listName(), Columns: m.instanceColumns()}
	for _, o := range m.Listing.Occurrences {
		row := make([]any, 0, len(t.Columns))
		for _, n := range o.Neurons {
			row = append(row, r.Neurons[n].Name)
		}
		t.Rows = append(t.Rows, append(row, o.Induced, o.Weight))
	}
	return t
}

// listName is the name of the table of a motif's occurrences.
func (m Motif) listName() string { return "instances-" + slug(m.Name) }

func (m Motif) instanceColumns() []column {
	var columns []column
	for _, label := range m.Pattern.Labels() {
		columns = append(columns, column{label, "neuron that takes node " + label})
	}
	return append(columns,
		column{"induced", "true where the neurons have no other chemical connection"},
		column{"weight", "weight of all chemical connections among the neurons, together"})
}
