package connectome

import (
	"fmt"
	"strings"
)

// An Assignment is the primary transmitter of a neuron under a policy.
type Assignment struct {
	Transmitter Transmitter
	Grade       Grade
	Source      string // ID of the atlas that says so, or --set
}

// A SignPolicy gives chemical connections their signs: from the primary
// transmitter of the presynaptic neuron, or from a prediction for the
// connection itself.
type SignPolicy struct {
	Name        string
	Sources     []Source
	assignments map[string]Assignment
	used        map[string][]Finding // those that count, by rank
	signs       map[Transmitter]Sign
	predictions map[[2]string]Sign // of the connections themselves; nil where the transmitter decides
	setByHand   map[string]bool    // neurons whose transmitter decides whatever is predicted
	ownSigns    bool               // the table's own signs count
}

// PolicyNames are the policies that NamedPolicy knows, the default first.
// The policy "table" takes the signs that the table itself gives, and
// file:PATH a table of transmitters of the user's own.
var PolicyNames = []string{"wang2024", "wang2024-firm", "fenyves2020", "gaba-first", "glu-inhibitory", "receptor", "table"}

// DefaultPolicy is the name of the policy that is used unless another is asked for.
const DefaultPolicy = "wang2024"

// Transmitter returns what the policy knows of the neuron.
func (p *SignPolicy) Transmitter(neuron string) Assignment { return p.assignments[neuron] }

// Used returns all transmitters that the policy's atlases say the neuron uses,
// the primary one first, dim ones included.
func (p *SignPolicy) Used(neuron string) []Finding { return p.used[neuron] }

// Knows reports whether the policy says anything about the neuron, be it that
// no transmitter was found.
func (p *SignPolicy) Knows(neuron string) bool { _, ok := p.assignments[neuron]; return ok }

// sign returns the sign of a chemical connection.
func (p *SignPolicy) sign(pre, post string, c Connection) Sign {
	switch {
	case p.setByHand[pre]:
	case p.ownSigns:
		return c.Sign
	case p.predictions != nil:
		return p.predictions[[2]string{pre, post}]
	}
	return p.signs[p.assignments[pre].Transmitter]
}

// Set gives a neuron, or all neurons of a class, another transmitter: a
// what-if question. None takes it away.
func (p *SignPolicy) Set(neuronOrClass string, t Transmitter) error {
	var names []string
	for name, c := range knownCells().byName {
		if c.Neuron && c.Class == strings.ToUpper(Trim(neuronOrClass)) {
			names = append(names, name)
		}
	}
	if name, known := Canonical(neuronOrClass); len(names) == 0 && (known || p.Knows(name)) {
		names = []string{name}
	}
	if len(names) == 0 {
		return fmt.Errorf("no neuron or class of neurons is called %q", neuronOrClass)
	}
	if p.setByHand == nil {
		p.setByHand = map[string]bool{}
	}
	for _, name := range names {
		p.assignments[name] = Assignment{t, NoGrade, "set by hand"}
		p.setByHand[name] = true
	}
	shown := string(t)
	if t == NoTransmitter {
		shown = "none"
	}
	p.Name += "," + neuronOrClass + "=" + shown
	return nil
}

// Use says what an atlas's finding counts for under a policy.
type use func(Finding) bool

// used takes every transmitter that a neuron of this sex uses, dim or not.
func used(f Finding) bool {
	return f.Transmitter != NoTransmitter && f.Grade != Uptake && f.Grade != Orphan && f.Grade != OtherSex
}

func usedFirmly(f Finding) bool { return used(f) && f.Grade != Dim }

// assign gives each neuron the first of its findings that counts. A neuron of
// whose findings none counts keeps the grade of the first: orphan, uptake, dim.
func (p *SignPolicy) assign(a *Atlas, counts use) {
	for _, f := range a.Findings { // sorted by neuron and rank
		old, ok := p.assignments[f.Neuron]
		switch {
		case ok && old.Source != a.Source.ID: // an atlas named before knows the neuron
			continue
		case counts(f) && old.Transmitter == NoTransmitter:
			p.assignments[f.Neuron] = Assignment{f.Transmitter, f.Grade, a.Source.ID}
		case !ok:
			p.assignments[f.Neuron] = Assignment{NoTransmitter, f.Grade, a.Source.ID}
		}
		if used(f) {
			p.used[f.Neuron] = append(p.used[f.Neuron], f)
		}
	}
}

// PolicyFromAtlases makes a policy of atlases: ACh and Glu excite, GABA inhibits.
func PolicyFromAtlases(name string, atlases ...*Atlas) *SignPolicy {
	return policyOf(name, used, atlases...)
}

func policyOf(name string, counts use, atlases ...*Atlas) *SignPolicy {
	p := &SignPolicy{
		Name:        name,
		assignments: map[string]Assignment{},
		used:        map[string][]Finding{},
		signs:       map[Transmitter]Sign{ACh: Excitatory, Glu: Excitatory, GABA: Inhibitory},
	}
	for _, a := range atlases {
		p.assign(a, counts)
		p.Sources = append(p.Sources, a.Source)
	}
	return p
}

// NamedPolicy returns a policy by its name, for a worm of the sex given
// ("male", else hermaphrodite). Policies are as in PolicyNames:
// wang2024 takes the primary transmitter of Wang et al. 2024, dim and variable
// expression included; for males supplementary file 3 and, for the neurons that
// both sexes have, file 2.
func NamedPolicy(name, sex string) (*SignPolicy, error) {
	switch name {
	case "wang2024", "wang2024-firm", "glu-inhibitory":
		counts := used
		if name == "wang2024-firm" {
			counts = usedFirmly
		}
		ids := []string{"wang2024-hermaphrodite"}
		if sex == "male" {
			ids = []string{"wang2024-male", "wang2024-hermaphrodite"}
		}
		atlases, err := embeddedAtlases(ids...)
		if err != nil {
			return nil, err
		}
		p := policyOf(name, counts, atlases...)
		if name == "glu-inhibitory" {
			p.signs[Glu] = Inhibitory
		}
		return p, nil
	case "fenyves2020", "gaba-first", "receptor":
		return fenyvesPolicy(name)
	case "table":
		p := policyOf(name, used)
		p.ownSigns = true
		return p, nil
	}
	return nil, UnknownNameError{"sign policy", name, PolicyNames}
}

// fenyvesPolicy makes the policies that rest on Fenyves et al. 2020, S3.
func fenyvesPolicy(name string) (*SignPolicy, error) {
	atlases, err := embeddedAtlases("fenyves2020-transmitters")
	if err != nil {
		return nil, err
	}
	p := policyOf(name, func(f Finding) bool { return used(f) && f.Rank == 1 }, atlases...)
	switch name {
	case "gaba-first":
		for _, f := range atlases[0].Findings {
			if f.Transmitter == GABA {
				p.assignments[f.Neuron] = Assignment{GABA, f.Grade, atlases[0].Source.ID}
			}
		}
	case "receptor":
		predictions, err := embeddedPredictions("fenyves2020-predictions")
		if err != nil {
			return nil, err
		}
		p.Sources = append(p.Sources, predictions.Source)
		p.predictions = make(map[[2]string]Sign, len(predictions.Predictions))
		for _, x := range predictions.Predictions {
			p.predictions[[2]string{x.Pre, x.Post}] = x.Sign()
		}
	}
	return p, nil
}
