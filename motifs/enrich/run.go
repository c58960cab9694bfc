// Package enrich compares how often motifs occur in a network with how often
// they occur in its nulls.
package enrich

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"github.com/wormotif/wormotif/connectome"
	"github.com/wormotif/wormotif/motifs"
	"github.com/wormotif/wormotif/motifs/nulls"
)

// A Run says what to count and in which nulls.
type Run struct {
	Network  *connectome.Network
	Patterns []motifs.Pattern
	Model    nulls.Model
	Options  nulls.Options
	Nulls    int            // how many to draw; 2 or more
	Workers  int            // 0 is one for each processor
	Progress func(done int) // called after each null, by one goroutine at a time; may be nil
}

// Counts are what a Run found.
type Counts struct {
	Observed []motifs.Count   // of each pattern
	Nulls    [][]motifs.Count // of each null, of each pattern
}

// Count draws the nulls and counts the patterns in each and in the network
// itself. The result is the same for any number of workers. When ctx ends it
// returns its error.
func (r Run) Count(ctx context.Context) (*Counts, error) {
	if r.Nulls < 2 {
		return nil, fmt.Errorf("%d nulls: a standard deviation needs 2 or more", r.Nulls)
	}
	counts := &Counts{Observed: make([]motifs.Count, len(r.Patterns)), Nulls: make([][]motifs.Count, r.Nulls)}
	counter, err := motifs.NewCounter(r.Network, r.Patterns)
	if err != nil {
		return nil, err
	}
	if err := counter.Count(motifs.Edges(r.Network), counts.Observed); err != nil {
		return nil, err
	}
	workers := r.Workers
	if workers < 1 {
		workers = runtime.GOMAXPROCS(0)
	}
	workers = min(workers, r.Nulls)
	var next atomic.Int64
	var finished sync.Mutex
	var done int
	group, ctx := errgroup.WithContext(ctx)
	for range workers {
		group.Go(func() error {
			w, err := r.worker()
			if err != nil {
				return err
			}
			for k := next.Add(1) - 1; k < int64(r.Nulls); k = next.Add(1) - 1 {
				if err := ctx.Err(); err != nil {
					return err
				}
				if counts.Nulls[k], err = w.null(uint64(k)); err != nil {
					return err
				}
				finished.Lock()
				done++
				if r.Progress != nil {
					r.Progress(done)
				}
				finished.Unlock()
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	return counts, nil
}

// A worker draws nulls and counts them.
type worker struct {
	sampler  nulls.Sampler
	counter  *motifs.Counter
	edges    []motifs.Edge
	patterns int
}

func (r Run) worker() (*worker, error) {
	sampler, err := r.Model.New(r.Network, r.Options)
	if err != nil {
		return nil, err
	}
	counter, err := motifs.NewCounter(r.Network, r.Patterns)
	if err != nil {
		return nil, err
	}
	return &worker{sampler, counter, make([]motifs.Edge, len(r.Network.Connections)), len(r.Patterns)}, nil
}

func (w *worker) null(k uint64) ([]motifs.Count, error) {
	w.sampler.Draw(k, w.edges)
	counts := make([]motifs.Count, w.patterns)
	return counts, w.counter.Count(w.edges, counts)
}
