package main

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
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
alphabet is listed. Memory does not grow with the number of occurrences.`,
		Example: `  wormotif find --motif xor-core --limit 10
  wormotif find --motif signed-xor -o occurrences.csv
  wormotif find --motif lateral-inhibition --induced --neuron AVAL -o found.jsonl
  wormotif find --pattern 'A>I, I|D, A is sensory' | head`,
		Args: noArguments,
	}
	network := addNetworkFlags(c)
	chosen := addMotifFlags(c)
	c.Flags().StringVarP(&options.output, "output", "o", "", "write to FILE.csv or FILE.jsonl instead of standard output")
	c.Flags().Int64Var(&options.limit, "limit", 0, "stop after this many occurrences (0: list all)")
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
	var wanted []int
	for _, name := range o.neurons {
		i, ok := net.Index(name)
		if !ok {
			return nil, inputError{connectome.UnknownNameError{What: "neuron", Name: name, Known: neuronNames(net)}}
		}
		wanted = append(wanted, i)
	}
	return func(emit func([]string, bool) error) error {
		finder := motifs.NewFinder(net, p)
		names := make([]string, len(p.Nodes))
		var listed int64
		for occurrence := range finder.All() {
			induced := finder.Induced(occurrence)
			if o.induced && !induced || !hasAll(occurrence, wanted) {
				continue
			}
			for i, neuron := range occurrence {
				names[i] = net.Neurons[neuron].Name
			}
			if err := emit(names, induced); err != nil {
				return err
			}
			if listed++; listed == o.limit {
				break
			}
		}
		return nil
	}, nil
}

func neuronNames(net *connectome.Network) []string {
	var names []string
	for _, n := range net.Neurons {
		names = append(names, n.Name)
	}
	return names
}

func hasAll(occurrence, wanted []int) bool {
	for _, w := range wanted {
		found := false
		for _, neuron := range occurrence {
			found = found || neuron == w
		}
		if !found {
			return false
		}
	}
	return true
}

type occurrenceWriter func(w io.Writer, labels []string, list occurrenceList) error

// writer returns the format that the output's name, or --json, asks for.
func (o findOptions) writer() (occurrenceWriter, error) {
	extension := strings.ToLower(filepath.Ext(o.output))
	switch {
	case extension == ".jsonl" || o.output == "" && o.asJSON:
		return writeJSONLines, nil
	case extension == ".csv" || o.output == "":
		return writeCSV, nil
	}
	return nil, inputError{fmt.Errorf("%s: can't tell the format by its name; end it with .csv or .jsonl", o.output)}
}

func writeCSV(w io.Writer, labels []string, list occurrenceList) error {
	out := csv.NewWriter(w)
	if err := out.Write(append(append([]string{}, labels...), "induced")); err != nil {
		return err
	}
	row := make([]string, len(labels)+1)
	err := list(func(names []string, induced bool) error {
		copy(row, names)
		row[len(names)] = strconv.FormatBool(induced)
		return out.Write(row)
	})
	out.Flush()
	if err != nil {
		return err
	}
	return out.Error()
}

func writeJSONLines(w io.Writer, labels []string, list occurrenceList) error {
	buffered := bufio.NewWriter(w)
	out := json.NewEncoder(buffered)
	err := list(func(names []string, induced bool) error {
		neurons := make(map[string]string, len(labels))
		for i, label := range labels {
			neurons[label] = names[i]
		}
		return out.Encode(struct {
			Neurons map[string]string `json:"neurons"`
			Induced bool              `json:"induced"`
		}{neurons, induced})
	})
	if err != nil {
		return err
	}
	return buffered.Flush()
}
