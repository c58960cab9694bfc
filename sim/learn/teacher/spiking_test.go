package teacher

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// The counts that Brian2 gave for the canonical circuit: F+ 3 with A alone, F-
// 7 with B alone.
func TestCanonicalTruthTable(t *testing.T) {
	plus, minus, err := Canonical(true).TruthTable()
	if err != nil {
		t.Fatal(err)
	}
	if want := [4]float64{0, 3, 0, 0}; plus != want {
		t.Errorf("F+ %v, want %v", plus, want)
	}
	if want := [4]float64{0, 0, 7, 0}; minus != want {
		t.Errorf("F- %v, want %v", minus, want)
	}
	if !Right(plus, minus) {
		t.Error("the canonical table is taken for a wrong one")
	}
}

// Without the pivot F+ follows the target and F- the prediction.
func TestPivotAblatedCircuit(t *testing.T) {
	plus, minus, err := Canonical(false).TruthTable()
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("F+ %v F- %v", plus, minus)
	for i, in := range Conditions {
		if (plus[i] >= ActiveSpikes) != in[0] || (minus[i] >= ActiveSpikes) != in[1] {
			t.Errorf("inputs %v: F+ %g F- %g", in, plus[i], minus[i])
		}
	}
	if Right(plus, minus) {
		t.Error("a table without the pivot is taken for a right one")
	}
}

func TestSpikingAgreesWithIdeal(t *testing.T) {
	by, err := NewSpiking(Canonical(true), 0, false, nil)
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(4, 0))
	got, want := [2][]float64{make([]float64, 8), make([]float64, 8)}, [2][]float64{make([]float64, 8), make([]float64, 8)}
	for range 10 {
		prediction, target := rng.Uint64(), rng.Uint64()
		by.Compare(prediction, target, got[0], got[1])
		Ideal{}.Compare(prediction, target, want[0], want[1])
		if !slices.Equal(got[0], want[0]) || !slices.Equal(got[1], want[1]) {
			t.Fatalf("prediction %b, target %b: F+ %v F- %v, want %v %v", prediction&255, target&255, got[0], got[1], want[0], want[1])
		}
	}
}

// With a 20 Hz background the table holds in nearly every run.
func TestBackgroundIsMostlyRight(t *testing.T) {
	by, err := NewSpiking(Canonical(true), 20, false, rand.New(rand.NewPCG(5, 0)))
	if err != nil {
		t.Fatal(err)
	}
	right := [4]int{}
	for range 200 {
		for i, in := range Conditions {
			if plus, minus := by.answer(in[0], in[1]); (plus == 1) == (i == 1) && (minus == 1) == (i == 2) {
				right[i]++
			}
		}
	}
	t.Logf("right of 200: %v", right)
	for i, r := range right {
		if r < 170 {
			t.Errorf("inputs %v: right in %d of 200 runs", Conditions[i], r)
		}
	}
}

func BenchmarkSpikingStep(b *testing.B) {
	for _, c := range []struct {
		name       string
		background float64
	}{{"quiet", 0}, {"20Hz", 20}} {
		b.Run(c.name, func(b *testing.B) {
			by, err := NewSpiking(Canonical(true), c.background, false, rand.New(rand.NewPCG(1, 0)))
			if err != nil {
				b.Fatal(err)
			}
			plus, minus := make([]float64, 16), make([]float64, 16)
			for b.Loop() { // of the 16 channels one misses, one over-shoots, one is right
				by.Compare(0b011, 0b101, plus, minus)
			}
		})
	}
}
