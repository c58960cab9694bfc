package sim

import (
	"math"
	"math/rand/v2"
)

// A Simulator runs one circuit. It keeps the state of a run, so it serves one
// goroutine at a time; every run starts anew from rest.
type Simulator interface {
	// Run simulates the circuit for a duration in ms under the stimulus and
	// fills rec. Random is needed by Poisson sources only. A stimulus that does
	// not fit the circuit is an error.
	Run(stimulus *Stimulus, duration float64, random *rand.Rand, rec *Recording) error
}

// A Method is a way to move the state of a LIF neuron on by one step.
type Method string

const (
	Euler Method = "euler" // forward Euler
	Exact Method = "exact" // exact propagators, for circuits without gaps
)

// DefaultDt is the time step in ms unless another is wanted.
const DefaultDt = 0.1

// stepsOf returns the number of steps of a run: duration/dt, rounded up unless
// it is whole within 1e-4 of a step.
func stepsOf(duration, dt float64) int {
	whole := math.Round(duration / dt)
	if math.Abs(duration/dt-whole) < 1e-4 {
		return int(whole)
	}
	return int(math.Ceil(duration / dt))
}

// refractorySteps and delaySteps turn times into steps as Brian2 2.5.1 does.
func refractorySteps(t, dt float64) int32 { return int32((t + 0.001*dt) / dt) }
func delaySteps(t, dt float64) int32      { return int32(t/dt + 0.5) }
