package export

import (
	"bytes"
	"errors"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/quad"

	"kgraph/graph"
)

func TestTerm(t *testing.T) {
	const xsd = "http://www.w3.org/2001/XMLSchema#"
	tests := []struct {
		value quad.Value
		want  string
	}{
		{quad.IRI("DeepSeek"), "<urn:kgraph:DeepSeek>"},
		{quad.IRI("rdf:type"), "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"},
		{quad.IRI("kg:of"), "<urn:kgraph:kg/of>"},
		{quad.IRI("Re:_Zero"), "<urn:kgraph:Re:_Zero>"},
		{quad.IRI("https://example.org/a b"), "<https://example.org/a%20b>"},
		{quad.IRI("a>b\n"), "<urn:kgraph:a%3Eb%0A>"},
		{quad.IRI("50%_off"), "<urn:kgraph:50%25_off>"},
		{quad.IRI("50%25"), "<urn:kgraph:50%25>"},
		{quad.IRI("\u202Eabc\uE000"), "<urn:kgraph:%E2%80%AEabc%EE%80%80>"},
		{quad.IRI("日本"), "<urn:kgraph:日本>"},
		{quad.BNode("a-b"), "_:ba_2db"},
		{quad.String("a\"b\\c\nd\r\t\x01é"), `"a\"b\\c\nd\r\t\u0001é"`},
		{quad.String("bad \xff"), "\"bad \uFFFD\""},
		{quad.LangString{Value: "Farbe", Lang: "de-CH"}, `"Farbe"@de-CH`},
		{quad.LangString{Value: "x", Lang: "no good"}, `"x"`},
		{quad.TypedString{Value: "2025-01-27", Type: "xsd:date"}, `"2025-01-27"^^<` + xsd + `date>`},
		{quad.Int(42), `"42"^^<` + xsd + `integer>`},
		{quad.Float(0.82), `"8.2E-1"^^<` + xsd + `double>`},
		{quad.Float(3), `"3.0E0"^^<` + xsd + `double>`},
		{quad.Float(math.Inf(-1)), `"-INF"^^<` + xsd + `double>`},
		{quad.Bool(true), `"true"^^<` + xsd + `boolean>`},
		{quad.Time(time.Date(2025, 1, 27, 8, 0, 0, 0, time.UTC)), `"2025-01-27T08:00:00Z"^^<` + xsd + `dateTime>`},
	}
	for _, test := range tests {
		if got, err := term(DefaultBase, test.value); err != nil || got != test.want {
			t.Errorf("%#v: got %s, %v, want %s", test.value, got, err, test.want)
		}
	}
	if _, err := term(DefaultBase, nil); err == nil {
		t.Error("nil is no term")
	}
}

func TestTypedQuadsInTurtle(t *testing.T) {
	g := &Graph{AllQuads: []quad.Quad{
		{Subject: quad.IRI("a"), Predicate: quad.IRI("rdf:type"), Object: quad.IRI("Person"), Label: quad.IRI("entities")},
		{Subject: quad.IRI("a"), Predicate: quad.IRI("rdf:type"), Object: quad.IRI("x y"), Label: quad.IRI("entities")},
		{Subject: quad.IRI("a"), Predicate: quad.IRI("kg:born"), Object: quad.TypedString{Value: "1990-01-01", Type: "xsd:date"}, Label: quad.IRI("entities")},
		{Subject: quad.BNode("n"), Predicate: quad.IRI("kg:n"), Object: quad.Int(1), Label: quad.IRI("doc/1")},
		{Subject: quad.IRI("a"), Predicate: quad.IRI("met"), Object: quad.IRI("b"), Label: quad.IRI("hedged")},
		{Subject: quad.IRI("a"), Predicate: quad.IRI("met"), Object: quad.IRI("c")},
	}}
	var b bytes.Buffer
	if err := Write(t.Context(), &b, g, Options{Format: "trig"}); err != nil {
		t.Fatal(err)
	}
	_, body, _ := strings.Cut(b.String(), "\n\n")
	want := `:entities {
:a rdf:type :Person , <urn:kgraph:x%20y> ;
    kg:born "1990-01-01"^^xsd:date .
}
<urn:kgraph:doc/1> {
_:bn kg:n "1"^^xsd:integer .
}
:hedged {
:a :met :b .
}
:a :met :c .
`
	if body != want {
		t.Errorf("got\n%s\nwant\n%s", body, want)
	}
}

func TestPhrase(t *testing.T) {
	span := func(start, end int) *[2]int { return &[2]int{start, end} }
	active := graph.Spans{Subject: span(0, 5), Predicate: span(6, 10), Object: span(11, 15)}
	passive := graph.Spans{Object: span(0, 5), Predicate: span(6, 10), Subject: span(11, 15)}
	evidence := func(label quad.IRI, phrase string, s graph.Spans) graph.Evidence {
		return graph.Evidence{Label: label, Phrase: phrase, Predicate: "cast doubt on", Spans: s}
	}
	tests := []struct {
		name  string
		label quad.IRI
		from  []graph.Evidence
		want  string
	}{
		{"no evidence", graph.Asserted, nil, "cast doubt on"},
		{"own words", graph.Asserted, []graph.Evidence{evidence(graph.Asserted, "has cast doubt on", active)}, "has cast doubt on"},
		{"preposition", graph.Hedged, []graph.Evidence{evidence(graph.Hedged, "might cast doubt", active)}, "might cast doubt on"},
		{"another verb than the relation's", graph.Asserted, []graph.Evidence{{Label: graph.Asserted, Phrase: "doubts", Predicate: "doubted", Spans: active}}, "doubts"},
		{"seven words", graph.Hedged, []graph.Evidence{evidence(graph.Hedged, "may well also now have cast doubt on", active)}, "may have cast doubt on"},
		{"passive", graph.Asserted, []graph.Evidence{evidence(graph.Asserted, "was doubted by", passive)}, "cast doubt on"},
		{"hedged passive", graph.Hedged, []graph.Evidence{evidence(graph.Hedged, "may be doubted by", passive)}, "← may be doubted by"},
		{"active before passive", graph.Hedged, []graph.Evidence{evidence(graph.Hedged, "may be doubted by", passive),
			evidence(graph.Hedged, "could cast doubt on", active)}, "could cast doubt on"},
		{"best standing", graph.Asserted, []graph.Evidence{evidence(graph.Hedged, "may doubt", active),
			evidence(graph.Asserted, "casts doubt on", active)}, "casts doubt on"},
	}
	for _, test := range tests {
		if got := Phrase(graph.Fact{Relation: "cast_doubt_on", Label: test.label, Evidence: test.from}); got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
}

func TestFormatsAreFound(t *testing.T) {
	last := ""
	for _, f := range Formats() {
		if f.Name <= last {
			t.Errorf("%s is out of order", f.Name)
		}
		last = f.Name
		for _, name := range []string{f.Name, f.MediaType} {
			if got, err := ByName(name); err != nil || got.Name != f.Name {
				t.Errorf("ByName(%q) = %s, %v", name, got.Name, err)
			}
		}
		for _, e := range f.Extensions {
			if got, err := ByPath("a/b.x" + strings.ToUpper(e)); err != nil || got.Name != f.Name {
				t.Errorf("ByPath(%q) = %s, %v", e, got.Name, err)
			}
		}
	}
	for _, err := range []error{second(ByName("word")), second(ByPath("a.docx"))} {
		if !errors.Is(err, ErrFormat) {
			t.Errorf("%v is not ErrFormat", err)
		}
	}
}

func second(_ Format, err error) error { return err }

func TestBadOptions(t *testing.T) {
	g := &Graph{}
	if err := Write(t.Context(), &bytes.Buffer{}, g, Options{Format: "csv"}); !errors.Is(err, ErrFolder) {
		t.Errorf("csv to a stream: %v", err)
	}
	if err := WriteFolder(t.Context(), t.TempDir(), g, Options{Format: "dot"}); err == nil {
		t.Error("dot wrote a folder")
	}
	for _, base := range []string{"example.org", "http://a b/", ":x", "<x:>"} {
		if err := Write(t.Context(), &bytes.Buffer{}, g, Options{Format: "nquads", Base: base}); err == nil {
			t.Errorf("base %q was taken", base)
		}
	}
}

func TestEveryFormatStopsAtAnError(t *testing.T) {
	s := hostileStore(t)
	for _, f := range Formats() {
		if f.Folder || f.Drawn {
			continue
		}
		if err := Write(t.Context(), &full{room: 100}, s, Options{Format: f.Name}); !errors.Is(err, errFull) {
			t.Errorf("%s: a full disk gives %v", f.Name, err)
		}
	}
}

var errFull = errors.New("disk full")

// full is a writer with little room.
type full struct{ room int }

func (f *full) Write(p []byte) (int, error) {
	if f.room -= len(p); f.room < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func TestSameBytesEachTime(t *testing.T) {
	a, b := hostileStore(t), hostileStore(t)
	for _, f := range Formats() {
		if f.Folder || f.Drawn {
			continue
		}
		var x, y bytes.Buffer
		if err := errors.Join(Write(t.Context(), &x, a, Options{Format: f.Name}), Write(t.Context(), &y, b, Options{Format: f.Name})); err != nil {
			t.Fatal(err)
		}
		if x.Len() == 0 || x.String() != y.String() {
			t.Errorf("%s differs between two stores of the same records", f.Name)
		}
	}
}

func FuzzTerm(f *testing.F) {
	for _, name := range hostile {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, s string) {
		iri := absolute(DefaultBase, s)
		if strings.ContainsAny(iri, " <>\"{}|^`\\\n\r\t") || iri != escapeIRI(iri) {
			t.Errorf("%q gives the IRI %q", s, iri)
		}
		q := quoted(s)
		if inner := strings.NewReplacer(`\\`, "", `\"`, "").Replace(q[1 : len(q)-1]); strings.ContainsAny(inner, "\"\n\r") {
			t.Errorf("%q gives the literal %s", s, q)
		}
	})
}
