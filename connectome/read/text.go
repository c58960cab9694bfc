package read

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// textSheet turns a text file into one sheet: tab-, semicolon- or
// comma-separated, in UTF-8 or UTF-16 with or without a byte-order mark, else
// in Latin-1.
func textSheet(name string, raw []byte, limits Limits) (Sheet, string, error) {
	text, encoding, err := decode(raw)
	if err != nil {
		return Sheet{}, "", err
	}
	comma := separator(text)
	in := csv.NewReader(strings.NewReader(text))
	in.Comma, in.FieldsPerRecord, in.LazyQuotes = comma, -1, true
	in.ReuseRecord = true
	s := Sheet{Name: name}
	for {
		row, err := in.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return s, "", fmt.Errorf("%w: correct the quotes there", err)
		}
		line, _ := in.FieldPos(0)
		if len(row) > limits.Columns {
			return s, "", PlaceError{Place: fmt.Sprintf("line %d", line), Problem: fmt.Sprintf("%d columns are more than the limit of %d: remove empty columns", len(row), limits.Columns)}
		}
		for len(s.Rows) < line-1 { // empty lines, so that rows are lines
			s.Rows = append(s.Rows, nil)
		}
		s.Rows = append(s.Rows, strings.Split(strings.Join(row, "\x00"), "\x00"))
	}
	separators := map[rune]string{'\t': "tabs", ';': "semicolons", ',': "commas", ' ': "spaces"}
	return s, fmt.Sprintf("text, %s, separated by %s", encoding, separators[comma]), nil
}

// decode returns the text of a file and the name of its encoding.
func decode(raw []byte) (text, encoding string, err error) {
	switch {
	case bytes.HasPrefix(raw, []byte("\xef\xbb\xbf")):
		raw = raw[3:]
	case bytes.HasPrefix(raw, []byte("\xff\xfe")):
		return decode16(raw[2:], func(b []byte) uint16 { return uint16(b[0]) | uint16(b[1])<<8 }), "UTF-16", nil
	case bytes.HasPrefix(raw, []byte("\xfe\xff")):
		return decode16(raw[2:], func(b []byte) uint16 { return uint16(b[1]) | uint16(b[0])<<8 }), "UTF-16", nil
	}
	if i := bytes.IndexByte(raw, 0); i >= 0 {
		return "", "", fmt.Errorf("byte %d is 0, so this is no text: save the table as .xlsx or .csv", i)
	}
	if utf8.Valid(raw) {
		return string(raw), "UTF-8", nil
	}
	letters := make([]rune, len(raw))
	for i, b := range raw { // Latin-1 is the first 256 code points
		letters[i] = rune(b)
	}
	return string(letters), "Latin-1", nil
}

func decode16(raw []byte, unit func([]byte) uint16) string {
	units := make([]uint16, len(raw)/2)
	for i := range units {
		units[i] = unit(raw[2*i:])
	}
	return string(utf16.Decode(units))
}

// separator returns what separates the fields: the one of tab, semicolon and
// comma that is in most of the first lines.
func separator(text string) rune {
	best, most := ',', 0
	for _, r := range "\t;," {
		lines := 0
		for i, line := range strings.SplitN(text, "\n", 21) {
			if i < 20 && strings.ContainsRune(line, r) {
				lines++
			}
		}
		if lines > most {
			best, most = r, lines
		}
	}
	return best
}

// notATable says what a text is that is no table, or nil.
func notATable(raw []byte) error {
	begin := strings.ToLower(strings.TrimLeft(string(raw[:min(len(raw), 512)]), " \t\r\n\ufeff"))
	switch {
	case strings.HasPrefix(begin, "<!doctype html"), strings.HasPrefix(begin, "<html"), strings.Contains(begin, "<body"), strings.Contains(begin, "<table"):
		return errors.New("this is a web page, not a table: download the file itself, or save the table as .xlsx or .csv")
	case strings.HasPrefix(begin, "%pdf"):
		return errors.New("this is a PDF, not a table: get the table as .xlsx or .csv")
	}
	return nil
}
