package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"kgraph/graph"
	"kgraph/internal/report"
)

func newSources(io Streams) *cobra.Command {
	var f reportFlags
	cmd := &cobra.Command{
		Use:     "sources SUBJECT RELATION OBJECT | CLAIM",
		Short:   "Show which documents state a fact, and which deny it",
		Example: "  kgraph sources DeepSeek outranked ChatGPT",
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 && len(args) != 3 {
				return usagef("a subject, a relation and an object expected, or one claim's id; %d given", len(args))
			}
			return makeReport(cmd.Context(), &f, io, func(ctx context.Context, s *graph.Store) (*report.Sources, error) {
				return report.FactSources(ctx, s, args)
			}, printSources)
		},
	}
	f.register(cmd, 50, "statements")
	return cmd
}

func printSources(w *reportWriter, s *report.Sources) {
	w.printf("%s %s %s: %s\n", s.Subject, strings.ReplaceAll(s.Relation, "_", " "), s.Object, count(s.Support, "source"))
	w.statements("Agree", s.Agree, "")
	w.statements("Deny", s.Deny, "")
	w.statements("Neither", s.Other, "")
}
