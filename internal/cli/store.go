package cli

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"kgraph/graph"
	"kgraph/graph/known"
	"kgraph/graph/postgres"
	"kgraph/internal/pipeline"
	"kgraph/schema"
)

// storeFlags say which store a command works on. They are Cayley's.
type storeFlags struct {
	backend, path string
	decisions     string // file, or "" for the one beside the store
	server        string // asked instead of a store, if given
}

const defaultStore = "./kgraph.db"

func (f *storeFlags) register(cmd *cobra.Command) {
	cmd.Flags().StringVarP(&f.backend, "db", "d", "pebble", "kind of store: pebble (a folder), memory or postgres")
	cmd.Flags().StringVarP(&f.path, "dbpath", "a", defaultStore, "the store's folder, or address of its PostgreSQL database: postgres://host/database")
	cmd.Flags().StringVar(&f.decisions, "decisions", "", "file of decisions (default: decisions.tsv beside the store)")
}

// open opens the store to read it, or with create to write it, made if it is
// not there.
func (f *storeFlags) open(create bool) (*graph.Store, error) {
	if create {
		return f.openWith(graph.Options{Version: Version})
	}
	if err := f.mustExist(); err != nil {
		return nil, err
	}
	return f.openWith(graph.Options{Version: Version, ReadOnly: true})
}

// openExisting opens a store to write it; it must be there.
func (f *storeFlags) openExisting() (*graph.Store, error) {
	if err := f.mustExist(); err != nil {
		return nil, err
	}
	return f.open(true)
}

func (f *storeFlags) openWith(o graph.Options) (*graph.Store, error) {
	o.Decisions = f.decisions
	if f.inPostgres() {
		if f.path == defaultStore {
			return nil, usagef("-d postgres needs the database's address: -a postgres://host/database, or -a 'postgres:///database?host=/var/run/postgresql'")
		}
		return postgres.Open(context.Background(), f.path, o)
	}
	switch f.backend {
	case "memory":
		return graph.OpenMemory()
	case "pebble":
		return graph.Open(f.path, o)
	}
	return nil, usagef("unknown kind of store %q: pebble, memory or postgres", f.backend)
}

// inPostgres says whether the store is in a PostgreSQL database: an address of
// one needs no -d.
func (f *storeFlags) inPostgres() bool {
	return f.backend == "postgres" || f.backend == "pebble" &&
		(strings.HasPrefix(f.path, "postgres://") || strings.HasPrefix(f.path, "postgresql://"))
}

// name is the store as messages name it.
func (f *storeFlags) name() string {
	if f.inPostgres() {
		return postgres.Name(f.path)
	}
	return f.path
}

func (f *storeFlags) mustExist() error {
	if f.backend != "pebble" || f.inPostgres() {
		return nil
	}
	if _, err := os.Stat(f.path); errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("there is no store at %s: make one with '%s build FILE', or name another with -a", f.path, program())
	}
	return nil
}

// flag is what must be added to a command line to reach the same store.
func (f *storeFlags) flag() string {
	s := ""
	if f.backend == "postgres" {
		s += " -d postgres"
	}
	if f.path != defaultStore {
		s += " -a " + quoteArg(f.name())
	}
	if f.decisions != "" {
		s += " --decisions " + quoteArg(f.decisions)
	}
	return s
}

// program is how the user started kgraph, so that hints can be pasted.
func program() string {
	exe, err := os.Executable()
	if err == nil && strings.Contains(filepath.ToSlash(exe), "/go-build") {
		return "go run ./cmd/kgraph"
	}
	return "kgraph"
}

// quoteArg quotes s for a POSIX shell where it needs it.
func quoteArg(s string) string {
	if s != "" && !strings.ContainsAny(s, " \t\n'\"\\$`&|;<>()*?[]#~!{}") {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}

// schemaFlag is --schema.
type schemaFlag struct {
	path   string
	strict bool     // with build: nothing but what the file has
	known  string   // with build: a table of known things
	floor  *float64 // least confidence of a claim, nil for the default
}

// registerBuild adds the flags that decide what goes into records.
func (f *schemaFlag) registerBuild(cmd *cobra.Command) {
	f.register(cmd)
	cmd.Flags().BoolVar(&f.strict, "strict", false, "with --schema: only the file's own types and relations; says what was left out")
	cmd.Flags().StringVar(&f.known, "link", "", "table of known things to link names to: TSV (id, names separated by |, type) or N-Triples (.nt)")
}

func (f *schemaFlag) register(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.path, "schema", "", "vocabulary file (YAML); it extends the built-in one and wins over it")
}

func (f *schemaFlag) load() (*schema.Schema, error) {
	if f.path == "" {
		return schema.Default(), nil
	}
	own, err := schema.Open(f.path)
	if err != nil {
		return nil, err
	}
	if f.strict {
		return own, nil
	}
	return schema.Default().With(own)
}

// pipeline is the pipeline over the vocabulary. Its version names the program
// and the user's file, so that a document is read again when either has changed.
func (f *schemaFlag) pipeline() (*pipeline.Pipeline, error) {
	if f.strict && f.path == "" {
		return nil, usagef("--strict keeps to the types and relations of your own file: name it with --schema")
	}
	vocabulary, err := f.load()
	if err != nil {
		return nil, err
	}
	version := Version
	for _, path := range []string{f.path, f.known} {
		if path == "" {
			continue
		}
		sum, err := fileSum(path)
		if err != nil {
			return nil, err
		}
		version += "+" + sum
	}
	if f.strict {
		version += "+strict"
	}
	var table *known.Table
	if f.known != "" {
		prefixes := maps.Clone(schema.Default().Prefixes)
		maps.Copy(prefixes, vocabulary.Prefixes)
		if table, err = known.Open(f.known, prefixes); err != nil {
			return nil, err
		}
	}
	p, err := pipeline.New(vocabulary, version)
	if err == nil {
		p.Strict, p.Known = f.strict, table
		if f.floor != nil {
			p.Floor = *f.floor
		}
	}
	return p, err
}

// fileSum is the first 16 hex digits of a file's SHA-256.
func fileSum(path string) (string, error) {
	file, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer file.Close()
	h := sha256.New()
	if _, err := io.Copy(h, file); err != nil {
		return "", fmt.Errorf("reading %s: %w", path, err)
	}
	return hex.EncodeToString(h.Sum(nil)[:8]), nil
}
