package reports

import (
	"github.com/wormotif/wormotif/connectome"
	"github.com/wormotif/wormotif/motifs"
)

// A Report is all that one run of the main job found, and how. Every file of the
// report folder is made from it alone, and report.json is its text.
type Report struct {
	Tool Tool `json:"tool"`
	Run
	// Neurons and Connections are the network itself.
	Neurons     []Neuron     `json:"neurons"`
	Connections []Connection `json:"connections"`
	// Comparisons are the same counts under other choices, such as other signs.
	Comparisons []Run `json:"comparisons"`
	// Published are figures that others reported for the same worm.
	Published []Published `json:"published"`
	Sources   []Source    `json:"sources"`
}

// Tool is the program that made a report.
type Tool struct {
	Name    string `json:"name"` // wormotif
	Version string `json:"version"`
	Go      string `json:"go"`
	Command string `json:"command"` // with every choice that the result depends on
}

// A Run is one network, its motifs, and the same motifs in its randomized versions.
type Run struct {
	Dataset        Dataset            `json:"dataset"`
	Network        connectome.Summary `json:"network"`
	Signs          string             `json:"signs"`     // name of the sign policy
	SignRule       string             `json:"sign_rule"` // how it gives signs, in words
	MinWeight      float64            `json:"min_weight"`
	NullModel      string             `json:"null_model"`
	NullKeeps      string             `json:"null_keeps"`
	NullRandomizes string             `json:"null_randomizes"`
	NullMethod     string             `json:"null_method"` // the chain that draws nulls, and who described it
	Nulls          int                `json:"nulls"`
	Seed           uint64             `json:"seed"`
	Motifs         []Motif            `json:"motifs"` // in the order of the catalogue

}

// A Dataset is a table of connections and where it came from.
type Dataset struct {
	ID      string `json:"id"`
	Title   string `json:"title"`
	Source  string `json:"source"` // authors, year, journal
	DOI     string `json:"doi"`
	File    string `json:"file"` // name of the original
	Edition string `json:"edition,omitempty"`
	SHA256  string `json:"sha256"` // of the original
	Unit    string `json:"unit"`   // what a weight counts
}

// A Motif is one pattern and what became of it in a network and in its nulls.
type Motif struct {
	Pattern           motifs.Pattern `json:"-"`
	Name              string         `json:"name"`
	Text              string         `json:"pattern"`
	About             string         `json:"about"`
	Neurons           int            `json:"nodes"`
	Automorphisms     int            `json:"automorphisms"`
	Count             int64          `json:"count"`
	Induced           int64          `json:"induced"`
	Statistics                       // of Count
	InducedStatistics Statistics     `json:"induced_statistics"`
	// NullCounts and InducedNullCounts have one entry for each null.
	NullCounts        []int64       `json:"null_counts"`
	InducedNullCounts []int64       `json:"induced_null_counts"`
	Roles             []string      `json:"roles"`         // nodes of the pattern; interchangeable ones are one role: A B
	Participation     []Participant `json:"participation"` // most occurrences first
	Carriers          []Carrier     `json:"carriers"`      // most occurrences first
	Listing           Listing       `json:"listing"`
	Function          *Function     `json:"function,omitempty"` // nil where it was not tested
}

// A Neuron is a neuron of the network with what is known of it.
type Neuron struct {
	Name        string `json:"name"`
	Class       string `json:"class"`
	Role        string `json:"role"` // sensory, inter, motor, …
	Transmitter string `json:"transmitter"`
	Grade       string `json:"grade"` // how firm the evidence for the transmitter is
}

// A Connection is a chemical connection by the places of its neurons in the
// report's list.
type Connection struct {
	Pre    int     `json:"pre"`
	Post   int     `json:"post"`
	Weight float64 `json:"weight"`
	Sign   string  `json:"sign"` // excitatory, inhibitory, unsigned
}

// A Participant is a neuron and in how many occurrences of a motif it stands.
type Participant struct {
	Neuron
	Occurrences int64 `json:"occurrences"`
	// AtRole has the occurrences by the motif's roles.
	AtRole []int64 `json:"at_role"`
}

// A Carrier is a connection and in how many occurrences of a motif it is one of
// those that must be there; alternatives do not count.
type Carrier struct {
	Connection
	Occurrences int64 `json:"occurrences"`
}

// A Listing is a motif's occurrences, all of them or, where they are more than
// Cap, so many that are evenly spread over the sorted list of all.
type Listing struct {
	Cap  int `json:"cap"`
	Rows int `json:"rows"`
	// Occurrences are the rows. They have files of their own and are not in report.json.
	Occurrences []Occurrence `json:"-"`
}

// An Occurrence is one copy of a motif.
type Occurrence struct {
	Neurons []int   // by the nodes of the pattern: places in the report's list
	Induced bool    // no other chemical connection among the neurons
	Weight  float64 // of all chemical connections among the neurons, together
}

// Published is an enrichment that others reported.
type Published struct {
	Label   string  `json:"label"`
	DOI     string  `json:"doi"`
	Dataset string  `json:"dataset"`
	Motif   string  `json:"motif"`
	Fold    float64 `json:"fold"`
	Z       float64 `json:"z"`
}

// A Source is a work to cite.
type Source struct {
	Cite string `json:"cite"`
	DOI  string `json:"doi"`
	Use  string `json:"use"` // what was taken from it
}

// motif returns the run's motif of that name.
func (r Run) motif(name string) (Motif, bool) {
	for _, m := range r.Motifs {
		if m.Name == name {
			return m, true
		}
	}
	return Motif{}, false
}
