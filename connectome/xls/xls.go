// Package xls reads the cells of legacy Excel workbooks (.xls, BIFF8, Excel 97
// to 2003): numbers and text, as they are stored. It reads no formats, so a
// date comes as its number. Record numbers and layouts are those of Microsoft's
// [MS-XLS]. The Go readers that exist were tried: one takes the number 1 for a
// date, one panics on damaged files.
package xls

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"

	"github.com/richardlehane/mscfb"
)

// A Sheet is one worksheet.
type Sheet struct {
	Name string
	Rows [][]string
}

// Errors for workbooks that this package cannot read.
var (
	ErrNoWorkbook = errors.New("no Excel workbook of 1997 or later in it")
	ErrEncrypted  = errors.New("the workbook is encrypted")
	ErrDamaged    = errors.New("the workbook is cut short or damaged")
)

// Magic begins every file of this kind.
const Magic = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

// Record types of [MS-XLS] 2.3.
const (
	recFormula    = 0x0006
	recEOF        = 0x000a
	recFilePass   = 0x002f
	recContinue   = 0x003c
	recBoundSheet = 0x0085
	recMulRK      = 0x00bd
	recRString    = 0x00d6
	recSST        = 0x00fc
	recLabelSST   = 0x00fd
	recNumber     = 0x0203
	recLabel      = 0x0204
	recBoolErr    = 0x0205
	recString     = 0x0207
	recRK         = 0x027e
	recBOF        = 0x0809
)

// Limits of the format: 65,536 rows and 256 columns.
const (
	maxRows = 1 << 16
	maxCols = 1 << 8
)

// Read returns the worksheets of a workbook.
func Read(raw []byte) ([]Sheet, error) {
	stream, err := workbookStream(raw)
	if err != nil {
		return nil, err
	}
	w := workbook{stream: stream}
	if err := w.globals(); err != nil {
		return nil, err
	}
	sheets := make([]Sheet, 0, len(w.sheets))
	for _, b := range w.sheets {
		s, err := w.sheet(b)
		if err != nil {
			return nil, fmt.Errorf("sheet %q: %w", b.name, err)
		}
		sheets = append(sheets, s)
	}
	return sheets, nil
}

// workbookStream returns the stream Workbook of the compound file.
func workbookStream(raw []byte) (stream []byte, err error) {
	defer func() { // mscfb guards against damage; should it miss one, it is an error too
		if recover() != nil {
			stream, err = nil, ErrDamaged
		}
	}()
	doc, err := mscfb.New(bytes.NewReader(raw))
	if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrDamaged, err)
	}
	for range len(raw) / 128 { // a directory entry takes 128 bytes
		entry, err := doc.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("%w: %v", ErrDamaged, err)
		}
		switch entry.Name {
		case "EncryptedPackage":
			return nil, ErrEncrypted
		case "Workbook":
			if entry.Size > int64(len(raw)) {
				return nil, ErrDamaged
			}
			stream := make([]byte, entry.Size)
			if _, err := io.ReadFull(entry, stream); err != nil {
				return nil, ErrDamaged
			}
			return stream, nil
		}
	}
	return nil, ErrNoWorkbook
}

type boundSheet struct {
	name   string
	offset uint32
}

type workbook struct {
	stream  []byte
	strings []string
	sheets  []boundSheet
}

// A record is one record of the stream.
type record struct {
	kind uint16
	data []byte
	next int // offset of the record after it
}

func (w *workbook) record(offset int) (record, error) {
	if offset < 0 || offset+4 > len(w.stream) {
		return record{}, ErrDamaged
	}
	kind := binary.LittleEndian.Uint16(w.stream[offset:])
	end := offset + 4 + int(binary.LittleEndian.Uint16(w.stream[offset+2:]))
	if end > len(w.stream) {
		return record{}, ErrDamaged
	}
	return record{kind, w.stream[offset+4 : end], end}, nil
}

// globals reads the first substream: the names of the sheets and the strings
// that they share.
func (w *workbook) globals() error {
	first, err := w.record(0)
	if err != nil || first.kind != recBOF || len(first.data) < 2 {
		return ErrDamaged
	}
	if version := binary.LittleEndian.Uint16(first.data); version != 0x0600 {
		return ErrNoWorkbook // an older BIFF
	}
	for offset := first.next; ; {
		r, err := w.record(offset)
		if err != nil {
			return err
		}
		offset = r.next
		switch r.kind {
		case recEOF:
			return nil
		case recFilePass:
			return ErrEncrypted
		case recBoundSheet:
			if len(r.data) < 8 {
				return ErrDamaged
			}
			if r.data[5] != 0 { // a chart or a macro sheet
				continue
			}
			name, _, err := newText(r.data[6:]).chars(int(r.data[6]), r.data[7], 2)
			if err != nil {
				return err
			}
			w.sheets = append(w.sheets, boundSheet{name, binary.LittleEndian.Uint32(r.data)})
		case recSST:
			pieces := [][]byte{r.data}
			for {
				c, err := w.record(offset)
				if err != nil {
					return err
				}
				if c.kind != recContinue {
					break
				}
				pieces = append(pieces, c.data)
				offset = c.next
			}
			if w.strings, err = sharedStrings(pieces); err != nil {
				return err
			}
		}
	}
}

// sheet reads one worksheet.
func (w *workbook) sheet(b boundSheet) (Sheet, error) {
	s := Sheet{Name: b.name}
	r, err := w.record(int(b.offset))
	if err != nil || r.kind != recBOF {
		return s, ErrDamaged
	}
	formulaRow, formulaCol := -1, -1 // whose text comes in the next STRING
	for offset, depth := r.next, 1; depth > 0; {
		r, err := w.record(offset)
		if err != nil {
			return s, err
		}
		offset = r.next
		d := r.data
		switch r.kind {
		case recBOF: // a chart inside the sheet
			depth++
		case recEOF:
			depth--
		case recString:
			if formulaRow >= 0 && len(d) >= 3 {
				text, _, err := newText(d).chars(int(binary.LittleEndian.Uint16(d)), d[2], 3)
				if err != nil {
					return s, err
				}
				s.set(formulaRow, formulaCol, text)
			}
		case recFormula, recNumber, recRK, recMulRK, recLabelSST, recLabel, recRString, recBoolErr:
			if depth > 1 {
				continue
			}
			if len(d) < 6 {
				return s, ErrDamaged
			}
			row, col := int(binary.LittleEndian.Uint16(d)), int(binary.LittleEndian.Uint16(d[2:]))
			if row >= maxRows || col >= maxCols {
				return s, ErrDamaged
			}
			if r.kind == recFormula {
				formulaRow, formulaCol = row, col
			}
			if err := w.cell(&s, r.kind, row, col, d); err != nil {
				return s, err
			}
		}
	}
	return s, nil
}

// cell reads the value of a cell record.
func (w *workbook) cell(s *Sheet, kind uint16, row, col int, d []byte) error {
	need := map[uint16]int{recFormula: 14, recNumber: 14, recRK: 10, recMulRK: 12, recLabelSST: 10, recLabel: 9, recRString: 9, recBoolErr: 8}[kind]
	if len(d) < need {
		return ErrDamaged
	}
	switch kind {
	case recNumber:
		s.set(row, col, number(math.Float64frombits(binary.LittleEndian.Uint64(d[6:]))))
	case recFormula:
		if d[12] == 0xff && d[13] == 0xff { // no number: text, a truth value, an error or blank
			if d[6] == 1 {
				s.set(row, col, strconv.FormatBool(d[8] != 0))
			}
			return nil
		}
		s.set(row, col, number(math.Float64frombits(binary.LittleEndian.Uint64(d[6:]))))
	case recRK:
		s.set(row, col, number(rk(binary.LittleEndian.Uint32(d[6:]))))
	case recMulRK: // row, first column, (format, RK)…, last column
		for i := 4; i+6 <= len(d)-2; i += 6 {
			if col >= maxCols {
				return ErrDamaged
			}
			s.set(row, col, number(rk(binary.LittleEndian.Uint32(d[i+2:]))))
			col++
		}
	case recLabelSST:
		i := binary.LittleEndian.Uint32(d[6:])
		if int64(i) >= int64(len(w.strings)) {
			return ErrDamaged
		}
		s.set(row, col, w.strings[i])
	case recLabel, recRString:
		text, _, err := newText(d).chars(int(binary.LittleEndian.Uint16(d[6:])), d[8], 9)
		if err != nil {
			return err
		}
		s.set(row, col, text)
	case recBoolErr:
		if d[7] == 0 {
			s.set(row, col, strconv.FormatBool(d[6] != 0))
		} else {
			s.set(row, col, "#ERROR")
		}
	}
	return nil
}

func (s *Sheet) set(row, col int, text string) {
	for len(s.Rows) <= row {
		s.Rows = append(s.Rows, nil)
	}
	for len(s.Rows[row]) <= col {
		s.Rows[row] = append(s.Rows[row], "")
	}
	s.Rows[row][col] = text
}

func number(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

// rk decodes an RK number: the upper 30 bits of an integer or of a float,
// perhaps times 100 ([MS-XLS] 2.5.217).
func rk(v uint32) float64 {
	var f float64
	if v&2 != 0 {
		f = float64(int32(v) >> 2)
	} else {
		f = math.Float64frombits(uint64(v&^3) << 32)
	}
	if v&1 != 0 {
		f /= 100
	}
	return f
}
