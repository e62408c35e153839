package graph

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"runtime"
	"sync"

	"github.com/cayleygraph/quad"

	"kgraph/graph/kv"
	"kgraph/graph/quadstore"
)

// DocumentInfo is a document as it is listed, without its text.
type DocumentInfo struct {
	ID        string   `json:"id"`
	Title     string   `json:"title,omitempty"`
	Published string   `json:"published,omitempty"`
	Source    string   `json:"source,omitempty"`
	Authors   []string `json:"authors,omitempty"`
	URL       string   `json:"url,omitempty"`
	Hash      string   `json:"hash"`
	Version   string   `json:"version,omitempty"` // of the extraction
	Claims    int      `json:"claims"`
}

// snapshot runs f on one state of the database.
func (s *Store) snapshot(ctx context.Context, f func(r kv.Reader) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := s.begin(); err != nil {
		return err
	}
	defer s.end()
	snap, err := s.db.NewSnapshot()
	if err != nil {
		return err
	}
	defer snap.Close()
	return f(snap)
}

// stream makes an iterator out of a function that reads one state of the
// database and stops when yield returns false.
func stream[T any](ctx context.Context, s *Store, f func(r kv.Reader, yield func(T) bool) error) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		stopped := false
		err := s.snapshot(ctx, func(r kv.Reader) error {
			return f(r, func(v T) bool {
				if stopped || ctx.Err() != nil {
					return false
				}
				stopped = !yield(v, nil)
				return !stopped
			})
		})
		if err == nil {
			err = ctx.Err()
		}
		if err != nil && !stopped {
			var zero T
			yield(zero, err)
		}
	}
}

// Documents lists the documents in the order of their ids.
func (s *Store) Documents(ctx context.Context) iter.Seq2[DocumentInfo, error] {
	return stream(ctx, s, func(r kv.Reader, yield func(DocumentInfo) bool) error {
		return eachHeader(r, func(id string, h *header) (bool, error) {
			return yield(DocumentInfo{
				ID: id, Title: h.Title, Published: h.Date, Source: h.Source, Authors: h.Authors, URL: h.URL,
				Hash: h.Hash, Version: h.Version, Claims: h.Claims,
			}), nil
		})
	})
}

// Records yields the records of all documents in the order of their ids. A
// record is the caller's own copy.
func (s *Store) Records(ctx context.Context) iter.Seq2[*Record, error] {
	return stream(ctx, s, eachRecord)
}

// What is decoded at once: records of news are small, a book is one.
const (
	decodedAtOnce = 64
	decodedBytes  = 4 << 20 // as stored
)

// eachRecord yields all records in the order of their ids. Decoding takes most
// of the time of a report that reads them all, so that many are decoded at once.
func eachRecord(r kv.Reader, yield func(*Record) bool) error {
	var stored [][]byte
	size := 0
	flush := func() (bool, error) {
		records, err := decodeRecords(stored)
		stored, size = stored[:0], 0
		for _, rec := range records {
			if !yield(rec) {
				return false, nil
			}
		}
		return true, err
	}
	more := true
	err := scan(r, []byte{tagRecord}, func(_, v []byte) (_ bool, err error) {
		stored = append(stored, bytes.Clone(v))
		if size += len(v); len(stored) == decodedAtOnce || size >= decodedBytes {
			more, err = flush()
		}
		return more, err
	})
	if err == nil && more {
		_, err = flush()
	}
	return err
}

// decodeRecords decodes records on all processors. Of a damaged one it gives
// the error, with the records before it.
func decodeRecords(stored [][]byte) ([]*Record, error) {
	out, errs := make([]*Record, len(stored)), make([]error, len(stored))
	workers := min(runtime.GOMAXPROCS(0), len(stored))
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			for i := w; i < len(stored); i += workers {
				out[i], errs[i] = decodeRecord(stored[i])
			}
		})
	}
	wg.Wait()
	for i, err := range errs {
		if err != nil {
			return out[:i], err
		}
	}
	return out, nil
}

// Record returns the record of a document, or ErrNoDocument.
func (s *Store) Record(ctx context.Context, id string) (*Record, error) {
	var rec *Record
	err := s.snapshot(ctx, func(r kv.Reader) (err error) {
		rec, err = getRecord(r, id)
		return err
	})
	if err == nil && rec == nil {
		err = fmt.Errorf("%w: %q", ErrNoDocument, id)
	}
	return rec, err
}

// Has says whether the document is in the store with this content hash and
// with this store's version of the extraction, so that nothing is to be done.
func (s *Store) Has(ctx context.Context, id, hash string) (bool, error) {
	var h header
	found := false
	err := s.snapshot(ctx, func(r kv.Reader) (err error) {
		found, err = getHeader(r, id, &h)
		return err
	})
	return found && h.Hash == hash && h.Version == s.opts.Version, err
}

// Quads yields every quad of the store once, in an order that depends on the
// quads alone: by the hashes of label, subject, predicate and object.
func (s *Store) Quads(ctx context.Context) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		v, err := s.View()
		if err != nil {
			yield(quad.Quad{}, err)
			return
		}
		defer v.Close()
		for q, err := range v.All(ctx) {
			if !yield(q, err) {
				return
			}
		}
	}
}

// Stats are the sizes of a store.
type Stats struct {
	Documents int   `json:"documents"`
	Sentences int   `json:"sentences"` // that carry claims
	Claims    int   `json:"claims"`
	Entities  int   `json:"entities"` // named things
	Concepts  int   `json:"concepts"`
	Facts     int   `json:"facts"`     // with an edge of their own
	Relations int   `json:"relations"` // distinct, of these facts
	Quads     int64 `json:"quads"`

	Asserted int `json:"asserted"`
	Reported int `json:"reported"`
	Hedged   int `json:"hedged"`

	Types map[string]int `json:"types"` // nodes by type
	Disk  int64          `json:"disk"`  // bytes of the store's files
}

// Stats counts what is in the store.
func (s *Store) Stats(ctx context.Context) (Stats, error) {
	st := Stats{Types: map[string]int{}}
	err := s.snapshot(ctx, func(r kv.Reader) (err error) {
		if st.Quads, err = quadstore.Count(r); err != nil {
			return err
		}
		for _, f := range []func(context.Context, kv.Reader) error{st.documents, st.nodes, st.facts} {
			if err := f(ctx, r); err != nil {
				return err
			}
		}
		return nil
	})
	st.Disk = s.db.Size()
	return st, err
}

func (st *Stats) documents(ctx context.Context, r kv.Reader) error {
	return eachHeader(r, func(_ string, h *header) (bool, error) {
		st.Documents++
		st.Claims += h.Claims
		st.Sentences += h.Sentences
		return true, ctx.Err()
	})
}

func (st *Stats) nodes(ctx context.Context, r kv.Reader) error {
	return eachNode(r, func(_ string, n *node) (bool, error) {
		st.Types[n.typ()]++
		if n.kind() == Concept {
			st.Concepts++
		} else {
			st.Entities++
		}
		return true, ctx.Err()
	})
}

func (st *Stats) facts(ctx context.Context, r kv.Reader) error {
	relations := map[string]bool{}
	err := eachStanding(r, func(fk factKey, c standings) (bool, error) {
		label, ok := c.label()
		switch {
		case !ok || label == General:
			return true, nil
		case label == Asserted:
			st.Asserted++
		case label == Reported:
			st.Reported++
		default:
			st.Hedged++
		}
		st.Facts++
		relations[fk.relation] = true
		return true, ctx.Err()
	})
	st.Relations = len(relations)
	return err
}

// eachStanding calls f for every fact stored, with its counts, in the order of
// the keys, until f says that it has enough.
func eachStanding(r kv.Reader, f func(k factKey, s standings) (bool, error)) error {
	return scanStandings(r, []byte{tagFact}, f)
}

// scanStandings is eachStanding of the facts whose keys have a prefix.
func scanStandings(r kv.Reader, prefix []byte, f func(k factKey, s standings) (bool, error)) error {
	return scan(r, prefix, func(k, v []byte) (bool, error) {
		fk, ok := parseFactKey(k)
		if !ok {
			return false, fmt.Errorf("%w: key of a fact", ErrDamaged)
		}
		c, err := parseStandings(v)
		if err != nil {
			return false, err
		}
		return f(fk, c)
	})
}

func eachNode(r kv.Reader, f func(key string, n *node) (bool, error)) error {
	return scan(r, []byte{tagNode}, func(k, v []byte) (bool, error) {
		n := new(node)
		if err := json.Unmarshal(v, n); err != nil {
			return false, fmt.Errorf("%w: %v", ErrDamaged, err)
		}
		return f(string(k[1:]), n)
	})
}
