package read

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/wormotif/wormotif/connectome"
)

// A layout is a form that a sheet can have. Its find says why it takes the
// sheet for that form, or "" if it does not.
type layout struct {
	name string
	find func(s Sheet, o Options) (why string)
	read func(s Sheet, o Options, r *Reading) error
}

// layouts are tried in this order: those with the most telling header first.
var layouts = []layout{
	{"transmitter atlas of Wang et al. 2024", findWang2024, readWang2024},
	{"transmitters of Fenyves et al. 2020", findFenyvesTransmitters, readFenyvesTransmitters},
	{"sign predictions of Fenyves et al. 2020", findFenyvesPredictions, readFenyvesPredictions},
	{"edge list", findEdges, readEdges},
	{"adjacency matrix", findMatrix, readMatrix},
}

// A Reading is what was found in one sheet.
type Reading struct {
	Sheet   string
	Layout  string // "" if no layout fits
	Why     string // why the sheet was taken for that layout, or for none
	Err     error  // the layout fits, but the sheet cannot be read
	Kinds   []connectome.Kind
	Mapped  []Mapping // names that were spelled otherwise
	Unknown []string  // names that Cook et al. 2019 do not have
	LeftOut []LeftOut // rows and columns that hold no connections
	Sex     string    // hermaphrodite, male, or "" where the sheet does not say

	Table       *connectome.Table
	Atlas       *connectome.Atlas
	Predictions *connectome.Predictions

	builder *connectome.TableBuilder
	mapped  map[string]string
	unknown map[string]bool
}

// A Mapping is a name in a table and the one that it was read as.
type Mapping struct{ From, To string }

// LeftOut is a part of a sheet that was left out.
type LeftOut struct{ Place, Why string }

// Readings reads every sheet of the file.
func (f *File) Readings() []*Reading {
	switch {
	case f.normal != nil:
		r := &Reading{Layout: f.Format, Why: "its first lines say so", Table: f.normal, Sex: f.normal.Source.Sex}
		for _, c := range f.normal.Connections {
			if !slices.Contains(r.Kinds, c.Kind) {
				r.Kinds = append(r.Kinds, c.Kind)
			}
		}
		return []*Reading{r}
	case f.atlas != nil:
		return []*Reading{{Layout: f.Format, Why: "its first line says so", Atlas: f.atlas, Sex: f.atlas.Source.Sex}}
	}
	readings := make([]*Reading, len(f.Sheets))
	for i, s := range f.Sheets {
		readings[i] = f.reading(s)
	}
	return readings
}

func (f *File) reading(s Sheet) *Reading {
	r := &Reading{Sheet: s.Name, Why: "no header of an edge list and no names along two edges", builder: connectome.NewTableBuilder(), mapped: map[string]string{}, unknown: map[string]bool{}}
	for _, l := range layouts {
		why := l.find(s, f.options)
		if why == "" {
			continue
		}
		r.Layout, r.Why = l.name, why
		if err := l.read(s, f.options, r); err != nil {
			r.Err = inFile(err, f.Name)
			return r
		}
		break
	}
	if err := r.finish(f, s); err != nil {
		r.Err = inFile(err, f.Name)
	}
	return r
}

// finish makes the sorted lists of names and the table, where there is one.
func (r *Reading) finish(f *File, s Sheet) error {
	for from, to := range r.mapped {
		r.Mapped = append(r.Mapped, Mapping{from, to})
	}
	slices.SortFunc(r.Mapped, func(a, b Mapping) int { return cmp.Or(cmp.Compare(a.To, b.To), cmp.Compare(a.From, b.From)) })
	for name := range r.unknown {
		r.Unknown = append(r.Unknown, name)
	}
	slices.Sort(r.Unknown)
	if r.Atlas != nil || r.Predictions != nil || r.Layout == "" || r.Table != nil {
		return nil
	}
	t, err := r.builder.Table(connectome.Source{ID: idOf(f.Name), Title: f.Name, File: f.Name, SHA256: f.SHA256, Sheets: []string{s.Name}, Sex: r.Sex})
	if err != nil {
		return err
	}
	r.Table = t
	for _, c := range t.Connections {
		if !slices.Contains(r.Kinds, c.Kind) {
			r.Kinds = append(r.Kinds, c.Kind)
		}
	}
	return nil
}

// addCell adds a cell that a table without sections names.
func (r *Reading) addCell(name string) {
	c, _ := connectome.CellNamed(name)
	r.builder.AddCell(c)
}

// name returns the cell's canonical name and keeps account of the spelling.
func (r *Reading) name(text string) string {
	to, known := connectome.Canonical(text)
	if text != to {
		r.mapped[text] = to
	}
	if !known {
		r.unknown[to] = true
	}
	return to
}

// leave notes a part of the sheet that was left out.
func (r *Reading) leave(place, format string, args ...any) {
	r.LeftOut = append(r.LeftOut, LeftOut{place, fmt.Sprintf(format, args...)})
}

// Merge makes one table of the readings of several sheets of one file: the
// chemical and the electrical connections of one animal. Two sheets with the
// same kind of connection are an error, since their weights must not add up.
func (f *File) Merge(readings []*Reading) (*connectome.Table, error) {
	b := connectome.NewTableBuilder()
	var source connectome.Source
	seen := map[connectome.Kind]string{}
	for _, r := range readings {
		if r.Err != nil {
			return nil, r.Err
		}
		if r.Table == nil {
			return nil, PlaceError{f.Name, r.Sheet, "", "no table of connections (" + cmp.Or(r.Layout, r.Why) + "): name another sheet with --sheet"}
		}
		for _, k := range r.Kinds {
			if other, ok := seen[k]; ok {
				return nil, PlaceError{f.Name, r.Sheet, "", fmt.Sprintf("holds %s connections, and so does sheet %q: name one of them with --sheet", k, other)}
			}
			seen[k] = r.Sheet
		}
		sheets := append(source.Sheets, r.Sheet)
		if source.ID == "" || len(r.Table.Cells) > 0 {
			source = r.Table.Source
		}
		source.Sheets = sheets
		for _, c := range r.Table.Cells {
			b.AddCell(c)
		}
		for _, c := range r.Table.Connections {
			b.Connect(r.Table.Cells[c.Pre].Name, r.Table.Cells[c.Post].Name, c)
		}
	}
	if len(readings) == 0 {
		return nil, PlaceError{File: f.Name, Problem: "no sheet of it was chosen"}
	}
	if f.normal != nil {
		return f.normal, nil
	}
	t, err := b.Table(provenance(source))
	if err == nil && len(t.Cells) == 0 {
		err = errors.New("no cells in it")
	}
	return t, inFile(err, f.Name)
}
