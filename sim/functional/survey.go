package functional

import (
	"context"
	"math/rand/v2"
	"slices"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"github.com/wormotif/wormotif/sim"
	"github.com/wormotif/wormotif/sim/circuits"
)

// Forms sorts the occurrences of a collection by what matters under a design:
// occurrences of one form make the same circuit up to naming.
type Forms struct {
	Of      []int32           // form of each occurrence
	Wirings []circuits.Wiring // of the first occurrence of each form
	Counts  []int             // occurrences of each form
}

// FormsOf sorts a collection.
func FormsOf(c *Collection, d *circuits.Design) *Forms {
	f := &Forms{Of: make([]int32, c.Len())}
	index := map[string]int32{}
	var key []byte
	var wiring circuits.Wiring
	for i := range f.Of {
		wiring = c.Reader.Append(wiring[:0], c.At(i))
		key = d.Form(key[:0], wiring)
		form, seen := index[string(key)]
		if !seen {
			form = int32(len(f.Wirings))
			index[string(key)] = form
			f.Wirings = append(f.Wirings, slices.Clone(wiring))
			f.Counts = append(f.Counts, 0)
		}
		f.Of[i] = form
		f.Counts[form]++
	}
	return f
}

// Options say how a survey runs.
type Options struct {
	Model   sim.Model
	Method  sim.Method
	Dt      float64 // ms
	Workers int
	Done    func(forms int) // told how many more are done, from any goroutine; may be nil
}

func (o Options) bench(t *Table) *Bench {
	return &Bench{Table: t, Model: o.Model, Method: o.Method, Dt: o.Dt}
}

// A Survey is the outcome of every occurrence of a collection.
type Survey struct {
	Forms    *Forms
	Outcomes []Outcome // by form
	table    *Table
}

// Run tests every form of a collection once.
func Run(ctx context.Context, t *Table, c *Collection, d *circuits.Design, o Options) (*Survey, error) {
	if err := d.Check(); err != nil {
		return nil, err
	}
	s := &Survey{Forms: FormsOf(c, d), table: t}
	s.Outcomes = make([]Outcome, len(s.Forms.Wirings))
	err := each(ctx, len(s.Outcomes), o, func() func(int) error {
		bench, circuit := o.bench(t), &sim.Circuit{}
		return func(form int) error {
			d.Fill(circuit, s.Forms.Wirings[form], nil)
			outcome, err := bench.Run(Trial{Circuit: circuit, Drive: d.Constants.Drive})
			if err != nil {
				return err
			}
			s.Outcomes[form] = outcome.clone()
			return nil
		}
	})
	if err != nil {
		return nil, err
	}
	return s, nil
}

func (o *Outcome) clone() Outcome {
	c := *o
	for i := range c.Output {
		c.Output[i] = slices.Clone(c.Output[i])
	}
	return c
}

// each does n items with so many workers. worker makes the function of one
// worker; what an item gives must not depend on who does it.
func each(ctx context.Context, n int, o Options, worker func() func(item int) error) error {
	const batch = 64
	var next atomic.Int64
	g, ctx := errgroup.WithContext(ctx)
	for range max(o.Workers, 1) {
		g.Go(func() error {
			do := worker()
			for {
				from := int(next.Add(batch)) - batch
				if from >= n {
					return nil
				}
				if err := ctx.Err(); err != nil {
					return err
				}
				to := min(from+batch, n)
				for item := from; item < to; item++ {
					if err := do(item); err != nil {
						return err
					}
				}
				if o.Done != nil {
					o.Done(to - from)
				}
			}
		})
	}
	return g.Wait()
}

// A Summary is a survey in numbers, over occurrences.
type Summary struct {
	Tested    int       `json:"tested"`
	Passed    int       `json:"passed"`
	Fraction  float64   `json:"pass_fraction"`
	Forms     int       `json:"distinct_circuits"`
	Condition [4]int    `json:"passed_by_condition"` // in the order of Conditions
	Nodes     []string  `json:"tested_neurons"`
	ByNode    []int     `json:"passed_by_neuron"`      // right in all four conditions
	Channels  int       `json:"passed_but_comparator"` // all tested neurons but the first were right
	Margin    Quantiles `json:"margin_spikes"`
	Latency   Quantiles `json:"latency_ms"` // of those that have one
	Sparsity  Quantiles `json:"sparsity"`
}

// Quantiles are of the occurrences tested.
type Quantiles struct {
	Min    float64 `json:"min"`
	Median float64 `json:"median"`
	Max    float64 `json:"max"`
}

// Summary sums the survey up.
func (s *Survey) Summary(d *circuits.Design) Summary {
	sum := Summary{Tested: len(s.Forms.Of), Forms: len(s.Forms.Wirings), ByNode: make([]int, len(s.table.Tested))}
	for _, node := range s.table.Tested {
		sum.Nodes = append(sum.Nodes, d.Pattern.Nodes[node].Label)
	}
	for form, count := range s.Forms.Counts {
		o := &s.Outcomes[form]
		if o.Pass() {
			sum.Passed += count
		}
		for c, right := range o.Right {
			if right {
				sum.Condition[c] += count
			}
		}
		channels := true
		for i := range s.table.Tested {
			right := s.table.nodeRight(o, i)
			if right {
				sum.ByNode[i] += count
			}
			channels = channels && (right || i == 0)
		}
		if channels {
			sum.Channels += count
		}
	}
	if sum.Tested > 0 {
		sum.Fraction = float64(sum.Passed) / float64(sum.Tested)
	}
	sum.Margin = s.quantiles(func(o *Outcome) float64 { return o.Margin })
	sum.Latency = s.quantiles(func(o *Outcome) float64 { return o.Latency })
	sum.Sparsity = s.quantiles(func(o *Outcome) float64 { return o.Sparsity })
	return sum
}

// nodeRight tells whether tested node i did what it must in all conditions.
func (t *Table) nodeRight(o *Outcome, i int) bool {
	for c := range Conditions {
		if margin(o.Output[c][t.Tested[i]], t.Expects[c][i]) < 0 {
			return false
		}
	}
	return true
}

// quantiles leaves out NaN.
func (s *Survey) quantiles(of func(*Outcome) float64) Quantiles {
	values := make([]float64, 0, len(s.Forms.Of))
	for _, form := range s.Forms.Of {
		if v := of(&s.Outcomes[form]); v == v {
			values = append(values, v)
		}
	}
	if len(values) == 0 {
		return Quantiles{}
	}
	slices.Sort(values)
	return Quantiles{values[0], values[len(values)/2], values[len(values)-1]}
}

// stream returns the random numbers of item i: the same whoever draws them.
func stream(seed uint64, i int) *rand.Rand { return rand.New(rand.NewPCG(seed, uint64(i))) }
