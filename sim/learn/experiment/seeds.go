// Package experiment teaches many networks side by side and makes the tables
// of docs/learning.md.
package experiment

import (
	"context"

	"golang.org/x/sync/errgroup"
)

// Seeds returns count seeds from first on.
func Seeds(first uint64, count int) []uint64 {
	seeds := make([]uint64, count)
	for i := range seeds {
		seeds[i] = first + uint64(i)
	}
	return seeds
}

// forEach calls f for every item with at most workers at once and returns the
// results in the order of the items. After an error, or when ctx is done, no
// further item is begun.
func forEach[I, R any](ctx context.Context, workers int, items []I, f func(I) (R, error)) ([]R, error) {
	results := make([]R, len(items))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(max(workers, 1))
	for i, item := range items {
		group.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			r, err := f(item)
			results[i] = r
			return err
		})
	}
	return results, group.Wait()
}
