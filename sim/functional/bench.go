package functional

import (
	"math"
	"math/rand/v2"

	"github.com/wormotif/wormotif/sim"
)

// ActiveSpikes is the number of spikes in one condition from which a neuron
// counts as active, and Duration the length of a condition in ms: both as in
// the preprint.
const (
	ActiveSpikes = 2
	Duration     = 100.0
)

// A Bench runs circuits through a truth table. It serves one goroutine.
type Bench struct {
	Table  *Table
	Dt     float64 // ms
	Model  sim.Model
	Method sim.Method // of the LIF model

	lif      sim.LIF
	stimulus sim.Stimulus
	rec      sim.Recording
	outcome  Outcome
}

// NewBench returns a bench for a table: LIF by Euler's method, dt 0.1 ms.
func NewBench(t *Table) *Bench {
	return &Bench{Table: t, Dt: sim.DefaultDt, Model: sim.LIFModel, Method: sim.Euler}
}

// A Trial is a circuit and how its inputs are driven.
type Trial struct {
	Circuit *sim.Circuit
	Nodes   []int   // neuron of each node of the pattern; nil where they are the same
	Drive   float64 // mV, of an input that is on
	Poisson []sim.Poisson
	Random  *rand.Rand // for Poisson sources
}

// An Outcome is what a circuit did in the four conditions.
type Outcome struct {
	Output   [4][]float64 // by condition and node: spikes, or what release was worth
	Right    [4]bool      // every tested node did what it must
	Margin   float64      // spikes that the worst tested node was from doing otherwise; below 0 from doing right
	Latency  float64      // ms to the first tested node's first spike, mean of the conditions where it must be active; NaN where it is silent in one
	Sparsity float64      // fraction of nodes that were not active, mean of the conditions
}

// Pass tells whether the whole table holds.
func (o *Outcome) Pass() bool { return o.Right == [4]bool{true, true, true, true} }

// Run tests a circuit in all four conditions. The outcome is good until the
// next run.
func (b *Bench) Run(t Trial) (*Outcome, error) {
	s, err := b.simulator(t.Circuit)
	if err != nil {
		return nil, err
	}
	o := &b.outcome
	*o = Outcome{Output: o.Output, Margin: math.Inf(1)}
	measured := 0 // conditions in which the first tested node must be active
	for c, inputs := range Conditions {
		if err := b.runCondition(s, t, [2]float64{float64(inputs[0]) * t.Drive, float64(inputs[1]) * t.Drive}); err != nil {
			return nil, err
		}
		o.Output[c] = b.outputs(o.Output[c][:0], t)
		o.Right[c] = true
		for i, node := range b.Table.Tested {
			margin := margin(o.Output[c][node], b.Table.Expects[c][i])
			o.Right[c] = o.Right[c] && margin >= 0
			o.Margin = min(o.Margin, margin)
		}
		if b.Table.Expects[c][0] {
			measured++
			first, fired := b.rec.First(t.neuron(b.Table.Tested[0]))
			if !fired {
				first = math.NaN()
			}
			o.Latency += first
		}
		for _, output := range o.Output[c] {
			if output < ActiveSpikes {
				o.Sparsity += 1 / float64(4*len(o.Output[c]))
			}
		}
	}
	o.Latency /= float64(measured)
	return o, nil
}

// Passes is Run for callers who only ask whether the table holds: it stops at
// the first condition that does not.
func (b *Bench) Passes(t Trial) (bool, error) {
	s, err := b.simulator(t.Circuit)
	if err != nil {
		return false, err
	}
	// Both inputs on is the condition that fails most often.
	for _, c := range [...]int{3, 1, 2, 0} {
		inputs := Conditions[c]
		if err := b.runCondition(s, t, [2]float64{float64(inputs[0]) * t.Drive, float64(inputs[1]) * t.Drive}); err != nil {
			return false, err
		}
		for i, node := range b.Table.Tested {
			if margin(b.rec.Output[t.neuron(node)], b.Table.Expects[c][i]) < 0 {
				return false, nil
			}
		}
	}
	return true, nil
}

// margin is by how many spikes a node with this output does what it must.
// Spikes are whole, so the largest output that is not active is one below.
func margin(output float64, active bool) float64 {
	if active {
		return output - ActiveSpikes
	}
	if output == math.Trunc(output) {
		return ActiveSpikes - 1 - output
	}
	return ActiveSpikes - output
}

// Outputs runs one condition with each input driven by its own mV, and returns
// the output of each node.
func (b *Bench) Outputs(t Trial, drives [2]float64) ([]float64, error) {
	s, err := b.simulator(t.Circuit)
	if err != nil {
		return nil, err
	}
	if err := b.runCondition(s, t, drives); err != nil {
		return nil, err
	}
	return b.outputs(nil, t), nil
}

func (b *Bench) simulator(c *sim.Circuit) (sim.Simulator, error) {
	if b.Model == sim.GradedModel {
		return sim.NewGraded(c, b.Dt)
	}
	return &b.lif, b.lif.Load(c, b.Dt, b.Method)
}

func (b *Bench) runCondition(s sim.Simulator, t Trial, drives [2]float64) error {
	if len(b.stimulus.Drive) != len(t.Circuit.Neurons) {
		b.stimulus.Drive = make([]float64, len(t.Circuit.Neurons))
	}
	clear(b.stimulus.Drive)
	for i, node := range b.Table.Inputs {
		b.stimulus.Drive[t.neuron(node)] = drives[i]
	}
	b.stimulus.Poisson = t.Poisson
	return s.Run(&b.stimulus, Duration, t.Random, &b.rec)
}

// outputs appends the output of each node in the last condition.
func (b *Bench) outputs(dst []float64, t Trial) []float64 {
	if t.Nodes == nil {
		return append(dst, b.rec.Output...)
	}
	for _, neuron := range t.Nodes {
		dst = append(dst, b.rec.Output[neuron])
	}
	return dst
}

func (t *Trial) neuron(node int) int {
	if t.Nodes == nil {
		return node
	}
	return t.Nodes[node]
}
