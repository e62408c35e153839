package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"runtime"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"kgraph/graph"
)

type entitiesOptions struct {
	input   inputFlags
	store   storeFlags
	schema  schemaFlag
	format  string
	workers int
	paths   []string
}

func newEntities(io Streams) *cobra.Command {
	var o entitiesOptions
	cmd := &cobra.Command{
		Use:   "entities [FILE|FOLDER|-]...",
		Short: "Print the names and concepts of documents, or of the graph",
		Long: `Print one name or concept a line with its type, aliases and every mention:
by name, by description or by pronoun. Without a file those of the graph (-a).`,
		Example: "  kgraph entities article.txt\n  kgraph entities -f tsv article.txt",
		RunE: func(cmd *cobra.Command, args []string) error {
			o.paths = args
			return runEntities(cmd.Context(), &o, io)
		},
	}
	o.input.register(cmd, io)
	o.store.register(cmd)
	o.schema.register(cmd)
	cmd.Flags().StringVarP(&o.format, "format", "f", "jsonl", "jsonl or tsv (name, type, mentions, aliases)")
	cmd.Flags().IntVarP(&o.workers, "workers", "j", runtime.GOMAXPROCS(0), "documents worked on at once")
	return cmd
}

func runEntities(ctx context.Context, o *entitiesOptions, io Streams) (err error) {
	if o.format != "jsonl" && o.format != "tsv" {
		return usagef("unknown format %q: jsonl or tsv", o.format)
	}
	store, err := o.nodes(ctx, io)
	failed := errors.Is(err, errReported)
	if err != nil && !failed {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	out := bufio.NewWriter(io.Out)
	defer out.Flush()
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for n, err := range store.Entities(ctx) {
		if err != nil {
			return err
		}
		if n.Aliases == nil {
			n.Aliases = []string{}
		}
		if n.Mentions == nil {
			n.Mentions = []graph.MentionRef{} // a list in JSON, not null
		}
		if o.format == "jsonl" {
			err = enc.Encode(n)
		} else {
			err = writeCells(out, []string{n.Name, n.Type, strconv.Itoa(len(n.Mentions)), strings.Join(n.Aliases, "; ")})
		}
		if err != nil {
			return err
		}
	}
	if failed {
		return errReported
	}
	return nil
}

// nodes is the store that holds the nodes asked for: the user's, or one in
// memory with the documents named. With errReported it is usable.
func (o *entitiesOptions) nodes(ctx context.Context, io Streams) (*graph.Store, error) {
	if len(o.paths) == 0 && !o.input.demo {
		return o.store.open(false)
	}
	store, err := graph.OpenMemory()
	if err != nil {
		return nil, err
	}
	var pending []*graph.Record
	err = eachRecord(ctx, &o.input, &o.store, &o.schema, o.workers, o.paths, io, func(rec *graph.Record) error {
		if pending = append(pending, rec); len(pending) < batch {
			return nil
		}
		_, err := store.Add(ctx, pending...)
		pending = pending[:0]
		return err
	})
	if err != nil && !errors.Is(err, errReported) {
		return nil, errors.Join(err, store.Close())
	}
	if _, aerr := store.Add(ctx, pending...); aerr != nil {
		return nil, errors.Join(aerr, store.Close())
	}
	return store, err
}
