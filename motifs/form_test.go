package motifs

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestCanonicalRecognisesSpellings(t *testing.T) {
	same := [][2]string{
		{"A>I, I|D, B>D", "src>mid, other>out, mid|out"},
		{"A=B, A>B", "Y>X, X=Y"},
		{"A mirrors B, A>C, B>C", "Q>R, P>R, Q mirrors P"},
		{"A>B, A is sensory, A is not GABA", "X>Y, X is not GABA, X is sensory, X>Y"},
		{"(A>P, B>M) or (C>P, D>M), A>C, B>D", "B>D, A>C, (D>M, C>P) or (B>M, A>P)"},
		{"(A>B) or (A>B)", "A>B"},
		{"(A>B, B>C) or (A|C) or (A|C)", "(X|Z) or (Y>Z, X>Y)"},
		{"A>B, B>C, C>D, D>E, E>F, F>G, G>H, H>I, I>J, J>A", "F>A, A>G, G>B, B>H, H>C, C>I, I>D, D>J, J>E, E>F"},
		{"A>B, A>C, A>D, A>E, A>F, A>G, A>H, A>I, A>J", "c>a, c>b, c>d, c>e, c>f, c>g, c>h, c>i, c>j"},
	}
	for _, pair := range same {
		if a, b := canonicalText(t, pair[0]), canonicalText(t, pair[1]); a != b {
			t.Errorf("%q became %q, %q became %q", pair[0], a, pair[1], b)
		}
	}
	different := [][2]string{
		{"A>I, I|D", "A>I, I>D"},
		{"A>B", "A>B:2"},
		{"A>B, A!>B", "A>B, B!>A"},
		{"A>B, A is sensory", "A>B, B is sensory"},
		{"(A>P, B>M) or (C>P, D>M), A>C, B>D", "(A>P, D>M) or (C>P, B>M), A>C, B>D"},
		{"A>B, B>C, C>D, D>E, E>F, F>A", "A>B, B>C, C>A, D>E, E>F, F>D"},
	}
	for _, pair := range different {
		if a, b := canonicalText(t, pair[0]), canonicalText(t, pair[1]); a == b {
			t.Errorf("%q and %q both became %q", pair[0], pair[1], a)
		}
	}
}

func canonicalText(t *testing.T, text string) string {
	t.Helper()
	p, err := Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return p.Canonical().String()
}

// TestCanonicalOfShuffledPatterns shuffles nodes, items and alternatives of
// random patterns: the canonical form must not move, and must count the same.
func TestCanonicalOfShuffledPatterns(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 0))
	for range 1000 {
		p := randomPattern(r)
		want := p.Canonical()
		if got := shuffled(p, r).Canonical(); got.String() != want.String() {
			t.Fatalf("%s: %s, shuffled %s", p, want, got)
		}
		net := randomNetwork(r)
		counts := make([]Count, 2)
		counter, err := NewCounter(net, []Pattern{p, want})
		if err != nil {
			t.Fatal(err)
		}
		if err := counter.Count(Edges(net), counts); err != nil {
			t.Fatal(err)
		}
		if counts[0] != counts[1] {
			t.Fatalf("%s counts %v, its canonical form %s %v", p, counts[0], want, counts[1])
		}
	}
}

func shuffled(p Pattern, r *rand.Rand) Pattern {
	to := r.Perm(len(p.Nodes))
	shuffle := func(links []Link) []Link {
		moved := slices.Clone(links)
		for i, l := range moved {
			moved[i].From, moved[i].To = to[l.From], to[l.To]
			if l.Relation == Coupled && r.IntN(2) == 0 {
				moved[i].From, moved[i].To = moved[i].To, moved[i].From
			}
		}
		r.Shuffle(len(moved), func(i, j int) { moved[i], moved[j] = moved[j], moved[i] })
		return moved
	}
	s := Pattern{Nodes: make([]Node, len(p.Nodes)), Links: shuffle(p.Links)}
	for i, n := range p.Nodes {
		s.Nodes[to[i]] = n
	}
	for _, choice := range p.Choices {
		var c Choice
		for _, links := range choice {
			c = append(c, shuffle(links))
		}
		r.Shuffle(len(c), func(i, j int) { c[i], c[j] = c[j], c[i] })
		s.Choices = append(s.Choices, c)
	}
	return s
}
