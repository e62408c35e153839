package postgres

import (
	"bytes"
	"context"
	"errors"
	"io"
	"sync"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"kgraph/graph/kv"
)

// querier is a pool, or the connection of one transaction.
type querier interface {
	Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error)
	QueryRow(ctx context.Context, sql string, args ...any) pgx.Row
}

// get returns the value of a key, nil if there is none.
func get(q querier, key []byte) ([]byte, error) {
	var v []byte
	err := q.QueryRow(background, `SELECT v FROM kgraph_kv WHERE k = $1`, key).Scan(&v)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, nil
	}
	if err == nil && v == nil {
		v = []byte{}
	}
	return v, lost(err)
}

// manySize is how many keys are asked for at once.
const manySize = 8192

func getMany(q querier, keys [][]byte) (map[string][]byte, error) {
	out := make(map[string][]byte, len(keys))
	for len(keys) > 0 {
		n := min(len(keys), manySize)
		rows, err := q.Query(background, `SELECT k, v FROM kgraph_kv WHERE k = ANY($1)`, keys[:n])
		if err != nil {
			return nil, lost(err)
		}
		err = eachRow(rows, func(k, v []byte) { out[string(k)] = append(make([]byte, 0, len(v)), v...) })
		if err != nil {
			return nil, lost(err)
		}
		keys = keys[n:]
	}
	return out, nil
}

// eachRow calls f with the bytes of every row, which are good during the call.
func eachRow(rows pgx.Rows, f func(k, v []byte)) error {
	defer rows.Close()
	for rows.Next() {
		raw := rows.RawValues() // bytea in binary: the bytes themselves
		f(raw[0], raw[1])
	}
	return rows.Err()
}

// snapshot is one read-only transaction. Its connection serves one at a time.
type snapshot struct {
	mu     sync.Mutex
	conn   *pgxpool.Conn
	closed bool
	ahead  ahead
}

var _ kv.Prefetcher = (*snapshot)(nil)

// waitConn is how long a reader waits for a connection.
const waitConn = 30e9

var errBusy = errors.New("all connections to the database are in use: too many readers at once")

// NewSnapshot returns the present state.
func (d *DB) NewSnapshot() (kv.Snapshot, error) {
	ctx, cancel := context.WithTimeout(background, waitConn)
	defer cancel()
	c, err := d.pool.Acquire(ctx)
	if err != nil {
		if errors.Is(err, context.DeadlineExceeded) {
			err = errBusy
		}
		return nil, lost(err)
	}
	// The state is that of the first statement, so there is one at once.
	if _, err := c.Exec(background, `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SELECT 1`, pgx.QueryExecModeSimpleProtocol); err != nil {
		c.Release()
		return nil, lost(err)
	}
	return &snapshot{conn: c}, nil
}

// Close ends the transaction.
func (s *snapshot) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil
	}
	s.closed = true
	_, err := s.conn.Exec(background, `ROLLBACK`)
	if err != nil {
		_ = s.conn.Conn().Close(background)
	}
	s.conn.Release()
	return nil // whoever reads has had what was read
}

func (s *snapshot) Get(key []byte) ([]byte, io.Closer, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	v, known := s.ahead.get(key)
	if !known {
		var err error
		if v, err = get(s.conn, key); err != nil {
			return nil, nil, err
		}
	}
	return found(v)
}

func (s *snapshot) Prefetch(keys [][]byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	m, err := getMany(s.conn, keys)
	if err == nil {
		s.ahead.add(keys, m)
	}
	return err
}

func (s *snapshot) NewIter(lower, upper []byte) (kv.Iterator, error) {
	return s.NewIterOf(lower, upper, 0)
}

func (s *snapshot) NewIterOf(lower, upper []byte, n int) (kv.Iterator, error) {
	return newIter(lockedConn{s}, lower, upper, n), nil
}

// lockedConn reads whole answers on a snapshot's connection.
type lockedConn struct{ s *snapshot }

func (l lockedConn) piece(sql string, args []any, f func(k, v []byte)) error {
	l.s.mu.Lock()
	defer l.s.mu.Unlock()
	rows, err := l.s.conn.Query(background, sql, args...)
	if err != nil {
		return err
	}
	return eachRow(rows, f)
}

type pooled struct{ p *pgxpool.Pool }

func (p pooled) piece(sql string, args []any, f func(k, v []byte)) error {
	rows, err := p.p.Query(background, sql, args...)
	if err != nil {
		return err
	}
	return eachRow(rows, f)
}

type piecer interface {
	piece(sql string, args []any, f func(k, v []byte)) error
}

// Sizes of the pieces in which an iterator reads.
const (
	firstPiece = 32
	lastPiece  = 4096
)

// iter reads a piece of keys at a time and holds no resource between two.
type iter struct {
	q            piecer
	lower, upper []byte
	size         int

	buf  []byte // the keys and values of the piece
	ends []int  // where each ends in buf: key, value, key, value, …
	i    int
	last bool // nothing follows this piece
	ok   bool
	err  error
}

func newIter(q any, lower, upper []byte, n int) *iter {
	it := &iter{lower: bytes.Clone(lower), upper: bytes.Clone(upper), size: firstPiece}
	if n > 0 {
		it.size = min(n, lastPiece)
	}
	if p, ok := q.(*pgxpool.Pool); ok {
		it.q = pooled{p}
	} else {
		it.q = q.(piecer)
	}
	return it
}

func (it *iter) First() bool { return it.seek(it.lower, false) }

// SeekGE looks into the piece at hand before it asks for another.
func (it *iter) SeekGE(key []byte) bool {
	if bytes.Compare(key, it.lower) < 0 {
		key = it.lower
	}
	if n := len(it.ends) / 2; n > 0 && it.err == nil && bytes.Compare(it.keyAt(0), key) <= 0 {
		for lo, hi := 0, n; ; {
			if lo == hi {
				if lo < n {
					it.i, it.ok = lo, true
					return true
				}
				if it.last {
					it.ok = false
					return false
				}
				break
			}
			if mid := (lo + hi) / 2; bytes.Compare(it.keyAt(mid), key) < 0 {
				lo = mid + 1
			} else {
				hi = mid
			}
		}
	}
	if len(it.ends) > 0 { // leaps of one walk
		it.size = min(it.size*2, lastPiece)
	}
	return it.seek(bytes.Clone(key), false)
}

func (it *iter) Next() bool {
	if !it.ok {
		return false
	}
	if it.i++; it.i < len(it.ends)/2 {
		return true
	}
	if it.last {
		it.ok = false
		return false
	}
	it.size = min(it.size*4, lastPiece)
	return it.seek(bytes.Clone(it.keyAt(it.i-1)), true)
}

// seek reads the piece that begins at a key, or after it.
func (it *iter) seek(from []byte, after bool) bool {
	it.buf, it.ends, it.i, it.ok = it.buf[:0], it.ends[:0], 0, false
	if it.err != nil {
		return false
	}
	sql := `SELECT k, v FROM kgraph_kv WHERE k >= $1 ORDER BY k LIMIT $2`
	if after {
		sql = `SELECT k, v FROM kgraph_kv WHERE k > $1 ORDER BY k LIMIT $2`
	}
	if from == nil {
		from = []byte{}
	}
	args := []any{from, it.size}
	if it.upper != nil {
		sql = `SELECT k, v FROM kgraph_kv WHERE k >= $1 AND k < $3 ORDER BY k LIMIT $2`
		if after {
			sql = `SELECT k, v FROM kgraph_kv WHERE k > $1 AND k < $3 ORDER BY k LIMIT $2`
		}
		args = append(args, it.upper)
	}
	it.err = lost(it.q.piece(sql, args, func(k, v []byte) {
		it.buf = append(it.buf, k...)
		it.ends = append(it.ends, len(it.buf))
		it.buf = append(it.buf, v...)
		it.ends = append(it.ends, len(it.buf))
	}))
	n := len(it.ends) / 2
	it.last = n < it.size
	it.ok = it.err == nil && n > 0
	return it.ok
}

func (it *iter) keyAt(i int) []byte {
	from := 0
	if i > 0 {
		from = it.ends[2*i-1]
	}
	return it.buf[from:it.ends[2*i]:it.ends[2*i]]
}

func (it *iter) Key() []byte   { return it.keyAt(it.i) }
func (it *iter) Value() []byte { return it.buf[it.ends[2*it.i]:it.ends[2*it.i+1]:it.ends[2*it.i+1]] }
func (it *iter) Error() error  { return it.err }
func (it *iter) Close() error  { return it.err }
