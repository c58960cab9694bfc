package motifs

import (
	"strconv"
	"strings"
)

// A Pattern is a signed motif as data: neurons and what must hold among them.
// Its text form is the language that [Parse] reads.
type Pattern struct {
	Name    string // empty for a pattern given as text
	About   string // what it is, in a few words
	Nodes   []Node // in the order of their first mention
	Links   []Link // all of them must hold
	Choices []Choice
}

// A Node is one neuron of a Pattern. Different nodes are different neurons.
type Node struct {
	Label string
	Is    []Requirement // all of them must hold
}

// A Link is what must hold from one node to another.
type Link struct {
	From, To  int // indices into the pattern's nodes
	Relation  Relation
	MinWeight float32 // the connection weighs at least this; 0 for any weight
	Forbidden bool    // no such connection may be there
}

// A Choice is a list of alternatives, of which at least one must hold whole.
type Choice [][]Link

// Relation is the kind of a Link.
type Relation uint8

const (
	Excites  Relation = iota // > : an excitatory chemical connection
	Inhibits                 // | : an inhibitory chemical connection
	Contacts                 // ~ : a chemical connection of any sign, or none
	Coupled                  // = : an electrical connection, in either direction
	OwnSign                  // own : a connection of the sign that the From neuron's identity gives
	Mirrors                  // mirrors : the two neurons are left-right partners
)

var relationTexts = [...]string{
	Excites: ">", Inhibits: "|", Contacts: "~", Coupled: "=", OwnSign: " own ", Mirrors: " mirrors ",
}

// A Requirement is what a neuron must be, or must not be.
type Requirement struct {
	Property Property
	Value    string // empty for an identity
	Not      bool
}

// Property is what a Requirement asks about.
type Property uint8

const (
	// ExcitatoryNeuron has only excitatory among its signed outgoing
	// connections, and at least one of them.
	ExcitatoryNeuron Property = iota
	// InhibitoryNeuron has only inhibitory ones, and at least one.
	InhibitoryNeuron
	OfRole        // sensory, inter, motor, pharyngeal, sex-specific
	OfTransmitter // ACh, Glu, GABA, …
	Named         // the neuron's name or class, with * and ? as wildcards
)

// String returns the pattern in the language of Parse, links first.
func (p Pattern) String() string {
	var items []string
	for _, l := range p.Links {
		items = append(items, p.linkText(l))
	}
	for _, n := range p.Nodes {
		for _, r := range n.Is {
			items = append(items, n.Label+" is "+r.String())
		}
	}
	for _, choice := range p.Choices {
		var alternatives []string
		for _, links := range choice {
			var texts []string
			for _, l := range links {
				texts = append(texts, p.linkText(l))
			}
			alternatives = append(alternatives, "("+strings.Join(texts, ", ")+")")
		}
		items = append(items, strings.Join(alternatives, " or "))
	}
	return strings.Join(items, ", ")
}

func (p Pattern) linkText(l Link) string {
	relation := relationTexts[l.Relation]
	if l.Forbidden {
		relation = "!" + relation
	}
	text := p.Nodes[l.From].Label + relation + p.Nodes[l.To].Label
	if l.MinWeight > 0 {
		text += ":" + strconv.FormatFloat(float64(l.MinWeight), 'g', -1, 32)
	}
	return text
}

func (r Requirement) String() string {
	text := r.Value
	switch r.Property {
	case ExcitatoryNeuron:
		text = "excitatory"
	case InhibitoryNeuron:
		text = "inhibitory"
	}
	if r.Not {
		return "not " + text
	}
	return text
}

// Labels returns the labels of the pattern's nodes in order.
func (p Pattern) Labels() []string {
	labels := make([]string, len(p.Nodes))
	for i, n := range p.Nodes {
		labels[i] = n.Label
	}
	return labels
}
