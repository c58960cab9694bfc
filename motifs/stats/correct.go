package stats

import (
	"cmp"
	"slices"
)

// Correct sets the q values of a family of results that are reported together:
// each tail's p values corrected by [BenjaminiHochberg].
func Correct(family []*Summary) {
	over := make([]float64, len(family))
	under := make([]float64, len(family))
	for i, s := range family {
		over[i], under[i] = s.POver, s.PUnder
	}
	over, under = BenjaminiHochberg(over), BenjaminiHochberg(under)
	for i, s := range family {
		s.QOver, s.QUnder = over[i], under[i]
	}
}

// BenjaminiHochberg returns for each p the smallest false discovery rate at
// which it is called significant (Benjamini & Hochberg 1995, J R Stat Soc B
// 57:289): the least of p(k) m / k over all ranks k at or above its own.
func BenjaminiHochberg(p []float64) []float64 {
	order := make([]int, len(p))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(p[a], p[b]) })
	q := make([]float64, len(p))
	least := 1.0
	for rank := len(p); rank > 0; rank-- {
		i := order[rank-1]
		least = min(least, p[i]*float64(len(p))/float64(rank))
		q[i] = least
	}
	return q
}
