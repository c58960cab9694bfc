package main

import (
	"fmt"
	"io"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/spf13/cobra"

	"github.com/wormotif/wormotif/motifs"
)

// A countResult is the JSON document of count.
type countResult struct {
	networkResult
	Motifs []motifResult `json:"motifs"`
}

// A motifResult is one motif's counts.
type motifResult struct {
	Name          string `json:"name"`
	Pattern       string `json:"pattern"`
	Nodes         int    `json:"nodes"`
	Automorphisms int    `json:"automorphisms"`
	Count         int64  `json:"count"`
	Induced       int64  `json:"induced"`
}

func newMotifResult(p motifs.Pattern, c motifs.Count) motifResult {
	return motifResult{nameOf(p), p.String(), len(p.Nodes), len(p.Automorphisms()), c.Count, c.Induced}
}

func newCount() *cobra.Command {
	var asJSON, explain bool
	c := &cobra.Command{
		Use:   "count",
		Short: "Count motifs in a network",
		Long: `Count counts occurrences of motifs: distinct copies, that is injective maps of
the pattern's neurons divided by its automorphisms. Induced occurrences have no
other chemical connection, signed or not, among their neurons.

A pattern is written as connections: A>B (A excites B), A|B (inhibits), A~B (any
chemical), A=B (electrical), A!>B (no such connection), A>B:5 (weight 5 or more);
as what a neuron is: "A is sensory", "B is GABA", "C is AVJ*", "P is excitatory";
and as alternatives: (A>P, B>M) or (C>P, D>M). X own P is a connection of X's own
sign. The same letter is the same neuron, different letters are different ones.`,
		Example: `  wormotif count
  wormotif count --motif xor-core --motif signed-xor --signs fenyves2020
  wormotif count --pattern 'A>I, I|D, A is sensory'
  wormotif count --min-weight 3 --json`,
		Args: noArguments,
	}
	network := addNetworkFlags(c)
	chosen := addMotifFlags(c)
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON document")
	c.Flags().BoolVar(&explain, "explain", false, "print the plan of the count instead: what is searched, multiplied and subtracted")
	c.MarkFlagsMutuallyExclusive("json", "explain")
	c.RunE = func(c *cobra.Command, _ []string) error {
		patterns, err := chosen.selected()
		if err != nil {
			return err
		}
		net, err := network.load()
		if err != nil {
			return err
		}
		result := countResult{networkResult: newNetworkResult(net)}
		counter, err := motifs.NewCounter(net, patterns)
		if err != nil {
			return inputError{err}
		}
		if explain {
			_, err := io.WriteString(c.OutOrStdout(), counter.Explain())
			return err
		}
		counts := make([]motifs.Count, len(patterns))
		if err := counter.Count(motifs.Edges(net), counts); err != nil {
			return err
		}
		for i, p := range patterns {
			result.Motifs = append(result.Motifs, newMotifResult(p, counts[i]))
		}
		if asJSON {
			return printJSON(c.OutOrStdout(), result)
		}
		result.print(c.OutOrStdout())
		return nil
	}
	return c
}

func (r countResult) print(w io.Writer) {
	r.networkResult.print(w)
	t := table.NewWriter()
	t.SetStyle(plainTable)
	t.AppendHeader(table.Row{"motif", "neurons", "automorphisms", "count", "induced"})
	for _, m := range r.Motifs {
		t.AppendRow(table.Row{m.Name, m.Nodes, m.Automorphisms, grouped(m.Count), grouped(m.Induced)})
	}
	var right []table.ColumnConfig
	for column := 2; column <= 5; column++ {
		right = append(right, table.ColumnConfig{Number: column, Align: text.AlignRight, AlignHeader: text.AlignRight})
	}
	t.SetColumnConfigs(right)
	fmt.Fprintln(w, t.Render())
}
