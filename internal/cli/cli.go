// Package cli owns the command line: one file a command, each an options
// struct filled by flags and one run function that takes context, options and
// streams.
//
// Invariant: data goes to Streams.Out, everything else to Streams.Err; the exit
// status is 0 when all went well, 1 for findings or bad data, 2 for wrong usage.
//
// The package does no work of its own: it reads flags, calls the rooms and
// prints what they return.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"
	"golang.org/x/term"
)

// Exit statuses of every command.
const (
	ExitOK    = 0
	ExitData  = 1 // findings, or data that could not be read
	ExitUsage = 2 // a command, flag or argument that does not exist or make sense
)

// Streams are what a command reads and writes.
type Streams struct {
	In       io.Reader
	Out, Err io.Writer
	// OutTerminal and ErrTerminal say that a person is looking.
	OutTerminal, ErrTerminal bool
}

// System returns the process's own streams.
func System() Streams {
	return Streams{
		In: os.Stdin, Out: os.Stdout, Err: os.Stderr,
		OutTerminal: term.IsTerminal(int(os.Stdout.Fd())),
		ErrTerminal: term.IsTerminal(int(os.Stderr.Fd())),
	}
}

// usageError marks an error that the caller's command line made.
type usageError struct{ err error }

func (e usageError) Error() string { return e.err.Error() }
func (e usageError) Unwrap() error { return e.err }

func usagef(format string, args ...any) error {
	return usageError{fmt.Errorf(format, args...)}
}

// errReported ends a command with ExitData after it has said why itself.
var errReported = errors.New("some input failed")

// Main runs the command line args (without the program's name) and returns the
// exit status.
func Main(ctx context.Context, args []string, io Streams) int {
	root := newRoot(io)
	root.SetArgs(args)
	cmd, err := root.ExecuteContextC(ctx)
	switch {
	case err == nil:
		return ExitOK
	case errors.Is(err, errReported):
		return ExitData
	case ctx.Err() != nil && errors.Is(err, context.Canceled):
		fmt.Fprintln(io.Err, "kgraph: interrupted")
		return ExitData
	}
	fmt.Fprintf(io.Err, "kgraph: %v\n", err)
	var usage usageError
	if errors.As(err, &usage) {
		fmt.Fprintf(io.Err, "Run '%s --help' for usage.\n", cmd.CommandPath())
		return ExitUsage
	}
	return ExitData
}

func newRoot(io Streams) *cobra.Command {
	root := &cobra.Command{
		Use:   "kgraph",
		Short: "Read articles and build a knowledge graph out of them, offline",
		Long: `kgraph reads articles and builds a knowledge graph out of them, offline:
who did what to whom, when, where, who says so and how surely. Every edge of
the graph leads back to the sentence it came from.

Data goes to standard output, messages to standard error. Exit status: 0 fine,
1 findings or bad data, 2 wrong usage.`,
		Example: `  kgraph build article.txt
  kgraph query 'g.V("<DeepSeek>").Out("<outranked>").All()'
  kgraph view -o graph.html`,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usagef("unknown command %q%s", args[0], suggestion(cmd, args[0]))
			}
			return cmd.Help()
		},
	}
	root.SetIn(io.In)
	root.SetOut(io.Out)
	root.SetErr(io.Err)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	root.CompletionOptions.DisableDefaultCmd = true
	root.AddCommand(
		newBuild(io), newExtract(io), newParse(io), newEntities(io), newExplain(io),
		newQuery(io), newDump(io), newLoad(io), newExport(io), newView(io),
		newStats(io), newRemove(io), newEval(io), newVersion(io), newCompletion(io),
		newInit(io), newConvert(io), newDedup(io), newServe(io), newRepl(io),
		newWhy(io), newReview(io), newMerge(io), newSplit(io), newRename(io), newRetype(io), newReject(io), newUndo(io),
		newAsk(io), newAbout(io), newPath(io), newQuotes(io), newNumbers(io), newTimeline(io), newConflicts(io), newSources(io), newDiff(io), newLint(io), newCoverage(io),
	)
	return root
}

// suggestion is a hint at the command the user may have meant.
func suggestion(cmd *cobra.Command, name string) string {
	cmd.SuggestionsMinimumDistance = 2
	if close := cmd.SuggestionsFor(name); len(close) > 0 {
		return fmt.Sprintf("; did you mean %q?", close[0])
	}
	return ""
}

// argsBetween reports a wrong number of arguments as wrong usage.
func argsBetween(low, high int, what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		switch {
		case len(args) < low:
			return usagef("%s expected, %d given", what, len(args))
		case high >= 0 && len(args) > high:
			return usagef("%s expected, %d given", what, len(args))
		}
		return nil
	}
}
