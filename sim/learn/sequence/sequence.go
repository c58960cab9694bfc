// Package sequence holds binary sequences: what a network is taught and what
// it recalls.
package sequence

import (
	"bufio"
	"fmt"
	"io"
	"math/bits"
	"math/rand/v2"
	"strings"
)

// MaxChannels is the most channels a Sequence can have: one bit each of a word.
const MaxChannels = 64

// A Sequence is a train of binary steps. Bit c of a step is channel c.
type Sequence struct {
	Channels int // 1 to MaxChannels
	Steps    []uint64
}

// Mask has the bits of all channels set.
func Mask(channels int) uint64 { return ^uint64(0) >> (64 - channels) }

// Random draws steps whose every bit is 1 with probability one half.
func Random(rng *rand.Rand, channels, steps int) Sequence {
	s := Sequence{channels, make([]uint64, steps)}
	for t := range s.Steps {
		s.Steps[t] = rng.Uint64() & Mask(channels)
	}
	return s
}

// Right counts the steps from step from on at which two sequences agree in
// every bit, and how many steps were compared. Steps that only one of them has
// are wrong.
func Right(a, b Sequence, from int) (right, compared int) {
	compared = max(len(a.Steps), len(b.Steps)) - from
	for t := from; t < min(len(a.Steps), len(b.Steps)); t++ {
		if a.Steps[t] == b.Steps[t] {
			right++
		}
	}
	return right, compared
}

// WrongBits counts the bits in which two steps differ.
func WrongBits(a, b uint64) int { return bits.OnesCount64(a ^ b) }

// Read reads a sequence from text: one line a step, 0 and 1 for the channels,
// the first character being channel 0. Blanks and commas between them, empty
// lines and lines that begin with # are passed over.
func Read(r io.Reader) (Sequence, error) {
	var s Sequence
	lines := bufio.NewScanner(r)
	for number := 1; lines.Scan(); number++ {
		line := strings.NewReplacer(" ", "", "\t", "", ",", "", ";", "", "\r", "").Replace(lines.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if s.Channels == 0 {
			s.Channels = len(line)
		}
		if len(line) != s.Channels {
			return Sequence{}, fmt.Errorf("line %d has %d channels and the first has %d: give every step the same number of 0s and 1s", number, len(line), s.Channels)
		}
		if s.Channels > MaxChannels {
			return Sequence{}, fmt.Errorf("line %d has %d channels: at most %d are held", number, s.Channels, MaxChannels)
		}
		step := uint64(0)
		for c, bit := range []byte(line) {
			switch bit {
			case '0':
			case '1':
				step |= 1 << c
			default:
				return Sequence{}, fmt.Errorf("line %d, character %d is %q: write 0 or 1", number, c+1, bit)
			}
		}
		s.Steps = append(s.Steps, step)
	}
	if err := lines.Err(); err != nil {
		return Sequence{}, err
	}
	if len(s.Steps) == 0 {
		return Sequence{}, fmt.Errorf("no steps: write one line of 0s and 1s a step")
	}
	return s, nil
}

// String is the text that Read reads.
func (s Sequence) String() string {
	var b strings.Builder
	for _, step := range s.Steps {
		for c := range s.Channels {
			b.WriteByte('0' + byte(step>>c&1))
		}
		b.WriteByte('\n')
	}
	return b.String()
}
