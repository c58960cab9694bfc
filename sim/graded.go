package sim

import (
	"math"
	"math/rand/v2"
)

// Graded simulates a circuit of neurons that release transmitter by their
// voltage, without spikes, by forward Euler.
type Graded struct {
	circuit *Circuit
	dt      float64

	v, i, drive, coupled, arriving []float64
	delays                         []int32     // steps, one a synapse
	released                       [][]float64 // by step modulo its length, then neuron

	changes  []change
	arrivals []arrival
}

// DefaultRelease is half release at the spike threshold of the other model, a
// full release worth 100 spikes a second, and a slope of 8 mV: Wicks et al. 1996
// put 35 mV between 10 and 90% of release, 35/(2 ln 9) = 8 mV.
func DefaultRelease(threshold float64) Release {
	return Release{Half: threshold, Slope: 8, Rate: 100}
}

// NewGraded prepares a circuit for runs with a time step of dt ms. The circuit
// must not change while the Graded is in use.
func NewGraded(c *Circuit, dt float64) (*Graded, error) {
	if err := c.Validate(dt); err != nil {
		return nil, err
	}
	longest := int32(0)
	g := &Graded{circuit: c, dt: dt, delays: make([]int32, len(c.Synapses))}
	for i, s := range c.Synapses {
		g.delays[i] = delaySteps(s.Delay, dt)
		longest = max(longest, g.delays[i])
	}
	n := len(c.Neurons)
	for i := range c.Neurons {
		if p := c.Neurons[i].Release.problem(); p != nil {
			p.Name += " of neuron " + c.Neurons[i].Name
			return nil, p
		}
	}
	g.v, g.i, g.drive = make([]float64, n), make([]float64, n), make([]float64, n)
	g.coupled, g.arriving = make([]float64, n), make([]float64, n)
	g.released = rows(nil, int(longest)+1, n)
	return g, nil
}

// Run implements [Simulator].
func (g *Graded) Run(stimulus *Stimulus, duration float64, random *rand.Rand, rec *Recording) error {
	if err := stimulus.validate(g.circuit, duration, g.dt, random != nil); err != nil {
		return err
	}
	steps := stepsOf(duration, g.dt)
	rec.reset(len(g.v), steps, g.dt)
	g.changes = stimulus.appendChanges(g.changes[:0], g.dt, steps)
	g.arrivals = stimulus.appendArrivals(g.arrivals[:0], g.dt, steps, random)
	for n := range g.v {
		g.v[n], g.i[n], g.drive[n] = g.circuit.Neurons[n].ELeak, 0, 0
		if stimulus.Drive != nil {
			g.drive[n] = stimulus.Drive[n]
		}
	}
	for _, row := range g.released {
		clear(row)
	}
	changes, arrivals := g.changes, g.arrivals
	for k := range steps {
		for len(changes) > 0 && int(changes[0].step) == k {
			g.drive[changes[0].neuron] += changes[0].drive
			changes = changes[1:]
		}
		g.step(k, rec.Output)
		for len(arrivals) > 0 && int(arrivals[0].step) == k {
			g.i[arrivals[0].neuron] += arrivals[0].weight
			arrivals = arrivals[1:]
		}
		for row, n := range rec.Trace {
			rec.V[row][k], rec.I[row][k] = g.v[n], g.i[n]
		}
	}
	return nil
}

// step moves all neurons on by one step and adds their release to output.
func (g *Graded) step(k int, output []float64) {
	slots := len(g.released)
	now := g.released[k%slots]
	for n := range g.v {
		p := &g.circuit.Neurons[n]
		now[n] = g.dt / 1000 * p.Release.Rate * beyondRest(p, g.v[n])
		output[n] += now[n]
	}
	clear(g.arriving)
	for i, s := range g.circuit.Synapses {
		g.arriving[s.Post] += s.Weight * g.released[(k+slots-int(g.delays[i]))%slots][s.Pre]
	}
	clear(g.coupled)
	for _, gap := range g.circuit.Gaps {
		flow := gap.Conductance * (g.v[gap.B] - g.v[gap.A])
		g.coupled[gap.A] += flow
		g.coupled[gap.B] -= flow
	}
	for n := range g.v {
		p := &g.circuit.Neurons[n]
		v, i := g.v[n], g.i[n]
		g.v[n] += g.dt / p.TauM * (p.ELeak - v + i + g.drive[n] + g.coupled[n])
		g.i[n] += g.arriving[n] - g.dt/p.TauSyn*i
	}
}

// beyondRest is the release at v, 0 at rest or below and 1 when full.
func beyondRest(p *Neuron, v float64) float64 {
	s := func(v float64) float64 { return 1 / (1 + math.Exp((p.Release.Half-v)/p.Release.Slope)) }
	return max(0, s(v)-s(p.ELeak)) / (1 - s(p.ELeak))
}
