package cli

import (
	"context"

	"github.com/spf13/cobra"

	"kgraph/graph"
	"kgraph/internal/report"
)

// maxPaths is how many paths may be asked for.
const maxPaths = 20

func newPath(io Streams) *cobra.Command {
	var f reportFlags
	cmd := &cobra.Command{
		Use:   "path FROM TO",
		Short: "Show the shortest sourced paths between two names",
		Long: `Show the shortest paths between two names, of equal length the surest first, with
the sentence behind each step. A step is a fact, read either way round, or a
statement's subject and a further argument of it. What is denied, asked or
wished connects nothing.`,
		Example: "  kgraph path DeepSeek ChatGPT",
		Args:    argsBetween(2, 2, "two names"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if f.limit < 1 || f.limit > maxPaths {
				return usagef("--limit must be 1 to %d, not %d", maxPaths, f.limit)
			}
			return makeReport(cmd.Context(), &f, io, func(ctx context.Context, s *graph.Store) ([]report.Path, error) {
				return report.Paths(ctx, s, args[0], args[1], f.limit)
			}, printPaths)
		},
	}
	f.store.register(cmd)
	cmd.Flags().IntVarP(&f.limit, "limit", "n", 3, "paths looked for")
	cmd.Flags().BoolVar(&f.asJSON, "json", false, "print as JSON")
	return cmd
}

func printPaths(w *reportWriter, all []report.Path) {
	for i, p := range all {
		if i > 0 {
			w.printf("\n")
		}
		w.printf("%s, confidence %.2f\n", count(len(p.Steps), "step"), p.Confidence)
		for k := range p.Steps {
			s := &p.Steps[k]
			arrow := "→"
			if !s.Forward {
				arrow = "←"
			}
			w.printf("  %s %s %s\n", s.From, arrow, s.To)
			w.printf("    %s%s\n", s.Evidence[0].Text(), qualifiers(&s.Evidence[0]))
			w.evidence("      ", &s.Evidence[0])
		}
	}
}
