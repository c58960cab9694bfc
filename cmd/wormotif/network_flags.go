package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/wormotif/wormotif/connectome"
	"github.com/wormotif/wormotif/connectome/read"
)

// networkFlags choose a network: the table, the signs and the part of it.
type networkFlags struct {
	dataset        string
	input          string
	sheets         []string
	signs          string
	set            []string
	minWeight      float64
	cells          string
	withoutPharynx bool
	roles          []string
	kinds          []string
	read           read.Options
}

// addNetworkFlags adds the flags that every command on one network has.
func addNetworkFlags(c *cobra.Command) *networkFlags {
	f := &networkFlags{}
	flags := c.Flags()
	flags.StringVar(&f.dataset, "dataset", connectome.DefaultDataset, "an embedded dataset by its ID (see wormotif datasets)")
	flags.StringVar(&f.input, "input", "", "read the table in this file instead")
	c.MarkFlagsMutuallyExclusive("dataset", "input")
	addReadFlags(c, &f.sheets, &f.read)
	addSignFlags(c, &f.signs, &f.set)
	flags.Float64Var(&f.minWeight, "min-weight", 1, "leave out connections with less weight (sections or synapses, as the table counts)")
	flags.StringVar(&f.cells, "cells", "neurons", "neurons, or all: muscles and end organs too")
	flags.BoolVar(&f.withoutPharynx, "without-pharynx", false, "leave out the cells of the pharynx")
	flags.StringSliceVar(&f.roles, "roles", nil, "only cells with these roles: "+strings.Join(roleNames(), ", "))
	flags.StringSliceVar(&f.kinds, "kinds", []string{"chemical"}, "kinds of connections: chemical, electrical, extrasynaptic")
	complete(c, "dataset", connectome.Datasets)
	complete(c, "cells", []string{"neurons", "all"})
	complete(c, "roles", roleNames())
	complete(c, "kinds", kindNames)
	return f
}

var kindNames = []string{"chemical", "electrical", "extrasynaptic"}

// addReadFlags adds the flags that say how a file is read.
func addReadFlags(c *cobra.Command, sheets *[]string, o *read.Options) {
	*o = read.DefaultOptions
	c.Flags().StringArrayVar(sheets, "sheet", nil, "the sheet of a workbook that has several; repeatable (chemical and electrical)")
	c.Flags().BoolVar(&o.Fractional, "fractional", false, "weights of a file need not be whole numbers")
	c.Flags().Int64Var(&o.Bytes, "max-bytes", o.Bytes, "largest file, also when unpacked, in bytes")
	c.Flags().StringToStringVar(&o.Columns, "columns", nil, "names of the columns of an edge list where the guess is wrong: pre=HEADER,post=HEADER and weight, kind, sign, transmitter")
}

// addSignFlags adds the flags that give the connections their signs.
func addSignFlags(c *cobra.Command, signs *string, set *[]string) {
	c.Flags().StringVar(signs, "signs", connectome.DefaultPolicy, "sign policy: "+strings.Join(connectome.PolicyNames, ", ")+" or file:PATH")
	c.Flags().StringArrayVar(set, "set", nil, "what if: NEURON=TRANSMITTER or CLASS=TRANSMITTER, such as AVJ=none; repeatable")
	complete(c, "signs", append(slices.Clone(connectome.PolicyNames), "file:"))
}

func roleNames() []string {
	names := make([]string, len(connectome.Roles))
	for i, r := range connectome.Roles {
		names[i] = string(r)
	}
	return names
}

// complete makes the shell offer the values of a flag.
func complete(c *cobra.Command, flag string, values []string) {
	err := c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
	if err != nil {
		panic(err) // the flag was added just before
	}
}

// load returns the network that the flags choose.
func (f *networkFlags) load() (*connectome.Network, error) {
	t, err := f.table()
	if err != nil {
		return nil, err
	}
	return f.build(t)
}

// table returns the table that the flags choose.
func (f *networkFlags) table() (*connectome.Table, error) {
	var t *connectome.Table
	var err error
	if f.input != "" {
		t, err = read.Table(f.input, f.sheets, f.read)
	} else {
		t, err = connectome.Dataset(f.dataset)
	}
	if err != nil {
		return nil, inputError{err}
	}
	return t, nil
}

// build makes the network of a table under the other flags.
func (f *networkFlags) build(t *connectome.Table) (*connectome.Network, error) {
	policy, err := signPolicy(f.signs, f.set, t)
	if err != nil {
		return nil, err
	}
	options, err := f.options()
	if err != nil {
		return nil, inputError{err}
	}
	n, err := connectome.Build(t, policy, options)
	if err != nil {
		return nil, inputError{err}
	}
	return n, nil
}

func (f *networkFlags) options() (connectome.Options, error) {
	o := connectome.Options{MinWeight: f.minWeight, WithoutPharynx: f.withoutPharynx, AllCells: f.cells == "all"}
	if f.cells != "all" && f.cells != "neurons" {
		return o, fmt.Errorf("--cells %q: say neurons or all", f.cells)
	}
	if !(f.minWeight >= 0) {
		return o, fmt.Errorf("--min-weight %v: say 0 or more", f.minWeight)
	}
	for _, name := range f.roles {
		if !slices.Contains(roleNames(), name) {
			return o, connectome.UnknownNameError{What: "role", Name: name, Known: roleNames()}
		}
		o.Roles = append(o.Roles, connectome.Role(name))
	}
	for _, name := range f.kinds {
		k, err := connectome.ParseKind(name)
		if err != nil {
			return o, connectome.UnknownNameError{What: "kind of connection", Name: name, Known: kindNames}
		}
		o.Kinds = append(o.Kinds, k)
	}
	return o, nil
}

// signPolicy returns the policy that the flags choose for the table.
func signPolicy(signs string, set []string, t *connectome.Table) (*connectome.SignPolicy, error) {
	var policy *connectome.SignPolicy
	var err error
	if path, ok := strings.CutPrefix(signs, "file:"); ok {
		policy, err = read.PolicyFile(path)
	} else {
		policy, err = connectome.NamedPolicy(signs, t.Source.Sex)
	}
	if err != nil {
		return nil, inputError{err}
	}
	for _, s := range set {
		neuron, transmitter, ok := strings.Cut(s, "=")
		if !ok {
			return nil, inputError{fmt.Errorf("--set %q: say NEURON=TRANSMITTER, such as AVJ=none", s)}
		}
		if err := policy.Set(neuron, connectome.ParseTransmitter(transmitter)); err != nil {
			return nil, inputError{fmt.Errorf("--set %s: %w", s, err)}
		}
	}
	return policy, nil
}
