package sim_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/wormotif/wormotif/internal/shared"
	"github.com/wormotif/wormotif/sim"
)

// Every circuit that Brian2 ran gives the same file of spikes, byte for byte.
func TestReferenceSpikes(t *testing.T) {
	circuits, err := filepath.Glob(filepath.Join(shared.Path(t, "reference", "sim"), "*.json"))
	if err != nil || len(circuits) < 36 {
		t.Fatalf("found %d circuits (%v), want 36 or more", len(circuits), err)
	}
	var rec sim.Recording
	for _, path := range circuits {
		x := readCircuit(t, path)
		if err := x.Run(&rec); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		var got bytes.Buffer
		if err := sim.WriteSpikes(&got, &x.Circuit, &rec); err != nil {
			t.Fatal(err)
		}
		want, err := os.ReadFile(strings.TrimSuffix(path, ".json") + "-spikes.csv")
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got.Bytes(), want) {
			t.Errorf("%s: spikes differ:\n%s", filepath.Base(path), firstDifference(got.String(), string(want)))
		}
	}
}

func readCircuit(t testing.TB, path string) *sim.Experiment {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	x, err := sim.ReadCircuit(f)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return x
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\r\n"), strings.Split(want, "\r\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return "got " + g[i] + ", want " + w[i]
		}
	}
	return "one is longer"
}
