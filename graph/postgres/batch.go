package postgres

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/jackc/pgx/v5"

	"kgraph/graph/kv"
)

// MaxKey is how long a key may be: PostgreSQL's index takes no more.
const MaxKey = 2600

// ErrKey: a key is longer than MaxKey.
var ErrKey = errors.New("a name or document id is too long for PostgreSQL")

// batch gathers writes in memory: the last one of a key counts.
type batch struct {
	*DB
	indexed bool
	m       map[string][]byte // nil for a deletion
}

var _ kv.Prefetcher = (*batch)(nil)

// NewBatch returns a batch that reads the newest state.
func (d *DB) NewBatch() kv.Batch { return &batch{DB: d, m: map[string][]byte{}} }

// NewIndexedBatch returns a batch that reads its own writes too.
func (d *DB) NewIndexedBatch() kv.Batch {
	return &batch{DB: d, m: map[string][]byte{}, indexed: true}
}

func (b *batch) Set(key, value []byte) error {
	if len(key) > MaxKey {
		return fmt.Errorf("%w: %d bytes, at most %d: %.60q…", ErrKey, len(key), MaxKey, key[1:])
	}
	b.m[string(key)] = append(make([]byte, 0, len(value)), value...)
	return nil
}

func (b *batch) Delete(key []byte) error {
	b.m[string(key)] = nil
	return nil
}

func (b *batch) Empty() bool { return len(b.m) == 0 }

func (b *batch) Close() error {
	b.m = nil
	return nil
}

func (b *batch) Get(key []byte) ([]byte, io.Closer, error) {
	if b.indexed {
		if v, own := b.m[string(key)]; own {
			return found(v)
		}
	}
	return b.DB.Get(key)
}

// NewIter of an indexed batch shows its writes among the keys of the database.
func (b *batch) NewIter(lower, upper []byte) (kv.Iterator, error) {
	below, err := b.DB.NewIter(lower, upper)
	if err != nil || !b.indexed {
		return below, err
	}
	it := &merged{below: below, m: b.m}
	for k := range b.m {
		if k >= string(lower) && (upper == nil || k < string(upper)) {
			it.own = append(it.own, k)
		}
	}
	slices.Sort(it.own)
	return it, nil
}

// NewIterOf must not be the database's own, which does not see the writes.
func (b *batch) NewIterOf(lower, upper []byte, _ int) (kv.Iterator, error) {
	return b.NewIter(lower, upper)
}

// Sizes up to which writes go as parameters, and from which they are copied.
const copyFrom = 500

// Commit makes all writes in one transaction.
func (b *batch) Commit() error {
	err := b.transact(b.commit)
	b.DB.mu.Lock()
	b.ahead.clear()
	b.DB.mu.Unlock()
	return err
}

func (b *batch) commit(tx pgx.Tx) error {
	var gone, keys [][]byte
	for _, k := range slices.Sorted(maps.Keys(b.m)) {
		if b.m[k] == nil {
			gone = append(gone, []byte(k))
		} else {
			keys = append(keys, []byte(k))
		}
	}
	if len(gone) > 0 {
		if _, err := tx.Exec(background, `DELETE FROM kgraph_kv WHERE k = ANY($1)`, gone); err != nil {
			return err
		}
	}
	if len(keys) == 0 {
		return nil
	}
	if len(keys) < copyFrom {
		values := make([][]byte, len(keys))
		for i, k := range keys {
			values[i] = b.m[string(k)]
		}
		_, err := tx.Exec(background, `INSERT INTO kgraph_kv SELECT * FROM unnest($1::bytea[], $2::bytea[])`+merge, keys, values)
		return err
	}
	rows := bytes.Clone(copyHead)
	for _, k := range keys {
		var err error
		if rows, err = appendRow(rows, k, b.m[string(k)]); err != nil {
			return err
		}
	}
	return copyIn(tx, bytes.NewReader(append(rows, copyTail...)))
}

// merged walks a batch's own writes and the keys below side by side.
type merged struct {
	below kv.Iterator
	m     map[string][]byte
	own   []string
	i     int
	under bool // below stands on a key
	first bool // the present key is below's
	ok    bool
}

func (it *merged) First() bool {
	it.i, it.under = 0, it.below.First()
	return it.settle()
}

func (it *merged) SeekGE(key []byte) bool {
	it.i, _ = slices.BinarySearch(it.own, string(key))
	it.under = it.below.SeekGE(key)
	return it.settle()
}

func (it *merged) Next() bool {
	if !it.ok {
		return false
	}
	if it.first {
		it.under = it.below.Next()
	} else {
		it.i++
	}
	return it.settle()
}

// settle goes to the next key that is there.
func (it *merged) settle() bool {
	for {
		mine := it.i < len(it.own)
		switch {
		case !mine && !it.under:
			it.ok = false
			return false
		case mine && it.under && bytes.Equal([]byte(it.own[it.i]), it.below.Key()):
			it.under = it.below.Next() // written anew
			continue
		case it.under && (!mine || bytes.Compare(it.below.Key(), []byte(it.own[it.i])) < 0):
			it.first, it.ok = true, true
			return true
		case it.m[it.own[it.i]] == nil: // deleted
			it.i++
			continue
		}
		it.first, it.ok = false, true
		return true
	}
}

func (it *merged) Key() []byte {
	if it.first {
		return it.below.Key()
	}
	return []byte(it.own[it.i])
}

func (it *merged) Value() []byte {
	if it.first {
		return it.below.Value()
	}
	return it.m[it.own[it.i]]
}

func (it *merged) Error() error { return it.below.Error() }
func (it *merged) Close() error { return it.below.Close() }
