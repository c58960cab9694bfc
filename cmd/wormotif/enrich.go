package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/spf13/cobra"

	"github.com/wormotif/wormotif/motifs/enrich"
	"github.com/wormotif/wormotif/motifs/nulls"
	"github.com/wormotif/wormotif/reports"
)

// An enrichResult is the JSON document of enrich.
type enrichResult struct {
	networkResult
	NullModel string           `json:"null_model"`
	Nulls     int              `json:"nulls"`
	Seed      uint64           `json:"seed"`
	Swaps     int              `json:"swaps_per_connection"`
	Motifs    []enrichedResult `json:"motifs"`
}

// An enrichedResult is one motif's counts set against its nulls.
type enrichedResult struct {
	motifResult
	reports.Statistics
	InducedStatistics reports.Statistics `json:"induced_statistics"`
}

func newEnrich() *cobra.Command {
	var o nullFlags
	var asJSON bool
	c := &cobra.Command{
		Use:   "enrich",
		Short: "Compare motif counts with randomized networks",
		Long: `Enrich counts motifs in a network and in randomized versions of it, its nulls,
and says how far from chance they are:

  null      mean of the nulls' counts ± their standard deviation
  fold      observed / null mean
  Z         (observed - null mean) / standard deviation; misleads where marked !,
            because the nulls are skewed: read p then, and the quantiles of --json
  p         share of nulls that count at least as many (over) or at most as many
            (under) as observed, the observed network counted in; ± its
            Monte-Carlo standard error
  q         p corrected for the number of motifs shown (Benjamini-Hochberg)

The same seed gives the same result with any number of workers.`,
		Example: `  wormotif enrich --nulls 200
  wormotif enrich --motif signed-xor --signs wang2024-firm --nulls 5000
  wormotif enrich --null degree-sign --motif xor-core --induced --seed 7
  wormotif enrich --pattern 'A>I, I|D, B>D' --json`,
		Args: noArguments,
	}
	network := addNetworkFlags(c)
	chosen := addMotifFlags(c)
	addNullFlags(c, &o)
	induced := c.Flags().Bool("induced", false, "show the induced counts instead (both are in --json)")
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON document")
	c.RunE = func(c *cobra.Command, _ []string) error {
		patterns, err := chosen.selected()
		if err != nil {
			return err
		}
		model, err := o.check()
		if err != nil {
			return inputError{err}
		}
		net, err := network.load()
		if err != nil {
			return err
		}
		step, end := showProgress(c.ErrOrStderr(), o.quiet, "nulls", o.nulls)
		run := enrich.Run{Network: net, Patterns: patterns, Model: model, Options: o.draw, Nulls: o.nulls, Workers: o.workers, Progress: step}
		counts, err := run.Count(c.Context())
		end()
		if err != nil {
			return err
		}
		result := enrichResult{networkResult: newNetworkResult(net), NullModel: model.Name, Nulls: o.nulls, Seed: o.draw.Seed, Swaps: o.draw.Attempts}
		for i, m := range enrich.Summarize(patterns, counts) {
			result.Motifs = append(result.Motifs, enrichedResult{
				newMotifResult(m.Pattern, counts.Observed[i]), reports.StatisticsOf(m.Count), reports.StatisticsOf(m.Induced),
			})
		}
		if asJSON {
			return printJSON(c.OutOrStdout(), result)
		}
		result.print(c.OutOrStdout(), *induced)
		return nil
	}
	return c
}

func (r enrichResult) print(w io.Writer, induced bool) {
	r.networkResult.print(w)
	what := "occurrences"
	if induced {
		what = "induced occurrences"
	}
	fmt.Fprintf(w, "%s against %d nulls that keep what %s keeps (seed %d)\n\n", what, r.Nulls, r.NullModel, r.Seed)
	t := table.NewWriter()
	t.SetStyle(plainTable)
	t.AppendHeader(table.Row{"motif", "observed", "null", "fold", "Z", "p over", "p under", "q"})
	skewed := false
	for _, m := range r.Motifs {
		observed, s := m.Count, m.Statistics
		if induced {
			observed, s = m.Induced, m.InducedStatistics
		}
		z := rounded(s.Z, "%.1f")
		if s.Skewed {
			z += "!"
			skewed = true
		}
		t.AppendRow(table.Row{m.Name, grouped(observed), s.NullText(), rounded(s.Fold, "%.3g"), z,
			rounded(s.POver, "%.2g") + rounded(s.MCSE, " ± %.1g"), rounded(s.PUnder, "%.2g") + rounded(s.PUnderMCSE, " ± %.1g"), rounded(s.Q, "%.2g")})
	}
	var right []table.ColumnConfig
	for column := 2; column <= 8; column++ {
		right = append(right, table.ColumnConfig{Number: column, Align: text.AlignRight, AlignHeader: text.AlignRight})
	}
	t.SetColumnConfigs(right)
	fmt.Fprintln(w, t.Render())
	if skewed {
		fmt.Fprintln(w, "\n! the nulls are so skewed that Z misleads: read p, and the quantiles of --json")
	}
}

// rounded writes a number, or a dash where it is undefined.
func rounded(n reports.Number, format string) string {
	if !n.Known() {
		return "–"
	}
	return fmt.Sprintf(format, float64(n))
}

// nullFlags say which nulls are drawn.
type nullFlags struct {
	model   string
	nulls   int
	draw    nulls.Options
	workers int
	quiet   bool
}

func addNullFlags(c *cobra.Command, o *nullFlags) {
	flags := c.Flags()
	flags.StringVar(&o.model, "null", nulls.Models()[0].Name, "null model: "+strings.Join(modelNames(), ", "))
	flags.IntVar(&o.nulls, "nulls", 1000, "randomized networks to compare with")
	flags.IntVar(&o.draw.Attempts, "swaps", nulls.DefaultAttempts, "attempted swaps for each connection")
	flags.BoolVar(&o.draw.SwapUnsigned, "swap-unsigned", false, "randomize unsigned connections too, as a layer of their own")
	flags.Uint64Var(&o.draw.Seed, "seed", 1, "seed of the randomized networks")
	flags.IntVar(&o.workers, "workers", 0, "processors to use (0: all); the result does not depend on it")
	flags.BoolVarP(&o.quiet, "quiet", "q", false, "no progress and no messages")
	complete(c, "null", modelNames())
}

// check returns the model, or what is wrong with the flags.
func (o nullFlags) check() (nulls.Model, error) {
	if o.nulls < 2 {
		return nulls.Model{}, fmt.Errorf("--nulls %d: a standard deviation needs 2 or more", o.nulls)
	}
	if o.draw.Attempts < 1 {
		return nulls.Model{}, fmt.Errorf("--swaps %d: give 1 or more", o.draw.Attempts)
	}
	return nulls.Find(o.model)
}
