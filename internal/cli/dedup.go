package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"kgraph/graph"
)

type dedupOptions struct {
	store     storeFlags
	pred, typ string
}

func newDedup(io Streams) *cobra.Command {
	var o dedupOptions
	cmd := &cobra.Command{
		Use:   "dedup",
		Short: "Make one of blank nodes that say the same",
		Long: `Make one of blank nodes that say the same: those of a type whose quads have the
same predicates and objects. What pointed at one of them points at the first. It
is for quads that load has put in twice under other blank nodes. Nodes with
names stay, and so does everything that follows from documents.`,
		Example: "  kgraph dedup --type Address",
		Args:    argsBetween(0, 0, "no argument (the type is named with --type)"),
		RunE:    func(cmd *cobra.Command, _ []string) error { return runDedup(cmd.Context(), &o, io) },
	}
	o.store.register(cmd)
	cmd.Flags().StringVar(&o.pred, "pred", string(graph.RDFType), "predicate that joins nodes to their type")
	cmd.Flags().StringVar(&o.typ, "type", "", "type of the nodes (required)")
	return cmd
}

func runDedup(ctx context.Context, o *dedupOptions, io Streams) (err error) {
	if o.typ == "" || o.pred == "" {
		return usagef("name the type of the blank nodes, such as: kgraph dedup --type Address")
	}
	store, err := o.store.openExisting()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	nodes, gone, err := store.Dedup(ctx, graph.IRI(o.pred), graph.IRI(o.typ))
	if err != nil {
		return err
	}
	fmt.Fprintf(io.Err, "kgraph: %s of type %s, %d of them went into others\n", count(nodes, "blank node"), o.typ, gone)
	return nil
}
