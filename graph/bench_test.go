package graph_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"kgraph/graph"
)

// generated makes an article of the size of a news item: some 15 entities out
// of a long-tailed stock, 20 sentences, 40 claims.
func generated(i int) *graph.Record {
	rnd := rand.New(rand.NewPCG(7, uint64(i)))
	zipf := rand.NewZipf(rnd, 1.3, 4, 20_000)
	id := fmt.Sprintf("news/%06d", i)
	r := &graph.Record{Document: graph.Document{ID: id, Title: "Item " + id, Published: "2025-01-27", Source: fmt.Sprintf("outlet-%d", i%50), Hash: id}}
	seen := map[uint64]bool{}
	for len(r.Entities) < 15 {
		n := zipf.Uint64()
		if seen[n] {
			continue
		}
		seen[n] = true
		e := graph.Entity{Key: fmt.Sprintf("entity %d", n), Kind: graph.Named, Type: "Organization",
			Forms: []graph.Form{{Text: fmt.Sprintf("Entity %d Inc", n), Count: 1 + rnd.IntN(4)}, {Text: fmt.Sprintf("Entity %d", n), Count: 1}}}
		if n%3 == 0 {
			e.Kind, e.Type = graph.Concept, "Concept"
		}
		r.Entities = append(r.Entities, e)
	}
	text, at := "", 0
	for s := range 20 {
		sentence := fmt.Sprintf("This is sentence %d of %s, about as long as a sentence in a news item, with %d in it.", s, id, rnd.IntN(1000))
		span := graph.Span{Start: at, End: at + len(sentence)}
		text, at = text+sentence+" ", at+len(sentence)+1
		for c := range 2 {
			a, b := rnd.IntN(15), rnd.IntN(15)
			cl := graph.Claim{
				ID: fmt.Sprintf("claim/%024x%04x%04x", i, s, c), Kind: "verb", Voice: "active", Polarity: "positive", Modality: "fact",
				Subject: r.Entities[a].Forms[0].Text, SubjectNode: r.Entities[a].Forms[0].Text, SubjectEntity: a,
				Object: r.Entities[b].Forms[0].Text, ObjectNode: r.Entities[b].Forms[0].Text, ObjectEntity: b,
				Predicate: fmt.Sprintf("did_%d", rnd.IntN(200)), PredicateText: "has done", Confidence: rnd.Float64(),
				DocumentID: id, Sentence: sentence, Span: span, SentenceNo: s,
				Args: []graph.Arg{{Role: "time", Text: "in 2024", Value: "2024", EntityRef: -1}},
			}
			r.Claims = append(r.Claims, cl)
		}
		r.Sentences = append(r.Sentences, graph.Sentence{Span: span})
		r.Mentions = append(r.Mentions, graph.Mention{Entity: s % 15, Span: span, Kind: graph.ByName})
	}
	r.Document.Text = text
	return r
}

// BenchmarkAdd adds generated articles to a store on disk, in batches.
func BenchmarkAdd(b *testing.B) {
	for _, batch := range []int{1, 32} {
		b.Run(fmt.Sprintf("batch=%d", batch), func(b *testing.B) {
			s, err := graph.Open(b.TempDir(), graph.Options{})
			if err != nil {
				b.Fatal(err)
			}
			defer s.Close()
			var quads, claims int64
			began := time.Now()
			for i := 0; i < b.N; i += batch {
				var rs []*graph.Record
				for j := i; j < min(i+batch, b.N); j++ {
					rs = append(rs, generated(j))
				}
				res, err := s.Add(context.Background(), rs...)
				if err != nil {
					b.Fatal(err)
				}
				quads += res.Quads
			}
			claims = int64(b.N) * 40
			b.ReportMetric(float64(quads)/time.Since(began).Seconds(), "quads/s")
			b.ReportMetric(float64(quads)/float64(claims), "quads/claim")
			if err := s.Settle(context.Background()); err != nil {
				b.Fatal(err)
			}
			st, err := s.Stats(context.Background())
			if err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(st.Disk)/float64(quads), "B/quad")
		})
	}
}

// BenchmarkOpen opens and closes a small store, as every command does.
func BenchmarkOpen(b *testing.B) {
	path := b.TempDir()
	s, err := graph.Open(path, graph.Options{})
	if err != nil {
		b.Fatal(err)
	}
	if _, err := s.Add(context.Background(), generated(1)); err != nil {
		b.Fatal(err)
	}
	_ = s.Close()
	for _, ro := range []bool{false, true} {
		b.Run(fmt.Sprintf("readonly=%v", ro), func(b *testing.B) {
			for b.Loop() {
				s, err := graph.Open(path, graph.Options{ReadOnly: ro})
				if err != nil {
					b.Fatal(err)
				}
				_ = s.Close()
			}
		})
	}
}
