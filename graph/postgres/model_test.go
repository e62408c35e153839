package postgres_test

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"testing"

	"kgraph/graph"
	"kgraph/graph/quadio"
)

// article is a document over few names, so that nodes are shared, renamed and
// clash all the time.
func article(id string, rnd *rand.Rand) *graph.Record {
	pick := func(list ...string) string { return list[rnd.IntN(len(list))] }
	r := &graph.Record{Document: graph.Document{ID: id, Title: id, Hash: fmt.Sprint(rnd.IntN(3))}}
	for range 1 + rnd.IntN(4) {
		e := graph.Entity{Key: pick("a", "b", "c", "d", "name:e"), Kind: graph.Named, Type: pick("Person", "Product", "Concept")}
		for range rnd.IntN(3) {
			e.Forms = append(e.Forms, graph.Form{Text: pick("Mercury", "mercury", "Big Mercury", "X"), Count: 1 + rnd.IntN(3)})
		}
		if rnd.IntN(2) == 0 {
			e.Of, e.Broader = pick("a", "b"), pick("c", "d")
		}
		r.Entities = append(r.Entities, e)
	}
	ref := func() int { return rnd.IntN(len(r.Entities)+1) - 1 }
	for i := range rnd.IntN(5) {
		r.Claims = append(r.Claims, graph.Claim{
			ID: fmt.Sprintf("claim/%s-%d", id, i), Subject: "s", Predicate: pick("made", "made of"), Object: "o",
			SubjectEntity: ref(), ObjectEntity: ref(), Polarity: pick("positive", "negative"), Modality: pick("fact", "possible"),
			Sentence: "words", Span: graph.Span{End: 1 + rnd.IntN(2)}, Confidence: 0.6,
			Args: []graph.Arg{{Role: "in", Text: "there", EntityRef: ref()}},
		})
	}
	return r
}

// dumped is the dump of a store, byte for byte.
func dumped(t testing.TB, s *graph.Store) string {
	t.Helper()
	var b bytes.Buffer
	if err := quadio.Write(&b, "", "nquads", s.Quads(context.Background())); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// embedded is the dump of an embedded store that was given the records once.
func embedded(t testing.TB, records map[string]*graph.Record) string {
	t.Helper()
	s, err := graph.OpenMemory()
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var all []*graph.Record
	for _, id := range slices.Sorted(maps.Keys(records)) {
		all = append(all, records[id])
	}
	if _, err := s.Add(context.Background(), all...); err != nil {
		t.Fatal(err)
	}
	return dumped(t, s)
}

// TestSameAsEmbedded: after any history of adds, updates, removes and
// reopenings the store in PostgreSQL dumps the bytes of an embedded one that
// was given the final documents once.
func TestSameAsEmbedded(t *testing.T) {
	dsn := schema(t)
	runs := 12
	if n, err := strconv.Atoi(os.Getenv("KGRAPH_RUNS")); err == nil {
		runs = n
	} else if testing.Short() {
		runs = 2
	}
	for run := range runs {
		rnd := rand.New(rand.NewPCG(uint64(run), 1))
		s := open(t, dsn, graph.Options{NoSync: true})
		docs := map[string]*graph.Record{}
		for range 1 + rnd.IntN(8) {
			id := fmt.Sprintf("d%d", rnd.IntN(5))
			switch {
			case rnd.IntN(4) == 0 && docs[id] != nil:
				if err := s.Remove(context.Background(), id); err != nil {
					t.Fatal(err)
				}
				delete(docs, id)
			case rnd.IntN(6) == 0:
				if err := s.Close(); err != nil {
					t.Fatal(err)
				}
				s = open(t, dsn, graph.Options{NoSync: true})
			default:
				batch := []*graph.Record{article(id, rnd), article(fmt.Sprintf("d%d", rnd.IntN(5)), rnd)}
				for _, r := range batch {
					docs[r.Document.ID] = r
				}
				if _, err := s.Add(context.Background(), batch...); err != nil {
					t.Fatal(err)
				}
			}
		}
		if got, want := dumped(t, s), embedded(t, docs); got != want {
			t.Fatalf("run %d: %d documents, dumps differ:\n%s\nwant\n%s", run, len(docs), got, want)
		}
		if ids := slices.Sorted(maps.Keys(docs)); len(ids) > 0 {
			if err := s.Remove(context.Background(), ids...); err != nil {
				t.Fatal(err)
			}
		}
		if got := dumped(t, s); got != "" {
			t.Fatalf("run %d: quads are left: %s", run, got)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
