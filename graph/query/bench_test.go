package query_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/cayleygraph/quad"

	"kgraph/graph"
	"kgraph/graph/query"
)

// BenchmarkGizmo asks a graph of 100,000 quads with a hub.
func BenchmarkGizmo(b *testing.B) {
	s, err := graph.OpenMemory()
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	rnd := rand.New(rand.NewPCG(1, 2))
	zipf := rand.NewZipf(rnd, 1.2, 3, 20_000)
	_, err = s.Load(context.Background(), func(yield func(quad.Quad, error) bool) {
		for i := range 100_000 {
			q := quad.MakeIRI(fmt.Sprint("n", zipf.Uint64()), fmt.Sprint("p", rnd.IntN(50)), fmt.Sprint("n", zipf.Uint64()), fmt.Sprint("d", i/100))
			if !yield(q, nil) {
				return
			}
		}
	})
	if err != nil {
		b.Fatal(err)
	}
	for _, c := range []struct{ name, script string }{
		{"lookup", `g.V("<n7>").all()`},
		{"one hop", `g.V("<n700>").out("<p3>").all()`},
		{"two hops", `g.V("<n700>").out().out("<p3>").getLimit(100)`},
		{"hub in by relation", `g.V("<n0>").in("<p3>").all()`},
		{"hub in", `g.V("<n0>").in().all()`},
		{"intersection", `g.V("<n1>").out().and(g.V("<n2>").out()).all()`},
		{"has", `g.V("<n1>").out().has("<p3>", "<n0>").all()`},
		{"has from all", `g.V().has("<p3>", "<n0>").count()`},
		{"count", `g.V("<n0>").out().count()`},
		{"one document", `g.V("<n0>").labelContext("<d5>").out().all()`},
	} {
		b.Run(c.name, func(b *testing.B) {
			n := 0
			for b.Loop() {
				n = 0
				for _, err := range query.Gizmo(context.Background(), s, c.script, query.Options{}) {
					if err != nil {
						b.Fatal(err)
					}
					n++
				}
			}
			b.ReportMetric(float64(n), "rows")
		})
	}
}
