package postgres_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"kgraph/graph"
	"kgraph/graph/storetest"
)

// childVariable makes the test binary a builder: it adds article after article
// to the store that the variable names, and prints each id when it is in.
const childVariable = "KGRAPH_TEST_CHILD"

// restartVariable is a command that crashes the server and starts it again.
const restartVariable = "KGRAPH_TEST_POSTGRES_RESTART"

func TestMain(m *testing.M) {
	if dsn := os.Getenv(childVariable); dsn != "" {
		if err := child(dsn); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// kills is how many builders are killed, and children how many articles each
// has to add.
var kills, children = func() (int, int) {
	n, err := strconv.Atoi(os.Getenv("KGRAPH_KILLS"))
	if err != nil {
		n = 6
	}
	return n, max(120, 6*n)
}()

func child(dsn string) error {
	s, err := openStore(dsn)
	if err != nil {
		return err
	}
	for i := range children {
		r, err := s.Add(context.Background(), nth(i))
		if err != nil {
			return err
		}
		if r.Unchanged == 0 {
			fmt.Println(i)
		}
	}
	return s.Close()
}

// TestKilled: a builder that is killed at any moment leaves whole documents,
// all that it told of, and the next one completes the graph.
func TestKilled(t *testing.T) {
	dsn := schema(t)
	rnd := rand.New(rand.NewPCG(3, 3))
	for range kills {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), childVariable+"="+dsn)
		out, err := cmd.StdoutPipe()
		if err == nil {
			err = cmd.Start()
		}
		if err != nil {
			t.Fatal(err)
		}
		var last string
		stop := 1 + rnd.IntN(12)
		lines := bufio.NewScanner(out)
		for i := 0; i < stop && lines.Scan(); i++ {
			last = lines.Text()
		}
		time.Sleep(time.Duration(rnd.IntN(20_000)) * time.Microsecond)
		_ = cmd.Process.Kill()
		for lines.Scan() {
			last = lines.Text()
		}
		_ = cmd.Wait()
		whole(t, dsn, last)
	}
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childVariable+"="+dsn)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("the last build: %v\n%s", err, out)
	}
	if n := whole(t, dsn, strconv.Itoa(children-1)); n != children {
		t.Errorf("%d documents, expected %d", n, children)
	}
}

// whole checks that the store is that of the documents in it, and that the
// acknowledged ones are there.
func whole(t *testing.T, dsn, acknowledged string) int {
	t.Helper()
	s := open(t, dsn, graph.Options{ReadOnly: true})
	defer s.Close()
	docs := map[string]*graph.Record{}
	for d, err := range s.Documents(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		n, err := strconv.Atoi(strings.TrimPrefix(d.ID, "d"))
		if err != nil {
			t.Fatal(err)
		}
		docs[d.ID] = nth(n)
	}
	if acknowledged != "" {
		n, _ := strconv.Atoi(acknowledged)
		for i := range n + 1 {
			if id := fmt.Sprintf("d%04d", i); docs[id] == nil {
				t.Fatalf("%s was in, and is lost", id)
			}
		}
	}
	if storetest.Dump(t, s) != storetest.Fresh(t, docs, nil) {
		t.Fatalf("with %d documents the dump is not theirs", len(docs))
	}
	return len(docs)
}

// TestServerEnds: when the server ends the connections, or crashes, a write
// fails with an error, the store stays whole, and goes on afterwards.
func TestServerEnds(t *testing.T) {
	dsn := schema(t)
	s := open(t, dsn, graph.Options{})
	defer s.Close()
	end := func() {
		c, err := pgx.Connect(context.Background(), dsn)
		if err != nil {
			return
		}
		defer c.Close(context.Background())
		_, _ = c.Exec(context.Background(), `SELECT pg_terminate_backend(a.pid) FROM pg_locks l JOIN pg_stat_activity a USING (pid)
			WHERE l.locktype = 'advisory' AND a.pid <> pg_backend_pid()`)
	}
	if command := os.Getenv(restartVariable); command != "" {
		end = func() {
			if out, err := exec.Command("sh", "-c", command).CombinedOutput(); err != nil {
				t.Errorf("restarting the server: %v\n%s", err, out)
			}
		}
	}
	var ended sync.WaitGroup
	failed := 0
	for i := range 60 {
		if i == 20 || i == 40 {
			ended.Wait()
			ended.Go(end)
		}
		if _, err := s.Add(context.Background(), nth(i)); err != nil {
			failed++
			if !strings.Contains(err.Error(), "PostgreSQL") {
				t.Errorf("%v", err)
			}
			time.Sleep(200 * time.Millisecond)
		}
	}
	ended.Wait()
	t.Logf("%d of 60 writes failed", failed)
	for i := range 60 { // what failed is done again
		var err error
		for range 20 {
			if _, err = s.Add(context.Background(), nth(i)); err == nil {
				break
			}
			time.Sleep(200 * time.Millisecond)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if n := whole(t, dsn, "59"); n != 60 {
		t.Errorf("%d documents", n)
	}
}

// TestOpening: what is wrong with a database is said.
func TestOpening(t *testing.T) {
	dsn := schema(t)
	if _, err := openWith(dsn, graph.Options{ReadOnly: true}); !errors.Is(err, graph.ErrNoStore) {
		t.Errorf("an empty database: %v", err)
	}
	s := open(t, dsn, graph.Options{})
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	on := func(sql string) { execute(t, dsn, sql) }
	execute(t, dsn, fmt.Sprintf(`UPDATE kgraph_format SET format = %d`, graph.OldestFormat))
	for _, ro := range []bool{true, false, false} { // read, then upgraded, then as any
		s, err := openWith(dsn, graph.Options{ReadOnly: ro})
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		sql  string
		want error
	}{
		{`UPDATE kgraph_format SET format = 0`, graph.ErrOlder},
		{`UPDATE kgraph_format SET format = 999`, graph.ErrNewer},
		{`DELETE FROM kgraph_format`, graph.ErrDamaged},
		{`DROP TABLE kgraph_format`, graph.ErrForeign},
	} {
		on(c.sql)
		if _, err := openWith(dsn, graph.Options{}); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", c.sql, err)
		}
	}
	for _, dsn := range []string{"postgres://x:secret@127.0.0.1:1/x", "postgres://::bad", "host=/nowhere password=secret"} {
		_, err := openWith(dsn, graph.Options{})
		if err == nil || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: %v", dsn, err)
		}
	}
}

// TestTwoWriters: two processes' stores write in turn and lose nothing.
func TestTwoWriters(t *testing.T) {
	dsn := schema(t)
	docs := map[string]*graph.Record{}
	for i := range 40 {
		docs[nth(i).Document.ID] = nth(i)
	}
	var both sync.WaitGroup
	for w := range 2 {
		s := open(t, dsn, graph.Options{NoSync: true})
		both.Go(func() {
			defer s.Close()
			for i := w; i < 40; i += 2 {
				if _, err := s.Add(context.Background(), nth(i)); err != nil {
					t.Error(err)
				}
			}
		})
	}
	both.Wait()
	s := open(t, dsn, graph.Options{ReadOnly: true})
	defer s.Close()
	if storetest.Dump(t, s) != storetest.Fresh(t, docs, nil) {
		t.Error("the dump is not that of both writers' documents")
	}
}
