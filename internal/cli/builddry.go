package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"kgraph/graph"
	"kgraph/internal/pipeline"
)

// planned is what a build would do with one document, a line of --dry-run.
type planned struct {
	Document  string `json:"document"`
	Status    string `json:"status"` // new, changed or unchanged
	Title     string `json:"title,omitempty"`
	Published string `json:"published,omitempty"`
	Bytes     int    `json:"bytes"` // of text
}

// dryRun reads the documents and says what a build would do with each. It
// does not make a store where there is none.
func dryRun(ctx context.Context, o *buildOptions, p *pipeline.Pipeline, io Streams) (err error) {
	var store *graph.Store
	if _, missing := os.Stat(o.store.path); o.store.backend != "pebble" || !errors.Is(missing, os.ErrNotExist) {
		if store, err = o.store.open(false); err != nil {
			return err
		}
		defer func() { err = errors.Join(err, store.Close()) }()
	}
	if err := o.fails.open(); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, o.fails.close()) }()
	known := map[string]string{}
	if store != nil {
		for d, err := range store.Documents(ctx) {
			if err != nil {
				return err
			}
			known[d.ID] = d.Hash
		}
	}
	counts := map[string]int{}
	for doc, err := range o.input.documents(ctx, o.paths) {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			if err := o.fails.add(err); err != nil {
				return err
			}
			continue
		}
		line := planned{doc.ID, "new", doc.Title, doc.Published, len(doc.Text)}
		if hash, ok := known[doc.ID]; ok && hash == p.Hash(doc) {
			line.Status = "unchanged"
		} else if ok {
			line.Status = "changed"
		}
		counts[line.Status]++
		if err := printPlan(line, o, io); err != nil {
			return err
		}
	}
	if !o.asJSON && !o.quiet {
		fmt.Fprintf(io.Out, "Would read %s, replace %d, leave %d unchanged; %d failed. Nothing was changed.\n",
			count(counts["new"], "new document"), counts["changed"], counts["unchanged"], o.fails.n)
	}
	o.fails.list(io.Err)
	if o.fails.n > 0 {
		return errReported
	}
	return nil
}

func printPlan(line planned, o *buildOptions, io Streams) error {
	switch {
	case o.asJSON:
		return json.NewEncoder(io.Out).Encode(line)
	case o.quiet:
		return nil
	}
	_, err := fmt.Fprintf(io.Out, "%-9s %s\n", line.Status, line.Document)
	return err
}
