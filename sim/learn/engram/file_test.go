package engram

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/wormotif/wormotif/sim/learn/sequence"
	"github.com/wormotif/wormotif/sim/learn/teacher"
)

func TestSavedNetworkRecallsAndLearnsOn(t *testing.T) {
	n := melodyNetwork(t, DefaultConfig(100), 2200)
	first, second := melodyTask(t, "twinkle"), melodyTask(t, "ode-to-joy")
	n.Teach([]sequence.Task{first}, Run{teacher.Ideal{}, 40, 0}, nil)
	var file bytes.Buffer
	if err := n.Save(&file); err != nil {
		t.Fatal(err)
	}
	loaded, err := Load(&file)
	if err != nil {
		t.Fatal(err)
	}
	if right, compared := loaded.Score(first); right != compared {
		t.Errorf("the loaded network recalls %d of %d steps", right, compared)
	}
	a := n.Teach([]sequence.Task{second}, Run{teacher.Ideal{}, 40, 0}, nil)
	b := loaded.Teach([]sequence.Task{second}, Run{teacher.Ideal{}, 40, 0}, nil)
	if !slices.Equal(a.Curve, b.Curve) || !slices.Equal(n.Readout, loaded.Readout) {
		t.Error("the loaded network learns a second tune in another way")
	}
}

func TestLoadRefusesDamage(t *testing.T) {
	n := melodyNetwork(t, DefaultConfig(20), 1)
	var file bytes.Buffer
	if err := n.Save(&file); err != nil {
		t.Fatal(err)
	}
	whole := file.String()
	for name, text := range map[string]string{
		"cut":            whole[:len(whole)/2],
		"empty":          "",
		"other JSON":     `{"Format":"x"}`,
		"other format":   strings.Replace(whole, "engram 1", "engram 9", 1),
		"fewer channels": strings.Replace(whole, `"Channels":16`, `"Channels":3`, 1),
		"winners":        strings.Replace(whole, `"KE":3`, `"KE":30`, 1),
		"neurons":        strings.Replace(whole, `"neurons":20`, `"neurons":200`, 1),
		"bad synapse":    strings.Replace(whole, `"Post":`, `"Post":9`, 1),
	} {
		if text == whole {
			t.Fatalf("%s: nothing was changed", name)
		}
		if _, err := Load(strings.NewReader(text)); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

func TestLesionSilencesNeurons(t *testing.T) {
	n := melodyNetwork(t, DefaultConfig(100), 2201)
	if killed := n.Lesion(0.1, 1); killed != 10 {
		t.Errorf("%d of 100 neurons killed, want 10", killed)
	}
	s := n.newState()
	for _, x := range melodyTask(t, "twinkle").Target.Steps {
		for _, i := range n.hear(s, x) {
			if n.Dead[i] {
				t.Fatalf("dead neuron %d wins", i)
			}
		}
	}
	n.Lesion(1, 2)
	if active := n.hear(s, 1); len(active) != 0 {
		t.Errorf("%d winners in a dead network", len(active))
	}
}
