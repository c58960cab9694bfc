package main

import (
	"fmt"
	"io"
	"iter"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/wormotif/wormotif/connectome"
	"github.com/wormotif/wormotif/internal/wholefile"
	"github.com/wormotif/wormotif/motifs"
)

// findOptions say which occurrences find lists, and where to.
type findOptions struct {
	output  string
	limit   int64
	sample  int
	seed    uint64
	induced bool
	neurons []string
	asJSON  bool
}

func newFind() *cobra.Command {
	var options findOptions
	c := &cobra.Command{
		Use:   "find",
		Short: "List the occurrences of a motif",
		Long: `Find lists every occurrence of one motif once, a line each: the neuron at every
node of the pattern, and whether the occurrence is induced. Lines are sorted. Of
the ways to write one occurrence with interchangeable neurons the first in the
alphabet is listed. Memory does not grow with the number of occurrences.

With --sample K it lists K of them, drawn so that every set of K occurrences is
equally likely, whatever --induced and --neuron leave: reservoir sampling (Vitter
1985, algorithm R), which visits all occurrences and keeps K. The same --seed
draws the same sample.

A Parquet file has a column of names for every node, in the pattern's order, and
the column induced.`,
		Example: `  wormotif find --motif xor-core --limit 10
  wormotif find --motif signed-xor -o occurrences.csv
  wormotif find --motif lateral-inhibition --sample 1000 --seed 7 -o sample.parquet
  wormotif find --motif lateral-inhibition --induced --neuron AVAL -o found.jsonl
  wormotif find --pattern 'A>I, I|D, A is sensory' | head`,
		Args: noArguments,
	}
	network := addNetworkFlags(c)
	chosen := addMotifFlags(c)
	c.Flags().StringVarP(&options.output, "output", "o", "", "write to FILE.csv, FILE.jsonl or FILE.parquet instead of standard output")
	c.Flags().Int64Var(&options.limit, "limit", 0, "stop after this many occurrences (0: list all)")
	c.Flags().IntVar(&options.sample, "sample", 0, "list this many occurrences drawn at random (0: list all)")
	c.Flags().Uint64Var(&options.seed, "seed", 1, "what --sample draws from: the same seed, the same sample")
	c.MarkFlagsMutuallyExclusive("limit", "sample")
	c.Flags().BoolVar(&options.induced, "induced", false, "list induced occurrences only")
	c.Flags().StringArrayVar(&options.neurons, "neuron", nil, "list only occurrences with this neuron; repeat to ask for several at once")
	c.Flags().BoolVar(&options.asJSON, "json", false, "print a JSON object a line instead of CSV")
	c.RunE = func(c *cobra.Command, _ []string) error {
		patterns, err := chosen.selected()
		if err != nil {
			return err
		}
		if len(patterns) != 1 {
			return inputError{fmt.Errorf("find lists one motif at a time: choose it with --motif NAME or --pattern TEXT")}
		}
		if slices.Contains(patterns[0].Labels(), inducedColumn) {
			return inputError{fmt.Errorf("a column is called %q: call that neuron of the pattern otherwise", inducedColumn)}
		}
		if options.limit < 0 || options.sample < 0 {
			return inputError{fmt.Errorf("--limit and --sample are 0 or more")}
		}
		write, err := options.writer()
		if err != nil {
			return err
		}
		net, err := network.load()
		if err != nil {
			return err
		}
		list, err := options.list(net, patterns[0])
		if err != nil {
			return err
		}
		if options.output == "" {
			return write(c.OutOrStdout(), patterns[0].Labels(), list)
		}
		return wholefile.Write(options.output, func(w io.Writer) error { return write(w, patterns[0].Labels(), list) })
	}
	return c
}

// An occurrenceList calls its argument with the names of each occurrence's
// neurons, in the order of the pattern's nodes, until that fails.
type occurrenceList func(emit func(names []string, induced bool) error) error

// list returns the occurrences that the options ask for.
func (o findOptions) list(net *connectome.Network, p motifs.Pattern) (occurrenceList, error) {
	var with []int
	for _, name := range o.neurons {
		i, ok := net.Index(name)
		if !ok {
			return nil, inputError{connectome.UnknownNameError{What: "neuron", Name: name, Known: neuronNames(net)}}
		}
		with = append(with, i)
	}
	return func(emit func([]string, bool) error) error {
		finder := motifs.NewFilteredFinder(net, p, motifs.FindOptions{Induced: o.induced, With: with})
		names := make([]string, len(p.Nodes))
		var listed int64
		for occurrence := range o.drawn(finder.All()) {
			for i, neuron := range occurrence {
				names[i] = net.Neurons[neuron].Name
			}
			if err := emit(names, o.induced || finder.Induced(occurrence)); err != nil {
				return err
			}
			if listed++; listed == o.limit {
				break
			}
		}
		return nil
	}, nil
}

// drawn returns the sample, where one is asked for, or all.
func (o findOptions) drawn(all iter.Seq[[]int]) iter.Seq[[]int] {
	if o.sample == 0 {
		return all
	}
	return slices.Values(motifs.Sample(all, o.sample, rand.New(rand.NewPCG(o.seed, 0))))
}

func neuronNames(net *connectome.Network) []string {
	var names []string
	for _, n := range net.Neurons {
		names = append(names, n.Name)
	}
	return names
}

type occurrenceWriter func(w io.Writer, labels []string, list occurrenceList) error

// writer returns the format that the output's name, or --json, asks for.
func (o findOptions) writer() (occurrenceWriter, error) {
	extension := strings.ToLower(filepath.Ext(o.output))
	switch {
	case extension == ".parquet":
		return writeParquet, nil
	case extension == ".jsonl" || o.output == "" && o.asJSON:
		return writeJSONLines, nil
	case extension == ".csv" || o.output == "":
		return writeCSV, nil
	}
	return nil, inputError{fmt.Errorf("%s: can't tell the format by its name; end it with .csv, .jsonl or .parquet", o.output)}
}
