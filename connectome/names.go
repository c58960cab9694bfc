package connectome

import (
	"cmp"
	"encoding/csv"
	"regexp"
	"strings"
	"sync"

	"github.com/wormotif/wormotif/data"
)

// Canonical returns the name of a cell as Cook et al. 2019 spell it, and
// whether it is a cell known there. Spaces around the name, upper and lower
// case and missing zeros (VB1 for VB01) make no difference; body-wall muscles
// are also known as MDL05 (OpenWorm) and BWM-DL05 (Witvliet et al. 2021).
// A name that is not known comes back trimmed.
func Canonical(name string) (canonical string, known bool) {
	name = Trim(name)
	cells := knownCells()
	if _, ok := cells.byName[name]; ok {
		return name, true
	}
	if c, ok := cells.byKey[key(name)]; ok {
		return c, true
	}
	for other, o := range otherNames {
		if strings.EqualFold(other, name) {
			return cmp.Or(o.as, other), true
		}
	}
	return name, false
}

// otherNames are spellings that no rule maps, and names of groups of cells that
// are not neurons. White et al. 1986 as digitised lumps body-wall muscles.
var otherNames = map[string]struct {
	as   string // "" where the name itself stands
	role Role
}{
	"excgl": {as: "exc_gl"}, "MANAL": {as: "mu_anal"},
	"LegacyBodyWallMuscles": {role: Muscle}, "MVULVA": {role: Muscle}, "NMJ": {role: Muscle},
	"R7shL": {role: SexSpecific}, "R9shL": {role: SexSpecific}, // sheath cells, in SI 5 as first published only
	"pm4": {role: Pharyngeal}, "pm9": {role: Pharyngeal}, "e2DL": {role: Pharyngeal}, "e2DR": {role: Pharyngeal}, "e2V": {role: Pharyngeal},
	"pm1D": {role: Pharyngeal}, "pm1VL": {role: Pharyngeal}, "pm1VR": {role: Pharyngeal},
}

// CellNamed returns what is known of the cell. Of a name that is not in Cook et
// al. 2019 nothing is known but the name, which is then its class too; it is
// taken for a neuron.
func CellNamed(name string) (c Cell, known bool) {
	name, _ = Canonical(name)
	if c, ok := knownCells().byName[name]; ok {
		return c.Cell, true
	}
	other, ok := otherNames[name]
	return Cell{Name: name, Class: name, Role: other.role, Neuron: !ok}, ok
}

// Trim removes space around a text, the non-breaking and zero-width kinds and
// byte-order marks too.
func Trim(s string) string {
	return strings.Trim(s, " \t\r\n\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u2028\u2029\u202f\u205f\u3000\ufeff")
}

type knownCell struct {
	Cell
	sex string // hermaphrodite, male, both
}

type cellList struct {
	byName map[string]knownCell
	byKey  map[string]string // key of any spelling to name
}

// knownCells is the list of data/cells.csv.
var knownCells = sync.OnceValue(func() cellList {
	f, err := data.Files.Open("cells.csv")
	if err != nil {
		panic(err) // embedded: cannot be missing
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		panic(err)
	}
	list := cellList{make(map[string]knownCell, len(rows)), make(map[string]string, len(rows))}
	for _, r := range rows[1:] {
		c := Cell{Name: r[0], Class: r[1], Side: Side(r[2]), Role: Role(r[3]), Neuron: r[4] == "true"}
		list.byName[c.Name] = knownCell{c, r[5]}
		list.byKey[key(c.Name)] = c.Name
	}
	return list
})

var (
	number     = regexp.MustCompile(`0+(\d)`)
	wallMuscle = regexp.MustCompile(`^(?:BWM[-_]?|M)([DV])([LR])0*(\d+)$`)
)

// key is the same for all spellings of a name.
func key(name string) string {
	name = strings.ToUpper(name)
	if m := wallMuscle.FindStringSubmatch(name); m != nil {
		name = m[1] + "BWM" + m[2] + m[3]
	}
	return number.ReplaceAllString(name, "$1")
}
