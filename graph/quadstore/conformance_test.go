package quadstore

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/graphtest"
	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/vfs"

	"kgraph/graph/kv"
)

type silent struct{}

func (silent) Infof(string, ...any)  {}
func (silent) Errorf(string, ...any) {}
func (silent) Fatalf(f string, a ...any) {
	panic(f)
}

func openMemory(t testing.TB) (*Store, func()) {
	t.Helper()
	db, err := pebble.Open("", &pebble.Options{FS: vfs.NewMem(), Logger: silent{}})
	if err != nil {
		t.Fatal(err)
	}
	kdb := kv.Pebble(db, true)
	s := New(kdb)
	return s, func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		if err := kdb.Close(); err != nil {
			t.Error(err)
		}
	}
}

// TestConformance runs Cayley's own suite. The suite looks for its test data
// relative to the working folder, so it runs inside Cayley's module.
func TestConformance(t *testing.T) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/cayleygraph/cayley").Output()
	if err != nil {
		t.Fatalf("finding Cayley's test data: %v", err)
	}
	t.Chdir(filepath.Join(strings.TrimSpace(string(out)), "graph", "kv", "bolt"))
	graphtest.TestAll(t, func(t testing.TB) (graph.QuadStore, graph.Options, func()) {
		s, done := openMemory(t)
		return s, nil, done
	}, &graphtest.Config{})
}
