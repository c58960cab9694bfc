// Package nulls draws randomized networks: the chance that a motif's count is
// compared with.
//
// A [Model] says what is kept and what is randomized; [Model.New] makes a
// [Sampler] for one network, and Draw gives null number k from the random stream
// PCG(seed, k), always starting at the observed network. So null k is the same
// whoever draws it and whatever was drawn before.
//
// # The chain
//
// Connections are divided into layers (for degree-transmitter: by the
// transmitter of the presynaptic neuron and the sign). One attempt picks two
// connections a→x and c→y of a layer and proposes a→y and c→x. It is rejected,
// and counts all the same, if that would make a self-connection or a second
// connection of an ordered pair, of whatever layer. Every neuron keeps its in-
// and out-degree in every layer, and a weight stays with its presynaptic end.
// Rejections must count as steps: a chain that only counts successful swaps
// prefers networks with many neighbours (Artzy-Randrup & Stone 2005, Phys Rev E
// 72:056708). The choice of two connections does not look at the present
// network, so a swap and its undoing are equally likely, and the only
// stationary distribution on the networks that can be reached is uniform.
//
// # What swaps cannot reach
//
// Swaps alone do not reach every simple digraph of given degrees: the directed
// cycle a→b→c→a and its reversal have the same degrees, and no swap leads out of
// either (Rao, Jana & Bandyopadhyay 1996, Sankhyā A 58:225). Swaps together with
// the reversal of directed 3-cycles whose reversed connections are absent do
// reach every one (Rao et al. 1996; Berger & Müller-Hannemann 2010, WG 2010,
// arXiv:0912.0685). So one more step is made for every sixteen attempted swaps:
// pick a connection a→b, then one of b's in the same layer, b→c; if c→a is in
// the layer too and the three reversed connections are free, reverse all three
// with probability one half. The half keeps the chain from alternating on a
// network that is nothing but a cycle. A cycle is found with probability
// (1/d(a) + 1/d(b) + 1/d(c)) / M, with d the out-degrees in the layer and M its
// connections; its reversal has the same probability, so the step is symmetric.
//
// Where all connections of a neuron have one transmitter and one sign, as under
// every policy that signs by neuron, layers never compete for a pair, each layer
// is a digraph by itself, and the theorem holds for each. The same is true of
// layers divided further by the target's role or module: they are disjoint
// blocks of the adjacency matrix, with zeros required only on its diagonal.
//
// Where one neuron's connections have several signs (policy receptor), a pair
// taken by one layer, or by a connection that stays, is closed to the others.
// Then rotations of three connections (a→x, b→y, c→z to a→y, b→z, c→x) are
// attempted as well, and every move may exchange its connections with those of
// one other layer that stand where they would go: a→x and c→y of one layer with
// a→y and c→x of another. All of these are symmetric, so the chain is uniform on
// what it reaches. That it reaches everything is not proved, and is false for
// some tiny dense networks: with excitatory a→b→c→a and inhibitory a→c, b→d,
// c→d, d→a it misses some of the four networks. Tests list six small spaces
// that it covers.
//
// # How many attempts
//
// 100 a connection by default, after Milo et al. 2003 (arXiv:cond-mat/0312028).
package nulls
