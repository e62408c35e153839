package postgres_test

import (
	"errors"
	"fmt"
	"testing"

	"kgraph/graph"
	"kgraph/graph/kv"
	"kgraph/graph/kv/kvtest"
	"kgraph/graph/postgres"
)

func connect(t *testing.T) *postgres.DB {
	t.Helper()
	db, err := postgres.Connect(t.Context(), schema(t), graph.Options{NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func TestKeys(t *testing.T) { kvtest.Run(t, connect(t)) }

// TestLoad: ranges replace what is there, in an empty table and in one that is
// not; a load that is not committed leaves nothing; a key may be too long.
func TestLoad(t *testing.T) {
	db := connect(t)
	for round := range 3 {
		l, err := db.NewLoad()
		if err != nil {
			t.Fatal(err)
		}
		for _, first := range []string{"b", "a"} {
			r, err := l.Range()
			if err != nil {
				t.Fatal(err)
			}
			for i := range 3000 {
				if err := r.Set(fmt.Appendf(nil, "%s%05d", first, i+1000*round), fmt.Append(nil, round)); err != nil {
					t.Fatal(err)
				}
			}
			if err := r.Close(); err != nil {
				t.Fatal(err)
			}
		}
		if round < 2 {
			if err := db.Lock(); err != nil {
				t.Fatal(err)
			}
			err := l.Commit()
			db.Unlock()
			if err != nil {
				t.Fatal(err)
			}
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
	}
	it, err := db.NewIter(nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	n, second := 0, 0
	for ok := it.First(); ok; ok = it.Next() {
		n++
		if string(it.Value()) == "1" {
			second++
		}
	}
	if n != 8000 || second != 6000 || it.Error() != nil {
		t.Errorf("%d keys, %d of the second load, %v", n, second, it.Error())
	}
	b := db.NewBatch()
	if err := b.Set(make([]byte, postgres.MaxKey+1), nil); !errors.Is(err, postgres.ErrKey) {
		t.Errorf("a long key: %v", err)
	}
	if _, _, err := db.Get([]byte("nope")); !errors.Is(err, kv.ErrNotFound) {
		t.Errorf("no key: %v", err)
	}
}
