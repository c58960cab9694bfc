package sim_test

import (
	"strings"
	"testing"

	"github.com/wormotif/wormotif/sim"
)

const smallFile = `{
 "neurons": [{"name": "a", "tau_m_ms": 10, "refractory_ms": 2}, {"name": "b", "tau_m_ms": 10, "refractory_ms": 2, "V_th": -45}],
 "edges": [{"pre": "a", "post": "b", "weight": 5, "delay_ms": 1}],
 "drive": {"a": 30},
 "duration_ms": 50, "tau_syn_ms": 8, "E_L": -70, "V_th": -50, "V_reset": -65
}`

func TestReadCircuit(t *testing.T) {
	x, err := sim.ReadCircuit(strings.NewReader(smallFile))
	if err != nil {
		t.Fatal(err)
	}
	if x.Dt != 0.1 || x.Model != sim.LIFModel || x.Method != sim.Euler {
		t.Errorf("defaults are dt %g, %s, %s", x.Dt, x.Model, x.Method)
	}
	if a, b := x.Circuit.Neurons[0].VThreshold, x.Circuit.Neurons[1].VThreshold; a != -50 || b != -45 {
		t.Errorf("thresholds %g and %g, want the file's -50 and the neuron's own -45", a, b)
	}
}

func TestReadCircuitRefuses(t *testing.T) {
	cases := []struct{ old, new, want string }{
		{`"E_L": -70,`, ``, "neuron a: E_L is missing"},
		{`"duration_ms": 50,`, ``, "duration_ms is missing"},
		{`"post": "b"`, `"post": "c"`, `edge 1: there is no neuron "c"`},
		{`"name": "b"`, `"name": "a"`, `neuron 2: the name "a" is used twice`},
		{`"drive": {"a": 30}`, `"drive": {"z": 30}`, "drive: 1 of its 1 names are not neurons"},
		{`"weight": 5,`, ``, "edge 1, a to b: weight or delay_ms is missing"},
		{`"tau_syn_ms": 8`, `"tau_syn_ms": 0`, "tau_syn of neuron a is 0 ms"},
		{`"delay_ms": 1`, `"delay_ms": 0.01`, "delay of synapse a to b is 0.01 ms"},
		{`"weight": 5`, `"weight": x`, "line 3, column"},
		{`"weight": 5`, `"weight": "5"`, "line 3, column"},
		{`"E_L"`, `"model": "hh", "E_L"`, ""}, // refused when run
	}
	for _, test := range cases {
		if !strings.Contains(smallFile, test.old) {
			t.Fatalf("%q is not in the file", test.old)
		}
		x, err := sim.ReadCircuit(strings.NewReader(strings.Replace(smallFile, test.old, test.new, 1)))
		if err == nil && test.want == "" {
			err = x.Run(&sim.Recording{})
			test.want = `model "hh"`
		}
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error %v, want %q in it", test.new, err, test.want)
		}
	}
}

func FuzzReadCircuit(f *testing.F) {
	f.Add([]byte(smallFile))
	f.Add([]byte(`{"neurons":[{"name":"a"}],"duration_ms":1e300}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		x, err := sim.ReadCircuit(strings.NewReader(string(text)))
		if err != nil {
			return
		}
		x.Duration = min(x.Duration, 100*x.Dt)
		if len(x.Circuit.Synapses) < 100 {
			_ = x.Run(&sim.Recording{}) // must not panic
		}
	})
}
