// Package midi reads and writes standard MIDI files (Standard MIDI Files 1.0,
// MIDI Manufacturers Association, 1996), as far as melodies need them.
package midi

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
)

// A File is what a standard MIDI file holds of interest here.
type File struct {
	TicksPerBeat int // ticks in a quarter note
	Tempo        int // microseconds a quarter note: the first that is set, else 500,000
	Tracks       []Track
}

// A Track is one track's notes.
type Track struct {
	Name  string
	Notes []Note // by start, then pitch
}

// A Note is one note, in ticks from the start of the file.
type Note struct {
	Pitch      int // 0 to 127
	Start, End int
}

const defaultTempo = 500_000

// maxTicks keeps sums of delta times far from overflow: over a year at 960
// ticks a beat and 120 beats a minute.
const maxTicks = 1 << 36

// Parse reads a file of format 0 or 1 with metrical time. Notes that the file
// never ends, end with their track. Damage is an error that names the byte.
func Parse(data []byte) (*File, error) {
	head, rest, err := chunk(data, 0)
	if err != nil {
		return nil, err
	}
	if head.kind != "MThd" || len(head.body) < 6 {
		return nil, errors.New("byte 0: no MIDI header (MThd): this is not a standard MIDI file")
	}
	format := binary.BigEndian.Uint16(head.body)
	division := binary.BigEndian.Uint16(head.body[4:])
	switch {
	case format > 1:
		return nil, fmt.Errorf("byte 8: format %d: only formats 0 and 1 are read, save it as one of them", format)
	case division&0x8000 != 0:
		return nil, errors.New("byte 12: SMPTE time: save the file with ticks a quarter note")
	case division == 0:
		return nil, errors.New("byte 12: 0 ticks a quarter note: the file is damaged")
	}
	f := &File{TicksPerBeat: int(division)}
	for len(rest) > 0 {
		var c chunkAt
		if c, rest, err = chunk(data, len(data)-len(rest)); err != nil {
			return nil, err
		}
		if c.kind != "MTrk" { // others may be passed over
			continue
		}
		p := parser{body: c.body, start: c.start, file: f}
		track, err := p.track()
		if err != nil {
			return nil, fmt.Errorf("track %d, %w", len(f.Tracks)+1, err)
		}
		f.Tracks = append(f.Tracks, track)
	}
	if len(f.Tracks) == 0 {
		return nil, errors.New("no tracks: the file is empty or cut")
	}
	if f.Tempo == 0 {
		f.Tempo = defaultTempo
	}
	return f, nil
}

type chunkAt struct {
	kind  string
	body  []byte
	start int // place of body in the file
}

// chunk returns the chunk at a place in the file and what follows it.
func chunk(data []byte, at int) (chunkAt, []byte, error) {
	if len(data)-at < 8 {
		return chunkAt{}, nil, fmt.Errorf("byte %d: %d bytes where a chunk should begin: the file is cut or no MIDI file", at, len(data)-at)
	}
	length := int(binary.BigEndian.Uint32(data[at+4:]))
	if length > len(data)-at-8 {
		return chunkAt{}, nil, fmt.Errorf("byte %d: a chunk of %d bytes and only %d left: the file is cut", at, length, len(data)-at-8)
	}
	end := at + 8 + length
	return chunkAt{string(data[at : at+4]), data[at+8 : end], at + 8}, data[end:], nil
}

// A parser walks through one track.
type parser struct {
	body  []byte
	start int
	at    int
	file  *File
}

var errCut = errors.New("an event is cut off: the file is damaged")

func (p *parser) fail(err error) error { return fmt.Errorf("byte %d: %w", p.start+p.at, err) }

func (p *parser) track() (Track, error) {
	var t Track
	open := make(map[[2]byte][]int) // channel and key to notes begun
	now, status := 0, byte(0)
	for p.at < len(p.body) {
		delta, err := p.number()
		if err != nil {
			return t, p.fail(err)
		}
		if now += delta; now > maxTicks {
			return t, p.fail(errors.New("more time than a piece can last: the file is damaged"))
		}
		if p.at >= len(p.body) {
			return t, p.fail(errCut)
		}
		if b := p.body[p.at]; b >= 0x80 {
			status = b
			p.at++
		}
		switch {
		case status == 0xFF:
			done, err := p.meta(&t)
			if err != nil {
				return t, p.fail(err)
			}
			if done {
				p.at = len(p.body)
			}
			status = 0
		case status == 0xF0 || status == 0xF7:
			if _, err := p.bytes(); err != nil {
				return t, p.fail(err)
			}
			status = 0
		case status < 0x80:
			return t, p.fail(errors.New("data without a status byte: the file is damaged"))
		case status >= 0xF0:
			return t, p.fail(fmt.Errorf("status %#x does not belong in a file: the file is damaged", status))
		default:
			if err := p.channelEvent(status, now, &t, open); err != nil {
				return t, p.fail(err)
			}
		}
	}
	for _, notes := range open {
		for _, i := range notes {
			t.Notes[i].End = now
		}
	}
	t.Notes = slices.DeleteFunc(t.Notes, func(n Note) bool { return n.End <= n.Start })
	slices.SortStableFunc(t.Notes, func(a, b Note) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return a.Pitch - b.Pitch
	})
	return t, nil
}

// channelEvent reads the data of a channel's event. A note-on with velocity 0
// is a note-off.
func (p *parser) channelEvent(status byte, now int, t *Track, open map[[2]byte][]int) error {
	length := 2
	if kind := status & 0xF0; kind == 0xC0 || kind == 0xD0 {
		length = 1
	}
	if len(p.body)-p.at < length {
		return errCut
	}
	data := p.body[p.at : p.at+length]
	for _, b := range data {
		if b >= 0x80 {
			return errors.New("a data byte above 127: the file is damaged")
		}
	}
	p.at += length
	kind := status & 0xF0
	if kind != 0x80 && kind != 0x90 {
		return nil
	}
	key := [2]byte{status & 0x0F, data[0]}
	if kind == 0x90 && data[1] > 0 {
		open[key] = append(open[key], len(t.Notes))
		t.Notes = append(t.Notes, Note{Pitch: int(data[0]), Start: now, End: now})
		return nil
	}
	if begun := open[key]; len(begun) > 0 {
		t.Notes[begun[0]].End = now
		open[key] = begun[1:]
	}
	return nil
}

// meta reads a meta event and tells whether it ends the track.
func (p *parser) meta(t *Track) (endOfTrack bool, err error) {
	if p.at >= len(p.body) {
		return false, errCut
	}
	kind := p.body[p.at]
	p.at++
	data, err := p.bytes()
	if err != nil {
		return false, err
	}
	switch kind {
	case 0x2F:
		return true, nil
	case 0x03:
		if t.Name == "" {
			t.Name = string(data)
		}
	case 0x51:
		if len(data) == 3 && p.file.Tempo == 0 {
			p.file.Tempo = int(data[0])<<16 | int(data[1])<<8 | int(data[2])
		}
	}
	return false, nil
}

// number reads a variable-length quantity of at most four bytes.
func (p *parser) number() (int, error) {
	n := 0
	for range 4 {
		if p.at >= len(p.body) {
			return 0, errCut
		}
		b := p.body[p.at]
		p.at++
		n = n<<7 | int(b&0x7F)
		if b < 0x80 {
			return n, nil
		}
	}
	return 0, errors.New("a number of more than four bytes: the file is damaged")
}

// bytes reads a length and as many bytes.
func (p *parser) bytes() ([]byte, error) {
	length, err := p.number()
	if err != nil {
		return nil, err
	}
	if length > len(p.body)-p.at {
		return nil, errCut
	}
	data := p.body[p.at : p.at+length]
	p.at += length
	return data, nil
}
