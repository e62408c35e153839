package graph_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kgraph/graph"
	"kgraph/graph/storetest"
)

// TestUpgrade opens a store that kgraph wrote in format 3, of three articles:
// to be read, when nothing of it changes; to be written, when it becomes one of
// the present format, whose old records stand beside new ones.
func TestUpgrade(t *testing.T) {
	path := filepath.Join(t.TempDir(), "db")
	if err := os.CopyFS(path, os.DirFS("testdata/format3")); err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("testdata/format3.nq")
	if err != nil {
		t.Fatal(err)
	}
	format := func() string {
		b, err := os.ReadFile(filepath.Join(path, "KGRAPH-FORMAT"))
		if err != nil {
			t.Fatal(err)
		}
		return strings.TrimSpace(string(b))
	}
	open := func(o graph.Options) *graph.Store {
		t.Helper()
		s, err := graph.Open(path, o)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	all := func(s *graph.Store) (records []*graph.Record) {
		t.Helper()
		for r, err := range s.Records(context.Background()) {
			if err != nil {
				t.Fatal(err)
			}
			records = append(records, r)
		}
		return records
	}
	same := func(when string, s *graph.Store, of *graph.Store) {
		t.Helper()
		if storetest.Dump(t, s) != storetest.Dump(t, of) {
			t.Errorf("%s: the dump is another one", when)
		}
	}

	s := open(graph.Options{ReadOnly: true})
	records := all(s)
	if len(records) != 3 || len(records[0].Claims) == 0 {
		t.Fatalf("%d records", len(records))
	}
	lines := strings.Split(strings.TrimSpace(string(want)), "\n")
	slices.Sort(lines)
	got := strings.Split(strings.TrimSpace(storetest.Dump(t, s)), "\n")
	slices.Sort(got)
	if d := cmp.Diff(lines, got); d != "" {
		t.Errorf("the quads are other ones:\n%s", d)
	}
	same("read", s, memory(t, records...))
	st, err := s.Stats(context.Background())
	if err != nil || st.Documents != 3 || st.Sentences == 0 {
		t.Errorf("%+v, %v", st, err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if format() != "3" {
		t.Errorf("reading made it format %s", format())
	}

	s = open(graph.Options{})
	if now := strconv.Itoa(graph.Format); format() != now {
		t.Errorf("format %s, want %s", format(), now)
	}
	more := generated(1)
	if _, err := s.Add(context.Background(), more, records[1]); err != nil {
		t.Fatal(err)
	}
	same("added", s, memory(t, append(slices.Clone(records), more)...))
	if err := s.Remove(context.Background(), records[0].Document.ID); err != nil {
		t.Fatal(err)
	}
	same("removed", s, memory(t, records[1], records[2], more))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = open(graph.Options{ReadOnly: true})
	defer s.Close()
	same("opened again", s, memory(t, records[1], records[2], more))

	if err := graph.CheckFormat(graph.OldestFormat - 1); !errors.Is(err, graph.ErrOlder) {
		t.Error(err)
	}
}
