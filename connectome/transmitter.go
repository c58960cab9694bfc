package connectome

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// Transmitter is a neurotransmitter: ACh, Glu, GABA, dopamine, …, or empty.
type Transmitter string

const (
	NoTransmitter Transmitter = ""
	ACh           Transmitter = "ACh"
	Glu           Transmitter = "Glu"
	GABA          Transmitter = "GABA"
	Dopamine      Transmitter = "dopamine"
	Serotonin     Transmitter = "serotonin"
	Octopamine    Transmitter = "octopamine"
	Tyramine      Transmitter = "tyramine"
)

var transmitterNames = map[string]Transmitter{
	"ach": ACh, "acetylcholine": ACh, "cholinergic": ACh,
	"glu": Glu, "glutamate": Glu, "glutamatergic": Glu,
	"gaba": GABA, "gabaergic": GABA,
	"da": Dopamine, "dopamine": Dopamine,
	"5-ht": Serotonin, "5ht": Serotonin, "serotonin": Serotonin,
	"oct": Octopamine, "octopamine": Octopamine, "octapamine": Octopamine, "tyr": Tyramine, "tyramine": Tyramine,
	"none": NoTransmitter, "unknown": NoTransmitter, "": NoTransmitter,
}

// ParseTransmitter returns the transmitter of that name: acetylcholine is ACh,
// DA dopamine, 5-HT serotonin, none or unknown no transmitter. Any other name
// is kept as it is.
func ParseTransmitter(s string) Transmitter {
	s = Trim(s)
	if t, ok := transmitterNames[strings.ToLower(s)]; ok {
		return t
	}
	return Transmitter(s)
}

// Grade is how firm the evidence for a neuron's transmitter is.
type Grade string

const (
	NoGrade  Grade = ""
	Firm     Grade = "firm"
	Dim      Grade = "dim"       // dim and variable expression, starred in Wang et al. 2024
	Uptake   Grade = "uptake"    // taken up, not used as a transmitter
	Orphan   Grade = "orphan"    // looked for and none found
	OtherSex Grade = "other-sex" // found in the other sex only
)

// A Finding is one transmitter of one neuron as an atlas gives it.
type Finding struct {
	Neuron      string
	Rank        int // 1 is the primary or dominant transmitter
	Transmitter Transmitter
	Grade       Grade
	Text        string // the atlas's own words
}

// An Atlas says which transmitters neurons use. Its findings are sorted by
// neuron and rank.
type Atlas struct {
	Source   Source
	Findings []Finding
}

const (
	atlasMark   = "wormotif transmitters 1"
	atlasHeader = "neuron,rank,transmitter,grade,text"
)

// IsNormalAtlas reports whether a file that begins with these bytes is an atlas
// in the normalised form.
func IsNormalAtlas(begin []byte) bool { return bytes.HasPrefix(begin, []byte("# "+atlasMark+"\n")) }

// WriteAtlas writes the atlas in its normalised form, a CSV file with its
// source in lines that begin with #.
func WriteAtlas(w io.Writer, a *Atlas) error {
	b := bufio.NewWriter(w)
	writeSource(b, atlasMark, a.Source)
	fmt.Fprintln(b, atlasHeader)
	out := csv.NewWriter(b)
	for _, f := range a.Findings {
		out.Write([]string{SafeText(f.Neuron), strconv.Itoa(f.Rank), SafeText(string(f.Transmitter)), string(f.Grade), SafeText(f.Text)})
	}
	out.Flush()
	return cmp.Or(out.Error(), b.Flush())
}

// ReadAtlas reads the normalised form of an atlas. Errors name the line.
func ReadAtlas(r io.Reader) (*Atlas, error) {
	in, source, err := openNormal(r, atlasMark)
	if err != nil {
		return nil, err
	}
	rows, err := readRows(in, atlasHeader)
	if err != nil {
		return nil, err
	}
	a := &Atlas{Source: source, Findings: make([]Finding, len(rows))}
	for i, row := range rows {
		rank, err := strconv.Atoi(row[1])
		if err != nil || rank < 1 {
			return nil, fmt.Errorf("neuron %s: rank %q is not 1, 2, 3, …", row[0], row[1])
		}
		a.Findings[i] = Finding{plainText(row[0]), rank, Transmitter(plainText(row[2])), Grade(row[3]), plainText(row[4])}
	}
	return a, nil
}

// readRows reads the rest of a normalised file whose rows all have the fields of
// the header.
func readRows(in *csv.Reader, header string) ([][]string, error) {
	in.ReuseRecord, in.FieldsPerRecord = false, strings.Count(header, ",")+1
	rows, err := in.ReadAll()
	if err != nil {
		return nil, err
	}
	if len(rows) == 0 || strings.Join(rows[0], ",") != header {
		return nil, fmt.Errorf("the header is not %q", header)
	}
	return rows[1:], nil
}

// Sort puts the findings in the order of an Atlas.
func (a *Atlas) Sort() {
	slices.SortStableFunc(a.Findings, func(x, y Finding) int {
		return cmp.Or(cmp.Compare(x.Neuron, y.Neuron), cmp.Compare(x.Rank, y.Rank))
	})
}
