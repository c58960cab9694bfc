package sim_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/wormotif/wormotif/sim"
)

// plain is the model written a second time, as plainly as the rules stand in
// the package's documentation: no lists, no bundles, nothing at rest. It also
// returns how close a free neuron came to its threshold.
func plain(c *sim.Circuit, drive []float64, steps int, dt float64) (spikes []sim.Spike, margin float64) {
	n := len(c.Neurons)
	v, current, last := make([]float64, n), make([]float64, n), make([]int, n)
	for i := range n {
		v[i], last[i] = c.Neurons[i].ELeak, -1<<40
	}
	arriving := make([][]float64, steps+1000)
	for k := range arriving {
		arriving[k] = make([]float64, n)
	}
	margin = math.Inf(1)
	for k := range steps {
		var fired []int
		for i, p := range c.Neurons {
			free := k-last[i] >= int((p.Refractory+0.001*dt)/dt)
			before := current[i]
			current[i] += -dt * before / p.TauSyn
			if !free {
				continue
			}
			v[i] += dt * (p.ELeak - v[i] + before + drive[i]) / p.TauM
			margin = min(margin, math.Abs(v[i]-p.VThreshold))
			if v[i] > p.VThreshold {
				fired = append(fired, i)
			}
		}
		for i := range n {
			current[i] += arriving[k][i]
		}
		for _, i := range fired {
			for _, s := range c.Synapses {
				if s.Pre == i {
					arriving[k+int(s.Delay/dt+0.5)][s.Post] += s.Weight
				}
			}
			v[i], last[i] = c.Neurons[i].VReset, k
			spikes = append(spikes, sim.Spike{Step: int32(k), Neuron: int32(i)})
		}
	}
	return spikes, margin
}

// randomCircuit draws a circuit like those of reference/sim, with decimals, self
// connections, doubled pairs and constants of each neuron's own.
func randomCircuit(r *rand.Rand, n int) (*sim.Circuit, []float64) {
	tenth := func(lo, hi float64) float64 { return math.Round((lo+r.Float64()*(hi-lo))*10) / 10 }
	c := &sim.Circuit{}
	drive := make([]float64, n)
	for i := range n {
		c.Neurons = append(c.Neurons, sim.Neuron{
			Name: fmt.Sprintf("n%03d", i), TauM: tenth(4, 20), Refractory: tenth(0, 4), TauSyn: tenth(3, 13),
			ELeak: -70, VThreshold: -50, VReset: -65,
		})
		if r.IntN(3) > 0 {
			drive[i] = math.Round((10+r.Float64()*26)*100) / 100
		}
	}
	for range n * (1 + r.IntN(8)) {
		weight := tenth(5, 90)
		if r.IntN(4) == 0 {
			weight = -weight
		}
		s := sim.Synapse{Pre: r.IntN(n), Post: r.IntN(n), Weight: weight, Delay: tenth(0.1, 3)}
		c.Synapses = append(c.Synapses, s)
		if r.IntN(20) == 0 {
			s.Delay = tenth(0.1, 3)
			c.Synapses = append(c.Synapses, s)
		}
	}
	return c, drive
}

func TestPlainProgramGivesTheSameSpikes(t *testing.T) {
	total := 0
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 1))
		n := 1 + r.IntN(60)
		if seed%20 == 0 {
			n = 300
		}
		c, drive := randomCircuit(r, n)
		want, margin := plain(c, drive, 2000, 0.1)
		if margin < 1e-9 {
			t.Logf("seed %d: threshold met within %g mV, rounding may decide", seed, margin)
			continue
		}
		e, err := sim.NewLIF(c, 0.1, sim.Euler)
		if err != nil {
			t.Fatal(err)
		}
		var rec sim.Recording
		if err := e.Run(&sim.Stimulus{Drive: drive}, 200, nil, &rec); err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(rec.Spikes, want) {
			t.Errorf("seed %d, %d neurons: %d spikes, want %d", seed, n, len(rec.Spikes), len(want))
		}
		total += len(want)
	}
	if total < 10000 {
		t.Errorf("only %d spikes compared: the random circuits are too quiet to test anything", total)
	}
}
