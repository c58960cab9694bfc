package connectome

import (
	"fmt"
	"strings"
)

// An UnknownNameError says that no dataset, policy, … has that name, and which
// is nearest.
type UnknownNameError struct {
	What  string // dataset, sign policy
	Name  string
	Known []string
}

func (e UnknownNameError) Error() string {
	if near := Nearest(e.Name, e.Known); near != "" {
		return fmt.Sprintf("unknown %s %q: did you mean %s?", e.What, e.Name, near)
	}
	return fmt.Sprintf("unknown %s %q: known are %s", e.What, e.Name, strings.Join(e.Known, ", "))
}

// Nearest returns the known name that is fewest edits away from name, or "" if
// none is within half of the name's length.
func Nearest(name string, known []string) string {
	best, least := "", len([]rune(name))/2+1
	for _, k := range known {
		if d := edits(strings.ToLower(name), strings.ToLower(k)); d < least {
			best, least = k, d
		}
	}
	return best
}

// edits is the Levenshtein distance.
func edits(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
