package export

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/google/go-cmp/cmp"

	"kgraph/graph"
)

// twoArticles is a store of two dated articles: both say that A beat B, one in
// its own voice and one as Speaker said; the first has an argument, the other
// a hedge and a denial.
func twoArticles(t *testing.T) *graph.Store {
	t.Helper()
	article := func(id, day string, lines ...string) *graph.Record {
		r := &graph.Record{Document: graph.Document{ID: id, Title: "Title of " + id, Published: day, Source: "Outlet of " + id, Hash: id}}
		index := map[string]int{}
		entity := func(name string) int {
			if name == "" {
				return graph.NoEntity
			}
			i, found := index[name]
			if !found {
				i = len(r.Entities)
				index[name] = i
				kind := map[bool]string{true: "Person", false: "Organization"}[strings.HasPrefix(name, "P")]
				r.Entities = append(r.Entities, graph.Entity{Key: name, Kind: graph.Named, Type: kind, Forms: []graph.Form{{Text: name, Count: 1}}})
				r.Mentions = append(r.Mentions, graph.Mention{Entity: i, Span: graph.Span{Start: i, End: i + 1}, Kind: graph.ByName})
			}
			return i
		}
		for n, line := range lines {
			w := strings.Split(line, ",") // subject, relation, object, argument, speaker, modality, polarity, confidence
			c := graph.Claim{ID: fmt.Sprintf("claim/%s%031d", id[:1], n), Subject: w[0], SubjectNode: w[0], Predicate: w[1], PredicateText: w[1],
				Object: w[2], ObjectNode: w[2], AttributedTo: w[4], Modality: w[5], Polarity: w[6], Kind: "verb", Voice: "active",
				Confidence: 0.8, DocumentID: id, Sentence: line, SentenceNo: n, Span: graph.Span{Start: 100 * n, End: 100*n + len(line)}}
			c.SubjectEntity, c.ObjectEntity = entity(w[0]), entity(w[2])
			if w[3] != "" {
				c.Args = []graph.Arg{{Role: "with", Text: w[3], Entity: w[3], EntityRef: entity(w[3])}}
			}
			if w[4] != "" {
				c.Speakers, c.SpeakerEntity = []string{w[4]}, []int{graph.NoEntity}
			}
			if w[7] != "" {
				fmt.Sscan(w[7], &c.Confidence)
			}
			r.Sentences = append(r.Sentences, graph.Sentence{Span: c.Span})
			r.Claims = append(r.Claims, c)
			r.Document.Text += line + strings.Repeat("\n", 100-len(line))
		}
		return r
	}
	return storeOf(t,
		article("one", "2025-01-10", "A,beat,B,Paula,,fact,positive,", "B,bought,C,,,fact,positive,0.3", "Paul,met,Petra,,,fact,positive,"),
		article("two", "2025-02-20T08:00:00Z", "A,beat,B,,Speaker,fact,positive,", "C,sued,D,,Critics,possible,positive,", "A,left,B,,,fact,negative,"))
}

func TestSelect(t *testing.T) {
	s := twoArticles(t)
	all := "A beat B asserted 2, B bought C asserted 1, C sued D hedged 1, Paul met Petra asserted 1"
	tests := []struct {
		name                    string
		chosen                  Selection
		facts, nodes, documents string
		claims                  int
	}{
		{"all", Selection{}, all, "A B C D Paul Paula Petra", "one two", 6},
		{"asserted", Selection{Asserted: true}, "A beat B asserted 1, B bought C asserted 1, Paul met Petra asserted 1", "A B C Paul Paula Petra", "one", 3},
		{"document", Selection{Documents: []string{"two"}}, "A beat B reported 1, C sued D hedged 1", "A B C D", "two", 3},
		{"since", Selection{Since: "2025-02-20"}, "A beat B reported 1, C sued D hedged 1", "A B C D", "two", 3},
		{"until", Selection{Until: "2025-02-19"}, "A beat B asserted 1, B bought C asserted 1, Paul met Petra asserted 1", "A B C Paul Paula Petra", "one", 3},
		{"speaker", Selection{Speakers: []string{"critics"}}, "C sued D hedged 1", "C D", "two", 1},
		{"confidence", Selection{MinConfidence: 0.5}, "A beat B asserted 2, C sued D hedged 1, Paul met Petra asserted 1", "A B C D Paul Paula Petra", "one two", 5},
		{"relation", Selection{Relations: []string{"sued", "met"}}, "C sued D hedged 1, Paul met Petra asserted 1", "C D Paul Petra", "one two", 2},
		{"type", Selection{Types: []string{"Person"}}, "Paul met Petra asserted 1", "Paul Petra", "one", 1},
		{"entity", Selection{Entities: []string{"C"}, Depth: 1}, "B bought C asserted 1, C sued D hedged 1", "B C D", "one two", 2},
		{"entity itself", Selection{Entities: []string{"c"}}, "", "C", "", 0},
		{"over an argument", Selection{Entities: []string{"Paula"}, Depth: 1}, "", "A Paula", "", 0},
		{"two steps", Selection{Entities: []string{"Paula"}, Depth: 2}, "A beat B asserted 2", "A B Paula", "one two", 3},
		{"most facts", Selection{MaxNodes: 2}, "B bought C asserted 1", "B C", "one", 1},
		{"both", Selection{Entities: []string{"A"}, Depth: 3, Asserted: true}, "A beat B asserted 1, B bought C asserted 1", "A B C Paula", "one", 2},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			from, err := Select(t.Context(), s, test.chosen)
			if err != nil {
				t.Fatal(err)
			}
			var facts, nodes, documents []string
			claims := 0
			for f, err := range from.Facts(t.Context()) {
				facts = append(facts, fmt.Sprintf("%s %s %s %s %d", string(f.Subject), f.Relation, string(f.Object), string(f.Label), len(f.Evidence)))
				if err != nil || f.Confidence <= 0 || f.Support == 0 {
					t.Errorf("%v: %v", f, err)
				}
			}
			for n, err := range from.Entities(t.Context()) {
				nodes = append(nodes, string(n.IRI))
				if err != nil {
					t.Error(err)
				}
			}
			for d, err := range from.Documents(t.Context()) {
				documents = append(documents, d.ID)
				if err != nil {
					t.Error(err)
				}
			}
			for _, err := range from.Claims(t.Context(), graph.Filter{}) {
				claims++
				if err != nil {
					t.Error(err)
				}
			}
			got := []string{strings.Join(facts, ", "), strings.Join(nodes, " "), strings.Join(documents, " "), fmt.Sprint(claims)}
			want := []string{test.facts, test.nodes, test.documents, fmt.Sprint(test.claims)}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			quadsAgree(t, from)
		})
	}
}

// quadsAgree holds the quads of a source against its facts, claims and
// documents.
func quadsAgree(t *testing.T, from Source) {
	t.Helper()
	var edges, want []string
	subjects := map[string]bool{}
	for q, err := range from.Quads(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		switch q.Label {
		case graph.Asserted, graph.Reported, graph.Hedged, graph.General:
			edges = append(edges, fmt.Sprint(q.Subject, q.Predicate, q.Object, q.Label))
		default:
			subjects[q.Subject.String()] = true
		}
	}
	for f := range from.Facts(t.Context()) {
		want = append(want, fmt.Sprint(f.Subject, quad.IRI(f.Relation), f.Object, f.Label))
	}
	slices.Sort(edges)
	slices.Sort(want)
	if diff := cmp.Diff(want, edges); diff != "" {
		t.Errorf("edges among the quads: -facts +quads:\n%s", diff)
	}
	for c := range from.Claims(t.Context(), graph.Filter{}) {
		for _, iri := range []fmt.Stringer{graph.ClaimIRI(c.ID), graph.SentenceIRI(c.DocumentID, c.Span), graph.DocumentIRI(c.DocumentID)} {
			if !subjects[iri.String()] {
				t.Errorf("no quad of %s", iri)
			}
		}
	}
	for n := range from.Entities(t.Context()) {
		if !subjects[n.IRI.String()] {
			t.Errorf("no quad of %s", n.IRI)
		}
	}
}

func TestSelectRefuses(t *testing.T) {
	s := twoArticles(t)
	if _, err := Select(t.Context(), s, Selection{Entities: []string{"Nobody"}}); err == nil || !strings.Contains(err.Error(), `"Nobody"`) {
		t.Errorf("an unknown entity: %v", err)
	}
	if _, err := Select(t.Context(), s, Selection{Documents: []string{"three"}}); !errors.Is(err, graph.ErrNoDocument) {
		t.Errorf("an unknown document: %v", err)
	}
	for _, chosen := range []Selection{{Types: []string{"Persn"}}, {Relations: []string{"bet"}}} {
		if _, err := Select(t.Context(), s, chosen); err == nil {
			t.Errorf("%v was taken", chosen)
		}
	}
}

// TestEveryFormatTakesASelection writes parts of a graph, an empty one among
// them, in every format.
func TestEveryFormatTakesASelection(t *testing.T) {
	s := twoArticles(t)
	for _, chosen := range []Selection{{Asserted: true}, {Entities: []string{"C"}, Depth: 1}, {MinConfidence: 1}} {
		from, err := Select(t.Context(), s, chosen)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range Formats() {
			switch {
			case f.Drawn:
			case f.Folder:
				err = WriteFolder(t.Context(), t.TempDir(), from, Options{Format: f.Name})
			default:
				err = Write(t.Context(), &bytes.Buffer{}, from, Options{Format: f.Name})
			}
			if err != nil {
				t.Errorf("%s of %+v: %v", f.Name, chosen, err)
			}
		}
	}
}

func TestDynamicGEXF(t *testing.T) {
	var b bytes.Buffer
	looks := func(context.Context, Source) (Looks, error) {
		return Looks{"A": {X: 10, Y: 20.5, Size: 30, Color: "#0072B2", Rank: 1}}, nil
	}
	if err := Write(t.Context(), &b, twoArticles(t), Options{Format: "gexf", Looks: looks}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`mode="dynamic" timeformat="date"`, `<node id="A" label="A" start="2025-01-10">`, `kind="sued" weight="1" start="2025-02-20"`,
		`<viz:color r="0" g="114" b="178"/>`, `<viz:position x="10" y="-20.5" z="0"/>`, `<viz:size value="30"/>`} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%s is missing", want)
		}
	}
}
