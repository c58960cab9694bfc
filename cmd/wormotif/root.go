package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/wormotif/wormotif/connectome"
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
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return root.ExecuteContext(ctx)
}

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "wormotif",
		Short: "Signed motifs in the worm's connectome: counted, compared with chance, tested",
		Long: `Wormotif reads the public connectome tables of C. elegans, counts signed motifs
in them exactly, compares the counts with randomized networks and tests what the
circuits compute. Without a file it works on the tables that it carries.`,
		Example: `  wormotif report
  wormotif count --motif signed-xor
  wormotif count --pattern 'A>I, I|D, B>D'`,
		Args: knownCommand,
		PersistentPreRunE: func(c *cobra.Command, _ []string) error {
			if err := c.ValidateFlagGroups(); err != nil {
				return inputError{err}
			}
			return nil
		},
		RunE:          func(c *cobra.Command, _ []string) error { return c.Help() },
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return inputError{fmt.Errorf("%w; see %s --help", err, c.CommandPath())}
	})
	root.AddCommand(
		newCount(),
		newEnrich(),
		newFind(),
		newReport(),
		newExport(),
		newDatasets(),
		newImport(),
	)
	return root
}

// knownCommand refuses a command that does not exist and offers the nearest.
func knownCommand(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, command := range c.Commands() {
		names = append(names, command.Name())
	}
	return inputError{connectome.UnknownNameError{What: "command", Name: args[0], Known: names}}
}

// status prints err, if there is one, and returns the exit status for it.
func status(stderr io.Writer, err error) int {
	if err == nil {
		return 0
	}
	if errors.Is(err, context.Canceled) {
		fmt.Fprintln(stderr, "wormotif: interrupted")
		return 130
	}
	fmt.Fprintf(stderr, "wormotif: %v\n", err)
	_, wrongInput := errors.AsType[inputError](err)
	if wrongInput || errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
		return 2
	}
	return 1
}
