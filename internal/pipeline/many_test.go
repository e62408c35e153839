//go:build unix

package pipeline

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"syscall"
	"testing"
	"time"

	"kgraph/graph"
)

// TestManyNews builds a store of KGRAPH_ARTICLES articles, at least 2,000,
// made from the news of KGRAPH_DATA, from text to graph: the last thousand may
// cost 1.3 times the first in processor time, and memory is bounded.
func TestManyNews(t *testing.T) {
	n, err := strconv.Atoi(os.Getenv("KGRAPH_ARTICLES"))
	if err != nil || n < 2000 {
		t.Skip("KGRAPH_ARTICLES is no number of articles from 2,000 on")
	}
	news, p := newMoreNews(t), newPipeline(t)
	s, err := graph.Open(filepath.Join(t.TempDir(), "db"), graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	took := func(f func() error) time.Duration {
		before, _ := used()
		if err := f(); err != nil {
			t.Fatal(err)
		}
		after, _ := used()
		return after - before
	}
	var records []*graph.Record // of this thousand, so that the store's time is its own
	var all, store, wall []time.Duration
	began, _ := used()
	start := time.Now()
	err = p.Run(t.Context(), news.documents(n), runtime.GOMAXPROCS(0), nil, func(r Result) error {
		if r.Err != nil {
			return r.Err
		}
		if records = append(records, r.Record); len(records) < 1000 {
			return nil
		}
		storing := took(func() error {
			for batch := range slices.Chunk(records, 64) {
				if _, err := s.Add(t.Context(), batch...); err != nil {
					return err
				}
			}
			return nil
		})
		records = records[:0]
		now, memory := used()
		all, store, wall = append(all, now-began), append(store, storing), append(wall, time.Since(start))
		t.Logf("%6d articles: the last thousand %.2f s, %.2f s of it the store; at most %d MB so far", 1000*len(all), (now - began).Seconds(), storing.Seconds(), memory>>20)
		began, start = now, time.Now()
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	one, err := p.Record(news.document(n))
	if err != nil {
		t.Fatal(err)
	}
	start = time.Now()
	cpu := took(func() error { _, err := s.Add(t.Context(), one); return err })
	t.Logf("one article more, after its extraction: %v (processor %v)", time.Since(start), cpu)
	settled := took(func() error { return s.Settle(t.Context()) })
	st, err := s.Stats(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d documents, %d claims, %d quads, %d bytes on disk: %.1f a quad; settling took %v", st.Documents, st.Claims, st.Quads, st.Disk, float64(st.Disk)/float64(st.Quads), settled)
	for _, k := range []int{1, 10} { // a single thousand may meet a compaction, or none
		if 2*k > len(all) {
			continue
		}
		t.Logf("the last %d thousand against the first: %.2f times the processor time as a whole, %.2f in the store, %.2f times the wall time", k, growth(all, k), growth(store, k), growth(wall, k))
	}
	if growth(all, 1) > 1.3 {
		t.Error("the last thousand took more than 1.3 times as long as the first")
	}
}

// growth is what the last k of a list are against the first k.
func growth(of []time.Duration, k int) float64 {
	first, last := time.Duration(0), time.Duration(0)
	for i := range k {
		first += of[i]
		last += of[len(of)-1-i]
	}
	return float64(last) / float64(first)
}

// used is the processor time that this process has had, and the most bytes of
// memory that it held at once.
func used() (cpu time.Duration, memory int64) {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0, 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano()), int64(u.Maxrss) << 10
}
