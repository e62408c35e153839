package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"kgraph/graph"
	"kgraph/internal/report"
	"kgraph/schema"
)

func newConflicts(io Streams) *cobra.Command {
	var f reportFlags
	var v schemaFlag
	cmd := &cobra.Command{
		Use:   "conflicts",
		Short: "Show where sources disagree",
		Long: `Show where statements disagree: the same relation stated and denied, different
amounts in one unit, and different objects of a relation that has one at a time.
Nothing is deleted for it: who is right is for people to say.`,
		Example: "  kgraph conflicts\n  kgraph conflicts --json",
		Args:    argsBetween(0, 0, "no argument"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			words, err := v.load()
			if err != nil {
				return err
			}
			return makeReport(cmd.Context(), &f, io, func(ctx context.Context, s *graph.Store) ([]report.Conflict, error) {
				return findConflicts(ctx, s, words)
			}, printConflicts)
		},
	}
	f.register(cmd, 30, "conflicts")
	v.register(cmd)
	return cmd
}

func findConflicts(ctx context.Context, s *graph.Store, v *schema.Schema) ([]report.Conflict, error) {
	all, err := report.Conflicts(ctx, s, v)
	if all == nil {
		all = []report.Conflict{}
	}
	return all, err
}

func printConflicts(w *reportWriter, all []report.Conflict) {
	if len(all) == 0 {
		w.printf("No conflicts.\n")
	}
	for i := range all[:w.cut(len(all))] {
		c := &all[i]
		w.printf("%s %s: %s\n", c.Subject, strings.ReplaceAll(c.Relation, "_", " "), map[string]string{"denied": "stated and denied", "values": "different amounts", "functional": "one at a time"}[c.Kind])
		for k := range c.Sides {
			s := &c.Sides[k]
			w.printf("  %s  (%s, %s)\n", s.Object, s.Standing, count(s.Support, "source"))
			w.evidence("      ", &s.Evidence[0])
		}
	}
	w.more(len(all), "conflicts")
}
