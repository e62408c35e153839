package graph_test

import (
	"errors"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/nquads"

	"kgraph/graph"
	"kgraph/graph/storetest"
)

// TestDedupGoesOn: what becomes the same by a merge is merged too, quads among
// those that go included.
func TestDedupGoesOn(t *testing.T) {
	s := memory(t)
	var quads []quad.Quad
	for _, line := range []string{
		`_:in1 <a> <Part> .`, `_:in2 <a> <Part> .`, `_:in3 <a> <Part> <doc> .`,
		`_:out1 <a> <Part> .`, `_:out1 <has> _:in1 .`,
		`_:out2 <a> <Part> .`, `_:out2 <has> _:in2 .`, `_:out2 <has> _:in3 <doc> .`,
		`<car> <has> _:out2 .`, `<name> <a> <Part> .`,
	} {
		q, err := nquads.Parse(line)
		if err != nil {
			t.Fatal(err)
		}
		quads = append(quads, q)
	}
	storetest.Load(t, s, quads...)
	nodes, gone, err := s.Dedup(ctx, "a", "Part")
	if err != nil || nodes != 5 || gone != 3 {
		t.Fatalf("%d nodes, %d gone, %v", nodes, gone, err)
	}
	want := memory(t)
	storetest.Load(t, want, quads[0], quads[3], quads[4],
		quad.Quad{Subject: quad.IRI("car"), Predicate: quad.IRI("has"), Object: quad.BNode("out1")}, quads[9])
	if got := storetest.Dump(t, s); got != storetest.Dump(t, want) {
		t.Error(got)
	}
	path := t.TempDir()
	if w, err := graph.Open(path, graph.Options{}); err != nil || w.Close() != nil {
		t.Fatal(err)
	}
	r, err := graph.Open(path, graph.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if _, _, err := r.Dedup(ctx, "a", "Part"); !errors.Is(err, graph.ErrReadOnly) {
		t.Errorf("read-only: %v", err)
	}
}
