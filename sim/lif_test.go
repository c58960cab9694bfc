package sim_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/wormotif/wormotif/sim"
)

// one is a single neuron at rest 20 mV below its threshold.
func one() *sim.Circuit {
	return &sim.Circuit{Neurons: []sim.Neuron{{
		Name: "n", TauM: 10, TauSyn: 5, ELeak: -70, VThreshold: -50, VReset: -65, Refractory: 2,
		Release: sim.DefaultRelease(-50),
	}}}
}

func run(t testing.TB, c *sim.Circuit, method sim.Method, dt float64, s *sim.Stimulus, duration float64, rec *sim.Recording) {
	t.Helper()
	e, err := sim.NewLIF(c, dt, method)
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Run(s, duration, rand.New(rand.NewPCG(1, 1)), rec); err != nil {
		t.Fatal(err)
	}
}

func TestHeldAtThresholdIsSilent(t *testing.T) {
	for _, method := range []sim.Method{sim.Euler, sim.Exact} {
		var rec sim.Recording
		run(t, one(), method, 0.1, &sim.Stimulus{Drive: []float64{20}}, 5000, &rec)
		if len(rec.Spikes) != 0 {
			t.Errorf("%s: fired in step %d, drive only reaches the threshold", method, rec.Spikes[0].Step)
		}
		run(t, one(), method, 0.1, &sim.Stimulus{Drive: []float64{20.001}}, 5000, &rec)
		if len(rec.Spikes) == 0 {
			t.Errorf("%s: silent, drive exceeds the threshold", method)
		}
	}
}

func TestSelfConnectionFeedsItsNeuron(t *testing.T) {
	c := one()
	c.Synapses = []sim.Synapse{{Pre: 0, Post: 0, Weight: 200, Delay: 1}}
	var rec sim.Recording
	kick := sim.Stimulus{Steps: []sim.DriveStep{{Neuron: 0, Start: 0, Stop: 10, Drive: 40}}}
	run(t, c, sim.Euler, 0.1, &kick, 200, &rec)
	if last := rec.Time(rec.Spikes[len(rec.Spikes)-1]); last < 190 {
		t.Errorf("last spike at %g ms: a neuron that excites itself enough must not stop", last)
	}
}

// Between spikes the exact method is exact: v of one neuron under a constant
// drive and a decaying current has a closed form.
func TestExactMethodFollowsTheClosedForm(t *testing.T) {
	for _, tauSyn := range []float64{5, 10} { // 10 = tau_m, where the general form is 0/0
		c := one()
		c.Neurons[0].TauSyn = tauSyn
		c.Neurons = append(c.Neurons, c.Neurons[0])
		c.Neurons[1].Name = "source"
		c.Synapses = []sim.Synapse{{Pre: 1, Post: 0, Weight: 12, Delay: 0.5}}
		rec := sim.Recording{Trace: []int{0}}
		s := sim.Stimulus{Drive: []float64{5, 0}, Steps: []sim.DriveStep{{Neuron: 1, Start: 0, Stop: 0.5, Drive: 1000}}}
		run(t, c, sim.Exact, 0.5, &s, 60, &rec)
		if len(rec.Spikes) != 1 || rec.Spikes[0].Step != 0 {
			t.Fatalf("spikes %v, want one of the source in step 0", rec.Spikes)
		}
		// It arrives at the end of step 1, that is at 1 ms.
		for k, got := range rec.V[0] {
			now := float64(k+1) * 0.5
			want := -70 + 5*(1-math.Exp(-now/10))
			if u := now - 1; u > 0 {
				if tauSyn == 10 {
					want += 12 * u / 10 * math.Exp(-u/10)
				} else {
					want += 12 * tauSyn / (tauSyn - 10) * (math.Exp(-u/tauSyn) - math.Exp(-u/10))
				}
			}
			if math.Abs(got-want) > 1e-9 {
				t.Fatalf("tau_syn %g: v at %g ms is %g, want %g", tauSyn, now, got, want)
			}
		}
	}
}

// Both methods go to one limit, so their difference shrinks with dt.
func TestMethodsAgreeAsTheStepShrinks(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	c, drive := randomCircuit(r, 12)
	for i := range c.Neurons {
		c.Neurons[i].VThreshold = 1e6 // no spikes: v itself is compared
	}
	s := sim.Stimulus{Drive: drive, Poisson: []sim.Poisson{}}
	difference := func(dt float64) float64 {
		euler, exact := sim.Recording{Trace: []int{0, 5}}, sim.Recording{Trace: []int{0, 5}}
		run(t, c, sim.Euler, dt, &s, 50, &euler)
		run(t, c, sim.Exact, dt, &s, 50, &exact)
		worst := 0.0
		for row := range euler.V {
			for k := range euler.V[row] {
				worst = max(worst, math.Abs(euler.V[row][k]-exact.V[row][k]))
			}
		}
		return worst
	}
	coarse, fine := difference(0.1), difference(0.01)
	if ratio := coarse / fine; ratio < 9 || ratio > 11 {
		t.Errorf("differences %g at 0.1 ms and %g at 0.01 ms, ratio %g; Euler is of first order, so 10", coarse, fine, ratio)
	}
	// With spikes: as many, and each within a few steps of 0.1 ms.
	for i := range c.Neurons {
		c.Neurons[i].VThreshold = -50
	}
	c.Synapses = nil
	var euler, exact sim.Recording
	run(t, c, sim.Euler, 0.001, &s, 100, &euler)
	run(t, c, sim.Exact, 0.001, &s, 100, &exact)
	if len(euler.Spikes) != len(exact.Spikes) || len(euler.Spikes) < 20 {
		t.Errorf("%d spikes by Euler, %d exact at dt 0.001 ms", len(euler.Spikes), len(exact.Spikes))
	}
}

// The block that is done at once must not matter: a traced run goes step by step.
func TestTracedRunFiresTheSame(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 8))
	for range 20 {
		c, drive := randomCircuit(r, 15)
		for i := range c.Synapses {
			c.Synapses[i].Delay += 0.5
		}
		s := sim.Stimulus{
			Drive:    drive,
			Steps:    []sim.DriveStep{{Neuron: 3, Start: 20.05, Stop: 61, Drive: 11}, {Neuron: 4, Start: 30, Stop: 31, Drive: -20}},
			Currents: []sim.Current{{Neuron: 2, Start: 5, Interval: 2.5, Values: []float64{1, 5, 20, -4, 8}}},
			Poisson:  []sim.Poisson{{Neuron: 1, Rate: 300, Weight: 9}, {Neuron: 6, Rate: 40, Weight: -9}},
		}
		var blocks sim.Recording
		run(t, c, sim.Euler, 0.1, &s, 300, &blocks)
		traced := sim.Recording{Trace: []int{0, 1}}
		run(t, c, sim.Euler, 0.1, &s, 300, &traced)
		if !slices.Equal(blocks.Spikes, traced.Spikes) {
			t.Fatalf("%d spikes in blocks, %d step by step", len(blocks.Spikes), len(traced.Spikes))
		}
	}
}

func TestStepsAndCurrentsOverTime(t *testing.T) {
	rec := sim.Recording{Trace: []int{0}}
	s := sim.Stimulus{
		Steps:    []sim.DriveStep{{Neuron: 0, Start: 10, Stop: 20, Drive: 6}},
		Currents: []sim.Current{{Neuron: 0, Start: 15, Interval: 1, Values: []float64{4, 2}}},
	}
	run(t, one(), sim.Euler, 0.1, &s, 30, &rec)
	v := -70.0
	for k, got := range rec.V[0] {
		drive := 0.0
		switch {
		case k >= 150 && k < 160:
			drive = 10
		case k >= 160 && k < 170:
			drive = 8
		case k >= 100 && k < 200:
			drive = 6
		}
		v += 0.1 * (-70 - v + drive) / 10
		if math.Abs(got-v) > 1e-9 {
			t.Fatalf("v after step %d is %g, want %g", k, got, v)
		}
	}
}

// Poisson input has the mean and the variance of a Bernoulli draw in each step.
func TestPoissonRate(t *testing.T) {
	c := one()
	c.Neurons[0].VThreshold = 1e9
	c.Neurons[0].TauSyn = 0.1 // I holds for one step only, so that arrivals can be counted
	rec := sim.Recording{Trace: []int{0}}
	run(t, c, sim.Euler, 0.1, &sim.Stimulus{Poisson: []sim.Poisson{{Neuron: 0, Rate: 20, Weight: 1}}}, 2e6, &rec)
	sum := 0.0
	for _, i := range rec.I[0] {
		sum += i
	}
	// 2e7 steps with p = 0.002: 40,000 expected, standard deviation 199.8.
	if math.Abs(sum-40000) > 4*200 {
		t.Errorf("%g arrivals in 2000 s at 20 Hz, want 40,000 within 4 standard deviations of 200", sum)
	}
}

func TestGapJunctionsPullVoltagesTogether(t *testing.T) {
	c := one()
	c.Neurons = append(c.Neurons, c.Neurons[0])
	c.Neurons[1].Name = "m"
	c.Gaps = []sim.Gap{{A: 0, B: 1, Conductance: 0.5}}
	for _, model := range []string{"lif", "graded"} {
		var e sim.Simulator
		e, err := sim.NewLIF(c, 0.1, sim.Euler)
		if model == "graded" {
			e, err = sim.NewGraded(c, 0.1)
		}
		if err != nil {
			t.Fatal(err)
		}
		rec := sim.Recording{Trace: []int{0, 1}}
		if err := e.Run(&sim.Stimulus{Drive: []float64{12, 0}}, 500, nil, &rec); err != nil {
			t.Fatal(err)
		}
		// Stationary: a = 12 - g (a - b), b = g (a - b), so a - b = 12/(1 + 2 g) = 6.
		a, b := rec.V[0][4999]+70, rec.V[1][4999]+70
		if math.Abs(a-9) > 1e-6 || math.Abs(b-3) > 1e-6 {
			t.Errorf("%s: %g and %g mV above rest, want 9 and 3", model, a, b)
		}
	}
}

func TestGradedReleaseIsWorthItsRate(t *testing.T) {
	c := one()
	c.Neurons = append(c.Neurons, c.Neurons[0])
	c.Neurons[1].Name = "post"
	c.Neurons[0].Release.Slope = 0.5 // so that full release is reached
	c.Synapses = []sim.Synapse{{Pre: 0, Post: 1, Weight: 6, Delay: 1}}
	e, err := sim.NewGraded(c, 0.1)
	if err != nil {
		t.Fatal(err)
	}
	rec := sim.Recording{Trace: []int{1}}
	if err := e.Run(&sim.Stimulus{Drive: []float64{60, 0}}, 1000, nil, &rec); err != nil {
		t.Fatal(err)
	}
	// 100 spikes a second of 6 mV, each decaying with 5 ms: a mean of 3 mV.
	if i, v := rec.I[0][9999], rec.V[0][9999]; math.Abs(i-3) > 1e-6 || math.Abs(v+67) > 1e-6 {
		t.Errorf("I = %g, v = %g mV, want 3 and -67", i, v)
	}
	if rec.Output[0] < 95 || rec.Output[0] > 100 {
		t.Errorf("release was worth %g spikes in 1 s, want nearly 100", rec.Output[0])
	}
}

func TestRunsAllocateNothing(t *testing.T) {
	c, drive := randomCircuit(rand.New(rand.NewPCG(4, 4)), 30)
	e, err := sim.NewLIF(c, 0.1, sim.Euler)
	if err != nil {
		t.Fatal(err)
	}
	var rec sim.Recording
	s := sim.Stimulus{Drive: drive, Poisson: []sim.Poisson{{Neuron: 2, Rate: 100, Weight: 3}}}
	r := rand.New(rand.NewPCG(5, 5))
	allocations := testing.AllocsPerRun(20, func() {
		if err := e.Run(&s, 200, r, &rec); err != nil {
			t.Error(err)
		}
	})
	if allocations >= 1 {
		t.Errorf("%g allocations a run", allocations)
	}
}

func TestAbsurdParametersAreRefusedByNameValueAndUnit(t *testing.T) {
	nan := math.NaN()
	cases := []struct {
		want   string // in the message
		change func(c *sim.Circuit, s *sim.Stimulus, dt *float64)
	}{
		{"tau_m of neuron n is 0 ms", func(c *sim.Circuit, _ *sim.Stimulus, _ *float64) { c.Neurons[0].TauM = 0 }},
		{"tau_m of neuron n is -3 ms", func(c *sim.Circuit, _ *sim.Stimulus, _ *float64) { c.Neurons[0].TauM = -3 }},
		{"tau_m of neuron n is NaN ms", func(c *sim.Circuit, _ *sim.Stimulus, _ *float64) { c.Neurons[0].TauM = nan }},
		{"tau_syn of neuron n is 0.05 ms, must be the time step, 0.1 ms", func(c *sim.Circuit, _ *sim.Stimulus, _ *float64) { c.Neurons[0].TauSyn = 0.05 }},
		{"tau_m of neuron n is 10 ms, must be the time step, 20 ms", func(_ *sim.Circuit, _ *sim.Stimulus, dt *float64) { *dt = 20 }},
		{"dt is 0 ms", func(_ *sim.Circuit, _ *sim.Stimulus, dt *float64) { *dt = 0 }},
		{"dt is NaN ms", func(_ *sim.Circuit, _ *sim.Stimulus, dt *float64) { *dt = nan }},
		{"E_L of neuron n is NaN mV", func(c *sim.Circuit, _ *sim.Stimulus, _ *float64) { c.Neurons[0].ELeak = nan }},
		{"V_th of neuron n is +Inf mV", func(c *sim.Circuit, _ *sim.Stimulus, _ *float64) { c.Neurons[0].VThreshold = math.Inf(1) }},
		{"V_reset of neuron n is -40 mV", func(c *sim.Circuit, _ *sim.Stimulus, _ *float64) { c.Neurons[0].VReset = -40 }},
		{"refractory of neuron n is -1 ms", func(c *sim.Circuit, _ *sim.Stimulus, _ *float64) { c.Neurons[0].Refractory = -1 }},
		{"weight of synapse n to n is NaN mV", func(c *sim.Circuit, _ *sim.Stimulus, _ *float64) { c.Synapses[0].Weight = nan }},
		{"delay of synapse n to n is 0.05 ms", func(c *sim.Circuit, _ *sim.Stimulus, _ *float64) { c.Synapses[0].Delay = 0.05 }},
		{"synapse 0 to 7", func(c *sim.Circuit, _ *sim.Stimulus, _ *float64) { c.Synapses[0].Post = 7 }},
		{"conductance of gap junction n with n is -1,", func(c *sim.Circuit, _ *sim.Stimulus, _ *float64) { c.Gaps = []sim.Gap{{Conductance: -1}} }},
		{"conductance of all gap junctions of neuron n is 400", func(c *sim.Circuit, _ *sim.Stimulus, _ *float64) { c.Gaps = []sim.Gap{{Conductance: 200}} }},
		{"drive of neuron n is NaN mV", func(_ *sim.Circuit, s *sim.Stimulus, _ *float64) { s.Drive = []float64{nan} }},
		{"rate of the Poisson source on neuron n is 20000 Hz", func(_ *sim.Circuit, s *sim.Stimulus, _ *float64) { s.Poisson = []sim.Poisson{{Rate: 20000}} }},
		{"interval of the current on neuron n is 0 ms", func(_ *sim.Circuit, s *sim.Stimulus, _ *float64) { s.Currents = []sim.Current{{}} }},
		{"stop of the step on neuron n is 1 ms", func(_ *sim.Circuit, s *sim.Stimulus, _ *float64) { s.Steps = []sim.DriveStep{{Start: 2, Stop: 1}} }},
	}
	for _, test := range cases {
		c, s, dt := one(), &sim.Stimulus{}, 0.1
		c.Synapses = []sim.Synapse{{Weight: 1, Delay: 1}}
		test.change(c, s, &dt)
		e, err := sim.NewLIF(c, dt, sim.Euler)
		if err == nil {
			err = e.Run(s, 10, nil, &sim.Recording{})
		}
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("error %v, want %q in it", err, test.want)
		}
	}
	_, err := sim.NewLIF(&sim.Circuit{Neurons: []sim.Neuron{{Name: "x"}}}, 0.1, sim.Euler)
	if p, ok := errors.AsType[*sim.ParameterError](err); !ok || p.Unit != "ms" {
		t.Errorf("error %v is no ParameterError in ms", err)
	}
}
