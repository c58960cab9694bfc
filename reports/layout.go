package reports

import (
	"cmp"
	"math"
	"slices"

	"gonum.org/v1/gonum/graph/simple"
	"gonum.org/v1/gonum/graph/topo"

	"github.com/wormotif/wormotif/motifs"
)

// A point is a place in a drawing. One unit is half the distance between two
// neighbouring neurons of a row; y grows downwards.
type point struct{ x, y float64 }

// An arc is a drawn connection between two nodes of a pattern.
type arc struct {
	from, to int
	relation motifs.Relation
	choice   int     // 0 for what must hold, else the number of the alternative
	bend     float64 // how far the middle is pushed to the right of the way, in units
}

// A layout says where everything of a drawn pattern goes.
type layout struct {
	nodes []point
	arcs  []arc
}

const (
	nodeRadius = 0.38
	clearance  = nodeRadius + 0.12 // an arc stays this far from neurons that it does not touch
	rowHeight  = 1.5
)

// layOut places the neurons of a pattern in rows from input to output, or on a
// circle where every neuron feeds back to every other.
func layOut(p motifs.Pattern) layout {
	l := layout{arcs: arcsOf(p)}
	rows := rowsOf(len(p.Nodes), l.arcs)
	if len(rows) == 1 {
		l.nodes = onCircle(len(p.Nodes))
	} else {
		l.nodes = inRows(len(p.Nodes), rows)
	}
	for i := range l.arcs {
		l.arcs[i].bend = l.bendOf(l.arcs[i])
	}
	return l
}

// arcsOf returns the connections of a pattern that can be drawn: those that must
// be absent, and left-right partners, are told by the pattern's text alone.
func arcsOf(p motifs.Pattern) []arc {
	var arcs []arc
	add := func(links []motifs.Link, choice int) {
		for _, l := range links {
			if l.Forbidden || l.Relation == motifs.Mirrors {
				continue
			}
			arcs = append(arcs, arc{from: l.From, to: l.To, relation: l.Relation, choice: choice})
		}
	}
	add(p.Links, 0)
	number := 0
	for _, choice := range p.Choices {
		for _, links := range choice {
			number++
			add(links, number)
		}
	}
	return arcs
}

// rowsOf ranks the nodes by their longest path from an input. Nodes of one cycle
// share a row, and outputs stand in the last one.
func rowsOf(nodes int, arcs []arc) [][]int {
	g := simple.NewDirectedGraph()
	for i := range nodes {
		g.AddNode(simple.Node(i))
	}
	for _, a := range arcs {
		g.SetEdge(simple.Edge{F: simple.Node(a.from), T: simple.Node(a.to)})
	}
	cycle := make([]int, nodes) // the strongly connected component of each node
	components := topo.TarjanSCC(g)
	for i, component := range components {
		for _, n := range component {
			cycle[n.ID()] = i
		}
	}
	rank := make([]int, len(components))
	feedsOn := make([]bool, len(components))
	for i := len(components) - 1; i >= 0; i-- { // Tarjan lists outputs first
		for _, a := range arcs {
			if cycle[a.from] == i && cycle[a.to] != i {
				feedsOn[i] = true
				rank[cycle[a.to]] = max(rank[cycle[a.to]], rank[i]+1)
			}
		}
	}
	last := slices.Max(rank)
	rows := make([][]int, last+1)
	for n := range nodes {
		r := rank[cycle[n]]
		if !feedsOn[cycle[n]] {
			r = last
		}
		rows[r] = append(rows[r], n)
	}
	orderRows(rows, arcs)
	return slices.DeleteFunc(rows, func(row []int) bool { return len(row) == 0 })
}

// orderRows sorts every row by the mean place of the nodes above that it is
// connected with, so that pathways run straight down.
func orderRows(rows [][]int, arcs []arc) {
	place := map[int]float64{}
	for r, row := range rows {
		if r > 0 {
			mean := map[int]float64{}
			for _, n := range row {
				var sum, count float64
				for _, a := range arcs {
					if x, above := place[a.from]; above && a.to == n && a.choice == 0 {
						sum, count = sum+x, count+1
					}
				}
				mean[n] = sum / max(count, 1)
			}
			slices.SortStableFunc(row, func(a, b int) int { return cmp.Compare(mean[a], mean[b]) })
		}
		for i, n := range row {
			place[n] = float64(2*i - (len(row) - 1))
		}
	}
}

func inRows(nodes int, rows [][]int) []point {
	points := make([]point, nodes)
	for r, row := range rows {
		for i, n := range row {
			points[n] = point{float64(2*i - (len(row) - 1)), float64(r) * rowHeight}
		}
	}
	return points
}

func onCircle(nodes int) []point {
	radius := 1 / math.Sin(math.Pi/float64(max(nodes, 2))) // neighbours stand 2 apart
	points := make([]point, nodes)
	for i := range points {
		angle := 2*math.Pi*(float64(i)-float64(nodes-1)/2)/float64(nodes) - math.Pi/2
		if nodes == 2 {
			angle = math.Pi * float64(i+1)
		}
		points[i] = point{radius * math.Cos(angle), radius * math.Sin(angle)}
	}
	return points
}

// bendOf is the smallest bend that keeps an arc clear of the other neurons and of
// the arcs between the same two; outwards is tried first.
func (l layout) bendOf(a arc) float64 {
	outwards := 1.0
	from, to := l.nodes[a.from], l.nodes[a.to]
	middle := (from.x + to.x) / 2
	if rightwards := -(to.y - from.y); middle*rightwards < 0 || middle == 0 && rightwards < 0 {
		outwards = -1
	}
	least := 0.0
	for _, b := range l.arcs {
		if b.from == a.to && b.to == a.from {
			least, outwards = 0.35, 1 // each keeps to its own side of the way
		}
	}
	for bend := least; bend < 4; bend += 0.05 {
		for _, side := range []float64{outwards, -outwards} {
			if l.clear(a, bend*side) {
				return bend * side
			}
		}
	}
	return least
}

func (l layout) clear(a arc, bend float64) bool {
	for i, n := range l.nodes {
		if i == a.from || i == a.to {
			continue
		}
		for step := range 41 {
			p := l.along(a, bend, float64(step)/40)
			if math.Hypot(p.x-n.x, p.y-n.y) < clearance {
				return false
			}
		}
	}
	return true
}

// control is the middle point of the quadratic Bézier curve that draws an arc.
func (l layout) control(a arc, bend float64) point {
	from, to := l.nodes[a.from], l.nodes[a.to]
	dx, dy := to.x-from.x, to.y-from.y
	length := math.Hypot(dx, dy)
	return point{(from.x+to.x)/2 - dy/length*2*bend, (from.y+to.y)/2 + dx/length*2*bend}
}

// along is the place on an arc at t from 0 to 1.
func (l layout) along(a arc, bend, t float64) point {
	from, to, c := l.nodes[a.from], l.nodes[a.to], l.control(a, bend)
	u := 1 - t
	return point{u*u*from.x + 2*u*t*c.x + t*t*to.x, u*u*from.y + 2*u*t*c.y + t*t*to.y}
}
