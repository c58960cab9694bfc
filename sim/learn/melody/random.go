package melody

import "math/rand/v2"

// Random draws notes of 1 to 4 steps with pitches anywhere in the range until
// steps steps are full; one in eight is a rest.
func (e Encoding) Random(rng *rand.Rand, steps int) Melody {
	m := Melody{Name: "random notes", StepsPerBeat: EmbeddedStepsPerBeat}
	for left := steps; left > 0; {
		note := Note{e.Low + rng.IntN(e.High-e.Low+1), min(1+rng.IntN(4), left)}
		if rng.IntN(8) == 0 {
			note.Pitch = Rest
		}
		m.Notes = append(m.Notes, note)
		left -= note.Steps
	}
	return m
}
