package main

import (
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/spf13/cobra"

	"github.com/wormotif/wormotif/connectome"
)

// A datasetEntry is one embedded table with its provenance.
type datasetEntry struct {
	ID          string            `json:"id"`
	Title       string            `json:"title"`
	Sex         string            `json:"sex"`
	Stage       string            `json:"stage"`
	Neurons     int               `json:"neurons"`
	Cells       int               `json:"cells"`
	Chemical    connectome.Totals `json:"chemical"` // neuron to neuron
	Electrical  connectome.Totals `json:"electrical"`
	Unit        string            `json:"unit"`
	Source      string            `json:"source"`
	DOI         string            `json:"doi"`
	File        string            `json:"file"`
	Sheets      []string          `json:"sheets"`
	SHA256      string            `json:"sha256"`
	Edition     string            `json:"edition,omitempty"`
	Connections int               `json:"connections"` // chemical, neuron to neuron, without self-connections
	Weight      float64           `json:"weight"`      // their sum
}

func newDatasets() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "datasets",
		Short: "List the embedded datasets with their provenance",
		Long: `Datasets lists the tables that the binary carries. Connections are chemical, from
neuron to neuron, self-connections left out; weight is their sum, counted in the
unit of each table: thresholds on sections and on synapses mean different things.`,
		Example: `  wormotif datasets
  wormotif datasets --json
  wormotif datasets signs`,
		Args: noArguments,
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON document")
	c.RunE = func(c *cobra.Command, _ []string) error {
		var entries []datasetEntry
		for _, id := range connectome.Datasets {
			t, err := connectome.Dataset(id)
			if err != nil {
				return err
			}
			entries = append(entries, newDatasetEntry(t))
		}
		if asJSON {
			return printJSON(c.OutOrStdout(), map[string]any{"datasets": entries})
		}
		printDatasets(c.OutOrStdout(), entries)
		return nil
	}
	c.AddCommand(newDatasetsSigns())
	return c
}

func newDatasetEntry(t *connectome.Table) datasetEntry {
	s := t.Source
	e := datasetEntry{
		ID: s.ID, Title: s.Title, Sex: s.Sex, Stage: s.Stage, Neurons: t.Neurons(), Cells: len(t.Cells),
		Chemical: t.Totals(connectome.Chemical, true), Electrical: t.Totals(connectome.Electrical, true),
		Unit: s.Unit, Source: s.Cite, DOI: s.DOI, File: s.File, Sheets: s.Sheets, SHA256: s.SHA256, Edition: s.Edition,
	}
	for _, c := range t.Connections {
		if c.Kind == connectome.Chemical && c.Pre != c.Post && t.Cells[c.Pre].Neuron && t.Cells[c.Post].Neuron {
			e.Connections++
			e.Weight += c.Weight
		}
	}
	return e
}

func printDatasets(w io.Writer, entries []datasetEntry) {
	t := table.NewWriter()
	t.SetOutputMirror(w)
	t.SetStyle(plainTable)
	t.AppendHeader(table.Row{"dataset", "neurons", "connections", "weight", "stage", "sex", "doi"})
	t.SetColumnConfigs([]table.ColumnConfig{
		{Number: 2, Align: text.AlignRight}, {Number: 3, Align: text.AlignRight}, {Number: 4, Align: text.AlignRight},
	})
	for _, e := range entries {
		t.AppendRow(table.Row{e.ID, e.Neurons, grouped(e.Connections), fmt.Sprintf("%.10g", e.Weight), e.Stage, e.Sex, e.DOI})
	}
	t.Render()
	fmt.Fprintln(w)
	for _, e := range entries {
		fmt.Fprintf(w, "%s: %s. %s.", e.ID, e.Title, e.Source)
		if e.Edition != "" {
			fmt.Fprintf(w, " With the %s.", e.Edition)
		}
		fmt.Fprintf(w, " Weight: %s.\n", e.Unit)
	}
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
