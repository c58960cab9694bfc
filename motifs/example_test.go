package motifs_test

import (
	"fmt"
	"log"

	"github.com/wormotif/wormotif/connectome"
	"github.com/wormotif/wormotif/motifs"
)

// Count the XOR core and a pattern of one's own in the adult worm.
func Example() {
	net, err := connectome.Default()
	if err != nil {
		log.Fatal(err)
	}
	core, _ := motifs.ByName("xor-core")
	own, err := motifs.Parse("A>I, I|D, A is sensory, D is motor")
	if err != nil {
		log.Fatal(err)
	}
	patterns := []motifs.Pattern{core, own}
	counter, err := motifs.NewCounter(net, patterns)
	if err != nil {
		log.Fatal(err)
	}
	counts := make([]motifs.Count, len(patterns))
	if err := counter.Count(motifs.Edges(net), counts); err != nil {
		log.Fatal(err)
	}
	for i, p := range patterns {
		fmt.Printf("%s: %d, %d of them induced\n", p, counts[i].Count, counts[i].Induced)
	}
	// Output:
	// A>C, A>I, B>D, B>I, I|C, I|D: 17480, 91 of them induced
	// A>I, I|D, A is sensory, D is motor: 163, 75 of them induced
}

func ExampleFinder_All() {
	net, err := connectome.Default()
	if err != nil {
		log.Fatal(err)
	}
	p, _ := motifs.ByName("mutual-inhibition")
	for occurrence := range motifs.NewFinder(net, p).All() {
		fmt.Println(net.Neurons[occurrence[0]].Name, net.Neurons[occurrence[1]].Name)
	}
	// Output:
	// AVJL AVJR
	// AVL DVB
	// AVL RIS
	// DD01 VD02
	// DD06 VD13
	// RIBL RIS
	// RIBR RIS
	// RIBR RMED
	// RIS RMEV
}

func ExampleParse() {
	_, err := motifs.Parse("A>I, I;D")
	fmt.Println(err)
	// Output:
	// pattern "A>I, I;D", column 7: expected ">" (excites), "|" (inhibits), "~" (any), "=" (electrical), "own", "mirrors" or "is", found ";"
}
