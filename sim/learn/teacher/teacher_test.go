package teacher

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// compare returns what a teacher says of one step of four channels in which
// prediction and target are 00, 01, 10 and 11 (target first, by channel).
func compare(by Teacher) (plus, minus []float64) {
	plus, minus = make([]float64, 4), make([]float64, 4)
	by.Compare(0b1010, 0b1100, plus, minus)
	return plus, minus
}

func TestTruthTables(t *testing.T) {
	for _, c := range []struct {
		name        string
		by          Teacher
		plus, minus []float64
	}{
		{"ideal", Ideal{}, []float64{0, 0, 1, 0}, []float64{0, 1, 0, 0}},
		{"silent", Silent{}, []float64{0, 0, 0, 0}, []float64{0, 0, 0, 0}},
		{"exchanged", Exchanged(), []float64{0, 1, 0, 0}, []float64{0, 0, 1, 0}},
		{"unsigned potentiating", UnsignedPotentiating(), []float64{0, 1, 1, 0}, []float64{0, 0, 0, 0}},
		{"unsigned depressing", UnsignedDepressing(), []float64{0, 0, 0, 0}, []float64{0, 1, 1, 0}},
		{"only plus", OnlyPlus(), []float64{0, 0, 1, 0}, []float64{0, 0, 0, 0}},
		{"only minus", OnlyMinus(), []float64{0, 0, 0, 0}, []float64{0, 1, 0, 0}},
		{"pivot ablated", PivotAblated{3, 7}, []float64{0, 0, 3, 3}, []float64{0, 7, 0, 7}},
	} {
		if plus, minus := compare(c.by); !slices.Equal(plus, c.plus) || !slices.Equal(minus, c.minus) {
			t.Errorf("%s: F+ %v F- %v, want %v %v", c.name, plus, minus, c.plus, c.minus)
		}
	}
}

func TestPermutedMovesEveryChannel(t *testing.T) {
	for seed := range uint64(50) {
		by := Permuted(rand.New(rand.NewPCG(seed, 0)), 4)
		for c := range 4 {
			plus, minus := make([]float64, 4), make([]float64, 4)
			by.Compare(0, 1<<c, plus, minus)
			if plus[c] != 0 || slices.Max(plus) != 1 || slices.Max(minus) != 0 {
				t.Fatalf("seed %d, channel %d: F+ %v F- %v", seed, c, plus, minus)
			}
		}
	}
}

func TestLateComesLate(t *testing.T) {
	by := NewLate(2, 1)
	var got []float64
	plus, minus := make([]float64, 1), make([]float64, 1)
	for _, target := range []uint64{1, 0, 0, 1, 0, 0} {
		by.Compare(0, target, plus, minus)
		got = append(got, plus[0])
	}
	if want := []float64{0, 0, 1, 0, 0, 1}; !slices.Equal(got, want) {
		t.Errorf("F+ %v, want %v", got, want)
	}
	by.Compare(0, 1, plus, minus)
	by.Reset()
	for range 3 {
		if by.Compare(0, 0, plus, minus); plus[0] != 0 {
			t.Error("an error of before the reset came after it")
		}
	}
}

func TestRandomTeachersKeepTheirRates(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 0))
	plus, minus := make([]float64, 1), make([]float64, 1)
	signs, swapped := RandomSigns(rng), 0
	for range 1000 {
		if signs.Compare(0, 1, plus, minus); plus[0]+minus[0] != 1 {
			t.Fatal("an error was lost or doubled")
		}
		swapped += int(minus[0])
	}
	if swapped < 430 || swapped > 570 { // 4.4 sd about 500
		t.Errorf("%d of 1000 signs changed", swapped)
	}
	labels, ones := NewRandomLabels(rng), 0
	for i := range 4000 {
		target := uint64(0)
		if i%4 == 0 {
			target = 1
		}
		labels.Compare(0, target, plus, minus)
		ones += int(plus[0])
	}
	if ones < 850 || ones > 1150 {
		t.Errorf("%d of 4000 labels are 1, want about 1000", ones)
	}
}
