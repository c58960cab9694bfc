package reports

import (
	"fmt"
	"strings"

	"github.com/wormotif/wormotif/motifs/stats"
)

// Statistics are a stats.Summary as report.json has it: what is undefined is
// null there.
type Statistics struct {
	Mean       Number     `json:"null_mean"`
	MeanMCSE   Number     `json:"null_mean_mcse"` // Monte-Carlo standard error of Mean
	SD         Number     `json:"null_sd"`
	Fold       Number     `json:"fold"`
	FoldLow    Number     `json:"fold_low"` // 95 % interval of Fold by the error of Mean alone
	FoldHigh   Number     `json:"fold_high"`
	Z          Number     `json:"z"`
	POver      Number     `json:"p_over"`
	PUnder     Number     `json:"p_under"`
	QOver      Number     `json:"q_over"`
	QUnder     Number     `json:"q_under"`
	Q          Number     `json:"q"`    // of the tail with the smaller p
	MCSE       Number     `json:"mcse"` // Monte-Carlo standard error of POver
	PUnderMCSE Number     `json:"p_under_mcse"`
	Skewness   Number     `json:"skewness"`
	Skewed     bool       `json:"skewed"` // Z misleads
	Quantiles  []Quantile `json:"quantiles"`
}

// A Quantile of the null distribution: a share of At of the nulls count at most
// Value.
type Quantile struct {
	At    float64 `json:"at"`
	Value Number  `json:"value"`
}

// StatisticsOf returns a summary as statistics of a report.
func StatisticsOf(s stats.Summary) Statistics {
	result := Statistics{
		Mean: Number(s.Mean), MeanMCSE: Number(s.MeanError), SD: Number(s.SD),
		Fold: Number(s.Fold), FoldLow: Number(s.FoldLow), FoldHigh: Number(s.FoldHigh), Z: Number(s.Z),
		POver: Number(s.POver), PUnder: Number(s.PUnder),
		QOver: Number(s.QOver), QUnder: Number(s.QUnder), Q: Number(s.QOver),
		MCSE: Number(s.POverError), PUnderMCSE: Number(s.PUnderError),
		Skewness: Number(s.Skewness), Skewed: s.Skewed,
	}
	if s.PUnder < s.POver {
		result.Q = result.QUnder
	}
	for i, value := range s.Quantiles {
		result.Quantiles = append(result.Quantiles, Quantile{stats.Levels[i], Number(value)})
	}
	return result
}

// SmallerP is the p of what the count is, frequent or rare.
func (s Statistics) SmallerP() Number { return min(s.POver, s.PUnder) }

// NullText writes the nulls' mean and standard deviation to the same decimals.
func (s Statistics) NullText() string {
	decimals := 0
	if s.SD < 10 {
		decimals = 1
	}
	return s.Mean.fixed(decimals) + " ± " + s.SD.fixed(decimals)
}

// Warning says that Z misleads where it does.
func (s Statistics) Warning() string {
	if !s.Skewed {
		return ""
	}
	return fmt.Sprintf("The nulls are skewed (skewness %s), so Z misleads: read the quantiles and p.", figures(s.Skewness))
}

// QuantileText lists the null distribution's quantiles.
func (s Statistics) QuantileText() string {
	var texts []string
	for _, q := range s.Quantiles {
		switch q.At {
		case 0:
			texts = append(texts, "least "+whole(q.Value))
		case 0.5:
			texts = append(texts, "median "+whole(q.Value))
		case 1:
			texts = append(texts, "most "+whole(q.Value))
		default:
			texts = append(texts, fmt.Sprintf("%v %% %s", q.At*100, whole(q.Value)))
		}
	}
	return strings.Join(texts, ", ")
}
