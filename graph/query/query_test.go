package query_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/quad"

	"kgraph/graph"
	"kgraph/graph/query"
)

func store(t testing.TB) *graph.Store {
	t.Helper()
	s, err := graph.OpenMemory()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	_, err = s.Load(context.Background(), func(yield func(quad.Quad, error) bool) {
		for _, l := range []string{
			"DeepSeek outranked ChatGPT", "DeepSeek outranked Claude", "ChatGPT made_by OpenAI", "Claude made_by Anthropic",
		} {
			f := strings.Fields(l)
			if !yield(quad.MakeIRI(f[0], f[1], f[2], "asserted"), nil) {
				return
			}
		}
		yield(quad.Quad{Subject: quad.IRI("DeepSeek"), Predicate: quad.IRI("rdfs:label"), Object: quad.String("DeepSeek <AI>"), Label: quad.IRI("entities")}, nil)
		yield(quad.Quad{Subject: quad.IRI("DeepSeek"), Predicate: quad.IRI("age"), Object: quad.Int(3), Label: quad.IRI("entities")}, nil)
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func ask(s *graph.Store, text string, o query.Options) (string, error) {
	var out []string
	for r, err := range query.Run(context.Background(), s, text, o) {
		if err != nil {
			return strings.Join(out, " "), err
		}
		b, err := r.JSON()
		if err != nil {
			return "", err
		}
		out = append(out, string(b))
	}
	return strings.Join(out, " "), nil
}

func TestGizmo(t *testing.T) {
	s := store(t)
	for _, c := range []struct{ script, want string }{
		{`g.V("<ChatGPT>").Out("<made_by>").All()`, `{"id":"<OpenAI>"}`},
		{`g.V("<ChatGPT>").out("<made_by>").all()`, `{"id":"<OpenAI>"}`},
		{`g.V("<DeepSeek>").out("<outranked>").out("<made_by>").tag("x").in("<made_by>").has("<made_by>", "<OpenAI>").all()`, `{"id":"<ChatGPT>","x":"<OpenAI>"}`},
		{`g.V("<DeepSeek>").out("<rdfs:label>").all()`, `{"id":"DeepSeek <AI>"}`},
		{`g.V("<DeepSeek>").out("<age>").all()`, `{"id":3}`},
		{`g.V("<nope>").all()`, ``},
		{`g.V("<DeepSeek>").out("<outranked>").count()`, `2`},
		{`g.emit({a: [1, "x"]})`, `{"a":[1,"x"]}`},
		{`g.emit(g.V("<DeepSeek>").out("<outranked>").toArray().length)`, `2`},
		{`g.V("<DeepSeek>").labelContext("<asserted>").out("<age>").all()`, ``},
		{`g.V().filter(regex("Chat", true)).all()`, `{"id":"<ChatGPT>"}`},
		{`var xs = [3, 1, 2].sort(); g.emit(xs.join("-") + "ab".repeat(2) + [..."xy"].map(c => c + c))`, `"1-2-3abab` + `xx,yy"`},
		{`g.emit("a1b2".replace(/[0-9]/g, "").split("").join("|"))`, `"a|b"`},
	} {
		got, err := ask(s, c.script, query.Options{})
		if err != nil || got != c.want {
			t.Errorf("%s\n got %s, %v\nwant %s", c.script, got, err, c.want)
		}
	}
}

func TestGizmoErrors(t *testing.T) {
	s := store(t)
	for _, c := range []struct {
		script string
		want   error
		text   string
	}{
		{"g.V(\n  ]", query.ErrSyntax, "2:3"},
		{"g.V().nope()", query.ErrScript, "1:"},
		{"var x = 1;\nnope.y", query.ErrScript, "2:"},
		{`function f(){ f() } ; f()`, query.ErrScript, "deep"},
		{`g.V().limit(-5).all()`, query.ErrScript, "1:12"},
		{`throw "mine"`, query.ErrScript, "mine"},
		{`/(a+)+\1$/.test("aaaa")`, query.ErrRefused, "1:1"},
		{`[1].map(function(x) { return /(?=a)b/ })`, query.ErrRefused, "1:"},
		{`new RegExp("(a+)+\\1")`, query.ErrScript, ""},
		{`/a/.constructor("(a+)+\\1")`, query.ErrScript, ""},
		{`"aaa".match("(a+)+\\1")`, query.ErrScript, "regular expression"},
		{`eval("1")`, query.ErrScript, ""},
		{`(function(){}).constructor("return 1")()`, query.ErrScript, ""},
		{`(() => 1).constructor("return 1")()`, query.ErrScript, ""},
		{`"x".repeat(1<<29)`, query.ErrScript, "too large"},
		{`"x".padEnd(1<<29)`, query.ErrScript, "too large"},
		{`Array(1<<29)`, query.ErrScript, "too large"},
		{`var a = []; a.length = 1<<30; a.join("x")`, query.ErrScript, "too large"},
		{`[].constructor(1<<29)`, query.ErrScript, "too large"},
		{`g.V().out("<a>", 5).all()`, query.ErrScript, ""},
		{`g.V({}).all()`, query.ErrScript, ""},
		{`g.V().out({}).all()`, query.ErrScript, ""},
		{`g.V().has().all()`, query.ErrScript, ""},
		{`iri(1)`, query.ErrScript, ""},
		{strings.Repeat("x", query.MaxSource+1), query.ErrRefused, ""},
	} {
		_, err := ask(s, c.script, query.Options{Timeout: 2 * time.Second})
		if !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.text) {
			t.Errorf("%.80s\n got %v\nwant %v with %q", c.script, err, c.want, c.text)
		}
	}
}

func TestGizmoLimits(t *testing.T) {
	s := store(t)
	for _, script := range []string{
		`while(true){}`, `function f(n){ if (n) f(n - 1) } ; while(true) { f(1000) }`,
		`while(true){ g.emit(1) }`, `for(;;) g.V().all()`,
	} {
		began := time.Now()
		_, err := ask(s, script, query.Options{Timeout: 100 * time.Millisecond})
		if !errors.Is(err, query.ErrTimeout) || time.Since(began) > time.Second {
			t.Errorf("%s: %v after %v", script, err, time.Since(began))
		}
	}
	_, err := ask(s, `var a = [], s = "x".repeat(10000); while(true) { a.push(s + a.length) }`, query.Options{Timeout: 20 * time.Second, MaxMemory: 64 << 20})
	if !errors.Is(err, query.ErrMemory) {
		t.Errorf("growing array: %v", err)
	}
	cut := false
	got, err := ask(s, `g.V("<DeepSeek>").out().all()`, query.Options{Limit: 2, Cut: &cut})
	if err != nil || strings.Count(got, "id") != 2 || !cut {
		t.Errorf("limit: %s %v cut=%v", got, err, cut)
	}
}
