package reports

import (
	"math"
	"testing"

	"github.com/wormotif/wormotif/motifs"
)

// Nothing may hide anything: neurons stand apart, and connections pass clear of
// neurons that they do not join.
func TestDrawingsHideNothing(t *testing.T) {
	for _, p := range motifs.Catalogue() {
		l := layOut(p)
		for i, a := range l.nodes {
			for j, b := range l.nodes[:i] {
				if d := math.Hypot(a.x-b.x, a.y-b.y); d < 2*clearance {
					t.Errorf("%s: neurons %s and %s are %.2f apart", p.Name, p.Nodes[i].Label, p.Nodes[j].Label, d)
				}
			}
		}
		for _, a := range l.arcs {
			if !l.clear(a, a.bend) {
				t.Errorf("%s: the connection %s to %s crosses a neuron", p.Name, p.Nodes[a.from].Label, p.Nodes[a.to].Label)
			}
		}
	}
}

func TestSignedXORRunsFromInputToError(t *testing.T) {
	p, _ := motifs.ByName("signed-xor")
	l := layOut(p)
	y := map[string]float64{}
	for i, n := range p.Nodes {
		y[n.Label] = l.nodes[i].y
	}
	rows := [][]string{{"A", "B"}, {"I"}, {"C", "D"}, {"X"}, {"P", "M"}}
	for r, row := range rows {
		for _, label := range row {
			if y[label] != float64(r)*rowHeight {
				t.Errorf("%s stands at %v, want row %d", label, y[label], r)
			}
		}
	}
}
