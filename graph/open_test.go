package graph_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"kgraph/graph"
	"kgraph/graph/storetest"
)

// TestMain lets the test binary be the other process of a test.
func TestMain(m *testing.M) {
	switch role, path, _ := strings.Cut(os.Getenv("KGRAPH_TEST_ROLE"), " "); role {
	case "hold", "read":
		s, err := graph.Open(path, graph.Options{ReadOnly: role == "read"})
		if err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		fmt.Println("open")
		_, _ = bufio.NewReader(os.Stdin).ReadString('\n')
		_ = s.Close()
		os.Exit(0)
	case "write":
		s, err := graph.Open(path, graph.Options{})
		if err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		for i := 0; ; i++ { // until killed
			if _, err := s.Add(context.Background(), generated(i)); err != nil {
				fmt.Println(err)
				os.Exit(1)
			}
			fmt.Println(i)
		}
	}
	os.Exit(m.Run())
}

// other starts the test binary in a role and returns its first line.
func other(t *testing.T, role, path string) (first string, lines *bufio.Scanner, cmd *exec.Cmd) {
	t.Helper()
	cmd = exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "KGRAPH_TEST_ROLE="+role+" "+path)
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = in.Close()
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	lines = bufio.NewScanner(out)
	lines.Scan()
	return lines.Text(), lines, cmd
}

func TestOpen(t *testing.T) {
	dir := t.TempDir()
	in := func(name string, files ...string) string {
		p := filepath.Join(dir, name)
		if err := os.MkdirAll(p, 0o755); err != nil {
			t.Fatal(err)
		}
		for i := 0; i < len(files); i += 2 {
			if err := os.WriteFile(filepath.Join(p, files[i]), []byte(files[i+1]), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		return p
	}
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, path string
		ro         bool
		want       error
	}{
		{"new folder", filepath.Join(dir, "new", "deep"), false, nil},
		{"empty folder", in("empty"), false, nil},
		{"nothing to read", filepath.Join(dir, "none"), true, graph.ErrNoStore},
		{"foreign folder", in("foreign", "notes.txt", "mine"), false, graph.ErrForeign},
		{"a file", file, false, graph.ErrForeign},
		{"older", in("older", "KGRAPH-FORMAT", "0\n"), false, graph.ErrOlder},
		{"newer", in("newer", "KGRAPH-FORMAT", "99\n"), false, graph.ErrNewer},
		{"garbled", in("garbled", "KGRAPH-FORMAT", "x"), true, graph.ErrDamaged},
		{"made but never filled", in("made", "KGRAPH-FORMAT", strconv.Itoa(graph.Format)+"\n"), false, nil},
		{"made but never filled, to be read", in("made2", "KGRAPH-FORMAT", strconv.Itoa(graph.Format)+"\n"), true, graph.ErrNoStore},
	} {
		s, err := graph.Open(c.path, graph.Options{ReadOnly: c.ro})
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
		if err == nil {
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		}
	}
	if entries, _ := os.ReadDir(filepath.Join(dir, "foreign")); len(entries) != 1 {
		t.Error("a foreign folder was written to")
	}
}

func TestLock(t *testing.T) {
	path := filepath.Join(t.TempDir(), "db")
	s, err := graph.Open(path, graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := graph.Open(path, graph.Options{}); !errors.Is(err, graph.ErrLocked) || !strings.Contains(err.Error(), path) {
		t.Errorf("second opening: %v", err)
	}
	if said, _, _ := other(t, "hold", path); !strings.Contains(said, graph.ErrLocked.Error()) {
		t.Errorf("the other process says %q", said)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if said, _, _ := other(t, "read", path); said != "open" {
		t.Errorf("the reading process says %q", said)
	}
	r, err := graph.Open(path, graph.Options{ReadOnly: true})
	if err != nil {
		t.Fatalf("two readers: %v", err)
	}
	defer r.Close()
	if _, err := graph.Open(path, graph.Options{}); !errors.Is(err, graph.ErrLocked) {
		t.Errorf("a writer beside readers: %v", err)
	}
	if _, err := r.Add(context.Background(), article("a", "A | b | C")); !errors.Is(err, graph.ErrReadOnly) {
		t.Errorf("a reader that writes: %v", err)
	}
}

// TestKill kills a writer in the middle of its work, at three moments or
// KGRAPH_KILLS of them: the store opens, and holds the documents acknowledged,
// whole, and nothing else.
func TestKill(t *testing.T) {
	path := filepath.Join(t.TempDir(), "db")
	rounds := 3
	if n, err := strconv.Atoi(os.Getenv("KGRAPH_KILLS")); err == nil {
		rounds = n
	}
	rnd := rand.New(rand.NewPCG(1, uint64(rounds)))
	for round := range rounds {
		if err := os.RemoveAll(path); err != nil {
			t.Fatal(err)
		}
		first, lines, cmd := other(t, "write", path)
		if first != "0" {
			t.Fatalf("the writer says %q", first)
		}
		time.AfterFunc(time.Duration(rnd.IntN(300_000))*time.Microsecond, func() { _ = cmd.Process.Kill() })
		last := 0
		for lines.Scan() {
			last++
		}
		s, err := graph.Open(path, graph.Options{})
		if err != nil {
			t.Fatal(err)
		}
		want := memory(t)
		n := 0
		for d, err := range s.Documents(context.Background()) {
			if err != nil {
				t.Fatal(err)
			}
			r := generated(n)
			if d.ID != r.Document.ID {
				t.Fatalf("document %d is %s", n, d.ID)
			}
			if _, err := want.Add(context.Background(), r); err != nil {
				t.Fatal(err)
			}
			n++
		}
		if n <= last {
			t.Errorf("%d documents, but number %d was acknowledged", n, last)
		}
		if storetest.Dump(t, want) != storetest.Dump(t, s) {
			t.Errorf("round %d: the store of %d documents is not whole", round, n)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
}

// TestSmallStoreIsSmall: a store of one article does not take the disk space
// of the many it may come to hold.
func TestSmallStoreIsSmall(t *testing.T) {
	path := filepath.Join(t.TempDir(), "db")
	s, err := graph.Open(path, graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Add(context.Background(), generated(1)); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(path)
	if err != nil {
		t.Fatal(err)
	}
	var blocks int64
	for _, e := range entries {
		info, err := e.Info()
		if err != nil {
			t.Fatal(err)
		}
		blocks += onDisk(info)
	}
	if blocks > 2<<20 {
		t.Errorf("it takes %d bytes", blocks)
	}
}
