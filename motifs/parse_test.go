package motifs

import (
	"errors"
	"testing"
)

func TestParseReadsWhatStringWrites(t *testing.T) {
	texts := []string{
		"A>I, I|D, B>D",
		"A>B:5, B!~A, A=B, A !> B",
		"A>B, A is sensory, B is not GABA, B is AVJ*",
		"X own P, X own M, M is inhibitory, P is excitatory, (A>P, B>M) or (C>P, D>M), A>X, B>X, C>X, D>X",
		"A~B, A mirrors B",
	}
	for _, text := range texts {
		p, err := Parse(text)
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		again, err := Parse(p.String())
		if err != nil {
			t.Errorf("%q became %q: %v", text, p, err)
		} else if again.String() != p.String() {
			t.Errorf("%q became %q, then %q", text, p, again)
		}
	}
}

func TestParseErrorsPointAtTheColumn(t *testing.T) {
	tests := []struct {
		text   string
		column int
	}{
		{"", 1},
		{"A", 2},
		{"A>", 3},
		{"A>>B", 3},
		{"A>A", 3},
		{"A>B,", 5},
		{"A>B C>D", 5},
		{"A>B, é|?", 8},
		{"A>B:0", 5},
		{"A>B:NaN", 5},
		{"A!own B", 7},
		{"A>B, A is", 10},
		{"A>B, (A>B)", 11},
		{"A>B, (A>B) or A>C", 15},
		{"A>B, (A>B or A>C)", 11},
		{"A!>B", 5},
		{"(A>B) or (B>A) or (A|B) or (B|A) or (A~B) or (B~A) or (A=B)", 60},
		{"A>B, C is sensory", 18},
		{"A>B, B>C, C>D, D>E, E>F, F>G, G>H, H>I, I>J, J>K", 49},
	}
	for _, test := range tests {
		_, err := Parse(test.text)
		parseError, ok := errors.AsType[*ParseError](err)
		if !ok {
			t.Errorf("%q: error %v, want a *ParseError", test.text, err)
		} else if parseError.Column != test.column {
			t.Errorf("%q: column %d (%s), want %d", test.text, parseError.Column, parseError.Problem, test.column)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add("A>I, I|D, B>D")
	f.Add("X own P, P is not excitatory, (A>P:2) or (B!~P)")
	f.Fuzz(func(t *testing.T, text string) {
		p, err := Parse(text)
		if err != nil {
			return
		}
		again, err := Parse(p.String())
		if err != nil || again.String() != p.String() {
			t.Errorf("%q became %q, then %q (%v)", text, p, again, err)
		}
	})
}

func TestCatalogueParses(t *testing.T) {
	seen := map[string]bool{}
	for _, p := range Catalogue() {
		if p.Name == "" || p.About == "" || seen[p.Name] {
			t.Errorf("%q: a catalogue entry needs a name of its own and a description", p.Name)
		}
		seen[p.Name] = true
	}
	if _, ok := ByName("signed-xor"); !ok {
		t.Error("signed-xor is missing")
	}
}
