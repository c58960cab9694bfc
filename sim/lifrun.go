package sim

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
)

// A neuron is put to rest when v and I are this close (mV) to where they would
// stay for ever. Rounding of v alone is 1e-14 mV a step.
const restTolerance = 1e-9

// restInterval is the number of steps between searches for neurons at rest.
const restInterval = 256

// Run implements [Simulator]. It allocates nothing once the recording and the
// LIF have grown to the size of the run.
func (e *LIF) Run(stimulus *Stimulus, duration float64, random *rand.Rand, rec *Recording) error {
	if err := stimulus.validate(e.circuit, duration, e.dt, random != nil); err != nil {
		return err
	}
	steps := stepsOf(duration, e.dt)
	rec.reset(len(e.cells), steps, e.dt)
	e.start(stimulus)
	e.changes = stimulus.appendChanges(e.changes[:0], e.dt, steps)
	e.arrivals = stimulus.appendArrivals(e.arrivals[:0], e.dt, steps, random)
	e.run(int32(steps), rec)
	for _, s := range rec.Spikes {
		rec.Output[s.Neuron]++
	}
	return nil
}

// start puts all neurons at rest under their constant drive.
func (e *LIF) start(stimulus *Stimulus) {
	clear(e.due)
	e.underway, e.slot = 0, 0
	e.active = e.active[:0]
	for i := range e.cells {
		s := &e.cells[i]
		p := &e.circuit.Neurons[i]
		s.below, s.i, s.free, s.awake = 0, 0, 0, false
		s.rest, s.fires = p.ELeak, p.ELeak-p.VThreshold
		if stimulus.Drive != nil {
			e.drive(s, stimulus.Drive[i])
		}
		// One whose resting potential is above threshold fires by itself.
		if s.below != 0 || s.fires > 0 {
			e.wake(int32(i))
		}
	}
	for _, g := range e.circuit.Gaps {
		e.wake(int32(g.A))
		e.wake(int32(g.B))
	}
}

// drive moves the level where v goes, not v.
func (e *LIF) drive(s *cell, mV float64) {
	s.rest += mV
	s.below += mV
	s.fires += mV
}

func (e *LIF) wake(i int32) {
	if s := &e.cells[i]; !s.awake {
		s.awake = true
		e.active = append(e.active, i)
	}
}

// run goes through the steps in blocks within which nothing passes between
// neurons: a block ends with the first step at whose end something arrives, and
// is no longer than the shortest delay. The numbers are those of the package's
// documentation.
func (e *LIF) run(steps int32, rec *Recording) {
	changes, arrivals := e.changes, e.arrivals
	for k := int32(0); k < steps; {
		for len(changes) > 0 && changes[0].step == k {
			e.drive(&e.cells[changes[0].neuron], changes[0].drive)
			e.wake(changes[0].neuron)
			changes = changes[1:]
		}
		end := steps
		if len(changes) > 0 {
			end = changes[0].step
		}
		if len(arrivals) > 0 {
			end = min(end, arrivals[0].step+1)
		}
		switch {
		case e.coupled != nil:
			end = k + 1
			e.advanceCoupled(k) // 1, 2, 3 and 5
		case len(rec.Trace) > 0:
			end = k + 1
			e.advance(k, 1)
		default:
			end = e.blockEnd(k, end)
			e.advance(k, end-k)
		}
		for len(arrivals) > 0 && arrivals[0].step < end {
			e.receive(arrivals[0].neuron, arrivals[0].weight)
			arrivals = arrivals[1:]
		}
		e.exchange(k, end, rec) // 4
		for row, n := range rec.Trace {
			rec.V[row][k], rec.I[row][k] = e.cells[n].rest-e.cells[n].below, e.cells[n].i
		}
		if k/restInterval != end/restInterval && e.coupled == nil {
			e.findRest()
		}
		k = end
	}
}

// blockEnd returns the step before which the block that starts with step k
// ends, at most end.
func (e *LIF) blockEnd(k, end int32) int32 {
	if e.underway == 0 {
		if len(e.active) == 0 {
			return end
		}
		return min(end, k+e.shortest)
	}
	end = min(end, k+e.shortest)
	slot := e.slot
	for at := k + 1; at < end; at++ {
		if e.due[slot] > 0 {
			return at
		}
		if slot++; slot == e.slots {
			slot = 0
		}
	}
	return end
}

// advance moves the active neurons on from step k by so many steps, at most
// maxBlock, and notes and resets who fires.
func (e *LIF) advance(k, steps int32) {
	for _, n := range e.active {
		s := &e.cells[n]
		f := &e.decays[s.decay].after[steps]
		// No step of the block takes below further down than to here.
		lowest := f.keep * s.below
		if s.below < 0 {
			lowest = s.below
		}
		if s.i > 0 {
			lowest -= f.most * s.i
		}
		if lowest < s.fires || s.free > k {
			e.advanceStepwise(n, k, k+steps)
			continue
		}
		s.below = f.keep*s.below - f.gain*s.i
		s.i *= f.hold
	}
}

// advanceStepwise moves neuron n through the steps from k to before end, looking
// at each. The state after every step comes from the start of the block, or from
// the last spike in it.
func (e *LIF) advanceStepwise(n, k, end int32) {
	s := &e.cells[n]
	d := &e.decays[s.decay]
	for k < end {
		wait := min(max(s.free-k, 0), end-k)
		s.i *= d.after[wait].hold
		k += wait
		below, done := s.below, int32(0)
		for k+done < end {
			done++
			below = d.after[done].keep*s.below - d.after[done].gain*s.i
			if below < s.fires {
				break
			}
		}
		s.i *= d.after[done].hold
		k += done
		s.below = below
		if below < s.fires {
			e.fire(n, k-1)
		}
	}
}

// fire notes a spike of neuron n in step k and resets it.
func (e *LIF) fire(n, k int32) {
	p := &e.circuit.Neurons[n]
	s := &e.cells[n]
	s.below = s.rest - p.VReset
	s.free = k + max(1, refractorySteps(p.Refractory, e.dt))
	e.fired = append(e.fired, Spike{k, n})
}

// advanceCoupled is advance by one step for circuits with gap junctions.
func (e *LIF) advanceCoupled(k int32) {
	clear(e.coupled)
	v := func(n int) float64 { return e.cells[n].rest - e.cells[n].below }
	for _, g := range e.circuit.Gaps {
		flow := g.Conductance * (v(g.B) - v(g.A))
		e.coupled[g.A] += flow
		e.coupled[g.B] -= flow
	}
	for _, n := range e.active {
		s := &e.cells[n]
		f := &e.decays[s.decay].after[1]
		i := s.i
		s.i *= f.hold
		if k < s.free {
			continue
		}
		s.below = f.keep*s.below - f.gain*(i+e.coupled[n])
		if s.below < s.fires {
			e.fire(n, k)
		}
	}
}

func (e *LIF) receive(n int32, weight float64) {
	e.cells[n].i += weight
	e.wake(n)
}

// exchange hands over the spikes that arrive at the end of the block of steps
// from k to before end, and puts those fired in it on their way.
func (e *LIF) exchange(k, end int32, rec *Recording) {
	width := len(e.outgoing)
	if last := (e.slot + int(end-1-k)) % e.slots; e.due[last] > 0 {
		for _, b := range e.queue[last*width : last*width+int(e.due[last])] {
			for _, t := range e.targets[e.outgoing[b].start:e.outgoing[b].end] {
				e.receive(t.post, t.weight)
			}
		}
		e.underway -= int(e.due[last])
		e.due[last] = 0
	}
	if len(e.fired) > 1 {
		slices.SortFunc(e.fired, func(a, b Spike) int {
			return cmp.Or(cmp.Compare(a.Step, b.Step), cmp.Compare(a.Neuron, b.Neuron))
		})
	}
	for _, s := range e.fired {
		for b := e.first[s.Neuron]; b < e.first[s.Neuron+1]; b++ {
			slot := (e.slot + int(s.Step-k+e.outgoing[b].delay)) % e.slots
			e.queue[slot*width+int(e.due[slot])] = b
			e.due[slot]++
		}
		e.underway += int(e.first[s.Neuron+1] - e.first[s.Neuron])
	}
	rec.Spikes = append(rec.Spikes, e.fired...)
	e.fired = e.fired[:0]
	e.slot = (e.slot + int(end-k)) % e.slots
}

// findRest takes neurons that nothing moves any more off the active list.
func (e *LIF) findRest() {
	e.active = slices.DeleteFunc(e.active, func(n int32) bool {
		s := &e.cells[n]
		still := math.Abs(s.i) < restTolerance && math.Abs(s.below) < restTolerance && s.fires <= 0
		if still {
			s.below, s.i, s.awake = 0, 0, false
		}
		return still
	})
}
