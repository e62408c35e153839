package quadstore

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

var ctx = context.Background()

func add(t testing.TB, s *Store, quads ...quad.Quad) {
	t.Helper()
	if err := s.ApplyDeltas(deltas(graph.Add, quads...), graph.IgnoreOpts{}); err != nil {
		t.Fatal(err)
	}
}

func deltas(a graph.Procedure, quads ...quad.Quad) (out []graph.Delta) {
	for _, q := range quads {
		out = append(out, graph.Delta{Quad: q, Action: a})
	}
	return out
}

func contents(t testing.TB, v *View) string {
	t.Helper()
	var out []string
	for q, err := range v.All(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, q.NQuad())
	}
	return strings.Join(out, "\n")
}

// The next tests are for what is wrong in Cayley's own stores.

func TestSameQuadInTwoWrites(t *testing.T) {
	s, done := openMemory(t)
	defer done()
	w, err := s.NewQuadWriter()
	if err != nil {
		t.Fatal(err)
	}
	q := quad.MakeIRI("a", "b", "c", "d")
	for range 2 {
		if _, err := w.WriteQuads([]quad.Quad{q}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if n, _ := Count(s.db); n != 1 || contents(t, s.View) != q.NQuad() {
		t.Errorf("%d quads: %s", n, contents(t, s.View))
	}
	if err := s.ApplyDeltas(deltas(graph.Delete, q), graph.IgnoreOpts{}); err != nil {
		t.Fatal(err)
	}
	if got := contents(t, s.View); got != "" || s.ValueOf(quad.IRI("a")) != nil {
		t.Errorf("deleted, yet there: %s", got)
	}
}

func TestFailedWriteLeavesNothing(t *testing.T) {
	s, done := openMemory(t)
	defer done()
	old, fresh := quad.MakeIRI("a", "b", "c", ""), quad.MakeIRI("new", "b", "newer", "")
	add(t, s, old)
	err := s.ApplyDeltas(deltas(graph.Add, fresh, old), graph.IgnoreOpts{})
	if !graph.IsQuadExist(err) {
		t.Fatalf("got %v", err)
	}
	if s.ValueOf(quad.IRI("new")) != nil || contents(t, s.View) != old.NQuad() {
		t.Errorf("something of a failed write is there: %s", contents(t, s.View))
	}
	add(t, s, fresh) // its terms are not poisoned
	if !strings.Contains(contents(t, s.View), fresh.NQuad()) {
		t.Error(contents(t, s.View))
	}
}

func TestDeleteAndAddInOneWrite(t *testing.T) {
	s, done := openMemory(t)
	defer done()
	q := quad.MakeIRI("a", "b", "c", "")
	add(t, s, q)
	both := append(deltas(graph.Delete, q), deltas(graph.Add, q)...)
	if err := s.ApplyDeltas(both, graph.IgnoreOpts{}); err != nil {
		t.Fatal(err)
	}
	if n, _ := Count(s.db); n != 1 || contents(t, s.View) != q.NQuad() {
		t.Errorf("%d: %s", n, contents(t, s.View))
	}
}

func TestOneTripleUnderManyLabels(t *testing.T) {
	s, done := openMemory(t)
	defer done()
	for i := range 3 {
		add(t, s, quad.MakeIRI("a", "b", "c", fmt.Sprint("d", i)))
	}
	size, err := s.QuadIteratorSize(ctx, quad.Label, s.ValueOf(quad.IRI("d1")))
	if n, _ := Count(s.db); n != 3 || err != nil || size != (graph.Size{Size: 1, Exact: true}) {
		t.Errorf("%d quads, %v of label d1, %v", n, size, err)
	}
}

func TestInvalidQuad(t *testing.T) {
	s, done := openMemory(t)
	defer done()
	err := s.ApplyDeltas(deltas(graph.Add, quad.Quad{Subject: quad.IRI("a")}), graph.IgnoreOpts{})
	var de *graph.DeltaError
	if !errors.As(err, &de) || !errors.Is(de.Err, ErrQuad) {
		t.Errorf("got %v", err)
	}
}

func TestDerivedAndLoaded(t *testing.T) {
	s, done := openMemory(t)
	defer done()
	q := quad.MakeIRI("a", "b", "c", "")
	b := s.db.NewIndexedBatch()
	w := s.NewBatch(b, b)
	defer w.Close()
	id, err := w.ID(q)
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct {
		what  string
		f     func(QuadID, Origin) (bool, error)
		from  Origin
		did   bool
		grown int64
	}{
		{"put", w.Put, Derived, true, 1}, {"put", w.Put, Derived, false, 1}, {"put", w.Put, Loaded, true, 1},
		{"delete", w.Delete, Derived, true, 1}, {"delete", w.Delete, Derived, false, 1}, {"delete", w.Delete, Loaded, true, 0},
	} {
		did, err := step.f(id, step.from)
		if err != nil || did != step.did || w.Grown() != step.grown {
			t.Errorf("%s %d: %v %v, grown by %d", step.what, step.from, did, err, w.Grown())
		}
	}
	_ = b.Close()
}

func TestSnapshotStays(t *testing.T) {
	s, done := openMemory(t)
	defer done()
	add(t, s, quad.MakeIRI("a", "b", "c", ""))
	v, err := s.Snapshot(nil)
	if err != nil {
		t.Fatal(err)
	}
	before := contents(t, v)
	add(t, s, quad.MakeIRI("x", "b", "c", ""))
	if contents(t, v) != before || v.ValueOf(quad.IRI("x")) != nil {
		t.Error("a snapshot changed")
	}
	if err := v.ApplyDeltas(nil, graph.IgnoreOpts{}); !errors.Is(err, ErrReadOnly) {
		t.Errorf("writing to a view: %v", err)
	}
	it := v.QuadsAllIterator()
	if err := errors.Join(v.Close(), v.Close()); err != nil {
		t.Fatal(err)
	}
	if it.Next(ctx) || !errors.Is(it.Err(), ErrClosed) {
		t.Errorf("an iterator of a closed view: %v", it.Err())
	}
}

// TestManyPages walks more than a page in every way, and holds the estimate of
// a big set against its size.
func TestManyPages(t *testing.T) {
	s, done := openMemory(t)
	defer done()
	const n = 20_000
	w, _ := s.NewQuadWriter()
	for i := range n {
		if _, err := w.WriteQuads([]quad.Quad{quad.MakeIRI(fmt.Sprint("s", i), "p", fmt.Sprint("o", i%5000), "g")}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for d, want := range map[quad.Direction]int{quad.Predicate: n, quad.Label: n, quad.Object: n / 5000} {
		name := map[quad.Direction]string{quad.Predicate: "p", quad.Label: "g", quad.Object: "o7"}[d]
		ref := s.ValueOf(quad.IRI(name))
		got, err := graph.Iterate(ctx, s.QuadIterator(d, ref)).Count()
		if err != nil || got != int64(want) {
			t.Errorf("%v: %d, %v, want %d", d, got, err, want)
		}
		size, err := s.QuadIteratorSize(ctx, d, ref)
		if err != nil || size.Exact != (want < exactUpTo) || math.Abs(math.Log2(float64(size.Size)/float64(want))) > 1 {
			t.Errorf("%v: estimate %v of %d, %v", d, size, want, err)
		}
	}
	nodes, err := graph.Iterate(ctx, s.NodesAllIterator()).Count()
	if err != nil || nodes != n+5000+2 {
		t.Errorf("%d nodes, %v", nodes, err)
	}
	stopped, cancel := context.WithCancel(ctx)
	cancel()
	if it := s.QuadsAllIterator(); it.Next(stopped) {
		t.Error("an iterator went on under a context that had ended")
	}
}

func TestOneTermOneIdentity(t *testing.T) {
	for _, same := range [][2]quad.Value{
		{quad.Int(42), quad.TypedString{Value: "42", Type: "xsd:integer"}},
		{quad.TypedString{Value: "x", Type: "xsd:date"}, quad.TypedString{Value: "x", Type: "http://www.w3.org/2001/XMLSchema#date"}},
		{quad.String("x"), quad.TypedString{Value: "x", Type: "xsd:string"}},
		{quad.LangString{Value: "x", Lang: "en-GB"}, quad.LangString{Value: "x", Lang: "en-gb"}},
	} {
		if Identify(same[0]) != Identify(same[1]) {
			t.Errorf("%v and %v are two terms", same[0], same[1])
		}
	}
	for _, other := range [][2]quad.Value{
		{quad.IRI("a"), quad.String("a")}, {quad.IRI("a"), quad.BNode("a")}, {quad.String("42"), quad.Int(42)},
		{quad.TypedString{Value: "042", Type: "xsd:integer"}, quad.Int(42)}, {quad.Int(1), quad.Bool(true)}, {quad.Int(1), quad.Float(1)},
	} {
		if Identify(other[0]) == Identify(other[1]) {
			t.Errorf("%v and %v are one term", other[0], other[1])
		}
	}
}

func TestTermsComeBack(t *testing.T) {
	for _, v := range []quad.Value{
		quad.IRI("DeepSeek"), quad.BNode("b1"), quad.String(""), quad.String("a\x00\n\"b"), quad.LangString{Value: "a\x00b", Lang: "en"},
		quad.TypedString{Value: "2024", Type: "http://www.w3.org/2001/XMLSchema#gYear"}, quad.Int(math.MinInt64), quad.Int(math.MaxInt64),
		quad.Float(-0.5), quad.Float(math.Inf(1)), quad.Bool(true), quad.Bool(false), quad.Time(time.Unix(-5, 7).UTC()),
	} {
		got, err := decodeTerm(appendTerm(nil, v))
		if err != nil || got != v {
			t.Errorf("%#v came back as %#v, %v", v, got, err)
		}
	}
}

func FuzzDecodeTerm(f *testing.F) {
	for _, v := range []quad.Value{quad.IRI("a"), quad.Int(3), quad.LangString{Value: "a", Lang: "b"}, quad.Time(time.Unix(1, 1))} {
		f.Add(appendTerm(nil, v))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		v, err := decodeTerm(b)
		if err != nil {
			if !errors.Is(err, ErrTerm) {
				t.Fatal(err)
			}
			return
		}
		again, err := decodeTerm(appendTerm(nil, v))
		if err != nil || Identify(again) != Identify(v) {
			t.Fatalf("%#v became %#v, %v", v, again, err)
		}
	})
}
