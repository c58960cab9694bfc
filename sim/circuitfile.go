package sim

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
)

// An Experiment is a circuit, what drives it, and how to run it: what a circuit
// file holds.
type Experiment struct {
	Circuit  Circuit
	Stimulus Stimulus
	Duration float64 // ms
	Dt       float64 // ms
	Model    Model
	Method   Method
	Seed     uint64 // of Poisson sources
}

// A Model names a Simulator.
type Model string

const (
	LIFModel    Model = "lif"
	GradedModel Model = "graded"
)

// Run simulates the experiment from rest.
func (x *Experiment) Run(rec *Recording) error {
	s, err := x.simulator()
	if err != nil {
		return err
	}
	return s.Run(&x.Stimulus, x.Duration, rand.New(rand.NewPCG(x.Seed, 0)), rec)
}

func (x *Experiment) simulator() (Simulator, error) {
	switch x.Model {
	case LIFModel:
		return NewLIF(&x.Circuit, x.Dt, x.Method)
	case GradedModel:
		return NewGraded(&x.Circuit, x.Dt)
	}
	return nil, fmt.Errorf("model %q: there are %q and %q", x.Model, LIFModel, GradedModel)
}

// circuitFile is the JSON form of an Experiment. Times are in ms, v, weights
// and drives in mV, rates in Hz. The constants beside neurons are for all
// neurons; a neuron's own win. From "steps" on everything is optional.
type circuitFile struct {
	Neurons []struct {
		Name       string   `json:"name"`
		TauM       *float64 `json:"tau_m_ms"`
		Refractory *float64 `json:"refractory_ms"`
		membraneFile
	} `json:"neurons"`
	Edges []struct {
		Pre    string   `json:"pre"`
		Post   string   `json:"post"`
		Weight *float64 `json:"weight"`
		Delay  *float64 `json:"delay_ms"`
	} `json:"edges"`
	Drive    map[string]float64 `json:"drive"`
	Duration *float64           `json:"duration_ms"`
	Dt       *float64           `json:"dt_ms"` // default 0.1
	membraneFile

	Steps []struct {
		Neuron string  `json:"neuron"`
		Start  float64 `json:"start_ms"`
		Stop   float64 `json:"stop_ms"`
		Drive  float64 `json:"drive"`
	} `json:"steps"`
	Currents []struct {
		Neuron   string    `json:"neuron"`
		Start    float64   `json:"start_ms"`
		Interval float64   `json:"interval_ms"`
		Values   []float64 `json:"values"`
	} `json:"currents"`
	Poisson []struct {
		Neuron string  `json:"neuron"`
		Rate   float64 `json:"rate_hz"`
		Weight float64 `json:"weight"`
	} `json:"poisson"`
	Gaps []struct {
		A           string  `json:"a"`
		B           string  `json:"b"`
		Conductance float64 `json:"conductance"` // over the leak conductance
	} `json:"gap_junctions"`
	Model  Model  `json:"model"`  // default lif
	Method Method `json:"method"` // default euler
	Seed   uint64 `json:"seed"`
}

type membraneFile struct {
	TauSyn  *float64     `json:"tau_syn_ms"`
	ELeak   *float64     `json:"E_L"`
	Vth     *float64     `json:"V_th"`
	VReset  *float64     `json:"V_reset"`
	Release *releaseFile `json:"release"` // read by the graded model only
}

type releaseFile struct {
	Half  float64 `json:"half"`
	Slope float64 `json:"slope"`
	Rate  float64 `json:"rate_hz"`
}

// ReadCircuit reads an experiment in JSON. Errors say where: the line and
// column of broken JSON, the neuron or edge of a wrong value.
func ReadCircuit(r io.Reader) (*Experiment, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	var f circuitFile
	if err := json.Unmarshal(text, &f); err != nil {
		return nil, placed(err, text)
	}
	x, err := f.experiment()
	if err != nil {
		return nil, err
	}
	return x, x.Circuit.Validate(x.Dt)
}

// placed puts line and column in front of a JSON error.
func placed(err error, text []byte) error {
	offset := int64(len(text))
	if e, ok := errors.AsType[*json.SyntaxError](err); ok {
		offset = e.Offset
	} else if e, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		offset = e.Offset
	}
	before := text[:min(offset, int64(len(text)))]
	return fmt.Errorf("line %d, column %d: %w", bytes.Count(before, []byte("\n"))+1, len(before)-bytes.LastIndexByte(before, '\n'), err)
}

func (f *circuitFile) experiment() (*Experiment, error) {
	x := &Experiment{Dt: DefaultDt, Model: LIFModel, Method: Euler, Seed: f.Seed}
	if f.Dt != nil {
		x.Dt = *f.Dt
	}
	if f.Model != "" {
		x.Model = f.Model
	}
	if f.Method != "" {
		x.Method = f.Method
	}
	if f.Duration == nil {
		return nil, errors.New("duration_ms is missing")
	}
	x.Duration = *f.Duration
	if len(f.Neurons) == 0 {
		return nil, errors.New("neurons: there are none")
	}
	index := make(map[string]int, len(f.Neurons))
	for i, n := range f.Neurons {
		if n.Name == "" {
			return nil, fmt.Errorf("neuron %d: name is missing", i+1)
		}
		if _, twice := index[n.Name]; twice {
			return nil, fmt.Errorf("neuron %d: the name %q is used twice", i+1, n.Name)
		}
		index[n.Name] = i
		neuron, err := f.neuron(i)
		if err != nil {
			return nil, fmt.Errorf("neuron %s: %w", n.Name, err)
		}
		x.Circuit.Neurons = append(x.Circuit.Neurons, neuron)
	}
	// find turns names into indices and keeps the first that is unknown.
	var unknown error
	find := func(name, what string, i int) int {
		at, ok := index[name]
		if !ok && unknown == nil {
			unknown = fmt.Errorf("%s %d: there is no neuron %q", what, i+1, name)
		}
		return at
	}
	for i, e := range f.Edges {
		if e.Weight == nil || e.Delay == nil {
			return nil, fmt.Errorf("edge %d, %s to %s: weight or delay_ms is missing", i+1, e.Pre, e.Post)
		}
		x.Circuit.Synapses = append(x.Circuit.Synapses, Synapse{find(e.Pre, "edge", i), find(e.Post, "edge", i), *e.Weight, *e.Delay})
	}
	for i, g := range f.Gaps {
		x.Circuit.Gaps = append(x.Circuit.Gaps, Gap{find(g.A, "gap junction", i), find(g.B, "gap junction", i), g.Conductance})
	}
	x.Stimulus.Drive = make([]float64, len(f.Neurons))
	known := 0
	for i, n := range f.Neurons {
		if d, ok := f.Drive[n.Name]; ok {
			x.Stimulus.Drive[i] = d
			known++
		}
	}
	if known < len(f.Drive) {
		return nil, fmt.Errorf("drive: %d of its %d names are not neurons", len(f.Drive)-known, len(f.Drive))
	}
	for i, s := range f.Steps {
		x.Stimulus.Steps = append(x.Stimulus.Steps, DriveStep{find(s.Neuron, "step", i), s.Start, s.Stop, s.Drive})
	}
	for i, c := range f.Currents {
		x.Stimulus.Currents = append(x.Stimulus.Currents, Current{find(c.Neuron, "current", i), c.Start, c.Interval, c.Values})
	}
	for i, p := range f.Poisson {
		x.Stimulus.Poisson = append(x.Stimulus.Poisson, Poisson{find(p.Neuron, "poisson", i), p.Rate, p.Weight})
	}
	return x, unknown
}

// neuron returns neuron i, its own constants before those of the file.
func (f *circuitFile) neuron(i int) (Neuron, error) {
	own := &f.Neurons[i]
	var missing error
	need := func(name string, values ...*float64) float64 {
		for _, v := range values {
			if v != nil {
				return *v
			}
		}
		if missing == nil {
			missing = fmt.Errorf("%s is missing", name)
		}
		return 0
	}
	n := Neuron{
		Name:       own.Name,
		TauM:       need("tau_m_ms", own.TauM),
		Refractory: need("refractory_ms", own.Refractory),
		TauSyn:     need("tau_syn_ms", own.TauSyn, f.TauSyn),
		ELeak:      need("E_L", own.ELeak, f.ELeak),
		VThreshold: need("V_th", own.Vth, f.Vth),
		VReset:     need("V_reset", own.VReset, f.VReset),
	}
	n.Release = DefaultRelease(n.VThreshold)
	for _, r := range []*releaseFile{f.Release, own.Release} {
		if r != nil {
			n.Release = Release(*r)
		}
	}
	return n, missing
}
