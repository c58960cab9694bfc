package autoencoder

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/wormotif/wormotif/sim/learn/sequence"
	"github.com/wormotif/wormotif/sim/learn/teacher"
)

func TestMatchesAndRests(t *testing.T) {
	for seed := uint64(3000); seed < 3003; seed++ {
		rng := rand.New(rand.NewPCG(seed, 0))
		for name, patterns := range map[string]sequence.Sequence{"one-hot": OneHot(8), "random": sequence.Random(rand.New(rand.NewPCG(seed, 1)), 8, 8)} {
			n := New(8, 4, rng)
			o := n.Train(patterns, Motif(teacher.Ideal{}), 2000, 10)
			if o.MatchedAt == 0 || o.RestEvents != 0 || len(o.WrongBits) != o.MatchedAt+10 {
				t.Errorf("seed %d, %s: matched at %d, %d events after it, %d rounds", seed, name, o.MatchedAt, o.RestEvents, len(o.WrongBits))
			}
			for _, x := range patterns.Steps {
				if y := n.Reconstruct(x); y != x {
					t.Errorf("seed %d, %s: %08b is reconstructed as %08b", seed, name, x, y)
				}
			}
		}
	}
}

func TestWithoutErrorSignalsNothingIsLearned(t *testing.T) {
	n := New(8, 4, rand.New(rand.NewPCG(1, 0)))
	if o := n.Train(OneHot(8), Motif(teacher.Silent{}), 200, 0); o.MatchedAt != 0 || o.WrongBits[0] != o.WrongBits[199] {
		t.Errorf("a silent teacher changed the reconstruction: %v", o.WrongBits)
	}
}

// One step of plain training against the finite difference of the cross entropy.
func TestGradientAgainstFiniteDifference(t *testing.T) {
	n := New(5, 3, rand.New(rand.NewPCG(2, 0)))
	n.Rate = 1
	const x = 0b01101
	loss := func() float64 {
		n.run(x)
		sum := 0.0
		for c, d := range n.drive {
			y := 1 / (1 + math.Exp(-d))
			if x>>c&1 == 1 {
				sum -= math.Log(y)
			} else {
				sum -= math.Log(1 - y)
			}
		}
		return sum
	}
	var want []float64
	for _, weights := range [][]float64{n.encoder, n.decoder} {
		for i := range weights {
			const h = 1e-5
			w := weights[i]
			weights[i] = w + h
			up := loss()
			weights[i] = w - h
			down := loss()
			weights[i] = w
			want = append(want, -(up-down)/(2*h))
		}
	}
	before := append(append([]float64(nil), n.encoder...), n.decoder...)
	// The decoder moves before the encoder's error passes through it unless the
	// order is right: this catches that too.
	errors := make([]float64, 5)
	Gradient(n, x, errors)
	n.descend(x, errors)
	after := append(append([]float64(nil), n.encoder...), n.decoder...)
	for i := range want {
		if got := after[i] - before[i]; math.Abs(got-want[i]) > 1e-8 {
			t.Errorf("weight %d moved by %g, the finite difference gives %g", i, got, want[i])
		}
	}
}
