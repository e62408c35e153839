// Package kv owns what the store asks of the database below it: sorted keys,
// read in one state, written in batches that are there whole or not at all.
//
// Invariant: keys are sorted by their bytes; a reader on a snapshot sees one
// state; whoever writes holds the database's lock.
//
// The package does not know what keys and values mean.
package kv

import (
	"errors"
	"io"
)

// ErrNotFound is returned by Get for a key that is not there.
var ErrNotFound = errors.New("no such key")

// Reader reads keys. It is safe for concurrent use, except for a Batch.
type Reader interface {
	// Get returns the value of a key, which is good until closer is closed,
	// or ErrNotFound.
	Get(key []byte) (value []byte, closer io.Closer, err error)
	// NewIter returns an iterator over the keys from lower to before upper;
	// nil is no bound, and lower is not after upper. It must be closed, and is
	// for one goroutine.
	NewIter(lower, upper []byte) (Iterator, error)
}

// Iterator walks keys in order. Keys and values are good until the next move.
type Iterator interface {
	First() bool
	SeekGE(key []byte) bool
	Next() bool
	Key() []byte
	Value() []byte
	Error() error
	Close() error
}

// Snapshot is a Reader of a state that no longer changes.
type Snapshot interface {
	Reader
	Close() error
}

// Batch gathers writes. It copies keys and values. An indexed batch reads its
// own writes over the newest state, another one only the newest state.
type Batch interface {
	Reader
	Set(key, value []byte) error
	Delete(key []byte) error
	Empty() bool
	// Commit makes the writes, all or none; they outlast a crash.
	Commit() error
	Close() error
}

// DB is a database. As a Reader it reads the newest state.
type DB interface {
	Reader
	NewSnapshot() (Snapshot, error)
	NewBatch() Batch
	NewIndexedBatch() Batch
	// Lock waits until nobody else writes, in this process or any other. What
	// is read and committed before Unlock is one change of the database.
	Lock() error
	Unlock()
	// Size is how many bytes the database takes on disk.
	Size() int64
	Close() error
}

// Prefetcher is a Reader that asks somebody far away: many keys at once come
// faster than one after the other.
type Prefetcher interface {
	// Prefetch reads keys that Get will be asked for next.
	Prefetch(keys [][]byte) error
}

// Far says whether Prefetch is worth the gathering of keys.
func Far(r Reader) bool {
	_, ok := r.(Prefetcher)
	return ok
}

// Prefetch says which keys will be asked for next, to a reader that cares.
func Prefetch(r Reader, keys [][]byte) error {
	if p, ok := r.(Prefetcher); ok && len(keys) > 0 {
		return p.Prefetch(keys)
	}
	return nil
}

// Lookup looks up many keys, most of which are not there. It reads the state
// of its Reader when it was made, is for one goroutine, and must be closed.
type Lookup interface {
	// Get returns the value of a key, good until the next call; nil if the
	// key is not there. An empty value is not nil.
	Get(key []byte) ([]byte, error)
	Close() error
}

// NewLookup returns a Lookup of r's keys.
func NewLookup(r Reader) (Lookup, error) {
	if l, ok := r.(interface{ NewLookup() (Lookup, error) }); ok {
		return l.NewLookup()
	}
	return &getter{r: r}, nil
}

// getter is the Lookup of a Reader that has none of its own.
type getter struct {
	r   Reader
	buf []byte
}

func (g *getter) Get(key []byte) ([]byte, error) {
	v, closer, err := g.r.Get(key)
	if errors.Is(err, ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer closer.Close()
	g.buf = append(g.buf[:0], v...)
	if g.buf == nil {
		g.buf = []byte{}
	}
	return g.buf, nil
}

func (g *getter) Close() error { return nil }
