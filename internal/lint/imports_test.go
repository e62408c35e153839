// Package lint holds the table of docs/ARCHITECTURE.md against the imports.
package lint

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// allowed lists, for each room, the rooms it may import. A sub-package may
// import what its room may, and its room's other packages.
var allowed = map[string]string{
	"schema":            "",
	"seeds":             "",
	"internal/text":     "",
	"internal/when":     "",
	"internal/source":   "internal/text",
	"internal/lang":     "internal/text",
	"internal/clause":   "internal/text internal/lang",
	"internal/entity":   "internal/text internal/lang",
	"graph":             "schema",
	"internal/fact":     "schema internal/text internal/lang internal/clause internal/entity internal/when graph",
	"internal/pipeline": "schema internal/text internal/source internal/lang internal/clause internal/entity internal/when internal/fact graph",
	"internal/coverage": "internal/text internal/lang internal/clause internal/fact",
	"internal/analysis": "graph",
	"internal/report":   "schema graph internal/when",
	"internal/ask":      "schema internal/lang internal/clause graph internal/report",
	"internal/view":     "schema graph internal/analysis",
	"internal/server":   "graph internal/view",
	"internal/eval":     "internal/text internal/lang internal/clause internal/entity graph",
	"internal/cli":      "*",
	"internal/lint":     "",
	"cmd/kgraph":        "internal/cli",
	"cmd/kgraph-train":  "internal/text internal/lang internal/clause internal/eval",
}

// confined lists modules that only one room may import.
var confined = map[string]string{
	"github.com/cayleygraph/": "graph",
	"github.com/cockroachdb/": "graph",
	"github.com/jackc/":       "graph",
	"github.com/spf13/cobra":  "internal/cli",
}

type pkg struct {
	ImportPath string
	Imports    []string
	Dir        string
	GoFiles    []string
}

func TestImportsFollowTheTable(t *testing.T) {
	for _, p := range packages(t) {
		room := roomOf(strings.TrimPrefix(p.ImportPath, "kgraph/"))
		may, known := allowed[room]
		if !known {
			t.Errorf("%s: room %q is not in the table", p.ImportPath, room)
			continue
		}
		for _, imp := range p.Imports {
			if inside, ok := strings.CutPrefix(imp, "kgraph/"); ok {
				to := roomOf(inside)
				if to != room && may != "*" && !contains(may, to) {
					t.Errorf("%s imports %s: %s may import only: %s", p.ImportPath, imp, room, may)
				}
			}
			for module, owner := range confined {
				if strings.HasPrefix(imp, module) && room != owner {
					t.Errorf("%s imports %s: only %s may", p.ImportPath, imp, owner)
				}
			}
		}
	}
}

func packages(t *testing.T) []pkg {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports,Dir,GoFiles", "kgraph/...")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []pkg
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p pkg
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		// What another program reads is not known to go test, which would answer
		// from its cache after an import has changed.
		for _, name := range p.GoFiles {
			if _, err := os.Stat(filepath.Join(p.Dir, name)); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := os.ReadDir(p.Dir); err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	if len(all) < 10 {
		t.Fatalf("only %d packages listed", len(all))
	}
	return all
}

// roomOf is the first folder of a path, two deep under internal and cmd.
func roomOf(path string) string {
	parts := strings.Split(path, "/")
	n := 1
	if parts[0] == "internal" || parts[0] == "cmd" {
		n = 2
	}
	return strings.Join(parts[:min(n, len(parts))], "/")
}

func contains(list, item string) bool {
	for _, s := range strings.Fields(list) {
		if s == item {
			return true
		}
	}
	return false
}
