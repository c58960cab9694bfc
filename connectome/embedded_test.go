package connectome

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The counts of shared/reference/motifs.md, and for the policies that it does
// not list the counts that follow from the same tables.
func TestDefaultNetworkUnderEveryPolicy(t *testing.T) {
	table, err := Dataset(DefaultDataset)
	if err != nil {
		t.Fatal(err)
	}
	for policy, want := range map[string]Summary{
		"wang2024":       {Excitatory: 2931, Inhibitory: 210, Unsigned: 530},
		"wang2024-firm":  {Excitatory: 2857, Inhibitory: 178, Unsigned: 636},
		"fenyves2020":    {Excitatory: 2924, Inhibitory: 255, Unsigned: 492},
		"gaba-first":     {Excitatory: 2724, Inhibitory: 455, Unsigned: 492},
		"glu-inhibitory": {Excitatory: 1872, Inhibitory: 1269, Unsigned: 530},
		"receptor":       {Excitatory: 1287, Inhibitory: 406, Unsigned: 1978},
		"table":          {Unsigned: 3671},
	} {
		p, err := NamedPolicy(policy, table.Source.Sex)
		if err != nil {
			t.Fatal(err)
		}
		n, err := Build(table, p, Options{})
		if err != nil {
			t.Fatal(err)
		}
		want.Neurons, want.Connections, want.SelfConnectionsDropped, want.Weight = 302, 3671, 38, 20848
		if diff := cmp.Diff(want, n.Summary()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", policy, diff)
		}
	}
}

func TestConnectionsByTransmitter(t *testing.T) {
	for policy, want := range map[string]map[Transmitter]int{
		"wang2024":      {ACh: 1872, Glu: 1059, GABA: 210},
		"wang2024-firm": {ACh: 1829, Glu: 1028, GABA: 178},
		"fenyves2020":   {ACh: 1836, Glu: 1088, GABA: 255},
	} {
		table, err := Dataset(DefaultDataset)
		if err != nil {
			t.Fatal(err)
		}
		p, err := NamedPolicy(policy, "")
		if err != nil {
			t.Fatal(err)
		}
		n, err := Build(table, p, Options{})
		if err != nil {
			t.Fatal(err)
		}
		got := map[Transmitter]int{}
		for _, c := range n.Connections {
			if c.Sign != Unsigned {
				got[n.Neurons[c.Pre].Transmitter]++
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", policy, diff)
		}
	}
}

func BenchmarkDefault(b *testing.B) {
	for b.Loop() {
		if _, err := Default(); err != nil {
			b.Fatal(err)
		}
	}
}
