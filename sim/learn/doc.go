// Package learn is the folder of melody learning: an engram in a recurrent
// network of excitatory and inhibitory neurons, taught only by the error
// signals F+ and F- of the signed XOR motif (arXiv 2406.09940 proposes it; the
// arithmetic here is this project's own, no code was published).
//
//	sequence    binary steps, what is taught and recalled
//	melody      notes, their text form, the embedded tunes, notes to steps and back
//	midi, wav   what a melody is read from and written to
//	teacher     who compares prediction with target: ideal, spiking, worm, and the controls
//	engram      the network: states, homeostasis, teaching, recall, several tunes, lesions
//	baseline    what the network is measured against: ridge, delta rule, a liquid cell
//	autoencoder one comparator a channel, an input against its reconstruction
//	experiment  the tables of docs/learning.md, many seeds side by side
package learn
