package functional

import (
	"cmp"
	"context"
	"slices"

	"github.com/wormotif/wormotif/connectome"
	"github.com/wormotif/wormotif/sim"
	"github.com/wormotif/wormotif/sim/circuits"
)

// A Breaker is one extra connection and what became of the occurrences that
// have it, by count.
type Breaker struct {
	Connection    string `json:"connection"` // X>C excites, M|A inhibits
	With          int    `json:"occurrences_with"`
	WithPassed    int    `json:"passed_with"`
	Without       int    `json:"occurrences_without"`
	WithoutPassed int    `json:"passed_without"`
	// Alone: of the occurrences with it that pass without extra connections, how
	// many fail with this one as their only extra connection.
	Alone       int `json:"tested_alone"`
	AloneBreaks int `json:"breaks_alone"`
	// Removed: of the occurrences with it that fail, how many pass when this one
	// is taken out and the other extra connections stay. Counted over a stated
	// number of failing occurrences.
	Removed      int `json:"tested_without_it"`
	RemovedMends int `json:"mended_without_it"`
}

// extra names an extra connection by its nodes and sign.
type extra struct {
	from, to int
	sign     connectome.Sign
}

// Failures says for each kind of extra connection whether it breaks the table.
// The survey must have been run under a design that keeps extra connections;
// removal is tried on the first so many failing forms.
func (s *Survey) Failures(ctx context.Context, d *circuits.Design, o Options, removals int) ([]Breaker, error) {
	tally := map[extra]*Breaker{}
	of := func(w circuits.Wire) *Breaker {
		key := extra{w.From, w.To, w.Sign}
		if tally[key] == nil {
			tally[key] = &Breaker{Connection: d.Label(w)}
		}
		return tally[key]
	}
	var failing []int
	tested, passed := 0, 0
	for form, wiring := range s.Forms.Wirings {
		count, pass := s.Forms.Counts[form], s.Outcomes[form].Pass()
		tested += count
		if pass {
			passed += count
		} else if len(failing) < removals {
			failing = append(failing, form)
		}
		for _, w := range wiring {
			if !kept(w) {
				continue
			}
			b := of(w)
			b.With += count
			if pass {
				b.WithPassed += count
			}
		}
	}
	for _, b := range tally {
		b.Without, b.WithoutPassed = tested-b.With, passed-b.WithPassed
	}
	if err := s.alone(ctx, d, o, of); err != nil {
		return nil, err
	}
	if err := s.removed(ctx, d, o, failing, of); err != nil {
		return nil, err
	}
	breakers := make([]Breaker, 0, len(tally))
	for _, b := range tally {
		breakers = append(breakers, *b)
	}
	slices.SortFunc(breakers, func(a, b Breaker) int {
		return cmp.Or(cmp.Compare(b.AloneBreaks, a.AloneBreaks), cmp.Compare(b.With, a.With), cmp.Compare(a.Connection, b.Connection))
	})
	return breakers, nil
}

// kept tells whether a wire is an extra connection that is simulated.
func kept(w circuits.Wire) bool { return !w.Own && w.Sign != connectome.Unsigned }

// alone tests every form with one extra connection at a time. Few circuits are
// different, so each is simulated once.
func (s *Survey) alone(ctx context.Context, d *circuits.Design, o Options, of func(circuits.Wire) *Breaker) error {
	bench := o.bench(s.table)
	known := map[string]bool{}
	passes := func(w circuits.Wiring) (bool, error) {
		key := string(d.Form(nil, w))
		if pass, seen := known[key]; seen {
			return pass, nil
		}
		outcome, err := bench.Run(Trial{Circuit: d.Circuit(w, nil), Drive: d.Constants.Drive})
		if err != nil {
			return false, err
		}
		known[key] = outcome.Pass()
		return known[key], nil
	}
	for form, wiring := range s.Forms.Wirings {
		if err := ctx.Err(); err != nil {
			return err
		}
		var own circuits.Wiring
		for _, w := range wiring {
			if w.Own {
				own = append(own, w)
			}
		}
		if pass, err := passes(own); err != nil || !pass {
			if err != nil {
				return err
			}
			continue
		}
		for _, w := range wiring {
			if !kept(w) {
				continue
			}
			pass, err := passes(append(own[:len(own):len(own)], w))
			if err != nil {
				return err
			}
			b := of(w)
			b.Alone += s.Forms.Counts[form]
			if !pass {
				b.AloneBreaks += s.Forms.Counts[form]
			}
		}
	}
	return nil
}

// removed tests failing forms with each extra connection taken out in turn.
func (s *Survey) removed(ctx context.Context, d *circuits.Design, o Options, failing []int, of func(circuits.Wire) *Breaker) error {
	mended := make([][]bool, len(failing)) // by wire
	err := each(ctx, len(failing), o, func() func(int) error {
		bench, circuit := o.bench(s.table), &sim.Circuit{}
		return func(i int) error {
			wiring := s.Forms.Wirings[failing[i]]
			mended[i] = make([]bool, len(wiring))
			for j, w := range wiring {
				if !kept(w) {
					continue
				}
				d.Fill(circuit, slices.Delete(slices.Clone(wiring), j, j+1), nil)
				outcome, err := bench.Run(Trial{Circuit: circuit, Drive: d.Constants.Drive})
				if err != nil {
					return err
				}
				mended[i][j] = outcome.Pass()
			}
			return nil
		}
	})
	if err != nil {
		return err
	}
	for i, form := range failing {
		for j, w := range s.Forms.Wirings[form] {
			if !kept(w) {
				continue
			}
			b := of(w)
			b.Removed += s.Forms.Counts[form]
			if mended[i][j] {
				b.RemovedMends += s.Forms.Counts[form]
			}
		}
	}
	return nil
}
