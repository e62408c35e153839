package postgres

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"kgraph/graph/kv"
)

// background is the context of all reads and writes: those of kv have none,
// and each is short.
var background = context.Background()

// DB is a kv.DB in PostgreSQL. It is safe for concurrent use.
type DB struct {
	pool  *pgxpool.Pool
	write sync.Mutex // one writer in this process

	mu     sync.Mutex
	holder *pgxpool.Conn // has the advisory lock while a writer is at work
	ahead  ahead         // good while the lock is held
}

var (
	_ kv.DB         = (*DB)(nil)
	_ kv.Prefetcher = (*DB)(nil)
)

func newDB(pool *pgxpool.Pool) *DB { return &DB{pool: pool} }

// Close closes all connections.
func (d *DB) Close() error {
	d.pool.Close()
	return nil
}

// Size is the size of the table and its index.
func (d *DB) Size() (n int64) {
	_ = d.pool.QueryRow(background, `SELECT pg_total_relation_size('kgraph_kv')`).Scan(&n)
	return n
}

// lockKeys are the two numbers of the advisory lock: one of ours, and one of
// the schema that the tables lie in.
const lockKeys = `1802985073, hashtext(coalesce(current_schema(), ''))`

// Lock waits for the advisory lock.
func (d *DB) Lock() error {
	d.write.Lock()
	c, err := d.pool.Acquire(background)
	if err == nil {
		if _, err = c.Exec(background, `SELECT pg_advisory_lock(`+lockKeys+`)`); err != nil {
			c.Release()
		}
	}
	if err != nil {
		d.write.Unlock()
		return lost(err)
	}
	d.mu.Lock()
	d.holder = c
	d.ahead.clear()
	d.mu.Unlock()
	return nil
}

// Unlock gives the lock back; if the connection was lost the server has done so.
func (d *DB) Unlock() {
	d.mu.Lock()
	c := d.holder
	d.holder = nil
	d.ahead.clear()
	d.mu.Unlock()
	if _, err := c.Exec(background, `SELECT pg_advisory_unlock_all()`); err != nil {
		_ = c.Conn().Close(background)
	}
	c.Release()
	d.write.Unlock()
}

// transact runs f in a transaction on the connection that holds the lock.
func (d *DB) transact(f func(pgx.Tx) error) error {
	d.mu.Lock()
	c := d.holder
	d.mu.Unlock()
	if c == nil {
		return errors.New("a write without the lock")
	}
	return lost(pgx.BeginFunc(background, c, f))
}

// Get reads the newest state.
func (d *DB) Get(key []byte) ([]byte, io.Closer, error) {
	d.mu.Lock()
	v, known := d.ahead.get(key)
	d.mu.Unlock()
	if known {
		return found(v)
	}
	v, err := get(d.pool, key)
	if err != nil {
		return nil, nil, err
	}
	return found(v)
}

// Prefetch reads keys for a writer.
func (d *DB) Prefetch(keys [][]byte) error {
	d.mu.Lock()
	held := d.holder != nil
	d.mu.Unlock()
	if !held {
		return nil
	}
	m, err := getMany(d.pool, keys)
	if err != nil {
		return err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.holder != nil {
		d.ahead.add(keys, m)
	}
	return nil
}

// NewIter reads the newest state, piece by piece.
func (d *DB) NewIter(lower, upper []byte) (kv.Iterator, error) { return d.NewIterOf(lower, upper, 0) }

// NewIterOf is NewIter for about n keys.
func (d *DB) NewIterOf(lower, upper []byte, n int) (kv.Iterator, error) {
	return newIter(d.pool, lower, upper, n), nil
}

// lost explains an error of the connection.
func lost(err error) error {
	if err == nil || errors.Is(err, kv.ErrNotFound) {
		return err
	}
	return fmt.Errorf("PostgreSQL: %w", err)
}

// found is the result of a Get.
func found(v []byte) ([]byte, io.Closer, error) {
	if v == nil {
		return nil, nil, kv.ErrNotFound
	}
	return v, nothing{}, nil
}

type nothing struct{}

func (nothing) Close() error { return nil }

// ahead holds what was read ahead: the values of keys, nil if there is none.
type ahead struct {
	m    map[string][]byte
	size int // bytes of keys and values
}

// maxAhead bounds its bytes.
const maxAhead = 32 << 20

func (a *ahead) get(key []byte) (v []byte, known bool) {
	v, known = a.m[string(key)]
	return v, known
}

func (a *ahead) add(keys [][]byte, found map[string][]byte) {
	if a.m == nil || a.size > maxAhead {
		*a = ahead{m: make(map[string][]byte, len(keys))}
	}
	for _, k := range keys {
		v := found[string(k)]
		a.m[string(k)] = v
		a.size += len(k) + len(v)
	}
}

func (a *ahead) clear() { *a = ahead{} }
