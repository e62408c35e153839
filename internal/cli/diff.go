package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"kgraph/graph"
	"kgraph/graph/quadio"
	"kgraph/internal/report"
	"kgraph/internal/source"
)

type diffOptions struct {
	input  inputFlags
	schema schemaFlag
	limit  int
	asJSON bool
}

func newDiff(io Streams) *cobra.Command {
	var o diffOptions
	cmd := &cobra.Command{
		Use:   "diff OLD NEW",
		Short: "Show which statements were added, removed and changed",
		Long: `Show which statements were added, removed and changed between two sides, by
document. A side is a store's folder, a dump (.nq, .pq), or documents: a file, a folder or a URL.
Two single documents are taken for two versions of one. The exit status is 1
when they differ.`,
		Example: "  kgraph diff article.txt kgraph.db",
		Args:    argsBetween(2, 2, "two stores, dumps or documents"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runDiff(cmd.Context(), &o, args[0], args[1], io)
		},
	}
	o.input.register(cmd, io)
	o.schema.register(cmd)
	cmd.Flags().IntVarP(&o.limit, "limit", "n", 0, "statements printed of each kind and document, 0 for all")
	cmd.Flags().BoolVar(&o.asJSON, "json", false, "print as JSON")
	return cmd
}

func runDiff(ctx context.Context, o *diffOptions, old, new string, io Streams) error {
	before, err := o.snapshot(ctx, old)
	if err != nil {
		return err
	}
	after, err := o.snapshot(ctx, new)
	if err != nil {
		return err
	}
	d := report.Compare(before, after)
	if o.asJSON {
		e := json.NewEncoder(io.Out)
		e.SetEscapeHTML(false)
		err = e.Encode(d)
	} else {
		err = printDiff(d, o.limit, io)
	}
	if err == nil && len(d.Documents) > 0 {
		err = errReported
	}
	return err
}

// snapshot reads one side: a store, a dump, or documents that are taken
// through the pipeline into a store in memory.
func (o *diffOptions) snapshot(ctx context.Context, path string) (s report.Snapshot, err error) {
	if isDump(path) {
		f, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		claims, documents, err := graph.Statements(quadio.Read(f, quadio.FormatOf(path)))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		return report.NewSnapshot(claims, documents), nil
	}
	var store *graph.Store
	if isStore(path) {
		f := storeFlags{backend: "pebble", path: path}
		store, err = f.open(false)
	} else {
		store, err = o.read(ctx, path)
	}
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	claims, documents, err := graph.Statements(store.Quads(ctx))
	return report.NewSnapshot(claims, documents), err
}

// isDump says that a file's name ends as a dump's does.
func isDump(path string) bool {
	name := strings.TrimSuffix(strings.TrimSuffix(strings.ToLower(path), ".gz"), ".zst")
	return strings.HasSuffix(name, ".nq") || strings.HasSuffix(name, ".nquads") || strings.HasSuffix(name, ".pq")
}

// isStore says that a folder is a store's.
func isStore(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir() && graph.IsStore(path)
}

func (o *diffOptions) read(ctx context.Context, path string) (store *graph.Store, err error) {
	p, err := o.schema.pipeline()
	if err != nil {
		return nil, err
	}
	if store, err = graph.OpenMemory(); err != nil {
		return nil, err
	}
	for doc, err := range source.Open(ctx, []string{path}, o.input.Options) {
		if err != nil {
			return nil, errors.Join(err, store.Close())
		}
		rec, err := p.Record(doc)
		if err == nil {
			_, err = store.Add(ctx, rec)
		}
		if err != nil {
			return nil, errors.Join(err, store.Close())
		}
	}
	return store, nil
}

func printDiff(d report.Diff, limit int, io Streams) error {
	if len(d.Documents) == 0 {
		_, err := fmt.Fprintln(io.Out, "No difference.")
		return err
	}
	w := newReportWriter(io, limit)
	for i := range d.Documents {
		one := &d.Documents[i]
		w.printf("%s (%s)\n", one.Document, one.Status)
		for k := range one.Removed[:w.cut(len(one.Removed))] {
			w.printf("- %s%s\n", one.Removed[k].Text(), qualifiers(&one.Removed[k]))
		}
		w.more(len(one.Removed), "removed")
		for k := range one.Added[:w.cut(len(one.Added))] {
			w.printf("+ %s%s\n", one.Added[k].Text(), qualifiers(&one.Added[k]))
		}
		w.more(len(one.Added), "added")
		for k := range one.Changed[:w.cut(len(one.Changed))] {
			c := &one.Changed[k]
			w.printf("~ %s%s\n  %s%s\n", c.Old.Text(), qualifiers(&c.Old), c.New.Text(), qualifiers(&c.New))
		}
		w.more(len(one.Changed), "changed")
	}
	return w.Flush()
}
