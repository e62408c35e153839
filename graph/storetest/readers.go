package storetest

import (
	"context"
	"fmt"

	"github.com/cayleygraph/quad"
	"pgregory.net/rapid"

	"kgraph/graph"
)

// Readers holds what the readers say against the quads.
func Readers(t *rapid.T, s *graph.Store) {
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
