package connectome_test

import (
	"cmp"
	"fmt"
	"log"
	"slices"

	"gonum.org/v1/gonum/graph/network"
	"gonum.org/v1/gonum/graph/topo"

	"github.com/wormotif/wormotif/connectome"
)

// A Network is a gonum graph, so gonum's algorithms run on it as it is.
func Example_gonum() {
	net, err := connectome.Default()
	if err != nil {
		log.Fatal(err)
	}
	largest := 0
	for _, component := range topo.TarjanSCC(net) {
		largest = max(largest, len(component))
	}
	fmt.Println("largest strongly connected component:", largest, "of", net.Nodes().Len(), "neurons")

	betweenness := network.Betweenness(net)
	neurons := slices.Clone(net.Neurons)
	slices.SortStableFunc(neurons, func(a, b *connectome.Neuron) int {
		return cmp.Compare(betweenness[b.ID()], betweenness[a.ID()])
	})
	for _, n := range neurons[:3] {
		fmt.Println(n.Name, n.Class, n.Side, n.Role, n.Transmitter, n.Grade)
	}
	// Output:
	// largest strongly connected component: 275 of 302 neurons
	// AVAR AVA right inter ACh firm
	// AVAL AVA left inter ACh firm
	// RIPL RIP left inter ACh firm
}

// Another dataset under other assumptions.
func ExampleBuild() {
	table, err := connectome.Dataset("chen2006")
	if err != nil {
		log.Fatal(err)
	}
	policy, err := connectome.NamedPolicy("fenyves2020", table.Source.Sex)
	if err != nil {
		log.Fatal(err)
	}
	net, err := connectome.Build(table, policy, connectome.Options{})
	if err != nil {
		log.Fatal(err)
	}
	s := net.Summary()
	fmt.Println(s.Neurons, "neurons,", s.Excitatory, "excitatory,", s.Inhibitory, "inhibitory,", s.Unsigned, "unsigned")
	// Output: 279 neurons, 1725 excitatory, 154 inhibitory, 315 unsigned
}
