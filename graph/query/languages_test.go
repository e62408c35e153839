package query_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/quad"

	"kgraph/graph/query"
)

// TestMQL and TestGraphQL: the two other languages, by example.
func TestMQL(t *testing.T) {
	s := store(t)
	for _, c := range []struct{ text, want string }{
		{`[{"id": "<DeepSeek>", "<age>": null}]`, `{"<age>":"3","id":"<DeepSeek>"}`},
		{`[{"id": null, "<made_by>": "<OpenAI>"}]`, `{"<made_by>":"<OpenAI>","id":"<ChatGPT>"}`},
		{`[{"id": "<OpenAI>", "!<made_by>": {"id": null, "!<outranked>": null}}]`, `{"!<made_by>":{"!<outranked>":"<DeepSeek>","id":"<ChatGPT>"},"id":"<OpenAI>"}`},
		{`[{"id": "<nobody>"}]`, ``},
		{`[{"id": "<DeepSeek>", "<nope>": null}]`, `{"<nope>":null,"id":"<DeepSeek>"}`},
	} {
		got, err := ask(s, c.text, query.Options{Language: query.LangMQL})
		if err != nil || got != c.want {
			t.Errorf("%s\n got %s, %v\nwant %s", c.text, got, err, c.want)
		}
	}
}

func TestGraphQL(t *testing.T) {
	s := store(t)
	for _, c := range []struct{ text, want string }{
		{`{nodes(id: <DeepSeek>) {id, <age>}}`, `{"nodes":{"<age>":3,"id":"DeepSeek"}}`},
		{`{nodes(id: <OpenAI>) {id, model: <made_by> @rev {id}}}`, `{"nodes":{"id":"OpenAI","model":{"id":"ChatGPT"}}}`},
		{`{nodes(<made_by>: <OpenAI>) {id}}`, `{"nodes":{"id":"ChatGPT"}}`},
		{`{nodes(id: <DeepSeek>) {<nope>}}`, `{"nodes":null}`},
		{`{nodes(id: <nobody>) {id}}`, `{"nodes":null}`},
	} {
		got, err := ask(s, c.text, query.Options{Language: query.LangGraphQL})
		if err != nil || got != c.want {
			t.Errorf("%s\n got %s, %v\nwant %s", c.text, got, err, c.want)
		}
	}
}

// TestLanguageErrors: what is no query is a syntax error, not a fault.
func TestLanguageErrors(t *testing.T) {
	s := store(t)
	deep := strings.Repeat("[", 20_000)
	for lang, texts := range map[string][]string{
		query.LangMQL: {``, `{`, `[`, `5`, `"x"`, `[{"id": 5}]`, `[[[]]]`, `null`, "\x00", deep, `[{"` + deep,
			strings.Repeat(`[{"<a>":`, 5000) + `null` + strings.Repeat(`}]`, 5000)},
		query.LangGraphQL: {``, `{`, `{nodes(`, `{nodes(id:`, `nodes`, `{nodes{id}`, `{nodes(id: 5){id}}`, `{nodes(first: -1){id}}`,
			`{nodes(first: "x"){id}}`, `mutation {nodes{id}}`, "\x00", deep, strings.Repeat("{nodes", 9000),
			`{nodes{id ` + strings.Repeat("<a>{", 5000) + strings.Repeat("}", 5002), `{nodes{...F}} fragment F on X {...F}`, `{nodes{id @rev @label(v: 5)}}`},
	} {
		for _, text := range texts {
			began := time.Now()
			_, err := ask(s, text, query.Options{Language: lang, Timeout: 500 * time.Millisecond})
			known := err == nil
			for _, e := range []error{query.ErrSyntax, query.ErrScript, query.ErrRefused, query.ErrTimeout} {
				known = known || errors.Is(err, e)
			}
			if !known || time.Since(began) > 5*time.Second {
				t.Errorf("%s %.60q: %v after %v", lang, text, err, time.Since(began))
			}
		}
	}
	if _, err := ask(s, "x", query.Options{Language: "sparql"}); !errors.Is(err, query.ErrLanguage) {
		t.Errorf("an unknown language: %v", err)
	}
}

// TestLanguageLimits: results are cut, and a query over everything ends in time.
func TestLanguageLimits(t *testing.T) {
	s := store(t)
	_, err := s.Load(context.Background(), func(yield func(quad.Quad, error) bool) {
		name := func(i int) quad.IRI { return quad.IRI("n" + string(rune('a'+i/10)) + string(rune('a'+i%10))) }
		for i := range 60 {
			for j := range 60 {
				if !yield(quad.Quad{Subject: name(i), Predicate: quad.IRI("knows"), Object: name(j)}, nil) {
					return
				}
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	cut := false
	got, err := ask(s, `[{"id": null, "<knows>": "<naa>"}]`, query.Options{Language: query.LangMQL, Limit: 2, Cut: &cut})
	if n := strings.Count(got, "knows"); err != nil || n != 2 || !cut {
		t.Errorf("mql, limited: %d results, cut %v, %v", n, cut, err)
	}
	mql := `null`
	for range 8 {
		mql = `[{"id": null, "<knows>": ` + mql + `}]`
	}
	gql := `id`
	for range 8 {
		gql = `id, <knows> {` + gql + `}`
	}
	for lang, text := range map[string]string{query.LangMQL: mql, query.LangGraphQL: `{nodes{` + gql + `}}`} {
		began := time.Now()
		_, err := ask(s, text, query.Options{Language: lang, Timeout: 200 * time.Millisecond, MaxMemory: 512 << 20})
		if !errors.Is(err, query.ErrTimeout) && !errors.Is(err, query.ErrMemory) || time.Since(began) > 3*time.Second {
			t.Errorf("%s over everything: %v after %v", lang, err, time.Since(began))
		}
	}
}

// FuzzLanguages: no text in either language is a fault.
func FuzzLanguages(f *testing.F) {
	f.Add(`[{"id": "<DeepSeek>", "<age>": null}]`, true)
	f.Add(`{nodes(id: <OpenAI>, first: 2) {id, m: <made_by> @rev {*}}}`, false)
	s := store(f)
	f.Fuzz(func(t *testing.T, text string, mql bool) {
		lang := query.LangGraphQL
		if mql {
			lang = query.LangMQL
		}
		for _, err := range query.Run(context.Background(), s, text, query.Options{Language: lang, Timeout: 100 * time.Millisecond, Limit: 100}) {
			_ = err
		}
	})
}
