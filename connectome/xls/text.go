package xls

import (
	"encoding/binary"
	"unicode/utf16"
)

// A text reads strings that may run over into CONTINUE records. Where the
// characters of one string do, the next record begins with a new flag byte.
type text struct {
	pieces [][]byte
	piece  int
	at     int
}

func newText(pieces ...[]byte) *text { return &text{pieces: pieces} }

// bytes returns the next n bytes, which may lie in several records.
func (t *text) bytes(n int) ([]byte, error) {
	var out []byte
	for n > 0 {
		if t.piece >= len(t.pieces) {
			return nil, ErrDamaged
		}
		left := t.pieces[t.piece][t.at:]
		k := min(n, len(left))
		out = append(out, left[:k]...)
		t.at += k
		n -= k
		if n > 0 {
			t.piece++
			t.at = 0
		}
	}
	return out, nil
}

// chars reads count characters from place at of the current record on: one byte
// each, or two if the lowest bit of flags is set.
func (t *text) chars(count int, flags byte, at int) (string, byte, error) {
	if t.piece >= len(t.pieces) {
		return "", 0, ErrDamaged
	}
	t.at = at
	var units []uint16
	for count > 0 {
		if t.at >= len(t.pieces[t.piece]) {
			t.piece++
			if t.piece >= len(t.pieces) || len(t.pieces[t.piece]) == 0 {
				return "", 0, ErrDamaged
			}
			flags = flags&^1 | t.pieces[t.piece][0]&1
			t.at = 1
			continue
		}
		left := t.pieces[t.piece][t.at:]
		if flags&1 == 0 {
			k := min(count, len(left))
			for _, b := range left[:k] {
				units = append(units, uint16(b)) // compressed: the low bytes of UTF-16
			}
			t.at += k
			count -= k
			continue
		}
		k := min(count, len(left)/2)
		if k == 0 {
			return "", 0, ErrDamaged
		}
		for i := range k {
			units = append(units, binary.LittleEndian.Uint16(left[2*i:]))
		}
		t.at += 2 * k
		count -= k
	}
	return string(utf16.Decode(units)), flags, nil
}

// sharedStrings reads the shared string table, [MS-XLS] 2.4.265.
func sharedStrings(pieces [][]byte) ([]string, error) {
	t := newText(pieces...)
	head, err := t.bytes(8)
	if err != nil {
		return nil, err
	}
	count := int64(binary.LittleEndian.Uint32(head[4:]))
	var all []string
	for range count {
		s, err := t.richString()
		if err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	return all, nil
}

// richString reads an XLUnicodeRichExtendedString, [MS-XLS] 2.5.293.
func (t *text) richString() (string, error) {
	head, err := t.bytes(3)
	if err != nil {
		return "", err
	}
	flags := head[2]
	skip := 0
	if flags&8 != 0 { // runs of formatting, 4 bytes each
		b, err := t.bytes(2)
		if err != nil {
			return "", err
		}
		skip += 4 * int(binary.LittleEndian.Uint16(b))
	}
	if flags&4 != 0 { // phonetic data
		b, err := t.bytes(4)
		if err != nil {
			return "", err
		}
		n := int(int32(binary.LittleEndian.Uint32(b)))
		if n < 0 {
			return "", ErrDamaged
		}
		skip += n
	}
	s, _, err := t.chars(int(binary.LittleEndian.Uint16(head)), flags, t.at)
	if err != nil {
		return "", err
	}
	return s, t.skip(skip)
}

func (t *text) skip(n int) error {
	for n > 0 {
		if t.piece >= len(t.pieces) {
			return ErrDamaged
		}
		k := min(n, len(t.pieces[t.piece])-t.at)
		t.at += k
		n -= k
		if n > 0 {
			t.piece++
			t.at = 0
		}
	}
	return nil
}
