package read

import (
	"fmt"
	"slices"
	"strings"

	"github.com/wormotif/wormotif/connectome"
)

// A matrix is where the names of an adjacency matrix stand: one row with the
// postsynaptic and one column with the presynaptic cells.
type matrix struct {
	nameRow, nameCol int
	shared           int // names that stand in both
}

// nameSearch is how many rows and columns are searched for the names. SI 5 has
// them in row 3 and column C.
const nameSearch = 12

// locateMatrix finds the row and the column that have the most names in common.
func locateMatrix(s Sheet) (best matrix) {
	width := min(nameSearch, s.width())
	var columns []map[string]int // name to its last row
	for c := range width {
		names := map[string]int{}
		for r := range s.Rows {
			if t := s.at(r, c); t != "" && !isNumber(t) {
				names[t] = r
			}
		}
		columns = append(columns, names)
	}
	for r := range min(nameSearch, len(s.Rows)) {
		for c, names := range columns {
			shared := map[string]bool{}
			for j := c + 1; j < len(s.Rows[r]); j++ {
				if t := s.at(r, j); t != "" && names[t] > r {
					shared[t] = true
				}
			}
			if len(shared) > best.shared {
				best = matrix{r, c, len(shared)}
			}
		}
	}
	return best
}

func findMatrix(s Sheet, _ Options) string {
	m := locateMatrix(s)
	if m.shared < 2 {
		return ""
	}
	return fmt.Sprintf("row %d and column %s have %d names in common", m.nameRow+1, columnName(m.nameCol), m.shared)
}

// readMatrix reads an adjacency matrix: rows send, columns receive, a blank or
// 0 is no connection.
func readMatrix(s Sheet, o Options, r *Reading) error {
	m := locateMatrix(s)
	posts, err := m.names(s, r, len(s.Rows[m.nameRow]), m.nameCol+1, func(i int) (int, int) { return m.nameRow, i },
		func(col int) bool { return m.emptyColumn(s, col) })
	if err != nil {
		return err
	}
	pres, err := m.names(s, r, len(s.Rows), m.nameRow+1, func(i int) (int, int) { return i, m.nameCol },
		func(row int) bool { return m.emptyRow(s, row, posts) })
	if err != nil {
		return err
	}
	for row, name := range pres {
		if name != "" && !slices.Contains(posts, name) {
			return s.cellError(row, m.nameCol, "cell %s has a row but no column: correct the name or add the column", name)
		}
	}
	m.addCells(s, r, posts, func(label, i int) string { return s.at(label, i) }, m.nameRow)
	m.addCells(s, r, pres, func(label, i int) string { return s.at(i, label) }, m.nameCol)

	kind := kindOfSheet(s.Name)
	r.Why += fmt.Sprintf("; %s by the name of the sheet", kind)
	var parts fractions
	r.Kinds = []connectome.Kind{kind}
	r.Sex = sexOfSheet(s.Name)
	for row, pre := range pres {
		if pre == "" {
			continue
		}
		for col := range s.Rows[row] {
			if col >= len(posts) || posts[col] == "" {
				continue
			}
			text := s.at(row, col)
			if text == "" {
				continue
			}
			w, problem := weight(text)
			if problem != "" {
				return s.cellError(row, col, "%s", problem)
			}
			if w > 0 {
				parts.add(w, row, col)
				r.builder.Connect(pre, posts[col], connectome.Connection{Weight: w, Kind: kind})
			}
		}
	}
	m.leaveOut(s, r, posts, pres)
	return parts.check(s, r, o)
}

// names returns the canonical names along one edge of the matrix, by row or
// column, "" where there is none. Totals have no name, or that of a sum. A name
// that stands twice is an error unless one of the two is empty, as RMFR in the
// male chemical sheet of SI 5 as first published.
func (m matrix) names(s Sheet, r *Reading, n, from int, place func(i int) (row, col int), empty func(i int) bool) ([]string, error) {
	names := make([]string, n)
	seen := map[string]int{}
	for i := from; i < n; i++ {
		row, col := place(i)
		text := s.at(row, col)
		if text == "" || isNumber(text) || isTotal(text) {
			continue
		}
		name := r.name(text)
		first, twice := seen[name]
		if twice && empty(i) {
			r.leave("cell "+cellName(row, col), "%s stands there a second time and is empty", name)
			continue
		}
		if twice {
			otherRow, otherCol := place(first)
			return nil, s.cellError(row, col, "cell %s stands there twice, first in %s: remove one", name, cellName(otherRow, otherCol))
		}
		seen[name] = i
		names[i] = name
	}
	return names, nil
}

func (m matrix) emptyColumn(s Sheet, col int) bool {
	for row := m.nameRow + 1; row < len(s.Rows); row++ {
		if s.at(row, m.nameCol) != "" && s.at(row, col) != "" {
			return false
		}
	}
	return true
}

func (m matrix) emptyRow(s Sheet, row int, posts []string) bool {
	for col, post := range posts {
		if post != "" && s.at(row, col) != "" {
			return false
		}
	}
	return true
}

func isTotal(text string) bool {
	t := strings.ToLower(text)
	return t == "sum" || strings.HasPrefix(t, "total") || strings.HasPrefix(t, "sum of")
}

// addCells adds the cells named along one edge with the roles that the section
// labels before the names give them. The label of a section stands over its
// first cell; sections may have sub-sections.
func (m matrix) addCells(s Sheet, r *Reading, names []string, label func(line, i int) string, lines int) {
	labels := make([]string, lines)
	for i, name := range names {
		for l := range lines {
			if t := label(l, i); t != "" {
				labels[l] = t
				clear(labels[l+1:]) // a new section ends its sub-sections
			}
		}
		if name == "" {
			continue
		}
		c, known := connectome.CellNamed(name)
		if role := roleOfSection(labels); role != connectome.NoRole && !(c.Neuron && role == connectome.EndOrgan) {
			c.Role = role // SI 5 lists the neurons CANL and CANR among the end organs
		}
		if !known {
			c.Neuron = c.Role != connectome.Muscle && c.Role != connectome.EndOrgan
		}
		r.builder.AddCell(c)
	}
}

// roleOfSection returns the role that the labels of a section and of its
// sub-sections give. The pharynx and the sex-specific cells go by the section,
// all others by the last sub-section that says something.
func roleOfSection(labels []string) connectome.Role {
	role := connectome.NoRole
	for _, label := range labels {
		if r := roleOfLabel(label); r != connectome.NoRole {
			role = r
		}
		if role == connectome.Pharyngeal || role == connectome.SexSpecific {
			break
		}
	}
	return role
}

// roleOfLabel knows the labels of SI 5; SENSOSRY NEURONS stands once in the male
// chemical sheet. Numbers (layers) and HEAD say nothing.
func roleOfLabel(label string) connectome.Role {
	label = strings.ToUpper(label)
	for _, l := range []struct {
		begin string
		role  connectome.Role
	}{
		{"PHARYNX", connectome.Pharyngeal}, {"SENSORY NEURON", connectome.Sensory}, {"SENSOSRY NEURON", connectome.Sensory},
		{"INTERNEURON", connectome.Inter}, {"MOTOR NEURON", connectome.Motor}, {"HEAD MOTOR", connectome.Motor},
		{"SUBLATERAL MOTOR", connectome.Motor}, {"VENTRAL CORD MOTOR", connectome.Motor}, {"BODY MOTOR", connectome.Motor},
		{"BODYWALL MUSCLE", connectome.Muscle}, {"MUSCLE", connectome.Muscle}, {"OTHER", connectome.EndOrgan},
		{"SEX-SPECIFIC", connectome.SexSpecific}, {"SEX SPECIFIC", connectome.SexSpecific},
	} {
		if strings.HasPrefix(label, l.begin) {
			return l.role
		}
	}
	return connectome.NoRole
}

func kindOfSheet(name string) connectome.Kind {
	name = strings.ToLower(name)
	for _, word := range []string{"gap", "electric", "gj"} {
		if strings.Contains(name, word) {
			return connectome.Electrical
		}
	}
	return connectome.Chemical
}

func sexOfSheet(name string) string {
	name = strings.ToLower(name)
	switch {
	case strings.Contains(name, "herm"):
		return "hermaphrodite"
	case strings.Contains(name, "male"):
		return "male"
	}
	return ""
}

// leaveOut notes the rows and columns beside the matrix that hold something.
func (m matrix) leaveOut(s Sheet, r *Reading, posts, pres []string) {
	for row := range s.Rows {
		if pres[row] == "" && row != m.nameRow {
			if filled := filledCells(s.Rows[row]); filled > 0 {
				r.leave(fmt.Sprintf("row %d", row+1), "%d cells filled: %s", filled, m.aside(row < firstNamed(pres), s.Rows[row]))
			}
		}
	}
	for col := range s.width() {
		if col == m.nameCol || col < len(posts) && posts[col] != "" {
			continue
		}
		var cells []string
		for row, pre := range pres {
			if pre != "" {
				cells = append(cells, s.at(row, col))
			}
		}
		if filled := filledCells(cells); filled > 0 {
			r.leave("column "+columnName(col), "%d cells filled: %s", filled, m.aside(col < firstNamed(posts), cells))
		}
	}
}

func firstNamed(names []string) int {
	return slices.IndexFunc(names, func(n string) bool { return n != "" })
}

// aside says what a row or column without a name of its own holds.
func (m matrix) aside(before bool, cells []string) string {
	numbers, names := 0, 0
	for _, c := range cells {
		c = connectome.Trim(c)
		if _, known := connectome.Canonical(c); known {
			names++
		} else if isNumber(c) {
			numbers++
		}
	}
	switch {
	case names > numbers:
		return "repeats the names"
	case before && numbers > 2*nameSearch: // layers are a few numbers
		return "an index"
	case before:
		return "labels"
	case numbers > 0:
		return "totals, by their place after the names"
	}
	return "text beside the matrix"
}

func filledCells(cells []string) int {
	n := 0
	for _, c := range cells {
		if connectome.Trim(c) != "" {
			n++
		}
	}
	return n
}
