package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
)

// showProgress tells how far some work of total steps is and how long it will
// still take: a bar on a terminal, else a line for every tenth. It returns what
// to call after each step, and what to call at the end.
func showProgress(to io.Writer, quiet bool, what string, total int) (step func(done int), end func()) {
	switch {
	case quiet:
		return func(int) {}, func() {}
	case isTerminal(to):
		return progressBar(to, what, total)
	default:
		return progressLines(to, what, total), func() {}
	}
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

func progressBar(to io.Writer, what string, total int) (step func(done int), end func()) {
	bars := mpb.New(mpb.WithOutput(to), mpb.WithWidth(32))
	bar := bars.AddBar(int64(total),
		mpb.PrependDecorators(decor.Name(what+" "), decor.CountersNoUnit("%d/%d")),
		mpb.AppendDecorators(decor.AverageETA(decor.ET_STYLE_GO), decor.Name(" left")))
	return func(done int) { bar.SetCurrent(int64(done)) }, func() {
		bar.Abort(false) // where the work broke off; a full bar stays as it is
		bars.Wait()
	}
}

func progressLines(to io.Writer, what string, total int) func(done int) {
	start := time.Now()
	tenth := max(total/10, 1)
	return func(done int) {
		if done%tenth != 0 && done != total {
			return
		}
		left := time.Since(start) * time.Duration(total-done) / time.Duration(done)
		fmt.Fprintf(to, "%s: %d of %d, %s left\n", what, done, total, left.Round(time.Second))
	}
}
