package engram

import (
	"github.com/wormotif/wormotif/sim/learn/sequence"
	"github.com/wormotif/wormotif/sim/learn/teacher"
)

// A Lesson is one sequence as one network hears it. The recurrent weights do
// not change under algorithm A, so the states that a sequence drives are the
// same in every presentation and are worked out once.
type Lesson struct {
	sequence.Task
	active [][]int32 // winners after each step heard
}

// NewLesson lets the network hear the sequence from reset.
func (n *Network) NewLesson(task sequence.Task) *Lesson {
	l := &Lesson{Task: task, active: make([][]int32, len(task.Target.Steps))}
	s := n.newState()
	for t, x := range task.Target.Steps {
		l.active[t] = append([]int32(nil), n.hear(s, x)...)
	}
	return l
}

// Counts is what happened in one presentation.
type Counts struct {
	WrongSteps int `json:"wrong_steps"`       // steps after the cue predicted wrong, while hearing the sequence
	Events     int `json:"plasticity_events"` // channels and steps at which F+ or F- was active
}

// Present plays the sequence once and teaches the readout: after step t the
// network predicts step t+1, the teacher compares, and
//
//	dV_cj = eta r_j (F+_c - F-_c)
//
// clipped to the sign of neuron j. Steps of the cue are not taught.
func (n *Network) Present(l *Lesson, by teacher.Teacher) Counts {
	var counts Counts
	sums := make([]float64, n.Channels)
	plus, minus := make([]float64, n.Channels), make([]float64, n.Channels)
	eta := n.Rate / float64(n.KE)
	by.Reset()
	for t := l.Cue - 1; t+1 < len(l.Target.Steps); t++ {
		prediction, target := n.predict(l.active[t], sums), l.Target.Steps[t+1]
		if prediction != target {
			counts.WrongSteps++
		}
		by.Compare(prediction, target, plus, minus)
		counts.Events += n.learn(l.active[t], plus, minus, eta)
	}
	return counts
}

// learn applies one step's errors to the weights of the active neurons and
// returns the number of channels at which F+ or F- was active.
func (n *Network) learn(active []int32, plus, minus []float64, eta float64) int {
	events := 0
	for c := range plus {
		if plus[c] == 0 && minus[c] == 0 {
			continue
		}
		events++
		for _, j := range active {
			at := int(j)*n.Channels + c
			v, step := &n.Readout[at], eta
			if n.Stiffness != nil {
				step /= 1 + n.Stiffness[at]
			}
			if n.SoftBounds {
				*v = n.soft(int(j), *v, step, plus[c], minus[c])
			} else {
				*v = n.clip(int(j), *v+step*(plus[c]-minus[c]))
			}
		}
	}
	return events
}

// clip keeps a weight on its neuron's side of zero.
func (n *Network) clip(neuron int, weight float64) float64 {
	if n.Dale && weight*n.sign(neuron) < 0 {
		return 0
	}
	return weight
}

// soft makes steps up and down that shrink in proportion to the room that is
// left between 0 and the greatest weight of the neuron's sign.
func (n *Network) soft(neuron int, weight, eta, up, down float64) float64 {
	top := n.MaxWeight / float64(n.KE)
	lo, hi := 0.0, top
	if neuron >= n.Excitatory {
		lo, hi = -top, 0
	}
	weight += eta * up * (hi - weight) / top
	weight -= eta * down * (weight - lo) / top
	return min(max(weight, lo), hi)
}
