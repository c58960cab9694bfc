package wav

import (
	"encoding/binary"
	"math"
	"testing"

	"github.com/wormotif/wormotif/sim/learn/melody"
)

func samplesOf(t *testing.T, file []byte) []float64 {
	t.Helper()
	if string(file[:4]) != "RIFF" || string(file[8:16]) != "WAVEfmt " || string(file[36:40]) != "data" {
		t.Fatalf("header %q", file[:44])
	}
	if got := binary.LittleEndian.Uint32(file[4:]); int(got) != len(file)-8 {
		t.Errorf("RIFF length %d of %d bytes", got, len(file))
	}
	if got := binary.LittleEndian.Uint32(file[40:]); int(got) != len(file)-44 {
		t.Errorf("data length %d of %d bytes", got, len(file))
	}
	samples := make([]float64, (len(file)-44)/2)
	for i := range samples {
		samples[i] = float64(int16(binary.LittleEndian.Uint16(file[44+2*i:])))
	}
	return samples
}

// power is the strength of one frequency (Goertzel's sum written out).
func power(samples []float64, frequency float64) float64 {
	var re, im float64
	for i, s := range samples {
		phase := 2 * math.Pi * frequency * float64(i) / SampleRate
		re += s * math.Cos(phase)
		im += s * math.Sin(phase)
	}
	return (re*re + im*im) / float64(len(samples))
}

func TestNotesSoundAtTheirPitchAndTime(t *testing.T) {
	samples := samplesOf(t, Synthesize([]melody.Event{{Pitch: 69, Start: 0, Steps: 2}, {Pitch: 60, Start: 4, Steps: 2}}, 0.25))
	part := func(from, to float64) []float64 {
		return samples[int(from*SampleRate):int(to*SampleRate)]
	}
	if a, c := power(part(0, 0.5), 440), power(part(0, 0.5), 261.6256); a < 50*c {
		t.Errorf("A4: power %g at 440 Hz and %g at 262 Hz", a, c)
	}
	if a, c := power(part(1, 1.5), 440), power(part(1, 1.5), 261.6256); c < 50*a {
		t.Errorf("C4: power %g at 262 Hz and %g at 440 Hz", c, a)
	}
	for _, s := range part(0.6, 0.99) {
		if s != 0 {
			t.Fatal("sound where nothing plays")
		}
	}
}

func TestNothingToPlayIsSilence(t *testing.T) {
	for _, s := range samplesOf(t, Synthesize(nil, 0.25)) {
		if s != 0 {
			t.Fatal("sound without notes")
		}
	}
}
