package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/wormotif/wormotif/connectome"
	"github.com/wormotif/wormotif/motifs"
	"github.com/wormotif/wormotif/motifs/enrich"
	"github.com/wormotif/wormotif/motifs/nulls"
	"github.com/wormotif/wormotif/reports"
)

// reportOptions are the choices of report besides the network and the motifs.
type reportOptions struct {
	folder    string
	models    []string
	nulls     int
	draw      nulls.Options
	workers   int
	beside    []string
	instances int
	tests     int
	quiet     bool
}

func newReport() *cobra.Command {
	var o reportOptions
	c := &cobra.Command{
		Use:   "report",
		Short: "Count motifs, compare them with chance, and write a folder of results",
		Long: `Report reads a connectome, counts motifs in it, compares each with randomized
networks, and writes a folder: index.html to read, report.md, report.xlsx, CSV
tables with every null's counts, the occurrences, report.json and figures.

The folder appears whole or not at all. A report that wormotif wrote earlier is
replaced; anything else that stands there is left alone, and the command ends
with status 2.`,
		Example: `  wormotif report
  wormotif report -o firm-report --signs wang2024-firm --beside fenyves2020
  wormotif report --motif xor-core --motif signed-xor --null degree-sign --nulls 5000
  wormotif report --min-weight 3 --seed 2 --quiet`,
		Args: noArguments,
	}
	network := addNetworkFlags(c)
	chosen := addMotifFlags(c)
	flags := c.Flags()
	flags.StringVarP(&o.folder, "output", "o", "wormotif-report", "folder to write")
	flags.StringArrayVar(&o.models, "null", []string{nulls.Models()[0].Name}, "null model: "+strings.Join(modelNames(), ", ")+"; repeat to set others beside the first")
	flags.IntVar(&o.nulls, "nulls", 1000, "randomized networks to compare with")
	flags.IntVar(&o.draw.Attempts, "swaps", nulls.DefaultAttempts, "attempted swaps for each connection")
	flags.BoolVar(&o.draw.SwapUnsigned, "swap-unsigned", false, "randomize unsigned connections too, as a layer of their own")
	flags.Uint64Var(&o.draw.Seed, "seed", 1, "seed of the randomized networks")
	flags.IntVar(&o.workers, "workers", 0, "processors to use (0: all); the result does not depend on it")
	flags.StringArrayVar(&o.beside, "beside", []string{"wang2024-firm"}, "another sign policy to set beside the first; repeatable, \"\" for none")
	flags.IntVar(&o.instances, "instances", 100000, "occurrences of each motif to list at most")
	flags.IntVar(&o.tests, "tests", 2000, "occurrences of each motif with a truth table to simulate, drawn at random")
	flags.BoolVarP(&o.quiet, "quiet", "q", false, "no progress and no messages")
	complete(c, "null", modelNames())
	complete(c, "beside", connectome.PolicyNames)
	c.RunE = func(c *cobra.Command, _ []string) error {
		patterns, err := chosen.selected()
		if err != nil {
			return err
		}
		if err := o.check(); err != nil {
			return err
		}
		report, err := o.report(c, network, patterns)
		if err != nil {
			return err
		}
		if err := report.Write(o.folder); err != nil {
			return asInputError(err)
		}
		if !o.quiet {
			fmt.Fprintf(c.ErrOrStderr(), "Done: open %s\n", filepath.Join(o.folder, "index.html"))
		}
		return nil
	}
	return c
}

// check finds what is wrong before anything is computed.
func (o reportOptions) check() error {
	if o.nulls < 2 {
		return inputError{fmt.Errorf("--nulls %d: a standard deviation needs 2 or more", o.nulls)}
	}
	if o.instances < 0 {
		return inputError{fmt.Errorf("--instances %d: give 0 or more", o.instances)}
	}
	if o.tests < 0 {
		return inputError{fmt.Errorf("--tests %d: give 0 or more", o.tests)}
	}
	if o.draw.Attempts < 1 {
		return inputError{fmt.Errorf("--swaps %d: give 1 or more", o.draw.Attempts)}
	}
	return asInputError(reports.CheckFolder(o.folder))
}

// asInputError makes a folder that is taken the user's to mend.
func asInputError(err error) error {
	if _, ok := errors.AsType[reports.OccupiedError](err); ok {
		return inputError{err}
	}
	return err
}

// report computes the run and those beside it.
func (o reportOptions) report(c *cobra.Command, network *networkFlags, patterns []motifs.Pattern) (reports.Report, error) {
	runs, err := o.runs(network.signs)
	if err != nil {
		return reports.Report{}, err
	}
	table, err := network.table()
	if err != nil {
		return reports.Report{}, err
	}
	report := reports.Report{Tool: tool(c), Published: []reports.Published{preprint}}
	sources := []reports.Source{tableSource(table.Source)}
	for i, run := range runs {
		signed := *network
		signed.signs = run.signs
		net, err := signed.build(table)
		if err != nil {
			return report, err
		}
		policy, err := signPolicy(run.signs, network.set, table)
		if err != nil {
			return report, err
		}
		step, end := showProgress(c.ErrOrStderr(), o.quiet, fmt.Sprintf("%s nulls with %s signs", run.model.Name, run.signs), o.nulls)
		job := reportRun{Run: enrich.Run{
			Network: net, Patterns: patterns, Model: run.model, Options: o.draw, Nulls: o.nulls, Workers: o.workers, Progress: step,
		}}
		if i == 0 {
			job.instances, job.tests = o.instances, o.tests
		}
		results, err := job.results(c.Context())
		end()
		if err != nil {
			return report, err
		}
		sources = append(sources, runSources(policy, run.model)...)
		if i == 0 {
			report.Run = results
			report.Neurons, report.Connections = wiringOf(net)
		} else {
			report.Comparisons = append(report.Comparisons, results)
		}
	}
	report.Sources = unique(append(sources, otherSources...))
	return report, nil
}

// A choice is the signs and the null model of one run.
type choice struct {
	signs string
	model nulls.Model
}

// runs are the choices of a report: the first signs with each null model, and the
// other signs with the first model.
func (o reportOptions) runs(signs string) ([]choice, error) {
	var runs []choice
	add := func(signs, modelName string) error {
		model, err := nulls.Find(modelName)
		if err != nil {
			return inputError{err}
		}
		there := slices.ContainsFunc(runs, func(c choice) bool { return c.signs == signs && c.model.Name == modelName })
		if !there {
			runs = append(runs, choice{signs, model})
		}
		return nil
	}
	if len(o.models) == 0 {
		return nil, inputError{errors.New("--null: name a null model")}
	}
	for _, name := range o.models {
		if err := add(signs, name); err != nil {
			return nil, err
		}
	}
	for _, other := range o.beside {
		if other != "" {
			if err := add(other, o.models[0]); err != nil {
				return nil, err
			}
		}
	}
	return runs, nil
}

func modelNames() []string {
	var names []string
	for _, m := range nulls.Models() {
		names = append(names, m.Name)
	}
	return names
}

// tool says which program made a report, and by which command. The number of
// workers and the folder do not change a result, and are left out.
func tool(c *cobra.Command) reports.Tool {
	command := c.CommandPath()
	c.Flags().Visit(func(f *pflag.Flag) {
		switch f.Name {
		case "workers", "output", "quiet":
			return
		}
		values := []string{f.Value.String()}
		if list, ok := f.Value.(pflag.SliceValue); ok {
			values = list.GetSlice()
		}
		for _, v := range values {
			command += fmt.Sprintf(" --%s=%s", f.Name, quoted(v))
		}
	})
	version := "unknown"
	if info, ok := debug.ReadBuildInfo(); ok {
		version = info.Main.Version
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" && version == "(devel)" {
				version = s.Value[:min(12, len(s.Value))]
			}
		}
	}
	return reports.Tool{Name: "wormotif", Version: version, Go: runtime.Version(), Command: command}
}

// quoted writes a value as a shell takes it.
func quoted(value string) string {
	if value != "" && !strings.ContainsAny(value, " \t\n'\"\\|<>&;()$`*?[]#~!{}") {
		return value
	}
	return "'" + strings.ReplaceAll(value, "'", `'\''`) + "'"
}
