package cli

import (
	"context"

	"github.com/spf13/cobra"

	"kgraph/graph"
	"kgraph/internal/report"
)

func newTimeline(io Streams) *cobra.Command {
	var f reportFlags
	cmd := &cobra.Command{
		Use:   "timeline [NAME]",
		Short: "Show dated statements in the order of time",
		Long: `Show the statements about a name, or all, in the order of time. A day in brackets
is the document's; the sentence itself says none.`,
		Example: "  kgraph timeline\n  kgraph timeline DeepSeek",
		Args:    argsBetween(0, 1, "at most one name"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return makeReport(cmd.Context(), &f, io, func(ctx context.Context, s *graph.Store) ([]report.Event, error) {
				return report.Timeline(ctx, s, optional(args))
			}, (*reportWriter).events)
		},
	}
	f.register(cmd, 100, "events")
	return cmd
}
