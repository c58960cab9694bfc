package exports

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/wormotif/wormotif/connectome"
	"github.com/wormotif/wormotif/internal/needs"
	"github.com/wormotif/wormotif/motifs"
)

// small is a network with names that mean something in XML, DOT and CSV.
func small(t *testing.T) *connectome.Network {
	t.Helper()
	var neurons []*connectome.Neuron
	for _, name := range []string{`<b>&"q"\`, "=X", "AVJL", "Ünder"} {
		neurons = append(neurons, &connectome.Neuron{
			Cell: connectome.Cell{Name: name, Class: name, Role: connectome.Inter, Neuron: true}, Transmitter: connectome.ACh, Grade: connectome.Firm,
		})
	}
	neurons[2].Transmitter, neurons[2].Grade = connectome.GABA, connectome.Dim
	n, err := connectome.NewNetwork(neurons, []connectome.Connection{
		{Pre: 0, Post: 1, Weight: 2, Sign: connectome.Excitatory},
		{Pre: 0, Post: 2, Weight: 3.5, Sign: connectome.Excitatory},
		{Pre: 2, Post: 1, Weight: 1, Sign: connectome.Inhibitory},
		{Pre: 3, Post: 0, Weight: 7},
	})
	if err != nil {
		t.Fatal(err)
	}
	n.Source.ID = "small"
	return n
}

// A graph is what another program has read.
type graph struct {
	Nodes [][]any `json:"nodes"`
	Edges [][]any `json:"edges"`
}

func TestOtherProgramsReadTheSameNetwork(t *testing.T) {
	const python = "/usr/bin/python3" // Debian's, for which its packages are
	needs.Program(t, python)
	if err := exec.Command(python, "-c", "import networkx, igraph").Run(); err != nil {
		needs.Program(t, "python3 with networkx and igraph")
	}
	dir := t.TempDir()
	for _, f := range Formats {
		var b bytes.Buffer
		if err := f.Write(&b, small(t)); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, f.Name), b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	command := exec.Command(python, "testdata/load.py", dir)
	command.Stderr = os.Stderr
	out, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	var seen map[string]graph
	if err := json.Unmarshal(out, &seen); err != nil {
		t.Fatal(err)
	}
	want := graph{
		Nodes: [][]any{{`<b>&"q"\`, "inter", "ACh", "firm"}, {"=X", "inter", "ACh", "firm"}, {"AVJL", "inter", "GABA", "dim"}, {"Ünder", "inter", "ACh", "firm"}},
		Edges: [][]any{
			{`<b>&"q"\`, "=X", 2.0, "excitatory", "chemical"},
			{`<b>&"q"\`, "AVJL", 3.5, "excitatory", "chemical"},
			{"AVJL", "=X", 1.0, "inhibitory", "chemical"},
			{"Ünder", `<b>&"q"\`, 7.0, "unsigned", "chemical"},
		},
	}
	if len(seen) != 4 {
		t.Errorf("%d readers answered, want 4", len(seen))
	}
	for reader, got := range seen {
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", reader, diff)
		}
	}
}

func TestGraphvizReadsTheSameNetwork(t *testing.T) {
	gvpr := needs.Program(t, "gvpr")
	var b bytes.Buffer
	if err := dot(&b, small(t)); err != nil {
		t.Fatal(err)
	}
	command := exec.Command(gvpr, `N{print($.name, " ", $.transmitter)} E{print($.tail.name, " ", $.head.name, " ", $.w, " ", $.sign)}`)
	command.Stdin, command.Stderr = &b, os.Stderr
	out, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	want := `<b>&"q"\\ ACh
<b>&"q"\\ =X 2 excitatory
<b>&"q"\\ AVJL 3.5 excitatory
=X ACh
AVJL GABA
AVJL =X 1 inhibitory
Ünder ACh
Ünder <b>&"q"\\ 7 unsigned
`
	if diff := cmp.Diff(want, string(out)); diff != "" {
		t.Errorf("Graphviz (-want +got):\n%s", diff)
	}
}

func TestConnectionListIsSafeInASpreadsheet(t *testing.T) {
	var b bytes.Buffer
	if err := connectionList(&b, small(t)); err != nil {
		t.Fatal(err)
	}
	want := "pre,post,weight,sign,kind\n" +
		"\"<b>&\"\"q\"\"\\\",'=X,2,excitatory,chemical\n" +
		"\"<b>&\"\"q\"\"\\\",AVJL,3.5,excitatory,chemical\n" +
		"AVJL,'=X,1,inhibitory,chemical\n" +
		"Ünder,\"<b>&\"\"q\"\"\\\",7,unsigned,chemical\n"
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("CSV (-want +got):\n%s", diff)
	}
}

func TestMotifPartIsWhatTheMotifAsksFor(t *testing.T) {
	p, err := motifs.Parse("A>I, A>D, I|D")
	if err != nil {
		t.Fatal(err)
	}
	part, err := MotifPart(small(t), p)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, n := range part.Neurons {
		names = append(names, n.Name)
	}
	if diff := cmp.Diff([]string{`<b>&"q"\`, "=X", "AVJL"}, names); diff != "" {
		t.Errorf("neurons (-want +got):\n%s", diff)
	}
	if len(part.Connections) != 3 {
		t.Errorf("%d connections, want the three of the motif", len(part.Connections))
	}
}
