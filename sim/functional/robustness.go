package functional

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/wormotif/wormotif/sim"
	"github.com/wormotif/wormotif/sim/circuits"
)

// A Range is the values that one constant is drawn from, evenly on a log scale
// (linear for voltages).
type Range struct {
	Constant string  `json:"constant"`
	Unit     string  `json:"unit"`
	Low      float64 `json:"low"`
	High     float64 `json:"high"`
	Linear   bool    `json:"linear"`
	Source   string  `json:"source"`

	set func(*circuits.Constants, float64)
}

// Ranges are the constants that are varied. No study gives a spiking worm's
// constants, because most of its neurons do not spike, so the ranges are wide:
// where the worm's own numbers are known they set an end of the range, and
// everything else goes from half to twice the preprint's cortical value.
//
// The worm's membranes are slow: whole-cell models use 1 pF over 10 pS, 100 ms
// (Kunert, Shlizerman, Kutz 2014, Phys Rev E 89:052805), far above the
// preprint's 6 to 15 ms, so time constants go up to 100 ms. The gains are
// unknown (electrophysiology has reached few synapses), and so are thresholds;
// neurons that fire do so from 10 to 30 mV above rest here.
var Ranges = []Range{
	{"tau_m of inputs", "ms", 6, 100, false, "half the preprint's; Kunert et al. 2014", func(k *circuits.Constants, x float64) { k.TauInput = x }},
	{"tau_m of excitatory neurons", "ms", 7.5, 100, false, "half the preprint's; Kunert et al. 2014", func(k *circuits.Constants, x float64) { k.TauExcitatory = x }},
	{"tau_m of inhibitory neurons", "ms", 3, 100, false, "half the preprint's; Kunert et al. 2014", func(k *circuits.Constants, x float64) { k.TauInhibitory = x }},
	{"tau_syn", "ms", 4, 16, false, "half to twice the preprint's", func(k *circuits.Constants, x float64) { k.TauSyn = x }},
	{"strong weight", "mV", 42, 168, false, "half to twice the preprint's", func(k *circuits.Constants, x float64) { k.Strong = x }},
	{"weak weight", "mV", 14, 56, false, "half to twice the preprint's", func(k *circuits.Constants, x float64) { k.Weak = x }},
	{"inhibition", "mV", 42, 168, false, "half to twice the preprint's", func(k *circuits.Constants, x float64) { k.Inhibition = x }},
	{"weight of extra connections", "mV", 2.5, 84, false, "a tenth of to three times the weak weight", func(k *circuits.Constants, x float64) { k.Extra = x }},
	{"drive", "mV", 20, 50, false, "threshold to twice the preprint's", func(k *circuits.Constants, x float64) { k.Drive = x }},
	{"V_th", "mV", -60, -40, true, "10 to 30 mV above rest", func(k *circuits.Constants, x float64) {
		k.VThreshold = x
		k.VReset = x - 15 // the preprint's distance
	}},
}

// Draw returns constants number k: the canonical ones with every Range's drawn
// anew from PCG(seed, k), and the values drawn.
func Draw(seed uint64, k int) (circuits.Constants, []float64) {
	random := stream(seed, k)
	c := circuits.Canonical()
	values := make([]float64, len(Ranges))
	for i, r := range Ranges {
		values[i] = r.at(random.Float64())
		r.set(&c, values[i])
	}
	return c, values
}

// at returns the value at part u of the range.
func (r Range) at(u float64) float64 {
	if r.Linear {
		return r.Low + u*(r.High-r.Low)
	}
	return r.Low * math.Pow(r.High/r.Low, u)
}

// Bins is the number of equal parts of a range in a Robustness.
const Bins = 5

// A Robustness is the fraction of drawn constants under which circuits hold
// their table.
type Robustness struct {
	Seed   uint64    `json:"seed"`
	Draws  int       `json:"draws"`
	Ranges []Range   `json:"ranges"`
	Scores []float64 `json:"-"` // by occurrence
	Score  Quantiles `json:"score"`
	Mean   float64   `json:"mean_score"`
	// ByRange is, for each range and each of its parts from low to high, the
	// fraction of occurrences and draws that hold.
	ByRange [][Bins]float64 `json:"by_range"`
	Pivots  []PivotScore    `json:"pivots"`
	Best    Ranked          `json:"best"`
	Median  Ranked          `json:"median"`
	Worst   Ranked          `json:"worst"`
}

// A PivotScore is the mean score of the occurrences with one pivot, the neuron
// at the pattern's node I.
type PivotScore struct {
	Neuron      string  `json:"neuron"`
	Occurrences int     `json:"occurrences"`
	Score       float64 `json:"mean_score"`
}

// A Ranked is one occurrence by name.
type Ranked struct {
	Place   int      `json:"place"` // in the collection, from 0
	Neurons []string `json:"neurons"`
	Score   float64  `json:"score"`
}

// Robust scores every occurrence of a collection under the same draws.
func Robust(ctx context.Context, t *Table, c *Collection, d *circuits.Design, draws int, seed uint64, o Options) (*Robustness, error) {
	forms := FormsOf(c, d)
	passed := make([][]bool, len(forms.Wirings)) // by draw
	constants, values := make([]circuits.Constants, draws), make([][]float64, draws)
	for k := range draws {
		constants[k], values[k] = Draw(seed, k)
	}
	err := each(ctx, len(passed), o, func() func(int) error {
		bench, circuit, mine := o.bench(t), &sim.Circuit{}, *d
		return func(form int) error {
			passed[form] = make([]bool, draws)
			for k := range draws {
				mine.Constants = constants[k]
				mine.Fill(circuit, forms.Wirings[form], nil)
				pass, err := bench.Passes(Trial{Circuit: circuit, Drive: mine.Constants.Drive})
				if err != nil {
					return err
				}
				passed[form][k] = pass
			}
			return nil
		}
	})
	if err != nil {
		return nil, err
	}
	r := &Robustness{Seed: seed, Draws: draws, Ranges: Ranges}
	for _, form := range forms.Of {
		r.Scores = append(r.Scores, float64(count(passed[form]))/float64(draws))
	}
	r.ByRange = byRange(forms, passed, values)
	r.rank(c)
	return r, nil
}

// byRange counts the passes by part of each range.
func byRange(forms *Forms, passed [][]bool, values [][]float64) [][Bins]float64 {
	result := make([][Bins]float64, len(Ranges))
	for i, r := range Ranges {
		var held, drawn [Bins]float64
		for k := range values {
			bin := 0
			for bin+1 < Bins && values[k][i] >= r.at(float64(bin+1)/Bins) {
				bin++
			}
			for form, count := range forms.Counts {
				drawn[bin] += float64(count)
				if passed[form][k] {
					held[bin] += float64(count)
				}
			}
		}
		for bin := range Bins {
			if drawn[bin] > 0 {
				result[i][bin] = held[bin] / drawn[bin]
			}
		}
	}
	return result
}

// rank sums the scores up. Ties go to the occurrence that is listed first.
func (r *Robustness) rank(c *Collection) {
	if len(r.Scores) == 0 {
		return
	}
	order := make([]int, len(r.Scores))
	for i, s := range r.Scores {
		order[i] = i
		r.Mean += s / float64(len(r.Scores))
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(r.Scores[b], r.Scores[a]) })
	ranked := func(i int) Ranked { return Ranked{i, c.Reader.Names(c.At(i)), r.Scores[i]} }
	r.Best, r.Median, r.Worst = ranked(order[0]), ranked(order[len(order)/2]), ranked(order[len(order)-1])
	r.Score = Quantiles{r.Worst.Score, r.Median.Score, r.Best.Score}
	pivot := slices.Index(c.Reader.Pattern.Labels(), "I")
	if pivot < 0 {
		return
	}
	byPivot := map[int]*PivotScore{}
	for i, s := range r.Scores {
		neuron := c.At(i)[pivot]
		if byPivot[neuron] == nil {
			byPivot[neuron] = &PivotScore{Neuron: c.Reader.Network.Neurons[neuron].Name}
		}
		byPivot[neuron].Occurrences++
		byPivot[neuron].Score += s
	}
	for _, p := range byPivot {
		p.Score /= float64(p.Occurrences)
		r.Pivots = append(r.Pivots, *p)
	}
	slices.SortFunc(r.Pivots, func(a, b PivotScore) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Neuron, b.Neuron))
	})
}

// An Interval is the values of one constant around the canonical one at which
// the table holds while all others stay canonical.
type Interval struct {
	Constant  string  `json:"constant"`
	Unit      string  `json:"unit"`
	Canonical float64 `json:"canonical"`
	Low       float64 `json:"low"`  // lowest that was tried and holds, with all up to the canonical one
	High      float64 `json:"high"` // highest
	Tried     string  `json:"tried"`
}

// Intervals varies one constant at a time in steps of 2%, from a fifth to five
// times its canonical value, and stops where the table breaks.
func Intervals(t *Table, w circuits.Wiring, d *circuits.Design, o Options) ([]Interval, error) {
	varied := *d
	bench := o.bench(t)
	var intervals []Interval
	for _, v := range singles {
		varied.Constants = d.Constants
		canonical := *v.of(&varied.Constants)
		holds := func(x float64) (bool, error) {
			varied.Constants = d.Constants
			*v.of(&varied.Constants) = x
			return bench.Passes(Trial{Circuit: varied.Circuit(w, nil), Drive: varied.Constants.Drive})
		}
		ends := [2]float64{canonical, canonical}
		for end, factor := range [2]float64{1 / 1.02, 1.02} {
			x := canonical
			for range 81 { // 1.02^81 = 5
				pass, err := holds(x)
				if err != nil {
					return nil, err
				}
				if !pass {
					break
				}
				ends[end] = x
				x *= factor
			}
		}
		intervals = append(intervals, Interval{v.name, v.unit, canonical, min(ends[0], ends[1]), max(ends[0], ends[1]), "steps of 2%, from a fifth to five times"})
	}
	return intervals, nil
}

// singles are the constants that are varied one at a time.
var singles = []struct {
	name, unit string
	of         func(*circuits.Constants) *float64
}{
	{"tau_m of inputs", "ms", func(k *circuits.Constants) *float64 { return &k.TauInput }},
	{"tau_m of excitatory neurons", "ms", func(k *circuits.Constants) *float64 { return &k.TauExcitatory }},
	{"tau_m of inhibitory neurons", "ms", func(k *circuits.Constants) *float64 { return &k.TauInhibitory }},
	{"tau_syn", "ms", func(k *circuits.Constants) *float64 { return &k.TauSyn }},
	{"strong weight", "mV", func(k *circuits.Constants) *float64 { return &k.Strong }},
	{"weak weight", "mV", func(k *circuits.Constants) *float64 { return &k.Weak }},
	{"inhibition", "mV", func(k *circuits.Constants) *float64 { return &k.Inhibition }},
	{"drive", "mV", func(k *circuits.Constants) *float64 { return &k.Drive }},
}
