package engram

import (
	"math"
	"math/bits"
	"slices"
)

// A state is the activity of a network at one step.
type state struct {
	z      []float64 // input traces
	u      []float64 // scratch: drive of each neuron
	order  []float64 // scratch of the selection of winners
	active []int32   // winners, excitatory ones first, each type in rising order
}

func (n *Network) newState() *state {
	return &state{
		z:      make([]float64, n.Neurons),
		u:      make([]float64, n.Neurons),
		order:  make([]float64, n.Neurons),
		active: make([]int32, 0, n.KE+n.KI),
	}
}

func (s *state) reset() {
	clear(s.z)
	s.active = s.active[:0]
}

// hear moves the state one step on with the input x and returns the winners,
// which are overwritten by the next call.
func (n *Network) hear(s *state, x uint64) []int32 {
	n.trace(s, x)
	for i, z := range s.z {
		s.u[i] = z - n.Threshold[i]
	}
	gain := n.RecGain * n.ZSD
	for _, j := range s.active {
		for _, syn := range n.Recurrent[n.columns[j]:n.columns[j+1]] {
			s.u[syn.Post] += gain * syn.Weight
		}
	}
	return n.compete(s)
}

// trace adds the input x to the decaying traces.
func (n *Network) trace(s *state, x uint64) {
	for i, lam := range n.Decay {
		s.z[i] *= lam
	}
	for ; x != 0; x &= x - 1 {
		row := n.Input[bits.TrailingZeros64(x)*n.Neurons:][:n.Neurons]
		for i, w := range row {
			s.z[i] += n.inputGain[i] * w
		}
	}
}

// compete lets the most driven neurons of each type win. Of equal drives the
// lower index wins. Fewer win where a lesion left fewer.
func (n *Network) compete(s *state) []int32 {
	for i, dead := range n.Dead {
		if dead {
			s.u[i] = math.Inf(-1)
		}
	}
	s.active = s.active[:0]
	s.active = appendWinners(s.active, s.u[:n.Excitatory], s.order, n.KE, 0)
	s.active = appendWinners(s.active, s.u[n.Excitatory:], s.order, n.KI, n.Excitatory)
	return s.active
}

// appendWinners appends first plus the indices of the k largest drives.
func appendWinners(winners []int32, drive, scratch []float64, k, first int) []int32 {
	order := scratch[:len(drive)]
	copy(order, drive)
	cut := kthLargest(order, k)
	if math.IsInf(cut, -1) {
		for i, u := range drive {
			if u > cut {
				winners = append(winners, int32(first+i))
			}
		}
		return winners
	}
	ties := k
	for _, u := range drive {
		if u > cut {
			ties--
		}
	}
	for i, u := range drive {
		if u > cut || u == cut && ties > 0 {
			if u == cut {
				ties--
			}
			winners = append(winners, int32(first+i))
		}
	}
	return winners
}

// kthLargest returns the k-th largest value, k from 1, and reorders the values
// (Hoare's selection; sorted where few are left).
func kthLargest(values []float64, k int) float64 {
	lo, hi := 0, len(values)-1
	at := k - 1
	for hi-lo > 12 {
		pivot := values[lo+(hi-lo)/2]
		i, j := lo, hi
		for i <= j {
			for values[i] > pivot {
				i++
			}
			for values[j] < pivot {
				j--
			}
			if i <= j {
				values[i], values[j] = values[j], values[i]
				i++
				j--
			}
		}
		switch {
		case at <= j:
			hi = j
		case at >= i:
			lo = i
		default:
			return values[at]
		}
	}
	part := values[lo : hi+1]
	slices.SortFunc(part, func(a, b float64) int {
		switch {
		case a > b:
			return -1
		case a < b:
			return 1
		}
		return 0
	})
	return values[at]
}

// predict returns the channels whose readout of the active neurons exceeds 1.
func (n *Network) predict(active []int32, sums []float64) uint64 {
	clear(sums)
	for _, j := range active {
		row := n.Readout[int(j)*n.Channels:][:n.Channels]
		for c, v := range row {
			sums[c] += v
		}
	}
	y := uint64(0)
	for c, sum := range sums {
		if sum > 1 {
			y |= 1 << c
		}
	}
	return y
}
