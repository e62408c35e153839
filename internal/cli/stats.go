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
	asJSON bool
}

func newStats(io Streams) *cobra.Command {
	var o statsOptions
	cmd := &cobra.Command{
		Use:     "stats",
		Short:   "Print what is in the graph, in numbers",
		Example: "  kgraph stats\n  kgraph stats --json",
		Args:    argsBetween(0, 0, "no argument"),
		RunE:    func(cmd *cobra.Command, _ []string) error { return runStats(cmd.Context(), &o, io) },
	}
	o.store.register(cmd)
	cmd.Flags().BoolVar(&o.asJSON, "json", false, "print as JSON")
	return cmd
}

func runStats(ctx context.Context, o *statsOptions, io Streams) (err error) {
	store, err := o.store.open(false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
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
