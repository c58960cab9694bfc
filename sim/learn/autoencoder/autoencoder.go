// Package autoencoder is the paper's simplest arrangement: one XOR comparator a
// channel compares an input with its reconstruction from a few latent neurons,
// and its error drives the weights until the two match (homeostasis).
package autoencoder

import (
	"math"
	"math/rand/v2"

	"github.com/wormotif/wormotif/sim/learn/sequence"
	"github.com/wormotif/wormotif/sim/learn/teacher"
)

// A Network has Channels inputs, Latent graded neurons between 0 and 1, and as
// many binary outputs as inputs. Rows end with a bias.
type Network struct {
	Channels, Latent int
	Rate             float64
	encoder          []float64 // Latent rows of Channels + 1
	decoder          []float64 // Channels rows of Latent + 1
	h                []float64
	drive            []float64 // of the outputs
	back             []float64 // error that reaches each latent neuron
}

// New draws a network with weights uniform in -1 to 1. Both signs occur: Dale's
// rule is not kept here.
func New(channels, latent int, rng *rand.Rand) *Network {
	n := &Network{
		Channels: channels, Latent: latent, Rate: 0.1,
		encoder: make([]float64, latent*(channels+1)),
		decoder: make([]float64, channels*(latent+1)),
		h:       make([]float64, latent),
		drive:   make([]float64, channels),
		back:    make([]float64, latent),
	}
	for _, weights := range [][]float64{n.encoder, n.decoder} {
		for i := range weights {
			weights[i] = 2*rng.Float64() - 1
		}
	}
	return n
}

// Reconstruct returns the outputs that are driven above 0.
func (n *Network) Reconstruct(x uint64) uint64 {
	n.run(x)
	y := uint64(0)
	for c, d := range n.drive {
		if d > 0 {
			y |= 1 << c
		}
	}
	return y
}

func (n *Network) run(x uint64) {
	for k := range n.h {
		row := n.encoder[k*(n.Channels+1):][:n.Channels+1]
		u := row[n.Channels]
		for c := range n.Channels {
			if x>>c&1 == 1 {
				u += row[c]
			}
		}
		n.h[k] = 1 / (1 + math.Exp(-u))
	}
	for c := range n.drive {
		row := n.decoder[c*(n.Latent+1):][:n.Latent+1]
		u := row[n.Latent]
		for k, h := range n.h {
			u += row[k] * h
		}
		n.drive[c] = u
	}
}

// descend moves the weights along an error signal of each output: the decoder
// by error times latent activity, the encoder by the error that comes back
// through the decoder's weights.
func (n *Network) descend(x uint64, errors []float64) {
	clear(n.back)
	for c, e := range errors {
		if e == 0 {
			continue
		}
		row := n.decoder[c*(n.Latent+1):][:n.Latent+1]
		for k, h := range n.h {
			n.back[k] += e * row[k]
			row[k] += n.Rate * e * h
		}
		row[n.Latent] += n.Rate * e
	}
	for k, h := range n.h {
		step := n.Rate * n.back[k] * h * (1 - h)
		row := n.encoder[k*(n.Channels+1):][:n.Channels+1]
		for c := range n.Channels {
			if x>>c&1 == 1 {
				row[c] += step
			}
		}
		row[n.Channels] += step
	}
}

// An Outcome is how training went.
type Outcome struct {
	MatchedAt  int   // rounds until every pattern was reconstructed exactly, 0 where never
	RestEvents int   // plasticity events in the rounds after it
	WrongBits  []int // a round
}

// A Rule turns one pattern and its reconstruction into the error of each
// output, and returns at how many outputs plasticity went on.
type Rule func(n *Network, x uint64, errors []float64) int

// Motif is the comparator of a teacher: errors are F+ - F-.
func Motif(by teacher.Teacher) Rule {
	var plus, minus []float64
	return func(n *Network, x uint64, errors []float64) int {
		if plus == nil {
			plus, minus = make([]float64, n.Channels), make([]float64, n.Channels)
		}
		by.Compare(n.Reconstruct(x), x, plus, minus)
		events := 0
		for c := range errors {
			errors[c] = plus[c] - minus[c]
			if plus[c] != 0 || minus[c] != 0 {
				events++
			}
		}
		return events
	}
}

// Gradient is plain gradient descent on the cross entropy of logistic outputs:
// the error is target minus output, and it never quite vanishes.
func Gradient(n *Network, x uint64, errors []float64) int {
	n.run(x)
	for c := range errors {
		errors[c] = float64(x>>c&1) - 1/(1+math.Exp(-n.drive[c]))
	}
	return n.Channels
}

// Train shows all patterns in their order, round after round, until all are
// reconstructed exactly, and restFor rounds more.
func (n *Network) Train(patterns sequence.Sequence, rule Rule, rounds, restFor int) Outcome {
	var o Outcome
	errors := make([]float64, n.Channels)
	for r := 1; r <= rounds || o.MatchedAt > 0 && r <= o.MatchedAt+restFor; r++ {
		wrong := 0
		for _, x := range patterns.Steps {
			wrong += sequence.WrongBits(x, n.Reconstruct(x))
			if events := rule(n, x, errors); events > 0 {
				if o.MatchedAt > 0 {
					o.RestEvents += events
				}
				n.descend(x, errors)
			}
		}
		o.WrongBits = append(o.WrongBits, wrong)
		if o.MatchedAt == 0 && n.matches(patterns) {
			o.MatchedAt = r
		}
		if o.MatchedAt > 0 && r == o.MatchedAt+restFor {
			break
		}
	}
	return o
}

func (n *Network) matches(patterns sequence.Sequence) bool {
	for _, x := range patterns.Steps {
		if n.Reconstruct(x) != x {
			return false
		}
	}
	return true
}

// OneHot has one pattern for each channel.
func OneHot(channels int) sequence.Sequence {
	s := sequence.Sequence{Channels: channels}
	for c := range channels {
		s.Steps = append(s.Steps, 1<<c)
	}
	return s
}
