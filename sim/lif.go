package sim

import (
	"fmt"
	"math"
	"slices"
)

// LIF simulates a circuit of leaky integrate-and-fire neurons. A neuron at rest
// with no input is not on the list of active ones and costs nothing.
type LIF struct {
	circuit *Circuit
	dt      float64

	cells   []cell
	decays  []decay
	active  []int32   // neurons that may be off rest
	fired   []Spike   // in this block of steps
	coupled []float64 // sum of g (v_j - v) at the start of the step; nil without gaps

	outgoing []bundle
	first    []int32 // bundles of neuron i are outgoing[first[i]:first[i+1]]
	targets  []target
	shortest int32 // delay in steps

	// Spikes under way: slot step%slots holds the first due[slot] entries of its
	// part of queue, bundles whose spikes arrive at the end of that step.
	slots    int
	slot     int // of the step that comes next
	queue    []int32
	due      []int32
	underway int // sum of due

	changes  []change
	arrivals []arrival

	order, next []int32 // used by bundleSynapses only
}

// A cell is the state of one neuron. It is kept as the distance below = rest - v
// from the level where v goes without input. That shrinks by a factor a step, so
// a neuron that its drive holds exactly at threshold never rounds across it.
type cell struct {
	below, i float64 // mV
	rest     float64 // mV, E_L + drive
	fires    float64 // mV, rest - V_th: the neuron fires when below < fires
	free     int32   // first step in which v moves again
	decay    int32   // index of its time constants
	awake    bool    // on the list of active neurons
}

// maxBlock is the largest number of steps that are done at once.
const maxBlock = 16

// A decay is how the state of a neuron with given time constants moves on its
// own: after j steps by the factors after[j].
type decay struct {
	tauM, tauSyn float64
	after        [maxBlock + 1]factors
}

// Factors are for one number of steps:
//
//	below -> keep below - gain I
//	I     -> hold I
//
// 0 <= keep <= 1, and keep does not grow with the number of steps.
type factors struct {
	keep, gain, hold float64
	most             float64 // largest gain up to this number of steps
}

func newDecay(tauM, tauSyn, dt float64, method Method) decay {
	d := decay{tauM: tauM, tauSyn: tauSyn}
	d.after[0] = factors{keep: 1, hold: 1}
	keep, gain, hold := 1-dt/tauM, dt/tauM, 1-dt/tauSyn
	if method == Exact {
		keep, gain, hold = math.Exp(-dt/tauM), propagator(tauM, tauSyn, dt), math.Exp(-dt/tauSyn)
	}
	for j := range maxBlock {
		f := d.after[j]
		g := keep*f.gain + gain*f.hold
		d.after[j+1] = factors{keep * f.keep, g, hold * f.hold, max(f.most, g)}
	}
	return d
}

// A bundle is the synapses of one neuron that share a delay.
type bundle struct {
	delay      int32 // steps
	start, end int32 // of its targets
}

type target struct {
	post   int32
	weight float64
}

// NewLIF prepares a circuit for runs with a time step of dt ms. The circuit must
// not change while the LIF is in use. Exact refuses circuits with gaps.
func NewLIF(c *Circuit, dt float64, method Method) (*LIF, error) {
	e := &LIF{}
	return e, e.Load(c, dt, method)
}

// Load prepares the LIF for another circuit, using its memory again.
func (e *LIF) Load(c *Circuit, dt float64, method Method) error {
	if err := c.Validate(dt); err != nil {
		return err
	}
	if method == Exact && len(c.Gaps) > 0 {
		return fmt.Errorf("method %q cannot do electrical connections, the circuit has %d: use %q", Exact, len(c.Gaps), Euler)
	}
	if method != Euler && method != Exact {
		return fmt.Errorf("method %q: there are %q and %q", method, Euler, Exact)
	}
	e.circuit, e.dt = c, dt
	n := len(c.Neurons)
	e.cells = slices.Grow(e.cells[:0], n)[:n]
	e.decays = e.decays[:0]
	for i := range c.Neurons {
		p := &c.Neurons[i]
		at := slices.IndexFunc(e.decays, func(d decay) bool { return d.tauM == p.TauM && d.tauSyn == p.TauSyn })
		if at < 0 {
			at = len(e.decays)
			e.decays = append(e.decays, newDecay(p.TauM, p.TauSyn, dt, method))
		}
		e.cells[i].decay = int32(at)
	}
	e.active = slices.Grow(e.active[:0], n)
	e.coupled = nil
	if len(c.Gaps) > 0 {
		e.coupled = make([]float64, n)
	}
	e.bundleSynapses()
	return nil
}

// propagator is the part of I that v gains over dt when both decay exactly:
// Rotter and Diesmann 1999, equation for P_21 with capacitance tau_m.
func propagator(tauM, tauSyn, dt float64) float64 {
	// tau_syn/(tau_syn-tau_m) (exp(-dt/tau_syn) - exp(-dt/tau_m)), written with
	// x = dt/tau_m - dt/tau_syn so that equal time constants are no exception.
	x := dt/tauM - dt/tauSyn
	ratio := 1.0 // (exp(x)-1)/x
	if x != 0 {
		ratio = math.Expm1(x) / x
	}
	return dt / tauM * math.Exp(-dt/tauM) * ratio
}

// bundleSynapses sorts the synapses by neuron and delay and sizes the queue.
func (e *LIF) bundleSynapses() {
	c := e.circuit
	n := len(c.Neurons)
	e.first = slices.Grow(e.first[:0], n+1)[:n+1]
	clear(e.first)
	for _, s := range c.Synapses {
		e.first[s.Pre+1]++
	}
	for i := range n {
		e.first[i+1] += e.first[i]
	}
	// Counting sort by presynaptic neuron keeps the circuit's order within one.
	e.order = slices.Grow(e.order[:0], len(c.Synapses))[:len(c.Synapses)]
	e.next = append(e.next[:0], e.first...)
	order, next := e.order, e.next
	for i, s := range c.Synapses {
		order[next[s.Pre]] = int32(i)
		next[s.Pre]++
	}
	e.outgoing, e.targets = e.outgoing[:0], slices.Grow(e.targets[:0], len(c.Synapses))
	longest := int32(0)
	e.shortest = maxBlock
	for i := range n {
		mine := order[e.first[i]:e.first[i+1]]
		slices.SortStableFunc(mine, func(a, b int32) int {
			return int(delaySteps(c.Synapses[a].Delay, e.dt) - delaySteps(c.Synapses[b].Delay, e.dt))
		})
		e.first[i] = int32(len(e.outgoing))
		last := int32(-1)
		for _, k := range mine {
			s := c.Synapses[k]
			if d := delaySteps(s.Delay, e.dt); d != last {
				e.outgoing = append(e.outgoing, bundle{d, int32(len(e.targets)), int32(len(e.targets))})
				last, longest, e.shortest = d, max(longest, d), min(e.shortest, d)
			}
			e.targets = append(e.targets, target{int32(s.Post), s.Weight})
			e.outgoing[len(e.outgoing)-1].end++
		}
	}
	e.first[n] = int32(len(e.outgoing))
	e.slots = int(longest) + 1
	size := e.slots * len(e.outgoing)
	e.queue = slices.Grow(e.queue[:0], size)[:size]
	e.due = slices.Grow(e.due[:0], e.slots)[:e.slots]
}
