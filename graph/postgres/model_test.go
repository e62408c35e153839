package postgres_test

import (
	"flag"
	"fmt"
	"os"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"kgraph/graph"
	"kgraph/graph/storetest"
)

// nth is a document over few names, so that nodes are shared, renamed and
// clash all the time.
func nth(i int) *graph.Record {
	return storetest.Record(fmt.Sprintf("d%04d", i)).Example(i)
}

// TestSameAsEmbedded: after any history of adds, updates, removes, loads and
// reopenings the store in PostgreSQL dumps the bytes of an embedded one that
// was given the final documents once; emptied, it holds nothing.
func TestSameAsEmbedded(t *testing.T) {
	dsn := schema(t)
	runs := 12
	if n, err := strconv.Atoi(os.Getenv("KGRAPH_RUNS")); err == nil {
		runs = n
	} else if testing.Short() {
		runs = 2
	}
	if err := flag.Set("rapid.checks", strconv.Itoa(runs)); err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(rt *rapid.T) {
		execute(t, dsn, "DROP TABLE IF EXISTS kgraph_kv, kgraph_format") // what a failed run left
		s, own := storetest.History(rt, func() (*graph.Store, error) {
			return openWith(dsn, graph.Options{NoSync: true})
		}, true)
		storetest.Empty(rt, s, own)
		if err := s.Close(); err != nil {
			rt.Fatal(err)
		}
	})
}
