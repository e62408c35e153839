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
	for i := range all[:w.cut(len(all))] {
		n := &all[i]
		w.printf("%s  (%s)\n  %s%s\n", n.Value, n.Words, n.What.Text(), qualifiers(&n.What))
		w.evidence("      ", &n.What)
	}
	w.more(len(all), "amounts")
}
