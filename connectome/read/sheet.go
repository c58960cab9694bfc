package read

import (
	"fmt"
	"math"
	"strconv"

	"github.com/wormotif/wormotif/connectome"
)

// A Sheet is a sheet of a workbook or a text file: rows of cells as they are
// stored, rows as long as they happen to be.
type Sheet struct {
	Name string
	Rows [][]string
}

// at returns the trimmed text of a cell, "" outside the sheet.
func (s Sheet) at(row, col int) string {
	if row < 0 || row >= len(s.Rows) || col < 0 || col >= len(s.Rows[row]) {
		return ""
	}
	return connectome.Trim(s.Rows[row][col])
}

func (s Sheet) width() int {
	w := 0
	for _, r := range s.Rows {
		w = max(w, len(r))
	}
	return w
}

// A PlaceError is what is wrong with a file, where in it, and the mend.
type PlaceError struct {
	File, Sheet, Place string // Sheet and Place may be empty; Place is "cell D4" or "row 7"
	Problem            string // with the mend
}

func (e PlaceError) Error() string {
	text := e.File
	if e.Sheet != "" {
		text += fmt.Sprintf(", sheet %q", e.Sheet)
	}
	if e.Place != "" {
		text += ", " + e.Place
	}
	return text + ": " + e.Problem
}

// cellError says what is wrong with a cell; the caller adds the file.
func (s Sheet) cellError(row, col int, format string, args ...any) error {
	return PlaceError{Sheet: s.Name, Place: "cell " + cellName(row, col), Problem: fmt.Sprintf(format, args...)}
}

func (s Sheet) rowError(row int, format string, args ...any) error {
	return PlaceError{Sheet: s.Name, Place: fmt.Sprintf("row %d", row+1), Problem: fmt.Sprintf(format, args...)}
}

func (s Sheet) sheetError(format string, args ...any) error {
	return PlaceError{Sheet: s.Name, Problem: fmt.Sprintf(format, args...)}
}

// cellName returns the name of a cell counted from 0: D4 for row 3, column 3.
func cellName(row, col int) string { return columnName(col) + strconv.Itoa(row+1) }

func columnName(col int) string {
	name := ""
	for col++; col > 0; col = (col - 1) / 26 {
		name = string(rune('A'+(col-1)%26)) + name
	}
	return name
}

// maxWeight is more than any count of sections or synapses, and than the
// contact areas of Yim et al. 2024 in nm² times a hundred.
const maxWeight = 1e12

// weight reads a weight. 0 means no connection. The problem is "" for a good one.
func weight(text string, fractional bool) (w float64, problem string) {
	w, err := strconv.ParseFloat(text, 64)
	switch {
	case err != nil && !math.IsInf(w, 0):
		return 0, fmt.Sprintf("%q is not a number: put a weight there or leave it blank", text)
	case math.IsNaN(w) || math.IsInf(w, 0) || w > maxWeight:
		return 0, fmt.Sprintf("weight %s is not between 0 and %g: correct it", text, maxWeight)
	case w < 0:
		return 0, fmt.Sprintf("weight %s is negative: correct it", text)
	case w != math.Trunc(w) && !fractional:
		return 0, fmt.Sprintf("weight %s is not a whole number: correct it, or allow such weights with --fractional", text)
	}
	return w, ""
}

// isNumber reports whether a cell holds a number.
func isNumber(text string) bool {
	_, err := strconv.ParseFloat(text, 64)
	return err == nil
}
