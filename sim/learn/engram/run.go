package engram

import (
	"github.com/wormotif/wormotif/sim/learn/sequence"
	"github.com/wormotif/wormotif/sim/learn/teacher"
)

// A Run says how one network is taught.
type Run struct {
	Teacher       teacher.Teacher
	Presentations int // at most
	RestFor       int // presentations that go on after the first exact recall, to see whether it rests
}

// An Outcome is how teaching went.
type Outcome struct {
	RecallAt   int      // presentations before the first exact recall of every task, 0 where never
	Exact      []bool   // at the end, one a task
	Right      []int    // steps right at the end
	Compared   []int    // steps compared
	RestEvents int      // plasticity events in the presentations after the first exact recall
	Curve      []Counts // one a presentation, summed over the tasks
}

// AllExact tells whether every task is recalled exactly at the end.
func (o Outcome) AllExact() bool {
	for _, exact := range o.Exact {
		if !exact {
			return false
		}
	}
	return true
}

// RightFraction is the fraction of steps recalled right at the end.
func (o Outcome) RightFraction() float64 {
	right, compared := 0, 0
	for i := range o.Right {
		right += o.Right[i]
		compared += o.Compared[i]
	}
	return float64(right) / float64(compared)
}

// Teach presents the tasks one after another, again and again, until all are
// recalled exactly, and then for RestFor presentations more. watch, where it is
// not nil, is called after every presentation.
func (n *Network) Teach(tasks []sequence.Task, run Run, watch func(presentation int, counts Counts)) Outcome {
	lessons := make([]*Lesson, len(tasks))
	for i, task := range tasks {
		lessons[i] = n.NewLesson(task)
	}
	var o Outcome
	for p := 1; p <= run.Presentations || o.RecallAt > 0 && p <= o.RecallAt+run.RestFor; p++ {
		var counts Counts
		for _, l := range lessons {
			c := n.Present(l, run.Teacher)
			counts.WrongSteps += c.WrongSteps
			counts.Events += c.Events
		}
		o.Curve = append(o.Curve, counts)
		if watch != nil {
			watch(p, counts)
		}
		if o.RecallAt > 0 {
			o.RestEvents += counts.Events
			if p == o.RecallAt+run.RestFor {
				break
			}
			continue
		}
		if n.exact(lessons) {
			o.RecallAt = p
			if run.RestFor == 0 {
				break
			}
		}
	}
	for _, task := range tasks {
		right, compared := n.Score(task)
		o.Right, o.Compared = append(o.Right, right), append(o.Compared, compared)
		o.Exact = append(o.Exact, right == compared)
	}
	return o
}

// exact tells whether every lesson would be recalled exactly. While a recall is
// right the network hears what it heard in the lesson, so it is in the lesson's
// states: the first wrong prediction there is the first wrong step of a recall.
func (n *Network) exact(lessons []*Lesson) bool {
	sums := make([]float64, n.Channels)
	for _, l := range lessons {
		for t := l.Cue; t < len(l.Target.Steps); t++ {
			if n.predict(l.active[t-1], sums) != l.Target.Steps[t] {
				return false
			}
		}
	}
	return true
}
