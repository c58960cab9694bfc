package engram

import (
	"math"

	"github.com/wormotif/wormotif/sim/learn/sequence"
	"gonum.org/v1/gonum/stat"
)

// settle measures sd(z) on the warm-up sequences and then lets the thresholds
// settle on them: th_i rises where neuron i wins and falls where it does not,
// until it wins in the target fraction of steps. Then they are frozen.
func (n *Network) settle(warmUp []sequence.Sequence) {
	s := n.newState()
	var zs []float64
	for _, w := range warmUp {
		s.reset()
		for _, x := range w.Steps {
			n.trace(s, x)
			zs = append(zs, s.z...)
		}
	}
	n.ZSD = 1
	if len(zs) > 0 {
		n.ZSD = math.Sqrt(stat.PopVariance(zs, nil))
	}
	rate := n.SettleRate * n.ZSD
	for _, w := range warmUp {
		s.reset()
		for _, x := range w.Steps {
			active := n.hear(s, x)
			for i := range n.Threshold {
				n.Threshold[i] -= rate * n.Winners
			}
			for _, i := range active {
				n.Threshold[i] += rate
			}
		}
	}
}
