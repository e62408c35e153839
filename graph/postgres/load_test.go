package postgres_test

import (
	"context"
	"fmt"
	"iter"
	"os"
	"strconv"
	"testing"
	"time"

	"github.com/cayleygraph/quad"

	"kgraph/graph"
)

// generated are n quads of documents' claims: few relations, many statements.
func generated(n int) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		relations := []quad.IRI{"rdf:subject", "rdf:predicate", "rdf:object", "kg:span", "prov:wasDerivedFrom", "kg:confidence"}
		for i := range n {
			claim, doc := i/len(relations), i/600
			p := relations[i%len(relations)]
			var o quad.Value
			switch p {
			case "kg:span":
				o = quad.String(fmt.Sprintf("%d-%d", claim%5000, claim%5000+40))
			case "kg:confidence":
				o = quad.String("high")
			case "prov:wasDerivedFrom":
				o = quad.IRI(fmt.Sprintf("doc/%d#char=%d,%d", doc, claim%100, claim%100+90))
			case "rdf:predicate":
				o = quad.IRI(fmt.Sprintf("relation%d", claim*claim%300))
			default:
				o = quad.IRI(fmt.Sprintf("entity%d", (claim*7919+i)%(n/20+1)))
			}
			q := quad.Quad{Subject: quad.IRI(fmt.Sprintf("claim/%032x", claim*claim)), Predicate: p, Object: o, Label: quad.IRI(fmt.Sprintf("doc/%d", doc))}
			if !yield(q, nil) {
				return
			}
		}
	}
}

// TestLoadAndDump measures both on KGRAPH_QUADS quads, 20,000 if not given.
func TestLoadAndDump(t *testing.T) {
	n := 20_000
	if v, err := strconv.Atoi(os.Getenv("KGRAPH_QUADS")); err == nil {
		n = v
	}
	s := open(t, schema(t), graph.Options{})
	defer s.Close()
	began := time.Now()
	added, err := s.Load(context.Background(), generated(n))
	if err != nil || added != int64(n) {
		t.Fatalf("%d quads added, %v", added, err)
	}
	load := time.Since(began)
	began = time.Now()
	read := 0
	for _, err := range s.Quads(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		read++
	}
	dump := time.Since(began)
	if read != n {
		t.Errorf("%d quads read, expected %d", read, n)
	}
	rate := func(d time.Duration) int { return int(float64(n) / d.Seconds()) }
	st, err := s.Stats(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d quads: loads %d a second, dumps %d a second, %d bytes a quad", n, rate(load), rate(dump), st.Disk/int64(n))
}
