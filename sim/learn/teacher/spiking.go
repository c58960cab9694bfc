package teacher

import (
	"math/rand/v2"

	"github.com/wormotif/wormotif/sim"
)

// A Circuit is a spiking circuit with the four neurons that a teacher needs.
type Circuit struct {
	sim.Circuit
	A, B        int // incoming signal (the target) and reference (the prediction)
	Plus, Minus int // the error neurons
}

// How a channel's bits reach a spiking circuit, and how its answer is read.
// Values as in the Brian2 validation of the signed-XOR preprint (doi
// 10.64898/2026.06.05.730322).
const (
	Drive            = 25.0  // mV, of an input that is on
	StepTime         = 100.0 // ms simulated for one channel and step
	ActiveSpikes     = 2     // or more make an error neuron active
	BackgroundWeight = 6.0   // mV that a background spike adds to I of A and of B
)

// Spiking has one live circuit for each channel, run from rest at each step.
// The circuits are equal, so one simulator runs them in turn.
type Spiking struct {
	circuit   Circuit
	simulator *sim.LIF
	recording sim.Recording
	stimulus  sim.Stimulus
	rng       *rand.Rand
	counts    bool
}

// NewSpiking returns a teacher of live circuits with a Poisson background of
// backgroundHz on both inputs, 0 for none. With counts, F+ and F- are how many
// spikes were fired; else 1 where ActiveSpikes or more were.
func NewSpiking(c Circuit, backgroundHz float64, counts bool, rng *rand.Rand) (*Spiking, error) {
	simulator, err := sim.NewLIF(&c.Circuit, sim.DefaultDt, sim.Euler)
	if err != nil {
		return nil, err
	}
	t := &Spiking{circuit: c, simulator: simulator, rng: rng, counts: counts}
	t.stimulus.Drive = make([]float64, len(c.Neurons))
	if backgroundHz > 0 {
		t.stimulus.Poisson = []sim.Poisson{
			{Neuron: c.A, Rate: backgroundHz, Weight: BackgroundWeight},
			{Neuron: c.B, Rate: backgroundHz, Weight: BackgroundWeight},
		}
	}
	return t, nil
}

// Reset does nothing: every step starts from rest.
func (*Spiking) Reset() {}

// Compare runs the circuit of every channel, A driven where the target is on
// and B where the prediction is.
func (s *Spiking) Compare(prediction, target uint64, plus, minus []float64) {
	for c := range plus {
		plus[c], minus[c] = s.answer(target>>c&1 == 1, prediction>>c&1 == 1)
	}
}

func (s *Spiking) answer(a, b bool) (plus, minus float64) {
	s.stimulus.Drive[s.circuit.A] = drive(a)
	s.stimulus.Drive[s.circuit.B] = drive(b)
	if err := s.simulator.Run(&s.stimulus, StepTime, s.rng, &s.recording); err != nil {
		panic(err) // the stimulus always fits the circuit that it was made for
	}
	plus, minus = s.recording.Output[s.circuit.Plus], s.recording.Output[s.circuit.Minus]
	if s.counts {
		return plus, minus
	}
	return active(plus), active(minus)
}

func drive(on bool) float64 {
	if on {
		return Drive
	}
	return 0
}

func active(spikes float64) float64 {
	if spikes >= ActiveSpikes {
		return 1
	}
	return 0
}

// Conditions are the four inputs, A and B, in the order of a truth table.
var Conditions = [4][2]bool{{false, false}, {true, false}, {false, true}, {true, true}}

// TruthTable runs the circuit once in each of the Conditions without background
// and returns the spikes of F+ and F-.
func (c Circuit) TruthTable() (plus, minus [4]float64, err error) {
	t, err := NewSpiking(c, 0, true, nil)
	if err != nil {
		return plus, minus, err
	}
	for i, in := range Conditions {
		plus[i], minus[i] = t.answer(in[0], in[1])
	}
	return plus, minus, nil
}

// Right tells whether a truth table is the motif's: F+ active with A alone, F-
// with B alone, and neither otherwise.
func Right(plus, minus [4]float64) bool {
	for i := range Conditions {
		if (plus[i] >= ActiveSpikes) != (i == 1) || (minus[i] >= ActiveSpikes) != (i == 2) {
			return false
		}
	}
	return true
}
