package melody

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/wormotif/wormotif/sim/learn/sequence"
)

func TestEmbeddedTunesFitTheDefaultRange(t *testing.T) {
	tunes, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	if len(tunes) < 8 {
		t.Errorf("%d tunes, want at least 8", len(tunes))
	}
	steps := map[string]int{}
	for _, m := range tunes {
		steps[m.Name] = m.Len()
		if _, err := Default.Task(m, 2); err != nil {
			t.Error(err)
		}
	}
	for name, want := range map[string]int{"twinkle": 32, "ode-to-joy": 32, "frere-jacques": 64, "happy-birthday": 48} {
		if steps[name] != want {
			t.Errorf("%s has %d steps, want %d", name, steps[name], want)
		}
	}
}

func TestEncodeByHand(t *testing.T) {
	notes, err := ParseNotes("C4:2 C4 R D5:3")
	if err != nil {
		t.Fatal(err)
	}
	s, err := Default.Encode(Melody{Notes: notes})
	if err != nil {
		t.Fatal(err)
	}
	hold := uint64(1) << 15
	want := []uint64{1, 1 | hold, 1, 0, 1 << 14, 1<<14 | hold, 1<<14 | hold}
	if s.Channels != 16 || !slices.Equal(s.Steps, want) {
		t.Errorf("steps %b of %d channels, want %b of 16", s.Steps, s.Channels, want)
	}
}

func TestDecodeGivesBackTheNotes(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 0))
	for range 50 {
		m := Default.Random(rng, 100)
		s, err := Default.Encode(m)
		if err != nil {
			t.Fatal(err)
		}
		if got := Default.Decode(s); !slices.Equal(got, m.Events()) {
			t.Fatalf("%s: decoded %v, want %v", FormatNotes(m.Notes), got, m.Events())
		}
	}
}

func TestDecodeHoldsSeveralPitchesAtOnce(t *testing.T) {
	hold := uint64(1) << 15
	s := sequence.Sequence{Channels: 16, Steps: []uint64{1 | 4, 1 | hold, 4 | hold, hold}}
	want := []Event{{60, 0, 2}, {62, 0, 1}, {62, 2, 1}}
	if got := Default.Decode(s); !slices.Equal(got, want) {
		t.Errorf("decoded %v, want %v", got, want)
	}
}

func TestCueCountsSoundingNotes(t *testing.T) {
	notes, _ := ParseNotes("R C4:2 R:3 D4:4 R E4")
	if got := (Melody{Notes: notes}).Cue(2); got != 10 {
		t.Errorf("cue has %d steps, want 10", got)
	}
}

func TestPitchNames(t *testing.T) {
	for name, want := range map[string]int{"C4": 60, "Bb4": 70, "A#4": 70, "d5": 74, "C-1": 0, "G9": 127, "Cb4": 59} {
		if got, err := ParsePitch(name); err != nil || got != want {
			t.Errorf("ParsePitch(%s) = %d, %v, want %d", name, got, err, want)
		}
	}
	for p := range 128 {
		if got, err := ParsePitch(PitchName(p)); err != nil || got != p {
			t.Errorf("%d is written %s and read %d, %v", p, PitchName(p), got, err)
		}
	}
	for _, name := range []string{"", "H4", "C", "C#", "G#9", "Cb-1", "C40"} {
		if got, err := ParsePitch(name); err == nil {
			t.Errorf("ParsePitch(%q) = %d without an error", name, got)
		}
	}
}

func TestBadNotesSayWhere(t *testing.T) {
	for text, want := range map[string]string{
		"C4 X4":     "note 2",
		"C4 D4:0":   "note 2",
		"C4 D4:x":   "note 2",
		"":          "no notes",
		"C4:999999": "note 1",
	} {
		if _, err := ParseNotes(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("ParseNotes(%q) says %v, want %q", text, err, want)
		}
	}
	if _, err := Default.Encode(Melody{Name: "low", Notes: []Note{{48, 1}}}); err == nil || !strings.Contains(err.Error(), "C3 lies outside") {
		t.Errorf("a note below the range: %v", err)
	}
}

func FuzzParseNotes(f *testing.F) {
	f.Add("C4 C4 G4 G4 A4 A4 G4:2")
	f.Add("R:3 F#5 | Bb3:12")
	f.Fuzz(func(t *testing.T, text string) {
		notes, err := ParseNotes(text)
		if err != nil {
			return
		}
		again, err := ParseNotes(FormatNotes(notes))
		if err != nil || !slices.Equal(again, notes) {
			t.Errorf("%q is read as %v and then as %v (%v)", text, notes, again, err)
		}
	})
}
