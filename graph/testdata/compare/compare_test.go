// Package compare measures queries on kgraph's store against Cayley's own
// stores on disk, all through Cayley's path API. It is a module of its own.
//
// Make the stores of the same quads first, each in a folder of DIR:
//
//	KGRAPH_QUADS=1000000 KGRAPH_QUADS_FILE=$DIR/1m.nq go test -run TestGeneratedFile kgraph/graph
//	kgraph load -a $DIR/kgraph $DIR/1m.nq
//	cayley load --init -d bolt -a $DIR/bolt -i $DIR/1m.nq
//	cayley load --init -d leveldb -a $DIR/leveldb -i $DIR/1m.nq
//	KGRAPH_COMPARE=$DIR go test -v -run TestCompare -timeout 60m .
package compare

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/cayleygraph/cayley/graph"
	_ "github.com/cayleygraph/cayley/graph/kv/bolt"
	_ "github.com/cayleygraph/cayley/graph/kv/leveldb"
	"github.com/cayleygraph/cayley/graph/path"
	"github.com/cayleygraph/quad"

	kgraph "kgraph/graph"
)

func thing(i int) quad.IRI { return quad.IRI(fmt.Sprintf("thing/%07d", i)) }

// queries are twelve kinds of question; i makes each of a series another one.
var queries = []struct {
	name string
	path func(qs graph.QuadStore, i int) *path.Path
	most int // results that are read, 0 for all
}{
	{"look-up by name", func(qs graph.QuadStore, i int) *path.Path {
		return path.StartPath(qs, quad.String(fmt.Sprintf("Thing number %d", i*37%200_000))).In(quad.IRI("rdfs:label"))
	}, 0},
	{"one hop, any relation", func(qs graph.QuadStore, i int) *path.Path {
		return path.StartPath(qs, thing(i*41%200_000)).Out()
	}, 0},
	{"one hop, one relation", func(qs graph.QuadStore, i int) *path.Path {
		return path.StartPath(qs, thing(i*43%200_000)).Out(quad.IRI("did_0"))
	}, 0},
	{"one hop back from a hub, one relation", func(qs graph.QuadStore, i int) *path.Path {
		return path.StartPath(qs, thing(20+i%20)).In(quad.IRI("did_7"))
	}, 0},
	{"two hops", func(qs graph.QuadStore, i int) *path.Path {
		return path.StartPath(qs, thing(i*47%200_000)).Out().Out()
	}, 0},
	{"two hops back, 100 of them", func(qs graph.QuadStore, i int) *path.Path {
		return path.StartPath(qs, thing(200+i%1000)).In().In()
	}, 100},
	{"intersection", func(qs graph.QuadStore, i int) *path.Path {
		return path.StartPath(qs, thing(100+i%50)).In().And(path.StartPath(qs, thing(150+i%50)).In())
	}, 0},
	{"filtered by a value", func(qs graph.QuadStore, i int) *path.Path {
		return path.StartPath(qs, thing(50+i%50)).In().Has(quad.IRI("rdf:type"), quad.IRI("Type3"))
	}, 0},
	{"has a value, from all", func(qs graph.QuadStore, i int) *path.Path {
		return path.StartPath(qs).Has(quad.IRI("did_3"), thing(30+i%100))
	}, 0},
	{"path of three steps and back", func(qs graph.QuadStore, i int) *path.Path {
		return path.StartPath(qs, thing(i*53%200_000)).Out(quad.IRI("did_0")).Out(quad.IRI("did_1")).In(quad.IRI("did_2"))
	}, 100},
	{"names of the neighbours", func(qs graph.QuadStore, i int) *path.Path {
		return path.StartPath(qs, thing(i*59%200_000)).Out(quad.IRI("did_0"), quad.IRI("did_1"), quad.IRI("did_2")).Out(quad.IRI("rdfs:label"))
	}, 0},
	{"count of a hub's edges", func(qs graph.QuadStore, i int) *path.Path {
		return path.StartPath(qs, thing(i%10)).In()
	}, -1},
}

// run asks a query and returns the number of results, each named.
func run(t testing.TB, qs graph.QuadStore, i, q int) int {
	ctx := context.Background()
	it := queries[q].path(qs, i).Iterate(ctx)
	if queries[q].most < 0 {
		n, err := it.Count()
		if err != nil {
			t.Fatal(err)
		}
		return int(n)
	}
	if queries[q].most > 0 {
		it = it.Limit(queries[q].most)
	}
	n := 0
	if err := it.EachValue(qs, func(quad.Value) { n++ }); err != nil {
		t.Fatal(err)
	}
	return n
}

// distinct is how many questions of a kind are asked, again and again.
const distinct = 50

// asked is a store and how long its answers took.
type asked struct {
	kind        string
	open        func() (qs graph.QuadStore, done func())
	first, then []time.Duration // a question asked for the first time, and again
}

func stores(t *testing.T, dir string) (all []*asked) {
	s, err := kgraph.Open(filepath.Join(dir, "kgraph"), kgraph.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	all = append(all, &asked{kind: "kgraph", open: func() (graph.QuadStore, func()) { // as kgraph query does
		v, err := s.View()
		if err != nil {
			t.Fatal(err)
		}
		return v, func() { _ = v.Close() }
	}})
	for _, kind := range []string{"bolt", "leveldb"} {
		at := filepath.Join(dir, kind)
		if _, err := os.Stat(at); err != nil {
			continue
		}
		qs, err := graph.NewQuadStore(kind, at, graph.Options{"no_bloom": true})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = qs.Close() })
		all = append(all, &asked{kind: kind, open: func() (graph.QuadStore, func()) { return qs, func() {} }})
	}
	return all
}

func median(d []time.Duration) time.Duration {
	d = slices.Sorted(slices.Values(d))
	return (d[len(d)/2] + d[(len(d)-1)/2]) / 2
}

func TestCompare(t *testing.T) {
	dir := os.Getenv("KGRAPH_COMPARE")
	if dir == "" {
		t.Skip("KGRAPH_COMPARE names no folder of stores")
	}
	all := stores(t, dir)
	if len(all) == 1 {
		t.Skip("there are no stores of Cayley's to compare with")
	}
	var ratios []float64
	for q := range queries {
		for _, s := range all {
			s.first, s.then = nil, nil
		}
		n, until := distinct, time.Now().Add(8*time.Second)
		for i := 0; i < 10*n; i++ {
			if i == 5 && time.Now().After(until) {
				n = 5 // slow ones: five questions, asked twice
			}
			if i >= 2*n && time.Now().After(until) {
				break
			}
			want := -1
			for _, s := range all { // in turn, so that the machine's moods hit all
				began := time.Now()
				qs, done := s.open()
				got := run(t, qs, i%n, q)
				done()
				if took := time.Since(began); i < n {
					s.first = append(s.first, took)
				} else {
					s.then = append(s.then, took)
				}
				if want < 0 {
					want = got
				}
				if got != want {
					t.Errorf("%s, %d: %s has %d results, kgraph %d", queries[q].name, i, s.kind, got, want)
				}
			}
		}
		line, best, bestFirst := "", time.Duration(0), time.Duration(0)
		for _, s := range all {
			m, f := median(s.then), median(s.first)
			line += fmt.Sprintf(", %s %v (first %v)", s.kind, m.Round(time.Microsecond), f.Round(time.Microsecond))
			if s.kind == "kgraph" {
				continue
			}
			if best == 0 || m < best {
				best = m
			}
			if bestFirst == 0 || f < bestFirst {
				bestFirst = f
			}
		}
		r := float64(median(all[0].then)) / float64(best)
		ratios = append(ratios, r)
		t.Logf("%-40s ratio %.2f, first %.2f%s", queries[q].name, r, float64(median(all[0].first))/float64(bestFirst), line)
	}
	slices.Sort(ratios)
	n := len(ratios)
	t.Logf("ratio to Cayley's fastest: median %.2f, most %.2f", (ratios[n/2]+ratios[(n-1)/2])/2, ratios[n-1])
}
