package server

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"kgraph/graph"
)

// stressArticle is version v of a document: v+3 claims, each with the version
// in its sentence, so that a mixture of two versions shows.
func stressArticle(doc, v int) *graph.Record {
	r := &graph.Record{Document: graph.Document{ID: fmt.Sprintf("d%d", doc), Title: "t", Published: fmt.Sprintf("2025-01-%02d", doc%28+1), Hash: fmt.Sprint(v)}}
	n := v + 3
	for i := range n + 1 {
		name := fmt.Sprintf("Name %d", (doc*7+i*i*3)%400)
		r.Entities = append(r.Entities, graph.Entity{Key: strings.ToLower(name), Kind: graph.Named, Type: "Organization", Forms: []graph.Form{{Text: name, Count: 1}}})
	}
	for i := range n {
		r.Claims = append(r.Claims, graph.Claim{
			ID: fmt.Sprintf("claim/%d-%d-%d", doc, v, i), Subject: "s", Predicate: "met", PredicateText: "met", Object: "o",
			SubjectEntity: i, ObjectEntity: i + 1, Confidence: 0.6,
			Sentence: fmt.Sprintf("version %d sentence %d", v, i), Span: graph.Span{Start: 10 * i, End: 10*i + 9},
		})
	}
	return r
}

// kinds are what the clients ask, by turns. Each returns a request, and what
// is wrong with the answer.
var kinds = map[string]func(rnd *rand.Rand) (method, path, body string, wrong func(string) string){
	"one hop":   gizmoAt(`g.V("<Name_%d>").out("<met>").all()`),
	"two hops":  gizmoAt(`g.V("<Name_%d>").out("<met>").out("<met>").unique().all()`),
	"claims":    gizmoAt(`claims("Name %d").all()`),
	"evidence":  gizmoAt(`evidence("Name %d", "met", null).getLimit(20)`),
	"count all": gizmoAt(`g.V().has("<rdf:type>", "<Organization>").count() + %d`),
	"scan all":  gizmoAt(`g.V().filter(like("%%ame_%d%%")).count()`),
	"graphql": func(rnd *rand.Rand) (string, string, string, func(string) string) {
		return "POST", "/api/v2/query?lang=graphql", fmt.Sprintf(`{nodes(id: <Name_%d>, first: 5) {id, <met> {id}}}`, rnd.IntN(400)), fine
	},
	"document": func(rnd *rand.Rand) (string, string, string, func(string) string) {
		return "GET", "/api/v2/read?label=" + url.QueryEscape(fmt.Sprintf("<doc/d%d>", rnd.IntN(300))), "", torn
	},
	"health": func(*rand.Rand) (string, string, string, func(string) string) {
		return "GET", "/health", "", fine
	},
}

func fine(string) string { return "" }

func gizmoAt(script string) func(*rand.Rand) (string, string, string, func(string) string) {
	return func(rnd *rand.Rand) (string, string, string, func(string) string) {
		return "POST", "/api/v2/query?lang=gizmo", fmt.Sprintf(script, rnd.IntN(400)), fine
	}
}

// torn says whether a document's quads are of one version and all there.
func torn(quads string) string {
	if quads == "" {
		return "" // it is not in yet
	}
	versions, sentences, claims := map[string]bool{}, 0, map[string]bool{}
	for line := range strings.Lines(quads) {
		if _, after, ok := strings.Cut(line, `"version `); ok {
			v, _, _ := strings.Cut(after, " ")
			versions[v] = true
			sentences++
		}
		if strings.HasPrefix(line, "<claim/") {
			claims[line[:strings.IndexByte(line, ' ')]] = true
		}
	}
	for v := range versions {
		var n int
		_, _ = fmt.Sscan(v, &n)
		if len(versions) == 1 && sentences == n+3 && len(claims) == n+3 {
			return ""
		}
	}
	return fmt.Sprintf("a torn document: versions %v, %d sentences, %d claims", slices.Collect(maps.Keys(versions)), sentences, len(claims))
}

// TestManyReaders: 64 clients ask by turns while articles are added and
// replaced; for 3 s, or as long as KGRAPH_STRESS says.
func TestManyReaders(t *testing.T) {
	last := 3 * time.Second
	if v, err := time.ParseDuration(os.Getenv("KGRAPH_STRESS")); err == nil {
		last = v
	} else if testing.Short() {
		last = 500 * time.Millisecond
	}
	const clients = 64
	store, err := graph.Open(filepath.Join(t.TempDir(), "g.db"), graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	s, err := New(store, Options{Timeout: 30 * time.Second, Wait: time.Minute})
	if err != nil {
		t.Fatal(err)
	}
	addr, stop := serving(t, s)
	defer stop()
	ctx, cancel := context.WithTimeout(t.Context(), last)
	defer cancel()
	var wg sync.WaitGroup
	var built atomic.Int64
	wg.Go(func() {
		for i := 0; ctx.Err() == nil; i++ {
			if _, err := store.Add(context.Background(), stressArticle(i%300, i/300%5)); err != nil {
				t.Error(err)
				return
			}
			built.Add(1)
		}
	})
	var mu sync.Mutex
	took := map[string][]time.Duration{}
	names := slices.Sorted(maps.Keys(kinds))
	transport := &http.Transport{MaxIdleConnsPerHost: clients, DisableCompression: true}
	defer transport.CloseIdleConnections()
	client := &http.Client{Transport: transport}
	for c := range clients {
		wg.Go(func() {
			rnd := rand.New(rand.NewPCG(uint64(c), 1))
			for ctx.Err() == nil {
				name := names[rnd.IntN(len(names))]
				method, path, body, wrong := kinds[name](rnd)
				r, _ := http.NewRequest(method, "http://"+addr+path, strings.NewReader(body))
				began := time.Now()
				resp, err := client.Do(r)
				if err != nil {
					t.Error(err)
					return
				}
				b, err := io.ReadAll(resp.Body)
				resp.Body.Close()
				if err != nil || resp.StatusCode != 200 {
					t.Errorf("%s: %d %.200s %v", name, resp.StatusCode, b, err)
					return
				}
				if w := wrong(string(b)); w != "" {
					t.Errorf("%s: %s", name, w)
				}
				if path == "/api/v2/query?lang=gizmo" && !json.Valid(b) {
					t.Errorf("%s: no JSON: %.200s", name, b)
				}
				mu.Lock()
				took[name] = append(took[name], time.Since(began))
				mu.Unlock()
			}
		})
	}
	var heaps []uint64
	for ctx.Err() == nil {
		select {
		case <-ctx.Done():
		case <-time.After(last / 12):
		}
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		heaps = append(heaps, m.HeapInuse>>20)
	}
	wg.Wait()
	var all []time.Duration
	for _, name := range names {
		d := took[name]
		slices.Sort(d)
		all = append(all, d...)
		if len(d) > 0 {
			t.Logf("%-10s %6d answers, median %8v, p99 %8v", name, len(d), d[len(d)/2].Round(time.Microsecond), d[len(d)*99/100].Round(time.Microsecond))
		}
	}
	slices.Sort(all)
	if len(all) == 0 {
		t.Fatal("no answers")
	}
	t.Logf("%d clients, %v: %d answers, median %v, p99 %v; %d articles written; heap in MB over time %v",
		clients, last, len(all), all[len(all)/2].Round(time.Microsecond), all[len(all)*99/100].Round(time.Microsecond), built.Load(), heaps)
}
