package midi

import (
	"fmt"

	"github.com/wormotif/wormotif/sim/learn/melody"
)

// Melody takes one track as a melody on a grid of stepsPerBeat steps a quarter
// note. Track counts from 1; 0 is the first track with notes. Starts and ends
// are moved to the nearest step, and a note lasts one step at least. Silence
// before the first note is dropped. Two notes that sound in one step are an
// error: one melody has one voice.
func (f *File) Melody(name string, track, stepsPerBeat int) (melody.Melody, error) {
	m := melody.Melody{Name: name, Title: name, StepsPerBeat: stepsPerBeat}
	t, number, err := f.track(track)
	if err != nil {
		return m, err
	}
	step := func(ticks int) int {
		return (2*ticks*stepsPerBeat + f.TicksPerBeat) / (2 * f.TicksPerBeat)
	}
	offset := step(t.Notes[0].Start)
	now := 0
	for i, note := range t.Notes {
		start := step(note.Start) - offset
		end := max(step(note.End)-offset, start+1)
		if start < now {
			last := t.Notes[i-1]
			return m, fmt.Errorf("track %d, beat %.2f: %s begins while %s sounds, and one melody has one voice: choose another track (--track) or a finer grid (--grid)",
				number, 1+float64(note.Start)/float64(f.TicksPerBeat), melody.PitchName(note.Pitch), melody.PitchName(last.Pitch))
		}
		if start > now {
			m.Notes = append(m.Notes, melody.Note{Pitch: melody.Rest, Steps: start - now})
		}
		m.Notes = append(m.Notes, melody.Note{Pitch: note.Pitch, Steps: end - start})
		now = end
	}
	const maxSteps = 100_000
	if now > maxSteps {
		return m, fmt.Errorf("track %d lasts %d steps: at most %d are taught, choose a coarser grid (--grid)", number, now, maxSteps)
	}
	return m, nil
}

func (f *File) track(track int) (Track, int, error) {
	if track > len(f.Tracks) {
		return Track{}, 0, fmt.Errorf("track %d: the file has only %d tracks", track, len(f.Tracks))
	}
	if track > 0 {
		if t := f.Tracks[track-1]; len(t.Notes) > 0 {
			return t, track, nil
		}
		return Track{}, 0, fmt.Errorf("track %d has no notes: choose another (--track)", track)
	}
	for i, t := range f.Tracks {
		if len(t.Notes) > 0 {
			return t, i + 1, nil
		}
	}
	return Track{}, 0, fmt.Errorf("no track has notes: give a file with a melody")
}
