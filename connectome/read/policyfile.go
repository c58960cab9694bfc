package read

import (
	"slices"
	"strings"

	"github.com/wormotif/wormotif/connectome"
)

// PolicyFile makes a sign policy of a table of the user's own: a text file or
// the first sheet of a workbook with a column of neurons and a column of
// transmitters, or an atlas that the importer knows.
func PolicyFile(path string) (*connectome.SignPolicy, error) {
	f, err := Open(path, DefaultOptions)
	if err != nil {
		return nil, err
	}
	if f.atlas != nil {
		return connectome.PolicyFromAtlases("file:"+f.Name, f.atlas), nil
	}
	for i, s := range f.Sheets {
		a, err := ownAtlas(s)
		if a == nil && err == nil {
			if r := f.reading(f.Sheets[i]); r.Err == nil {
				a = r.Atlas
			}
		}
		if err != nil {
			return nil, inFile(err, f.Name)
		}
		if a != nil {
			a.Source = connectome.Source{ID: idOf(f.Name), Title: f.Name, File: f.Name, SHA256: f.SHA256, Sheets: []string{s.Name}}
			return connectome.PolicyFromAtlases("file:"+f.Name, a), nil
		}
	}
	return nil, PlaceError{File: f.Name, Problem: "no table of transmitters: the header needs a column neuron and a column transmitter"}
}

// ownAtlas reads a sheet with a header neuron, transmitter; nil if it has none.
func ownAtlas(s Sheet) (*connectome.Atlas, error) {
	header, neuronCol, transmitterCol := -1, -1, -1
	for row := range min(5, len(s.Rows)) {
		for col := range s.Rows[row] {
			switch strings.ToLower(s.at(row, col)) {
			case "neuron", "cell", "name":
				neuronCol = col
			case "transmitter", "neurotransmitter", "nt":
				transmitterCol = col
			}
		}
		if neuronCol >= 0 && transmitterCol >= 0 {
			header = row
			break
		}
		neuronCol, transmitterCol = -1, -1
	}
	if header < 0 {
		return nil, nil
	}
	a := &connectome.Atlas{}
	var seen []string
	for row := header + 1; row < len(s.Rows); row++ {
		if s.at(row, neuronCol) == "" {
			continue
		}
		name, _ := connectome.Canonical(s.at(row, neuronCol))
		if slices.Contains(seen, name) {
			return nil, s.cellError(row, neuronCol, "neuron %s stands there twice: remove one", name)
		}
		seen = append(seen, name)
		text := s.at(row, transmitterCol)
		a.Findings = append(a.Findings, connectome.Finding{Neuron: name, Rank: 1, Transmitter: connectome.ParseTransmitter(text), Text: text})
	}
	if len(a.Findings) == 0 {
		return nil, s.sheetError("no neuron stands below the header in row %d: add some", header+1)
	}
	a.Sort()
	return a, nil
}
