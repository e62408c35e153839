package eval

import (
	"context"
	"errors"
	"io"
	"iter"

	"kgraph/graph"
	"kgraph/internal/lang"
	"kgraph/internal/text"
)

// storeBatch is how many records go to the store at a time.
const storeBatch = 256

// Entities builds the news items of the data folder in memory, each a document,
// and scores the graph's entities against their links. limit is the number of
// items, 0 for all.
func (e *Engine) Entities(ctx context.Context, dir string, limit int) (table Table, err error) {
	files, err := find(dir, "news", "*.jsonl.gz")
	if err != nil {
		return Table{}, err
	}
	path := files[0]
	items, err := readFile(path, func(r io.Reader) ([]LinkedItem, error) { return ReadLinked(r, limit) })
	if err != nil {
		return Table{}, err
	}
	store, err := e.store(ctx, first(e.Read(ctx, path), len(items)))
	if err != nil {
		return Table{}, err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	s, err := Linked(items, store.Entities(ctx))
	if err != nil {
		return Table{}, err
	}
	return linkedTable("news", len(items), s), nil
}

// fill builds documents into a store.
func (e *Engine) fill(ctx context.Context, store *graph.Store, docs iter.Seq2[*text.Document, error]) error {
	var pending []*graph.Record
	flush := func() error {
		_, err := store.Add(ctx, pending...)
		pending = pending[:0]
		return err
	}
	err := e.Records(ctx, docs, func(rec *graph.Record, _ []*lang.Parse) error {
		if pending = append(pending, rec); len(pending) < storeBatch {
			return nil
		}
		return flush()
	})
	if err != nil {
		return err
	}
	return flush()
}

// first yields the first n documents.
func first(docs iter.Seq2[*text.Document, error], n int) iter.Seq2[*text.Document, error] {
	return func(yield func(*text.Document, error) bool) {
		left := n
		if left == 0 {
			return
		}
		for d, err := range docs {
			if !yield(d, err) {
				return
			}
			if left--; left == 0 {
				return
			}
		}
	}
}

func linkedTable(data string, items int, s LinkedScores) Table {
	t := Table{Name: "entities", Columns: append(columns(Count, "items", "entities", "names"),
		columns(Percent, "found", "exact", "B3 P", "B3 R", "B3 F1")...),
		Notes: []string{"found, exact: of the linked names; per 100 words: mentions, past 25 the other figures mean nothing"}}
	t.Columns = append(t.Columns, Column{"per 100 words", Number})
	t.Rows = []Row{{Data: data, Input: "documents", Scores: map[string]float64{
		"items": float64(items), "entities": float64(s.Entities), "names": float64(s.Names),
		"found": ratio(s.Found, s.Names), "exact": ratio(s.Exact, s.Names),
		"B3 P": s.Precision, "B3 R": s.Recall, "B3 F1": s.F1(), "per 100 words": 100 * ratio(s.Mentions, s.Words)}}}
	return t
}
