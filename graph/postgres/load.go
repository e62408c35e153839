package postgres

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"sync"

	"github.com/jackc/pgx/v5"

	"kgraph/graph/kv"
)

var _ kv.Loader = (*DB)(nil)

// NewLoad returns a load, whose ranges are files in a temporary folder until
// they are copied into the table.
func (d *DB) NewLoad() (kv.Load, error) {
	dir, err := os.MkdirTemp("", "kgraph-load-")
	if err != nil {
		return nil, err
	}
	return &load{db: d, dir: dir}, nil
}

type load struct {
	db  *DB
	dir string

	mu     sync.Mutex
	ranges []*ranged // closed ones
}

func (l *load) file() (*os.File, error) { return os.CreateTemp(l.dir, "") }

// Range begins a file of rows, as COPY takes them.
func (l *load) Range() (kv.Range, error) {
	f, err := l.file()
	if err != nil {
		return nil, err
	}
	return &ranged{load: l, f: f, w: bufio.NewWriterSize(f, 1<<18)}, nil
}

// ranged is a range that is being written.
type ranged struct {
	load  *load
	f     *os.File
	w     *bufio.Writer
	first []byte
	buf   []byte
}

func (r *ranged) Set(key, value []byte) error {
	if r.first == nil {
		r.first = bytes.Clone(key)
	}
	var err error
	if r.buf, err = appendRow(r.buf[:0], key, value); err != nil {
		return err
	}
	_, err = r.w.Write(r.buf)
	return err
}

func (r *ranged) Close() error {
	if err := errors.Join(r.w.Flush(), r.f.Close()); err != nil {
		return err
	}
	if r.first != nil {
		r.load.mu.Lock()
		defer r.load.mu.Unlock()
		r.load.ranges = append(r.load.ranges, r)
	}
	return nil
}

// The frame of COPY's binary format, and a row of two fields within it.
var copyHead = []byte("PGCOPY\n\xff\r\n\x00\x00\x00\x00\x00\x00\x00\x00\x00")
var copyTail = []byte{0xff, 0xff}

func appendRow(b, key, value []byte) ([]byte, error) {
	if len(key) > MaxKey {
		return b, fmt.Errorf("%w: %d bytes, at most %d: %.60q…", ErrKey, len(key), MaxKey, key[1:])
	}
	b = binary.BigEndian.AppendUint16(b, 2)
	b = append(binary.BigEndian.AppendUint32(b, uint32(len(key))), key...)
	return append(binary.BigEndian.AppendUint32(b, uint32(len(value))), value...), nil
}

// Scratch makes a file.
func (l *load) Scratch() (kv.Scratch, error) {
	f, err := l.file()
	if err != nil {
		return nil, err
	}
	return &scratch{f: f, w: bufio.NewWriterSize(f, 1<<18)}, nil
}

type scratch struct {
	f *os.File
	w *bufio.Writer
}

func (s *scratch) Write(p []byte) (int, error) { return s.w.Write(p) }

func (s *scratch) Open() (io.ReadCloser, error) {
	if err := s.w.Flush(); err != nil {
		return nil, err
	}
	_, err := s.f.Seek(0, io.SeekStart)
	return s.f, err
}

// Commit copies the ranges into the table in one transaction, in the order of
// their keys, so that the index of a new table grows at its end.
func (l *load) Commit() error {
	slices.SortFunc(l.ranges, func(a, b *ranged) int { return bytes.Compare(a.first, b.first) })
	rows := []io.Reader{bytes.NewReader(copyHead)}
	for _, r := range l.ranges {
		f, err := os.Open(r.f.Name())
		if err != nil {
			return err
		}
		defer f.Close()
		rows = append(rows, f)
	}
	rows = append(rows, bytes.NewReader(copyTail))
	err := l.db.transact(func(tx pgx.Tx) error { return copyIn(tx, io.MultiReader(rows...)) })
	l.db.mu.Lock()
	l.db.ahead.clear()
	l.db.mu.Unlock()
	return err
}

// Close removes the files.
func (l *load) Close() error { return os.RemoveAll(l.dir) }

const merge = ` ON CONFLICT (k) DO UPDATE SET v = excluded.v WHERE kgraph_kv.v <> excluded.v`

// copyIn copies rows into the table. Into an empty one they go straight.
func copyIn(tx pgx.Tx, rows io.Reader) error {
	var some bool
	if err := tx.QueryRow(background, `SELECT EXISTS (SELECT FROM kgraph_kv)`).Scan(&some); err != nil {
		return err
	}
	into := "kgraph_kv"
	if some {
		into = "kgraph_in"
		if _, err := tx.Exec(background, `CREATE TEMP TABLE IF NOT EXISTS kgraph_in (k bytea, v bytea) ON COMMIT DELETE ROWS`); err != nil {
			return err
		}
	}
	if _, err := tx.Conn().PgConn().CopyFrom(background, rows, `COPY `+into+` (k, v) FROM STDIN (FORMAT binary)`); err != nil || !some {
		return err
	}
	_, err := tx.Exec(background, `INSERT INTO kgraph_kv SELECT k, v FROM kgraph_in`+merge)
	return err
}
