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
	"github.com/google/go-cmp/cmp"

	"kgraph/graph"
)

// held is what a reader found in a format of nodes and edges.
type held struct {
	Nodes [][]string `json:"nodes"` // IRI, label, type
	Edges [][]string `json:"edges"` // IRI, relation, IRI, standing, label
}

// ownTest has the formats that tests of their own read back.
var ownTest = map[string]bool{"dot": true, "pquads": true, "json": true, "mermaid": true, "cypher": true, "markdown": true,
	"report": true, "obsidian": true}

func TestFormatsReadBackByOthers(t *testing.T) {
	python := needs(t, "python3", "-c", "import networkx, rdflib")
	s := hostileStore(t)
	for _, f := range Formats() {
		if f.Drawn || ownTest[f.Name] {
			continue
		}
		t.Run(f.Name, func(t *testing.T) {
			path := writeTo(t, s, Options{Format: f.Name, Base: "https://example.org/kb/", Title: `A "title" & <more>`})
			out, err := exec.Command(python, "testdata/readback.py", f.Name, path).Output()
			if err != nil {
				t.Fatalf("%s: %v\n%s", path, err, err.(*exec.ExitError).Stderr)
			}
			switch f.Name {
			case "nquads", "trig", "jsonld", "ntriples", "turtle", "rdfxml":
				var got [][]string
				decode(t, out, &got)
				if diff := cmp.Diff(wantQuads(t, s, f.Name), got); diff != "" {
					t.Errorf("-want +got:\n%s", diff)
				}
			default:
				var got held
				decode(t, out, &got)
				if diff := cmp.Diff(wantHeld(t, s, f.Name), got); diff != "" {
					t.Errorf("-want +got:\n%s", diff)
				}
			}
		})
	}
}

func TestXMLIsWellFormed(t *testing.T) {
	lint := needs(t, "xmllint", "--version")
	s := hostileStore(t)
	for _, format := range []string{"graphml", "gexf", "rdfxml"} {
		if out, err := exec.Command(lint, "--noout", writeTo(t, s, Options{Format: format})).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", format, err, out)
		}
	}
}

func TestDOT(t *testing.T) {
	dot := needs(t, "dot", "-V")
	s := hostileStore(t)
	out, err := exec.Command(dot, "-Tdot_json", writeTo(t, s, Options{Format: "dot"})).Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, err.(*exec.ExitError).Stderr)
	}
	var got struct {
		Objects []struct{ Name, Label string }
		Edges   []struct {
			Tail, Head   int
			Style, Label string
		}
	}
	decode(t, out, &got)
	want := wantHeld(t, s, "dot")
	if len(got.Objects) != len(want.Nodes) || len(got.Edges) != len(want.Edges) {
		t.Errorf("%d nodes, %d edges, want %d and %d", len(got.Objects), len(got.Edges), len(want.Nodes), len(want.Edges))
	}
	dashed := 0
	for _, e := range got.Edges {
		if e.Style == "dashed" {
			dashed++
			if !strings.Contains(e.Label, "may have overtaken") {
				t.Errorf("a hedged edge shows %q", e.Label)
			}
		}
	}
	if dashed == 0 {
		t.Error("no hedged edge is dashed")
	}
}

// writeTo writes an export under a new folder and gives its path.
func writeTo(t *testing.T, from Source, opts Options) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "graph")
	f, err := ByName(opts.Format)
	if err != nil {
		t.Fatal(err)
	}
	if f.Folder {
		if err := WriteFolder(t.Context(), path, from, opts); err != nil {
			t.Fatal(err)
		}
		return path
	}
	path += f.Extensions[0]
	var b bytes.Buffer
	if err := Write(t.Context(), &b, from, opts); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func decode(t *testing.T, text []byte, into any) {
	t.Helper()
	if err := json.Unmarshal(text, into); err != nil {
		t.Fatalf("%v in %.300s", err, text)
	}
}

// wantQuads is what an RDF reader should find, sorted, each row once.
func wantQuads(t *testing.T, s *graph.Store, format string) [][]string {
	labels := format == "nquads" || format == "trig" || format == "jsonld"
	text := func(s string) string { return s }
	if format == "rdfxml" {
		text = inXML
	}
	var rows [][]string
	for q, err := range s.Quads(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		row := make([]string, 4)
		for i, v := range []quad.Value{q.Subject, q.Predicate, q.Object, q.Label} {
			switch v := v.(type) {
			case quad.IRI:
				row[i] = absolute("https://example.org/kb/", string(v))
			case quad.String:
				row[i] = text(string(v))
			default:
				t.Fatalf("what is %T?", v)
			}
		}
		if !labels {
			row[3] = ""
		}
		rows = append(rows, row)
	}
	slices.SortFunc(rows, slices.Compare[[]string])
	return slices.CompactFunc(rows, slices.Equal[[]string])
}

// inXML is what XML makes of a text with characters it cannot hold.
var inXML = strings.NewReplacer("\a", "\uFFFD", "\uFFFF", "\uFFFD").Replace

// wantHeld is what a reader of nodes and edges should find in a format.
func wantHeld(t *testing.T, s *graph.Store, format string) held {
	var want held
	text := func(s string) string { return s }
	switch format {
	case "graphml", "gexf", "ftm":
		text = inXML
	case "gml":
		text = strings.NewReplacer("\a", "\uFFFD").Replace
	}
	iri := func(name quad.IRI) string { return absolute("https://example.org/kb/", string(name)) }
	relation := func(r string) string { return r }
	if format == "ftm" {
		plain := iri
		iri = func(name quad.IRI) string { return ftmID(plain(name)) }
		relation = words
	}
	for n, err := range s.Entities(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		name := text(n.Name)
		if format == "ftm" && strings.TrimSpace(name) == "" {
			name = absolute("https://example.org/kb/", string(n.IRI))
		}
		want.Nodes = append(want.Nodes, []string{iri(n.IRI), name, n.Type})
	}
	for f, err := range s.Facts(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		label := edgeLabel(f)
		if format == "jsonl" {
			label = Phrase(f)
		}
		want.Edges = append(want.Edges, []string{iri(f.Subject), relation(f.Relation), iri(f.Object), string(f.Label), text(label)})
	}
	slices.SortFunc(want.Nodes, slices.Compare[[]string])
	slices.SortFunc(want.Edges, slices.Compare[[]string])
	return want
}
