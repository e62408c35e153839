package storetest

import (
	"bytes"
	"context"
	"maps"
	"slices"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kgraph/graph"
	"kgraph/graph/quadio"
)

// T is a test, whichever runs it.
type T interface {
	Helper()
	Fatalf(format string, args ...any)
}

// Dump is the dump of a store, byte for byte. The store's count of quads is
// held against it.
func Dump(t T, s *graph.Store) string {
	t.Helper()
	var b bytes.Buffer
	if err := quadio.Write(&b, "", "nquads", s.Quads(context.Background())); err != nil {
		t.Fatalf("dumping: %v", err)
	}
	st, err := s.Stats(context.Background())
	if err != nil {
		t.Fatalf("counting: %v", err)
	}
	if n := bytes.Count(b.Bytes(), []byte("\n")); st.Quads != int64(n) {
		t.Fatalf("count of quads is %d, the store holds %d", st.Quads, n)
	}
	return b.String()
}

// Fresh is the dump of a store in memory that was given the records, and the
// quads, once.
func Fresh(t T, records map[string]*graph.Record, own []quad.Quad) string {
	t.Helper()
	s, err := graph.OpenMemory()
	if err != nil {
		t.Fatalf("%v", err)
	}
	defer s.Close()
	all := make([]*graph.Record, 0, len(records))
	for _, id := range slices.Sorted(maps.Keys(records)) {
		all = append(all, records[id])
	}
	if _, err := s.Add(context.Background(), all...); err != nil {
		t.Fatalf("%v", err)
	}
	Load(t, s, own...)
	return Dump(t, s)
}

// Load puts quads of one's own into a store.
func Load(t T, s *graph.Store, quads ...quad.Quad) {
	t.Helper()
	if _, err := s.Load(context.Background(), each(quads)); err != nil {
		t.Fatalf("%v", err)
	}
}

func each(quads []quad.Quad) func(func(quad.Quad, error) bool) {
	return func(yield func(quad.Quad, error) bool) {
		for _, q := range quads {
			if !yield(q, nil) {
				return
			}
		}
	}
}

// History takes a store, which is empty when first opened, through adds,
// updates, removes, loads and, if it may be reopened, reopenings. After any of
// them its quads are those of one that was given the final records once, and
// its records those given. It returns the store, open, with the quads loaded.
func History(t *rapid.T, open func() (*graph.Store, error), reopens bool) (s *graph.Store, own []quad.Quad) {
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	s, err := open()
	must(err)
	ctx, model := context.Background(), map[string]*graph.Record{}
	ids := []string{"d1", "d2", "d3", "d4"}
	for range rapid.IntRange(1, 8).Draw(t, "steps") {
		switch rapid.IntRange(0, 9).Draw(t, "step") {
		case 0, 1, 2, 3, 4:
			var batch []*graph.Record
			for range rapid.IntRange(1, 3).Draw(t, "batch") {
				r := Record(rapid.SampledFrom(ids).Draw(t, "id")).Draw(t, "record")
				batch = append(batch, r)
				model[r.Document.ID] = r
			}
			_, err := s.Add(ctx, batch...)
			must(err)
		case 5, 6, 7:
			if len(model) == 0 {
				continue
			}
			id := rapid.SampledFrom(slices.Sorted(maps.Keys(model))).Draw(t, "gone")
			delete(model, id)
			must(s.Remove(ctx, id))
		case 8:
			q := ownQuads.Draw(t, "quad")
			own = append(own, q)
			Load(t, s, q)
		case 9:
			if reopens {
				must(s.Close())
				s, err = open()
				must(err)
			}
		}
	}
	if d := cmp.Diff(Fresh(t, model, own), Dump(t, s)); d != "" {
		t.Fatalf("the history left a trace (- fresh, + this):\n%s", d)
	}
	Records(t, s, model)
	return s, own
}

// Records holds the records of a store against those given.
func Records(t T, s *graph.Store, want map[string]*graph.Record) {
	t.Helper()
	for _, id := range slices.Sorted(maps.Keys(want)) {
		got, err := s.Record(context.Background(), id)
		if err != nil {
			t.Fatalf("%v", err)
		}
		if d := cmp.Diff(want[id], got); d != "" {
			t.Fatalf("record %s:\n%s", id, d)
		}
	}
}

// Empty takes everything out of a store again, so that nothing is left.
func Empty(t T, s *graph.Store, own []quad.Quad) {
	t.Helper()
	ctx := context.Background()
	var ids []string
	for d, err := range s.Documents(ctx) {
		if err != nil {
			t.Fatalf("%v", err)
		}
		ids = append(ids, d.ID)
	}
	if err := s.Remove(ctx, ids...); err != nil {
		t.Fatalf("%v", err)
	}
	if _, err := s.Delete(ctx, each(own)); err != nil {
		t.Fatalf("%v", err)
	}
	if left := Dump(t, s); left != "" {
		t.Fatalf("quads are left: %s", left)
	}
}
