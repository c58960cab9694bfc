package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/wormotif/wormotif/connectome"
	"github.com/wormotif/wormotif/connectome/read"
	"github.com/wormotif/wormotif/internal/wholefile"
)

// An importResult is the JSON document of import.
type importResult struct {
	Files []importedFile `json:"files"`
}

type importedFile struct {
	File   string          `json:"file"`
	SHA256 string          `json:"sha256"`
	Format string          `json:"format"`
	Sheets []importedSheet `json:"sheets"`
}

type importedSheet struct {
	Sheet    string            `json:"sheet"`
	Layout   string            `json:"layout"`
	Why      string            `json:"why"`
	Error    string            `json:"error,omitempty"`
	Sex      string            `json:"sex,omitempty"`
	Cells    int               `json:"cells"`
	Neurons  int               `json:"neurons"`
	Totals   []importedTotals  `json:"totals"`
	Findings int               `json:"findings,omitempty"` // of a table that gives signs
	Mapped   map[string]string `json:"mapped"`
	Unknown  []string          `json:"unknown"`
	LeftOut  []importedLeftOut `json:"left_out"`
}

type importedTotals struct {
	Kind             connectome.Kind   `json:"kind"`
	All              connectome.Totals `json:"all_cells"`
	NeuronsToNeurons connectome.Totals `json:"neuron_to_neuron"`
}

type importedLeftOut struct {
	Place string `json:"place"`
	Why   string `json:"why"`
}

func newImport() *cobra.Command {
	var out, originals string
	var asJSON bool
	var sheets []string
	var options read.Options
	c := &cobra.Command{
		Use:   "import FILE...",
		Short: "Read any supported table, say what it holds, write it normalised",
		Long: `Import reads workbooks (.xlsx, .xls), text (comma-, tab- or semicolon-separated),
GraphML and its own normalised form, whatever the files are called, and prints
for each sheet what layout it was taken for and why, its totals, the names that
were mapped to the spelling of Cook et al. 2019, the names that are not known,
and what was left out.

With -o it writes one table: as GraphML if the name ends in .graphml, else in
the normalised form, which every --input reads. Where several sheets hold
connections, choose with --sheet: one chemical, one electrical.`,
		Example: `  wormotif import my-table.csv
  wormotif import si5.xlsx --sheet 'hermaphrodite chemical' -o herm.csv
  wormotif import edges.txt --columns pre=Sender,post=Receiver --json
  wormotif count --input herm.csv`,
		Args: cobra.ArbitraryArgs,
	}
	c.Flags().StringVarP(&out, "output", "o", "", "write the table to this file")
	c.Flags().StringVar(&originals, "originals", "", "write all tables that the binary embeds from the originals in this folder to the folder -o")
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON document")
	addReadFlags(c, &sheets, &options)
	c.RunE = func(c *cobra.Command, args []string) error {
		if originals != "" {
			return importOriginals(originals, out)
		}
		if len(args) == 0 {
			return inputError{fmt.Errorf("import needs a file; see %s --help", c.CommandPath())}
		}
		if out != "" && len(args) != 1 {
			return inputError{fmt.Errorf("-o takes one table: import one file at a time")}
		}
		var result importResult
		var unreadable error
		for _, path := range args {
			f, err := read.Open(path, options)
			if err != nil {
				return inputError{err}
			}
			readings := f.Readings()
			if out != "" {
				if err := writeImported(f, sheets, out); err != nil {
					return err
				}
			}
			result.Files = append(result.Files, importedFile{f.Name, f.SHA256, f.Format, importedSheets(readings)})
			if err := nothingFound(f.Name, readings); err != nil && unreadable == nil {
				unreadable = err
			}
		}
		if asJSON {
			if err := printJSON(c.OutOrStdout(), result); err != nil {
				return err
			}
		} else {
			result.print(c.OutOrStdout())
		}
		return unreadable
	}
	return c
}

// nothingFound is an error for a file of which no sheet could be read.
func nothingFound(file string, readings []*read.Reading) error {
	for _, r := range readings {
		if r.Err == nil && r.Layout != "" {
			return nil
		}
	}
	for _, r := range readings {
		if r.Err != nil {
			return inputError{r.Err}
		}
	}
	return inputError{read.PlaceError{File: file, Problem: "no table in it: an edge list needs a header such as pre, post, synapses, a matrix names along two edges; name the columns with --columns"}}
}

// writeImported writes the table of the sheets to a file.
func writeImported(f *read.File, sheets []string, out string) error {
	readings, err := f.Choose(sheets)
	if err != nil {
		return inputError{err}
	}
	if r := readings[0]; len(readings) == 1 && r.Err == nil && r.Atlas != nil {
		return wholefile.Write(out, func(w io.Writer) error { return connectome.WriteAtlas(w, r.Atlas) })
	}
	t, err := f.Merge(readings)
	if err != nil {
		return inputError{err}
	}
	return wholefile.Write(out, func(w io.Writer) error {
		if strings.EqualFold(filepath.Ext(out), ".graphml") {
			return connectome.WriteGraphML(w, t)
		}
		return connectome.WriteTable(w, t)
	})
}

// importOriginals writes every table that the binary embeds.
func importOriginals(from, to string) error {
	files := map[string]*read.File{}
	for _, o := range read.Originals {
		f := files[o.File]
		if f == nil {
			var err error
			if f, err = read.Open(filepath.Join(from, o.File), read.DefaultOptions); err != nil {
				return inputError{err}
			}
			files[o.File] = f
		}
		err := wholefile.Write(filepath.Join(to, o.ID+".csv"), func(w io.Writer) error { return f.WriteOriginal(w, o) })
		if err != nil {
			return inputError{err}
		}
	}
	return nil
}

func importedSheets(readings []*read.Reading) []importedSheet {
	sheets := make([]importedSheet, len(readings))
	for i, r := range readings {
		s := importedSheet{Sheet: r.Sheet, Layout: r.Layout, Why: r.Why, Sex: r.Sex, Totals: []importedTotals{},
			Mapped: map[string]string{}, Unknown: append([]string{}, r.Unknown...), LeftOut: []importedLeftOut{}}
		if r.Err != nil {
			s.Error = r.Err.Error()
		}
		if r.Table != nil {
			s.Cells, s.Neurons = len(r.Table.Cells), r.Table.Neurons()
			for _, k := range r.Kinds {
				s.Totals = append(s.Totals, importedTotals{k, r.Table.Totals(k, false), r.Table.Totals(k, true)})
			}
		}
		if r.Atlas != nil {
			s.Findings = len(r.Atlas.Findings)
		}
		if r.Predictions != nil {
			s.Findings = len(r.Predictions.Predictions)
		}
		for _, m := range r.Mapped {
			s.Mapped[m.From] = m.To
		}
		for _, l := range r.LeftOut {
			s.LeftOut = append(s.LeftOut, importedLeftOut(l))
		}
		sheets[i] = s
	}
	return sheets
}

// print writes the result for people.
func (r importResult) print(w io.Writer) {
	for _, f := range r.Files {
		fmt.Fprintf(w, "%s: %s\n", f.File, f.Format)
		for _, s := range f.Sheets {
			s.print(w)
		}
	}
}

func (s importedSheet) print(w io.Writer) {
	if s.Sheet != "" {
		fmt.Fprintf(w, "\n  sheet %q\n", s.Sheet)
	}
	line := func(what, format string, args ...any) {
		fmt.Fprintf(w, "    %-12s%s\n", what, fmt.Sprintf(format, args...))
	}
	if s.Layout == "" {
		line("no table", "%s", s.Why)
		return
	}
	line("layout", "%s: %s", s.Layout, s.Why)
	if s.Error != "" {
		line("unreadable", "%s", s.Error)
		return
	}
	if s.Findings > 0 {
		line("findings", "%s", grouped(s.Findings))
	}
	if s.Cells > 0 {
		line("cells", "%d, of them %d neurons", s.Cells, s.Neurons)
	}
	for _, t := range s.Totals {
		line(t.Kind.String(), "%s connections, weight %.10g, %d self-connections", grouped(t.All.Connections), t.All.Weight, t.All.Self)
		line("", "neuron to neuron %s connections, weight %.10g, %d self-connections", grouped(t.NeuronsToNeurons.Connections), t.NeuronsToNeurons.Weight, t.NeuronsToNeurons.Self)
	}
	if len(s.Mapped) > 0 {
		var pairs []string
		for _, from := range sortedKeys(s.Mapped) {
			pairs = append(pairs, from+" to "+s.Mapped[from])
		}
		line("mapped", "%d names: %s", len(s.Mapped), strings.Join(pairs, ", "))
	}
	if len(s.Unknown) > 0 {
		line("unknown", "%d names: %s", len(s.Unknown), strings.Join(s.Unknown, ", "))
	}
	for _, l := range s.LeftOut {
		line("left out", "%s: %s", l.Place, l.Why)
	}
}
