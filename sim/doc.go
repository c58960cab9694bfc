// Package sim simulates small and middle-sized networks of point neurons on a
// fixed time grid. It knows nothing of connectomes; its folders do:
// [github.com/wormotif/wormotif/sim/circuits] makes circuits from found motifs
// and [github.com/wormotif/wormotif/sim/functional] tests what they compute.
//
// A [Circuit] says which neurons there are and how they are wired, a [Stimulus]
// what drives them, a [Simulator] runs both and a [Recording] holds what came
// out. There are two Simulators over the same Circuit, [LIF] and [Graded].
//
// # The spiking model
//
// Leaky integrate-and-fire with exponential synaptic currents, the model that
// NEST calls iaf_psc_exp, with currents given as the voltage they would hold:
//
//	dv/dt = (E_L - v + I + drive + sum_j g_j (v_j - v)) / tau_m   while not refractory
//	dI/dt = -I / tau_syn                                          always
//	I    -> I + weight       when a spike arrives, its delay after it was fired
//	v    -> V_reset          when v > V_th and the neuron is not refractory
//
// v starts at E_L and I at 0. One step, exactly, from the values at its start:
//
//  1. A neuron is free if it never fired or fired R or more steps ago, with
//     R = int((refractory + 0.001 dt)/dt). After a spike in step k its v stands
//     still in steps k+1 to k+R-1; it moves, and can fire, again in step k+R.
//  2. v of the free neurons and I of all neurons move on by dt.
//  3. Free neurons with v > V_th, strictly, fire. The spike's time is k dt, the
//     time at the start of the step. A neuron held exactly at V_th is silent.
//  4. A synapse with delay d = int(delay/dt + 0.5) steps delivers a spike of
//     step k at the end of step k+d, so that v feels it from step k+d+1 on.
//     Input to a refractory neuron, or in the step in which it fires, is kept.
//     Poisson input of step k arrives at the end of step k, before spikes.
//  5. Neurons that fired get v = V_reset; I is left alone.
//
// A run of T has the steps 0 to T/dt - 1. This is the order of Brian2 2.5.1.
// Two [Method]s move the state on: [Euler] (forward, as Brian2's method='euler')
// and [Exact] (the propagators of Rotter and Diesmann 1999, Biol Cybern 81:381,
// which are exact between two grid points; spikes stay on the grid).
//
// # The graded model
//
// Most of the worm's neurons release transmitter in proportion to their voltage
// (Goodman et al. 1998, Neuron 20:763; Liu, Hollopeter, Jorgensen 2009, PNAS
// 106:10823). The second model has the same v and I without spikes; a synapse
// carries the sigmoidal release of its presynaptic neuron (as in Wicks et al.
// 1996, J Neurosci 16:4017, equation 5):
//
//	dv/dt = (E_L - v + I + drive + sum_j g_j (v_j - v)) / tau_m
//	dI/dt = -I / tau_syn + sum_j weight_j r s_j(t - delay)
//	s_j   = max(0, (sigma(v_j) - sigma(E_L)) / (1 - sigma(E_L)))
//	sigma(v) = 1 / (1 + exp(-(v - V_half)/k))
//
// r is the rate of spikes that full release is worth, so that one weight means
// the same in both models. What a neuron releases at rest counts as none. The
// method is forward Euler.
//
// # Parameters
//
//	name        field                 unit  range        meaning
//	tau_m       Neuron.TauM           ms    >= dt        membrane time constant
//	tau_syn     Neuron.TauSyn         ms    >= dt        decay of synaptic current
//	E_L         Neuron.ELeak          mV    finite       resting potential
//	V_th        Neuron.VThreshold     mV    > V_reset    threshold
//	V_reset     Neuron.VReset         mV    < V_th       potential after a spike
//	refractory  Neuron.Refractory     ms    >= 0         time without v moving
//	V_half      Neuron.Release.Half   mV    finite       graded: half release
//	k           Neuron.Release.Slope  mV    > 0          graded: steepness
//	r           Neuron.Release.Rate   Hz    > 0          graded: spikes a second that full release is worth
//	weight      Synapse.Weight        mV    finite       step of I on arrival, < 0 inhibits
//	delay       Synapse.Delay         ms    >= dt        from spike to arrival
//	g           Gap.Conductance       1     >= 0         electrical coupling over leak conductance
//	drive       Stimulus              mV    finite       constant, steps, sampled; they add up
package sim
