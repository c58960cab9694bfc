package read

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/wormotif/wormotif/connectome"
)

// Choose returns the readings of the sheets named, or, where none is named, the
// reading of the only sheet that holds connections.
func (f *File) Choose(sheets []string) ([]*Reading, error) {
	readings := f.Readings()
	if len(sheets) > 0 {
		var chosen []*Reading
		for _, name := range sheets {
			i := slices.IndexFunc(readings, func(r *Reading) bool { return strings.EqualFold(r.Sheet, name) })
			if i < 0 {
				return nil, PlaceError{File: f.Name, Problem: connectome.UnknownNameError{What: "sheet", Name: name, Known: f.sheetNames()}.Error()}
			}
			chosen = append(chosen, readings[i])
		}
		return chosen, nil
	}
	var tables []*Reading
	for _, r := range readings {
		if r.Table != nil || r.Err != nil {
			tables = append(tables, r)
		}
	}
	switch {
	case len(tables) == 0 && len(readings) == 1:
		return nil, PlaceError{f.Name, readings[0].Sheet, "", "no table of connections (" + readings[0].Why + "): an edge list needs a header such as pre, post, synapses; a matrix names along two edges"}
	case len(tables) == 0:
		return nil, PlaceError{File: f.Name, Problem: "no sheet holds a table of connections: run wormotif import to see what each was taken for"}
	case len(tables) > 1:
		return nil, PlaceError{File: f.Name, Problem: fmt.Sprintf("%d sheets hold connections: choose with --sheet among %s", len(tables), strings.Join(f.sheetNames(), ", "))}
	}
	return tables, nil
}

func (f *File) sheetNames() []string {
	names := make([]string, len(f.Sheets))
	for i, s := range f.Sheets {
		names[i] = s.Name
	}
	return names
}

// Table reads the table in a file: one in the normalised form, or the sheets
// named of a file of another form.
func Table(path string, sheets []string, o Options) (*connectome.Table, error) {
	f, err := Open(path, o)
	if err != nil {
		return nil, err
	}
	readings, err := f.Choose(sheets)
	if err != nil {
		return nil, err
	}
	return f.Merge(readings)
}

// WriteOriginal reads one published table from the file in the folder and
// writes it in the normalised form that the project embeds.
func WriteOriginal(w io.Writer, folder string, o Original) error {
	f, err := Open(filepath.Join(folder, o.File), DefaultOptions)
	if err != nil {
		return err
	}
	return f.WriteOriginal(w, o)
}

// WriteOriginal is as the function of that name, for a file that is open.
func (f *File) WriteOriginal(w io.Writer, o Original) error {
	if f.SHA256 != o.SHA256 {
		return PlaceError{File: f.Name, Problem: fmt.Sprintf("this is not the original of %s: its SHA-256 is %s and not %s", o.ID, f.SHA256, o.SHA256)}
	}
	readings, err := f.Choose(o.Sheets)
	if err != nil {
		return err
	}
	if r := readings[0]; r.Err == nil && r.Atlas != nil {
		r.Atlas.Source = o.Source
		return connectome.WriteAtlas(w, r.Atlas)
	} else if r.Err == nil && r.Predictions != nil {
		r.Predictions.Source = o.Source
		return connectome.WritePredictions(w, r.Predictions)
	}
	t, err := f.Merge(readings)
	if err != nil {
		return err
	}
	t.Source = o.Source
	return connectome.WriteTable(w, t)
}

// idOf makes an ID of a file name.
func idOf(name string) string {
	name = strings.TrimSuffix(name, filepath.Ext(name))
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '/' {
			return '-'
		}
		return r
	}, name)
}
