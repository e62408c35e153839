package cli

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"kgraph/graph"
)

// heard is what a command says while it runs.
type heard struct {
	sync.Mutex
	bytes.Buffer
}

func (h *heard) Write(b []byte) (int, error) {
	h.Lock()
	defer h.Unlock()
	return h.Buffer.Write(b)
}

// await waits until the text was said n times.
func (h *heard) await(t *testing.T, text string, n int) {
	t.Helper()
	for until := time.Now().Add(time.Minute); ; time.Sleep(20 * time.Millisecond) {
		h.Lock()
		said := h.String()
		h.Unlock()
		if strings.Count(said, text) >= n {
			return
		}
		if time.Now().After(until) {
			t.Fatalf("%q was not said %d times: %s", text, n, said)
		}
	}
}

func TestWatch(t *testing.T) {
	dir, db := t.TempDir(), filepath.Join(t.TempDir(), "g.db")
	put := func(name, text string) {
		t.Helper()
		p := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p+".tmp~", []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(p+".tmp~", p); err != nil {
			t.Fatal(err)
		}
	}
	put(".kgraphignore", "*~\n")
	put("a.txt", "The company sued the agency on Monday.\n")
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	said := new(heard)
	ended := make(chan int, 1)
	go func() {
		ended <- Main(ctx, []string{"build", "-q", "--watch", "-a", db, dir}, Streams{In: strings.NewReader(""), Out: new(bytes.Buffer), Err: said})
	}()
	said.await(t, "watching", 1)
	put("new/b.txt", "The court fined the bank in March.\n")
	said.await(t, "1 document read, 0 taken out", 1)
	put("new/b.txt", "The court fined the bank and the broker in March.\n")
	said.await(t, "1 document read, 0 taken out", 2)
	if err := os.Remove(filepath.Join(dir, "a.txt")); err != nil {
		t.Fatal(err)
	}
	said.await(t, "0 documents read, 1 taken out", 1)
	stop()
	if code := <-ended; code != 0 {
		t.Errorf("interrupted, it ends with %d", code)
	}
	s, err := graph.Open(db, graph.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var ids []string
	for d, err := range s.Documents(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, d.ID)
	}
	if !slices.Equal(ids, []string{"new/b.txt"}) {
		t.Errorf("the store holds %v", ids)
	}
}
