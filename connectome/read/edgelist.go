package read

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/wormotif/wormotif/connectome"
)

// An edge list has a header and a connection in each row. Its columns are found
// by the meaning of the header, as laboratories write it.
type columnMeaning string

const (
	preColumn         columnMeaning = "pre"
	postColumn        columnMeaning = "post"
	weightColumn      columnMeaning = "weight"
	kindColumn        columnMeaning = "kind"
	transmitterColumn columnMeaning = "transmitter"
	signColumn        columnMeaning = "sign"
)

// columnWords are the headers of each column, in lower case without spaces and
// signs. NeuronConnect says Neuron 1; OpenWorm Origin and, for muscles, Neuron
// and Muscle; Bentley et al. source neuron.
var columnWords = map[columnMeaning][]string{
	preColumn:         {"pre", "source", "neuron1", "origin", "from", "presynaptic", "presynapticneuron", "sourceneuron", "precell", "sender", "cell1", "n1", "node1", "neuron"},
	postColumn:        {"post", "target", "neuron2", "destination", "to", "postsynaptic", "postsynapticneuron", "targetneuron", "postcell", "receiver", "cell2", "n2", "node2", "muscle"},
	weightColumn:      {"weight", "synapses", "nbr", "numberofconnections", "sections", "count", "edgeweight", "number", "size", "n", "synapsecount"},
	kindColumn:        {"kind", "type", "edgetype", "synapsetype", "connectiontype"},
	transmitterColumn: {"transmitter", "neurotransmitter", "nt"},
	signColumn:        {"sign", "classification", "polarity", "eioriginal", "ei"},
}

// columnOrder is the order in which meanings claim columns.
var columnOrder = []columnMeaning{preColumn, postColumn, weightColumn, kindColumn, transmitterColumn, signColumn}

// A edgeHeader is where the columns of an edge list stand.
type edgeHeader struct {
	row  int
	cols map[columnMeaning]int
}

// col returns the place of a column, -1 where the list has none.
func (h edgeHeader) col(m columnMeaning) int {
	if c, ok := h.cols[m]; ok {
		return c
	}
	return -1
}

// locateEdges finds the header among the first rows.
func locateEdges(s Sheet, given map[string]string) (h edgeHeader, ok bool) {
	for row := range min(nameSearch, len(s.Rows)) {
		h := edgeHeader{row, map[columnMeaning]int{}}
		plain := make([]string, len(s.Rows[row]))
		for col := range plain {
			plain[col] = plainHeader(s.at(row, col))
		}
		for _, m := range columnOrder {
			words := columnWords[m]
			if name, ok := given[string(m)]; ok {
				words = []string{plainHeader(name)}
			}
			for _, w := range words { // the word listed first wins
				if col := slices.Index(plain, w); col >= 0 && w != "" {
					h.cols[m] = col
					break
				}
			}
		}
		if h.col(preColumn) >= 0 && h.col(postColumn) >= 0 {
			return h, true
		}
	}
	return h, false
}

func plainHeader(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, strings.ToLower(text))
}

func (h edgeHeader) why(s Sheet) string {
	var parts []string
	for _, m := range columnOrder {
		if col := h.col(m); col >= 0 {
			parts = append(parts, fmt.Sprintf("%s in %s (%s)", m, columnName(col), s.at(h.row, col)))
		}
	}
	return fmt.Sprintf("header in row %d: %s", h.row+1, strings.Join(parts, ", "))
}

func findEdges(s Sheet, o Options) string {
	h, ok := locateEdges(s, o.Columns)
	if !ok {
		return ""
	}
	return h.why(s)
}

// A rowMeaning is what the kind of a row says.
type rowMeaning struct {
	kind connectome.Kind
	skip string // why rows of this kind are left out
}

// received is why the receiving side is left out of NeuronConnect.
const received = "the same contacts seen from the receiving side"

// rowMeanings are the kinds as the tables write them, in lower case.
// NeuronConnect (Chen et al. 2006): S and Sp are sent, monadic and polyadic; R
// and Rp the same contacts seen from the receiving side; EJ electrical; NMJ
// neuromuscular, with no muscle named. OpenWorm: Send, GapJunction.
var rowMeanings = map[string]rowMeaning{
	"": {}, "chemical": {}, "s": {}, "sp": {}, "send": {}, "sendpoly": {}, "send-poly": {}, "chem": {}, "synapse": {},
	"electrical": {kind: connectome.Electrical}, "ej": {kind: connectome.Electrical}, "gapjunction": {kind: connectome.Electrical},
	"gap junction": {kind: connectome.Electrical}, "gap_junction": {kind: connectome.Electrical}, "gap": {kind: connectome.Electrical},
	"gj": {kind: connectome.Electrical}, "elec": {kind: connectome.Electrical},
	"extrasynaptic": {kind: connectome.Extrasynaptic}, "monoamine": {kind: connectome.Extrasynaptic}, "neuropeptide": {kind: connectome.Extrasynaptic},
	"r": {skip: received}, "rp": {skip: received}, "receive": {skip: received}, "receive-poly": {skip: received}, "receivepoly": {skip: received},
	"nmj": {skip: "neuromuscular junctions without the name of a muscle"},
}

// readEdges reads an edge list. Rows that repeat a pair and kind add up where
// the kinds differ as written (S and Sp) or the table is known to repeat pairs;
// else a repeated row is most likely a mistake and is an error.
func readEdges(s Sheet, o Options, r *Reading) error {
	h, _ := locateEdges(s, o.Columns)
	kindOf := func(text string) (rowMeaning, bool) { m, ok := rowMeanings[strings.ToLower(text)]; return m, ok }
	base := kindOfSheet(s.Name)
	if isMonoamineList(s, h) {
		base = connectome.Extrasynaptic
	}
	left := map[string]*struct{ first, rows int }{}
	skip := func(row int, why string) {
		if left[why] == nil {
			left[why] = &struct{ first, rows int }{first: row}
		}
		left[why].rows++
	}
	type seenRow struct {
		pre, post, kind string
	}
	seen := map[seenRow]int{}
	repeats := 0
	var parts fractions
	for row := h.row + 1; row < len(s.Rows); row++ {
		if filledCells(s.Rows[row]) == 0 {
			continue
		}
		pre, post := s.at(row, h.col(preColumn)), s.at(row, h.col(postColumn))
		if strings.HasPrefix(pre, "#") {
			skip(row, "comments")
			continue
		}
		if isTotal(pre) {
			skip(row, "totals")
			continue
		}
		if pre == "" || post == "" {
			return s.rowError(row, "the row names only one cell: name both, or remove the row")
		}
		written := s.at(row, h.col(kindColumn))
		meaning, ok := kindOf(written)
		if !ok {
			return s.cellError(row, h.col(kindColumn), "%q is no kind of connection that is known: write chemical or electrical", written)
		}
		if meaning.skip != "" {
			skip(row, meaning.skip)
			continue
		}
		c := connectome.Connection{Weight: 1, Kind: meaning.kind}
		if h.col(kindColumn) < 0 {
			c.Kind = base
		}
		if col := h.col(weightColumn); col >= 0 {
			w, problem := weight(s.at(row, col))
			if problem != "" {
				return s.cellError(row, col, "%s", problem)
			}
			c.Weight = w
			parts.add(w, row, col)
		}
		if c.Weight == 0 {
			skip(row, "weight 0")
			continue
		}
		if err := ownSign(s, h, row, &c); err != nil {
			return err
		}
		pre, post = r.name(pre), r.name(post)
		if h.col(transmitterColumn) < 0 || c.Kind != connectome.Extrasynaptic {
			id := seenRow{pre, post, written}
			if _, ok := seen[id]; ok {
				repeats++
			}
			seen[id] = row
		}
		r.addCell(pre)
		r.addCell(post)
		r.builder.Connect(pre, post, c)
	}
	for _, why := range sortedKeys(left) {
		r.leave(fmt.Sprintf("%d rows from row %d", left[why].rows, left[why].first+1), "%s", why)
	}
	if repeats > 0 {
		r.leave(fmt.Sprintf("%d rows", repeats), "repeat a pair: their weights were added to it")
	}
	if h.col(kindColumn) < 0 {
		r.Why += fmt.Sprintf("; no column says the kind, taken for %s by the name of the sheet or its columns", base)
	}
	r.Sex = sexOfSheet(s.Name)
	return parts.check(s, r, o)
}

// isMonoamineList tells the list of Bentley et al. 2016 by its receptors.
func isMonoamineList(s Sheet, h edgeHeader) bool {
	return slices.ContainsFunc(s.Rows[h.row], func(t string) bool { return plainHeader(t) == "receptor" })
}

// ownSign reads the transmitter and the sign that the table itself gives.
func ownSign(s Sheet, h edgeHeader, row int, c *connectome.Connection) error {
	if c.Kind == connectome.Electrical {
		return nil
	}
	if col := h.col(transmitterColumn); col >= 0 {
		c.Transmitter = connectome.ParseTransmitter(s.at(row, col))
		c.Sign = map[connectome.Transmitter]connectome.Sign{
			connectome.ACh: connectome.Excitatory, connectome.Glu: connectome.Excitatory, connectome.GABA: connectome.Inhibitory,
		}[c.Transmitter]
	}
	if col := h.col(signColumn); col >= 0 {
		sign, ok := signWords[strings.ToLower(s.at(row, col))]
		if !ok {
			return s.cellError(row, col, "%q is no sign that is known: write excitatory, inhibitory or unsigned", s.at(row, col))
		}
		if sign != connectome.Unsigned || h.col(transmitterColumn) < 0 {
			c.Sign = sign
		}
	}
	return nil
}

var signWords = map[string]connectome.Sign{
	"excitatory": connectome.Excitatory, "exc": connectome.Excitatory, "e": connectome.Excitatory, "+": connectome.Excitatory, "1": connectome.Excitatory, "'+": connectome.Excitatory,
	"inhibitory": connectome.Inhibitory, "inh": connectome.Inhibitory, "i": connectome.Inhibitory, "-": connectome.Inhibitory, "-1": connectome.Inhibitory, "'-": connectome.Inhibitory,
	"": connectome.Unsigned, "unsigned": connectome.Unsigned, "unknown": connectome.Unsigned, "0": connectome.Unsigned, "complex": connectome.Unsigned,
	"no pred": connectome.Unsigned, "modulatory": connectome.Unsigned, "none": connectome.Unsigned, "n/a": connectome.Unsigned, "na": connectome.Unsigned, "?": connectome.Unsigned, "mixed": connectome.Unsigned,
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
