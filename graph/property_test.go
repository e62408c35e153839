package graph_test

import (
	stdcmp "cmp"
	"context"
	"fmt"
	"iter"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"kgraph/graph"
	"kgraph/graph/storetest"
)

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
		s, own := storetest.History(rt, func() (*graph.Store, error) {
			if reopens {
				return graph.Open(path, graph.Options{NoSync: true})
			}
			return graph.OpenMemory()
		}, reopens)
		defer func() { _ = s.Close() }()
		storetest.Readers(rt, s)
		checkPieces(rt, s, len(own) == 0)
	})
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
