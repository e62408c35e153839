package export

import (
	"fmt"
	"io"
	"os"
	"testing"

	"kgraph/graph"
)

// crowdedStore has n documents of fifty claims.
func crowdedStore(b *testing.B, n int) *graph.Store {
	s, err := graph.OpenMemory()
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	crowd(b, s, n)
	return s
}

// crowd adds n documents of fifty claims to a store.
func crowd(b testing.TB, s *graph.Store, n int) {
	b.Helper()
	var records []*graph.Record
	for i := range n {
		r := &graph.Record{Document: graph.Document{ID: fmt.Sprintf("doc%05d", i), Hash: "h", Title: "Title"}}
		for j := range 60 {
			name := fmt.Sprintf("Thing %d", (i*7+j*j*31)%(n*10))
			r.Entities = append(r.Entities, graph.Entity{Key: name, Kind: graph.Named, Type: "Organization", Forms: []graph.Form{{Text: name, Count: 1}}})
		}
		for j := range 50 {
			s := fmt.Sprintf("Sentence %d of document %d says that one thing has overtaken the other.", j, i)
			r.Claims = append(r.Claims, graph.Claim{ID: fmt.Sprintf("claim/%d-%d", i, j), SubjectEntity: j, ObjectEntity: j + 3,
				SubjectNode: "a", ObjectNode: "b", Predicate: "overtook", PredicateText: "has overtaken", Polarity: "positive", Modality: "fact",
				Confidence: 0.8, DocumentID: r.Document.ID, Sentence: s, Span: graph.Span{Start: 100 * j, End: 100*j + len(s)}})
		}
		records = append(records, r)
	}
	for len(records) > 0 {
		k := min(100, len(records))
		if _, err := s.Add(b.Context(), records[:k]...); err != nil {
			b.Fatal(err)
		}
		records = records[k:]
	}
}

// TestMillionStore makes a store of about a million quads in the folder that
// KGRAPH_MILLION names, to measure kgraph export on it from outside:
//
//	/usr/bin/time -v kgraph export -a DIR -f nquads -o /dev/null
func TestMillionStore(t *testing.T) {
	dir := os.Getenv("KGRAPH_MILLION")
	if dir == "" {
		t.Skip("KGRAPH_MILLION names no folder")
	}
	s, err := graph.Open(dir, graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	crowd(t, s, 2400)
	st, err := s.Stats(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d quads, %d facts", st.Quads, st.Facts)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

func BenchmarkWrite(b *testing.B) {
	s := crowdedStore(b, 400)
	st, err := s.Stats(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	for _, f := range Formats() {
		if f.Folder || f.Drawn {
			continue
		}
		b.Run(f.Name, func(b *testing.B) {
			for b.Loop() {
				if err := Write(b.Context(), io.Discard, s, Options{Format: f.Name}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(st.Quads)*float64(b.N)/b.Elapsed().Seconds(), "quads/s")
		})
	}
	b.Run("dump", func(b *testing.B) { // the store alone, for comparison
		for b.Loop() {
			for _, err := range s.Quads(b.Context()) {
				if err != nil {
					b.Fatal(err)
				}
			}
		}
		b.ReportMetric(float64(st.Quads)*float64(b.N)/b.Elapsed().Seconds(), "quads/s")
	})
}
