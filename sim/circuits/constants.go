package circuits

// Constants are the numbers of a circuit that the wiring does not give.
type Constants struct {
	TauInput            float64 `json:"tau_m_input_ms"`
	TauExcitatory       float64 `json:"tau_m_excitatory_ms"`
	TauInhibitory       float64 `json:"tau_m_inhibitory_ms"`
	RefractoryPrincipal float64 `json:"refractory_excitatory_ms"` // inputs too
	RefractoryInhib     float64 `json:"refractory_inhibitory_ms"`
	TauSyn              float64 `json:"tau_syn_ms"`
	ELeak               float64 `json:"E_L_mV"`
	VThreshold          float64 `json:"V_th_mV"`
	VReset              float64 `json:"V_reset_mV"`
	Strong              float64 `json:"weight_strong_mV"`     // alone makes its target fire
	Weak                float64 `json:"weight_weak_mV"`       // only together with another
	Inhibition          float64 `json:"weight_inhibition_mV"` // size, above 0
	Extra               float64 `json:"weight_extra_mV"`      // size of connections that the motif does not name
	Delay               float64 `json:"delay_ms"`
	DelayInterneuron    float64 `json:"delay_from_interneuron_ms"` // from neurons that inhibit within the motif
	Drive               float64 `json:"drive_mV"`                  // of an input that is on
}

// Canonical returns the constants of the preprint. It has no extra connections;
// they get the weak weight.
func Canonical() Constants {
	return Constants{
		TauInput: 12, TauExcitatory: 15, TauInhibitory: 6,
		RefractoryPrincipal: 3, RefractoryInhib: 1,
		TauSyn: 8, ELeak: -70, VThreshold: -50, VReset: -65,
		Strong: 84, Weak: 28, Inhibition: 84, Extra: 28,
		Delay: 1, DelayInterneuron: 0.5,
		Drive: 25,
	}
}
