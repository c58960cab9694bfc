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
func weight(text string) (w float64, problem string) {
	w, err := strconv.ParseFloat(text, 64)
	switch {
	case err != nil && !math.IsInf(w, 0):
		return 0, fmt.Sprintf("%q is not a number: put a weight there or leave it blank", text)
	case math.IsNaN(w) || math.IsInf(w, 0) || w > maxWeight:
		return 0, fmt.Sprintf("weight %s is not between 0 and %g: correct it", text, maxWeight)
	case w < 0:
		return 0, fmt.Sprintf("weight %s is negative: correct it", text)
	}
	return w, ""
}

// isNumber reports whether a cell holds a number.
func isNumber(text string) bool {
	_, err := strconv.ParseFloat(text, 64)
	return err == nil
}

// fractions keeps account of weights that are not whole numbers. One among
// many counts is most likely a slip; a table of sizes or of averages has many.
type fractions struct {
	weights, fractional int
	row, col            int // of the first
}

// fewFractions is the share under which fractions are taken for slips. In the
// pharynx of Cook et al. 2020, where two animals were averaged, 27 % of the
// weights are fractions, in the sizes of Yim et al. 2024 96 %.
const fewFractions = 0.1

func (f *fractions) add(w float64, row, col int) {
	f.weights++
	if w != math.Trunc(w) {
		if f.fractional == 0 {
			f.row, f.col = row, col
		}
		f.fractional++
	}
}

// check is an error where a few weights among many are fractions.
func (f *fractions) check(s Sheet, r *Reading, o Options) error {
	if f.fractional == 0 {
		return nil
	}
	if !o.Fractional && float64(f.fractional) < fewFractions*float64(f.weights) {
		return s.cellError(f.row, f.col, "weight %s is not a whole number: correct it, or allow such weights with --fractional", s.at(f.row, f.col))
	}
	r.Why += fmt.Sprintf("; %d of %d weights are fractions, so they are sizes or averages", f.fractional, f.weights)
	return nil
}
