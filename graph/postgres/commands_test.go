package postgres_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"kgraph/internal/cli"
)

// run is a command line as a user types it.
func run(t *testing.T, args ...string) (out, msg string, status int) {
	t.Helper()
	var o, e bytes.Buffer
	status = cli.Main(t.Context(), args, cli.Streams{In: strings.NewReader(""), Out: &o, Err: &e})
	return o.String(), e.String(), status
}

// TestCommands: a corpus built in PostgreSQL gives the bytes that it gives in a
// folder, through every command that writes.
func TestCommands(t *testing.T) {
	dsn := schema(t)
	dir, articles := t.TempDir(), t.TempDir()
	for name, text := range map[string]string{
		"one.txt":   "Acme Corp. bought Globex in January. Jane Roe, who runs Acme, said that the deal may cost $2 billion.",
		"two.txt":   "Globex sued Initech on Monday. Analysts say that Initech will shut its plant in Leipzig.",
		"three.txt": "Initech hired Jane Roe. The United States praised Germany.",
	} {
		if err := os.WriteFile(filepath.Join(articles, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	quads := filepath.Join(dir, "own.nq")
	if err := os.WriteFile(quads, []byte("<Acme> <made> <anvils> .\n<Acme> <age> \"42\"^^<xsd:integer> <l> .\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	seed := "../../seeds/deepseek.txt"
	decided := filepath.Join(dir, "decisions.tsv")
	var dumps []string
	for _, store := range []string{filepath.Join(dir, "g.db"), dsn} {
		at := func(args ...string) string {
			t.Helper()
			out, msg, status := run(t, append(args, "-a", store)...)
			if status != cli.ExitOK {
				t.Fatalf("%q: status %d\n%s%s", args, status, out, msg)
			}
			return out
		}
		at("init")
		at("build", "--quiet", articles)
		at("build", "--quiet", seed)
		at("load", quads)
		at("remove", "two.txt")
		at("rename", "Globex", "Globex International", "--decisions", decided)
		if out := at("query", "--format", "text", `g.V("<DeepSeek>").Out("<outranked>").All()`); out != "ChatGPT\n" {
			t.Errorf("%s: %q", store, out)
		}
		dumps = append(dumps, at("dump")+at("export", "-f", "turtle")+at("query", "-n", "0", `claims("Acme").all()`))
		if err := os.Remove(decided); err != nil {
			t.Error(err)
		}
	}
	if dumps[0] != dumps[1] {
		t.Error("the two stores differ")
	}
	if _, msg, status := run(t, "init", "-a", dsn); status != cli.ExitData || !strings.Contains(msg, "a store at postgres:") {
		t.Errorf("init again: %d %s", status, msg)
	}
	if _, msg, status := run(t, "stats", "-d", "postgres"); status != cli.ExitUsage || !strings.Contains(msg, "-a postgres://") {
		t.Errorf("no address: %d %s", status, msg)
	}
}

// TestSchemaMade: a graph's schema is made with it.
func TestSchemaMade(t *testing.T) {
	dsn := schema(t)
	_, name, _ := strings.Cut(dsn, "search_path=")
	name, _, _ = strings.Cut(name, "&")
	other := strings.Replace(dsn, "search_path="+name, "search_path="+name+"_own", 1)
	defer func() {
		c, err := pgx.Connect(context.Background(), dsn)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close(context.Background())
		if _, err := c.Exec(context.Background(), "DROP SCHEMA "+name+"_own CASCADE"); err != nil {
			t.Error(err)
		}
	}()
	if _, msg, status := run(t, "init", "-a", other); status != cli.ExitOK {
		t.Fatal(msg)
	}
	if out, msg, status := run(t, "dump", "-a", other); status != cli.ExitOK || out != "" {
		t.Errorf("%d %q %s", status, out, msg)
	}
}
