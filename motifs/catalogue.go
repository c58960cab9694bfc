package motifs

import "slices"

// catalogue holds the motifs that have a name, in the order of reports. The XOR
// family follows arXiv 2406.09940 and doi 10.64898/2026.06.05.730322.
var catalogue = []struct{ name, about, text string }{
	{"feedforward-inhibition", "a neuron excites its target and the target's inhibitor", "A>I, A>D, I|D"},
	{"feedback-inhibition", "a neuron excites its own inhibitor", "A>I, I|A"},
	{"disynaptic-inhibition", "a neuron inhibits another through an interneuron", "A>I, I|D"},
	{"mutual-inhibition", "two neurons inhibit each other", "I|J, J|I"},
	{"disinhibition", "an inhibitor is inhibited", "I|J, J|D"},
	{"lateral-inhibition", "a pathway inhibits its neighbour's output", "A>C, A>I, I|D, B>D"},
	{"lateral-inhibition-mutual", "two pathways inhibit each other's output", "A>C, A>I, I|D, B>D, B>J, J|C"},
	{"winner-take-all", "two neurons silence each other, each through its own interneuron", "A>I, I|B, B>J, J|A"},
	{"shared-winner-take-all", "two neurons silence each other through one interneuron", "A>I, B>I, I|A, I|B"},
	{"ff-excitatory", "feed-forward excitation", "A>B, A>C, B>C"},
	{"feedback-excitatory", "a ring of three excitatory connections", "A>B, B>C, C>A"},
	{"reciprocal-excitation", "two neurons excite each other", "A>B, B>A"},
	{"bifan-excitatory", "two neurons excite the same two targets", "A>C, A>D, B>C, B>D"},
	{"xor-core", "two lateral inhibitions that share their interneuron", xorCore},
	{"xor", "the core and the comparator that its latents excite", xor},
	{"signed-xor", "xor with an under-shoot and an over-shoot error neuron",
		xor + ", X own P, X own M, P is excitatory, M is inhibitory, (A>P, B>M) or (C>P, D>M)"},
}

const (
	xorCore = "A>C, A>I, B>D, B>I, I|C, I|D"
	xor     = xorCore + ", C>X, D>X"
)

// Catalogue returns every motif that has a name.
func Catalogue() []Pattern {
	var patterns []Pattern
	for _, entry := range catalogue {
		p, err := Parse(entry.text)
		if err != nil {
			panic(err) // the texts above are constants that a test parses
		}
		p.Name, p.About = entry.name, entry.about
		patterns = append(patterns, p)
	}
	return patterns
}

// ByName returns the catalogue's motif of that name.
func ByName(name string) (Pattern, bool) {
	patterns := Catalogue()
	i := slices.IndexFunc(patterns, func(p Pattern) bool { return p.Name == name })
	if i < 0 {
		return Pattern{}, false
	}
	return patterns[i], true
}
