package report_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"kgraph/graph"
	"kgraph/graph/query"
	"kgraph/internal/report"
	"kgraph/schema"
)

// said is one claim of a test document: subject, relation and object, and what
// is not the default.
type said struct {
	s, r, o            string
	polarity, modality string
	speaker, value     string
	time, at           string
}

// record makes a document of claims; each is a sentence of its own.
func record(id, outlet, published string, all ...said) *graph.Record {
	r := &graph.Record{Document: graph.Document{ID: id, Source: outlet, Published: published, Hash: id}}
	at := map[string]int{}
	entity := func(name string) int {
		if name == "" || strings.ToLower(name) == name {
			return graph.NoEntity
		}
		i, ok := at[name]
		if !ok {
			i = len(r.Entities)
			at[name] = i
			r.Entities = append(r.Entities, graph.Entity{Key: "name:" + strings.ToLower(name), Kind: graph.Named, Type: "Organization", Forms: []graph.Form{{Text: name, Count: 1}}})
		}
		return i
	}
	node := func(name string) string {
		if strings.ToLower(name) == name {
			return ""
		}
		return name
	}
	for i, c := range all {
		sentence := fmt.Sprintf("%s %s %s in %s %d.", c.s, c.r, c.o, id, i)
		start := len([]rune(r.Document.Text))
		r.Document.Text += sentence + "\n"
		span := graph.Span{Start: start, End: start + len([]rune(sentence))}
		r.Sentences = append(r.Sentences, graph.Sentence{Span: span})
		claim := graph.Claim{
			ID: fmt.Sprintf("claim/%s%d", id, i), Subject: c.s, Predicate: c.r, PredicateText: strings.ReplaceAll(c.r, "_", " "), Object: c.o, SubjectNode: node(c.s), ObjectNode: node(c.o),
			SubjectEntity: entity(c.s), ObjectEntity: entity(c.o), Kind: "verb", Voice: "active", Polarity: "positive", Modality: "fact", Confidence: 0.8,
			ObjectValue: c.value, DocumentID: id, Sentence: sentence, Span: span, SentenceNo: i, Args: []graph.Arg{},
		}
		if c.polarity != "" {
			claim.Polarity = c.polarity
		}
		if c.modality != "" {
			claim.Modality = c.modality
		}
		if c.speaker != "" {
			claim.Speakers, claim.AttributedTo, claim.SpeakerEntity = []string{c.speaker}, c.speaker, []int{entity(c.speaker)}
		}
		if c.time != "" {
			claim.Args = append(claim.Args, graph.Arg{Role: "time", Text: "then", Value: c.time, EntityRef: graph.NoEntity})
		}
		if c.at != "" {
			claim.Args = append(claim.Args, graph.Arg{Role: "in", Text: c.at, Entity: c.at, EntityRef: entity(c.at)})
		}
		r.Claims = append(r.Claims, claim)
	}
	return r
}

func store(t *testing.T, records ...*graph.Record) *graph.Store {
	t.Helper()
	s, err := graph.OpenMemory()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	if _, err := s.Add(context.Background(), records...); err != nil {
		t.Fatal(err)
	}
	return s
}

func news(t *testing.T) *graph.Store {
	return store(t,
		record("a", "Reuters", "2025-01-28", said{s: "Acme", r: "acquired", o: "Globex", time: "2025-01-10"}, said{s: "Acme", r: "sued", o: "Initech", at: "Berlin"}, said{s: "Acme", r: "cut", o: "500 jobs", value: "500 job"}),
		record("b", "AFP", "2025-01-29", said{s: "Acme", r: "acquired", o: "Globex", speaker: "Hooli"}, said{s: "Acme", r: "sued", o: "Initech", polarity: "negative"}, said{s: "Acme", r: "cut", o: "700 jobs", value: "700 job"}),
		record("c", "AFP", "2025-02-01", said{s: "Globex", r: "hired", o: "Hooli", modality: "possible"}, said{s: "Hooli", r: "praised", o: "Umbrella"}, said{s: "Acme", r: "left", o: "Umbrella", modality: "asked"}))
}

func TestAbout(t *testing.T) {
	a, err := report.AboutNode(context.Background(), news(t), "acme")
	if err != nil {
		t.Fatal(err)
	}
	if a.Name != "Acme" || len(a.Facts) != 6 || len(a.Said) != 1 || len(a.Says) != 0 {
		t.Errorf("%s: %d facts, %d said, %d says", a.Name, len(a.Facts), len(a.Said), len(a.Says))
	}
	if f := a.Facts[0]; f.Relation != "acquired" || f.Support != 2 || f.Standing != "asserted" || len(f.Evidence) != 2 {
		t.Errorf("first %+v", f)
	}
	if e := a.Timeline[0]; e.When != "2025-01-10" || !e.Said {
		t.Errorf("first event %+v", e)
	}
	if _, err = report.AboutNode(context.Background(), news(t), "Acm"); !errors.Is(err, report.ErrNoNode) || !strings.Contains(err.Error(), "near it are Acme") {
		t.Errorf("%v", err)
	}
}

func TestPaths(t *testing.T) {
	s := news(t)
	all, err := report.Paths(context.Background(), s, "Acme", "Umbrella", 3)
	if err != nil {
		t.Fatal(err)
	}
	// What is asked is no way; the first path goes over Globex and Hooli.
	if len(all) != 1 || len(all[0].Steps) != 3 || all[0].Steps[0].To != "Globex" || all[0].Steps[2].To != "Umbrella" {
		t.Errorf("%+v", all)
	}
	if all, err = report.Paths(context.Background(), s, "Berlin", "Initech", 3); err != nil || len(all[0].Steps) != 2 || all[0].Steps[0].Forward {
		t.Errorf("%+v, %v", all, err)
	}
	if _, err = report.Paths(context.Background(), s, "Berlin", "Berlin", 3); !errors.Is(err, query.ErrNoPath) {
		t.Errorf("%v", err)
	}
}

func TestConflicts(t *testing.T) {
	all, err := report.Conflicts(context.Background(), news(t), schema.Default())
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range all {
		line := c.Kind + " " + c.Relation
		for _, s := range c.Sides {
			line += " | " + s.Object + " " + s.Standing
		}
		got = append(got, line)
	}
	want := []string{"values cut | 500 jobs asserted | 700 jobs asserted", "denied sued | Initech asserted | Initech denied"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestSourcesQuotesNumbers(t *testing.T) {
	s := news(t)
	f, err := report.FactSources(context.Background(), s, []string{"Acme", "sued", "Initech"})
	if err != nil || len(f.Agree) != 1 || len(f.Deny) != 1 || f.Support != 1 {
		t.Errorf("%+v, %v", f, err)
	}
	if f, err = report.FactSources(context.Background(), s, []string{"claim/b0"}); err != nil || f.Support != 2 {
		t.Errorf("%+v, %v", f, err)
	}
	if _, err = report.FactSources(context.Background(), s, []string{"Acme", "ate", "Initech"}); !errors.Is(err, report.ErrNoFact) {
		t.Errorf("%v", err)
	}
	q, err := report.Quotes(context.Background(), s, "")
	if err != nil || len(q) != 1 || q[0].Name != "Hooli" {
		t.Errorf("%+v, %v", q, err)
	}
	n, err := report.Numbers(context.Background(), s, "Acme")
	if err != nil || len(n) != 2 || n[0].Value != "500 job" {
		t.Errorf("%+v, %v", n, err)
	}
}

// snapshot goes the way of every side: over quads.
func snapshot(t *testing.T, s *graph.Store) report.Snapshot {
	t.Helper()
	claims, documents, err := graph.Statements(s.Quads(context.Background()))
	if err != nil {
		t.Fatal(err)
	}
	return report.NewSnapshot(claims, documents)
}

func TestCompare(t *testing.T) {
	first := record("a", "", "", said{s: "Acme", r: "acquired", o: "Globex"}, said{s: "Acme", r: "sued", o: "Initech", polarity: "negative", speaker: "Hooli"}, said{s: "Hooli", r: "left", o: "Berlin"})
	edited := record("b", "", "", said{s: "Acme", r: "acquired", o: "Umbrella"}, said{s: "Acme", r: "sued", o: "Initech", polarity: "negative", speaker: "Hooli"}, said{s: "Hooli", r: "praised", o: "Umbrella"})
	same := report.Compare(snapshot(t, news(t)), snapshot(t, news(t)))
	if len(same.Documents) != 0 {
		t.Errorf("two builds of one input differ: %+v", same)
	}
	d := report.Compare(snapshot(t, store(t, first)), snapshot(t, store(t, edited)))
	if len(d.Documents) != 1 || d.Documents[0].Status != "changed" {
		t.Fatalf("%+v", d)
	}
	one := d.Documents[0]
	if len(one.Changed) != 1 || one.Changed[0].New.Object != "Umbrella" || len(one.Added) != 1 || one.Added[0].Relation != "praised" || len(one.Removed) != 1 || one.Removed[0].Relation != "left" {
		t.Errorf("%+v", one)
	}
	d = report.Compare(snapshot(t, news(t)), snapshot(t, store(t, first)))
	if len(d.Documents) != 3 || d.Documents[0].Status != "changed" || d.Documents[1].Status != "removed" {
		t.Errorf("%+v", d)
	}
}

func TestLint(t *testing.T) {
	s := store(t, record("a", "", "", said{s: "Acme", r: "acquired", o: "ACME."}, said{s: "The", r: "sued", o: "Acme"}, said{s: "Acme", r: "praised", o: "Acme"}))
	all, err := report.Lint(context.Background(), s, false)
	if err != nil {
		t.Fatal(err)
	}
	var kinds []string
	for _, f := range all {
		kinds = append(kinds, f.Kind)
	}
	if want := []string{"function word", "self loop", "twins"}; !slices.Equal(kinds, want) {
		t.Errorf("%q, want %q: %+v", kinds, want, all)
	}
}
