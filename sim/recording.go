package sim

// A Recording is what a run gave. Its slices are used again by the next run
// into it.
type Recording struct {
	Trace []int // neurons whose v and I are wanted, set before the run

	Dt     float64
	Steps  int
	Output []float64   // one a neuron: spikes fired; for graded neurons, spikes that the release was worth
	Spikes []Spike     // by step, then neuron
	V, I   [][]float64 // mV, one row for each of Trace, one value a step, at its end (after the reset)
}

// A Spike is one spike of one neuron.
type Spike struct {
	Step, Neuron int32
}

// Time returns the time of a spike in ms.
func (r *Recording) Time(s Spike) float64 { return float64(s.Step) * r.Dt }

// First returns the time in ms of the neuron's first spike, or false.
func (r *Recording) First(neuron int) (float64, bool) {
	for _, s := range r.Spikes {
		if int(s.Neuron) == neuron {
			return r.Time(s), true
		}
	}
	return 0, false
}

// reset empties the recording for a run of so many neurons and steps.
func (r *Recording) reset(neurons, steps int, dt float64) {
	r.Dt, r.Steps = dt, steps
	r.Spikes = r.Spikes[:0]
	r.Output = zeros(r.Output, neurons)
	r.V, r.I = rows(r.V, len(r.Trace), steps), rows(r.I, len(r.Trace), steps)
}

func zeros(s []float64, n int) []float64 {
	if cap(s) < n {
		return make([]float64, n)
	}
	s = s[:n]
	clear(s)
	return s
}

func rows(m [][]float64, n, length int) [][]float64 {
	for len(m) < n {
		m = append(m, nil)
	}
	m = m[:n]
	for i := range m {
		m[i] = zeros(m[i], length)
	}
	return m
}
