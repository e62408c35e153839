package cli

import (
	"context"

	"github.com/spf13/cobra"

	"kgraph/graph"
	"kgraph/internal/report"
)

func newNumbers(io Streams) *cobra.Command {
	var f reportFlags
	cmd := &cobra.Command{
		Use:     "numbers [NAME]",
		Short:   "Show the amounts that statements hold, with their values",
		Example: "  kgraph numbers\n  kgraph numbers --json",
		Args:    argsBetween(0, 1, "at most one name"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return makeReport(cmd.Context(), &f, io, func(ctx context.Context, s *graph.Store) ([]report.Number, error) {
				return report.Numbers(ctx, s, optional(args))
			}, printNumbers)
		},
	}
	f.register(cmd, 50, "amounts")
	return cmd
}

func printNumbers(w *reportWriter, all []report.Number) {
	last := w.cut(len(all))
	for i := range all[:last] {
		n := &all[i]
		words := "  (" + n.Words + ")"
		if n.Words == n.Value {
			words = ""
		}
		w.printf("%s%s  %s%s\n", n.Value, words, n.What.Text(), qualifiers(&n.What))
		if i+1 == last || !together(&n.What, &all[i+1].What) {
			w.evidence("    ", &n.What)
		}
	}
	w.more(len(all), "amounts")
}
