package engram

import (
	"math/rand/v2"
	"slices"

	"github.com/wormotif/wormotif/sim/learn/sequence"
	"github.com/wormotif/wormotif/sim/learn/teacher"
)

// A Graceful network (algorithm B) withstands noise and lesions: besides the
// readout, each recurrent neuron is a signed-XOR channel that learns to predict
// its own next teacher-driven state from a corrupted present one,
//
//	dP_ij = eta r~_j (F+_i - F-_i)
//
// clipped to the sign of neuron j. After the cue the state is the winners of
// P r and the input is no longer heard. The first corrupted state, at the end of
// the cue, is what the network comes to when every state of the cue is corrupted
// on the way; without that a lesion leads the cue to a state that P never saw
// (N = 300, 5% lesion, seeds 1000 to 1005: 70% of steps right for twinkle, 99% with it).
type Graceful struct {
	*Network
	Predictor  []float64 // P, Neurons rows (from j) of Neurons (to i)
	Corruption float64   // q, of the active neurons while learning
	Schedule   []Phase
}

// A Phase is a stretch of teaching at one rate.
type Phase struct {
	Presentations int
	Rate          float64 // eta k_E
}

// NewGraceful adds a predictor to a network, q = 0.15 and two phases, of 40
// presentations at 0.1/k_E and 20 at 0.03/k_E.
func NewGraceful(n *Network, seed uint64) *Graceful {
	g := &Graceful{
		Network:    n,
		Predictor:  make([]float64, n.Neurons*n.Neurons),
		Corruption: 0.15,
		Schedule:   []Phase{{40, 0.1}, {20, 0.03}},
	}
	rng := rand.New(rand.NewPCG(seed, streamPredictor))
	for j := range n.Neurons {
		for i := range n.Neurons {
			g.Predictor[j*n.Neurons+i] = n.sign(j) * rng.Float64() * 0.5 / float64(n.KE)
		}
	}
	return g
}

// Teach takes the network through its schedule. The ideal comparison is made
// for every neuron; by compares the channels.
func (g *Graceful) Teach(tasks []sequence.Task, by teacher.Teacher, seed uint64) {
	rng := rand.New(rand.NewPCG(seed, streamCorruption))
	lessons := make([]*Lesson, len(tasks))
	for i, task := range tasks {
		lessons[i] = g.NewLesson(task)
	}
	for _, phase := range g.Schedule {
		for range phase.Presentations {
			for _, l := range lessons {
				g.present(l, by, phase.Rate/float64(g.KE), rng)
			}
		}
	}
}

func (g *Graceful) present(l *Lesson, by teacher.Teacher, eta float64, rng *rand.Rand) {
	sums := make([]float64, g.Channels)
	plus, minus := make([]float64, g.Channels), make([]float64, g.Channels)
	s := g.newState()
	corrupt := make([]int32, 0, g.KE+g.KI)
	by.Reset()
	for t := l.Cue - 1; t+1 < len(l.Target.Steps); t++ {
		if t == l.Cue-1 {
			corrupt = append(corrupt[:0], g.hearCue(l.Target.Steps[:l.Cue], rng)...)
		} else {
			corrupt = g.corrupt(append(corrupt[:0], l.active[t]...), g.Corruption, rng)
		}
		by.Compare(g.predict(corrupt, sums), l.Target.Steps[t+1], plus, minus)
		g.learn(corrupt, plus, minus, eta)

		predicted := g.next(s, corrupt)
		for _, i := range l.active[t+1] {
			if !slices.Contains(predicted, i) {
				g.nudge(corrupt, i, eta) // F+
			}
		}
		for _, i := range predicted {
			if !slices.Contains(l.active[t+1], i) {
				g.nudge(corrupt, i, -eta) // F-
			}
		}
	}
}

// nudge changes the weights of the active neurons onto neuron i.
func (g *Graceful) nudge(active []int32, i int32, by float64) {
	for _, j := range active {
		w := &g.Predictor[int(j)*g.Neurons+int(i)]
		*w = g.clip(int(j), *w+by)
	}
}

// next returns the winners of P r.
func (g *Graceful) next(s *state, active []int32) []int32 {
	clear(s.u)
	for _, j := range active {
		for i, w := range g.Predictor[int(j)*g.Neurons:][:g.Neurons] {
			s.u[i] += w
		}
	}
	return g.compete(s)
}

// corrupt replaces each active neuron with probability q by a random one of its
// type that is not active. Dead neurons take no part.
func (n *Network) corrupt(active []int32, q float64, rng *rand.Rand) []int32 {
	for k, i := range active {
		if rng.Float64() >= q {
			continue
		}
		first, count := 0, n.Excitatory
		if int(i) >= n.Excitatory {
			first, count = n.Excitatory, n.Neurons-n.Excitatory
		}
		if other := int32(first + rng.IntN(count)); !n.Dead[other] && !slices.Contains(active, other) {
			active[k] = other
		}
	}
	return active
}

// A Disturbance is what a recall is put through.
type Disturbance struct {
	Noise     float64    // probability that an active neuron is replaced, at every step
	Preceding []uint64   // heard before the cue without a reset; nil for a reset
	Random    *rand.Rand // needed by Noise
}

// Recall plays the cue and then runs on the predictor alone.
func (g *Graceful) Recall(cue []uint64, steps int, d Disturbance) sequence.Sequence {
	out := sequence.Sequence{Channels: g.Channels, Steps: make([]uint64, 0, steps)}
	s := g.newState()
	for _, x := range d.Preceding {
		g.hear(s, x)
	}
	sums := make([]float64, g.Channels)
	var active []int32
	for t := range steps {
		x := uint64(0)
		if t < len(cue) {
			x = cue[t]
			active = append(active[:0], g.hear(s, x)...)
		} else {
			x = g.predict(active, sums)
			active = append(active[:0], g.next(s, active)...)
		}
		if d.Noise > 0 {
			active = g.corrupt(active, d.Noise, d.Random)
		}
		out.Steps = append(out.Steps, x)
	}
	return out
}

// Score recalls a task under a disturbance and counts the right steps.
func (g *Graceful) Score(task sequence.Task, d Disturbance) (right, compared int) {
	recalled := g.Recall(task.Target.Steps[:task.Cue], len(task.Target.Steps), d)
	return sequence.Right(recalled, task.Target, task.Cue)
}

// hearCue plays the cue from reset while every state on the way is corrupted.
func (g *Graceful) hearCue(cue []uint64, rng *rand.Rand) []int32 {
	s := g.newState()
	for _, x := range cue {
		g.hear(s, x)
		s.active = g.corrupt(s.active, g.Corruption, rng)
	}
	return s.active
}
