package connectome

// A Table is the wiring as one source gives it, normalised: names spelled as in
// Cook et al. 2019, cells sorted by name, connections by kind, Pre and Post, and
// one connection for each ordered pair and kind. Self-connections are kept.
type Table struct {
	Source      Source
	Cells       []Cell
	Connections []Connection
}

// A Source says where a Table came from.
type Source struct {
	ID      string // cook2019-hermaphrodite
	Title   string
	Cite    string // authors, year, journal
	DOI     string
	File    string // name of the original
	Sheets  []string
	SHA256  string // of the original, hexadecimal
	Edition string // date of the correction, where the authors made one
	Sex     string // hermaphrodite, male
	Stage   string // adult, L1, dauer
	Unit    string // what a weight counts
}
