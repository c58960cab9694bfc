package midi

import (
	"cmp"
	"encoding/binary"
	"slices"

	"github.com/wormotif/wormotif/sim/learn/melody"
)

const ticksPerStep = 240

// Format writes events on a grid of stepsPerBeat steps a quarter note as a file
// of format 0 at the given beats a minute, with the piano of General MIDI.
func Format(name string, events []melody.Event, stepsPerBeat int, beatsPerMinute float64) []byte {
	type message struct {
		at   int // ticks
		on   bool
		data [3]byte
	}
	messages := make([]message, 0, 2*len(events))
	for _, e := range events {
		messages = append(messages,
			message{e.Start * ticksPerStep, true, [3]byte{0x90, byte(e.Pitch), 96}},
			message{(e.Start + e.Steps) * ticksPerStep, false, [3]byte{0x80, byte(e.Pitch), 0}})
	}
	slices.SortStableFunc(messages, func(a, b message) int {
		if a.at != b.at {
			return a.at - b.at
		}
		if a.on != b.on { // a note ends before the next begins
			if b.on {
				return -1
			}
			return 1
		}
		return cmp.Compare(a.data[1], b.data[1])
	})

	tempo := int(60e6/beatsPerMinute + 0.5)
	track := []byte{0, 0xFF, 0x51, 3, byte(tempo >> 16), byte(tempo >> 8), byte(tempo)}
	track = append(track, 0, 0xFF, 0x03)
	track = append(appendNumber(track, len(name)), name...)
	track = append(track, 0, 0xC0, 0)
	now := 0
	for _, m := range messages {
		track = append(appendNumber(track, m.at-now), m.data[:]...)
		now = m.at
	}
	track = append(track, 0, 0xFF, 0x2F, 0)

	file := append([]byte("MThd"), 0, 0, 0, 6, 0, 0, 0, 1)
	file = binary.BigEndian.AppendUint16(file, uint16(ticksPerStep*stepsPerBeat))
	file = append(file, "MTrk"...)
	file = binary.BigEndian.AppendUint32(file, uint32(len(track)))
	return append(file, track...)
}

// appendNumber appends a variable-length quantity.
func appendNumber(dst []byte, n int) []byte {
	for shift := 21; shift > 0; shift -= 7 {
		if n>>shift > 0 {
			dst = append(dst, byte(n>>shift)&0x7F|0x80)
		}
	}
	return append(dst, byte(n)&0x7F)
}
