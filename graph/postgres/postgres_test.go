package postgres_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/graphtest"
	"github.com/jackc/pgx/v5"

	"kgraph/graph"
	"kgraph/graph/postgres"
)

// serverVariable names a server to test on: a DSN whose user may make schemas.
const serverVariable = "KGRAPH_TEST_POSTGRES"

// schema makes an empty schema, gone when the test ends, and returns the DSN
// of a store in it.
func schema(t testing.TB) string {
	t.Helper()
	dsn := os.Getenv(serverVariable)
	if dsn == "" {
		if os.Getenv("KGRAPH_REQUIRE") == "all" {
			t.Fatal(serverVariable + " names no server, and KGRAPH_REQUIRE=all")
		}
		t.Skip(serverVariable + " names no server")
	}
	name := fmt.Sprintf("t%d_%d", os.Getpid(), rand.Uint32())
	execute(t, dsn, "CREATE SCHEMA "+name)
	t.Cleanup(func() { execute(t, dsn, "DROP SCHEMA "+name+" CASCADE") })
	u, err := url.Parse(dsn)
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	q.Set("search_path", name)
	u.RawQuery = q.Encode()
	return u.String()
}

// execute runs a statement that says nothing back.
func execute(t testing.TB, dsn, sql string) {
	t.Helper()
	c, err := pgx.Connect(context.Background(), dsn)
	if err == nil {
		_, err = c.Exec(context.Background(), sql)
		_ = c.Close(context.Background())
	}
	if err != nil {
		t.Fatal(err)
	}
}

func openWith(dsn string, o graph.Options) (*graph.Store, error) {
	return postgres.Open(context.Background(), dsn, o)
}

func openStore(dsn string) (*graph.Store, error) { return openWith(dsn, graph.Options{}) }

func open(t testing.TB, dsn string, o graph.Options) *graph.Store {
	t.Helper()
	s, err := openWith(dsn, o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestConformance runs Cayley's own suite. The suite looks for its test data
// relative to the working folder, so it runs inside Cayley's module.
func TestConformance(t *testing.T) {
	schema(t)
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/cayleygraph/cayley").Output()
	if err != nil {
		t.Fatalf("finding Cayley's test data: %v", err)
	}
	t.Chdir(filepath.Join(strings.TrimSpace(string(out)), "graph", "kv", "bolt"))
	graphtest.TestAll(t, func(t testing.TB) (cayley.QuadStore, cayley.Options, func()) {
		s := open(t, schema(t), graph.Options{NoSync: true})
		return s.QuadStore(), nil, func() {
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		}
	}, &graphtest.Config{})
}
