package engram

import "github.com/wormotif/wormotif/sim/learn/sequence"

// Recall resets the network, plays it the cue and lets it hear only itself for
// the rest of steps steps. The cue's steps are part of what comes back.
func (n *Network) Recall(cue []uint64, steps int) sequence.Sequence {
	out := sequence.Sequence{Channels: n.Channels, Steps: make([]uint64, 0, steps)}
	s := n.newState()
	sums := make([]float64, n.Channels)
	var active []int32
	for t := range steps {
		x := uint64(0)
		if t < len(cue) {
			x = cue[t]
		} else {
			x = n.predict(active, sums)
		}
		active = n.hear(s, x)
		out.Steps = append(out.Steps, x)
	}
	return out
}

// Score recalls a task and counts the steps after the cue that are right in
// every bit.
func (n *Network) Score(task sequence.Task) (right, compared int) {
	recalled := n.Recall(task.Target.Steps[:task.Cue], len(task.Target.Steps))
	return sequence.Right(recalled, task.Target, task.Cue)
}
