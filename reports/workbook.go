package reports

import (
	"archive/zip"
	"bytes"
	"cmp"
	"io"
	"slices"

	"github.com/xuri/excelize/v2"
)

// workbook writes the report as a spreadsheet: notes with definitions, then one
// sheet for each table, with a frozen header and typed cells. Texts are written
// as texts, so that none is ever computed.
func (r Report) workbook(w io.Writer) error {
	f := excelize.NewFile()
	defer f.Close()
	tables := []table{r.motifTable(), r.participationTable(), r.carrierTable(), r.nullTable(), r.sourceTable()}
	if err := notesSheet(f, "notes", r, tables); err != nil {
		return err
	}
	bold, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	for _, t := range tables {
		if err := tableSheet(f, t, bold); err != nil {
			return err
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		return err
	}
	return sortedZip(w, b.Bytes())
}

// sortedZip writes the files of a zip archive in the order of their names:
// excelize puts streamed sheets in any order, and the same report must be the
// same bytes.
func sortedZip(w io.Writer, archive []byte) error {
	in, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		return err
	}
	slices.SortFunc(in.File, func(a, b *zip.File) int { return cmp.Compare(a.Name, b.Name) })
	out := zip.NewWriter(w)
	for _, f := range in.File {
		if err := out.Copy(f); err != nil {
			return err
		}
	}
	return out.Close()
}

// notesSheet fills the first sheet: what was found, and what each column means.
func notesSheet(f *excelize.File, name string, r Report, tables []table) error {
	if err := f.SetSheetName("Sheet1", name); err != nil {
		return err
	}
	out, err := f.NewStreamWriter(name)
	if err != nil {
		return err
	}
	if err := out.SetColWidth(1, 2, 24); err != nil {
		return err
	}
	if err := out.SetColWidth(3, 3, 100); err != nil {
		return err
	}
	var rows [][]any
	add := func(head string, lines ...string) {
		for i, line := range lines {
			if i > 0 {
				head = ""
			}
			rows = append(rows, []any{head, "", line})
		}
	}
	add("What was found", append(r.answer(), r.found()...)...)
	add("How", r.computed()...)
	add("What it does not show", notShown...)
	for _, t := range tables {
		for _, c := range t.Columns {
			rows = append(rows, []any{"sheet " + t.Name, c.Name, c.Meaning})
		}
	}
	if err := setRows(out, 1, rows); err != nil {
		return err
	}
	return out.Flush()
}

func tableSheet(f *excelize.File, t table, header int) error {
	if _, err := f.NewSheet(t.Name); err != nil {
		return err
	}
	out, err := f.NewStreamWriter(t.Name)
	if err != nil {
		return err
	}
	if err := out.SetColWidth(1, len(t.Columns), 16); err != nil {
		return err
	}
	if err := out.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	head := make([]any, len(t.Columns))
	for i, c := range t.Columns {
		head[i] = excelize.Cell{StyleID: header, Value: c.Name}
	}
	if err := setRows(out, 1, [][]any{head}); err != nil {
		return err
	}
	rows := make([][]any, len(t.Rows))
	for i, row := range t.Rows {
		rows[i] = make([]any, len(row))
		for j, cell := range row {
			if n, ok := cell.(Number); ok {
				cell = nil
				if n.Known() {
					cell = float64(n)
				}
			}
			rows[i][j] = cell
		}
	}
	if err := setRows(out, 2, rows); err != nil {
		return err
	}
	return out.Flush()
}

// setRows writes rows from a line of the sheet on.
func setRows(out *excelize.StreamWriter, line int, rows [][]any) error {
	for i, row := range rows {
		cell, err := excelize.CoordinatesToCellName(1, line+i)
		if err != nil {
			return err
		}
		if err := out.SetRow(cell, row); err != nil {
			return err
		}
	}
	return nil
}

// sourceTable lists the works to cite.
func (r Report) sourceTable() table {
	t := table{Name: "sources", Columns: []column{{"cite", "work"}, {"doi", "its DOI"}, {"use", "what was taken from it"}}}
	for _, s := range r.Sources {
		t.Rows = append(t.Rows, []any{s.Cite, s.DOI, s.Use})
	}
	return t
}
