package motifs

import "math/bits"

// A search runs programs on a dense graph. It keeps all its working memory, so
// that counting allocates nothing.
type search struct {
	graph    *dense
	slots    [maxNodes]int      // the neurons placed so far
	used     []uint64           // the same as a set
	sets     [maxNodes][]uint64 // candidates by depth
	total    total
	everyone []uint64
}

func newSearch(g *dense) *search {
	words := (g.n + 63) / 64
	s := &search{graph: g, used: make([]uint64, words), everyone: make([]uint64, words)}
	for i := range s.sets {
		s.sets[i] = make([]uint64, words)
	}
	for i := range g.n {
		s.everyone[i>>6] |= 1 << (i & 63)
	}
	return s
}

// A total is a sum of products that notices when it no longer fits.
type total struct {
	sum      int64
	overflow bool
}

func (t *total) add(n uint64) {
	sum := uint64(t.sum) + n
	t.overflow = t.overflow || n > maxInt64 || sum > maxInt64
	t.sum = int64(sum)
}

const maxInt64 = 1<<63 - 1

// count returns the sum over the program's cut maps of the product of its parts;
// merges are not subtracted.
func (s *search) count(p *program) total {
	s.total = total{}
	s.placeCut(p, 0)
	high, low := bits.Mul64(uint64(s.total.sum), uint64(p.symmetry))
	s.total.overflow = s.total.overflow || high != 0 || low > maxInt64
	s.total.sum = int64(low)
	return s.total
}

func (s *search) placeCut(p *program, depth int) {
	if depth == len(p.cut) {
		s.multiplyParts(p)
		return
	}
	set := s.sets[depth]
	s.candidates(&p.cut[depth], set)
	for w, word := range set {
		for ; word != 0; word &= word - 1 {
			bit := word & -word
			s.slots[depth] = w<<6 + bits.TrailingZeros64(word)
			s.used[w] |= bit
			s.placeCut(p, depth+1)
			s.used[w] &^= bit
		}
	}
}

func (s *search) multiplyParts(p *program) {
	product := uint64(1)
	for i := range p.parts {
		n := s.countPart(p.parts[i].steps, len(p.cut))
		if n == 0 {
			return
		}
		for range p.parts[i].power {
			high, low := bits.Mul64(product, n)
			if high != 0 {
				s.total.overflow = true
			}
			product = low
		}
	}
	s.total.add(product)
}

// countPart returns how many ways there are to place the steps after depth
// neurons.
func (s *search) countPart(steps []step, depth int) uint64 {
	if len(steps) == 1 {
		return s.countCandidates(&steps[0])
	}
	var n uint64
	set := s.sets[depth]
	s.candidates(&steps[0], set)
	for w, word := range set {
		for ; word != 0; word &= word - 1 {
			bit := word & -word
			s.slots[depth] = w<<6 + bits.TrailingZeros64(word)
			s.used[w] |= bit
			n += s.countPart(steps[1:], depth+1)
			s.used[w] &^= bit
		}
	}
	return n
}

func (s *search) row(r rowOf) []uint64 { return s.graph.row(r, s.slots[r.slot]) }

// row returns the row for the neuron in its slot.
func (g *dense) row(r rowOf, neuron int) []uint64 {
	return g.rows[r.side][r.layer].row(neuron)
}

// candidates fills set with the neurons that the step's node can be.
func (s *search) candidates(st *step, set []uint64) {
	base := s.everyone
	if st.must != 0 {
		base = s.graph.domain(st.must)
	}
	base, used := base[:len(set)], s.used[:len(set)]
	for w := range set {
		set[w] = base[w] &^ used[w]
	}
	for _, e := range st.ends {
		keep(set, s.graph.ends[e.side][e.layer])
	}
	for _, r := range st.rows {
		if r.forbidden {
			remove(set, s.row(r))
		} else {
			keep(set, s.row(r))
		}
	}
	for _, slot := range st.over {
		removeUpTo(set, s.slots[slot])
	}
}

// removeUpTo takes the neurons 0 to last out of the set.
func removeUpTo(set []uint64, last int) {
	clear(set[:last>>6])
	set[last>>6] &^= 1<<(last&63)<<1 - 1
}

func keep(set, others []uint64) {
	others = others[:len(set)]
	for w := range set {
		set[w] &= others[w]
	}
}

func remove(set, others []uint64) {
	others = others[:len(set)]
	for w := range set {
		set[w] &^= others[w]
	}
}

// countCandidates returns how many neurons the step's node can be.
func (s *search) countCandidates(st *step) uint64 {
	if st.must == 0 && len(st.rows) == 2 && !st.rows[1].forbidden && len(st.over) == 0 { // the commonest case, without a buffer
		a, b := s.row(st.rows[0]), s.row(st.rows[1])
		b, used := b[:len(a)], s.used[:len(a)]
		n := 0
		for w := range a {
			n += bits.OnesCount64(a[w] & b[w] &^ used[w])
		}
		return uint64(n)
	}
	set := s.sets[maxNodes-1]
	s.candidates(st, set)
	return uint64(onesCount(set))
}
