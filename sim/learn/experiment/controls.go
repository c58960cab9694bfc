package experiment

import (
	"context"
	"fmt"
	"math/rand/v2"

	"github.com/wormotif/wormotif/sim/learn/engram"
	"github.com/wormotif/wormotif/sim/learn/teacher"
)

// A Control is a trial with something broken.
type Control struct {
	Name  string
	Trial Trial
}

// Controls returns the controls of a trial. What is broken is the teacher;
// the three cases of the ablated pivot besides differ in how strong an error
// counts: as an event, as a count of spikes, or as an event with soft bounds.
// The intact motif with soft bounds and with counts stands beside them.
func Controls(base Trial) []Control {
	var controls []Control
	add := func(name string, by func(rng *rand.Rand) teacher.Teacher) {
		t := base
		t.Teacher = func(seed uint64) (teacher.Teacher, error) {
			return by(rand.New(rand.NewPCG(seed, streamTeacher))), nil
		}
		controls = append(controls, Control{name, t})
	}
	always := func(by teacher.Teacher) func(*rand.Rand) teacher.Teacher {
		return func(*rand.Rand) teacher.Teacher { return by }
	}
	add("no plasticity", always(teacher.Silent{}))
	add("F+ and F- exchanged", always(teacher.Exchanged()))
	add("channels permuted", func(rng *rand.Rand) teacher.Teacher { return teacher.Permuted(rng, base.Channels) })
	add("unsigned XOR, potentiating", always(teacher.UnsignedPotentiating()))
	add("unsigned XOR, depressing", always(teacher.UnsignedDepressing()))
	add("F+ only", always(teacher.OnlyPlus()))
	add("F- only", always(teacher.OnlyMinus()))
	add("random signs", func(rng *rand.Rand) teacher.Teacher { return teacher.RandomSigns(rng) })
	add("random labels", func(rng *rand.Rand) teacher.Teacher { return teacher.NewRandomLabels(rng) })
	for _, late := range []int{1, 2, 4, 8} {
		add(fmt.Sprintf("error late by %d", late), func(*rand.Rand) teacher.Teacher { return teacher.NewLate(late, base.Channels) })
	}
	add(PivotEqual, always(teacher.PivotAblated{Plus: 1, Minus: 1}))
	add(PivotCounts, always(teacher.PivotAblated{Plus: 3, Minus: 7}))
	add(PivotSoft, always(teacher.PivotAblated{Plus: 1, Minus: 1}))
	controls[len(controls)-1].Trial.Config.SoftBounds = true
	add(IntactSoft, always(teacher.Ideal{}))
	controls[len(controls)-1].Trial.Config.SoftBounds = true
	return controls
}

// The cases that are not expected to fail like the rest.
const (
	PivotEqual  = "pivot ablated, equal gains"
	PivotCounts = "pivot ablated, spike counts"
	PivotSoft   = "pivot ablated, soft bounds"
	IntactSoft  = "intact motif, soft bounds"
)

// A ControlOutcome is one control's outcomes, one a seed.
type ControlOutcome struct {
	Name     string
	Outcomes []engram.Outcome
}

// RunControls runs every control over all seeds.
func RunControls(ctx context.Context, base Trial, seeds []uint64, workers int) ([]ControlOutcome, error) {
	var done []ControlOutcome
	for _, c := range Controls(base) {
		outcomes, err := c.Trial.All(ctx, seeds, workers)
		if err != nil {
			return done, err
		}
		done = append(done, ControlOutcome{c.Name, outcomes})
	}
	return done, nil
}
