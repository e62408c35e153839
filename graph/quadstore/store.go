package quadstore

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"kgraph/graph/kv"
)

// Store is a Cayley QuadStore that reads the newest state of a database and
// writes loaded quads into it. It is safe for concurrent use. Reads of one
// query may see different states: a query that must not is run on a View.
type Store struct {
	*View
	db     kv.DB
	terms  terms
	newest *firsts // guarded by terms
}

var _ graph.QuadStore = (*Store)(nil)

// ErrDerived is returned for the deletion of a quad that was not loaded but
// follows from documents.
var ErrDerived = errors.New("this quad follows from documents: take a document out with kgraph remove, or a claim with kgraph reject")

// CountKey is the key of the number of quads, which whoever writes keeps.
var CountKey = []byte("\x01quads")

// LoadedKey is there once a quad was loaded: only then do writers of derived
// quads have to look before they write.
var LoadedKey = []byte("\x01loaded")

// New returns the store of quads in db. Close does not close db.
func New(db kv.DB) *Store {
	return &Store{View: NewView(db, Count, nil), db: db}
}

// Count reads the number of quads.
func Count(r kv.Reader) (int64, error) {
	b, closer, err := r.Get(CountKey)
	if errors.Is(err, kv.ErrNotFound) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	defer closer.Close()
	if len(b) != 8 {
		return 0, fmt.Errorf("%w: count of quads has %d bytes", ErrTerm, len(b))
	}
	return int64(binary.BigEndian.Uint64(b)), nil
}

// SetCount writes the number of quads after a batch has grown it.
func SetCount(b kv.Batch, base kv.Reader, grown int64) error {
	n, err := Count(base)
	if err != nil {
		return err
	}
	return b.Set(CountKey, binary.BigEndian.AppendUint64(nil, uint64(n+grown)))
}

// ApplyDeltas adds and deletes loaded quads in the order given, all or none.
// Derived quads are not deleted: that is ErrDerived.
func (s *Store) ApplyDeltas(in []graph.Delta, opts graph.IgnoreOpts) error {
	_, err := s.changed(in, opts)
	return err
}

// changed makes the changes and says by how many quads the store grew.
func (s *Store) changed(in []graph.Delta, opts graph.IgnoreOpts) (grown int64, err error) {
	if err := s.db.Lock(); err != nil {
		return 0, err
	}
	defer s.db.Unlock()
	err = s.read(func(kv.Reader) (err error) {
		grown, err = s.commit(in, opts)
		return err
	})
	return grown, err
}

func (s *Store) commit(in []graph.Delta, opts graph.IgnoreOpts) (int64, error) {
	b := s.db.NewIndexedBatch()
	defer b.Close()
	w := s.NewBatch(b, b)
	defer w.Close()
	if err := w.Expect(func(yield func(quad.Quad) bool) {
		for _, d := range in {
			if !yield(d.Quad) {
				return
			}
		}
	}); err != nil {
		return 0, err
	}
	for _, d := range in {
		if err := apply(w, d, opts); err != nil {
			return 0, err
		}
	}
	if b.Empty() {
		return 0, nil
	}
	if err := b.Set(LoadedKey, nil); err != nil {
		return 0, err
	}
	if err := SetCount(b, s.db, w.Grown()); err != nil {
		return 0, err
	}
	return w.Grown(), b.Commit()
}

// DeleteNode deletes every quad that has the value, in any place, all or none,
// and returns how many there were. It is ErrDerived if one of them is derived.
func (s *Store) DeleteNode(ctx context.Context, val quad.Value) (int64, error) {
	if err := s.db.Lock(); err != nil {
		return 0, err
	}
	defer s.db.Unlock()
	var deltas []graph.Delta
	seen := map[QuadID]bool{}
	for _, d := range directions {
		for q, err := range s.With(ctx, d, val) {
			if err != nil {
				return 0, err
			}
			if id := IdentifyQuad(q); !seen[id] {
				seen[id] = true
				deltas = append(deltas, graph.Delta{Quad: q, Action: graph.Delete})
			}
		}
	}
	var grown int64
	err := s.read(func(kv.Reader) (err error) {
		grown, err = s.commit(deltas, graph.IgnoreOpts{})
		return err
	})
	return -grown, err
}

func apply(w *Batch, d graph.Delta, opts graph.IgnoreOpts) error {
	switch d.Action {
	case graph.Add:
		id, err := w.ID(d.Quad)
		if err != nil {
			return &graph.DeltaError{Delta: d, Err: err}
		}
		fresh, err := w.Put(id, Loaded)
		if err != nil {
			return err
		}
		if !fresh && !opts.IgnoreDup {
			return &graph.DeltaError{Delta: d, Err: graph.ErrQuadExists}
		}
	case graph.Delete:
		id := IdentifyQuad(d.Quad)
		had, err := w.Delete(id, Loaded)
		if err != nil {
			return err
		}
		if !had {
			if from, err := w.Origins(id); err != nil {
				return err
			} else if from&Derived != 0 {
				return &graph.DeltaError{Delta: d, Err: ErrDerived}
			}
		}
		if !had && !opts.IgnoreMissing {
			return &graph.DeltaError{Delta: d, Err: graph.ErrQuadNotExist}
		}
	default:
		return &graph.DeltaError{Delta: d, Err: graph.ErrInvalidAction}
	}
	return nil
}

// IdentifyQuad returns the identity of a quad without storing its terms.
func IdentifyQuad(q quad.Quad) (id QuadID) {
	for i, v := range [4]quad.Value{q.Subject, q.Predicate, q.Object, q.Label} {
		t := Identify(v)
		copy(id[i*termSize:], t[:])
	}
	return id
}

// NewQuadWriter returns a writer of many quads; quads already there are passed
// over. What was written before an error or the end of the process stays.
func (s *Store) NewQuadWriter() (quad.WriteCloser, error) {
	return &bulk{s: s}, nil
}

// bulkSize is how many quads one commit of a bulk load holds.
const bulkSize = 10_000

type bulk struct {
	s   *Store
	buf []graph.Delta
}

func (w *bulk) WriteQuad(q quad.Quad) error {
	_, err := w.WriteQuads([]quad.Quad{q})
	return err
}

func (w *bulk) WriteQuads(qs []quad.Quad) (int, error) {
	for i, q := range qs {
		w.buf = append(w.buf, graph.Delta{Quad: q, Action: graph.Add})
		if len(w.buf) >= bulkSize {
			if err := w.flush(); err != nil {
				return i, err
			}
		}
	}
	return len(qs), nil
}

func (w *bulk) flush() error {
	if len(w.buf) == 0 {
		return nil
	}
	err := w.s.ApplyDeltas(w.buf, graph.IgnoreOpts{IgnoreDup: true, IgnoreMissing: true})
	w.buf = w.buf[:0]
	return err
}

func (w *bulk) Close() error { return w.flush() }
