package engram

import (
	"math"
	"math/rand/v2"

	"github.com/wormotif/wormotif/sim/learn/sequence"
)

// A Network is the weights of one network. Neurons 0 to Excitatory-1 are
// excitatory, the others inhibitory.
type Network struct {
	Config
	Channels   int
	Excitatory int       // neurons
	KE, KI     int       // winners of each type
	Decay      []float64 // lam, one a neuron
	Input      []float64 // U, Channels rows of Neurons
	Recurrent  []Synapse // W, by Pre and then Post
	Threshold  []float64 // th, one a neuron
	ZSD        float64   // sd(z) over neurons and the random steps of homeostasis
	Readout    []float64 // V, Neurons rows of Channels
	Dead       []bool    // lesioned neurons, which never win
	Stiffness  []float64 `json:",omitempty"` // of each readout weight after consolidation: its rate is divided by 1 + Stiffness; nil for none

	inputGain []float64 // sqrt(1 - lam^2)
	columns   []int     // Recurrent[columns[j]:columns[j+1]] leave neuron j
}

// A Synapse is a recurrent connection.
type Synapse struct {
	Pre, Post int32
	Weight    float64
}

// Streams of random numbers of one seed, one for each thing drawn.
const (
	streamTau = iota
	streamInput
	streamRecurrent
	streamReadout
	streamLesion
	streamCorruption
	streamPredictor
)

// New draws a network and settles its thresholds on the warm-up sequences,
// which should look like what will be taught. Each draw has its own PCG stream
// of the seed.
func New(config Config, channels int, seed uint64, warmUp []sequence.Sequence) (*Network, error) {
	if err := config.check(); err != nil {
		return nil, err
	}
	n := &Network{Config: config, Channels: channels}
	n.Excitatory, n.KE, n.KI = config.types()
	n.drawInput(seed)
	n.drawRecurrent(rand.New(rand.NewPCG(seed, streamRecurrent)))
	n.Threshold = make([]float64, n.Neurons)
	n.Dead = make([]bool, n.Neurons)
	n.index()
	n.settle(warmUp)
	n.drawReadout(rand.New(rand.NewPCG(seed, streamReadout)))
	return n, nil
}

// sign is +1 for an excitatory neuron and -1 for an inhibitory one.
func (n *Network) sign(neuron int) float64 {
	if neuron < n.Excitatory {
		return 1
	}
	return -1
}

func (n *Network) drawInput(seed uint64) {
	rng := rand.New(rand.NewPCG(seed, streamTau))
	n.Decay = make([]float64, n.Neurons)
	for i := range n.Decay {
		tau := n.TauMin * math.Pow(n.TauMax/n.TauMin, rng.Float64())
		n.Decay[i] = math.Exp(-1 / tau)
	}
	rng = rand.New(rand.NewPCG(seed, streamInput))
	n.Input = make([]float64, n.Channels*n.Neurons)
	for i := range n.Input {
		if rng.Float64() < n.InDensity {
			n.Input[i] = n.InMin + (n.InMax-n.InMin)*rng.Float64()
		}
	}
}

// drawRecurrent draws W. The magnitude is scaled so that the summed drive does
// not depend on the size of the network; inhibitory neurons are fewer and
// therefore stronger by k_E/k_I.
func (n *Network) drawRecurrent(rng *rand.Rand) {
	scale := 2 / max(0.5, math.Sqrt(n.RecDensity*float64(n.KE)))
	for j := range n.Neurons {
		for i := range n.Neurons {
			if i == j || rng.Float64() >= n.RecDensity {
				continue
			}
			w := scale * rng.Float64()
			if j >= n.Excitatory {
				w *= -float64(n.KE) / float64(n.KI)
			}
			n.Recurrent = append(n.Recurrent, Synapse{int32(j), int32(i), w})
		}
	}
}

func (n *Network) drawReadout(rng *rand.Rand) {
	n.Readout = make([]float64, n.Neurons*n.Channels)
	for j := range n.Neurons {
		for c := range n.Channels {
			n.Readout[j*n.Channels+c] = n.sign(j) * rng.Float64() * 0.5 / float64(n.KE)
		}
	}
}

// index fills what follows from the stored fields.
func (n *Network) index() {
	n.inputGain = make([]float64, n.Neurons)
	for i, lam := range n.Decay {
		n.inputGain[i] = math.Sqrt(1 - lam*lam)
	}
	n.columns = make([]int, n.Neurons+1)
	for _, s := range n.Recurrent {
		n.columns[s.Pre+1]++
	}
	for j := range n.Neurons {
		n.columns[j+1] += n.columns[j]
	}
}
