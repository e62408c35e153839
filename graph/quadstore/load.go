package quadstore

import (
	"bytes"
	"cmp"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"iter"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"kgraph/graph/kv"
)

// Load puts loaded quads into the store, all or none, and returns by how many
// the store grew. Quads that are there are no error. It sorts what it is given
// in files of the database's, so that memory stays at some 100 MB however many
// quads come, and time grows with their number.
func (s *Store) Load(ctx context.Context, quads iter.Seq2[quad.Quad, error]) (grown int64, err error) {
	db, ok := s.db.(kv.Loader)
	if !ok {
		return s.loadBatches(ctx, quads)
	}
	var to kv.Load
	var many *sorter
	var first []graph.Delta
	for q, qerr := range quads {
		if err = cmp.Or(qerr, ctx.Err()); err != nil {
			break
		}
		if many != nil {
			if err = many.push(q); err != nil {
				break
			}
			continue
		}
		if first = append(first, graph.Delta{Quad: q, Action: graph.Add}); len(first) < fewQuads {
			continue
		}
		if to, err = db.NewLoad(); err != nil {
			return 0, err
		}
		defer func() { err = errors.Join(err, to.Close()) }()
		many = startSort(ctx, to)
		for _, d := range first {
			if err = many.push(d.Quad); err != nil {
				break
			}
		}
	}
	if many == nil {
		if err != nil {
			return 0, err
		}
		return s.changed(first, graph.IgnoreOpts{IgnoreDup: true})
	}
	in, err := many.end(err)
	if err != nil {
		return 0, err
	}
	if err := s.db.Lock(); err != nil {
		return 0, err
	}
	defer s.db.Unlock()
	err = s.read(func(kv.Reader) (err error) {
		grown, err = s.take(ctx, to, in)
		return err
	})
	return grown, err
}

// fewQuads is up to how many quads go into the store as one batch rather than
// as tables of their own.
const fewQuads = 10_000

// take writes what was sorted as ranges of the load and commits it.
func (s *Store) take(ctx context.Context, to kv.Load, in *sorted) (grown int64, err error) {
	had, err := Count(s.db)
	if err != nil {
		return 0, err
	}
	jobs := []func(kv.Range) error{
		func(r kv.Range) error { return s.takeTerms(ctx, in, r, had > 0) },
		func(r kv.Range) (err error) { grown, err = s.takeQuads(ctx, in, r, had > 0); return err },
	}
	for o := 1; o < len(orders); o++ {
		jobs = append(jobs, func(r kv.Range) error { return takeOrder(ctx, in, o, r) })
	}
	if err := side(jobs, func(job func(kv.Range) error) error {
		r, err := to.Range()
		if err != nil {
			return err
		}
		return errors.Join(job(r), r.Close())
	}); err != nil {
		return 0, err
	}
	r, err := to.Range()
	if err != nil {
		return 0, err
	}
	err = errors.Join(r.Set(LoadedKey, nil), r.Set(CountKey, binary.BigEndian.AppendUint64(nil, uint64(had+grown))), r.Close())
	if err != nil {
		return 0, err
	}
	return grown, to.Commit()
}

// side runs f on the jobs, two at a time.
func side[T any](jobs []T, f func(T) error) error {
	errs := make(chan error, len(jobs))
	slots := make(chan struct{}, 2)
	for _, j := range jobs {
		slots <- struct{}{}
		go func() {
			defer func() { <-slots }()
			errs <- f(j)
		}()
	}
	var all error
	for range jobs {
		all = errors.Join(all, <-errs)
	}
	return all
}

// takeTerms writes the terms that the term table has not. Terms that linger in
// the table of a store without quads count for nothing.
func (s *Store) takeTerms(ctx context.Context, in *sorted, to kv.Range, merge bool) error {
	t := &termTaker{to: to}
	if merge {
		var err error
		if t.has, err = kv.NewLookup(s.db); err != nil {
			return err
		}
		defer t.has.Close()
		if kv.Far(s.db) {
			t.far = s.db
		}
	}
	var last []byte
	err := in.terms(ctx, func(id TermID, stored []byte) error {
		if last != nil && t.last == id {
			if !bytes.Equal(stored, last) {
				return collision(stored)
			}
			return nil
		}
		if len(t.ids) == termsAtOnce {
			if err := t.take(); err != nil {
				return err
			}
		}
		t.last, last = id, bytes.Clone(stored)
		t.ids, t.enc = append(t.ids, id), append(t.enc, last)
		return nil
	})
	if err != nil {
		return err
	}
	return t.take()
}

// termsAtOnce is how many terms are looked up together.
const termsAtOnce = 4096

type termTaker struct {
	to  kv.Range
	has kv.Lookup // nil if there is nothing to look at
	far kv.Reader // to be told what will be looked up, or nil
	ids []TermID
	enc [][]byte

	last TermID
}

// take writes the terms gathered.
func (t *termTaker) take() error {
	if t.far != nil {
		keys := make([][]byte, len(t.ids))
		for i, id := range t.ids {
			keys[i] = termKey(id)
		}
		if err := kv.Prefetch(t.far, keys); err != nil {
			return err
		}
	}
	for i, id := range t.ids {
		if t.has != nil {
			was, err := t.has.Get(termKey(id))
			if err != nil {
				return err
			}
			if was != nil {
				if !bytes.Equal(was, t.enc[i]) {
					return collision(t.enc[i])
				}
				continue
			}
		}
		if err := t.to.Set(termKey(id), t.enc[i]); err != nil {
			return err
		}
	}
	t.ids, t.enc = t.ids[:0], t.enc[:0]
	return nil
}

func collision(stored []byte) error {
	v, err := decodeTerm(stored)
	if err != nil {
		return err
	}
	return fmt.Errorf("%w: %v", ErrCollision, v)
}

// takeQuads writes the first order, with the origin Loaded added to what is
// there, and counts the quads that are new.
func (s *Store) takeQuads(ctx context.Context, in *sorted, to kv.Range, merge bool) (grown int64, err error) {
	var it kv.Iterator
	if merge {
		if it, err = s.db.NewIter([]byte{TagSPO}, []byte{TagSPO + 1}); err != nil {
			return 0, err
		}
		defer it.Close()
	}
	var key []byte
	valid := merge && it.First()
	err = in.quads(ctx, 0, func(q QuadID) error {
		key = append(append(key[:0], TagSPO), q[:]...)
		for near := 0; valid && bytes.Compare(it.Key(), key) < 0; near++ {
			if near < 8 {
				valid = it.Next()
			} else {
				valid = it.SeekGE(key)
			}
		}
		from := Loaded
		if valid && bytes.Equal(it.Key(), key) {
			if v := it.Value(); len(v) == 1 {
				from |= Origin(v[0])
			}
		} else {
			grown++
		}
		return to.Set(key, []byte{byte(from)})
	})
	if err == nil && merge {
		err = it.Error()
	}
	return grown, err
}

// takeOrder writes one of the other orders. What is there is written again.
func takeOrder(ctx context.Context, in *sorted, o int, to kv.Range) error {
	key := []byte{orders[o].tag}
	return in.quads(ctx, o, func(q QuadID) error {
		key = append(key[:1], q[:]...)
		return to.Set(key, nil)
	})
}

// loadBatches loads into a database that takes nothing but batches. Whole
// batches stay if it ends early.
func (s *Store) loadBatches(ctx context.Context, quads iter.Seq2[quad.Quad, error]) (int64, error) {
	before, err := Count(s.db)
	if err != nil {
		return 0, err
	}
	w, _ := s.NewQuadWriter()
	some := make([]quad.Quad, 0, 1024)
	for q, qerr := range quads {
		if err = errors.Join(qerr, ctx.Err()); err != nil {
			break
		}
		if some = append(some, q); len(some) == cap(some) {
			if _, err = w.WriteQuads(some); err != nil {
				break
			}
			some = some[:0]
		}
	}
	if err == nil {
		_, err = w.WriteQuads(some)
	}
	if err == nil {
		err = w.Close()
	}
	after, cerr := Count(s.db)
	return after - before, errors.Join(err, cerr)
}
