package reports

import (
	"fmt"
	"image/color"
	"math"
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

func rgb(hex string) color.Color {
	var c color.RGBA
	fmt.Sscanf(hex, "#%02x%02x%02x", &c.R, &c.G, &c.B)
	c.A = 255
	return c
}

const chartWidth vg.Length = 460

// nullsChart shows how often each count came up in the nulls, and the count of
// the worm beside it.
func nullsChart(name, motif, unit string, observed int64, nulls []int64, s Statistics) figure {
	p := newPlot()
	p.X.Label.Text = unit
	p.Y.Label.Text = "nulls"
	p.X.Tick.Marker, p.Y.Tick.Marker = groupedTicks{}, groupedTicks{}
	p.Y.Min = 0

	bars := &plotter.Histogram{Bins: bins(nulls), FillColor: rgb(skyBlue)}
	for _, bin := range bars.Bins {
		bars.Width = bin.Max - bin.Min
		p.Y.Max = max(p.Y.Max, bin.Weight)
	}
	p.Add(bars)
	line, err := plotter.NewLine(plotter.XYs{{X: float64(observed)}, {X: float64(observed), Y: p.Y.Max}})
	if err == nil { // two finite points
		line.Width, line.Color = 2.5, rgb(vermillion)
		p.Add(line)
		p.Legend.Add("observed: "+grouped(observed), line)
	}
	p.Legend.Add("nulls: "+s.NullText(), swatch{rgb(skyBlue)})
	p.Legend.Top, p.Legend.Left = true, true
	p.Y.Max *= 1.35 // room for the legend

	alt := fmt.Sprintf("Histogram of the %s of %s in %s nulls: %s (mean ± SD). Observed: %s.",
		unit, motif, grouped(int64(len(nulls))), s.NullText(), grouped(observed))
	return drawn(name, alt, chartWidth, 210, roomy(p))
}

// roomy draws a plot with room on the right for the last number of its axis.
func roomy(p *plot.Plot) func(draw.Canvas) {
	return func(c draw.Canvas) { p.Draw(draw.Crop(c, 0, -22, 0, 0)) }
}

// bins divides counts into at most 40 bins of equal, whole width.
func bins(counts []int64) []plotter.HistogramBin {
	if len(counts) == 0 {
		return nil
	}
	least, most := slices.Min(counts), slices.Max(counts)
	width := (most-least)/40 + 1
	bins := make([]plotter.HistogramBin, (most-least)/width+1)
	for i := range bins {
		from := float64(least + int64(i)*width)
		bins[i].Min, bins[i].Max = from-0.5, from+float64(width)-0.5
	}
	for _, c := range counts {
		bins[(c-least)/width].Weight++
	}
	return bins
}

// groupedTicks labels the whole numbers of an axis, with commas.
type groupedTicks struct{}

func (groupedTicks) Ticks(least, most float64) []plot.Tick {
	ticks := plot.DefaultTicks{}.Ticks(least, most)
	for i, t := range ticks {
		if t.Label != "" {
			ticks[i].Label = ""
			if t.Value == math.Trunc(t.Value) {
				ticks[i].Label = grouped(int64(t.Value))
			}
		}
	}
	return ticks
}

// A swatch is a coloured field of a legend.
type swatch struct{ color.Color }

func (s swatch) Thumbnail(c *draw.Canvas) {
	c.FillPolygon(s.Color, []vg.Point{c.Min, {X: c.Min.X, Y: c.Max.Y}, c.Max, {X: c.Max.X, Y: c.Min.Y}})
}

// An enrichment is one row of a chart of fold and Z.
type enrichment struct {
	label   string
	fold, z Number
	hollow  bool // an open mark, for what is not this run's main figure
}

// foldAndZ shows the fold and the Z of each row side by side. Fold is on a
// logarithmic scale, so that twice and half stand equally far from 1.
func foldAndZ(name, alt string, width vg.Length, rows []enrichment) figure {
	height := vg.Length(70 + 18*len(rows))
	var folds, zs, openFolds, openZs plotter.XYs
	labels := make([]string, len(rows))
	for i, row := range rows {
		y := float64(len(rows) - 1 - i) // the first row on top
		labels[len(rows)-1-i] = row.label
		if row.fold.Known() && row.fold > 0 {
			addTo(&folds, &openFolds, row.hollow, float64(row.fold), y)
		}
		if row.z.Known() {
			addTo(&zs, &openZs, row.hollow, float64(row.z), y)
		}
	}
	left, right := newPlot(), newPlot()
	left.Title.Text, right.Title.Text = "fold", "Z"
	left.X.Scale, left.X.Tick.Marker = plot.LogScale{}, foldTicks{}
	left.X.Min, left.X.Max = 0.5, 2
	marks(left, folds, openFolds, 1)
	left.X.Min, left.X.Max = left.X.Min/1.3, left.X.Max*1.3
	right.X.Min, right.X.Max, right.X.Tick.Marker = -2, 2, groupedTicks{}
	marks(right, zs, openZs, 0)
	margin := (right.X.Max - right.X.Min) / 20
	right.X.Min, right.X.Max = right.X.Min-margin, right.X.Max+margin
	for _, p := range []*plot.Plot{left, right} {
		p.NominalY(labels...)
		p.Y.Min, p.Y.Max = -0.6, float64(len(rows))-0.4
	}
	right.NominalY(make([]string, len(rows))...)
	return drawn(name, alt, width, height, func(c draw.Canvas) {
		left.Draw(draw.Crop(c, 0, -width*0.38, 0, 0))
		right.Draw(draw.Crop(c, width*0.62, -14, 0, 0))
	})
}

func addTo(filled, open *plotter.XYs, hollow bool, x, y float64) {
	if hollow {
		filled = open
	}
	*filled = append(*filled, plotter.XY{X: x, Y: y})
}

// marks puts dots on a plot, filled and hollow ones, and a line where chance is.
func marks(p *plot.Plot, filled, open plotter.XYs, chance float64) {
	for _, points := range []plotter.XYs{filled, open} {
		if len(points) == 0 {
			continue
		}
		dots, err := plotter.NewScatter(points)
		if err != nil {
			continue // a coordinate that is not finite; callers leave those out
		}
		dots.Radius, dots.Shape, dots.Color = 4, draw.CircleGlyph{}, rgb(blue)
		if len(open) > 0 && &points[0] == &open[0] {
			dots.Shape, dots.Color = draw.BoxGlyph{}, rgb(vermillion)
		}
		p.Add(dots)
	}
	p.Add(verticalLine{chance})
	p.Add(&plotter.Grid{Horizontal: draw.LineStyle{Color: color.Gray{Y: 160}, Width: 0.3}})
}

// A verticalLine crosses the whole plot at an x.
type verticalLine struct{ x float64 }

func (l verticalLine) Plot(c draw.Canvas, p *plot.Plot) {
	x, _ := p.Transforms(&c)
	at := x(l.x)
	c.StrokeLine2(draw.LineStyle{Color: color.Black, Width: 0.8, Dashes: []vg.Length{3, 3}}, at, c.Min.Y, at, c.Max.Y)
}

// foldTicks are 1, 2 and 5 times the powers of ten.
type foldTicks struct{}

func (foldTicks) Ticks(least, most float64) []plot.Tick {
	var ticks []plot.Tick
	for power := math.Floor(math.Log10(least)); power <= math.Log10(most); power++ {
		for _, step := range []float64{1, 2, 5} {
			value := step * math.Pow(10, power)
			label := fmt.Sprint(value)
			if most/least > 200 && step != 1 {
				label = "" // no room
			}
			if value >= least && value <= most {
				ticks = append(ticks, plot.Tick{Value: value, Label: label})
			}
		}
	}
	return ticks
}

const topNeurons = 12

// roleColours are for the roles of a motif in their order; roles past the eighth
// begin again.
var roleColours = []string{blue, orange, bluishGreen, reddishPurple, skyBlue, vermillion, yellow, "#999999"}

// participationChart shows the neurons that stand in most occurrences, by their
// role in it.
func participationChart(m Motif) figure {
	top := m.top()
	p := newPlot()
	p.X.Label.Text = "occurrences"
	p.X.Tick.Marker = groupedTicks{}
	p.X.Min = 0
	labels := make([]string, len(top))
	below := make([]float64, len(top))
	for role, nodes := range m.Roles {
		colour := rgb(roleColours[role%len(roleColours)])
		p.Add(stackedBars(top, role, below, colour))
		p.Legend.Add(nodes, swatch{colour})
	}
	for i, t := range top {
		labels[len(top)-1-i] = t.Name + roleNote(t.Role)
		p.X.Max = max(p.X.Max, below[i])
	}
	p.NominalY(labels...)
	p.Y.Min, p.Y.Max = -0.6, float64(len(top))-0.4
	p.X.Max *= 1.15 // room for the legend
	p.Legend.ThumbnailWidth = 12
	alt := fmt.Sprintf("Bars of the %d neurons in most occurrences of %s, divided by their role in the motif.", len(top), m.Name)
	return drawn("participation-"+slug(m.Name), alt, chartWidth, vg.Length(70+17*max(len(top), len(m.Roles))), roomy(p))
}

func roleNote(role string) string {
	if role == "" {
		return ""
	}
	return " (" + role + ")"
}

// stackedBars draws one role's share of each neuron's bar beside those already
// drawn, and adds it to them.
func stackedBars(top []Participant, role int, below []float64, colour color.Color) plot.Plotter {
	bars := make([]bar, len(top))
	for i, t := range top {
		share := float64(t.AtRole[role])
		bars[i] = bar{from: below[i], to: below[i] + share, row: len(top) - 1 - i}
		below[i] += share
	}
	return horizontalBars{bars, colour}
}

type bar struct {
	from, to float64
	row      int
}

// horizontalBars are drawn by hand: plotter.BarChart cannot end stacked
// horizontal bars at a width given in units of the axis.
type horizontalBars struct {
	bars   []bar
	colour color.Color
}

func (h horizontalBars) Plot(c draw.Canvas, p *plot.Plot) {
	x, y := p.Transforms(&c)
	for _, b := range h.bars {
		if b.to > b.from {
			low, high := y(float64(b.row)-0.36), y(float64(b.row)+0.36)
			c.FillPolygon(h.colour, []vg.Point{{X: x(b.from), Y: low}, {X: x(b.from), Y: high}, {X: x(b.to), Y: high}, {X: x(b.to), Y: low}})
		}
	}
}

// countChart shows the occurrences in the nulls and in the worm.
func (m Motif) countChart() figure {
	return nullsChart("nulls-"+slug(m.Name), m.Name, "occurrences", m.Count, m.NullCounts, m.Statistics)
}

// inducedChart shows the induced occurrences in the nulls and in the worm.
func (m Motif) inducedChart() figure {
	return nullsChart("induced-nulls-"+slug(m.Name), m.Name, "induced occurrences", m.Induced, m.InducedNullCounts, m.InducedStatistics)
}

// enrichmentChart shows fold and Z of every motif, of all and of induced
// occurrences.
func (r Run) enrichmentChart() figure {
	var rows []enrichment
	for _, m := range r.Motifs {
		rows = append(rows, enrichment{m.Name, m.Fold, m.Z, false}, enrichment{"induced", m.InducedStatistics.Fold, m.InducedStatistics.Z, true})
	}
	return foldAndZ("enrichment", "Fold and Z of every motif: filled circles for all occurrences, squares for induced ones. Fold 1 and Z 0 are chance.", 640, rows)
}

// headlineChart shows fold and Z of the headline motif under each choice.
func headlineChart(rows []headlineRow) figure {
	var marks []enrichment
	for _, row := range rows {
		marks = append(marks, enrichment{row.Label, row.Fold, row.Z, !row.Ours})
	}
	return foldAndZ("headline", "Fold and Z of "+headlineMotif+": circles are this report's, by sign policy; squares are published. Fold 1 and Z 0 are chance.", 460, marks)
}
