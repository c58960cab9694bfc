package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/spf13/cobra"

	"github.com/wormotif/wormotif/connectome"
)

// A signDifference is a neuron whose set of fast transmitters (ACh, Glu, GABA)
// differs between two policies.
type signDifference struct {
	Neuron      string          `json:"neuron"`
	Role        connectome.Role `json:"role"`
	A           assignment      `json:"a"`
	B           assignment      `json:"b"`
	Primary     bool            `json:"primary_differs"` // so that its connections change their sign
	Connections int             `json:"connections"`     // chemical ones that it sends to neurons
}

type assignment struct {
	Transmitter connectome.Transmitter `json:"transmitter"`
	Grade       connectome.Grade       `json:"grade"`
	Fast        []string               `json:"fast_transmitters"` // ACh, Glu, GABA, also second ones
}

// A signsResult is the JSON document of datasets signs.
type signsResult struct {
	Dataset       string           `json:"dataset"`
	Policies      [2]string        `json:"policies"`
	Neurons       int              `json:"neurons"`
	Unknown       [2]int           `json:"neurons_unknown_to_policy"`
	Unsigned      [2]int           `json:"unsigned_connections"`
	PrimaryDiffer int              `json:"primary_differ"`
	Differences   []signDifference `json:"differences"`
}

func newDatasetsSigns() *cobra.Command {
	var dataset string
	var asJSON bool
	c := &cobra.Command{
		Use:   "signs [POLICY POLICY]",
		Short: "List the neurons whose transmitters two sign policies take differently",
		Long: `Signs lists the neurons of a dataset whose set of transmitters among ACh, Glu and
GABA differs between two sign policies, wang2024 and fenyves2020 unless others
are named. Where the primary transmitter differs, which alone gives the sign, it
shows how many connections hang on it.`,
		Example: `  wormotif datasets signs
  wormotif datasets signs wang2024 wang2024-firm
  wormotif datasets signs wang2024 file:mine.csv --dataset cook2019-male`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) != 0 && len(args) != 2 {
				return inputError{fmt.Errorf("signs compares two policies, found %d; see %s --help", len(args), c.CommandPath())}
			}
			return nil
		},
		ValidArgsFunction: cobra.FixedCompletions(connectome.PolicyNames, cobra.ShellCompDirectiveNoFileComp),
	}
	c.Flags().StringVar(&dataset, "dataset", connectome.DefaultDataset, "an embedded dataset by its ID")
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON document")
	complete(c, "dataset", connectome.Datasets)
	c.RunE = func(c *cobra.Command, args []string) error {
		policies := [2]string{"wang2024", "fenyves2020"}
		copy(policies[:], args)
		result, err := compareSigns(dataset, policies)
		if err != nil {
			return err
		}
		if asJSON {
			return printJSON(c.OutOrStdout(), result)
		}
		result.print(c.OutOrStdout())
		return nil
	}
	return c
}

func compareSigns(dataset string, policies [2]string) (signsResult, error) {
	result := signsResult{Dataset: dataset, Policies: policies, Differences: []signDifference{}}
	t, err := connectome.Dataset(dataset)
	if err != nil {
		return result, inputError{err}
	}
	var nets [2]*connectome.Network
	var signs [2]*connectome.SignPolicy
	for i, name := range policies {
		if signs[i], err = signPolicy(name, nil, t); err != nil {
			return result, err
		}
		if nets[i], err = connectome.Build(t, signs[i], connectome.Options{}); err != nil {
			return result, err
		}
		for _, u := range nets[i].Neurons {
			if !signs[i].Knows(u.Name) {
				result.Unknown[i]++
			}
		}
		result.Unsigned[i] = nets[i].Summary().Unsigned
	}
	result.Neurons = len(nets[0].Neurons)
	for i, u := range nets[0].Neurons {
		v := nets[1].Neurons[i]
		d := signDifference{
			Neuron: u.Name, Role: u.Role, Primary: fast(u.Transmitter) != fast(v.Transmitter), Connections: nets[0].From(u.ID()).Len(),
			A: assignment{u.Transmitter, u.Grade, fastOnes(signs[0], u.Name)}, B: assignment{v.Transmitter, v.Grade, fastOnes(signs[1], u.Name)},
		}
		if d.Primary {
			result.PrimaryDiffer++
		}
		if d.Primary || !slices.Equal(d.A.Fast, d.B.Fast) {
			result.Differences = append(result.Differences, d)
		}
	}
	return result, nil
}

// fastOnes returns the fast transmitters of the neuron in alphabetical order.
func fastOnes(p *connectome.SignPolicy, neuron string) []string {
	all := []string{}
	for _, f := range p.Used(neuron) {
		if fast(f.Transmitter) != connectome.NoTransmitter {
			all = append(all, string(f.Transmitter))
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// fast returns the transmitter if it is one of the three that give a sign.
func fast(t connectome.Transmitter) connectome.Transmitter {
	switch t {
	case connectome.ACh, connectome.Glu, connectome.GABA:
		return t
	}
	return connectome.NoTransmitter
}

func (r signsResult) print(w io.Writer) {
	fmt.Fprintf(w, "%s: %d of %d neurons differ in their set of ACh, Glu, GABA between %s and %s, %d of them in the primary transmitter\n",
		r.Dataset, len(r.Differences), r.Neurons, r.Policies[0], r.Policies[1], r.PrimaryDiffer)
	for i, p := range r.Policies {
		fmt.Fprintf(w, "%s says nothing about %d neurons and leaves %s connections unsigned\n", p, r.Unknown[i], grouped(r.Unsigned[i]))
	}
	fmt.Fprintln(w)
	t := table.NewWriter()
	t.SetOutputMirror(w)
	t.SetStyle(plainTable)
	t.AppendHeader(table.Row{"neuron", "role", r.Policies[0], r.Policies[1], "set", "set", "primary", "connections"})
	t.SetColumnConfigs([]table.ColumnConfig{{Number: 8, Align: text.AlignRight}})
	for _, d := range r.Differences {
		primary := "same"
		if d.Primary {
			primary = "differs"
		}
		t.AppendRow(table.Row{d.Neuron, d.Role, d.A, d.B, strings.Join(d.A.Fast, "+"), strings.Join(d.B.Fast, "+"), primary, d.Connections})
	}
	t.Render()
}

func (a assignment) String() string {
	switch {
	case a.Transmitter == connectome.NoTransmitter && a.Grade == connectome.NoGrade:
		return "none"
	case a.Transmitter == connectome.NoTransmitter:
		return "none (" + string(a.Grade) + ")"
	case a.Grade == connectome.NoGrade:
		return string(a.Transmitter)
	}
	return fmt.Sprintf("%s (%s)", a.Transmitter, a.Grade)
}
