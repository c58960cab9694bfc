// Package teacher compares a prediction with its target, channel by channel,
// and gives the two error signals of the signed XOR motif: F+ where the target
// was missed (under-shoot) and F- where something was predicted that did not
// come (over-shoot). A network learns from nothing else.
package teacher

// A Teacher gives the error of one step after another. It may keep state from
// step to step; one Teacher serves one network at a time.
type Teacher interface {
	// Reset is called before every presentation of a sequence.
	Reset()
	// Compare fills plus and minus, one entry a channel, with F+ and F-: 0 for
	// silence, 1 for an event or more where strength counts.
	Compare(prediction, target uint64, plus, minus []float64)
}

// Ideal is the Boolean motif: F+ = target and not prediction, F- = prediction
// and not target.
type Ideal struct{}

// Reset does nothing.
func (Ideal) Reset() {}

// Compare gives 0 and 1.
func (Ideal) Compare(prediction, target uint64, plus, minus []float64) {
	spread(target&^prediction, plus)
	spread(prediction&^target, minus)
}

// spread writes bit c of bits to entry c.
func spread(bits uint64, entries []float64) {
	for c := range entries {
		entries[c] = float64(bits >> c & 1)
	}
}
