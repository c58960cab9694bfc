package reports

import (
	"bytes"
	"slices"
	"testing"

	"github.com/xuri/excelize/v2"
)

func openWorkbook(t *testing.T) *excelize.File {
	t.Helper()
	var b bytes.Buffer
	if err := fixture().workbook(&b); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestWorkbookHasTypedCellsUnderFrozenHeaders(t *testing.T) {
	f := openWorkbook(t)
	want := []string{"notes", "motifs", "participation", "connections", "nulls", "sources"}
	if got := f.GetSheetList(); !slices.Equal(got, want) {
		t.Fatalf("sheets %v, want %v", got, want)
	}
	for _, sheet := range want[1:] {
		panes, err := f.GetPanes(sheet)
		if err != nil || !panes.Freeze || panes.YSplit != 1 {
			t.Errorf("%s: panes %+v (%v), want a frozen header", sheet, panes, err)
		}
	}
	// Row 4 is signed-xor: row 2 the motif without occurrences, row 3 xor-core.
	count, err := f.GetCellType("motifs", "J4")
	if err != nil || count == excelize.CellTypeSharedString || count == excelize.CellTypeInlineString {
		t.Errorf("type of the count is %v (%v), want a number", count, err)
	}
	if value, _ := f.GetCellValue("motifs", "J4"); value != "1200" {
		t.Errorf("count of signed-xor = %q, want 1200", value)
	}
	if value, _ := f.GetCellValue("motifs", "N2"); value != "" {
		t.Errorf("undefined fold = %q, want an empty cell", value)
	}
}

func TestWorkbookHasNoFormulas(t *testing.T) {
	f := openWorkbook(t)
	found := false
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for r, row := range rows {
			for c, text := range row {
				cell, err := excelize.CoordinatesToCellName(c+1, r+1)
				if err != nil {
					t.Fatal(err)
				}
				if formula, _ := f.GetCellFormula(sheet, cell); formula != "" {
					t.Errorf("%s %s computes %s", sheet, cell, formula)
				}
				found = found || text == "=HYPERLINK(1)"
			}
		}
	}
	if !found {
		t.Error("the neuron called =HYPERLINK(1) is not there as text")
	}
}
