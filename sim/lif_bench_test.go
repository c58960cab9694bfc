package sim_test

import (
	"testing"

	"github.com/wormotif/wormotif/internal/shared"
	"github.com/wormotif/wormotif/sim"
)

// One truth table: the four conditions of one signed-xor circuit, 100 ms each.
func BenchmarkTruthTable(b *testing.B) {
	x := readCircuit(b, shared.Path(b, "reference", "sim", "signed-xor-11.json"))
	e, err := sim.NewLIF(&x.Circuit, x.Dt, sim.Euler)
	if err != nil {
		b.Fatal(err)
	}
	var conditions [4]sim.Stimulus
	for i := range conditions {
		conditions[i].Drive = make([]float64, len(x.Circuit.Neurons))
		conditions[i].Drive[0] = 25 * float64(i&1)
		conditions[i].Drive[1] = 25 * float64(i>>1)
	}
	var rec sim.Recording
	b.ReportAllocs()
	for b.Loop() {
		for i := range conditions {
			if err := e.Run(&conditions[i], 100, nil, &rec); err != nil {
				b.Fatal(err)
			}
		}
	}
}
