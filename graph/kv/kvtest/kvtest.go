// Package kvtest owns the suite that every kv.DB must pass.
package kvtest

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"kgraph/graph/kv"
)

// Run holds a database that is empty when opened against a map: batches,
// indexed ones too, bounds of iterators, leaps, and snapshots that stay.
func Run(t *testing.T, db kv.DB) {
	rnd := rand.New(rand.NewPCG(5, 5))
	model := map[string]string{}
	type shot struct {
		s     kv.Snapshot
		model map[string]string
	}
	var shots []shot
	for round := range 40 {
		if err := db.Lock(); err != nil {
			t.Fatal(err)
		}
		held := true
		unlock := func() {
			if held {
				held = false
				db.Unlock()
			}
		}
		t.Cleanup(unlock) // a failed test must not keep the database open
		indexed := rnd.IntN(2) == 0
		b := db.NewBatch()
		if indexed {
			b = db.NewIndexedBatch()
		}
		next := maps.Clone(model)
		size := 1 + rnd.IntN(40)
		if round%10 == 9 {
			size = 1500
		}
		for range size {
			k := key(rnd)
			var err error
			if rnd.IntN(3) == 0 {
				err = b.Delete([]byte(k))
				delete(next, k)
			} else {
				v := fmt.Sprint(rnd.IntN(4))
				if rnd.IntN(5) == 0 {
					v = ""
				}
				err = b.Set([]byte(k), []byte(v))
				next[k] = v
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		if err := kv.Prefetch(b, [][]byte{[]byte(key(rnd)), []byte(key(rnd))}); err != nil {
			t.Fatal(err)
		}
		if indexed {
			same(t, rnd, b, next)
		} else {
			same(t, rnd, b, model)
		}
		if rnd.IntN(5) > 0 {
			if err := b.Commit(); err != nil {
				t.Fatal(err)
			}
			model = next
		}
		if err := b.Close(); err != nil {
			t.Fatal(err)
		}
		same(t, rnd, db, model)
		unlock()
		same(t, rnd, db, model)
		if rnd.IntN(4) == 0 {
			s, err := db.NewSnapshot()
			if err != nil {
				t.Fatal(err)
			}
			shots = append(shots, shot{s, maps.Clone(model)})
		}
	}
	for _, s := range shots {
		if err := kv.Prefetch(s.s, [][]byte{[]byte(key(rnd))}); err != nil {
			t.Fatal(err)
		}
		same(t, rnd, s.s, s.model)
		if err := s.s.Close(); err != nil {
			t.Error(err)
		}
	}
}

// key draws one of few keys, with all bytes that sort oddly.
func key(rnd *rand.Rand) string {
	b := make([]byte, 1+rnd.IntN(3))
	for i := range b {
		b[i] = []byte{0, 1, 0x7f, 0x80, 0xfe, 0xff}[rnd.IntN(6)]
	}
	return string(b)
}

// same holds a reader against a map.
func same(t *testing.T, rnd *rand.Rand, r kv.Reader, model map[string]string) {
	t.Helper()
	for range 5 {
		k := key(rnd)
		v, closer, err := r.Get([]byte(k))
		want, ok := model[k]
		switch {
		case !ok && !errors.Is(err, kv.ErrNotFound), ok && (err != nil || string(v) != want):
			t.Fatalf("key %x: %q %v, expected %q %v", k, v, err, want, ok)
		case ok:
			_ = closer.Close()
		}
	}
	all := slices.Sorted(maps.Keys(model))
	lower, upper := []byte(key(rnd)), []byte(key(rnd))
	if bytes.Compare(lower, upper) > 0 {
		lower, upper = upper, lower
	}
	if rnd.IntN(4) == 0 {
		lower = nil
	}
	if rnd.IntN(4) == 0 {
		upper = nil
	}
	inside := slices.DeleteFunc(slices.Clone(all), func(k string) bool {
		return k < string(lower) || upper != nil && k >= string(upper)
	})
	it, err := kv.IterOf(r, lower, upper, rnd.IntN(3))
	if err != nil {
		t.Fatal(err)
	}
	defer it.Close()
	i := 0
	for ok := it.First(); ok; ok = it.Next() {
		if i >= len(inside) || string(it.Key()) != inside[i] || string(it.Value()) != model[inside[i]] {
			t.Fatalf("from %x to %x, place %d: %x %q, expected %x", lower, upper, i, it.Key(), it.Value(), inside)
		}
		i++
	}
	if err := it.Error(); err != nil || i != len(inside) {
		t.Fatalf("from %x to %x: %d keys, expected %d, %v", lower, upper, i, len(inside), err)
	}
	for range 5 {
		to := []byte(key(rnd))
		i := slices.IndexFunc(inside, func(k string) bool { return bytes.Compare([]byte(k), to) >= 0 })
		ok := it.SeekGE(to)
		if ok != (i >= 0) || ok && string(it.Key()) != inside[i] {
			t.Fatalf("from %x to %x, leap to %x: %v, expected place %d of %x", lower, upper, to, ok, i, inside)
		}
		if ok && it.Next() != (i+1 < len(inside)) {
			t.Fatalf("after a leap to %x: the end is elsewhere", to)
		}
	}
}
