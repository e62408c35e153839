package query_test

import (
	"context"
	"errors"
	"flag"
	"os"
	"strings"
	"testing"

	"kgraph/graph"
	"kgraph/graph/query"
)

var rewrite = flag.Bool("rewrite", false, "write the results into docs/guide.md")

// guide is the page whose every example is run: a block of js, and the block
// of what it prints.
const guide = "../../docs/guide.md"

// TestGuide runs the examples of the guide against the two articles that it
// speaks of.
func TestGuide(t *testing.T) {
	page, err := os.ReadFile(guide)
	if err != nil {
		t.Fatal(err)
	}
	s := articles(t)
	rest, out, n := string(page), "", 0
	for {
		i := strings.Index(rest, "```js\n")
		if i < 0 {
			break
		}
		j := strings.Index(rest[i+6:], "```\n") + i + 6
		script := rest[i+6 : j]
		out += rest[:j+4]
		rest = rest[j+4:]
		want, after, ok := strings.Cut(strings.TrimPrefix(rest, "```json\n"), "```\n")
		if !ok || !strings.HasPrefix(rest, "```json\n") {
			t.Fatalf("no block of json follows\n%s", script)
		}
		got := ""
		for r, err := range query.Gizmo(context.Background(), s, script, query.Options{}) {
			if err != nil {
				t.Fatalf("%s%v", script, err)
			}
			b, err := r.JSON()
			if err != nil {
				t.Fatal(err)
			}
			got += string(b) + "\n"
		}
		if got != want && !*rewrite {
			t.Errorf("%s\n got %s\nwant %s", script, got, want)
		}
		out += "```json\n" + got + "```\n"
		rest = after
		n++
	}
	if n < 15 {
		t.Errorf("only %d examples", n)
	}
	if *rewrite {
		if err := os.WriteFile(guide, []byte(out+rest), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// articles is the graph of the guide.
func articles(t testing.TB) *graph.Store {
	t.Helper()
	s, err := graph.OpenMemory()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	named := func(typ string, forms ...string) graph.Entity {
		e := graph.Entity{Key: strings.ToLower(forms[0]), Kind: graph.Named, Type: typ}
		for i, f := range forms {
			e.Forms = append(e.Forms, graph.Form{Text: f, Count: 9 - i})
		}
		return e
	}
	concept := func(name, of, broader string) graph.Entity {
		return graph.Entity{Key: name, Kind: graph.Concept, Type: "Concept", Forms: []graph.Form{{Text: name, Count: 1}}, Of: of, Broader: broader}
	}
	us := named("Country", "United States", "U.S.")
	us.Fixed = "United States"
	record := func(id, date string, entities []graph.Entity, claims ...graph.Claim) *graph.Record {
		r := &graph.Record{Document: graph.Document{ID: id, Title: id, Published: date, Source: "The Ledger", Hash: id}, Entities: entities}
		for i, c := range claims {
			c.ID = "claim/" + strings.TrimSuffix(id, ".txt") + "-" + string(rune('1'+i))
			c.Confidence, c.DocumentID, c.PredicateText = 0.6, id, c.Predicate
			c.Span = graph.Span{Start: 100 * i, End: 100*i + len(c.Sentence)}
			r.Claims = append(r.Claims, c)
		}
		return r
	}
	none := graph.NoEntity
	_, err = s.Add(context.Background(),
		record("globex.txt", "2025-01-20",
			[]graph.Entity{named("Organization", "Acme Corporation", "Acme"), named("Organization", "Globex"), named("City", "Leipzig")},
			graph.Claim{Subject: "Acme", SubjectEntity: 0, Predicate: "bought", Object: "Globex", ObjectEntity: 1,
				Sentence: "Acme bought Globex on Monday."},
			graph.Claim{Subject: "Globex", SubjectEntity: 1, Predicate: "shut", Object: "plant", ObjectEntity: none, Modality: "possible",
				AttributedTo: "some analysts", Speakers: []string{"some analysts"}, SpeakerEntity: []int{none},
				Args:     []graph.Arg{{Role: "place", Text: "Leipzig", Entity: "Leipzig", EntityRef: 2}},
				Sentence: "Some analysts say that it may shut its plant in Leipzig."}),
		record("controls.txt", "2025-02-03",
			[]graph.Entity{us, concept("U.S. export controls", "united states", "export controls"), concept("export controls", "", ""),
				concept("efficiency", "", ""), named("Person", "Jane Roe", "Roe"), named("Organization", "Acme Corporation", "Acme")},
			graph.Claim{Subject: "U.S. export controls", SubjectEntity: 1, Predicate: "spurred", Object: "efficiency", ObjectEntity: 3,
				AttributedTo: "Jane Roe", Speakers: []string{"Jane Roe"}, SpeakerEntity: []int{4},
				Sentence: "U.S. export controls spurred efficiency, said Jane Roe."},
			graph.Claim{Subject: "Jane Roe", SubjectEntity: 4, Predicate: "left", Object: "Acme", ObjectEntity: 5,
				Sentence: "Roe left Acme last year."}))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestWordsWronglyUsed: the functions for claims say what they take.
func TestWordsWronglyUsed(t *testing.T) {
	s := articles(t)
	for _, c := range []struct{ script, text string }{
		{`entity()`, "expected a name"},
		{`entity(5)`, "expected a name"},
		{`claims(5)`, "expected a name"},
		{`saidBy()`, "expected a name"},
		{`evidence()`, "expected claims, or an edge"},
		{`evidence(null, null, null)`, "null for any"},
		{`evidence("Acme", 5, "Globex")`, "a relation is one word"},
		{`since("x")`, "expected a day, month or year"},
		{`since()`, "expected a day"},
		{`claims("Acme").until("2025-13")`, "expected a day"},
		{`entity("Acme").claims("x")`, "expected no argument"},
	} {
		_, err := ask(s, c.script, query.Options{})
		if !errors.Is(err, query.ErrScript) || !strings.Contains(err.Error(), c.text) {
			t.Errorf("%s: %v", c.script, err)
		}
	}
}
