// Package engram is the network that learns a sequence: a recurrent network of
// excitatory and inhibitory neurons whose readout is taught by the error
// signals F+ and F- of a teacher and by nothing else.
//
// Algorithm A: the recurrent weights are random and stay; the readout V learns.
// Algorithm B ([Graceful]): each recurrent neuron learns as well, to predict its
// own next state. Every outgoing weight of a neuron has the neuron's sign (Dale),
// also while it learns.
package engram

import "fmt"

// A Config holds every parameter of a network.
type Config struct {
	Neurons     int     `json:"neurons"`
	Excitatory  float64 `json:"excitatory_fraction"`
	Winners     float64 `json:"winner_fraction"` // of each type, active at a step
	TauMin      float64 `json:"tau_min_steps"`   // input trace, log-uniform
	TauMax      float64 `json:"tau_max_steps"`
	InDensity   float64 `json:"input_density"`
	InMin       float64 `json:"input_weight_min"`
	InMax       float64 `json:"input_weight_max"`
	RecDensity  float64 `json:"recurrent_density"`
	RecGain     float64 `json:"recurrent_gain"`         // g
	Rate        float64 `json:"learning_rate_times_kE"` // eta k_E
	Dale        bool    `json:"dale"`                   // false: a weight may take either sign
	SoftBounds  bool    `json:"soft_bounds"`            // steps shrink near 0 and near MaxWeight
	MaxWeight   float64 `json:"max_weight_times_kE"`    // of soft bounds only
	SettleSteps int     `json:"homeostasis_steps"`      // in each of SettleRuns
	SettleRuns  int     `json:"homeostasis_runs"`
	SettleRate  float64 `json:"homeostasis_rate_times_sd"`
}

// DefaultConfig has the parameters of algorithm A.
func DefaultConfig(neurons int) Config {
	return Config{
		Neurons: neurons, Excitatory: 0.8, Winners: 0.2,
		TauMin: 0.5, TauMax: 24, InDensity: 0.3, InMin: 0.2, InMax: 1.2,
		RecDensity: 0.1, RecGain: 1,
		Rate: 0.1, Dale: true, MaxWeight: 8,
		SettleSteps: 300, SettleRuns: 2, SettleRate: 0.05,
	}
}

// types returns how many neurons are excitatory and how many of each type win.
func (c Config) types() (excitatory, kE, kI int) {
	excitatory = int(float64(c.Neurons)*c.Excitatory + 0.5)
	kE = int(float64(excitatory)*c.Winners + 0.5)
	kI = int(float64(c.Neurons-excitatory)*c.Winners + 0.5)
	return excitatory, kE, kI
}

func (c Config) check() error {
	if c.Neurons < 10 || c.Neurons > 100_000 {
		return fmt.Errorf("%d neurons: give 10 to 100000", c.Neurons)
	}
	if excitatory, kE, kI := c.types(); kE < 1 || kI < 1 || kE >= excitatory || kI >= c.Neurons-excitatory {
		return fmt.Errorf("%d neurons with %g of them excitatory and %g winning leave a type without winners or losers", c.Neurons, c.Excitatory, c.Winners)
	}
	return nil
}
