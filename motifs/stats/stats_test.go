package stats

import (
	"math"
	"math/rand/v2"
	"testing"
)

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-9*max(1, math.Abs(want)) {
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}

// By hand: mean 5, deviations -3 -1 0 1 3, squares sum to 20, sd = sqrt(5).
func TestSummarize(t *testing.T) {
	s := Summarize(8, []int64{4, 8, 2, 5, 6})
	near(t, "mean", s.Mean, 5)
	near(t, "sd", s.SD, math.Sqrt(5))
	near(t, "fold", s.Fold, 1.6)
	near(t, "z", s.Z, 3/math.Sqrt(5))
	near(t, "p over", s.POver, 2.0/6)
	near(t, "p under", s.PUnder, 1)
	near(t, "error of the mean", s.MeanError, 1)
	near(t, "error of p over", s.POverError, math.Sqrt(1.0/3*2/3/5))
	near(t, "error of p under", s.PUnderError, 0)
	near(t, "fold low", s.FoldLow, 8/6.959964)
	near(t, "fold high", s.FoldHigh, 8/3.040036)
	near(t, "least", s.Quantiles[0], 2)
	near(t, "median", s.Quantiles[4], 5)
	near(t, "greatest", s.Quantiles[8], 8)
	near(t, "skewness", s.Skewness, 0)
	if s.Skewed {
		t.Error("a symmetric distribution is called skewed")
	}
}

func TestSummarizeWithoutSpread(t *testing.T) {
	s := Summarize(3, []int64{0, 0, 0})
	for what, v := range map[string]float64{"fold": s.Fold, "z": s.Z, "skewness": s.Skewness} {
		if !math.IsNaN(v) {
			t.Errorf("%s is %v, want NaN", what, v)
		}
	}
	near(t, "p over", s.POver, 0.25)
	near(t, "p under", s.PUnder, 1)
}

// A normal distribution is not called skewed, an exponential one (skewness 2) is.
func TestSkewed(t *testing.T) {
	src := rand.New(rand.NewPCG(1, 0))
	normal, exponential := make([]int64, 500), make([]int64, 500)
	for i := range normal {
		normal[i] = int64(10000 + 1000*src.NormFloat64())
		exponential[i] = int64(1000 * src.ExpFloat64())
	}
	if s := Summarize(0, normal); s.Skewed {
		t.Errorf("normal: skewness %v", s.Skewness)
	}
	if s := Summarize(0, exponential); !s.Skewed {
		t.Errorf("exponential: skewness %v", s.Skewness)
	}
}

// Ranks 1 to 4 of p 0.01 0.02 0.03 0.5: p m / k = 0.04 0.04 0.04 0.5.
func TestBenjaminiHochberg(t *testing.T) {
	for i, q := range BenjaminiHochberg([]float64{0.5, 0.01, 0.03, 0.02}) {
		near(t, "q", q, []float64{0.5, 0.04, 0.04, 0.04}[i])
	}
	// Worked example of the 1995 paper, table 1: at rate 0.05 four are rejected.
	p := []float64{0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000}
	var rejected int
	for _, q := range BenjaminiHochberg(p) {
		if q <= 0.05 {
			rejected++
		}
	}
	if rejected != 4 {
		t.Errorf("%d of the paper's fifteen are rejected, want 4", rejected)
	}
}

// On nulls that are exchangeable with the observation, p is at or below alpha in
// at most a share alpha of the trials.
func TestPIsValid(t *testing.T) {
	src := rand.New(rand.NewPCG(2, 0))
	const trials, alpha = 4000, 0.05
	var over, under int
	for range trials {
		x := make([]int64, 40)
		for i := range x {
			x[i] = src.Int64N(1000)
		}
		s := Summarize(x[0], x[1:])
		if s.POver <= alpha {
			over++
		}
		if s.PUnder <= alpha {
			under++
		}
	}
	limit := trials*alpha + 4*math.Sqrt(trials*alpha*(1-alpha))
	if float64(over) > limit || float64(under) > limit {
		t.Errorf("%d and %d of %d below %v", over, under, trials, alpha)
	}
}
