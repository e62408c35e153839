package server

import (
	"context"
	"path/filepath"
	"testing"

	"kgraph/graph"
	"kgraph/graph/query"
)

// BenchmarkScanBesideWriter is a scan of all nodes of a store whose articles
// were replaced ten times since it was opened.
func BenchmarkScanBesideWriter(b *testing.B) {
	for _, c := range []struct {
		name     string
		versions int
	}{{"new", 1}, {"replaced", 10}} {
		b.Run(c.name, func(b *testing.B) {
			s, err := graph.Open(filepath.Join(b.TempDir(), "g.db"), graph.Options{NoSync: true})
			if err != nil {
				b.Fatal(err)
			}
			defer s.Close()
			for v := 10 - c.versions; v < 10; v++ {
				for doc := range 300 {
					if _, err := s.Add(context.Background(), stressArticle(doc, v%5)); err != nil {
						b.Fatal(err)
					}
				}
			}
			b.ResetTimer()
			for b.Loop() {
				for _, err := range query.Gizmo(context.Background(), s, `g.V().filter(like("%ame_3%")).count()`, query.Options{}) {
					if err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}
