package experiment

import (
	"math/rand/v2"
	"slices"

	"github.com/wormotif/wormotif/sim/learn/sequence"
)

// BooleanChannels are the two inputs and one output for each of the sixteen
// functions of two inputs.
const BooleanChannels = 2 + 16

// inputsHeld is how many steps the inputs are held before the answer. With one
// step few neurons tell the four inputs apart: N = 100 learns all sixteen
// functions in 36 of 40 seeds from 1000 on, N = 50 in 12; with six both in 40.
const inputsHeld = 6

// BooleanTasks are the four lines of the truth tables: hear the two inputs,
// then say what all sixteen functions give. Function f gives bit a+2b of f.
func BooleanTasks() []sequence.Task {
	tasks := make([]sequence.Task, 4)
	for inputs := range uint64(4) {
		answer := uint64(0)
		for f := range uint64(16) {
			answer |= f >> inputs & 1 << (2 + f)
		}
		tasks[inputs] = sequence.Task{
			Name:   string([]byte{'0' + byte(inputs&1), '0' + byte(inputs>>1)}),
			Target: sequence.Sequence{Channels: BooleanChannels, Steps: append(slices.Repeat([]uint64{inputs}, inputsHeld), answer)},
			Cue:    inputsHeld,
		}
	}
	return tasks
}

// RandomInputs warms up with random values of the two inputs.
func RandomInputs(rng *rand.Rand, steps int) (sequence.Sequence, error) {
	s := sequence.Random(rng, 2, steps)
	s.Channels = BooleanChannels
	return s, nil
}
