// Package wav turns notes into sound: additive synthesis into a RIFF WAVE file
// (Multimedia Programming Interface and Data Specifications 1.0, 1991) of 16
// bits, mono.
package wav

import (
	"encoding/binary"
	"math"

	"github.com/wormotif/wormotif/sim/learn/melody"
)

// SampleRate is in Hz. 22,050 is enough for the partials used here (the sixth
// of D5 is 3.5 kHz) and keeps a tune of 16 s at 700 kB.
const SampleRate = 22_050

// partials are the strengths of the harmonics of a plucked tone.
var partials = [...]float64{1, 0.5, 0.3, 0.15, 0.08, 0.04}

const (
	attack  = 0.008 // s
	release = 0.06  // s, after the note
	decay   = 0.9   // s, time constant of the first partial; the k-th decays k times as fast
)

// Synthesize returns the file that plays the events, each step lasting
// secondsPerStep. The loudest sample is at 0.8 of full scale.
func Synthesize(events []melody.Event, secondsPerStep float64) []byte {
	end := 0
	for _, e := range events {
		end = max(end, e.Start+e.Steps)
	}
	samples := make([]float64, int((float64(end)*secondsPerStep+release)*SampleRate)+1)
	for _, e := range events {
		addNote(samples, e, secondsPerStep)
	}
	peak := 1e-9
	for _, s := range samples {
		peak = max(peak, math.Abs(s))
	}
	pcm := make([]byte, 0, 2*len(samples))
	for _, s := range samples {
		pcm = binary.LittleEndian.AppendUint16(pcm, uint16(int16(math.Round(s/peak*0.8*math.MaxInt16))))
	}
	return riff(pcm)
}

func addNote(samples []float64, e melody.Event, secondsPerStep float64) {
	frequency := 440 * math.Pow(2, float64(e.Pitch-69)/12)
	length := float64(e.Steps) * secondsPerStep
	first := int(float64(e.Start) * secondsPerStep * SampleRate)
	for i := range int((length + release) * SampleRate) {
		if first+i >= len(samples) {
			return
		}
		t := float64(i) / SampleRate
		envelope := min(t/attack, 1)
		if t > length {
			envelope *= max(1-(t-length)/release, 0)
		}
		s := 0.0
		for k, strength := range partials {
			h := float64(k + 1)
			if h*frequency < SampleRate/2 {
				s += strength * math.Exp(-t*h/decay) * math.Sin(2*math.Pi*h*frequency*t)
			}
		}
		samples[first+i] += envelope * s
	}
}

// riff wraps samples of 16 bits in the header of a WAVE file.
func riff(pcm []byte) []byte {
	file := append([]byte("RIFF"), 0, 0, 0, 0)
	binary.LittleEndian.PutUint32(file[4:], uint32(36+len(pcm)))
	file = append(file, "WAVEfmt "...)
	file = binary.LittleEndian.AppendUint32(file, 16)
	file = binary.LittleEndian.AppendUint16(file, 1) // PCM
	file = binary.LittleEndian.AppendUint16(file, 1) // mono
	file = binary.LittleEndian.AppendUint32(file, SampleRate)
	file = binary.LittleEndian.AppendUint32(file, 2*SampleRate)
	file = binary.LittleEndian.AppendUint16(file, 2)
	file = binary.LittleEndian.AppendUint16(file, 16)
	file = append(file, "data"...)
	file = binary.LittleEndian.AppendUint32(file, uint32(len(pcm)))
	return append(file, pcm...)
}
