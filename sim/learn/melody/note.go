// Package melody holds tunes: notes on a grid, their text form, the embedded
// public-domain set, and their encoding as binary steps.
package melody

import (
	"fmt"
	"strconv"
	"strings"
)

// Rest is the pitch of a rest.
const Rest = -1

// A Note is a pitch and how long it is held.
type Note struct {
	Pitch int // MIDI number, 60 is C4, or Rest
	Steps int // length in grid steps, at least 1
}

// A Melody is one voice.
type Melody struct {
	Name         string
	Title        string
	StepsPerBeat int // grid: steps in a quarter note; 2 makes a step an eighth note
	Notes        []Note
}

// Len returns the length in steps.
func (m Melody) Len() int {
	n := 0
	for _, note := range m.Notes {
		n += note.Steps
	}
	return n
}

// Cue returns the number of steps of the first notes notes, rests before and
// between them included, and those after them not.
func (m Melody) Cue(notes int) int {
	steps, sounded := 0, 0
	for _, note := range m.Notes {
		if sounded == notes {
			break
		}
		steps += note.Steps
		if note.Pitch != Rest {
			sounded++
		}
	}
	return steps
}

var pitchClass = map[byte]int{'C': 0, 'D': 2, 'E': 4, 'F': 5, 'G': 7, 'A': 9, 'B': 11}

// ParsePitch reads a pitch such as C4, F#4 or Bb4 and returns its MIDI number,
// 0 to 127.
func ParsePitch(text string) (int, error) {
	if text == "" {
		return 0, fmt.Errorf("no pitch: write a letter and an octave, such as C4")
	}
	class, ok := pitchClass[strings.ToUpper(text[:1])[0]]
	if !ok {
		return 0, fmt.Errorf("%q is no pitch: write a letter A to G and an octave, such as C4, F#4 or Bb4", text)
	}
	rest := text[1:]
	switch {
	case strings.HasPrefix(rest, "#"):
		class, rest = class+1, rest[1:]
	case strings.HasPrefix(rest, "b"):
		class, rest = class-1, rest[1:]
	}
	octave, err := strconv.Atoi(rest)
	if err != nil {
		return 0, fmt.Errorf("%q is no pitch: write a letter A to G and an octave, such as C4, F#4 or Bb4", text)
	}
	pitch := 12*(octave+1) + class
	if octave < -1 || pitch < 0 || pitch > 127 {
		return 0, fmt.Errorf("%q lies outside C-1 to G9", text)
	}
	return pitch, nil
}

var sharpNames = [...]string{"C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"}

// PitchName writes a MIDI number as ParsePitch reads it, with sharps.
func PitchName(pitch int) string {
	return fmt.Sprintf("%s%d", sharpNames[pitch%12], pitch/12-1)
}

// ParseNotes reads notes parted by blanks: a pitch or R for a rest, and, after
// a colon, its length in steps (1 where there is none): "C4 C4 G4:2 R F#4".
// Bar lines | are passed over.
func ParseNotes(text string) ([]Note, error) {
	var notes []Note
	for i, word := range strings.Fields(text) {
		if word == "|" {
			continue
		}
		name, length, timed := strings.Cut(word, ":")
		note := Note{Rest, 1}
		if name != "R" && name != "r" {
			pitch, err := ParsePitch(name)
			if err != nil {
				return nil, fmt.Errorf("note %d: %w", i+1, err)
			}
			note.Pitch = pitch
		}
		if timed {
			steps, err := strconv.Atoi(length)
			if err != nil || steps < 1 || steps > 4096 {
				return nil, fmt.Errorf("note %d: %q has no length in steps after the colon: write 1 to 4096, such as %s:2", i+1, word, name)
			}
			note.Steps = steps
		}
		notes = append(notes, note)
	}
	if len(notes) == 0 {
		return nil, fmt.Errorf(`no notes: write them as "C4 C4 G4:2 R"`)
	}
	return notes, nil
}

// FormatNotes writes notes as ParseNotes reads them.
func FormatNotes(notes []Note) string {
	words := make([]string, len(notes))
	for i, note := range notes {
		words[i] = "R"
		if note.Pitch != Rest {
			words[i] = PitchName(note.Pitch)
		}
		if note.Steps > 1 {
			words[i] += ":" + strconv.Itoa(note.Steps)
		}
	}
	return strings.Join(words, " ")
}
