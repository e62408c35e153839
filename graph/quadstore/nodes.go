package quadstore

import (
	"bytes"
	"context"

	"github.com/cayleygraph/cayley/graph"

	"kgraph/graph/kv"
)

// nodes is the shape of an iterator over all live terms: the four orders are
// walked side by side from first term to next first term.
type nodes struct{ v *View }

var _ graph.IteratorShapeCompat = (*nodes)(nil)

func (n *nodes) Iterate() graph.Scanner                               { return &nodesScanner{v: n.v} }
func (n *nodes) Lookup() graph.Index                                  { return &nodesIndex{v: n.v} }
func (n *nodes) SubIterators() []graph.IteratorShape                  { return nil }
func (n *nodes) Optimize(context.Context) (graph.IteratorShape, bool) { return n, false }
func (n *nodes) String() string                                       { return "PebbleNodes" }
func (n *nodes) Sorted() bool                                         { return true }

func (n *nodes) AsLegacy() graph.Iterator { return newLegacy(n) }

func (n *nodes) Stats(ctx context.Context) (graph.IteratorCosts, error) {
	st, err := n.v.Stats(ctx, false)
	return graph.IteratorCosts{ContainsCost: 8, NextCost: 8, Size: st.Nodes}, err
}

type nodesScanner struct {
	v    *View
	page []TermID
	i    int
	size int
	last TermID // the last term read; terms after it come next
	end  bool
	ok   bool
	err  error
}

func (s *nodesScanner) Next(ctx context.Context) bool {
	s.ok = false
	if s.err != nil {
		return false
	}
	s.i++
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
	s.ok = true
	return true
}

// fill reads the next terms, in the order of their hashes.
func (s *nodesScanner) fill() error {
	s.page, s.i = s.page[:0], 0
	s.size = min(max(s.size*4, firstPage), lastPage)
	return s.v.read(func(r kv.Reader) error {
		var cursors [len(orders)]termCursor
		for o := range orders {
			if err := cursors[o].open(r, orders[o].tag, s.last, s.size); err != nil {
				return err
			}
			defer cursors[o].it.Close()
		}
		for len(s.page) < s.size {
			id, found := TermID{}, false
			for o := range cursors {
				if c := &cursors[o]; c.ok && (!found || bytes.Compare(c.id[:], id[:]) < 0) {
					id, found = c.id, true
				}
			}
			if !found {
				s.end = true
				break
			}
			s.page, s.last = append(s.page, id), id
			for o := range cursors {
				if c := &cursors[o]; c.ok && c.id == id {
					c.after(id)
				}
			}
		}
		for o := range cursors {
			if err := cursors[o].it.Error(); err != nil {
				return err
			}
		}
		return nil
	})
}

// termCursor walks the first terms of one order.
type termCursor struct {
	it  kv.Iterator
	tag byte
	id  TermID
	ok  bool
}

// open stands the cursor at the first term after the given one. The zero term,
// which stands for no label, is never shown. About n terms will be read.
func (c *termCursor) open(r kv.Reader, tag byte, last TermID, n int) (err error) {
	c.tag = tag
	c.it, err = kv.IterOf(r, []byte{tag}, []byte{tag + 1}, n)
	if err == nil {
		c.after(last)
	}
	return err
}

func (c *termCursor) after(id TermID) {
	next := upper(append([]byte{c.tag}, id[:]...))
	c.ok = c.it.SeekGE(next)
	if c.ok {
		copy(c.id[:], c.it.Key()[1:])
	}
}

func (s *nodesScanner) Result() graph.Ref {
	if !s.ok {
		return nil
	}
	return s.page[s.i]
}
func (s *nodesScanner) Err() error                      { return s.err }
func (s *nodesScanner) NextPath(context.Context) bool   { return false }
func (s *nodesScanner) TagResults(map[string]graph.Ref) {}
func (s *nodesScanner) String() string                  { return "PebbleNodesNext" }
func (s *nodesScanner) Close() error {
	s.end, s.page = true, nil
	return nil
}

type nodesIndex struct {
	v   *View
	cur TermID
	ok  bool
	err error
}

func (x *nodesIndex) Contains(_ context.Context, ref graph.Ref) bool {
	id, ok := ref.(TermID)
	x.ok = false
	if !ok || x.err != nil {
		return false
	}
	x.cur = id
	x.ok, x.err = x.v.live(id, asName)
	return x.ok
}

func (x *nodesIndex) Result() graph.Ref {
	if !x.ok {
		return nil
	}
	return x.cur
}
func (x *nodesIndex) Err() error                      { return x.err }
func (x *nodesIndex) NextPath(context.Context) bool   { return false }
func (x *nodesIndex) TagResults(map[string]graph.Ref) {}
func (x *nodesIndex) String() string                  { return "PebbleNodesContains" }
func (x *nodesIndex) Close() error                    { return nil }
