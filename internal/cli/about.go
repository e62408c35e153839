package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"kgraph/graph"
	"kgraph/internal/report"
)

func newAbout(io Streams) *cobra.Command {
	var f reportFlags
	cmd := &cobra.Command{
		Use:   "about NAME",
		Short: "Tell what the graph knows about a name, with the sentences",
		Long: `Tell what the graph knows about a name: what it is, its facts by support, what
others say of it, what it says, and its time line. A day in brackets is the
document's; the sentence itself says none.`,
		Example: "  kgraph about DeepSeek\n  kgraph about --json DeepSeek",
		Args:    argsBetween(1, 1, "one name"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return makeReport(cmd.Context(), &f, io, func(ctx context.Context, s *graph.Store) (*report.About, error) {
				return report.AboutNode(ctx, s, args[0])
			}, printAbout)
		},
	}
	f.register(cmd, 10, "facts, statements and events")
	return cmd
}

func printAbout(w *reportWriter, a *report.About) {
	w.printf("%s — %s, %s in %s\n", a.Name, a.Type, count(a.Edges, "edge"), count(a.Documents, "document"))
	if len(a.Aliases) > 0 {
		w.printf("also: %s\n", strings.Join(a.Aliases, ", "))
	}
	if len(a.Others) > 0 {
		w.printf("other nodes of this name: %s\n", strings.Join(a.Others, ", "))
	}
	w.lines("What it is", fullRoles(a.Roles))
	w.lines("Facts", a.Facts)
	w.statements("What others say of it", a.Said, "")
	w.statements("What it says", a.Says, a.Name)
	if len(a.Timeline) > 0 {
		w.printf("\nTime line\n")
		for i := range a.Timeline[:w.cut(len(a.Timeline))] {
			e := &a.Timeline[i]
			w.printf("  %-12s %s%s, %s\n", e.Day(), e.What.Text(), qualifiers(&e.What), e.What.Document)
		}
		w.more(len(a.Timeline), "events")
	}
}

// fullRoles leaves out roles that another has with more words: "President"
// beside "United States President". --json has them all.
func fullRoles(all []report.Line) []report.Line {
	var out []report.Line
	for i := range all {
		if !slices.ContainsFunc(all, func(l report.Line) bool {
			return len(l.Object) > len(all[i].Object) && strings.HasSuffix(strings.ToLower(l.Object), " "+strings.ToLower(all[i].Object))
		}) {
			out = append(out, all[i])
		}
	}
	return out
}
