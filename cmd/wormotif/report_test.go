package main

import (
	"io"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/wormotif/wormotif/connectome"
	"github.com/wormotif/wormotif/motifs"
	"github.com/wormotif/wormotif/motifs/nulls"
)

// BenchmarkReport writes a report of the whole catalogue with 1,000 nulls, and
// says how many times as long that takes as drawing the nulls alone, both on all
// processors: under one sign policy, and with the second one that is the default.
func BenchmarkReport(b *testing.B) {
	for name, beside := range map[string]string{"one policy": "", "both": "wang2024-firm"} {
		b.Run(name, func(b *testing.B) {
			var report, draw time.Duration
			for b.Loop() {
				start := time.Now()
				if err := run([]string{"report", "--quiet", "--beside", beside, "-o", filepath.Join(b.TempDir(), "report")}, nil, io.Discard, io.Discard); err != nil {
					b.Fatal(err)
				}
				report += time.Since(start)
				start = time.Now()
				drawNulls(b, 1000)
				draw += time.Since(start)
			}
			b.ReportMetric(report.Seconds()/float64(b.N), "report-s")
			b.ReportMetric(draw.Seconds()/float64(b.N), "draw-s")
			b.ReportMetric(report.Seconds()/draw.Seconds(), "report/draw")
		})
	}
}

// drawNulls draws nulls of the default network on all processors.
func drawNulls(b *testing.B, count int64) {
	net, err := connectome.Default()
	if err != nil {
		b.Fatal(err)
	}
	var next atomic.Int64
	var group sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		sampler, err := nulls.Models()[0].New(net, nulls.Options{Seed: 1})
		if err != nil {
			b.Fatal(err)
		}
		group.Go(func() {
			edges := make([]motifs.Edge, len(net.Connections))
			for k := next.Add(1) - 1; k < count; k = next.Add(1) - 1 {
				sampler.Draw(uint64(k), edges)
			}
		})
	}
	group.Wait()
}
