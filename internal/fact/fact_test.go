package fact

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kgraph/graph"
	"kgraph/internal/clause"
	"kgraph/internal/entity"
	"kgraph/internal/lang"
	"kgraph/internal/text"
	"kgraph/schema"
)

// record takes a text the whole way with the embedded model.
func record(t *testing.T, body, published string) *graph.Record {
	t.Helper()
	a, err := lang.Load()
	if err != nil {
		t.Fatal(err)
	}
	doc := &text.Document{ID: "d", Text: body, Published: published, Paragraphs: text.Paragraphs(body)}
	parses := a.ParseAll(text.Segment(doc))
	claims := make([][]clause.Claim, len(parses))
	for i, p := range parses {
		claims[i] = clause.Extract(p)
	}
	return Record(Input{Document: doc, Parses: parses, Claims: claims, Entities: entity.Resolve(doc, parses), Schema: schema.Default()})
}

// TestClaims: one sentence, and what its record must say, grouped by what is
// decided in this room.
func TestClaims(t *testing.T) {
	for _, group := range []struct {
		name  string
		cases map[string][]string // text -> lines that must be among its claims
	}{
		{"the claim keeps its verb, the edge has the vocabulary's", map[string][]string{
			"Google bought YouTube.":          {"Google | bought | YouTube edge=acquired"},
			"The king praised the minister.":  {"king | praised | minister edge=praised"},
			"Maria Silva zigzagged to Lisbon": {"Maria Silva | zigzagged to | Lisbon edge=zigzagged_to"},
		}},
		{"an effect is named by its concept, beside the literal claim", map[string][]string{
			"The new rules forced the banks to innovate.": {
				"new rules | forced | banks edge=forced", "new rules | spurred | innovation edge=spurred"},
			"The tax pushed drivers toward more efficient use of fuel.": {
				"tax | pushed | drivers edge=pushed", "tax | spurred | efficiency edge=spurred"},
		}},
		{"speakers", map[string][]string{
			"Angela Merkel said that the talks failed.": {"talks | failed |  edge=failed by=Angela Merkel"},
			"Critics say that the plan failed.":         {"plan | failed |  edge=failed by=Critics"},
		}},
		{"pronouns are what they stand for", map[string][]string{
			"While the new rules hurt banks, they helped farmers.":            {"new rules | helped | farmers edge=helped"},
			"Angela Merkel met workers. She praised the union.":               {"Angela Merkel | praised | union edge=praised"},
			"The storm hit several villages, cutting them off from the city.": {"storm | cut off | villages edge=blocked"},
		}},
		{"a counted group keeps its number", map[string][]string{
			"Israel arrested at least 26 Palestinians.": {"Israel | arrested | at least 26 Palestinians edge=arrested"},
		}},
		{"a possession says what is had", map[string][]string{
			"Yemenia's seven planes were destroyed.": {"Yemenia | has | seven planes edge=has"},
		}},
		{"values", map[string][]string{
			"The company paid $3 million.": {"company | paid | $3 million edge=paid =3e6 USD"},
		}},
	} {
		for body, want := range group.cases {
			t.Run(group.name+"/"+body, func(t *testing.T) {
				rec := record(t, body, "2025-01-28")
				var got []string
				for _, c := range rec.Claims {
					got = append(got, line(c))
				}
				for _, w := range want {
					if !contains(got, w) {
						t.Errorf("%s\n want %s\n got  %s", body, w, strings.Join(got, "\n      "))
					}
				}
			})
		}
	}
}

// TestLeftOut: one sentence, and what its record must not say.
func TestLeftOut(t *testing.T) {
	for body, never := range map[string]string{
		"The threats of Angela Merkel's party alarmed Angela Merkel's office.": "Angela Merkel | has | office",
		"Two men were injured after a bus.":                                    "Two men | was injured after | bus",
		"Police detained an officer and his sister.":                           "Police | detained | his sister",
	} {
		for _, c := range record(t, body, "2025-01-28").Claims {
			if got := c.Subject + " | " + c.Predicate + " | " + c.Object; got == never {
				t.Errorf("%s\n says %s", body, got)
			}
		}
	}
}

func line(c graph.Claim) string {
	s := fmt.Sprintf("%s | %s | %s edge=%s", c.Subject, c.Predicate, c.Object, strings.ReplaceAll(c.Edge(), " ", "_"))
	if c.AttributedTo != "" {
		s += " by=" + c.AttributedTo
	}
	if c.ObjectValue != "" {
		s += " =" + c.ObjectValue
	}
	return s
}

func contains(list []string, s string) bool {
	for _, l := range list {
		if l == s {
			return true
		}
	}
	return false
}

// TestUnnamedSpeakersAreNoNodes: "critics" of a thousand articles are not one
// person.
func TestUnnamedSpeakersAreNoNodes(t *testing.T) {
	rec := record(t, "Some analysts say that Intel will buy Altera.", "")
	for _, c := range rec.Claims {
		for i, e := range c.SpeakerEntity {
			if e >= 0 {
				t.Errorf("speaker %q is entity %q", c.Speakers[i], rec.Entities[e].Key)
			}
		}
	}
	if len(rec.Claims) == 0 {
		t.Error("no claim")
	}
}

// TestTimes reads times against the document's date: an argument, or the object
// where a claim has no other.
func TestTimes(t *testing.T) {
	for text, object := range map[string]string{"The minister resigned on Monday.": "Monday", "The court sentenced the minister on Monday.": "minister"} {
		found := false
		for _, c := range record(t, text, "2025-01-29").Claims {
			at := c.ObjectValue
			for _, a := range c.Args {
				if a.Role == "time" {
					at = a.Value
				}
			}
			found = found || c.Object == object && at == "2025-01-27"
		}
		if !found {
			t.Errorf("%q: no claim with the object %q and the time 2025-01-27", text, object)
		}
	}
}

// TestPrune: concepts that no claim uses are dropped, names stay, references
// are renumbered, and what narrows a kept concept is kept.
func TestPrune(t *testing.T) {
	b := &builder{byKey: map[string]int{"concept:idle": 0, "concept:us export control": 1, "concept:export control": 2, "country:us": 3, "name:idle": 4}}
	b.rec.Entities = []graph.Entity{
		{Key: "concept:idle", Kind: graph.Concept},
		{Key: "concept:us export control", Kind: graph.Concept, Of: "country:us", Broader: "concept:export control"},
		{Key: "concept:export control", Kind: graph.Concept},
		{Key: "country:us", Kind: graph.Named},
		{Key: "name:idle", Kind: graph.Named},
	}
	b.rec.Claims = []graph.Claim{{SubjectEntity: 1, ObjectEntity: graph.NoEntity, Args: []graph.Arg{{EntityRef: 3}}, SpeakerEntity: []int{4}}}
	b.rec.Mentions = []graph.Mention{{Entity: 4, Span: graph.Span{Start: 5, End: 6}}, {Entity: 0}, {Entity: 1, Span: graph.Span{Start: 1, End: 2}}}
	b.prune()
	var keys []string
	for _, e := range b.rec.Entities {
		keys = append(keys, e.Key)
	}
	if diff := cmp.Diff([]string{"concept:us export control", "concept:export control", "country:us", "name:idle"}, keys); diff != "" {
		t.Error(diff)
	}
	c := b.rec.Claims[0]
	if c.SubjectEntity != 0 || c.ObjectEntity != graph.NoEntity || c.Args[0].EntityRef != 2 || c.SpeakerEntity[0] != 3 {
		t.Errorf("references not renumbered: %+v", c)
	}
	if len(b.rec.Mentions) != 2 || b.rec.Mentions[0].Entity != 0 || b.rec.Mentions[1].Entity != 3 {
		t.Errorf("mentions: %+v", b.rec.Mentions)
	}
}

// TestHash: the hash changes with everything a record is made from.
func TestHash(t *testing.T) {
	base := text.Document{ID: "d", Title: "t", Published: "2025", Text: "x", Keywords: []string{"a", "b"}}
	seen := map[string]string{}
	try := func(name string, change func(*text.Document) string) {
		d := base
		h := Hash(&d, change(&d))
		d2 := d
		if h2 := Hash(&d2, "1"); name == "same" && h != h2 {
			t.Error("not a function of the document")
		}
		if other, twice := seen[h]; twice {
			t.Errorf("%s has the hash of %s", name, other)
		}
		seen[h] = name
	}
	try("same", func(*text.Document) string { return "1" })
	try("version", func(*text.Document) string { return "2" })
	try("text", func(d *text.Document) string { d.Text = "y"; return "1" })
	try("moved border", func(d *text.Document) string { d.ID, d.Title = "dt", ""; return "1" })
	try("date", func(d *text.Document) string { d.Published = "2026"; return "1" })
	try("keywords", func(d *text.Document) string { d.Keywords = []string{"ab"}; return "1" })
}
