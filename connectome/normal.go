package connectome

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
)

// The normalised form of a table is a CSV file in three parts: lines
// "# key: value" with its source, a header and a line for each cell, a header
// and a line for each connection. The columns sign and transmitter are there
// only where the table itself gives them.
const (
	tableMark  = "wormotif table 1"
	cellHeader = "cell,class,side,role,neuron"
	pairHeader = "pre,post,kind,weight"
)

// IsNormal reports whether a file that begins with these bytes is a table in
// the normalised form.
func IsNormal(begin []byte) bool { return bytes.HasPrefix(begin, []byte("# "+tableMark+"\n")) }

// WriteTable writes the table in its normalised form.
func WriteTable(w io.Writer, t *Table) error {
	b := bufio.NewWriter(w)
	writeSource(b, tableMark, t.Source)
	fmt.Fprintln(b, cellHeader)
	out := csv.NewWriter(b)
	for _, c := range t.Cells {
		out.Write([]string{SafeText(c.Name), SafeText(c.Class), string(c.Side), string(c.Role), strconv.FormatBool(c.Neuron)})
	}
	out.Flush()
	signed := slices.ContainsFunc(t.Connections, func(c Connection) bool { return c.Sign != Unsigned || c.Transmitter != "" })
	b.WriteString(pairHeader)
	if signed {
		b.WriteString(",sign,transmitter")
	}
	b.WriteByte('\n')
	for _, c := range t.Connections {
		r := []string{SafeText(t.Cells[c.Pre].Name), SafeText(t.Cells[c.Post].Name), c.Kind.String(), formatWeight(c.Weight)}
		if signed {
			r = append(r, c.Sign.String(), SafeText(string(c.Transmitter)))
		}
		out.Write(r)
	}
	out.Flush()
	return cmp.Or(out.Error(), b.Flush())
}

// SafeText puts an apostrophe before text that a spreadsheet program would take
// for a formula.
func SafeText(s string) string {
	if s != "" && strings.ContainsRune("=+-@'\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

// plainText undoes SafeText.
func plainText(s string) string { return strings.TrimPrefix(s, "'") }

func formatWeight(w float64) string { return strconv.FormatFloat(w, 'g', -1, 64) }

// ReadTable reads a table in the normalised form. Errors name the line.
func ReadTable(r io.Reader) (*Table, error) {
	in, source, err := openNormal(r, tableMark)
	if err != nil {
		return nil, err
	}
	t := &Table{Source: source}
	index := map[string]int{}
	columns, signed := 0, false
	for {
		row, err := in.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		switch header := strings.Join(row, ","); {
		case header == cellHeader && columns == 0:
			columns = 5
			continue
		case strings.HasPrefix(header, pairHeader) && columns == 5:
			columns, signed = len(row), len(row) == 6
			continue
		}
		line, _ := in.FieldPos(0)
		if len(row) != columns {
			return nil, fmt.Errorf("line %d: %d fields instead of %d", line, len(row), columns)
		}
		if columns == 5 {
			name := plainText(row[0])
			if _, ok := index[name]; ok || name == "" {
				return nil, fmt.Errorf("line %d: cell %q has no name or is listed twice", line, name)
			}
			index[name] = len(t.Cells)
			t.Cells = append(t.Cells, Cell{strings.Clone(name), strings.Clone(plainText(row[1])), Side(strings.Clone(row[2])), Role(strings.Clone(row[3])), row[4] == "true"})
			continue
		}
		c, err := parseConnection(row, index, signed)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", line, err)
		}
		t.Connections = append(t.Connections, c)
	}
	if columns < 4 || len(t.Cells) == 0 {
		return nil, fmt.Errorf("no cells or no connections: lines %q and %q must be there", cellHeader, pairHeader)
	}
	return t, t.check()
}

func parseConnection(row []string, index map[string]int, signed bool) (c Connection, err error) {
	var okPre, okPost bool
	c.Pre, okPre = index[plainText(row[0])]
	c.Post, okPost = index[plainText(row[1])]
	if !okPre || !okPost {
		return c, fmt.Errorf("connection %s to %s: no such cell above", row[0], row[1])
	}
	if c.Kind, err = ParseKind(row[2]); err != nil {
		return c, err
	}
	if c.Weight, err = strconv.ParseFloat(row[3], 64); err != nil || !(c.Weight > 0) || math.IsInf(c.Weight, 0) {
		return c, fmt.Errorf("weight %q is not a positive number", row[3])
	}
	if signed {
		if c.Sign, err = ParseSign(row[4]); err != nil {
			return c, err
		}
		c.Transmitter = Transmitter(strings.Clone(plainText(row[5])))
	}
	return c, nil
}

// check reports a table that is not sorted or names a pair twice.
func (t *Table) check() error {
	for i := 1; i < len(t.Cells); i++ {
		if t.Cells[i-1].Name >= t.Cells[i].Name {
			return fmt.Errorf("cell %s stands after %s: cells must be sorted by name", t.Cells[i].Name, t.Cells[i-1].Name)
		}
	}
	for i := 1; i < len(t.Connections); i++ {
		if c := t.Connections[i]; byKindPrePost(t.Connections[i-1], c) >= 0 {
			return fmt.Errorf("connection %s to %s: connections must be sorted by kind, pre and post, and each pair stand once", t.Cells[c.Pre].Name, t.Cells[c.Post].Name)
		}
	}
	return nil
}

// sourceFields are the keys of the lines with the source, in their order.
func sourceFields(s *Source) []struct {
	key   string
	value *string
} {
	return []struct {
		key   string
		value *string
	}{
		{"id", &s.ID}, {"title", &s.Title}, {"cite", &s.Cite}, {"doi", &s.DOI}, {"file", &s.File}, {"sha256", &s.SHA256},
		{"edition", &s.Edition}, {"sex", &s.Sex}, {"stage", &s.Stage}, {"unit", &s.Unit},
	}
}

func writeSource(w io.Writer, mark string, s Source) {
	fmt.Fprintf(w, "# %s\n", mark)
	for _, f := range sourceFields(&s) {
		if *f.value != "" {
			fmt.Fprintf(w, "# %s: %s\n", f.key, oneLine.Replace(*f.value))
		}
	}
	for _, sheet := range s.Sheets {
		fmt.Fprintf(w, "# sheet: %s\n", oneLine.Replace(sheet))
	}
}

var oneLine = strings.NewReplacer("\n", " ", "\r", " ")

// openNormal reads the lines of a normalised file that give its source and
// returns a reader of the rest.
func openNormal(r io.Reader, mark string) (*csv.Reader, Source, error) {
	b := bufio.NewReader(r)
	var s Source
	first, err := b.ReadString('\n')
	if err != nil || strings.TrimSpace(first) != "# "+mark {
		return nil, s, fmt.Errorf("line 1: not %q", "# "+mark)
	}
	for lines := 1; ; lines++ {
		next, err := b.Peek(1)
		if err != nil || next[0] != '#' {
			in := csv.NewReader(&lineCounter{b, lines})
			in.FieldsPerRecord, in.ReuseRecord = -1, true
			return in, s, nil
		}
		line, err := b.ReadString('\n')
		if err != nil {
			return nil, s, fmt.Errorf("line %d: the file ends here", lines+1)
		}
		key, value, _ := strings.Cut(strings.TrimRight(strings.TrimPrefix(line, "# "), "\r\n"), ": ")
		if key == "sheet" {
			s.Sheets = append(s.Sheets, value)
		}
		for _, f := range sourceFields(&s) {
			if f.key == key {
				*f.value = value
			}
		}
	}
}

// A lineCounter gives a csv.Reader as many empty lines as were read before it,
// so that its line numbers are those of the file.
type lineCounter struct {
	r    io.Reader
	left int
}

func (l *lineCounter) Read(p []byte) (int, error) {
	if l.left == 0 {
		return l.r.Read(p)
	}
	n := min(l.left, len(p))
	for i := range n {
		p[i] = '\n'
	}
	l.left -= n
	return n, nil
}
