package motifs

import (
	"errors"
	"testing"

	"github.com/wormotif/wormotif/connectome"
)

// complete returns a network in which every neuron excites every other.
func complete(n int) *connectome.Network {
	var net connectome.Network
	for i := range n {
		name := string(rune('A'+i/26)) + string(rune('A'+i%26))
		net.Neurons = append(net.Neurons, &connectome.Neuron{Cell: connectome.Cell{Name: name, Class: name}})
		for j := range n {
			if i != j {
				net.Connections = append(net.Connections, connectome.Connection{Pre: i, Post: j, Weight: 1, Sign: connectome.Excitatory})
			}
		}
	}
	return &net
}

// A star of seven targets has n (n-1)…(n-7) maps among n neurons that all
// connect: 1.4e18 of 190 neurons, which fits in 64 bits, 1.1e19 of 245, which
// does not.
func TestOverflowIsAnError(t *testing.T) {
	star, err := Parse("A>B, A>C, A>D, A>E, A>F, A>G, A>H")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		neurons int
		want    int64 // 0 for an overflow
	}{
		{190, 190 * binomial(189, 7)},
		{245, 0},
	} {
		net := complete(test.neurons)
		counts := make([]Count, 1)
		counter, err := NewCounter(net, []Pattern{star})
		if err != nil {
			t.Fatal(err)
		}
		err = counter.Count(Edges(net), counts)
		if test.want == 0 {
			if !errors.Is(err, ErrOverflow) {
				t.Errorf("%d neurons: %v (%v), want an overflow", test.neurons, counts[0], err)
			}
		} else if err != nil || counts[0].Count != test.want {
			t.Errorf("%d neurons: %v (%v), want %d", test.neurons, counts[0], err, test.want)
		}
	}
}

func binomial(n, k int64) int64 {
	b := int64(1)
	for i := range k {
		b = b * (n - i) / (i + 1)
	}
	return b
}
