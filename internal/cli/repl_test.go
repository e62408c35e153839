package cli

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"kgraph/graph"
	"kgraph/graph/quadio"
	"kgraph/graph/query"
)

func TestComplete(t *testing.T) {
	for _, c := range []struct {
		lang, text string
		want       bool
	}{
		{"gizmo", `g.V().All()`, true},
		{"gizmo", `g.V(`, false},
		{"gizmo", "g.V(\n)", true},
		{"gizmo", `g.V("(").All()`, true},
		{"gizmo", `g.V('[\'(').All()`, true},
		{"gizmo", "g.V(`(", false},
		{"gizmo", "g.V(`\n(`)", true},
		{"gizmo", `g.V("a").`, false},
		{"gizmo", "g.V(\"a\").\n", false},
		{"gizmo", `g.V("a.")`, true},
		{"gizmo", `// (`, true},
		{"gizmo", "g.V( // )\n", false},
		{"gizmo", `/* (`, false},
		{"gizmo", `/* ( */ g.V()`, true},
		{"gizmo", `var r = /[/(]\(/; g.emit(1)`, true},
		{"gizmo", `g.emit(6 / (3))`, true},
		{"gizmo", `g.emit(6 / 3 / (`, false},
		{"gizmo", `)`, true}, // the error is for the query to tell
		{"gizmo", `"open`, true},
		{"gizmo", `function f() {`, false},
		{"mql", `[{"id": null,`, false},
		{"mql", `[{"id": "}"}]`, true},
		{"mql", `[{"a": "it's"}]`, true},
		{"graphql", "{nodes(id: <a>) # {\n{id}", false},
		{"graphql", "{nodes(id: <a>) # {\n{id}}", true},
	} {
		if got := complete(c.lang, c.text); got != c.want {
			t.Errorf("%s %q: %v, expected %v", c.lang, c.text, got, c.want)
		}
	}
}

// FuzzComplete: no text makes it fail, and closing what is open ends it.
func FuzzComplete(f *testing.F) {
	for _, s := range []string{`g.V("<a>").Out()`, "`", `/*`, `/[/`, `"\`, `'`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, lang := range query.Languages() {
			complete(lang, s)
		}
		c := &completer{repl: &repl{}, names: []string{"a", "b"}}
		for i := range len([]rune(s)) + 1 {
			head, _, tail := c.complete(s, i)
			if !strings.HasPrefix(string([]rune(s)), head) || !strings.HasSuffix(string([]rune(s)), tail) {
				t.Errorf("%q at %d: head %q, tail %q", s, i, head, tail)
			}
		}
	})
}

func memory(t testing.TB) *graph.Store {
	t.Helper()
	db, err := graph.OpenMemory()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	const quads = "<Alice> <met> <Bob> .\n<Alice> <meant> <Al_Gore> .\n<Émile> <met> <Bob> .\n"
	if _, err := db.Load(context.Background(), quadio.Read(strings.NewReader(quads), "nquads")); err != nil {
		t.Fatal(err)
	}
	return db
}

func TestCompletion(t *testing.T) {
	c := &completer{repl: &repl{query: askingOf(memory(t))}}
	for _, tc := range []struct{ line, head, want string }{
		{`g.V("<Al`, `g.V("`, ""}, // loaded quads are no nodes of documents; relations are
		{`g.V().Out("<me`, `g.V().Out("`, "<meant> <met>"},
		{`claims("Al`, `claims("`, ""},
		{`evidence("x", "me`, `evidence("x", "`, `meant" met"`},
		{`entity("a").`, `entity("a").`, "*"},
		{`g.V().OutP`, `g.V().`, "OutPredicates("},
		{`g.V().outp`, `g.V().`, ""},
		{`g.V().outP`, `g.V().`, "outPredicates("},
		{`g.V().saveOpt`, `g.V().`, "saveOpt( saveOptR("},
		{`g.Em`, `g.`, "Emit("},
		{`:l`, ``, ":lang  :limit "},
		{`ex`, ``, "exit"},
		{`g.V().Has("<a>", gt`, `g.V().Has("<a>", `, "gt( gte("},
		{`é.Coun`, `é.`, "Count("},
	} {
		head, words, tail := c.complete(tc.line, len([]rune(tc.line)))
		if head != tc.head || tail != "" || tc.want != "*" && strings.Join(words, " ") != tc.want {
			t.Errorf("%q: %q %q %q", tc.line, head, words, tail)
		}
	}
	if head, words, tail := c.complete(`g.V("").Out("<me").All()`, 17-1); head != `g.V("").Out("` || tail != `").All()` || len(words) != 2 {
		t.Errorf("in the middle: %q %q %q", head, words, tail)
	}
}

// typed are lines as a person gives them.
type typed struct {
	lines []string
	mores []bool
}

func (l *typed) next(more bool) (string, error) {
	if len(l.lines) == 0 {
		return "", fmt.Errorf("read past the end")
	}
	line := l.lines[0]
	l.lines, l.mores = l.lines[1:], append(l.mores, more)
	if line == "^C" {
		return "", errAborted
	}
	return line, nil
}

func (l *typed) close() error { return nil }

// TestTyped: a person's session, with a query over two lines and one given up.
func TestTyped(t *testing.T) {
	var out, msg bytes.Buffer
	db := memory(t)
	r := &repl{replOptions: replOptions{lang: "gizmo", limit: 1, write: true}, streams: Streams{Out: &out, Err: &msg}, db: db, query: askingOf(db), terminal: true, timing: true}
	in := &typed{lines: []string{`g.V("<Alice>").`, `Out("<met>").All()`, `g.V(`, "^C", `:a <Alice> <met> <Carl> .`, `g.V("<Alice>").Out("<met>").Count()`, `g.V().All()`, `g.V("<Alice).`, ``, "exit"}}
	if err := r.loop(t.Context(), in); err != nil {
		t.Fatal(err)
	}
	if got := out.String(); !strings.HasPrefix(got, "Bob\n2\n") {
		t.Errorf("results %q", got)
	}
	if !slices.Equal(in.mores, []bool{false, true, false, true, false, false, false, false, true, false}) {
		t.Errorf("prompts %v", in.mores)
	}
	for _, want := range []string{"1 result in ", "only the first 1 results", "syntax error"} {
		if !strings.Contains(msg.String(), want) {
			t.Errorf("messages %q", msg.String())
		}
	}
}
