package sim

import (
	"fmt"
	"math"
)

// maxSteps bounds runs and refractory times: beyond it a step does not fit the
// counters of the engine. maxDelaySteps bounds the memory for spikes under way.
const (
	maxSteps      = 1 << 30
	maxDelaySteps = 1 << 16
)

// A ParameterError refuses one parameter by name, value and unit.
type ParameterError struct {
	Name  string
	Value float64
	Unit  string // empty for a pure number
	Want  string
}

func (e *ParameterError) Error() string {
	return fmt.Sprintf("%s is %g%s, must be %s", e.Name, e.Value, space(e.Unit), e.Want)
}

func space(unit string) string {
	if unit == "" {
		return ""
	}
	return " " + unit
}

func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }

// Every comparison below is written so that NaN fails it.

// Validate refuses circuits that no simulator can run with a time step of dt ms.
func (c *Circuit) Validate(dt float64) error {
	if !(dt > 0) || !finite(dt) {
		return &ParameterError{"dt", dt, "ms", "above 0"}
	}
	for i := range c.Neurons {
		if p := c.Neurons[i].problem(dt); p != nil {
			p.Name += " of neuron " + c.Neurons[i].Name
			return p
		}
	}
	for _, s := range c.Synapses {
		if err := c.checkPair("synapse", s.Pre, s.Post); err != nil {
			return err
		}
		if p := s.problem(dt); p != nil {
			p.Name += " of synapse " + c.Neurons[s.Pre].Name + " to " + c.Neurons[s.Post].Name
			return p
		}
	}
	for _, g := range c.Gaps {
		if err := c.checkPair("gap junction", g.A, g.B); err != nil {
			return err
		}
		if !(g.Conductance >= 0) || !finite(g.Conductance) {
			return &ParameterError{"conductance of gap junction " + c.Neurons[g.A].Name + " with " + c.Neurons[g.B].Name, g.Conductance, "", "0 or above"}
		}
	}
	return c.checkCoupling(dt)
}

// checkCoupling refuses gap junctions that together shorten a neuron's time
// constant below the time step, where forward Euler overshoots.
func (c *Circuit) checkCoupling(dt float64) error {
	if len(c.Gaps) == 0 {
		return nil
	}
	sum := make([]float64, len(c.Neurons))
	for _, g := range c.Gaps {
		sum[g.A] += g.Conductance
		sum[g.B] += g.Conductance
	}
	for i, n := range c.Neurons {
		if most := n.TauM/dt - 1; sum[i] > most {
			return &ParameterError{"conductance of all gap junctions of neuron " + n.Name, sum[i], "", fmt.Sprintf("at most tau_m/dt - 1 = %g", most)}
		}
	}
	return nil
}

func (c *Circuit) checkPair(what string, a, b int) error {
	for _, i := range []int{a, b} {
		if i < 0 || i >= len(c.Neurons) {
			return fmt.Errorf("%s %d to %d: the circuit has neurons 0 to %d", what, a, b, len(c.Neurons)-1)
		}
	}
	return nil
}

func (n *Neuron) problem(dt float64) *ParameterError {
	atLeastDt := func() string { return fmt.Sprintf("the time step, %g ms, or longer", dt) }
	switch {
	case !(n.TauM >= dt) || !finite(n.TauM):
		return &ParameterError{"tau_m", n.TauM, "ms", atLeastDt()}
	case !(n.TauSyn >= dt) || !finite(n.TauSyn):
		return &ParameterError{"tau_syn", n.TauSyn, "ms", atLeastDt()}
	case !finite(n.ELeak):
		return &ParameterError{"E_L", n.ELeak, "mV", "a finite number"}
	case !finite(n.VThreshold):
		return &ParameterError{"V_th", n.VThreshold, "mV", "a finite number"}
	case !(n.VReset < n.VThreshold) || !finite(n.VReset):
		return &ParameterError{"V_reset", n.VReset, "mV", fmt.Sprintf("below V_th, %g mV", n.VThreshold)}
	case !(n.Refractory >= 0) || n.Refractory >= maxSteps*dt:
		return &ParameterError{"refractory", n.Refractory, "ms", fmt.Sprintf("from 0 to %g ms", maxSteps*dt)}
	}
	return nil
}

func (s *Synapse) problem(dt float64) *ParameterError {
	switch {
	case !finite(s.Weight):
		return &ParameterError{"weight", s.Weight, "mV", "a finite number"}
	case !(s.Delay >= dt) || s.Delay >= maxDelaySteps*dt:
		return &ParameterError{"delay", s.Delay, "ms", fmt.Sprintf("the time step, %g ms, or longer, below %g ms", dt, maxDelaySteps*dt)}
	}
	return nil
}

func (r Release) problem() *ParameterError {
	switch {
	case !finite(r.Half):
		return &ParameterError{"V_half", r.Half, "mV", "a finite number"}
	case !(r.Slope > 0) || !finite(r.Slope):
		return &ParameterError{"k", r.Slope, "mV", "above 0"}
	case !(r.Rate > 0) || !finite(r.Rate):
		return &ParameterError{"r", r.Rate, "Hz", "above 0"}
	}
	return nil
}

// validate refuses stimuli that do not fit the circuit, and durations.
func (s *Stimulus) validate(c *Circuit, duration, dt float64, hasRandom bool) error {
	if !(duration >= 0) || duration >= maxSteps*dt {
		return &ParameterError{"duration", duration, "ms", fmt.Sprintf("from 0 to %g ms", maxSteps*dt)}
	}
	if s.Drive != nil && len(s.Drive) != len(c.Neurons) {
		return fmt.Errorf("the stimulus drives %d neurons, the circuit has %d", len(s.Drive), len(c.Neurons))
	}
	for i, d := range s.Drive {
		if !finite(d) {
			return &ParameterError{"drive of neuron " + c.Neurons[i].Name, d, "mV", "a finite number"}
		}
	}
	for _, d := range s.Steps {
		if err := c.checkTarget("drive step", d.Neuron); err != nil {
			return err
		}
		name := c.Neurons[d.Neuron].Name
		switch {
		case !finite(d.Drive):
			return &ParameterError{"drive of the step on neuron " + name, d.Drive, "mV", "a finite number"}
		case !finite(d.Start):
			return &ParameterError{"start of the step on neuron " + name, d.Start, "ms", "a finite number"}
		case !(d.Stop >= d.Start):
			return &ParameterError{"stop of the step on neuron " + name, d.Stop, "ms", fmt.Sprintf("its start, %g ms, or later", d.Start)}
		}
	}
	for _, x := range s.Currents {
		if err := c.checkTarget("current", x.Neuron); err != nil {
			return err
		}
		name := c.Neurons[x.Neuron].Name
		switch {
		case !finite(x.Start):
			return &ParameterError{"start of the current on neuron " + name, x.Start, "ms", "a finite number"}
		case !(x.Interval >= dt) || !finite(x.Interval):
			return &ParameterError{"interval of the current on neuron " + name, x.Interval, "ms", fmt.Sprintf("the time step, %g ms, or longer", dt)}
		}
		for _, v := range x.Values {
			if !finite(v) {
				return &ParameterError{"value of the current on neuron " + name, v, "mV", "a finite number"}
			}
		}
	}
	for _, p := range s.Poisson {
		if err := c.checkTarget("Poisson source", p.Neuron); err != nil {
			return err
		}
		name := c.Neurons[p.Neuron].Name
		switch {
		case !(p.Rate >= 0) || !(p.Rate*dt < 1000):
			return &ParameterError{"rate of the Poisson source on neuron " + name, p.Rate, "Hz", fmt.Sprintf("from 0 to less than %g Hz, one spike a step", 1000/dt)}
		case !finite(p.Weight):
			return &ParameterError{"weight of the Poisson source on neuron " + name, p.Weight, "mV", "a finite number"}
		case !hasRandom && p.Rate > 0:
			return fmt.Errorf("the Poisson source on neuron %s needs a random source", name)
		}
	}
	return nil
}

func (c *Circuit) checkTarget(what string, neuron int) error {
	if neuron < 0 || neuron >= len(c.Neurons) {
		return fmt.Errorf("%s on neuron %d: the circuit has neurons 0 to %d", what, neuron, len(c.Neurons)-1)
	}
	return nil
}
