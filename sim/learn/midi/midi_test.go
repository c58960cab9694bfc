package midi

import (
	"encoding/binary"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/wormotif/wormotif/sim/learn/melody"
)

// file wraps track bodies, with 96 ticks a quarter note.
func file(format uint16, division uint16, tracks ...[]byte) []byte {
	f := append([]byte("MThd"), 0, 0, 0, 6)
	f = binary.BigEndian.AppendUint16(f, format)
	f = binary.BigEndian.AppendUint16(f, uint16(len(tracks)))
	f = binary.BigEndian.AppendUint16(f, division)
	for _, t := range tracks {
		f = append(f, "MTrk"...)
		f = binary.BigEndian.AppendUint32(f, uint32(len(t)))
		f = append(f, t...)
	}
	return f
}

func TestReadsBackWhatItWrites(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 0))
	for range 30 {
		m := melody.Default.Random(rng, 200)
		m.Notes = append([]melody.Note{{Pitch: 60, Steps: 1}}, m.Notes...)
		for len(m.Notes) > 0 && m.Notes[len(m.Notes)-1].Pitch == melody.Rest {
			m.Notes = m.Notes[:len(m.Notes)-1] // silence at the end is not in a file
		}
		f, err := Parse(Format("tune", m.Events(), 2, 120))
		if err != nil {
			t.Fatal(err)
		}
		got, err := f.Melody("tune", 0, 2)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(got.Events(), m.Events()) {
			t.Fatalf("wrote %s, read %s", melody.FormatNotes(m.Notes), melody.FormatNotes(got.Notes))
		}
		if f.Tempo != 500_000 || f.Tracks[0].Name != "tune" {
			t.Errorf("tempo %d, name %q", f.Tempo, f.Tracks[0].Name)
		}
	}
}

// By hand, from the standard: running status, note-on of velocity 0 as
// note-off, a delta of two bytes, system exclusive, a second track with the notes.
func TestReadsByHand(t *testing.T) {
	conductor := []byte{0, 0xFF, 0x51, 3, 0x09, 0x27, 0xC0, 0, 0xFF, 0x2F, 0}
	notes := []byte{
		0, 0xF0, 3, 1, 2, 0xF7,
		0, 0xC0, 5,
		0x81, 0x40, 0x90, 60, 64, // tick 192
		96, 60, 0, // running status, off at 288
		0, 62, 64,
		50, 0x80, 62, 10, // 338, nearest step of 48 is 336
		46, 0x90, 64, 1, // 384
		96, 0xFF, 0x2F, 0, // never ended: ends with the track at 480
	}
	f, err := Parse(file(1, 96, conductor, notes))
	if err != nil {
		t.Fatal(err)
	}
	m, err := f.Melody("x", 0, 2)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := melody.FormatNotes(m.Notes), "C4:2 D4 R E4:2"; got != want {
		t.Errorf("read %s, want %s", got, want)
	}
	if f.Tempo != 600_000 {
		t.Errorf("tempo %d, want 600000", f.Tempo)
	}
}

func TestErrorsNameThePlace(t *testing.T) {
	end := []byte{0, 0xFF, 0x2F, 0}
	chord := []byte{0, 0x90, 60, 64, 0, 64, 64, 96, 60, 0, 0, 64, 0, 0, 0xFF, 0x2F, 0}
	whole := file(0, 96, chord)
	for name, c := range map[string]struct {
		data  []byte
		track int
		want  string
	}{
		"empty file":     {nil, 0, "byte 0"},
		"text":           {[]byte("this is no MIDI file at all"), 0, "byte 0"},
		"cut":            {whole[:len(whole)-4], 0, "cut"},
		"format 2":       {file(2, 96, end), 0, "format 2"},
		"SMPTE":          {file(0, 0xE728, end), 0, "SMPTE"},
		"no division":    {file(0, 0, end), 0, "damaged"},
		"no tracks":      {file(1, 96), 0, "no tracks"},
		"no notes":       {file(0, 96, end), 0, "no track has notes"},
		"empty track":    {file(1, 96, end, chord), 1, "track 1 has no notes"},
		"no such track":  {whole, 7, "only 1 tracks"},
		"polyphony":      {whole, 0, "one voice"},
		"no status":      {file(0, 96, []byte{0, 60, 64}), 0, "without a status"},
		"long number":    {file(0, 96, []byte{0x81, 0x81, 0x81, 0x81, 0}), 0, "four bytes"},
		"big data byte":  {file(0, 96, []byte{0, 0x90, 0x90, 64}), 0, "above 127"},
		"event cut":      {file(0, 96, []byte{0, 0x90, 60}), 0, "cut off"},
		"realtime":       {file(0, 96, []byte{0, 0xF8}), 0, "0xf8"},
		"meta too large": {file(0, 96, []byte{0, 0xFF, 1, 90, 1}), 0, "cut off"},
	} {
		f, err := Parse(c.data)
		if err == nil {
			_, err = f.Melody("x", c.track, 2)
		}
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want %q in it", name, err, c.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(Format("x", []melody.Event{{Pitch: 60, Start: 0, Steps: 2}, {Pitch: 62, Start: 2, Steps: 1}}, 2, 120))
	f.Add(file(1, 96, []byte{0, 0xFF, 0x2F, 0}, []byte{0, 0x90, 60, 64, 96, 60, 0}))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := Parse(data)
		if err != nil {
			return
		}
		m, err := file.Melody("x", 0, 2)
		if err != nil {
			return
		}
		for _, note := range m.Notes {
			if note.Steps < 1 || note.Pitch != melody.Rest && (note.Pitch < 0 || note.Pitch > 127) {
				t.Fatalf("note %+v", note)
			}
		}
	})
}
