package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/wormotif/wormotif/connectome"
	"github.com/wormotif/wormotif/internal/wholefile"
	"github.com/wormotif/wormotif/motifs"
	"github.com/wormotif/wormotif/motifs/nulls"
	"github.com/wormotif/wormotif/reports/exports"
)

func newExport() *cobra.Command {
	var format, output, motif, model string
	var draw nulls.Options
	var number uint64
	c := &cobra.Command{
		Use:   "export",
		Short: "Write a network, a motif's part of it, or a null, for other programs",
		Long: `Export writes the network with names, classes, roles, transmitters, signs and
weights, in the form of the program that shall read it:

` + formatLines() + `
With --motif it writes the part that the motif's occurrences are made of: their
neurons, and the connections that the motif asks for. With --null it writes one
randomized network: number K of a seed is the same as null K of that seed in
enrich and report.`,
		Example: `  wormotif export --format graphml -o worm.graphml
  wormotif export --format dot --motif mutual-inhibition | dot -Tsvg > mutual.svg
  wormotif export --format csv --null degree-transmitter --seed 1 --number 0 -o null.csv`,
		Args: noArguments,
	}
	network := addNetworkFlags(c)
	flags := c.Flags()
	flags.StringVar(&format, "format", "csv", strings.Join(exports.Names(), ", "))
	flags.StringVarP(&output, "output", "o", "", "file to write (default: standard output)")
	flags.StringVar(&motif, "motif", "", "only the part that this motif's occurrences are made of")
	flags.StringVar(&model, "null", "", "a network drawn by this null model: "+strings.Join(modelNames(), ", "))
	flags.Uint64Var(&draw.Seed, "seed", 1, "seed of the null")
	flags.Uint64Var(&number, "number", 0, "number of the null, from 0")
	flags.BoolVar(&draw.SwapUnsigned, "swap-unsigned", false, "randomize unsigned connections too")
	complete(c, "format", exports.Names())
	complete(c, "motif", motifNames())
	complete(c, "null", modelNames())
	c.RunE = func(c *cobra.Command, _ []string) error {
		form, err := exports.Find(format)
		if err != nil {
			return inputError{err}
		}
		net, err := network.load()
		if err != nil {
			return err
		}
		if model != "" {
			if net, err = drawNull(net, model, draw, number); err != nil {
				return err
			}
		}
		if motif != "" {
			p, ok := motifs.ByName(motif)
			if !ok {
				return inputError{connectome.UnknownNameError{What: "motif", Name: motif, Known: motifNames()}}
			}
			if net, err = exports.MotifPart(net, p); err != nil {
				return err
			}
		}
		if output == "" {
			return form.Write(c.OutOrStdout(), net)
		}
		return wholefile.Write(output, func(w io.Writer) error { return form.Write(w, net) })
	}
	return c
}

func formatLines() string {
	var b strings.Builder
	for _, f := range exports.Formats {
		fmt.Fprintf(&b, "  %-8s %s\n", f.Name, f.About)
	}
	return b.String()
}

// drawNull returns a null of the network as a network.
func drawNull(net *connectome.Network, model string, options nulls.Options, number uint64) (*connectome.Network, error) {
	m, err := nulls.Find(model)
	if err != nil {
		return nil, inputError{err}
	}
	sampler, err := m.New(net, options)
	if err != nil {
		return nil, inputError{err}
	}
	edges := make([]motifs.Edge, len(net.Connections))
	sampler.Draw(number, edges)
	connections := make([]connectome.Connection, len(edges))
	for i, e := range edges {
		connections[i] = connectome.Connection{Pre: int(e.Pre), Post: int(e.Post), Weight: float64(e.Weight), Kind: e.Kind, Sign: e.Sign}
	}
	drawn, err := connectome.NewNetwork(net.Neurons, connections)
	if err != nil {
		return nil, err
	}
	drawn.Source, drawn.Policy, drawn.MinWeight = net.Source, net.Policy, net.MinWeight
	drawn.SelfConnectionsDropped = net.SelfConnectionsDropped
	return drawn, nil
}
