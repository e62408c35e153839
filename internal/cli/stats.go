package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"text/tabwriter"

	"github.com/spf13/cobra"
)

type statsOptions struct {
	store  storeFlags
	schema schemaFlag
	top    int
	verbs  bool
	deep   bool // the analysis
	asJSON bool
}

func newStats(io Streams) *cobra.Command {
	var o statsOptions
	cmd := &cobra.Command{
		Use:   "stats",
		Short: "Print what is in the graph, in numbers",
		Long: `Print what is in the graph, in numbers. With --top the most important nodes
(by PageRank over the facts that join them) and the edges among them are listed
in place of the numbers. With --relations it is said how many claims have a
relation of the vocabulary, and which of the others are most frequent: those
keep their own verb, and a vocabulary of your own (--schema) may name them.
With --analysis the graph of facts is analysed: importance (PageRank),
betweenness, communities, connected parts, and bridges, the pairs without whose
edges a part falls in two; --top says how many of each are listed.`,
		Example: "  kgraph stats\n  kgraph stats --top 20\n  kgraph stats --relations\n  kgraph stats --analysis\n  kgraph stats --json",
		Args:    argsBetween(0, 0, "no argument"),
		RunE:    func(cmd *cobra.Command, _ []string) error { return runStats(cmd.Context(), &o, io) },
	}
	o.store.register(cmd)
	cmd.Flags().IntVar(&o.top, "top", 0, "list this many most important nodes and the edges among them")
	cmd.Flags().BoolVar(&o.verbs, "relations", false, "say which relations the vocabulary covers, and which it does not")
	cmd.Flags().BoolVar(&o.deep, "analysis", false, "analyse the graph: importance, betweenness, communities, connected parts, bridges")
	o.schema.register(cmd)
	cmd.Flags().BoolVar(&o.asJSON, "json", false, "print as JSON")
	return cmd
}

func runStats(ctx context.Context, o *statsOptions, io Streams) (err error) {
	store, err := o.store.open(false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	switch {
	case o.top > 0 && o.verbs, o.deep && o.verbs:
		return usagef("--relations is a report of its own: ask for it without --top and --analysis")
	case o.top < 0:
		return usagef("--top must be at least 1, not %d", o.top)
	case o.verbs:
		return runRelations(ctx, store, o, io)
	case o.deep:
		return runAnalysis(ctx, store, o, io)
	}
	if o.top > 0 {
		return runTop(ctx, store, o, io)
	}
	s, err := store.Stats(ctx)
	if err != nil {
		return err
	}
	if o.asJSON {
		return json.NewEncoder(io.Out).Encode(s)
	}
	w := tabwriter.NewWriter(io.Out, 0, 4, 2, ' ', tabwriter.AlignRight)
	row := func(n any, what string) { fmt.Fprintf(w, "%v\t%s\n", n, " "+what) }
	row(s.Documents, "documents")
	row(s.Claims, "claims")
	row(s.Entities, "names")
	row(s.Concepts, "concepts")
	row(s.Facts, fmt.Sprintf("facts (%d asserted, %d reported, %d hedged)", s.Asserted, s.Reported, s.Hedged))
	row(s.Relations, "relations")
	row(s.Quads, "quads")
	row(s.Disk, "bytes on disk")
	if err := w.Flush(); err != nil {
		return err
	}
	if len(s.Types) > 0 {
		fmt.Fprintln(io.Out, "\nNodes by type:")
		for _, t := range slices.Sorted(maps.Keys(s.Types)) {
			row(s.Types[t], t)
		}
	}
	return w.Flush()
}
