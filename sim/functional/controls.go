package functional

import (
	"context"
	"math/rand/v2"
	"slices"

	"github.com/wormotif/wormotif/sim"
	"github.com/wormotif/wormotif/sim/circuits"
)

// RandomCircuits is the control for wiring as such: for each occurrence one
// circuit of as many neurons, with as many connections of each sign, own and
// extra alike, between ordered pairs drawn at random. Neurons keep their
// constants. Occurrence i draws from PCG(seed, i).
func RandomCircuits(ctx context.Context, t *Table, c *Collection, d *circuits.Design, seed uint64, o Options) (Rate, error) {
	passed := make([]bool, c.Len())
	err := each(ctx, c.Len(), o, func() func(int) error {
		bench, circuit := o.bench(t), &sim.Circuit{}
		var wiring circuits.Wiring
		return func(i int) error {
			wiring = c.Reader.Append(wiring[:0], c.At(i))
			if !d.Extra {
				wiring = slices.DeleteFunc(wiring, func(w circuits.Wire) bool { return !w.Own })
			}
			rewire(wiring, len(d.Pattern.Nodes), stream(seed, i))
			d.Fill(circuit, wiring, nil)
			pass, err := bench.Passes(Trial{Circuit: circuit, Drive: d.Constants.Drive})
			passed[i] = pass
			return err
		}
	})
	if err != nil {
		return Rate{}, err
	}
	return NewRate(count(passed), len(passed)), nil
}

// rewire gives every wire ends drawn at random: distinct ordered pairs of
// distinct nodes, all sets of pairs equally likely.
func rewire(w circuits.Wiring, nodes int, random *rand.Rand) {
	pairs := random.Perm(nodes * (nodes - 1))
	for i := range w {
		from, to := pairs[i]/(nodes-1), pairs[i]%(nodes-1)
		if to >= from {
			to++
		}
		w[i].From, w[i].To = from, to
	}
}
