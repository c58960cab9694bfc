package experiment

import (
	"context"
	"math/rand/v2"

	"github.com/wormotif/wormotif/sim/learn/engram"
	"github.com/wormotif/wormotif/sim/learn/melody"
	"github.com/wormotif/wormotif/sim/learn/sequence"
	"github.com/wormotif/wormotif/sim/learn/teacher"
)

// Streams of one seed that this package draws from; the engram has those below 100.
const (
	streamWarmUp  = 100 // and one more a run
	streamTarget  = 200
	streamTeacher = 300
)

// A WarmUp draws a sequence for homeostasis.
type WarmUp func(rng *rand.Rand, steps int) (sequence.Sequence, error)

// RandomNotes warms up with random notes.
func RandomNotes(e melody.Encoding) WarmUp {
	return func(rng *rand.Rand, steps int) (sequence.Sequence, error) {
		return e.Encode(e.Random(rng, steps))
	}
}

// RandomBits warms up with steps of random bits.
func RandomBits(channels int) WarmUp {
	return func(rng *rand.Rand, steps int) (sequence.Sequence, error) {
		return sequence.Random(rng, channels, steps), nil
	}
}

// A Trial is what one network is put through; only the seed differs between
// the networks.
type Trial struct {
	Config        engram.Config
	Channels      int
	WarmUp        WarmUp
	Tasks         func(seed uint64) []sequence.Task
	Teacher       func(seed uint64) (teacher.Teacher, error)
	Presentations int
	RestFor       int
}

// Same teaches every seed the same tasks.
func Same(tasks ...sequence.Task) func(uint64) []sequence.Task {
	return func(uint64) []sequence.Task { return tasks }
}

// IdealTeacher is the teacher of most trials.
func IdealTeacher(uint64) (teacher.Teacher, error) { return teacher.Ideal{}, nil }

// NewNetwork draws the network of one seed.
func (t Trial) NewNetwork(seed uint64) (*engram.Network, error) {
	warmUp := make([]sequence.Sequence, t.Config.SettleRuns)
	for i := range warmUp {
		var err error
		rng := rand.New(rand.NewPCG(seed, streamWarmUp+uint64(i)))
		if warmUp[i], err = t.WarmUp(rng, t.Config.SettleSteps); err != nil {
			return nil, err
		}
	}
	return engram.New(t.Config, t.Channels, seed, warmUp)
}

// One teaches the network of one seed. watch may be nil.
func (t Trial) One(seed uint64, watch func(presentation int, counts engram.Counts)) (*engram.Network, engram.Outcome, error) {
	n, err := t.NewNetwork(seed)
	if err != nil {
		return nil, engram.Outcome{}, err
	}
	by, err := t.Teacher(seed)
	if err != nil {
		return nil, engram.Outcome{}, err
	}
	return n, n.Teach(t.Tasks(seed), engram.Run{Teacher: by, Presentations: t.Presentations, RestFor: t.RestFor}, watch), nil
}

// All teaches the networks of all seeds, workers of them at once.
func (t Trial) All(ctx context.Context, seeds []uint64, workers int) ([]engram.Outcome, error) {
	return forEach(ctx, workers, seeds, func(seed uint64) (engram.Outcome, error) {
		_, o, err := t.One(seed, nil)
		return o, err
	})
}
