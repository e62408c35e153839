package quadstore

import (
	"bytes"
	"cmp"
	"context"
	"iter"
	"maps"
	"slices"

	"github.com/cayleygraph/quad"

	"kgraph/graph/kv"
)

// All yields every quad once, label by label, in the order of the hashes.
func (v *View) All(ctx context.Context) iter.Seq2[quad.Quad, error] {
	return v.under(ctx, orderOf(quad.Label), []byte{TagGSPO})
}

// With yields the quads that have a value in a direction.
func (v *View) With(ctx context.Context, d quad.Direction, val quad.Value) iter.Seq2[quad.Quad, error] {
	id := Identify(val)
	return v.under(ctx, orderOf(d), append([]byte{orders[orderOf(d)].tag}, id[:]...))
}

// Pages of quads whose terms are read together grow from the first to the
// last size.
const (
	firstNamed = 64
	lastNamed  = 1 << 16
)

func (v *View) under(ctx context.Context, o int, prefix []byte) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		sc := newQuads(v, o, prefix).Iterate().(*quadScanner)
		defer sc.Close()
		names := map[TermID]quad.Value{}
		var page []QuadID
		for size := firstNamed; ; size = min(4*size, lastNamed) {
			for page = page[:0]; len(page) < size && sc.Next(ctx); {
				page = append(page, sc.cur)
			}
			if err := cmp.Or(sc.Err(), v.nameAll(page, names)); err != nil {
				yield(quad.Quad{}, err)
				return
			}
			for _, id := range page {
				q := quad.Quad{
					Subject: names[id.Term(quad.Subject)], Predicate: names[id.Term(quad.Predicate)],
					Object: names[id.Term(quad.Object)], Label: names[id.Term(quad.Label)],
				}
				if !yield(q, nil) {
					return
				}
			}
			if len(page) < size {
				return
			}
		}
	}
}

// nameAll reads the terms of quads into names, in the order of the term table,
// so that it reads each block of it once. What the last page had and this one
// has is not read again; the rest is forgotten.
func (v *View) nameAll(page []QuadID, names map[TermID]quad.Value) error {
	wanted := make(map[TermID]bool, len(names))
	for _, id := range page {
		for _, d := range directions {
			if t := id.Term(d); !t.Zero() {
				wanted[t] = true
			}
		}
	}
	maps.DeleteFunc(names, func(t TermID, _ quad.Value) bool { return !wanted[t] })
	maps.DeleteFunc(wanted, func(t TermID, _ bool) bool { return names[t] != nil })
	ids := slices.SortedFunc(maps.Keys(wanted), func(a, b TermID) int { return bytes.Compare(a[:], b[:]) })
	return v.read(func(r kv.Reader) error { return readTerms(r, ids, names) })
}

// readTerms reads terms, in the order of their ids.
func readTerms(r kv.Reader, ids []TermID, names map[TermID]quad.Value) error {
	get, done, err := termGetter(r, ids)
	if err != nil {
		return err
	}
	defer done()
	for _, id := range ids {
		enc, err := get(termKey(id))
		if err != nil {
			return err
		}
		if names[id], err = decodeTerm(enc); err != nil {
			return err
		}
	}
	return nil
}

func termGetter(r kv.Reader, ids []TermID) (get func([]byte) ([]byte, error), done func(), err error) {
	if kv.Far(r) {
		keys := make([][]byte, len(ids))
		for i, id := range ids {
			keys[i] = termKey(id)
		}
		l, err := kv.NewLookup(r)
		if err != nil {
			return nil, nil, err
		}
		return l.Get, func() { _ = l.Close() }, kv.Prefetch(r, keys)
	}
	it, err := r.NewIter([]byte{TagTerm}, []byte{TagTerm + 1})
	if err != nil {
		return nil, nil, err
	}
	return func(key []byte) ([]byte, error) {
		if !it.SeekGE(key) || !bytes.Equal(it.Key(), key) {
			return nil, cmp.Or(it.Error(), error(ErrTerm))
		}
		return it.Value(), nil
	}, func() { _ = it.Close() }, nil
}
