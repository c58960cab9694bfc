package melody

import (
	"fmt"

	"github.com/wormotif/wormotif/sim/learn/sequence"
)

// An Encoding says which pitches have channels. Channel p - Low is pitch p and
// is 1 while it sounds; the last channel is HOLD, 1 while a note is held and 0
// at its onset. A rest is all zeros.
type Encoding struct {
	Low, High int // MIDI numbers, both included
}

// Default is C4 to D5.
var Default = Encoding{60, 74}

// Check returns an error where the range is empty or has too many pitches.
func (e Encoding) Check() error {
	if e.Low < 0 || e.High > 127 || e.Low > e.High {
		return fmt.Errorf("the range of pitches %d to %d is empty or outside 0 to 127: give the lower one first", e.Low, e.High)
	}
	if e.Channels() > sequence.MaxChannels {
		return fmt.Errorf("the range %s to %s has %d pitches: at most %d have channels", PitchName(e.Low), PitchName(e.High), e.High-e.Low+1, sequence.MaxChannels-1)
	}
	return nil
}

// Channels returns the number of channels, HOLD included.
func (e Encoding) Channels() int { return e.High - e.Low + 2 }

// Hold returns the index of the HOLD channel.
func (e Encoding) Hold() int { return e.High - e.Low + 1 }

// Labels names the channels in their order.
func (e Encoding) Labels() []string {
	labels := make([]string, 0, e.Channels())
	for p := e.Low; p <= e.High; p++ {
		labels = append(labels, PitchName(p))
	}
	return append(labels, "HOLD")
}

// Encode returns the steps of a melody. Every pitch must lie in the range.
func (e Encoding) Encode(m Melody) (sequence.Sequence, error) {
	s := sequence.Sequence{Channels: e.Channels(), Steps: make([]uint64, 0, m.Len())}
	for i, note := range m.Notes {
		if note.Pitch == Rest {
			s.Steps = append(s.Steps, make([]uint64, note.Steps)...)
			continue
		}
		if note.Pitch < e.Low || note.Pitch > e.High {
			return sequence.Sequence{}, fmt.Errorf("%s, note %d: %s lies outside the range %s to %s: widen the range or transpose the tune", m.Name, i+1, PitchName(note.Pitch), PitchName(e.Low), PitchName(e.High))
		}
		bit := uint64(1) << (note.Pitch - e.Low)
		s.Steps = append(s.Steps, bit)
		for range note.Steps - 1 {
			s.Steps = append(s.Steps, bit|1<<e.Hold())
		}
	}
	return s, nil
}

// Task encodes a melody with a cue of the given number of notes.
func (e Encoding) Task(m Melody, cueNotes int) (sequence.Task, error) {
	target, err := e.Encode(m)
	if err != nil {
		return sequence.Task{}, err
	}
	cue := m.Cue(cueNotes)
	if cue == 0 || cue >= len(target.Steps) {
		return sequence.Task{}, fmt.Errorf("%s: a cue of %d notes leaves nothing to recall in %d steps: give a longer tune or a shorter cue", m.Name, cueNotes, len(target.Steps))
	}
	return sequence.Task{Name: m.Name, Target: target, Cue: cue}, nil
}

// An Event is one sounding note. Several may sound at once: a network may
// recall any set of channels.
type Event struct {
	Pitch int // MIDI number
	Start int // step of the onset
	Steps int
}

// Decode returns the notes that a sequence sounds, by start and then pitch. A
// pitch that is on in two steps running is one note where HOLD is on in the
// second of them, and two notes where it is not.
func (e Encoding) Decode(s sequence.Sequence) []Event {
	var events []Event
	sounding := make(map[int]int, 4) // pitch to its event
	for t, step := range s.Steps {
		held := step>>e.Hold()&1 == 1
		for p := e.Low; p <= e.High; p++ {
			on := step>>(p-e.Low)&1 == 1
			i, was := sounding[p]
			switch {
			case on && was && held:
				events[i].Steps++
			case on:
				sounding[p] = len(events)
				events = append(events, Event{p, t, 1})
			default:
				delete(sounding, p)
			}
		}
	}
	return events
}

// Events returns the sounding notes of a melody.
func (m Melody) Events() []Event {
	var events []Event
	t := 0
	for _, note := range m.Notes {
		if note.Pitch != Rest {
			events = append(events, Event{note.Pitch, t, note.Steps})
		}
		t += note.Steps
	}
	return events
}
