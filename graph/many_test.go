package graph_test

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"
	"time"

	"kgraph/graph"
)

// TestManyArticles fills a store with KGRAPH_ARTICLES generated records, at
// least 2,000, of 400 quads each: memory is bounded, and one article more or
// less is quick. What a thousand takes grows with the logarithm of the store,
// by the levels that a table goes through; TestManyNews in internal/pipeline
// holds how much that is of a build.
func TestManyArticles(t *testing.T) {
	n, err := strconv.Atoi(os.Getenv("KGRAPH_ARTICLES"))
	if err != nil || n < 2000 {
		t.Skip("KGRAPH_ARTICLES is no number of articles from 2,000 on")
	}
	ctx := context.Background()
	s, err := graph.Open(filepath.Join(t.TempDir(), "db"), graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	const batch = 50
	var thousands []time.Duration
	var heap uint64
	cpu := processorTime()
	for i := 0; i < n; i += batch {
		var rs []*graph.Record
		for j := i; j < i+batch; j++ {
			rs = append(rs, generated(j))
		}
		if _, err := s.Add(ctx, rs...); err != nil {
			t.Fatal(err)
		}
		if (i+batch)%1000 == 0 {
			now := processorTime()
			thousands, cpu = append(thousands, now-cpu), now
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			heap = max(heap, m.HeapInuse)
		}
	}
	first, last := thousands[0], thousands[len(thousands)-1]
	timed := func(f func() error) (wall, cpu time.Duration) {
		began, before := time.Now(), processorTime()
		if err := f(); err != nil {
			t.Fatal(err)
		}
		return time.Since(began), processorTime() - before
	}
	one := func() error { _, err := s.Add(ctx, generated(n)); return err }
	wall, oneCPU := timed(one)
	gone, goneCPU := timed(func() error { return s.Remove(ctx, generated(n/2).Document.ID) })
	st, err := s.Stats(ctx)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d articles, %d quads, heap %d MB at most", n, st.Quads, heap>>20)
	t.Logf("processor time of the first thousand %v, of the last %v: %.2f times", first, last, float64(last)/float64(first))
	t.Logf("one more: %v (processor %v); one less: %v (processor %v)", wall, oneCPU, gone, goneCPU)
	if heap > 1<<30 {
		t.Errorf("memory grew to %d MB", heap>>20)
	}
	if float64(last) > 2.5*float64(first) {
		t.Error("the last thousand took more than 2.5 times as long as the first")
	}
}
