package quadstore

import (
	"bytes"
	"context"
	"encoding/binary"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"kgraph/graph/kv"
)

// exactUpTo is how many quads or nodes are counted before a size is estimated.
const exactUpTo = 1000

// Pages grow from the first to the last size: a look-up of one edge reads
// little, a scan of many is not slowed by reopening the iterator.
const (
	firstPage = 16
	lastPage  = 1024
)

// quads is the shape of an iterator over the quads of one order with a common
// prefix.
type quads struct {
	v      *View
	o      int
	prefix []byte
	size   graph.Size
	sized  bool
}

var _ graph.IteratorShapeCompat = (*quads)(nil)

func newQuads(v *View, o int, prefix []byte) *quads {
	return &quads{v: v, o: o, prefix: prefix}
}

func (q *quads) Iterate() graph.Scanner {
	return &quadScanner{v: q.v, o: q.o, prefix: q.prefix, at: q.prefix}
}
func (q *quads) Lookup() graph.Index                                  { return &quadIndex{q: q} }
func (q *quads) SubIterators() []graph.IteratorShape                  { return nil }
func (q *quads) Optimize(context.Context) (graph.IteratorShape, bool) { return q, false }
func (q *quads) String() string                                       { return "PebbleQuads" }
func (q *quads) Sorted() bool                                         { return true }
func (q *quads) AsLegacy() graph.Iterator                             { return newLegacy(q) }

// legacy gives a shape the iterator interface that Cayley had before shapes.
type legacy struct {
	shape graph.IteratorShape
	graph.Iterator
}

func newLegacy(shape graph.IteratorShape) graph.Iterator {
	l := &legacy{shape: shape}
	l.Iterator = graph.NewLegacy(shape, l)
	return l
}

func (l *legacy) AsShape() graph.IteratorShape {
	_ = l.Close()
	return l.shape
}

func (q *quads) Stats(context.Context) (graph.IteratorCosts, error) {
	var err error
	if !q.sized {
		q.size, err = q.v.roughly(q.o, q.prefix)
		q.sized = err == nil
	}
	return graph.IteratorCosts{ContainsCost: 1, NextCost: 2, Size: q.size}, err
}

// QuadIteratorSize is exact up to a thousand quads, an estimate beyond.
func (v *View) QuadIteratorSize(_ context.Context, d quad.Direction, ref graph.Ref) (graph.Size, error) {
	id, ok := ref.(TermID)
	if !ok || id.Zero() {
		return graph.Size{Exact: true}, nil
	}
	return v.size(append([]byte{orders[orderOf(d)].tag}, id[:]...))
}

// size counts the quads under a prefix. Terms are hashes, that is, evenly
// spread: how far the first quads reach into the range of the next
// term says how many there are in all.
func (v *View) size(prefix []byte) (graph.Size, error) {
	return v.known.once(string(prefix), func() (graph.Size, error) { return v.count(prefix) })
}

func (v *View) count(prefix []byte) (graph.Size, error) {
	if len(prefix) == 1 {
		return v.total()
	}
	n, last, total := int64(0), []byte(nil), int64(0)
	err := v.read(func(r kv.Reader) error {
		it, err := kv.IterOf(r, prefix, upper(prefix), exactUpTo/4)
		if err != nil {
			return err
		}
		defer it.Close()
		for ok := it.First(); ok && n < exactUpTo; ok = it.Next() {
			if n++; n == exactUpTo {
				last = bytes.Clone(it.Key())
			}
		}
		if err := it.Error(); err != nil {
			return err
		}
		total, err = v.quads(r)
		return err
	})
	if err != nil || n < exactUpTo {
		return graph.Size{Size: n, Exact: true}, err
	}
	return reach(n, len(prefix), last, total), nil
}

// roughly is size, estimated from fewer quads.
func (v *View) roughly(o int, prefix []byte) (graph.Size, error) {
	if len(prefix) == 1 {
		return v.size(prefix)
	}
	f, err := v.few(o, prefix, roughlyUpTo)
	if n := len(f.ids); err == nil && !f.all && n > 0 {
		all, err := v.total()
		return reach(int64(n), len(prefix), appendKey(nil, o, f.ids[n-1]), all.Size), err
	}
	return graph.Size{Size: int64(len(f.ids)), Exact: true}, err
}

// reach estimates how many quads there are of which the last of the first n
// has the given key.
func reach(n int64, prefix int, last []byte, total int64) graph.Size {
	if prefix+8 > len(last) {
		return graph.Size{Size: n, Exact: true}
	}
	share := float64(binary.BigEndian.Uint64(last[prefix:])) / (1 << 64)
	guess := int64(float64(n) / max(share, 1e-9))
	return graph.Size{Size: max(n, min(guess, total))}
}

// quadScanner reads a page of keys at a time and holds no iterator between.
type quadScanner struct {
	v      *View
	o      int
	prefix []byte
	at     []byte // where the next page begins
	page   []QuadID
	i      int
	size   int
	end    bool
	cur    QuadID
	ok     bool
	err    error
}

func (s *quadScanner) Next(ctx context.Context) bool {
	s.ok = false
	if s.err != nil {
		return false
	}
	if s.i >= len(s.page) {
		if s.end {
			return false
		}
		if s.err = ctx.Err(); s.err != nil {
			return false
		}
		if s.err = s.fill(); s.err != nil || len(s.page) == 0 {
			return false
		}
	}
	s.cur, s.ok = s.page[s.i], true
	s.i++
	return true
}

func (s *quadScanner) fill() error {
	s.page, s.i = s.page[:0], 0
	if s.size == 0 && len(s.prefix) > 1 { // the first page is often read already
		f, err := s.v.few(s.o, s.prefix, roughlyUpTo)
		s.page, s.end = append(s.page, f.ids...), f.all
		s.size = firstPage
		if n := len(f.ids); n > 0 {
			s.at = append(appendKey(nil, s.o, f.ids[n-1]), 0)
		}
		return err
	}
	s.size = min(max(s.size*4, firstPage), lastPage)
	return s.v.read(func(r kv.Reader) error {
		it, err := kv.IterOf(r, s.at, upper(s.prefix), s.size+1)
		if err != nil {
			return err
		}
		defer it.Close()
		ok := it.First()
		for ; ok && len(s.page) < s.size; ok = it.Next() {
			if q, good := parseKey(s.o, it.Key()); good {
				s.page = append(s.page, q)
			}
		}
		s.end = !ok
		if ok {
			s.at = bytes.Clone(it.Key())
		}
		return it.Error()
	})
}

func (s *quadScanner) Result() graph.Ref {
	if !s.ok {
		return nil
	}
	return s.cur
}
func (s *quadScanner) Err() error                      { return s.err }
func (s *quadScanner) NextPath(context.Context) bool   { return false }
func (s *quadScanner) TagResults(map[string]graph.Ref) {}
func (s *quadScanner) String() string                  { return "PebbleQuadsNext" }
func (s *quadScanner) Close() error {
	s.end, s.page = true, nil
	return nil
}

// quadIndex says whether a quad has the shape's prefix. It reads nothing.
type quadIndex struct {
	q   *quads
	cur QuadID
	ok  bool
}

func (x *quadIndex) Contains(_ context.Context, ref graph.Ref) bool {
	id, ok := ref.(QuadID)
	x.ok = ok && bytes.HasPrefix(appendKey(make([]byte, 0, keySize), x.q.o, id), x.q.prefix)
	x.cur = id
	return x.ok
}

func (x *quadIndex) Result() graph.Ref {
	if !x.ok {
		return nil
	}
	return x.cur
}
func (x *quadIndex) Err() error                      { return nil }
func (x *quadIndex) NextPath(context.Context) bool   { return false }
func (x *quadIndex) TagResults(map[string]graph.Ref) {}
func (x *quadIndex) String() string                  { return "PebbleQuadsContains" }
func (x *quadIndex) Close() error                    { return nil }
