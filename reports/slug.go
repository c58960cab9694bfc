package reports

import (
	"fmt"
	"hash/fnv"
	"strings"
)

// slug makes a file name of a motif's name, which can be a pattern's text. Names
// that lose characters keep apart by a number made of all of them.
func slug(name string) string {
	safe := strings.Map(func(r rune) rune {
		if r == '-' || r == '_' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
			return r
		}
		return '-'
	}, name)
	if safe == name {
		return name
	}
	sum := fnv.New32a()
	sum.Write([]byte(name)) // never fails
	return fmt.Sprintf("%s-%08x", safe[:min(40, len(safe))], sum.Sum32())
}
