// Package circuits makes spiking circuits from occurrences of motifs.
//
// A [Reader] looks up how the neurons of an occurrence are wired in its network:
// the motif's own connections and the extra ones. A [Design] turns that
// [Wiring] into a [sim.Circuit], alone, and a [Reader] can embed it in the whole
// network. Constants and weights are those of the Brian2 validation that
// accompanies the signed-XOR preprint, doi 10.64898/2026.06.05.730322, which was
// made for mouse cortex.
//
// The preprint gives constants to the eight roles of its circuit. For any other
// motif the roles follow from the pattern, by rules that give the preprint's
// values on its own circuit:
//
//	an inhibitory neuron (it inhibits, or must be inhibitory)   tau_m 6 ms, refractory 1 ms
//	an input (nothing in the motif excites it)                  tau_m 12 ms, refractory 3 ms
//	any other neuron                                            tau_m 15 ms, refractory 3 ms
//
//	onto an inhibitory neuron that two or more excite           28 mV a spike: it answers to both together
//	onto an error neuron (its sign is required, it sends none)  28 mV
//	any other excitatory connection                             84 mV
//	any inhibitory connection                                   as much, negative
//
//	from a neuron that inhibits within the motif                delay 0.5 ms
//	from any other                                              delay 1 ms
//
// Where nothing in a motif lacks an exciting connection, its first node is the
// input.
package circuits
