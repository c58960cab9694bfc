package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"
)

// An inputError is wrong usage or unusable input: exit status 2. Its message is
// one line that names the file, the place in it and the mend.
type inputError struct{ err error }

func (e inputError) Error() string { return e.err.Error() }
func (e inputError) Unwrap() error { return e.err }

// run is the whole program but for the process around it.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) error {
	root := newRoot()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	return root.Execute()
}

func newRoot() *cobra.Command {
	return &cobra.Command{
		Use:           "wormotif",
		Short:         "Signed motifs in the worm's connectome: counted, compared with chance, tested",
		SilenceUsage:  true,
		SilenceErrors: true,
	}
}

// status prints err, if there is one, and returns the exit status for it.
func status(stderr io.Writer, err error) int {
	if err == nil {
		return 0
	}
	fmt.Fprintf(stderr, "wormotif: %v\n", err)
	if _, ok := errors.AsType[inputError](err); ok {
		return 2
	}
	return 1
}
