package graph_test

import (
	"context"
	"os"
	"strconv"
	"testing"
	"time"

	"kgraph/graph"
	"kgraph/graph/quadio"
)

// TestGeneratedFile writes generated quads to a file, for measuring commands:
// KGRAPH_QUADS=1000000 KGRAPH_QUADS_FILE=big.nq go test -run TestGeneratedFile ./graph
func TestGeneratedFile(t *testing.T) {
	name := os.Getenv("KGRAPH_QUADS_FILE")
	if name == "" {
		t.Skip("KGRAPH_QUADS_FILE names no file to write")
	}
	n, err := strconv.Atoi(os.Getenv("KGRAPH_QUADS"))
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := quadio.Write(f, name, quadio.FormatOf(name), generatedQuads(n)); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

// BenchmarkLoad loads 100,000 generated quads into a new store on disk.
func BenchmarkLoad(b *testing.B) {
	const n = 100_000
	for b.Loop() {
		s, err := graph.Open(b.TempDir(), graph.Options{})
		if err != nil {
			b.Fatal(err)
		}
		began := time.Now()
		if grown, err := s.Load(context.Background(), generatedQuads(n)); err != nil || grown < n*9/10 {
			b.Fatal(grown, err)
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(n/time.Since(began).Seconds(), "quads/s")
	}
}
