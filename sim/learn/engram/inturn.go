package engram

import (
	"fmt"

	"github.com/wormotif/wormotif/sim/learn/sequence"
)

// Keep is a way not to lose earlier engrams while a new one is taught.
type Keep string

const (
	// KeepNothing is plain algorithm A.
	KeepNothing Keep = "nothing"
	// KeepReplay has the network recall each earlier sequence from its cue
	// before a new one is taught, and rehearses what it recalled between the
	// presentations of the new one. Nothing but the cues is kept from outside.
	KeepReplay Keep = "replay"
	// KeepConsolidation stiffens, after each sequence is learned, every weight
	// in proportion to how often it was used for an active channel.
	KeepConsolidation Keep = "consolidation"
)

// ParseKeep reads the name of a way.
func ParseKeep(name string) (Keep, error) {
	switch k := Keep(name); k {
	case KeepNothing, KeepReplay, KeepConsolidation:
		return k, nil
	}
	return "", fmt.Errorf("%q is no way to keep engrams: choose %s, %s or %s", name, KeepNothing, KeepReplay, KeepConsolidation)
}

// consolidationGain is the stiffness that one use of a weight adds.
const consolidationGain = 3

// TeachInTurn teaches one task after another, each until it is recalled exactly
// (together with what is replayed). It returns the presentations that each
// took, 0 where it was never learned, and how many steps of every task are
// right in the end.
func (n *Network) TeachInTurn(tasks []sequence.Task, run Run, keep Keep) (took []int, end Outcome) {
	var replayed []sequence.Task
	for i, task := range tasks {
		together := []sequence.Task{task}
		if keep == KeepReplay {
			replayed = replayed[:0]
			for _, earlier := range tasks[:i] {
				replayed = append(replayed, n.replay(earlier))
			}
			together = append(together, replayed...)
		}
		o := n.Teach(together, run, nil)
		took = append(took, o.RecallAt)
		if keep == KeepConsolidation {
			n.consolidate(task)
		}
	}
	for _, task := range tasks {
		right, compared := n.Score(task)
		end.Right, end.Compared = append(end.Right, right), append(end.Compared, compared)
		end.Exact = append(end.Exact, right == compared)
	}
	return took, end
}

// replay is the task as the network itself recalls it now.
func (n *Network) replay(task sequence.Task) sequence.Task {
	task.Target = n.Recall(task.Target.Steps[:task.Cue], len(task.Target.Steps))
	return task
}

// consolidate stiffens the weights that a task used.
func (n *Network) consolidate(task sequence.Task) {
	if n.Stiffness == nil {
		n.Stiffness = make([]float64, len(n.Readout))
	}
	lesson := n.NewLesson(task)
	for t := task.Cue; t < len(task.Target.Steps); t++ {
		for _, j := range lesson.active[t-1] {
			for c := range n.Channels {
				if task.Target.Steps[t]>>c&1 == 1 {
					n.Stiffness[int(j)*n.Channels+c] += consolidationGain
				}
			}
		}
	}
}
