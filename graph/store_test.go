package graph_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"kgraph/graph"
	"kgraph/graph/quadio"
	"kgraph/graph/storetest"
)

// article makes a small record: each line is "subject | relation | object"
// with marks: "?" before the relation makes it possible, "!" negative, and
// "speaker: " before the line makes it reported. A lower-case word is a concept.
func article(id string, lines ...string) *graph.Record {
	r := &graph.Record{Document: graph.Document{ID: id, Title: "About " + id, Source: "outlet " + id[:1], Hash: strings.Join(lines, "\n")}}
	entity := func(name string) int {
		key := strings.ToLower(name)
		for i := range r.Entities {
			if r.Entities[i].Key == key {
				r.Entities[i].Forms[0].Count++
				return i
			}
		}
		e := graph.Entity{Key: key, Kind: graph.Named, Type: "Organization", Forms: []graph.Form{{Text: name, Count: 1}}}
		if name == key {
			e.Kind, e.Type = graph.Concept, "Concept"
		}
		r.Entities = append(r.Entities, e)
		return len(r.Entities) - 1
	}
	at := 0
	for i, line := range lines {
		c := graph.Claim{
			Kind: "verb", Voice: "active", Polarity: "positive", Modality: "fact", Confidence: 0.6,
			DocumentID: id, Sentence: line, SentenceNo: i, Span: graph.Span{Start: at, End: at + len(line)},
		}
		at += len(line) + 1
		r.Sentences = append(r.Sentences, graph.Sentence{Span: c.Span})
		if speaker, rest, ok := strings.Cut(line, ": "); ok {
			c.AttributedTo, c.Speakers, c.SpeakerEntity = speaker, []string{speaker}, []int{entity(speaker)}
			line = rest
		}
		p := strings.Split(line, " | ")
		c.Predicate = strings.TrimLeft(p[1], "?!")
		switch p[1][0] {
		case '?':
			c.Modality = "possible"
		case '!':
			c.Polarity = "negative"
		}
		c.PredicateText = strings.ReplaceAll(c.Predicate, "_", " ")
		c.Subject, c.SubjectNode, c.SubjectEntity = p[0], p[0], entity(p[0])
		c.Object, c.ObjectNode, c.ObjectEntity = p[2], p[2], entity(p[2])
		c.ID = fmt.Sprintf("claim/%s-%d", id, i)
		r.Claims = append(r.Claims, c)
	}
	r.Document.Text = strings.Join(lines, "\n")
	return r
}

func memory(t testing.TB, records ...*graph.Record) *graph.Store {
	t.Helper()
	s, err := graph.OpenMemory()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	for _, r := range records {
		if _, err := s.Add(context.Background(), r); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func TestGolden(t *testing.T) {
	narrow := article("c", "export controls | spurred | efficiency")
	narrow.Entities = append(narrow.Entities,
		graph.Entity{Key: "u.s. export control", Kind: graph.Concept, Type: "Concept", Forms: []graph.Form{{Text: "U.S. export controls", Count: 1}}, Of: "united states", Broader: "export controls"},
		graph.Entity{Key: "united states", Kind: graph.Named, Type: "Country", Fixed: "United States", Forms: []graph.Form{{Text: "U.S.", Count: 1}}})
	narrow.Claims[0].SubjectEntity = 2
	narrow.Claims[0].Args = []graph.Arg{{Role: "in", Text: "the U.S.", EntityRef: 3}, {Role: "time", Text: "last year", Value: "2024", EntityRef: -1}}
	s := memory(t,
		article("a", "DeepSeek | outranked | ChatGPT", "ChatGPT | !bought | DeepSeek"),
		article("b", "OpenAI: DeepSeek | outranked | ChatGPT", "Acme Corp | ?bought | 100% \"Best\" <Shop>"),
		narrow)
	lines := strings.Split(strings.TrimSpace(storetest.Dump(t, s)), "\n")
	slices.Sort(lines) // for people to read
	golden(t, "testdata/small.nq", strings.Join(lines, "\n")+"\n")
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if os.Getenv("KGRAPH_REWRITE") != "" {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("%s differs (KGRAPH_REWRITE=1 rewrites it):\n%s", file, d)
	}
}

// TestDelete deletes loaded quads beside derived ones.
func TestDelete(t *testing.T) {
	ctx := context.Background()
	s, err := graph.OpenMemory()
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := s.Add(ctx, exampleRecord()); err != nil {
		t.Fatal(err)
	}
	before := storetest.Dump(t, s)
	read := func(lines string) iter.Seq2[quad.Quad, error] { return quadio.Read(strings.NewReader(lines), "nquads") }
	const one, two, derived = "<a> <b> <c> .\n", "<a> <b> \"words\" <l> .\n", "<DeepSeek> <outranked> <ChatGPT> <asserted> .\n"
	if n, err := s.Load(ctx, read(one+two+derived)); err != nil || n != 2 {
		t.Fatal(n, err)
	}
	for _, c := range []struct {
		what  string
		quads string
		n     int64
		err   error
	}{
		{"one that is not there", one + "<a> <b> <d> .\n", 0, graph.ErrNoQuad},
		{"a derived one among others", one + "<DeepSeek> <rdf:type> <Organization> <entities> .\n", 0, graph.ErrDerived},
		{"the same twice", one + one, 1, nil},
		{"one that is both", derived, 1, nil},
		{"which then is derived alone", derived, 0, graph.ErrDerived},
	} {
		if n, err := s.Delete(ctx, read(c.quads)); n != c.n || !errors.Is(err, c.err) {
			t.Errorf("%s: %d, %v", c.what, n, err)
		}
	}
	if n, err := s.DeleteNode(ctx, "<DeepSeek>"); n != 0 || !errors.Is(err, graph.ErrDerived) {
		t.Errorf("a derived node: %d, %v", n, err)
	}
	if n, err := s.DeleteNode(ctx, `"words"`); n != 1 || err != nil {
		t.Errorf("a loaded node: %d, %v", n, err)
	}
	if after := storetest.Dump(t, s); after != before {
		t.Errorf("before:\n%s\nafter:\n%s", before, after)
	}
	if st, err := s.Stats(ctx); err != nil || int(st.Quads) != strings.Count(before, "\n") {
		t.Errorf("%d quads counted, %v", st.Quads, err)
	}
}

// TestLoadLarge loads more than fits one batch, twice, beside derived quads.
func TestLoadLarge(t *testing.T) {
	ctx := context.Background()
	s, err := graph.Open(t.TempDir(), graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := s.Add(ctx, exampleRecord()); err != nil {
		t.Fatal(err)
	}
	before := storetest.Dump(t, s)
	const n = 25_000
	distinct := map[string]bool{}
	for q := range generatedQuads(n) {
		distinct[q.NQuad()+"\n"] = true
	}
	with := func(yield func(quad.Quad, error) bool) { // and one that is derived
		if !yield(quad.MakeIRI("DeepSeek", "outranked", "ChatGPT", "asserted"), nil) {
			return
		}
		generatedQuads(n)(yield)
	}
	for _, want := range []int64{int64(len(distinct)), 0} {
		if grown, err := s.Load(ctx, with); err != nil || grown != want {
			t.Fatalf("grown by %d, want %d: %v", grown, want, err)
		}
	}
	lines := strings.SplitAfter(storetest.Dump(t, s), "\n")
	if len(lines) != len(distinct)+strings.Count(before, "\n")+1 {
		t.Errorf("%d lines", len(lines))
	}
	for _, l := range lines {
		if l != "" && !distinct[l] && !strings.Contains(before, l) {
			t.Fatalf("nobody gave %q", l)
		}
	}
	stop := errors.New("stop")
	if _, err := s.Load(ctx, func(yield func(quad.Quad, error) bool) {
		for q := range generatedQuads(n) {
			q.Label = quad.IRI("half")
			if !yield(q, nil) {
				return
			}
		}
		yield(quad.Quad{}, stop)
	}); !errors.Is(err, stop) {
		t.Errorf("got %v", err)
	}
	if err := s.Remove(ctx, "deepseek.txt"); err != nil {
		t.Fatal(err)
	}
	after := storetest.Dump(t, s)
	if strings.Contains(after, "<half>") {
		t.Error("half a load is there")
	}
	if !strings.Contains(after, "<DeepSeek> <outranked> <ChatGPT> <asserted> .") {
		t.Error("a loaded quad went with the document that said it too")
	}
	if _, err := s.Delete(ctx, with); err != nil {
		t.Fatal(err)
	}
	if after := storetest.Dump(t, s); after != "" {
		t.Errorf("left: %.300s", after)
	}
}
