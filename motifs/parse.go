package motifs

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/wormotif/wormotif/connectome"
)

// maxNodes and maxSelections bound a pattern: automorphisms and plans are found
// by search over the orders of its nodes, and its count is a sum over the ways
// to choose alternatives.
const (
	maxNodes      = 10
	maxSelections = 63
)

// A ParseError says where a pattern does not parse, and why.
type ParseError struct {
	Text    string // the whole pattern
	Column  int    // from 1, in characters
	Problem string
}

func (e *ParseError) Error() string {
	return fmt.Sprintf("pattern %q, column %d: %s", e.Text, e.Column, e.Problem)
}

// Parse reads a pattern. The grammar, with white space allowed between tokens:
//
//	pattern  = item { "," item }
//	item     = link | property | choice
//	link     = label relation label [ ":" weight ]
//	relation = [ "!" ] ( ">" | "|" | "~" | "=" ) | "own" | "mirrors"
//	property = label "is" [ "not" ] value
//	choice   = "(" links ")" "or" "(" links ")" { "or" "(" links ")" }
//	links    = link { "," link }
//	label    = a letter, then letters, digits or "_"
//	value    = "excitatory" | "inhibitory" | a role | a transmitter
//	         | a neuron's name or class, with * and ? as wildcards
//
// > excites, | inhibits, ~ is a chemical connection of any sign, = an electrical
// one; ! forbids; a number after a colon is the least weight. "X own P" is a
// connection of X's own sign: > if X is an excitatory neuron, | if it is an
// inhibitory one, and X must be one of the two. "A mirrors B" makes them
// left-right partners.
//
// A pattern that does not parse gives a *ParseError.
func Parse(text string) (Pattern, error) {
	p := parser{text: text}
	err := p.pattern()
	return p.result, err
}

type parser struct {
	text   string
	pos    int // byte offset of the next token
	result Pattern
}

func (p *parser) pattern() error {
	for {
		if err := p.item(); err != nil {
			return err
		}
		if p.peek() == "" {
			break
		}
		if !p.accept(",") {
			return p.fail("expected a comma, found %q", p.peek())
		}
	}
	return p.check()
}

func (p *parser) item() error {
	if p.peek() == "(" {
		return p.choice()
	}
	start := p.pos
	node, err := p.label()
	if err != nil {
		return err
	}
	if p.accept("is") {
		return p.property(node)
	}
	p.pos = start
	link, err := p.link()
	p.result.Links = append(p.result.Links, link)
	return err
}

func (p *parser) property(node int) error {
	not := p.accept("not")
	value := p.peek()
	if value == "" || strings.ContainsAny(value, ",()>|~=!:") {
		return p.fail(`expected what the neuron is, such as "excitatory", "sensory", "GABA" or "AVJ*"`)
	}
	p.accept(value)
	r := requirement(value)
	r.Not = not
	p.result.Nodes[node].Is = append(p.result.Nodes[node].Is, r)
	return nil
}

// requirement tells what kind of thing a value names.
func requirement(value string) Requirement {
	roles := []connectome.Role{connectome.Sensory, connectome.Inter, connectome.Motor, connectome.Pharyngeal, connectome.SexSpecific}
	switch {
	case value == "excitatory":
		return Requirement{Property: ExcitatoryNeuron}
	case value == "inhibitory":
		return Requirement{Property: InhibitoryNeuron}
	case slices.Contains(roles, connectome.Role(value)):
		return Requirement{Property: OfRole, Value: value}
	case slices.Contains(transmitters, value):
		return Requirement{Property: OfTransmitter, Value: value}
	}
	return Requirement{Property: Named, Value: value}
}

// transmitters are the values that name a transmitter and not a neuron.
var transmitters = []string{"ACh", "Glu", "GABA", "dopamine", "serotonin", "octopamine", "tyramine", "betaine"}

func (p *parser) choice() error {
	var choice Choice
	for {
		if !p.accept("(") {
			return p.fail(`expected "(" to open an alternative`)
		}
		var links []Link
		for {
			link, err := p.link()
			if err != nil {
				return err
			}
			links = append(links, link)
			if !p.accept(",") {
				break
			}
		}
		if !p.accept(")") {
			return p.fail(`expected "," or ")" in an alternative, found %q`, p.peek())
		}
		choice = append(choice, links)
		if !p.accept("or") {
			break
		}
	}
	if len(choice) < 2 {
		return p.fail(`expected "or" and a second alternative`)
	}
	p.result.Choices = append(p.result.Choices, choice)
	return nil
}

func (p *parser) link() (Link, error) {
	var l Link
	var err error
	if l.From, err = p.label(); err != nil {
		return l, err
	}
	l.Forbidden = p.accept("!")
	relation := slices.IndexFunc(relationTexts[:], func(text string) bool { return p.accept(strings.TrimSpace(text)) })
	if relation < 0 {
		return l, p.fail(`expected ">" (excites), "|" (inhibits), "~" (any), "=" (electrical), "own", "mirrors" or "is", found %q`, p.peek())
	}
	l.Relation = Relation(relation)
	if l.Forbidden && (l.Relation == OwnSign || l.Relation == Mirrors) {
		return l, p.fail(`"!" goes with ">", "|", "~" and "=" only`)
	}
	start := p.pos
	if l.To, err = p.label(); err != nil {
		return l, err
	}
	if l.From == l.To {
		p.pos = start
		return l, p.fail("a neuron's connection to itself is not counted; name another neuron")
	}
	if p.accept(":") {
		number := p.peek()
		w, err := strconv.ParseFloat(number, 32)
		if err != nil || !(w > 0) || l.Relation == Mirrors {
			return l, p.fail(`expected a weight above 0 after ":", found %q`, number)
		}
		p.accept(number)
		l.MinWeight = float32(w)
	}
	return l, nil
}

var keywords = []string{"is", "not", "own", "or", "mirrors"}

// label reads a node's label and returns its index, new nodes last.
func (p *parser) label() (int, error) {
	label := p.peek()
	first, _ := utf8.DecodeRuneInString(label)
	if !unicode.IsLetter(first) || strings.ContainsAny(label, "*?") || slices.Contains(keywords, label) {
		return 0, p.fail("expected a neuron's label, found %q", label)
	}
	p.accept(label)
	i := slices.IndexFunc(p.result.Nodes, func(n Node) bool { return n.Label == label })
	if i < 0 {
		i = len(p.result.Nodes)
		p.result.Nodes = append(p.result.Nodes, Node{Label: label})
	}
	return i, nil
}

// peek returns the next token without taking it; "" at the end.
func (p *parser) peek() string {
	p.pos += len(p.text[p.pos:]) - len(strings.TrimLeftFunc(p.text[p.pos:], unicode.IsSpace))
	rest := p.text[p.pos:]
	word := strings.IndexFunc(rest, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("_.*?-", r)
	})
	switch {
	case word < 0:
		return rest
	case word > 0:
		return rest[:word]
	}
	_, size := utf8.DecodeRuneInString(rest)
	return rest[:size]
}

func (p *parser) accept(token string) bool {
	if p.peek() != token || token == "" {
		return false
	}
	p.pos += len(token)
	return true
}

func (p *parser) fail(format string, args ...any) error {
	p.peek() // to the start of the token at fault
	return &ParseError{p.text, utf8.RuneCountInString(p.text[:p.pos]) + 1, fmt.Sprintf(format, args...)}
}

// check refuses patterns that are too large to plan, and those that can't be
// counted as meant: with a neuron that nothing ties to the others.
func (p *parser) check() error {
	if n := len(p.result.Nodes); n > maxNodes {
		return p.fail("%d neurons, at most %d are possible", n, maxNodes)
	}
	links := slices.Clone(p.result.Links)
	selections := 1
	for _, choice := range p.result.Choices {
		links = append(links, slices.Concat(choice...)...)
		selections *= 1<<min(len(choice), maxNodes) - 1
		if selections > maxSelections {
			return p.fail("too many alternatives: at most 6 in one choice, or 2 in each of three")
		}
	}
	tied := make([]bool, len(p.result.Nodes))
	for _, l := range links {
		if !l.Forbidden {
			tied[l.From], tied[l.To] = true, true
		}
	}
	if i := slices.Index(tied, false); i >= 0 {
		return p.fail("%s needs a connection that it takes part in", p.result.Nodes[i].Label)
	}
	return nil
}
