package sim

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
)

// A Stimulus is what drives a circuit from outside. Everything that is given
// for one neuron adds up.
type Stimulus struct {
	Drive    []float64 // mV, constant, one a neuron; nil for none
	Steps    []DriveStep
	Currents []Current
	Poisson  []Poisson
}

// A DriveStep is a drive that is on for a while.
type DriveStep struct {
	Neuron      int
	Start, Stop float64 // ms; on in the steps k with Start <= k dt < Stop
	Drive       float64 // mV
}

// A Current is a drive sampled over time. Each sample holds until the next; the
// last ends after one interval.
type Current struct {
	Neuron          int
	Start, Interval float64   // ms
	Values          []float64 // mV
}

// Poisson is a source of random spikes of its own for one neuron. In every step
// it fires with probability rate dt and adds its weight to I at once.
type Poisson struct {
	Neuron int
	Rate   float64 // Hz
	Weight float64 // mV
}

// A change adds to the drive of a neuron from a step on.
type change struct {
	step, neuron int32
	drive        float64
}

// An arrival adds to I of a neuron at the end of a step.
type arrival struct {
	step, neuron int32
	weight       float64
}

const never = math.MaxInt32

// gridStep is the first step k with k dt >= t, forgiving the rounding of t/dt.
func gridStep(t, dt float64) int32 {
	return int32(min(max(math.Ceil(t/dt-1e-6), 0), never))
}

// appendChanges appends the changes of drive that fall before the given number
// of steps, by step.
func (s *Stimulus) appendChanges(dst []change, dt float64, steps int) []change {
	add := func(at float64, neuron int, drive float64) {
		if k := gridStep(at, dt); drive != 0 && int(k) < steps {
			dst = append(dst, change{k, int32(neuron), drive})
		}
	}
	for _, d := range s.Steps {
		add(d.Start, d.Neuron, d.Drive)
		add(d.Stop, d.Neuron, -d.Drive)
	}
	for _, c := range s.Currents {
		before := 0.0
		for i, v := range c.Values {
			add(c.Start+float64(i)*c.Interval, c.Neuron, v-before)
			before = v
		}
		add(c.Start+float64(len(c.Values))*c.Interval, c.Neuron, -before)
	}
	slices.SortStableFunc(dst, func(a, b change) int { return cmp.Compare(a.step, b.step) })
	return dst
}

// appendArrivals draws the spikes of the Poisson sources, by step. It draws the
// gaps between them, which are geometric, instead of one number a step.
func (s *Stimulus) appendArrivals(dst []arrival, dt float64, steps int, random *rand.Rand) []arrival {
	for _, p := range s.Poisson {
		if p.Rate == 0 || p.Weight == 0 {
			continue
		}
		perGap := -1 / math.Log1p(-p.Rate*dt/1000)
		for k := math.Floor(random.ExpFloat64() * perGap); k < float64(steps); k += 1 + math.Floor(random.ExpFloat64()*perGap) {
			dst = append(dst, arrival{int32(k), int32(p.Neuron), p.Weight})
		}
	}
	slices.SortStableFunc(dst, func(a, b arrival) int { return cmp.Compare(a.step, b.step) })
	return dst
}
