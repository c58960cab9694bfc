// Package stats says how an observed count compares with its counts in nulls.
package stats

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/stat"
)

// Levels are the quantiles that a Summary gives: the range, the central 99 % and
// 95 %, the quartiles and the median.
var Levels = []float64{0, 0.005, 0.025, 0.25, 0.5, 0.75, 0.975, 0.995, 1}

// skewLimit is the sample skewness beyond which Z misleads: a normal
// distribution has 0, an exponential one 2. 1 is where textbooks call a
// distribution highly skewed (Bulmer 1979, Principles of Statistics, p. 63).
const skewLimit = 1

// A Summary compares an observed count with a null distribution. Values that
// have no meaning are NaN: Fold where the null mean is 0, Z and Skewness where
// all nulls count the same.
type Summary struct {
	Observed int64
	Nulls    int
	Mean, SD float64 // of the nulls; SD divides by n - 1

	Fold              float64 // Observed / Mean
	FoldLow, FoldHigh float64 // 95 % interval of Fold by the Monte-Carlo error of Mean alone; FoldHigh is +Inf where Mean may be 0
	Z                 float64 // (Observed - Mean) / SD
	POver, PUnder     float64 // (1 + nulls >= Observed) / (1 + n), and <=; in (0, 1]
	QOver, QUnder     float64 // p corrected for the family, see [Correct]; NaN before

	MeanError   float64 // Monte-Carlo standard error of Mean: SD / sqrt(n)
	POverError  float64 // of POver: sqrt(p (1 - p) / n)
	PUnderError float64
	Quantiles   []float64 // at Levels
	Skewness    float64   // sample skewness, bias-corrected
	Skewed      bool      // |Skewness| > 1: Z misleads, read p and the quantiles
}

// Summarize compares observed with the counts of the nulls, of which there must
// be two or more.
func Summarize(observed int64, nulls []int64) Summary {
	n := float64(len(nulls))
	x := make([]float64, len(nulls))
	var over, under float64
	for i, count := range nulls {
		x[i] = float64(count)
		if count >= observed {
			over++
		}
		if count <= observed {
			under++
		}
	}
	slices.Sort(x)
	s := Summary{
		Observed: observed, Nulls: len(nulls),
		POver: (1 + over) / (1 + n), PUnder: (1 + under) / (1 + n),
		QOver: math.NaN(), QUnder: math.NaN(),
		Fold: math.NaN(), FoldLow: math.NaN(), FoldHigh: math.NaN(), Z: math.NaN(), Skewness: math.NaN(),
	}
	s.Mean, s.SD = stat.MeanStdDev(x, nil)
	s.MeanError = s.SD / math.Sqrt(n)
	s.POverError = math.Sqrt(s.POver * (1 - s.POver) / n)
	s.PUnderError = math.Sqrt(s.PUnder * (1 - s.PUnder) / n)
	for _, level := range Levels {
		s.Quantiles = append(s.Quantiles, stat.Quantile(level, stat.Empirical, x, nil))
	}
	if s.Mean > 0 {
		s.Fold = float64(observed) / s.Mean
		s.FoldLow, s.FoldHigh = s.foldInterval()
	}
	if s.SD > 0 {
		s.Z = (float64(observed) - s.Mean) / s.SD
		if len(nulls) > 2 {
			s.Skewness = stat.Skew(x, nil)
		}
		s.Skewed = math.Abs(s.Skewness) > skewLimit
	}
	return s
}

// foldInterval divides by the ends of the mean's 95 % interval.
func (s Summary) foldInterval() (low, high float64) {
	const z95 = 1.959964 // quantile 0.975 of the normal distribution
	low = float64(s.Observed) / (s.Mean + z95*s.MeanError)
	if smallest := s.Mean - z95*s.MeanError; smallest > 0 {
		return low, float64(s.Observed) / smallest
	}
	return low, math.Inf(1)
}
