package motifs

import (
	"errors"
	"fmt"

	"github.com/wormotif/wormotif/connectome"
)

// A Count is how often a motif occurs.
type Count struct {
	Count   int64 // occurrences: injective maps divided by automorphisms
	Induced int64 // those with no other chemical connection among their neurons
}

// ErrOverflow says that a count does not fit into 64 bits.
var ErrOverflow = errors.New("the count exceeds 9,223,372,036,854,775,807, the largest that is kept exactly")

// A Counter counts patterns in one network and in randomized versions of it. Its
// plans suit the degrees of that network; its counts are exact for any. A
// Counter is not for concurrent use.
type Counter struct {
	patterns []Pattern
	graph    *dense
	search   *search
	programs []program
	values   []total // by program
	plain    []sum   // by pattern
	induced  []sum
}

// A sum adds up programs: the maps of one pattern.
type sum struct {
	programs      []int
	times         []int64
	automorphisms int64
}

// maxRequirements bounds the different requirements of patterns that are counted
// together: they are bits of a word, in which plans keep maxNodes more.
const maxRequirements = 64 - maxNodes

// NewCounter plans how to count the patterns in networks like n. It fails where
// the patterns together ask for more than 54 different things of neurons.
func NewCounter(n *connectome.Network, patterns []Pattern) (*Counter, error) {
	var v vocabulary
	plain := make([][]term, len(patterns))
	induced := make([][]term, len(patterns))
	for i, p := range patterns {
		plain[i] = v.terms(p)
		induced[i] = v.inducedTerms(p)
	}
	if len(v.requirements) > maxRequirements {
		return nil, fmt.Errorf("the patterns ask for %d different things of neurons, at most %d are possible: count some of them apart", len(v.requirements), maxRequirements)
	}
	g := newDense(&v, n.Neurons)
	g.load(Edges(n))
	planner := newPlanner(&v, newEstimator(g))
	c := &Counter{patterns: patterns, graph: g, search: newSearch(g)}
	for i, p := range patterns {
		automorphisms := int64(len(p.Automorphisms()))
		c.plain = append(c.plain, newSum(plain[i], automorphisms, planner.program))
		c.induced = append(c.induced, newSum(induced[i], automorphisms, planner.plainProgram))
	}
	c.programs = planner.programs
	c.values = make([]total, len(c.programs))
	return c, nil
}

func newSum(terms []term, automorphisms int64, program func(clause) int) sum {
	s := sum{automorphisms: automorphisms}
	for _, t := range terms {
		s.programs = append(s.programs, program(t.clause))
		s.times = append(s.times, t.times)
	}
	return s
}

// Count counts every pattern among the edges and puts the counts, in the order
// of the patterns, into counts. Self-connections are passed over. A pattern that
// occurs too often gives ErrOverflow with its name.
func (c *Counter) Count(edges []Edge, counts []Count) error {
	c.graph.load(edges)
	for i := range c.programs {
		c.run(i)
	}
	for i, p := range c.patterns {
		plain, ok := c.plain[i].occurrences(c.values)
		if !ok {
			return fmt.Errorf("%s: %w", p, ErrOverflow)
		}
		induced, ok := c.induced[i].occurrences(c.values)
		if !ok {
			return fmt.Errorf("%s, induced: %w", p, ErrOverflow)
		}
		counts[i] = Count{plain, induced}
	}
	return nil
}

// run evaluates a program. Those it subtracts were planned, and so evaluated,
// before it.
func (c *Counter) run(i int) {
	p := &c.programs[i]
	value := c.search.count(p)
	for _, m := range p.minus {
		value.overflow = value.overflow || c.values[m].overflow
		value.sum -= c.values[m].sum
	}
	c.values[i] = value
}

func (s sum) occurrences(values []total) (int64, bool) {
	var maps int64
	for i, program := range s.programs {
		value := values[program]
		if value.overflow {
			return 0, false
		}
		// |terms| is at most a few, and each fits; a sum beyond int64 shows as a
		// change of sign.
		next := maps + s.times[i]*value.sum
		if (next < maps) != (s.times[i]*value.sum < 0) {
			return 0, false
		}
		maps = next
	}
	return maps / s.automorphisms, true
}
