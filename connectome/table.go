package connectome

import (
	"cmp"
	"fmt"
	"slices"
)

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

// A TableBuilder collects cells and connections by name and makes a Table.
type TableBuilder struct {
	cells  map[string]Cell
	order  []namedConnection
	places map[pairOfKind]int // of a connection in order
}

type pairOfKind struct {
	pre, post string
	kind      Kind
}

type namedConnection struct {
	pairOfKind
	Connection
}

// NewTableBuilder returns an empty builder.
func NewTableBuilder() *TableBuilder {
	return &TableBuilder{cells: map[string]Cell{}, places: map[pairOfKind]int{}}
}

// AddCell adds a cell, or fills in the role and neuron mark of one that is there.
func (b *TableBuilder) AddCell(c Cell) {
	old, ok := b.cells[c.Name]
	if ok {
		c.Role = cmp.Or(old.Role, c.Role)
		c.Neuron = c.Neuron || old.Neuron
	}
	b.cells[c.Name] = c
}

// Connect adds a connection between two cells by name; c's own Pre and Post do
// not count. Where the pair has one of this kind the weights add up.
func (b *TableBuilder) Connect(pre, post string, c Connection) {
	pair := pairOfKind{pre, post, c.Kind}
	if i, ok := b.places[pair]; ok {
		b.order[i].Weight += c.Weight
		return
	}
	b.places[pair] = len(b.order)
	b.order = append(b.order, namedConnection{pair, c})
}

// Table returns what was collected, sorted. Every connection must be between
// cells that were added.
func (b *TableBuilder) Table(source Source) (*Table, error) {
	t := &Table{Source: source, Cells: make([]Cell, 0, len(b.cells))}
	for _, c := range b.cells {
		t.Cells = append(t.Cells, c)
	}
	slices.SortFunc(t.Cells, func(a, b Cell) int { return cmp.Compare(a.Name, b.Name) })
	index := make(map[string]int, len(t.Cells))
	for i, c := range t.Cells {
		index[c.Name] = i
	}
	for _, n := range b.order {
		c, okPre, okPost := n.Connection, false, false
		c.Pre, okPre = index[n.pre]
		c.Post, okPost = index[n.post]
		if !okPre || !okPost {
			return nil, fmt.Errorf("connection %s to %s: no such cell in the table", n.pre, n.post)
		}
		t.Connections = append(t.Connections, c)
	}
	slices.SortFunc(t.Connections, byKindPrePost)
	return t, nil
}

// Totals are the sums that a table can be checked by.
type Totals struct {
	Connections int     `json:"connections"`
	Weight      float64 `json:"weight"`
	Self        int     `json:"self_connections"`
}

// Totals sums the connections of one kind: those of all cells, or only those
// from neuron to neuron.
func (t *Table) Totals(kind Kind, neuronsOnly bool) Totals {
	var sum Totals
	for _, c := range t.Connections {
		if c.Kind != kind || neuronsOnly && !(t.Cells[c.Pre].Neuron && t.Cells[c.Post].Neuron) {
			continue
		}
		sum.Connections++
		sum.Weight += c.Weight
		if c.Pre == c.Post {
			sum.Self++
		}
	}
	return sum
}

// Neurons counts the neurons among the cells.
func (t *Table) Neurons() int {
	n := 0
	for _, c := range t.Cells {
		if c.Neuron {
			n++
		}
	}
	return n
}
