package reports

import (
	"cmp"
	"fmt"
	"html"
	"math"
	"strings"

	"github.com/wormotif/wormotif/motifs"
)

const drawingScale = 42 // pixels a unit

// Colours of Okabe and Ito (2008), distinguishable with any colour vision.
const (
	orange        = "#e69f00"
	skyBlue       = "#56b4e9"
	bluishGreen   = "#009e73"
	yellow        = "#f0e442"
	blue          = "#0072b2"
	vermillion    = "#d55e00"
	reddishPurple = "#cc79a7"
)

// drawing shows a pattern: an arrow excites, a bar inhibits, a diamond has the
// sign of the neuron that it comes from. Of the dashed connections, those of one
// kind of dash or more must be there.
func drawing(p motifs.Pattern) figure {
	l := layOut(p)
	least, most := l.bounds()
	var b strings.Builder
	width, height := (most.x-least.x)*drawingScale, (most.y-least.y)*drawingScale
	alt := "Drawing of " + describe(p)
	b.WriteString(svgStart(fmt.Sprintf("%s %s %.0f %.0f", scaled(least.x), scaled(least.y), width, height), width, height, alt))
	for _, a := range l.arcs {
		b.WriteString(l.drawArc(a))
	}
	for i, n := range p.Nodes {
		at := l.nodes[i]
		fill := "#ffffff"
		for _, r := range n.Is {
			switch {
			case r.Not:
			case r.Property == motifs.ExcitatoryNeuron:
				fill = "#d6e9f5"
			case r.Property == motifs.InhibitoryNeuron:
				fill = "#f9dfcc"
			}
		}
		fmt.Fprintf(&b, `<circle cx="%s" cy="%s" r="%s" fill="%s" stroke="currentColor" stroke-width="2"/>`+"\n", scaled(at.x), scaled(at.y), scaled(nodeRadius), fill)
		fmt.Fprintf(&b, `<text x="%s" y="%s" dy="0.36em" text-anchor="middle" font-family="Liberation Sans, Arial, sans-serif" font-size="15" font-weight="bold" fill="#000000">%s</text>`+"\n",
			scaled(at.x), scaled(at.y), html.EscapeString(n.Label))
	}
	b.WriteString("</svg>\n")
	return figure{"motif-" + slug(cmp.Or(p.Name, p.String())), alt, b.String()}
}

// describe names a pattern for people and screen readers.
func describe(p motifs.Pattern) string {
	if p.Name == "" {
		return p.String()
	}
	return p.Name + ": " + p.String()
}

func (l layout) bounds() (least, most point) {
	least, most = point{math.Inf(1), math.Inf(1)}, point{math.Inf(-1), math.Inf(-1)}
	include := func(p point, margin float64) {
		least = point{min(least.x, p.x-margin), min(least.y, p.y-margin)}
		most = point{max(most.x, p.x+margin), max(most.y, p.y+margin)}
	}
	for _, n := range l.nodes {
		include(n, nodeRadius+0.1)
	}
	for _, a := range l.arcs {
		for step := range 21 {
			include(l.along(a, a.bend, float64(step)/20), 0.1)
		}
	}
	return least, most
}

// drawArc draws one connection from the rim of one neuron to the rim of another.
func (l layout) drawArc(a arc) string {
	colour := map[motifs.Relation]string{motifs.Excites: blue, motifs.Inhibits: vermillion}[a.relation]
	if colour == "" {
		colour = "currentColor"
	}
	// The line ends where the head begins, so that the head's tip is sharp.
	start, tip := l.leaves(a, a.from, nodeRadius), l.leaves(a, a.to, nodeRadius+0.05)
	end := tip
	if a.relation == motifs.Excites || a.relation == motifs.OwnSign {
		end = l.leaves(a, a.to, nodeRadius+0.2)
	}
	var path strings.Builder
	const steps = 24
	for i := range steps + 1 {
		p := l.along(a, a.bend, start+(end-start)*float64(i)/steps)
		command := "L"
		if i == 0 {
			command = "M"
		}
		fmt.Fprintf(&path, "%s%s,%s", command, scaled(p.x), scaled(p.y))
	}
	dashes := ""
	if a.choice > 0 {
		dashes = fmt.Sprintf(` stroke-dasharray="%s"`, [...]string{"7 4", "2 3"}[(a.choice-1)%2])
	}
	line := fmt.Sprintf(`<path d="%s" fill="none" stroke="%s" stroke-width="2.5"%s/>`+"\n", path.String(), colour, dashes)
	return line + head(l.along(a, a.bend, tip), l.along(a, a.bend, end-0.02), a.relation, colour)
}

// leaves is how far along the arc one is at a distance from one of its ends.
func (l layout) leaves(a arc, node int, distance float64) float64 {
	at := l.nodes[node]
	t, step := 0.0, 0.002
	if node == a.to {
		t, step = 1, -step
	}
	for t >= 0 && t <= 1 {
		if p := l.along(a, a.bend, t); math.Hypot(p.x-at.x, p.y-at.y) >= distance {
			break
		}
		t += step
	}
	return t
}

// head draws the end of a connection: what it does to its target.
func head(tip, before point, r motifs.Relation, colour string) string {
	dx, dy := tip.x-before.x, tip.y-before.y
	length := math.Hypot(dx, dy)
	dx, dy = dx/length, dy/length
	at := func(back, aside float64) string {
		return scaled(tip.x-dx*back-dy*aside) + "," + scaled(tip.y-dy*back+dx*aside)
	}
	switch r {
	case motifs.Excites:
		return fmt.Sprintf(`<path d="M%sL%sL%sZ" fill="%s"/>`+"\n", at(0, 0), at(0.24, 0.12), at(0.24, -0.12), colour)
	case motifs.Inhibits:
		return fmt.Sprintf(`<path d="M%sL%s" stroke="%s" stroke-width="4.5"/>`+"\n", at(0, 0.19), at(0, -0.19), colour)
	case motifs.OwnSign:
		return fmt.Sprintf(`<path d="M%sL%sL%sL%sZ" fill="%s"/>`+"\n", at(0, 0), at(0.13, 0.12), at(0.26, 0), at(0.13, -0.12), colour)
	}
	return ""
}

// scaled is a length of a drawing in pixels.
func scaled(units float64) string { return fmt.Sprintf("%.1f", units*drawingScale) }
