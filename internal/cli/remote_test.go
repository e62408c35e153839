package cli

import (
	"bytes"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kgraph/graph"
	"kgraph/internal/server"
)

// run is a command line as a user types it.
func run(t *testing.T, args ...string) (out, msg string, status int) {
	t.Helper()
	var o, e bytes.Buffer
	status = Main(t.Context(), args, Streams{In: strings.NewReader(""), Out: &o, Err: &e})
	return o.String(), e.String(), status
}

// TestThroughServer: a command gives the same through a server as on the store.
func TestThroughServer(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "g.db")
	if _, msg, status := run(t, "build", "--demo", "--quiet", "-a", dir); status != ExitOK {
		t.Fatal(msg)
	}
	commands := [][]string{
		{"query", `g.V("<DeepSeek>").Out("<outranked>").All()`},
		{"query", "-n", "2", `g.V().All()`},
		{"query", "-n", "0", "--format", "table", `claims("DeepSeek").all()`},
		{"query", "--format", "csv", `about("DeepSeek").all()`},
		{"query", "--format", "graph", `about("DeepSeek").all()`},
		{"query", "--format", "text", `g.emit([1, {a: "b"}]); g.emit(1.5); g.emit("<x>")`},
		{"query", "--lang", "mql", `[{"id": "<DeepSeek>", "<rdf:type>": null}]`},
		{"query", "--lang", "graphql", `{nodes(id: <DeepSeek>) {id, <rdfs:label>}}`},
		{"query", "--lang", "graphql", `{nodes(`},
		{"query", `g.V(`},
		{"query", `nope()`},
		{"query", "-t", "100ms", `/(a+)+\1/`},
		{"dump"},
		{"dump", "--dump_format", "json"},
	}
	type result struct {
		out, msg string
		status   int
	}
	var want []result
	for _, c := range commands {
		out, msg, status := run(t, append(c, "-a", dir)...)
		want = append(want, result{out, msg, status})
	}
	store, err := graph.Open(dir, graph.Options{}) // to be written: nobody else gets in
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	s, err := server.New(store, server.Options{Timeout: time.Second})
	if err != nil {
		t.Fatal(err)
	}
	web := httptest.NewServer(s)
	defer web.Close()
	if _, msg, status := run(t, "query", "-a", dir, `g.V().All()`); status != ExitData || !strings.Contains(msg, "kgraph serve") || !strings.Contains(msg, "--server") {
		t.Errorf("the store opened twice: %d %s", status, msg)
	}
	for i, c := range commands {
		out, msg, status := run(t, append(c, "--server", web.URL)...)
		w := want[i]
		if out != w.out || status != w.status || w.msg != "" && (msg == "" || !strings.HasPrefix(msg, strings.SplitN(w.msg, "\n", 2)[0][:20])) {
			t.Errorf("%q: status %d\n%s%s\non the store: %d\n%s%s", c, status, out, msg, w.status, w.out, w.msg)
		}
	}
	for _, c := range []struct {
		url, want string
		status    int
	}{
		{"http://127.0.0.1:1", "is 'kgraph serve' running there?", ExitData},
		{"ftp://x", "no address", ExitUsage},
		{"::", "no address", ExitUsage},
		{web.URL + "/nothing", "nothing at this path", ExitData},
	} {
		if _, msg, status := run(t, "query", "--server", c.url, `g.V().All()`); status != c.status || !strings.Contains(msg, c.want) {
			t.Errorf("%s: %d %s", c.url, status, msg)
		}
	}
	if _, msg, status := run(t, "repl", "--write", "--server", web.URL); status != ExitUsage {
		t.Errorf("repl --write --server: %d %s", status, msg)
	}
	if _, _, status := run(t, "dump", "--server", web.URL, "-o", filepath.Join(dir, "..", "x.nq.gz")); status != ExitOK {
		t.Error("a packed dump of a server")
	}
	if b, err := os.ReadFile(filepath.Join(dir, "..", "x.nq.gz")); err != nil || len(b) < 2 || b[0] != 0x1f {
		t.Errorf("it is not packed: %v", err)
	}
}

// TestRowFormats: each way to print rows, by example.
func TestRowFormats(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "g.db")
	quads := filepath.Join(t.TempDir(), "q.nq")
	if err := os.WriteFile(quads, []byte("<Al> <met> <B_C> .\n<Al> <said> \"a, \\\"b\\\"\" .\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, msg, status := run(t, "load", "-a", dir, quads); status != ExitOK {
		t.Fatal(msg)
	}
	const edges = `g.V("<Al>").tag("subject").out(null, "relation").tag("object").order().all()`
	for _, c := range []struct{ format, query, want string }{
		{"csv", edges, "id,object,relation,subject\n\"a, \"\"b\"\"\",\"a, \"\"b\"\"\",said,Al\nB_C,B_C,met,Al\n"},
		{"csv", `g.emit(1); g.emit("x")`, "value\n1\nx\n"},
		{"graph", edges, "digraph results {\n  \"Al\" -> \"a, \\\"b\\\"\" [label=\"said\"];\n  \"Al\" -> \"B C\" [label=\"met\"];\n}\n"},
		{"graph", `g.V("<B_C>").all()`, "digraph results {\n  \"B C\";\n}\n"},
		{"json", `g.V("<B_C>").all()`, "{\"id\":\"<B_C>\"}\n"},
		{"text", `g.V("<B_C>").in("<met>").all()`, "Al\n"},
	} {
		out, msg, status := run(t, "query", "-a", dir, "--format", c.format, c.query)
		if status != ExitOK || out != c.want {
			t.Errorf("%s %s\n got %q %s\nwant %q", c.format, c.query, out, msg, c.want)
		}
	}
	if _, msg, status := run(t, "query", "-a", dir, "--format", "xml", edges); status != ExitUsage || !strings.Contains(msg, "csv, graph, json, table, text") {
		t.Errorf("xml: %d %s", status, msg)
	}
}
