package circuits

import "github.com/wormotif/wormotif/motifs"

// roles say what each node of a pattern does in its circuit: see the package's
// documentation.
type roles struct {
	input, inhibitory []bool
	interneuron       []bool // inhibits within the motif
	weak              []bool // connections onto it have the weak weight
}

func rolesOf(p motifs.Pattern) roles {
	n := len(p.Nodes)
	r := roles{make([]bool, n), make([]bool, n), make([]bool, n), make([]bool, n)}
	exciters, sends, required := make([]int, n), make([]bool, n), make([]bool, n)
	links := p.Links
	for _, choice := range p.Choices {
		for _, alternative := range choice {
			links = append(links[:len(links):len(links)], alternative...)
		}
	}
	for _, l := range links {
		if l.Forbidden || !signed(l.Relation) {
			continue
		}
		sends[l.From] = true
		if l.Relation == motifs.Inhibits {
			r.inhibitory[l.From], r.interneuron[l.From] = true, true
		} else {
			exciters[l.To]++
		}
	}
	for i, node := range p.Nodes {
		for _, is := range node.Is {
			if is.Not {
				continue
			}
			switch is.Property {
			case motifs.InhibitoryNeuron:
				r.inhibitory[i], required[i] = true, true
			case motifs.ExcitatoryNeuron:
				required[i] = true
			}
		}
	}
	inputs := 0
	for i := range n {
		r.weak[i] = r.inhibitory[i] && exciters[i] >= 2 || required[i] && !sends[i]
		if exciters[i] == 0 {
			r.input[i] = true
			inputs++
		}
	}
	if inputs == 0 && n > 0 {
		r.input[0] = true
	}
	return r
}

func signed(r motifs.Relation) bool {
	return r == motifs.Excites || r == motifs.Inhibits || r == motifs.OwnSign
}

// Inputs returns the nodes of the pattern that nothing in it excites: the
// neurons that a test drives. There is at least one.
func Inputs(p motifs.Pattern) []int {
	var inputs []int
	for i, is := range rolesOf(p).input {
		if is {
			inputs = append(inputs, i)
		}
	}
	return inputs
}
