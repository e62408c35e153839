package kv

import (
	"errors"
	"io"
	"sync"
	"sync/atomic"

	"github.com/cockroachdb/pebble/v2"
)

// Pebble returns an open Pebble database as a DB, which closes it. With sync a
// commit is on disk when it returns. The lock is this process's; Pebble's own
// keeps others out.
func Pebble(db *pebble.DB, sync bool) *PebbleDB {
	how := pebble.NoSync
	if sync {
		how = pebble.Sync
	}
	return &PebbleDB{pebbleReader: pebbleReader{db}, db: db, how: how}
}

// PebbleDB is a DB over Pebble.
type PebbleDB struct {
	pebbleReader
	db    *pebble.DB
	how   *pebble.WriteOptions
	write sync.Mutex

	path    string
	opts    *pebble.Options // nil if others opened it
	settled uint64          // bytes of the log at the last Settle
	loads   atomic.Int64    // begun, to name them
	deleted atomic.Int64    // keys since the last flush for them
	state   atomic.Uint64   // odd while something is being committed
}

// Pebble is the database itself, for what only it can do.
func (d *PebbleDB) Pebble() *pebble.DB { return d.db }

// NewSnapshot returns the present state.
func (d *PebbleDB) NewSnapshot() (Snapshot, error) {
	s := d.db.NewSnapshot()
	return pebbleSnapshot{pebbleReader{s}, s}, nil
}

// NewBatch returns a batch that reads the newest state.
func (d *PebbleDB) NewBatch() Batch {
	return &pebbleBatch{pebbleReader: d.pebbleReader, b: d.db.NewBatch(), db: d}
}

// NewIndexedBatch returns a batch that reads its own writes too.
func (d *PebbleDB) NewIndexedBatch() Batch {
	b := d.db.NewIndexedBatch()
	return &pebbleBatch{pebbleReader: pebbleReader{b}, b: b, db: d}
}

// State numbers the states of the database; settled is false while one is
// being replaced by the next. If it is the same, and settled, before and after
// a snapshot is taken, that is the snapshot's state.
func (d *PebbleDB) State() (n uint64, settled bool) {
	n = d.state.Load()
	return n, n%2 == 0
}

// Lock keeps other writers out.
func (d *PebbleDB) Lock() error {
	d.write.Lock()
	return nil
}

// Unlock lets the next writer in.
func (d *PebbleDB) Unlock() { d.write.Unlock() }

// Size is the size of the tables and of the logs not yet in tables.
func (d *PebbleDB) Size() int64 {
	m := d.db.Metrics()
	if m == nil {
		return 0
	}
	return int64(m.WAL.Size) + int64(m.Table.Local.LiveSize) + int64(m.BlobFiles.Local.LiveSize)
}

// pebbleReader is a database, a snapshot or an indexed batch of Pebble's.
type pebbleReader struct{ r pebble.Reader }

func (p pebbleReader) Get(key []byte) ([]byte, io.Closer, error) {
	v, c, err := p.r.Get(key)
	if errors.Is(err, pebble.ErrNotFound) {
		err = ErrNotFound
	}
	return v, c, err
}

func (p pebbleReader) NewIter(lower, upper []byte) (Iterator, error) {
	it, err := p.r.NewIter(&pebble.IterOptions{LowerBound: lower, UpperBound: upper})
	if err != nil {
		return nil, err
	}
	return it, nil
}

type pebbleSnapshot struct {
	pebbleReader
	s *pebble.Snapshot
}

func (s pebbleSnapshot) Close() error { return s.s.Close() }

type pebbleBatch struct {
	pebbleReader
	b       *pebble.Batch
	db      *PebbleDB
	deleted int64
}

func (b *pebbleBatch) Set(key, value []byte) error { return b.b.Set(key, value, nil) }
func (b *pebbleBatch) Empty() bool                 { return b.b.Empty() }
func (b *pebbleBatch) Close() error                { return b.b.Close() }

func (b *pebbleBatch) Delete(key []byte) error {
	b.deleted++
	return b.b.Delete(key, nil)
}

// flushDeleted is after how many deleted keys what is in memory becomes a
// table: until then every reader steps over them, and over what they delete.
const flushDeleted = 20_000

func (b *pebbleBatch) Commit() error {
	b.db.state.Add(1)
	err := b.b.Commit(b.db.how)
	b.db.state.Add(1)
	if err != nil {
		return err
	}
	if b.db.deleted.Add(b.deleted) >= flushDeleted {
		b.db.deleted.Store(0)
		_, err := b.db.db.AsyncFlush() // it goes on beside the writer
		return err
	}
	return nil
}
