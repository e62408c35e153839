package cli

import (
	"context"
	"errors"
	"strings"

	"github.com/spf13/cobra"
)

type removeOptions struct {
	store storeFlags
	ids   []string
}

func newRemove(io Streams) *cobra.Command {
	var o removeOptions
	cmd := &cobra.Command{
		Use:     "remove DOC...",
		Short:   "Take documents out of the graph",
		Long:    "Take documents out of the graph, with everything that no other document says.\nWith - the ids are read from standard input, one a line.",
		Example: "  kgraph remove article.txt",
		Args:    argsBetween(1, -1, "at least one document id"),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.ids = args
			return runRemove(cmd.Context(), &o, io)
		},
	}
	o.store.register(cmd)
	return cmd
}

func runRemove(ctx context.Context, o *removeOptions, io Streams) (err error) {
	ids := o.ids
	if len(ids) == 1 && ids[0] == "-" {
		ids = nil
		if err := eachLine(ctx, []string{"-"}, io, func(line string, _ int) error {
			ids = append(ids, strings.TrimSpace(line))
			return nil
		}); err != nil {
			return err
		}
	}
	store, err := o.store.openExisting()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	return store.Remove(ctx, ids...)
}
