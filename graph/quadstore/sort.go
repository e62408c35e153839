package quadstore

import (
	"bufio"
	"bytes"
	"cmp"
	"container/heap"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/cayleygraph/quad"

	"kgraph/graph/kv"
)

// Bounds of what is sorted in memory before it goes to a file.
const (
	chunkQuads = 1 << 18
	chunkTerms = 16 << 20 // bytes
	maxRecent  = 1 << 16  // terms that are known to be in the chunk or before it
	handful    = 1 << 10  // quads that go from one goroutine to the next at once
)

// row is a quad in some order, as four numbers that compare as its bytes do.
type row [4]uint64

func (r row) compare(s row) int {
	for i := range r {
		if c := cmp.Compare(r[i], s[i]); c != 0 {
			return c
		}
	}
	return 0
}

// chunk is a part of the quads, in memory.
type chunk struct {
	rows  []row // in the order subject predicate object label
	terms []entry
	bytes []byte // of the terms
}

type entry struct {
	id       uint64
	from, to int
}

// sorted are quads and terms in files, each sorted: runs of the four orders
// and of terms.
type sorted struct {
	runs  [len(orders)][]kv.Scratch
	named []kv.Scratch
}

// sorter takes quads and sorts them, chunk by chunk, in goroutines of its own.
type sorter struct {
	ctx    context.Context
	stop   context.CancelCauseFunc
	buf    []quad.Quad
	some   chan []quad.Quad
	ended  chan error
	result *sorted
}

// startSort begins to sort into files of the load. End must follow.
func startSort(ctx context.Context, to kv.Load) *sorter {
	s := &sorter{some: make(chan []quad.Quad, 2), ended: make(chan error, 2), result: new(sorted)}
	s.ctx, s.stop = context.WithCancelCause(ctx)
	chunks := make(chan *chunk)
	go func() { // from quads to chunks
		err := gather(s.ctx, s.some, chunks)
		close(chunks)
		if err != nil {
			s.stop(err)
		}
		s.ended <- err
	}()
	go func() { // from chunks to files
		var err error
		for c := range chunks {
			if err != nil {
				continue
			}
			if err = s.result.add(to, c); err != nil {
				s.stop(err)
			}
		}
		s.ended <- err
	}()
	return s
}

// push gives the sorter a quad.
func (s *sorter) push(q quad.Quad) error {
	if s.buf = append(s.buf, q); len(s.buf) < handful {
		return nil
	}
	return s.send()
}

func (s *sorter) send() error {
	select {
	case s.some <- s.buf:
		s.buf = make([]quad.Quad, 0, handful)
		return nil
	case <-s.ctx.Done():
		return context.Cause(s.ctx)
	}
}

// end waits until all is sorted. It must be called once, whatever push said;
// err is why no more quads come, if not because there are no more.
func (s *sorter) end(err error) (*sorted, error) {
	if err == nil {
		err = s.send()
	}
	if err != nil {
		s.stop(err)
	}
	close(s.some)
	for range 2 {
		if e := <-s.ended; err == nil {
			err = e
		}
	}
	s.stop(nil)
	return s.result, err
}

// gather makes chunks out of quads.
func gather(ctx context.Context, from <-chan []quad.Quad, to chan<- *chunk) error {
	g := &gatherer{recent: map[TermID]fingerprint{}}
	for qs := range from {
		if ctx.Err() != nil {
			return nil // whoever cancelled knows why
		}
		for i := range qs {
			if err := g.add(&qs[i]); err != nil {
				return err
			}
			if len(g.c.rows) == chunkQuads || len(g.c.bytes) >= chunkTerms {
				to <- g.c
				g.c = nil
			}
		}
	}
	if g.c != nil {
		to <- g.c
	}
	return nil
}

type gatherer struct {
	c      *chunk
	recent map[TermID]fingerprint
	buf    []byte
}

func (g *gatherer) add(q *quad.Quad) error {
	if !quad.IsValidValue(q.Subject) || !quad.IsValidValue(q.Predicate) || !quad.IsValidValue(q.Object) {
		return fmt.Errorf("%w: %v", ErrQuad, *q)
	}
	if g.c == nil {
		g.c = &chunk{rows: make([]row, 0, chunkQuads)}
	}
	var r row
	for i, v := range [4]quad.Value{q.Subject, q.Predicate, q.Object, q.Label} {
		if v == nil {
			continue
		}
		id, more, stored := identify(g.buf, v)
		g.buf = stored
		r[i] = binary.BigEndian.Uint64(id[:])
		if was, ok := g.recent[id]; ok {
			if was != more {
				return fmt.Errorf("%w: %v", ErrCollision, v)
			}
			continue
		}
		if len(g.recent) >= maxRecent {
			clear(g.recent)
		}
		g.recent[id] = more
		at := len(g.c.bytes)
		g.c.bytes = append(g.c.bytes, stored...)
		g.c.terms = append(g.c.terms, entry{r[i], at, len(g.c.bytes)})
	}
	g.c.rows = append(g.c.rows, r)
	return nil
}

// add sorts a chunk five ways and writes each to a file.
func (s *sorted) add(to kv.Load, c *chunk) error {
	slices.SortFunc(c.terms, func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.id, b.id), bytes.Compare(c.bytes[a.from:a.to], c.bytes[b.from:b.to]))
	})
	if len(c.terms) > 0 {
		f, err := write(to, func(w *bufio.Writer) error { return writeTerms(w, c) })
		if err != nil {
			return err
		}
		s.named = append(s.named, f)
	}
	slices.SortFunc(c.rows, row.compare)
	c.rows = slices.Compact(c.rows)
	turned := make([]row, len(c.rows))
	for o := range orders {
		for i, r := range c.rows {
			for j, slot := range orders[o].slots {
				turned[i][j] = r[slot]
			}
		}
		if o > 0 {
			slices.SortFunc(turned, row.compare)
		}
		f, err := write(to, func(w *bufio.Writer) error { return writeRows(w, turned) })
		if err != nil {
			return err
		}
		s.runs[o] = append(s.runs[o], f)
	}
	return nil
}

func write(to kv.Load, f func(*bufio.Writer) error) (kv.Scratch, error) {
	file, err := to.Scratch()
	if err != nil {
		return nil, err
	}
	w := bufio.NewWriterSize(file, 1<<16)
	return file, cmp.Or(f(w), w.Flush())
}

func writeRows(w *bufio.Writer, rows []row) error {
	var b [4 * termSize]byte
	for _, r := range rows {
		for i, n := range r {
			binary.BigEndian.PutUint64(b[i*termSize:], n)
		}
		if _, err := w.Write(b[:]); err != nil {
			return err
		}
	}
	return nil
}

func writeTerms(w *bufio.Writer, c *chunk) error {
	var head []byte
	for _, e := range c.terms {
		head = binary.BigEndian.AppendUint64(head[:0], e.id)
		head = binary.AppendUvarint(head, uint64(e.to-e.from))
		if _, err := w.Write(head); err != nil {
			return err
		}
		if _, err := w.Write(c.bytes[e.from:e.to]); err != nil {
			return err
		}
	}
	return nil
}

// quads calls f for every quad of an order once, its identity turned into that
// order.
func (s *sorted) quads(ctx context.Context, o int, f func(QuadID) error) error {
	var last QuadID
	first := true
	return merge(ctx, s.runs[o], func(r *bufio.Reader, _ []byte) (QuadID, []byte, error) {
		var q QuadID
		_, err := io.ReadFull(r, q[:])
		return q, nil, err
	}, func(a, b QuadID) int { return bytes.Compare(a[:], b[:]) }, func(q QuadID, _ []byte) error {
		if !first && q == last {
			return nil
		}
		first, last = false, q
		return f(q)
	})
}

// terms calls f for every term, in order; one that is in many chunks often.
func (s *sorted) terms(ctx context.Context, f func(TermID, []byte) error) error {
	return merge(ctx, s.named, func(r *bufio.Reader, buf []byte) (TermID, []byte, error) {
		var id TermID
		if _, err := io.ReadFull(r, id[:]); err != nil {
			return id, buf, err
		}
		n, err := binary.ReadUvarint(r)
		if err != nil {
			return id, buf, io.ErrUnexpectedEOF
		}
		buf = slices.Grow(buf[:0], int(n))[:n]
		_, err = io.ReadFull(r, buf)
		return id, buf, err
	}, func(a, b TermID) int { return bytes.Compare(a[:], b[:]) }, f)
}

// merge reads many sorted files side by side.
func merge[K any](ctx context.Context, runs []kv.Scratch, next func(*bufio.Reader, []byte) (K, []byte, error), compare func(a, b K) int, f func(K, []byte) error) (err error) {
	h := &cursors[K]{compare: compare}
	for _, run := range runs {
		file, err := run.Open()
		if err != nil {
			return err
		}
		defer file.Close()
		c := &cursor[K]{r: bufio.NewReaderSize(file, 1<<15)}
		if c.key, c.rest, err = next(c.r, nil); err == nil {
			h.at = append(h.at, c)
		} else if !errors.Is(err, io.EOF) {
			return err
		}
	}
	heap.Init(h)
	for n := 0; len(h.at) > 0; n++ {
		if n%4096 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		c := h.at[0]
		if err := f(c.key, c.rest); err != nil {
			return err
		}
		c.key, c.rest, err = next(c.r, c.rest)
		switch {
		case err == nil:
			heap.Fix(h, 0)
		case err == io.EOF:
			heap.Pop(h)
		default:
			return err
		}
	}
	return nil
}

// cursor is the place in one file.
type cursor[K any] struct {
	r    *bufio.Reader
	key  K
	rest []byte
}

type cursors[K any] struct {
	at      []*cursor[K]
	compare func(a, b K) int
}

func (h *cursors[K]) Len() int           { return len(h.at) }
func (h *cursors[K]) Less(i, j int) bool { return h.compare(h.at[i].key, h.at[j].key) < 0 }
func (h *cursors[K]) Swap(i, j int)      { h.at[i], h.at[j] = h.at[j], h.at[i] }
func (h *cursors[K]) Push(x any)         { h.at = append(h.at, x.(*cursor[K])) }
func (h *cursors[K]) Pop() any {
	last := h.at[len(h.at)-1]
	h.at = h.at[:len(h.at)-1]
	return last
}
