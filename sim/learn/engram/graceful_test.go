package engram

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/wormotif/wormotif/sim/learn/sequence"
	"github.com/wormotif/wormotif/sim/learn/teacher"
)

func TestGracefulWithstandsNoiseAndLesion(t *testing.T) {
	task := melodyTask(t, "twinkle")
	g := NewGraceful(melodyNetwork(t, DefaultConfig(300), 2300), 2300)
	untaught, _ := g.Score(task, Disturbance{})
	g.Teach([]sequence.Task{task}, teacher.Ideal{}, 2300)
	for j := range g.Neurons {
		for _, w := range g.Predictor[j*g.Neurons : (j+1)*g.Neurons] {
			if w*g.sign(j) < 0 {
				t.Fatalf("neuron %d has a predictor weight of the other sign, %g", j, w)
			}
		}
	}
	clean, compared := g.Score(task, Disturbance{})
	noisy, _ := g.Score(task, Disturbance{Noise: 0.05, Random: rand.New(rand.NewPCG(1, 0))})
	g.Lesion(0.05, 2300)
	lesioned, _ := g.Score(task, Disturbance{})
	if clean != compared || noisy < compared*95/100 || lesioned < compared*80/100 || untaught > compared/5 {
		t.Errorf("of %d steps right: %d clean, %d under noise, %d after a lesion, %d untaught", compared, clean, noisy, lesioned, untaught)
	}
}

func TestCorruptKeepsTypesAndNumbers(t *testing.T) {
	n := melodyNetwork(t, DefaultConfig(100), 2301)
	s := n.newState()
	rng := rand.New(rand.NewPCG(2, 0))
	changed := 0
	for _, x := range melodyTask(t, "frere-jacques").Target.Steps {
		before := slices.Clone(n.hear(s, x))
		after := n.corrupt(slices.Clone(before), 0.15, rng)
		for k := range before {
			if before[k] != after[k] {
				changed++
			}
			if n.sign(int(before[k])) != n.sign(int(after[k])) {
				t.Fatal("a neuron was replaced by one of the other type")
			}
		}
		slices.Sort(after)
		if len(slices.Compact(after)) != len(before) {
			t.Fatal("a neuron stands twice")
		}
	}
	// 64 steps of 20 neurons; a draw that is active already leaves the neuron: 0.15 * 0.8 * 1280 = 154.
	if changed < 110 || changed > 200 {
		t.Errorf("%d of 1280 neurons replaced, want about 154", changed)
	}
}

func TestReplayKeepsEarlierTunes(t *testing.T) {
	tasks := []sequence.Task{melodyTask(t, "twinkle"), melodyTask(t, "ode-to-joy"), melodyTask(t, "happy-birthday")}
	run := Run{teacher.Ideal{}, 100, 0}
	_, plain := melodyNetwork(t, DefaultConfig(300), 2302).TeachInTurn(tasks, run, KeepNothing)
	if plain.Exact[0] || plain.Exact[1] || !plain.Exact[2] {
		t.Errorf("plain A ends with %v exact, want only the last", plain.Exact)
	}
	_, replay := melodyNetwork(t, DefaultConfig(300), 2302).TeachInTurn(tasks, run, KeepReplay)
	if !replay.AllExact() {
		t.Errorf("replay ends with %v exact, want all", replay.Exact)
	}
	consolidated := melodyNetwork(t, DefaultConfig(300), 2302)
	_, last := consolidated.TeachInTurn(tasks, run, KeepConsolidation)
	if !last.Exact[2] || consolidated.Stiffness == nil {
		t.Errorf("consolidation ends with %v exact, want the last one at least", last.Exact)
	}
}
