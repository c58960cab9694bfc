package nulls

import (
	"math/rand/v2"

	"github.com/wormotif/wormotif/connectome"
	"github.com/wormotif/wormotif/motifs"
)

// maxNeurons bounds the table of pairs to 256 MB, and 1 GB where layers compete.
const maxNeurons = 1 << 14

// stepsPerCycle is how many swaps are attempted for each attempt at a 3-cycle.
const stepsPerCycle = 16

// newSwapSampler returns the swap chain over the layers. Pairs of neurons have
// classes where the model has a say in which a connection may join, else nil.
func newSwapSampler(net *connectome.Network, o Options, name layering, class []uint16) Sampler {
	if class == nil && signedByNeuron(net) {
		return newChain(net, o, name)
	}
	return newConstrained(net, o, name, class)
}

// A chain is the Markov chain of the package documentation on layers that do not
// compete for pairs.
type chain struct {
	layout
	seed       uint64
	attempts   int
	row        []uint32 // of each slot: presynaptic neuron * neurons, its row of the table
	startTaken []byte

	post  []uint32 // postsynaptic end of each slot
	taken []byte   // neurons x neurons: 1 where a connection stands or none may
	src   rand.PCG
}

func newChain(net *connectome.Network, o Options, name layering) *chain {
	c := &chain{layout: newLayout(net, name), seed: o.Seed, attempts: o.Attempts, startTaken: takenPairs(net)}
	c.row = make([]uint32, len(c.pre))
	for slot, v := range c.pre {
		c.row[slot] = v * uint32(c.neurons)
	}
	c.post = make([]uint32, len(c.start))
	c.taken = make([]byte, len(c.startTaken))
	return c
}

// takenPairs marks the pairs (pre*n+post) that hold a chemical connection, and
// the diagonal, where none may stand.
func takenPairs(net *connectome.Network) []byte {
	n := len(net.Neurons)
	taken := make([]byte, n*n)
	for i := range n {
		taken[i*n+i] = 1
	}
	for _, c := range net.Connections {
		if c.Kind == connectome.Chemical {
			taken[c.Pre*n+c.Post] = 1
		}
	}
	return taken
}

func (c *chain) Draw(k uint64, into []motifs.Edge) {
	c.src.Seed(c.seed, k)
	copy(c.post, c.start)
	copy(c.taken, c.startTaken)
	for range c.attempts {
		for _, l := range c.layers {
			c.swaps(l)
			for range (l.to-l.from)/stepsPerCycle + 1 {
				c.reverseCycle(l)
			}
		}
	}
	c.write(c.post, into)
}

// swaps attempts as many swaps as the layer has connections (one more where that
// is odd and small). The two indices of an attempt are drawn in proportion to
// ranges of 16 or 32 random bits, so some slots are chosen a little more often
// than others; that is harmless, because the choice depends on the slots alone
// and never on what they hold, so that each swap and its undoing stay equally
// likely.
func (c *chain) swaps(l layer) {
	row, post := c.row[l.from:l.to], c.post[l.from:l.to]
	m := uint64(len(post))
	if m >= 1<<16 {
		for range m {
			u := c.src.Uint64()
			swap(row, post, c.taken, u>>32*m>>32, u&(1<<32-1)*m>>32)
		}
		return
	}
	for range (m + 1) / 2 {
		u := c.src.Uint64()
		for range 2 {
			swap(row, post, c.taken, u>>16&(1<<16-1)*m>>16, u&(1<<16-1)*m>>16)
			u >>= 32
		}
	}
}

// swap proposes a→y, c→x for a→x in slot i and c→y in slot j. The table alone
// decides: where a = c, x = y or i = j one of the new pairs stands already, and
// where a = y or c = x it lies on the diagonal. There is no branch, because one
// proposal in five is rejected, at random, and a wrong guess costs more than the
// four writes.
func swap(row, post []uint32, taken []byte, i, j uint64) {
	a, x, c, y := row[i], post[i], row[j], post[j]
	ay, cx := &taken[a+y], &taken[c+x]
	rejected := *ay | *cx
	taken[a+x], taken[c+y] = rejected, rejected
	*ay |= rejected ^ 1
	*cx |= rejected ^ 1
	moved := (x ^ y) & (uint32(rejected) - 1)
	post[i], post[j] = x^moved, y^moved
}

// reverseCycle attempts to turn a→b→c→a into a→c→b→a.
func (c *chain) reverseCycle(l layer) {
	row, post := c.row[l.from:l.to], c.post[l.from:l.to]
	u := c.src.Uint64()
	i := u >> 32 * uint64(len(post)) >> 32
	rowA, b := row[i], post[i]
	degree := uint64(l.first[b+1] - l.first[b])
	if degree == 0 {
		return
	}
	j := uint64(l.first[b]) + u&(1<<31-1)*degree>>31
	rowB, v := row[j], post[j]
	a, rowC := c.pre[l.from+int(i)], v*uint32(c.neurons)
	if c.taken[rowC+a] == 0 || c.taken[rowA+v]|c.taken[rowC+b]|c.taken[rowB+a] != 0 {
		return
	}
	k := l.first[v]
	for k < l.first[v+1] && post[k] != a {
		k++
	}
	if k == l.first[v+1] || u>>31&1 == 0 {
		return // c→a is of another layer, or the coin says no
	}
	c.taken[rowA+b], c.taken[rowB+v], c.taken[rowC+a] = 0, 0, 0
	c.taken[rowA+v], c.taken[rowC+b], c.taken[rowB+a] = 1, 1, 1
	post[i], post[j], post[k] = v, a, b
}
