package main

import (
	"context"
	"math"
	"math/rand/v2"

	"github.com/wormotif/wormotif/connectome"
	"github.com/wormotif/wormotif/motifs"
	"github.com/wormotif/wormotif/reports"
	"github.com/wormotif/wormotif/sim"
	"github.com/wormotif/wormotif/sim/circuits"
	"github.com/wormotif/wormotif/sim/functional"
)

// functionOf simulates a random sample of a motif's occurrences, with the motif's
// connections alone and with all among their neurons. It returns nil for motifs
// without a truth table and without occurrences. Motifs run side by side, each by
// one worker.
func functionOf(ctx context.Context, net *connectome.Network, p motifs.Pattern, sample int, seed uint64) (*reports.Function, error) {
	table, err := functional.TableOf(p)
	if err != nil || sample == 0 {
		return nil, nil
	}
	// Nulls take the streams from 0 up, the sample the last one.
	random := rand.New(rand.NewPCG(seed, math.MaxUint64))
	occurrences := functional.Collect(circuits.NewReader(net, p), sample, random)
	if occurrences.Len() == 0 {
		return nil, nil
	}
	design := circuits.NewDesign(p)
	options := functional.Options{Model: sim.LIFModel, Method: sim.Euler, Dt: sim.DefaultDt, Workers: 1}
	result := &reports.Function{}
	for _, extra := range []bool{false, true} {
		design.Extra = extra
		survey, err := functional.Run(ctx, table, occurrences, design, options)
		if err != nil {
			return nil, err
		}
		summary := survey.Summary(design)
		rate := functional.NewRate(summary.Passed, summary.Tested)
		if !extra {
			result.Alone = rate
			continue
		}
		result.Wired = rate
		for i, input := range functional.Conditions {
			result.ByCondition = append(result.ByCondition, reports.Condition{Input: input, Held: summary.Condition[i]})
		}
	}
	return result, nil
}
