package reports

import (
	"fmt"
	"html"
	"regexp"
	"strings"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgsvg"
)

// A figure is a picture with its name in the folder and its description. The SVG
// has no background and draws in the colour of the text around it, so that it
// suits a light and a dark page alike.
type figure struct {
	Name string // nulls-xor-core
	Alt  string // what it shows, in words
	SVG  string
}

// file returns the figure as a document of its own, on white.
func (f figure) file() []byte {
	head, body, _ := strings.Cut(f.SVG, ">\n")
	return []byte(head + ">\n" + `<rect x="-5000" y="-5000" width="10000" height="10000" fill="#ffffff"/>` + "\n" + body)
}

// svgStart returns the start of an SVG document of a size in pixels or points.
func svgStart(viewBox string, width, height float64, alt string) string {
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" width="%.0f" height="%.0f" viewBox="%s" role="img" aria-label="%s" fill="currentColor">`+"\n",
		width, height, viewBox, html.EscapeString(alt))
}

var plotHead = regexp.MustCompile(`(?s)^.*?<svg[^>]*>\n`)

// drawn returns what draw paints on a canvas of that size as a figure.
func drawn(name, alt string, width, height vg.Length, paint func(draw.Canvas)) figure {
	canvas := vgsvg.New(width, height)
	paint(draw.New(canvas))
	var b strings.Builder
	canvas.WriteTo(&b) // a strings.Builder takes everything
	viewBox := fmt.Sprintf("0 0 %.0f %.0f", width.Points(), height.Points())
	svg := plotHead.ReplaceAllLiteralString(b.String(), svgStart(viewBox, width.Points(), height.Points(), alt))
	svg = strings.ReplaceAll(svg, "stroke:#000000", "stroke:currentColor")
	svg = strings.ReplaceAll(svg, "font-family:Liberation Sans;", "font-family:Liberation Sans,Arial,Helvetica,sans-serif;")
	return figure{name, alt, svg}
}

// newPlot returns an empty plot in the style of the report.
func newPlot() *plot.Plot {
	p := plot.New()
	p.BackgroundColor = nil
	sans := func(f *font.Font, size vg.Length) {
		f.Variant, f.Size = "Sans", size
	}
	sans(&p.Title.TextStyle.Font, 12)
	for _, axis := range []*plot.Axis{&p.X, &p.Y} {
		sans(&axis.Label.TextStyle.Font, 11)
		sans(&axis.Tick.Label.Font, 10)
	}
	sans(&p.Legend.TextStyle.Font, 10)
	p.Legend.Padding = 3
	return p
}
