package reports

import (
	"io"
	"slices"
)

// A view is a Report with its sentences and figures, for the templates of
// report.md and index.html.
type view struct {
	Report
	Answer     []string
	Found      []string
	Computed   []string
	Methods    string
	NotShown   []string
	Headline   []headlineRow
	Comparison figure
	Enrichment figure
	Sections   []section
	FileList   []file
}

// A headlineRow is the headline motif under one choice, or as published.
type headlineRow struct {
	Label    string
	Observed string
	Nulls    string
	Fold, Z  Number
	Ours     bool
}

// A section is what the page shows of one motif.
type section struct {
	Motif
	Drawing       figure
	Nulls         figure
	InducedNulls  figure
	Participation figure
	Top           []Participant
	Carry         []carry
	Choices       []choice
	Listed        string
	ListFile      string
}

func newView(r Report) view {
	v := view{
		Report: r, Answer: r.answer(), Found: r.found(), Computed: r.computed(), Methods: r.methods(), NotShown: notShown,
		Headline: r.headline(), Enrichment: r.enrichmentChart(),
	}
	if len(v.Headline) > 0 {
		v.Comparison = headlineChart(v.Headline)
	}
	for _, m := range r.Motifs {
		s := section{Motif: m, Drawing: drawing(m.Pattern), Nulls: m.countChart(), InducedNulls: m.inducedChart(), Top: m.top(), Carry: r.topCarriers(m), Choices: r.choices(m.Name), Listed: m.listed(), ListFile: m.listName() + ".csv"}
		if len(s.Top) > 0 {
			s.Participation = participationChart(m)
		}
		v.Sections = append(v.Sections, s)
	}
	v.FileList = v.files()
	return v
}

// A carry is one of a motif's busiest connections, by name.
type carry struct {
	Pre, Post, Sign string
	Weight          float64
	Occurrences     int64
	Share           string
}

func (r Report) topCarriers(m Motif) []carry {
	var top []carry
	for _, c := range m.Carriers[:min(topNeurons, len(m.Carriers))] {
		top = append(top, carry{r.Neurons[c.Pre].Name, r.Neurons[c.Post].Name, c.Sign, c.Weight, c.Occurrences, percent(c.Occurrences, m.Count)})
	}
	return top
}

// A choice is one motif in one of the report's runs.
type choice struct {
	Motif
	Signs, NullModel string
}

// choices are the motif in every run, where there is more than one.
func (r Report) choices(name string) []choice {
	var all []choice
	for _, run := range r.runs() {
		if m, ok := run.motif(name); ok && len(r.Comparisons) > 0 {
			all = append(all, choice{m, run.Signs, run.NullModel})
		}
	}
	return all
}

// headline sets this run beside the published figures and the other runs.
func (r Report) headline() []headlineRow {
	if _, ok := r.motif(headlineMotif); !ok {
		return nil
	}
	var rows []headlineRow
	add := func(run Run, ours bool) {
		if m, ok := run.motif(headlineMotif); ok {
			rows = append(rows, headlineRow{r.label(run), grouped(m.Count), m.NullText(), m.Fold, m.Z, ours})
		}
	}
	add(r.Run, true)
	for _, p := range r.Published {
		if p.Motif == headlineMotif && p.Dataset == r.Dataset.ID {
			rows = append(rows, headlineRow{Label: p.Label, Observed: "–", Nulls: "–", Fold: Number(p.Fold), Z: Number(p.Z)})
		}
	}
	for _, other := range r.Comparisons {
		add(other, true)
	}
	return rows
}

// label names a run by its signs, and by its null model where that is another.
func (r Report) label(run Run) string {
	if run.NullModel == r.NullModel {
		return run.Signs
	}
	return run.NullModel
}

// figures are all pictures of the report.
func (v view) figures() []figure {
	figures := []figure{v.Comparison, v.Enrichment}
	for _, s := range v.Sections {
		figures = append(figures, s.Drawing, s.Nulls, s.InducedNulls, s.Participation)
	}
	return slices.DeleteFunc(figures, func(f figure) bool { return f.Name == "" })
}

// top are the neurons in most occurrences.
func (m Motif) top() []Participant { return m.Participation[:min(topNeurons, len(m.Participation))] }

// files are the files of a report.
func (v view) files() []file {
	motifs, nulls, participation, carriers := v.motifTable(), v.nullTable(), v.participationTable(), v.carrierTable()
	files := []file{
		{"index.html", "this report as a page", v.page},
		{"report.md", "the report as text", v.markdown},
		{"report.xlsx", "the tables as a spreadsheet, with notes", v.workbook},
		{"report.json", "everything for other programs", func(w io.Writer) error { return writeJSON(w, v.Report) }},
		{"report.schema.json", "the JSON Schema of report.json", func(w io.Writer) error { _, err := w.Write(Schema); return err }},
		{"citation.bib", "what to cite, for BibTeX", v.bibTeX},
		{"CITATION.cff", "the same in the Citation File Format", v.cff},
		{"motifs.csv", "counts and statistics of each motif", motifs.csv},
		{"nulls.csv", "the counts in each null", nulls.csv},
		{"participation.csv", "how often each neuron stands where in each motif", participation.csv},
		{"connections.csv", "how many occurrences of each motif each connection carries", carriers.csv},
		{"columns.md", "what each column of the CSV files means", v.dictionary},
	}
	for _, m := range v.Motifs {
		files = append(files, file{m.listName() + ".csv", m.listed(), func(w io.Writer) error { return v.instanceTable(m).csv(w) }})
	}
	for _, f := range v.figures() {
		files = append(files, file{"figures/" + f.Name + ".svg", f.Alt, func(w io.Writer) error { _, err := w.Write(f.file()); return err }})
	}
	return files
}
