package melody

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
)

//go:embed melodies.txt
var melodiesText string

// EmbeddedStepsPerBeat is the grid of the embedded tunes: eighth notes.
const EmbeddedStepsPerBeat = 2

var embedded = sync.OnceValues(func() ([]Melody, error) { return parseTunes(melodiesText) })

// Embedded returns the embedded tunes in their order.
func Embedded() ([]Melody, error) { return embedded() }

// Find returns the embedded tune of that name.
func Find(name string) (Melody, error) {
	tunes, err := Embedded()
	if err != nil {
		return Melody{}, err
	}
	names := make([]string, len(tunes))
	for i, m := range tunes {
		if m.Name == name {
			return m, nil
		}
		names[i] = m.Name
	}
	return Melody{}, fmt.Errorf("no melody is called %q: choose from %s", name, strings.Join(names, ", "))
}

func parseTunes(text string) ([]Melody, error) {
	var tunes []Melody
	for i, line := range strings.Split(text, "\n") {
		if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.SplitN(line, "|", 3)
		if len(fields) != 3 {
			return nil, fmt.Errorf("line %d: want name | title | notes", i+1)
		}
		notes, err := ParseNotes(fields[2])
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", i+1, err)
		}
		tunes = append(tunes, Melody{strings.TrimSpace(fields[0]), strings.TrimSpace(fields[1]), EmbeddedStepsPerBeat, notes})
	}
	return tunes, nil
}
