package teacher

import "math/rand/v2"

// The controls are teachers with one thing about the motif broken. Each wraps
// the ideal comparison.

// Silent never reports an error: no plasticity.
type Silent struct{}

// Reset does nothing.
func (Silent) Reset() {}

// Compare gives no error.
func (Silent) Compare(_, _ uint64, plus, minus []float64) {
	clear(plus)
	clear(minus)
}

// Rewired passes the ideal errors through Wire, which may change them in place.
type Rewired struct {
	Wire func(plus, minus []float64)
}

// Reset does nothing.
func (Rewired) Reset() {}

// Compare gives the rewired errors.
func (r Rewired) Compare(prediction, target uint64, plus, minus []float64) {
	Ideal{}.Compare(prediction, target, plus, minus)
	r.Wire(plus, minus)
}

// Exchanged swaps F+ and F-.
func Exchanged() Teacher {
	return Rewired{func(plus, minus []float64) {
		for c := range plus {
			plus[c], minus[c] = minus[c], plus[c]
		}
	}}
}

// Permuted sends the errors of every channel to another channel, always the
// same one, drawn once so that no channel keeps its own.
func Permuted(rng *rand.Rand, channels int) Teacher {
	// A random cyclic order has no fixed point for two channels or more.
	cycle := rng.Perm(channels)
	to := make([]int, channels)
	for i, c := range cycle {
		to[c] = cycle[(i+1)%channels]
	}
	scratch := make([]float64, channels)
	move := func(errors []float64) {
		copy(scratch, errors)
		for c, e := range scratch {
			errors[to[c]] = e
		}
	}
	return Rewired{func(plus, minus []float64) {
		move(plus)
		move(minus)
	}}
}

// UnsignedPotentiating has the comparator's plain XOR potentiate.
func UnsignedPotentiating() Teacher {
	return Rewired{func(plus, minus []float64) {
		for c := range plus {
			plus[c], minus[c] = plus[c]+minus[c], 0
		}
	}}
}

// UnsignedDepressing has the comparator's plain XOR depress.
func UnsignedDepressing() Teacher {
	return Rewired{func(plus, minus []float64) {
		for c := range plus {
			plus[c], minus[c] = 0, plus[c]+minus[c]
		}
	}}
}

// OnlyPlus has lost F-.
func OnlyPlus() Teacher {
	return Rewired{func(_, minus []float64) { clear(minus) }}
}

// OnlyMinus has lost F+.
func OnlyMinus() Teacher {
	return Rewired{func(plus, _ []float64) { clear(plus) }}
}

// RandomSigns keeps where an error is and draws its sign anew each time.
func RandomSigns(rng *rand.Rand) Teacher {
	return Rewired{func(plus, minus []float64) {
		for c := range plus {
			if plus[c]+minus[c] > 0 && rng.IntN(2) == 0 {
				plus[c], minus[c] = minus[c], plus[c]
			}
		}
	}}
}

// RandomLabels compares with a target drawn from all that it was shown so far,
// so the labels keep the tune's statistics and lose its order.
type RandomLabels struct {
	rng   *rand.Rand
	shown []uint64
}

// NewRandomLabels returns a teacher with random labels.
func NewRandomLabels(rng *rand.Rand) *RandomLabels { return &RandomLabels{rng: rng} }

// Reset does nothing: the targets shown are kept.
func (*RandomLabels) Reset() {}

// Compare compares with a random one of the targets shown.
func (r *RandomLabels) Compare(prediction, target uint64, plus, minus []float64) {
	const enough = 4096
	if len(r.shown) < enough {
		r.shown = append(r.shown, target)
	}
	Ideal{}.Compare(prediction, r.shown[r.rng.IntN(len(r.shown))], plus, minus)
}

// Late reports every error a number of steps later, when other neurons are
// active. Errors still on the way at the end of a presentation are lost.
type Late struct {
	by      int
	at      int
	waiting [][2][]float64 // ring of the last by steps
}

// NewLate returns a teacher that is by steps late, by at least 1.
func NewLate(by, channels int) *Late {
	l := &Late{by: by, waiting: make([][2][]float64, by)}
	for i := range l.waiting {
		l.waiting[i] = [2][]float64{make([]float64, channels), make([]float64, channels)}
	}
	return l
}

// Reset forgets what is on the way.
func (l *Late) Reset() {
	for _, w := range l.waiting {
		clear(w[0])
		clear(w[1])
	}
}

// Compare takes in the error of this step and gives the one of by steps ago.
func (l *Late) Compare(prediction, target uint64, plus, minus []float64) {
	w := l.waiting[l.at]
	copy(plus, w[0])
	copy(minus, w[1])
	Ideal{}.Compare(prediction, target, w[0], w[1])
	l.at = (l.at + 1) % l.by
}

// PivotAblated is the motif without its inhibitory pivot. Nothing cancels the
// latents, so F+ follows the target and F- the prediction, also where they
// agree. Plus and Minus are how strongly an active F+ and F- count.
type PivotAblated struct {
	Plus, Minus float64
}

// Reset does nothing.
func (PivotAblated) Reset() {}

// Compare gives target and prediction themselves.
func (p PivotAblated) Compare(prediction, target uint64, plus, minus []float64) {
	spread(target, plus)
	spread(prediction, minus)
	for c := range plus {
		plus[c] *= p.Plus
		minus[c] *= p.Minus
	}
}
