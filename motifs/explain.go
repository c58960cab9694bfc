package motifs

import (
	"fmt"
	"strings"
)

// Explain says how the Counter counts: for each pattern its sum of clauses, and
// for each clause the plan with its estimated cost. A clause is written in the
// language of patterns with letters of its own. A look is one search for the
// neurons that a node can be.
func (c *Counter) Explain() string {
	var b strings.Builder
	used := make([]bool, len(c.programs))
	for i, p := range c.patterns {
		fmt.Fprintf(&b, "%s\n", p)
		c.explainSum(&b, "count", c.plain[i], used)
		c.explainSum(&b, "induced", c.induced[i], used)
	}
	b.WriteString("\nplans\n")
	for i, p := range c.programs {
		if used[i] {
			fmt.Fprintf(&b, "  #%d  %s\n      %s\n", i, c.clauseText(p.clause), p.explain())
		}
	}
	return b.String()
}

func (c *Counter) explainSum(b *strings.Builder, what string, s sum, used []bool) {
	var terms []string
	cost := 0.0
	for i, program := range s.programs {
		sign := "+"
		if s.times[i] < 0 {
			sign = "-"
		}
		terms = append(terms, fmt.Sprintf("%s #%d", sign, program))
		cost += c.programs[program].cost
		c.mark(program, used)
	}
	if len(terms) == 0 {
		terms = []string{"0: its conditions contradict each other"}
	}
	fmt.Fprintf(b, "  %s = (%s) / %d automorphisms; about %.2g looks\n", what, strings.TrimPrefix(strings.Join(terms, " "), "+ "), s.automorphisms, cost)
}

// mark notes the program and all that it subtracts as used.
func (c *Counter) mark(program int, used []bool) {
	used[program] = true
	for _, m := range c.programs[program].minus {
		c.mark(m, used)
	}
}

func (p program) explain() string {
	names := func(steps []step) string {
		var letters []string
		for _, s := range steps {
			letters = append(letters, nodeLetter(s.node))
		}
		return strings.Join(letters, ", ")
	}
	var parts []string
	for _, part := range p.parts {
		text := "{" + names(part.steps) + "}"
		if part.power > 1 {
			text += fmt.Sprintf("^%d", part.power)
		}
		parts = append(parts, text)
	}
	text := fmt.Sprintf("for each (%s) count %s", names(p.cut), strings.Join(parts, " x "))
	if p.symmetry > 1 {
		text = fmt.Sprintf("%d times, in one order: %s", p.symmetry, text)
	}
	if len(p.minus) > 0 {
		var minus []string
		for _, m := range p.minus {
			minus = append(minus, fmt.Sprintf("#%d", m))
		}
		text += "; less " + strings.Join(minus, ", ")
	}
	return fmt.Sprintf("%s; about %.2g looks", text, p.cost)
}

// clauseText writes a clause in the language of patterns.
func (c *Counter) clauseText(cl clause) string {
	v := c.graph.vocabulary
	p := Pattern{}
	for i, must := range cl.must {
		n := Node{Label: nodeLetter(i)}
		for k, r := range v.requirements {
			if must>>k&1 == 1 {
				n.Is = append(n.Is, r)
			}
		}
		p.Nodes = append(p.Nodes, n)
	}
	forbidden := 0
	for _, a := range cl.arcs {
		if a.forbidden {
			forbidden++
			continue
		}
		l := v.layers[a.layer]
		p.Links = append(p.Links, Link{int(a.from), int(a.to), l.relation, l.minWeight, false})
	}
	text := p.String()
	if forbidden > 0 {
		text += fmt.Sprintf(", and %d connections forbidden", forbidden)
	}
	return text
}

func nodeLetter(i int) string { return string(rune('a' + i)) }
