package engram

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/wormotif/wormotif/sim/learn/melody"
	"github.com/wormotif/wormotif/sim/learn/sequence"
	"github.com/wormotif/wormotif/sim/learn/teacher"
)

// melodyNetwork is a network of algorithm A that was warmed up with random notes.
func melodyNetwork(t testing.TB, config Config, seed uint64) *Network {
	t.Helper()
	warmUp := make([]sequence.Sequence, config.SettleRuns)
	for i := range warmUp {
		rng := rand.New(rand.NewPCG(seed, 100+uint64(i)))
		var err error
		if warmUp[i], err = melody.Default.Encode(melody.Default.Random(rng, config.SettleSteps)); err != nil {
			t.Fatal(err)
		}
	}
	n, err := New(config, melody.Default.Channels(), seed, warmUp)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func melodyTask(t testing.TB, name string) sequence.Task {
	t.Helper()
	m, err := melody.Find(name)
	if err != nil {
		t.Fatal(err)
	}
	task, err := melody.Default.Task(m, 2)
	if err != nil {
		t.Fatal(err)
	}
	return task
}

func TestTeachesAMelodyAndRests(t *testing.T) {
	n := melodyNetwork(t, DefaultConfig(100), 2000)
	task := melodyTask(t, "twinkle")
	if right, _ := n.Score(task); right != 0 {
		t.Errorf("%d steps right before any teaching", right)
	}
	o := n.Teach([]sequence.Task{task}, Run{teacher.Ideal{}, 30, 10}, nil)
	if !o.AllExact() || o.RecallAt == 0 || o.RestEvents != 0 {
		t.Errorf("outcome %+v, want exact recall within 30 and rest", o)
	}
	if len(o.Curve) != o.RecallAt+10 {
		t.Errorf("%d presentations, want %d and 10 at rest", len(o.Curve), o.RecallAt)
	}
}

func TestDaleHoldsWhileLearning(t *testing.T) {
	n := melodyNetwork(t, DefaultConfig(60), 2001)
	tasks := []sequence.Task{melodyTask(t, "frere-jacques")}
	n.Teach(tasks, Run{teacher.Ideal{}, 40, 0}, func(p int, _ Counts) {
		for j := range n.Neurons {
			for _, v := range n.Readout[j*n.Channels : (j+1)*n.Channels] {
				if v*n.sign(j) < 0 {
					t.Fatalf("presentation %d: neuron %d has a weight of the other sign, %g", p, j, v)
				}
			}
		}
	})
	for _, s := range n.Recurrent {
		if s.Weight*n.sign(int(s.Pre)) < 0 {
			t.Fatalf("recurrent weight %+v has the other sign", s)
		}
	}
}

// A recall is judged by the states of the lesson; this compares that shortcut
// with the recall itself.
func TestExactAgreesWithFreeRunningRecall(t *testing.T) {
	task := melodyTask(t, "ode-to-joy")
	for seed := range uint64(5) {
		n := melodyNetwork(t, DefaultConfig(50), 2100+seed)
		lesson := n.NewLesson(task)
		for range 25 {
			n.Present(lesson, teacher.Ideal{})
			right, compared := n.Score(task)
			if got, want := n.exact([]*Lesson{lesson}), right == compared; got != want {
				t.Fatalf("seed %d: the shortcut says %v, the recall %d of %d", seed, got, right, compared)
			}
		}
	}
}

// An independent, slow writing of one step: dense matrices, sorting.
func TestHearAgreesWithDenseArithmetic(t *testing.T) {
	n := melodyNetwork(t, DefaultConfig(40), 2002)
	z, r := make([]float64, 40), make([]float64, 40)
	s := n.newState()
	for step, x := range melodyTask(t, "twinkle").Target.Steps {
		u := make([]float64, 40)
		for i := range u {
			in := 0.0
			for c := range n.Channels {
				in += n.Input[c*40+i] * float64(x>>c&1)
			}
			z[i] = n.Decay[i]*z[i] + math.Sqrt(1-n.Decay[i]*n.Decay[i])*in
			for _, syn := range n.Recurrent {
				if int(syn.Post) == i {
					u[i] += n.ZSD * syn.Weight * r[syn.Pre]
				}
			}
			u[i] += z[i] - n.Threshold[i]
		}
		var want []int32
		for _, part := range [][3]int{{0, 32, 6}, {32, 40, 2}} {
			index := make([]int32, 0, 40)
			for i := part[0]; i < part[1]; i++ {
				index = append(index, int32(i))
			}
			slices.SortStableFunc(index, func(a, b int32) int {
				if u[a] > u[b] {
					return -1
				}
				return 1
			})
			won := index[:part[2]]
			slices.Sort(won)
			want = append(want, won...)
		}
		if got := n.hear(s, x); !slices.Equal(got, want) {
			t.Fatalf("step %d: winners %v, want %v", step, got, want)
		}
		clear(r)
		for _, i := range want {
			r[i] = 1
		}
	}
}

func TestKthLargest(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 0))
	for range 300 {
		values := make([]float64, 1+rng.IntN(60))
		for i := range values {
			values[i] = float64(rng.IntN(20)) // many ties
		}
		k := 1 + rng.IntN(len(values))
		sorted := slices.Sorted(slices.Values(values))
		if got, want := kthLargest(slices.Clone(values), k), sorted[len(sorted)-k]; got != want {
			t.Fatalf("%d-th largest of %v is %g, want %g", k, values, got, want)
		}
	}
}

func TestHomeostasisBringsNeuronsTowardsTheTarget(t *testing.T) {
	n := melodyNetwork(t, DefaultConfig(100), 2003)
	rng := rand.New(rand.NewPCG(2003, 500))
	fresh, err := melody.Default.Encode(melody.Default.Random(rng, 2000))
	if err != nil {
		t.Fatal(err)
	}
	rarely := func() int {
		won := make([]int, n.Neurons)
		s := n.newState()
		for _, x := range fresh.Steps {
			for _, i := range n.hear(s, x) {
				won[i]++
			}
		}
		count := 0
		for _, w := range won {
			if w < 40 || w > 1200 { // of 2,000 steps; the target is 400
				count++
			}
		}
		return count
	}
	settled := rarely()
	clear(n.Threshold)
	if unsettled := rarely(); settled > 10 || unsettled < 3*settled {
		t.Errorf("%d neurons far from the target after homeostasis and %d without", settled, unsettled)
	}
}

func TestSameSeedSameNetwork(t *testing.T) {
	a, b := melodyNetwork(t, DefaultConfig(50), 5), melodyNetwork(t, DefaultConfig(50), 5)
	other := melodyNetwork(t, DefaultConfig(50), 6)
	if !slices.Equal(a.Threshold, b.Threshold) || !slices.Equal(a.Readout, b.Readout) || !slices.Equal(a.Recurrent, b.Recurrent) {
		t.Error("one seed gave two networks")
	}
	if slices.Equal(a.Readout, other.Readout) {
		t.Error("two seeds gave one network")
	}
}

func TestTooFewNeuronsAreRefused(t *testing.T) {
	for _, neurons := range []int{0, 9, -5, 100_001} {
		if _, err := New(DefaultConfig(neurons), 4, 1, nil); err == nil {
			t.Errorf("%d neurons were accepted", neurons)
		}
	}
}

func BenchmarkTeachTwinkle(b *testing.B) {
	task := melodyTask(b, "twinkle")
	for b.Loop() {
		n := melodyNetwork(b, DefaultConfig(100), 2000)
		n.Teach([]sequence.Task{task}, Run{teacher.Ideal{}, 30, 10}, nil)
	}
}
