package functional

import (
	"context"
	"math"
	"math/rand/v2"

	"github.com/wormotif/wormotif/sim"
	"github.com/wormotif/wormotif/sim/circuits"
)

// Noise is a Poisson source on each input. The preprint has 20 Hz and 6 mV.
type Noise struct {
	Rate   float64 `json:"rate_Hz"`
	Weight float64 `json:"weight_mV"`
}

// CanonicalNoise is the preprint's.
var CanonicalNoise = Noise{Rate: 20, Weight: 6}

// A Rate is a number of successes with its Wilson 95% interval.
type Rate struct {
	Trials    int     `json:"trials"`
	Successes int     `json:"successes"`
	Fraction  float64 `json:"fraction"`
	Low       float64 `json:"ci95_low"`
	High      float64 `json:"ci95_high"`
}

// NewRate returns the rate with its interval (Wilson 1927, J Am Stat Assoc
// 22:209).
func NewRate(successes, trials int) Rate {
	if trials == 0 {
		return Rate{High: 1}
	}
	const z = 1.959963984540054
	n, p := float64(trials), float64(successes)/float64(trials)
	middle := (p + z*z/(2*n)) / (1 + z*z/n)
	half := z / (1 + z*z/n) * math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	return Rate{trials, successes, p, max(0, middle-half), min(1, middle+half)}
}

// Noisy is how often a circuit holds its table under noise: the first tested
// neuron (the comparator) alone, and the whole table.
type Noisy struct {
	Comparator Rate `json:"comparator"`
	Table      Rate `json:"table"`
}

// RunNoisy tests a circuit whose neurons stand in the order of the pattern's
// nodes so many times. Trial k draws from PCG(seed, k), for its four conditions
// in order.
func RunNoisy(ctx context.Context, t *Table, c *sim.Circuit, d *circuits.Design, noise Noise, trials int, seed uint64, o Options) (Noisy, error) {
	comparator, table := make([]bool, trials), make([]bool, trials)
	var poisson []sim.Poisson
	for _, node := range t.Inputs {
		poisson = append(poisson, sim.Poisson{Neuron: node, Rate: noise.Rate, Weight: noise.Weight})
	}
	err := each(ctx, trials, o, func() func(int) error {
		bench := o.bench(t)
		return func(k int) error {
			outcome, err := bench.Run(Trial{Circuit: c, Drive: d.Constants.Drive, Poisson: poisson, Random: stream(seed, k)})
			if err != nil {
				return err
			}
			comparator[k], table[k] = t.nodeRight(outcome, 0), outcome.Pass()
			return nil
		}
	})
	if err != nil {
		return Noisy{}, err
	}
	return Noisy{NewRate(count(comparator), trials), NewRate(count(table), trials)}, nil
}

func count(flags []bool) int {
	n := 0
	for _, f := range flags {
		if f {
			n++
		}
	}
	return n
}

// Background is a Poisson source on every neuron of a circuit.
func Background(c *sim.Circuit, noise Noise) []sim.Poisson {
	if noise.Rate == 0 {
		return nil
	}
	sources := make([]sim.Poisson, len(c.Neurons))
	for i := range sources {
		sources[i] = sim.Poisson{Neuron: i, Rate: noise.Rate, Weight: noise.Weight}
	}
	return sources
}

// RunEmbedded tests occurrences within the whole network, at rest but for a
// background on every neuron. Occurrence i draws from PCG(seed, i).
func RunEmbedded(ctx context.Context, t *Table, c *Collection, d *circuits.Design, conductance float64, background Noise, seed uint64, o Options) (Rate, error) {
	passed := make([]bool, c.Len())
	err := each(ctx, c.Len(), o, func() func(int) error {
		bench := o.bench(t)
		return func(i int) error {
			occurrence := c.At(i)
			circuit := c.Reader.Embed(d, occurrence, conductance)
			var random *rand.Rand
			if background.Rate > 0 {
				random = stream(seed, i)
			}
			outcome, err := bench.Run(Trial{
				Circuit: circuit, Nodes: occurrence, Drive: d.Constants.Drive,
				Poisson: Background(circuit, background), Random: random,
			})
			if err != nil {
				return err
			}
			passed[i] = outcome.Pass()
			return nil
		}
	})
	if err != nil {
		return Rate{}, err
	}
	return NewRate(count(passed), len(passed)), nil
}
