package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"kgraph/graph"
	"kgraph/internal/report"
)

func newQuotes(io Streams) *cobra.Command {
	var f reportFlags
	cmd := &cobra.Command{
		Use:   "quotes [NAME]",
		Short: "Show who is quoted or cited, and for what",
		Long: `Show who is quoted or cited, and for what; with a name, what that speaker says.
Speakers without a name are found by their words ("analysts").`,
		Example: "  kgraph quotes\n  kgraph quotes \"Zhou Hongyi\"",
		Args:    argsBetween(0, 1, "at most one name"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return makeReport(cmd.Context(), &f, io, func(ctx context.Context, s *graph.Store) ([]report.Speaker, error) {
				all, err := report.Quotes(ctx, s, optional(args))
				if err == nil && len(all) == 0 && len(args) > 0 {
					err = fmt.Errorf("nobody called %q is quoted or cited: see '%s quotes%s'", args[0], program(), f.store.flag())
				}
				return all, err
			}, printQuotes)
		},
	}
	f.register(cmd, 20, "speakers, and statements of each,")
	return cmd
}

// optional is the first argument, or "".
func optional(args []string) string {
	if len(args) == 0 {
		return ""
	}
	return args[0]
}

func printQuotes(w *reportWriter, all []report.Speaker) {
	for i := range all[:w.cut(len(all))] {
		sp := &all[i]
		w.printf("%s (%s)\n", sp.Name, count(len(sp.Statements), "statement"))
		n := w.cut(len(sp.Statements))
		for k := range sp.Statements[:n] {
			s := &sp.Statements[k]
			said := *s
			if len(s.Speakers) == 1 && !s.Quoted {
				said.Speakers = nil // the heading says it
			}
			w.printf("  %s%s\n", s.Text(), qualifiers(&said))
			if k+1 == n || !together(s, &sp.Statements[k+1]) {
				w.evidence("      ", s)
			}
		}
		w.more(len(sp.Statements), "statements")
	}
	w.more(len(all), "speakers")
}
