package export

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"
	"github.com/chromedp/chromedp"
	diff "github.com/google/go-cmp/cmp"
	"golang.org/x/text/unicode/norm"

	"kgraph/graph"
	"kgraph/graph/quadio"
	"kgraph/internal/pipeline"
	"kgraph/internal/source"
	"kgraph/schema"
	"kgraph/seeds"
)

// seedStore has the demonstration article.
func seedStore(t *testing.T) *graph.Store {
	t.Helper()
	p, err := pipeline.New(schema.Default(), "test")
	if err != nil {
		t.Fatal(err)
	}
	for doc, err := range source.FromReader(seeds.ID, bytes.NewReader(seeds.Article), source.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		r, err := p.Record(doc)
		if err != nil {
			t.Fatal(err)
		}
		return storeOf(t, r)
	}
	return nil
}

// outsideStores are what the readers of others are given.
func outsideStores(t *testing.T) map[string]*graph.Store {
	return map[string]*graph.Store{"seed": seedStore(t), "hostile": hostileStore(t)}
}

// lacks skips a test for want of a tool that .ci/run installs, or fails it when
// everything is required to be there.
func lacks(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("KGRAPH_REQUIRE") == "all" {
		t.Fatalf("%s, and KGRAPH_REQUIRE=all is set", what)
	}
	t.Skipf("%s; .ci/run installs it", what)
}

// TestJSONLDByJSONGold: json-gold reads the same quads out of JSON-LD.
func TestJSONLDByJSONGold(t *testing.T) {
	tool := filepath.Join(t.TempDir(), "jsongold")
	build := exec.Command("go", "build", "-o", tool, ".")
	build.Dir = "testdata/jsongold"
	if out, err := build.CombinedOutput(); err != nil {
		lacks(t, "json-gold is not to be had: "+string(out))
	}
	for name, s := range outsideStores(t) {
		var in, out bytes.Buffer
		if err := Write(t.Context(), &in, s, Options{Format: "jsonld", Base: "https://example.org/kb/"}); err != nil {
			t.Fatal(err)
		}
		run := exec.Command(tool)
		run.Stdin, run.Stdout, run.Stderr = &in, &out, os.Stderr
		if err := run.Run(); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var got [][]string
		for q, err := range quadio.Read(&out, "nquads") {
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			got = append(got, []string{plainTerm(q.Subject), plainTerm(q.Predicate), plainTerm(q.Object), plainTerm(q.Label)})
		}
		slices.SortFunc(got, slices.Compare[[]string])
		if d := diff.Diff(wantQuads(t, s, "jsonld"), got); d != "" {
			t.Errorf("%s: -want +got:\n%.3000s", name, d)
		}
	}
}

// python is an interpreter that has a module.
func python(t *testing.T, module string) string {
	t.Helper()
	for _, name := range []string{os.Getenv("KGRAPH_PYTHON"), "/usr/bin/python3", "python3"} {
		if name != "" && exec.Command(name, "-c", "import "+module).Run() == nil {
			return name
		}
	}
	lacks(t, "Python's "+module+" is missing (KGRAPH_PYTHON names an interpreter that has it)")
	return ""
}

// TestOwnersLibraries: FollowTheMoney's and NDEx's own libraries read their
// formats, drop nothing, and find the same nodes and edges.
func TestOwnersLibraries(t *testing.T) {
	for format, module := range map[string]string{"ftm": "followthemoney", "cx2": "ndex2"} {
		t.Run(format, func(t *testing.T) {
			interpreter := python(t, module)
			for name, s := range outsideStores(t) {
				path := writeTo(t, s, Options{Format: format, Base: "https://example.org/kb/"})
				out, err := exec.Command(interpreter, "testdata/outside.py", format, path).Output()
				if err != nil {
					t.Fatalf("%s: %v\n%s", name, err, err.(*exec.ExitError).Stderr)
				}
				var got held
				decode(t, out, &got)
				want := wantHeld(t, s, format)
				for i := range want.Nodes {
					want.Nodes[i] = want.Nodes[i][:2]
					if format == "ftm" {
						want.Nodes[i][1] = strings.Join(strings.Fields(norm.NFC.String(want.Nodes[i][1])), " ")
					}
				}
				for i := range want.Edges {
					want.Edges[i] = want.Edges[i][:4]
				}
				slices.SortFunc(want.Edges, slices.Compare[[]string])
				if d := diff.Diff(want, got); d != "" {
					t.Errorf("%s: -want +got:\n%.3000s", name, d)
				}
			}
		})
	}
}

// nodeModules is a folder with a package of npm.
func nodeModules(t *testing.T, module string) string {
	t.Helper()
	dir := os.Getenv("KGRAPH_NODE_MODULES")
	if _, err := os.Stat(filepath.Join(dir, module)); dir == "" || err != nil {
		lacks(t, "npm's "+module+" is missing (KGRAPH_NODE_MODULES names a folder that has it)")
	}
	return dir
}

// TestCypherByNeo4j: the grammar of Neo4j's own editor takes every kind of
// statement, with every hostile name.
func TestCypherByNeo4j(t *testing.T) {
	if testing.Short() {
		t.Skip("half a minute of parsing")
	}
	node, err := exec.LookPath("node")
	if err != nil {
		lacks(t, "node is not installed")
	}
	dir := nodeModules(t, "@neo4j-cypher/language-support")
	for name, s := range outsideStores(t) {
		path := writeTo(t, s, Options{Format: "cypher"})
		out, err := exec.Command(node, "testdata/cypher.mjs", dir, path, map[string]string{"seed": "5", "hostile": "33"}[name]).Output()
		if err != nil {
			t.Fatalf("%s: %v\n%s", name, err, err.(*exec.ExitError).Stderr)
		}
		var got struct {
			Statements int
			Faults     []string
		}
		decode(t, out, &got)
		if got.Statements < 10 || len(got.Faults) > 0 {
			t.Errorf("%s: of %d statements %d are at fault: %.2000q", name, got.Statements, len(got.Faults), got.Faults)
		}
	}
}

// TestMermaidByMermaid: Mermaid itself, in Chromium, finds the same nodes and
// edges with the same words.
func TestMermaidByMermaid(t *testing.T) {
	browser := needs(t, "chromium", "--version")
	code, err := os.ReadFile(filepath.Join(nodeModules(t, "mermaid"), "mermaid", "dist", "mermaid.min.js"))
	if err != nil {
		lacks(t, err.Error())
	}
	ctx, stop := chromedp.NewExecAllocator(t.Context(), chromedp.NoFirstRun, chromedp.ExecPath(browser), chromedp.Headless, chromedp.NoSandbox,
		chromedp.DisableGPU, chromedp.UserDataDir(t.TempDir()))
	defer stop()
	ctx, quit := chromedp.NewContext(ctx)
	defer quit()
	if _, err := chromedp.Run(ctx, chromedp.Evaluate[any](string(code)+"; null")); err != nil {
		t.Fatal(err)
	}
	for name, s := range outsideStores(t) {
		var chart bytes.Buffer
		if err := Write(t.Context(), &chart, s, Options{Format: "mermaid"}); err != nil {
			t.Fatal(err)
		}
		text, err := json.Marshal(chart.String())
		if err != nil {
			t.Fatal(err)
		}
		// Words come as entities of Mermaid's own (#35; for a number sign), which
		// its renderer takes back.
		got, err := chromedp.Run(ctx, chromedp.Evaluate[struct {
			Nodes []string
			Edges [][]string
		}](`(async () => {
			mermaid.initialize({ startOnLoad: false, maxEdges: 100000, maxTextSize: 10000000 });
			const text = `+string(text)+`;
			const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
			const words = s => s.replace(/\uFB02\u00B0\u00B0(\d+)\u00B6\u00DF|#(\d+);/g, (_, a, b) => String.fromCodePoint(a || b));
			const vertices = diagram.db.getVertices(), list = vertices instanceof Map ? [...vertices.values()] : Object.values(vertices);
			return { nodes: list.map(v => words(v.text).trim()), edges: diagram.db.getEdges().map(e => [e.start, e.end, words(e.text).trim(), e.stroke]) };
		})()`, chromedp.EvalAwaitPromise))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		want := wantHeld(t, s, "mermaid")
		names := []string{}
		for _, n := range want.Nodes {
			names = append(names, mermaidWords(n[1]))
		}
		slices.Sort(names)
		slices.Sort(got.Nodes)
		if d := diff.Diff(names, got.Nodes); d != "" {
			t.Errorf("%s: -want +got:\n%.3000s", name, d)
		}
		labels, drawn, dotted := []string{}, []string{}, 0
		for _, e := range want.Edges {
			if e[3] != string(graph.General) {
				labels = append(labels, mermaidWords(e[4]))
			}
			if e[3] == string(graph.Hedged) {
				dotted++
			}
		}
		for _, e := range got.Edges {
			drawn = append(drawn, e[2])
			if e[3] == "dotted" {
				dotted--
			}
		}
		slices.Sort(labels)
		slices.Sort(drawn)
		if d := diff.Diff(labels, drawn); d != "" || dotted != 0 {
			t.Errorf("%s: %d dotted too few; -want +got:\n%.3000s", name, dotted, d)
		}
	}
}

// mermaidWords are the words of a label as a chart shows them.
func mermaidWords(s string) string {
	if s = strings.TrimSpace(printable(s)); s == "" {
		return "∅"
	}
	return s
}

// plainTerm is a term as an RDF reader says it.
func plainTerm(v quad.Value) string {
	switch v := v.(type) {
	case nil:
		return ""
	case quad.IRI:
		return string(v)
	case quad.String:
		return string(v)
	}
	return quad.StringOf(v)
}
