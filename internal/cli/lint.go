package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"kgraph/graph"
	"kgraph/internal/report"
)

func newLint(io Streams) *cobra.Command {
	var f reportFlags
	var orphans bool
	cmd := &cobra.Command{
		Use:   "lint",
		Short: "Find nodes and edges that look wrong",
		Long: `Find nodes that look wrong: function words, numbers, long names, hubs among the
concepts, names that differ in case or marks only, and facts of a thing with
itself. Each comes with a command to look into it or to correct it. The exit
status is 1 when there are findings.`,
		Example: "  kgraph lint\n  kgraph lint --json",
		Args:    argsBetween(0, 0, "no argument"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			n := 0
			err := makeReport(cmd.Context(), &f, io, func(ctx context.Context, s *graph.Store) ([]report.Finding, error) {
				all, err := report.Lint(ctx, s, orphans)
				n = len(all)
				return all, err
			}, func(w *reportWriter, all []report.Finding) { printFindings(w, all, f.store.flag()) })
			if err == nil && n > 0 {
				err = errReported
			}
			return err
		},
	}
	f.register(cmd, 100, "findings")
	cmd.Flags().BoolVar(&orphans, "orphans", false, "list names without any fact, too")
	return cmd
}

func printFindings(w *reportWriter, all []report.Finding, store string) {
	if len(all) == 0 {
		w.printf("Nothing looks wrong.\n")
	}
	for i := range all[:w.cut(len(all))] {
		f := &all[i]
		verb, rest, _ := strings.Cut(f.Do, " ")
		w.printf("%-13s %s: %s\n              %s %s%s %s\n", f.Kind, f.Name, f.Detail, program(), verb, store, rest)
	}
	w.more(len(all), "findings")
}
