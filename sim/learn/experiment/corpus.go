package experiment

import (
	"fmt"
	"math/rand/v2"

	"github.com/wormotif/wormotif/sim/learn/melody"
	"github.com/wormotif/wormotif/sim/learn/sequence"
)

// scale is C major from C4 to D5.
var scale = [...]int{60, 62, 64, 65, 67, 69, 71, 72, 74}

// Corpus draws tunes for one network: walks over C major by steps and small
// leaps in quarter, eighth, dotted and half notes, of steps steps each, no two
// with the same cue of two notes.
func Corpus(rng *rand.Rand, tunes, steps int) ([]sequence.Task, error) {
	tasks := make([]sequence.Task, 0, tunes)
	cues := make(map[string]bool)
	for len(tasks) < tunes {
		m := melody.Melody{Name: fmt.Sprintf("tune %d", len(tasks)+1), StepsPerBeat: melody.EmbeddedStepsPerBeat, Notes: walk(rng, steps)}
		cue := melody.FormatNotes(m.Notes[:2])
		if cues[cue] {
			continue
		}
		cues[cue] = true
		task, err := melody.Default.Task(m, 2)
		if err != nil {
			return nil, err
		}
		tasks = append(tasks, task)
	}
	return tasks, nil
}

func walk(rng *rand.Rand, steps int) []melody.Note {
	lengths := [...]int{1, 1, 2, 2, 2, 3, 4}
	var notes []melody.Note
	at := rng.IntN(len(scale))
	for left := steps; left > 0; {
		length := min(lengths[rng.IntN(len(lengths))], left)
		notes = append(notes, melody.Note{Pitch: scale[at], Steps: length})
		left -= length
		at = min(max(at+rng.IntN(7)-3, 0), len(scale)-1)
	}
	return notes
}
