package nulls

import (
	"math/rand/v2"
	"slices"

	"github.com/wormotif/wormotif/connectome"
	"github.com/wormotif/wormotif/motifs"
)

// A constrained chain swaps connections where a pair of neurons may be closed to
// a layer, because another layer holds it or because the model says which pairs
// can replace each other. Besides swaps and reversals it rotates three
// connections, and any of these moves may exchange its connections with those of
// one other layer that stand where it wants to go.
type constrained struct {
	layout
	seed     uint64
	attempts int
	class    []uint16 // of each pair: a move keeps the classes of what it moves, as a multiset; nil for no classes
	startAt  []int32

	post []uint32
	at   []int32 // neurons x neurons: slot + 1 of the connection there, free, or closed
	src  rand.PCG
}

const (
	free   = 0
	closed = -1
)

func newConstrained(net *connectome.Network, o Options, name layering, class []uint16) *constrained {
	c := &constrained{layout: newLayout(net, name), seed: o.Seed, attempts: o.Attempts, class: class}
	c.startAt = make([]int32, c.neurons*c.neurons)
	for pair, taken := range takenPairs(net) {
		if taken != 0 {
			c.startAt[pair] = closed
		}
	}
	for slot := range c.slots {
		c.startAt[c.pair(c.pre[slot], c.start[slot])] = int32(slot + 1)
	}
	c.post = make([]uint32, len(c.start))
	c.at = make([]int32, len(c.startAt))
	return c
}

func (c *constrained) pair(pre, post uint32) int { return int(pre)*c.neurons + int(post) }

func (c *constrained) Draw(k uint64, into []motifs.Edge) {
	c.src.Seed(c.seed, k)
	copy(c.post, c.start)
	copy(c.at, c.startAt)
	for range c.attempts {
		for _, l := range c.layers {
			for range l.to - l.from {
				c.move(c.some(l, 2))
			}
			for range (l.to-l.from)/stepsPerCycle + 1 {
				c.move(c.some(l, 3))
				c.move(c.cycle(l))
			}
		}
	}
	c.write(c.post, into)
}

// some picks two or three slots of the layer, in an order that is as likely as
// any other: 21 bits for each.
func (c *constrained) some(l layer, number int) (slots [3]int, n int) {
	u := c.src.Uint64()
	for i := range number {
		slots[i] = l.from + int(u&(1<<21-1)*uint64(l.to-l.from)>>21)
		u >>= 21
	}
	return slots, number
}

// cycle picks a→b, one of b's connections b→c, and c→a, where that is in the
// layer too and a coin agrees. To rotate them is to reverse the cycle.
func (c *constrained) cycle(l layer) (slots [3]int, n int) {
	u := c.src.Uint64()
	i := l.from + int(u>>32*uint64(l.to-l.from)>>32)
	b := c.post[i]
	degree := uint64(l.first[b+1] - l.first[b])
	if degree == 0 || u>>31&1 == 0 {
		return slots, 0
	}
	j := l.from + int(l.first[b]) + int(u&(1<<31-1)*degree>>31)
	k := int(c.at[c.pair(c.post[j], c.pre[i])]) - 1
	if k < l.from || k >= l.to {
		return slots, 0
	}
	return [3]int{i, j, k}, 3
}

// move gives each of the slots the postsynaptic end of the next. The pairs that
// they go to must be all free, or all held by one other layer, whose connections
// then go to the pairs that were left. Any other proposal is rejected, also one
// that changes which classes of pairs a layer holds.
func (c *constrained) move(slots [3]int, n int) {
	var from, to [3]int
	for i := range n {
		slot := slots[i]
		from[i] = c.pair(c.pre[slot], c.post[slot])
		to[i] = c.pair(c.pre[slot], c.post[slots[(i+1)%n]])
	}
	var held [3]int
	for i := range n {
		held[i] = int(c.at[to[i]])
	}
	if held[0] != free {
		if held[0] == closed || !c.oneOtherLayer(slots[0], held[:n]) {
			return
		}
	} else if held[1] != free || held[2] != free {
		return
	}
	if n == 0 || c.class != nil && !c.sameClasses(from[:n], to[:n]) {
		return
	}
	var ends [3]uint32
	for i := range n {
		ends[i] = c.post[slots[i]]
	}
	for i := range n {
		c.at[from[i]], c.at[to[i]] = int32(held[i]), int32(slots[i]+1)
		if held[i] != free {
			c.post[held[i]-1] = ends[i]
		}
		c.post[slots[i]] = ends[(i+1)%n]
	}
}

// oneOtherLayer reports whether all of held (slot + 1) are of one layer and slot
// is of another.
func (c *constrained) oneOtherLayer(slot int, held []int) bool {
	other := c.layerOf(held[0])
	if other == c.layerOf(slot+1) {
		return false
	}
	for _, h := range held[1:] {
		if c.layerOf(h) != other {
			return false
		}
	}
	return true
}

// layerOf returns the layer of a slot + 1, and none for what is free or closed.
func (c *constrained) layerOf(held int) int {
	return slices.IndexFunc(c.layers, func(l layer) bool { return l.from < held && held <= l.to })
}

// sameClasses reports whether the pairs of both have the same classes.
func (c *constrained) sameClasses(from, to []int) bool {
	if len(from) == 2 {
		a, b, x, y := c.class[from[0]], c.class[from[1]], c.class[to[0]], c.class[to[1]]
		return a == x && b == y || a == y && b == x
	}
	var was, is [3]uint16
	for i := range from {
		was[i], is[i] = c.class[from[i]], c.class[to[i]]
	}
	slices.Sort(was[:])
	slices.Sort(is[:])
	return was == is
}
