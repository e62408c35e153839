package server

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"kgraph/graph"
	"kgraph/graph/quadio"
)

const people = `<alice> <follows> <bob> .
<bob> <follows> <fred> .
<bob> <status> "cool_person" .
<emily> <status> "smart_person" <smart_graph> .
<alice> <age> "42"^^<xsd:integer> .
`

func testStore(t testing.TB) *graph.Store {
	t.Helper()
	s, err := graph.OpenMemory()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	if _, err := s.Load(context.Background(), quadio.Read(strings.NewReader(people), "nquads")); err != nil {
		t.Fatal(err)
	}
	return s
}

const token = "open sesame"

func testServer(t testing.TB, o Options) *Server {
	t.Helper()
	s, err := New(testStore(t), o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// ask sends one request straight to the handler. Headers are "Name: value".
func ask(s http.Handler, method, target, body string, headers ...string) *http.Response {
	r := httptest.NewRequest(method, target, strings.NewReader(body))
	for _, h := range headers {
		name, value, _ := strings.Cut(h, ": ")
		r.Header.Set(name, value)
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w.Result()
}

func text(r *http.Response) string {
	b, _ := io.ReadAll(r.Body)
	return string(b)
}

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// TestRoutes: every path, asked rightly and wrongly.
func TestRoutes(t *testing.T) {
	const q = `g.V("<alice>").Out("<follows>").All()`
	const esc = "g.V(%22%3Calice%3E%22).Out(%22%3Cfollows%3E%22).All()"
	s := testServer(t, Options{Timeout: 200 * time.Millisecond})
	for _, c := range []struct {
		name, method, target, body string
		status                     int
		want                       string // part of the answer
		headers                    []string
	}{
		{"v1 gizmo", "POST", "/api/v1/query/gizmo", q, 200, `{"result":[{"id":"\u003cbob\u003e"}]}`, nil},
		{"v1 none", "POST", "/api/v1/query/gizmo", `g.V("<nobody>").All()`, 200, `{"result":null}`, nil},
		{"v1 limit", "POST", "/api/v1/query/gizmo?limit=1", `g.V().All()`, 200, `{"result":[{`, nil},
		{"v1 bad limit", "POST", "/api/v1/query/gizmo?limit=x", q, 400, `limit`, nil},
		{"v1 all", "POST", "/api/v1/query/gizmo?limit=-1", q, 200, `bob`, nil},
		{"v1 mql", "POST", "/api/v1/query/mql", `[{"id": "<alice>", "<follows>": null}]`, 200, `bob`, nil},
		{"v1 graphql", "POST", "/api/v1/query/graphql", `{nodes(id: <alice>){id}}`, 200, `{"data":{"nodes":`, nil},
		{"v1 bad graphql", "POST", "/api/v1/query/graphql", `{nodes(`, 200, `{"data":null,"errors":[{"message":`, nil},
		{"v1 unknown language", "POST", "/api/v1/query/sparql", q, 400, `"Unknown query language."`, nil},
		{"v1 syntax", "POST", "/api/v1/query/gizmo", `g.V(`, 400, `syntax error at 1:5`, nil},
		{"v1 fails", "POST", "/api/v1/query/gizmo", `g.V().nope()`, 400, `the query failed`, nil},
		{"v1 wrong method", "GET", "/api/v1/query/gizmo", "", 405, `"this path takes POST, OPTIONS"`, nil},
		{"v1 shape", "POST", "/api/v1/shape/gizmo", q, 501, `not served`, nil},
		{"v1 shape of nothing", "POST", "/api/v1/shape/sparql", q, 400, `Unknown`, nil},
		{"v2 get", "GET", "/api/v2/query?lang=gizmo&qu=" + esc, "", 200, `{"result":[{"id":"<bob>"}]}`, nil},
		{"v2 head", "HEAD", "/api/v2/query?lang=gizmo&qu=" + esc, "", 200, ``, nil},
		{"v2 post", "POST", "/api/v2/query?lang=gizmo", q, 200, `{"result":[{"id":"<bob>"}]}`, nil},
		{"v2 no language", "GET", "/api/v2/query?qu=" + esc, "", 400, `query language not specified`, nil},
		{"v2 unknown language", "GET", "/api/v2/query?lang=x&qu=" + esc, "", 400, `unknown query language`, nil},
		{"v2 empty", "POST", "/api/v2/query?lang=gizmo", " ", 400, `query is empty`, nil},
		{"v2 JSON-LD", "POST", "/api/v2/query?lang=gizmo", q, 406, `JSON-LD`, []string{"Accept: application/ld+json"}},
		{"v2 wrong method", "DELETE", "/api/v2/query", "", 405, `GET, HEAD, POST, OPTIONS`, nil},
		{"v2 endless", "POST", "/api/v2/query?lang=gizmo", `while (true) {}`, 504, `took too long`, nil},
		{"v2 too long a query", "POST", "/api/v2/query?lang=gizmo", strings.Repeat(" ", maxQuery+1), 413, `too large`, nil},
		{"read", "GET", "/api/v2/read", "", 200, "<alice> <follows> <bob> .\n", nil},
		{"read by post", "POST", "/api/v2/read", "format=json", 200, `"subject":"\u003calice\u003e"`, []string{"Content-Type: application/x-www-form-urlencoded"}},
		{"read one subject", "GET", "/api/v2/read?sub=%3Calice%3E&pred=%3Cfollows%3E", "", 200, "<alice> <follows> <bob> .\n", nil},
		{"read by label", "GET", "/api/v2/read?label=%3Csmart_graph%3E", "", 200, `<emily> <status> "smart_person" <smart_graph> .` + "\n", nil},
		{"read by value", "GET", "/api/v2/read?obj=cool_person,%3Cnobody%3E", "", 200, `<bob> <status> "cool_person" .` + "\n", nil},
		{"read nothing", "GET", "/api/v2/read?pred=%3Cnope%3E", "", 200, ``, nil},
		{"read JSON by Accept", "GET", "/api/v2/read", "", 200, `[`, []string{"Accept: application/json"}},
		{"read turtle", "GET", "/api/v2/read?format=turtle", "", 200, `alice`, nil},
		{"read turtle chosen", "GET", "/api/v2/read?format=turtle&sub=a", "", 400, `written whole`, nil},
		{"read JSON-LD", "GET", "/api/v2/read", "", 200, `"@context"`, []string{"Accept: application/ld+json"}},
		{"read unknown format", "GET", "/api/v2/read?format=x", "", 400, `unknown format`, nil},
		{"read full names", "GET", "/api/v2/read?iri=full", "", 501, `turtle`, nil},
		{"read wrong terms", "GET", "/api/v2/read?sub=a,,b", "", 400, `commas`, nil},
		{"formats", "GET", "/api/v2/formats", "", 200, `{"id":"pquads","read":true,"write":true,"ext":[".pq"],"mime":["application/x-protobuf","application/octet-stream"],"binary":true}`, nil},
		{"health", "GET", "/health", "", 200, `"ok"`, nil},
		{"metrics", "GET", "/metrics", "", 200, `kgraph_http_requests_total{code="200",route="/health"} 1`, nil},
		{"page", "GET", "/", "", 200, `<!DOCTYPE html>`, nil},
		{"no document", "GET", "/document?id=x", "", 404, `no document with this id`, nil},
		{"document without id", "GET", "/document", "", 400, `id`, nil},
		{"completion", "POST", "/complete", `g.V().Out("<fol`, 200, `{"from":11,"words":["\u003cfollows\u003e"]}`, nil},
		{"completion of nothing", "POST", "/complete", `zzz`, 200, `{"from":0,"words":[]}`, nil},
		{"completion after a face", "POST", "/complete", `"😀".OutP`, 200, `{"from":5,"words":["OutPredicates("]}`, nil},
		{"too much to complete", "POST", "/complete", strings.Repeat("x", maxTyped+1), 413, `too large`, nil},
		{"no articles taken", "POST", "/article", "", 404, `takes no articles`, nil},
		{"an article's page again", "GET", "/article", "", 303, ``, nil},
		{"nothing", "GET", "/nothing", "", 404, `{"error":"there is nothing at this path"}`, nil},
		{"nothing below", "GET", "/health/x", "", 404, `error`, nil},
		{"no language at all", "POST", "/api/v1/query/", "", 404, `error`, nil},
		{"dots", "GET", "/api/v2/../../etc/passwd", "", 307, ``, nil},
		{"dots in code", "GET", "/%2e%2e/%2e%2e/etc/passwd", "", 404, ``, nil},
		{"options", "OPTIONS", "/api/v2/query", "", 204, ``, nil},
		{"own method", "BREW", "/health", "", 405, ``, nil},
		{"read-only", "POST", "/api/v1/write", "[]", 403, `database is read-only`, nil},
		{"read-only with a token", "POST", "/api/v2/write", "", 403, `read-only`, []string{"Authorization: Bearer "}},
		{"read-only delete", "POST", "/api/v2/delete", "", 403, `read-only`, nil},
		{"another page asks", "POST", "/api/v2/query?lang=gizmo", q, 403, `another site`, []string{"Origin: https://evil.example"}},
		{"another page gets", "GET", "/api/v2/query?lang=gizmo&qu=" + esc, "", 403, `another site`, []string{"Sec-Fetch-Site: cross-site"}},
		{"own page asks", "POST", "/api/v2/query?lang=gizmo", q, 200, `bob`, []string{"Origin: http://example.com"}},
		{"a link to the page", "GET", "/", "", 200, ``, []string{"Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate"}},
	} {
		r := ask(s, c.method, c.target, c.body, c.headers...)
		body := text(r)
		if r.StatusCode != c.status || !strings.Contains(strings.ToLower(body), strings.ToLower(c.want)) {
			t.Errorf("%s: %d %.200q, expected %d with %q", c.name, r.StatusCode, body, c.status, c.want)
		}
		if r.Header.Get("X-Content-Type-Options") != "nosniff" || r.Header.Get("Content-Security-Policy") == "" || r.Header.Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("%s: headers %v", c.name, r.Header)
		}
		if c.status >= 400 && !json.Valid([]byte(body)) {
			t.Errorf("%s: the error is no JSON: %q", c.name, body)
		}
	}
}

// TestWriting: quads come in by every way, for who has the token.
func TestWriting(t *testing.T) {
	s := testServer(t, Options{Write: true, Token: token, MaxBody: 2 << 20})
	auth := "Authorization: Bearer " + token
	pack := func(s string) string {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		_, _ = z.Write([]byte(s))
		_ = z.Close()
		return b.String()
	}
	form := func(field, content string) (string, string) {
		var b bytes.Buffer
		m := multipart.NewWriter(&b)
		p, _ := m.CreateFormFile(field, "x.nq")
		_, _ = p.Write([]byte(content))
		_ = m.Close()
		return b.String(), "Content-Type: " + m.FormDataContentType()
	}
	file, fileType := form("NQuadFile", "<f> <g> <h> .\n")
	wrong, wrongType := form("Other", "<f> <g> <h> .\n")
	const list = `[{"subject":"<a>","predicate":"<b>","object":"c"},{"subject":"<a>","predicate":"<b>","object":"<d>","label":"<l>"}]`
	for _, c := range []struct {
		name, target, body string
		status             int
		want               string
		headers            []string
	}{
		{"no token", "/api/v1/write", list, 401, "Bearer", nil},
		{"wrong token", "/api/v1/write", list, 401, "Bearer", []string{"Authorization: Bearer " + token + "x"}},
		{"other scheme", "/api/v1/write", list, 401, "Bearer", []string{"Authorization: Basic " + token}},
		{"list", "/api/v1/write", list, 200, `{"result":"Successfully wrote 2 quads."}`, []string{auth}},
		{"list again", "/api/v1/write", list, 200, `wrote 2 quads`, []string{auth}},
		{"no list", "/api/v1/write", `{`, 400, `error`, []string{auth}},
		{"half a quad", "/api/v1/write", `[{"subject":"<x1>","predicate":"<b>","object":"c"},{"subject":"<x2>"}]`, 400, `invalid quad`, []string{auth}},
		{"too much", "/api/v1/write", strings.Repeat(" ", 2<<20+1), 413, `too large`, []string{auth}},
		{"file", "/api/v1/write/file/nquad", file, 200, `wrote 1 quads`, []string{auth, fileType}},
		{"other file", "/api/v1/write/file/nquad", wrong, 400, `NQuadFile`, []string{auth, wrongType}},
		{"no form", "/api/v1/write/file/nquad", "x", 400, `Couldn't read file`, []string{auth}},
		{"broken form", "/api/v1/write/file/nquad", file[:20], 400, `error`, []string{auth, fileType}},
		{"nquads", "/api/v2/write", "<n> <o> <p> .\n", 200, `{"count":1,"result":"Successfully wrote 1 quads."}`, []string{auth}},
		{"nquads, packed", "/api/v2/write", pack("<n> <o> <q> .\n"), 200, `"count":1`, []string{auth, "Content-Encoding: gzip"}},
		{"packed twice", "/api/v2/write", pack(pack("<n> <o> <p> .\n")), 400, `twice`, []string{auth}},
		{"grown", "/api/v2/write", pack(strings.Repeat("# x\n", 1<<20)), 413, `too large`, []string{auth}},
		{"a long line", "/api/v2/write", "<n> <o> " + strings.Repeat("x", 1<<20), 400, `longer than`, []string{auth}},
		{"many empty lines", "/api/v2/write", strings.Repeat(".\n", 1<<18), 400, ``, []string{auth}},
		{"broken line", "/api/v2/write", "<x> <y> <z> .\n<n> <o\n", 400, `quad 2`, []string{auth}},
		{"JSON", "/api/v2/write", list, 200, `"count":2`, []string{auth, "Content-Type: application/json; charset=utf-8"}},
		{"JSON stream", "/api/v2/write", `{"subject":"<s>","predicate":"<t>","object":"<u>"}`, 200, `"count":1`, []string{auth, "Content-Type: application/x-json-stream"}},
		{"half a quad in a stream", "/api/v2/write", `{"subject":"<s>"}`, 400, `missing`, []string{auth, "Content-Type: application/x-json-stream"}},
		{"no pquads", "/api/v2/write", "\xff\xff\xff\xff\xff", 400, ``, []string{auth, "Content-Type: application/x-protobuf"}},
		{"JSON-LD", "/api/v2/write", `{}`, 415, `not supported`, []string{auth, "Content-Type: application/ld+json"}},
		{"turtle", "/api/v2/write", `<a> <b> <c> .`, 415, `not supported`, []string{auth, "Content-Type: text/turtle"}},
		{"brotli", "/api/v2/write", `x`, 415, `Content-Encoding`, []string{auth, "Content-Encoding: br"}},
		{"for deletion", "/api/v2/write", "<d1> <dd> <d2> .\n<d3> <dd> <d4> .\n<d1> <dd> <d5> .\n", 200, `"count":3`, []string{auth}},
		{"delete, v1", "/api/v1/delete", `[{"subject":"<d3>","predicate":"<dd>","object":"<d4>"}]`, 200, `"Successfully deleted 1 quads."`, []string{auth}},
		{"delete what is not there", "/api/v2/delete", "<d1> <dd> <d2> .\n<d3> <dd> <d4> .\n", 404, `no such quad`, []string{auth}},
		{"delete, v2", "/api/v2/delete", "<d1> <dd> <d2> .\n", 200, `"count":1`, []string{auth}},
		{"delete a broken line", "/api/v2/delete", "<d1> <dd\n", 400, `quad 1`, []string{auth}},
		{"delete turtle", "/api/v2/delete", `<a> <b> <c> .`, 415, `not supported`, []string{auth, "Content-Type: text/turtle"}},
		{"delete a node", "/api/v2/node/delete", "<d5>", 200, `"count":1`, []string{auth}},
		{"delete no node", "/api/v2/node/delete", "<d5>", 404, `no such quad`, []string{auth}},
	} {
		r := ask(s, "POST", c.target, c.body, c.headers...)
		if body := text(r); r.StatusCode != c.status || !strings.Contains(body, c.want) {
			t.Errorf("%s: %d %.200q, expected %d with %q", c.name, r.StatusCode, body, c.status, c.want)
		}
	}
	got := text(ask(s, "GET", "/api/v2/read", ""))
	for _, q := range []string{`<a> <b> "c" .`, "<a> <b> <d> <l> .", "<f> <g> <h> .", "<n> <o> <p> .", "<n> <o> <q> .", "<s> <t> <u> ."} {
		if !strings.Contains(got, q) {
			t.Errorf("%s was not written", q)
		}
	}
	if strings.Contains(got, "<dd>") {
		t.Error("deleted, yet there")
	}
	if strings.Contains(got, "<x1>") {
		t.Error("a list with a mistake was written in part")
	}
	if _, err := New(s.store, Options{Write: true}); err == nil {
		t.Error("a writable server without a token")
	}
}

// TestReadBack: what is read in a format can be written in it.
func TestReadBack(t *testing.T) {
	from := testServer(t, Options{})
	want := text(ask(from, "GET", "/api/v2/read", ""))
	for _, f := range allFormats() {
		if !f.Read {
			continue
		}
		empty, err := graph.OpenMemory()
		if err != nil {
			t.Fatal(err)
		}
		to, err := New(empty, Options{Write: true, Token: token})
		if err != nil {
			t.Fatal(err)
		}
		packed := ask(from, "GET", "/api/v2/read?format="+f.ID, "", "Accept-Encoding: gzip")
		if packed.Header.Get("Content-Encoding") != "gzip" || packed.Header.Get("Content-Type") != f.Mime[0] {
			t.Errorf("%s: headers %v", f.ID, packed.Header)
		}
		r := ask(to, "POST", "/api/v2/write", text(packed), "Content-Type: "+f.Mime[0], "Content-Encoding: gzip", "Authorization: Bearer "+token)
		if body := text(r); r.StatusCode != 200 || !strings.Contains(body, `"count":5`) {
			t.Errorf("%s: %d %s", f.ID, r.StatusCode, body)
		}
		if got := text(ask(to, "GET", "/api/v2/read", "")); got != want {
			t.Errorf("%s: read back:\n%s\nwant:\n%s", f.ID, got, want)
		}
		if err := empty.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// TestPage: the page is drawn once, and anew when the store has changed.
func TestPage(t *testing.T) {
	s := testServer(t, Options{})
	first := ask(s, "GET", "/", "")
	tag := first.Header.Get("ETag")
	if tag == "" || !strings.HasPrefix(first.Header.Get("Content-Type"), "text/html") {
		t.Fatalf("headers %v", first.Header)
	}
	if r := ask(s, "GET", "/", "", "If-None-Match: "+tag); r.StatusCode != http.StatusNotModified {
		t.Errorf("the same page again: %d", r.StatusCode)
	}
	drawn := s.page.drawn
	if ask(s, "GET", "/", ""); s.page.drawn != drawn {
		t.Error("drawn twice")
	}
	if _, err := s.store.Load(t.Context(), quadio.Read(strings.NewReader("<x> <y> <z> .\n"), "nquads")); err != nil {
		t.Fatal(err)
	}
	if ask(s, "GET", "/", ""); s.page.drawn == drawn {
		t.Error("not drawn anew")
	}
}

// TestPolicy: names, origins.
func TestPolicy(t *testing.T) {
	s := testServer(t, Options{Hosts: []string{"graph.example"}, Origins: []string{"https://friend.example"}})
	s.local.Store(true)
	for host, want := range map[string]int{
		"localhost:64210": 200, "127.0.0.1": 200, "[::1]:64210": 200, "graph.example:80": 200,
		"evil.example": 421, "127.0.0.1.evil.example": 421, "": 421,
	} {
		r := httptest.NewRequest("GET", "/health", nil)
		r.Host = host
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code != want {
			t.Errorf("host %q: %d, expected %d", host, w.Code, want)
		}
	}
	r := httptest.NewRequest("OPTIONS", "/api/v2/query", nil)
	r.Host = "localhost"
	r.Header.Set("Origin", "https://friend.example")
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	if w.Code != 204 || w.Header().Get("Access-Control-Allow-Origin") != "https://friend.example" {
		t.Errorf("a friend's page: %d %v", w.Code, w.Header())
	}
}

// TestFault: a fault in a handler ends one request.
func TestFault(t *testing.T) {
	s := testServer(t, Options{})
	s.handle("/fault", methods{"GET": func(*reply, *http.Request) error { panic("oh") }})
	if r := ask(s, "GET", "/fault", ""); r.StatusCode != 500 || strings.Contains(text(r), "oh") {
		t.Errorf("%d", r.StatusCode)
	}
	if got := text(ask(s, "GET", "/metrics", "")); !strings.Contains(got, "kgraph_panics_total 1") {
		t.Error("not counted")
	}
}
