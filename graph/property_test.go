package graph_test

import (
	stdcmp "cmp"
	"context"
	"fmt"
	"iter"
	"maps"
	"slices"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"kgraph/graph"
)

// recordGen draws records over few keys, forms and types, so that nodes are
// renamed, clash, are narrowed and change their type all the time.
func recordGen(id string) *rapid.Generator[*graph.Record] {
	return rapid.Custom(func(t *rapid.T) *graph.Record {
		r := &graph.Record{Document: graph.Document{ID: id, Title: id, Hash: rapid.StringMatching(`[ab]{2}`).Draw(t, "hash")}}
		n := rapid.IntRange(1, 5).Draw(t, "entities")
		for range n {
			e := graph.Entity{
				Key:  rapid.SampledFrom([]string{"a", "b", "c", "d", "e"}).Draw(t, "key"),
				Kind: rapid.SampledFrom([]graph.EntityKind{graph.Named, graph.Concept}).Draw(t, "kind"),
				Type: rapid.SampledFrom([]string{"Person", "Product", "Concept", "Other"}).Draw(t, "type"),
			}
			for range rapid.IntRange(0, 3).Draw(t, "forms") {
				e.Forms = append(e.Forms, graph.Form{
					Text:  rapid.SampledFrom([]string{"Mercury", "mercury", "Big Mercury", "Mercury (Product)", "X", "X_(Person)", "Person", "kg:of"}).Draw(t, "form"),
					Count: rapid.IntRange(1, 3).Draw(t, "count"),
				})
			}
			if rapid.IntRange(0, 4).Draw(t, "fixed?") == 0 {
				e.Fixed = rapid.SampledFrom([]string{"Mercury", "X"}).Draw(t, "fixed")
			}
			if rapid.Bool().Draw(t, "narrow?") {
				e.Of = rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "of")
				e.Broader = rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "broader")
			}
			r.Entities = append(r.Entities, e)
		}
		for i := range rapid.IntRange(0, 4).Draw(t, "claims") {
			ref := rapid.IntRange(-1, n-1)
			c := graph.Claim{
				ID:            fmt.Sprintf("claim/%s-%d", id, i),
				Subject:       "s",
				Predicate:     rapid.SampledFrom([]string{"made", "made_of", "made of", ""}).Draw(t, "predicate"),
				Object:        "o",
				SubjectEntity: ref.Draw(t, "subject"),
				ObjectEntity:  ref.Draw(t, "object"),
				Polarity:      rapid.SampledFrom([]string{"positive", "positive", "negative"}).Draw(t, "polarity"),
				Modality:      rapid.SampledFrom([]string{"fact", "possible", "asked"}).Draw(t, "modality"),
				Sentence:      "words",
				Span:          graph.Span{Start: 0, End: rapid.IntRange(1, 2).Draw(t, "end")},
				Confidence:    0.6,
			}
			if rapid.Bool().Draw(t, "said?") {
				c.Speakers, c.SpeakerEntity = []string{"they"}, []int{ref.Draw(t, "speaker")}
				c.AttributedTo = "they"
			}
			c.Args = []graph.Arg{{Role: "in", Text: "there", EntityRef: ref.Draw(t, "arg")}}
			r.Claims = append(r.Claims, c)
		}
		return r
	})
}

// rawGen draws quads of one's own, some of which documents put too.
var rawGen = rapid.Custom(func(t *rapid.T) quad.Quad {
	name := rapid.SampledFrom([]string{"Mercury", "X", "doc/d1", "claim/d1-0"})
	return quad.Quad{
		Subject:   quad.IRI(name.Draw(t, "s")),
		Predicate: quad.IRI(rapid.SampledFrom([]string{"made", "rdf:subject", "rdf:type"}).Draw(t, "p")),
		Object:    quad.IRI(rapid.SampledFrom([]string{"Mercury", "X", "Product", "kg:Document"}).Draw(t, "o")),
		Label:     quad.IRI(rapid.SampledFrom([]string{"asserted", "doc/d1", "entities"}).Draw(t, "g")),
	}
})

// fresh is the dump of a store that was given the records, and the quads, once.
func fresh(t testing.TB, records map[string]*graph.Record, raw []quad.Quad) string {
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
	load(t, s, raw)
	return dump(t, s)
}

func load(t testing.TB, s *graph.Store, quads []quad.Quad) {
	_, err := s.Load(context.Background(), func(yield func(quad.Quad, error) bool) {
		for _, q := range quads {
			if !yield(q, nil) {
				return
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestHistoryLeavesNoTrace: after any history of adds, updates, removes, loads
// and reopenings the quads are those of a store that was given the final set
// of records once.
func TestHistoryLeavesNoTrace(t *testing.T) {
	folder := t.TempDir()
	run := 0
	rapid.Check(t, func(rt *rapid.T) {
		run++
		path := fmt.Sprintf("%s/%d", folder, run)
		reopens := rapid.IntRange(0, 19).Draw(rt, "on disk?") == 0
		open := func() *graph.Store {
			if !reopens {
				path = ""
			}
			s, err := openEither(path)
			if err != nil {
				rt.Fatal(err)
			}
			return s
		}
		s := open()
		defer func() { _ = s.Close() }()
		ctx, model := context.Background(), map[string]*graph.Record{}
		var raw []quad.Quad
		ids := []string{"d1", "d2", "d3", "d4"}
		for range rapid.IntRange(1, 8).Draw(rt, "steps") {
			switch rapid.IntRange(0, 9).Draw(rt, "step") {
			case 0, 1, 2, 3, 4:
				var batch []*graph.Record
				for range rapid.IntRange(1, 3).Draw(rt, "batch") {
					r := recordGen(rapid.SampledFrom(ids).Draw(rt, "id")).Draw(rt, "record")
					batch = append(batch, r)
					model[r.Document.ID] = r
				}
				if _, err := s.Add(ctx, batch...); err != nil {
					rt.Fatal(err)
				}
			case 5, 6, 7:
				if len(model) == 0 {
					continue
				}
				id := rapid.SampledFrom(slices.Sorted(maps.Keys(model))).Draw(rt, "gone")
				delete(model, id)
				if err := s.Remove(ctx, id); err != nil {
					rt.Fatal(err)
				}
			case 8:
				q := rawGen.Draw(rt, "quad")
				raw = append(raw, q)
				load(t, s, []quad.Quad{q})
			case 9:
				if reopens {
					if err := s.Close(); err != nil {
						rt.Fatal(err)
					}
					s = open()
				}
			}
		}
		if d := cmp.Diff(fresh(t, model, raw), dump(t, s)); d != "" {
			rt.Fatalf("the history left a trace (- fresh, + this):\n%s", d)
		}
		for id, want := range model {
			got, err := s.Record(ctx, id)
			if err != nil {
				rt.Fatal(err)
			}
			if d := cmp.Diff(want, got); d != "" {
				rt.Fatalf("record %s:\n%s", id, d)
			}
		}
		checkReaders(rt, s)
		checkPieces(rt, s, len(raw) == 0)
	})
}

func openEither(path string) (*graph.Store, error) {
	if path == "" {
		return graph.OpenMemory()
	}
	return graph.Open(path, graph.Options{NoSync: true})
}

// checkReaders holds what the readers say against the quads.
func checkReaders(t *rapid.T, s *graph.Store) {
	ctx := context.Background()
	edges, seen := map[string]bool{}, map[string]string{}
	for q, err := range s.Quads(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		switch q.Label {
		case graph.Asserted, graph.Reported, graph.Hedged, graph.General:
			spo := fmt.Sprint(q.Subject, q.Predicate, q.Object)
			edges[spo+q.Label.String()] = true
			seen[spo] = q.Label.String()
		}
	}
	for f, err := range s.Facts(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		spo := fmt.Sprint(f.Subject, quad.IRI(f.Relation), f.Object)
		if !edges[spo+f.Label.String()] {
			t.Fatalf("fact without its edge: %v", f)
		}
		if f.Label != graph.General && (f.Support == 0 || len(f.Evidence) == 0) {
			t.Fatalf("fact without evidence: %v", f)
		}
	}
	iris := map[quad.IRI]bool{}
	for n, err := range s.Entities(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		if iris[n.IRI] || n.IRI == "" {
			t.Fatalf("two nodes have the IRI %q", n.IRI)
		}
		iris[n.IRI] = true
		for c, err := range s.Claims(ctx, graph.Filter{Node: n.IRI}) {
			if err != nil {
				t.Fatal(err)
			}
			if c.ID == "" {
				t.Fatal("claim without id")
			}
		}
	}
}

// checkPieces holds that nodes and facts come in their order, all of them, and
// the same in whatever pieces they are read.
func checkPieces(t *rapid.T, s *graph.Store, ownOnly bool) {
	ctx := context.Background()
	nodes, facts := all(t, s.Entities(ctx)), all(t, s.Facts(ctx))
	plain := all(t, s.Nodes(ctx))
	undo := graph.SetReadBounds(1, 1)
	few, fewFacts := all(t, s.Entities(ctx)), all(t, s.Facts(ctx))
	undo()
	same := cmpopts.IgnoreUnexported(graph.Node{})
	if d := cmp.Diff(nodes, few, same); d != "" {
		t.Fatalf("nodes read in small pieces:\n%s", d)
	}
	if d := cmp.Diff(facts, fewFacts); d != "" {
		t.Fatalf("facts read in small pieces:\n%s", d)
	}
	st, err := s.Stats(ctx)
	if err != nil {
		t.Fatal(err)
	}
	edges := 0
	for i, f := range facts {
		if f.Label != graph.General {
			edges++
		}
		if i > 0 && cmpFacts(facts[i-1], f) >= 0 {
			t.Fatalf("facts out of order: %v, %v", facts[i-1], f)
		}
	}
	if edges != st.Facts || len(nodes) != st.Entities+st.Concepts || len(plain) != len(nodes) {
		t.Fatalf("%d facts, %d nodes, %d without mentions; counted %+v", edges, len(nodes), len(plain), st)
	}
	for i, n := range nodes {
		if i > 0 && nodes[i-1].IRI >= n.IRI || plain[i].IRI != n.IRI {
			t.Fatalf("nodes out of order at %v", n.IRI)
		}
		found, err := s.Find(ctx, n.Name)
		if err != nil {
			t.Fatal(err)
		}
		at := slices.IndexFunc(found, func(f graph.Node) bool { return f.IRI == n.IRI })
		if at < 0 || ownOnly && found[at].Degree != n.Degree || !slices.Equal(found[at].Keys, n.Keys) {
			t.Fatalf("%q is found as %+v, not as %+v", n.Name, found, n)
		}
	}
}

func cmpFacts(a, b graph.Fact) int {
	return stdcmp.Or(stdcmp.Compare(a.Subject, b.Subject), stdcmp.Compare(a.Relation, b.Relation), stdcmp.Compare(a.Object, b.Object))
}

func all[T any](t *rapid.T, seq iter.Seq2[T, error]) []T {
	var out []T
	for v, err := range seq {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, v)
	}
	return out
}
