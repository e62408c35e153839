package quadstore

import (
	"bytes"
	"errors"
	"fmt"
	"iter"
	"sync"

	"github.com/cayleygraph/quad"

	"kgraph/graph/kv"
)

// Origin says where a quad comes from. A quad may come from both; it stays
// until neither holds it.
type Origin byte

// The origins of quads.
const (
	Derived Origin = 1 << iota // from records, by package graph
	Loaded                     // put in as a quad, by load or through Cayley
)

// ErrQuad is returned for a quad that cannot be stored.
var ErrQuad = errors.New("subject, predicate and object must be given")

// Batch gathers writes of quads into a batch that its owner commits. It is not
// safe for concurrent use, and must be closed.
type Batch struct {
	b     kv.Batch
	r     kv.Reader // what Put and Delete look into
	terms kv.Lookup // of r, opened when first needed
	cache *terms    // of what is in the database for good, or nil
	known map[TermID]fingerprint
	buf   []byte
	key   []byte
	quads int64 // change of the number of quads
}

// NewBatch returns a writer into b. Put and Delete look into r, which is b
// itself, indexed, if one quad may be written twice.
func (s *Store) NewBatch(b kv.Batch, r kv.Reader) *Batch {
	return &Batch{b: b, r: r, cache: &s.terms, known: map[TermID]fingerprint{}}
}

// Close ends the batch's reads. It does not close what it wrote into.
func (w *Batch) Close() error {
	if w.terms == nil {
		return nil
	}
	err := w.terms.Close()
	w.terms = nil
	return err
}

// Grown is by how many quads the batch makes the store grow.
func (w *Batch) Grown() int64 { return w.quads }

// Expect says which quads will be written and deleted, to a database that is
// far away: their terms, and where the quads are from, then come in one answer.
func (w *Batch) Expect(quads iter.Seq[quad.Quad]) error {
	if !kv.Far(w.r) {
		return nil
	}
	var keys [][]byte
	seen := map[TermID]bool{}
	for q := range quads {
		var id QuadID
		for i, v := range [4]quad.Value{q.Subject, q.Predicate, q.Object, q.Label} {
			if v == nil {
				continue
			}
			t := Identify(v)
			copy(id[i*termSize:], t[:])
			if _, known := w.cache.get(t); !known && !seen[t] {
				seen[t] = true
				keys = append(keys, termKey(t))
			}
		}
		keys = append(keys, appendKey(nil, 0, id))
	}
	return kv.Prefetch(w.r, keys)
}

// ID writes the terms of q into the term table and returns the quad's identity.
func (w *Batch) ID(q quad.Quad) (QuadID, error) {
	var id QuadID
	if !quad.IsValidValue(q.Subject) || !quad.IsValidValue(q.Predicate) || !quad.IsValidValue(q.Object) {
		return id, fmt.Errorf("%w: %v", ErrQuad, q)
	}
	for i, v := range [4]quad.Value{q.Subject, q.Predicate, q.Object, q.Label} {
		if v == nil {
			continue
		}
		t, err := w.term(v)
		if err != nil {
			return id, err
		}
		copy(id[i*termSize:], t[:])
	}
	return id, nil
}

// term returns the identity of a term, written unless it is there already.
func (w *Batch) term(v quad.Value) (TermID, error) {
	t, more, stored := identify(w.buf, v)
	w.buf = stored
	was, ok := w.known[t]
	if !ok {
		was, ok = w.cache.get(t)
	}
	if ok {
		if was != more {
			return t, fmt.Errorf("%w: %v", ErrCollision, v)
		}
		return t, nil
	}
	found, err := w.stored(t, stored, v)
	if err != nil {
		return t, err
	}
	if found {
		w.cache.put(t, more)
	} else if err := w.b.Set(termKey(t), stored); err != nil {
		return t, err
	}
	w.known[t] = more
	return t, nil
}

// stored says whether the term table has the term.
func (w *Batch) stored(t TermID, enc []byte, v quad.Value) (bool, error) {
	if w.terms == nil {
		var err error
		if w.terms, err = kv.NewLookup(w.r); err != nil {
			return false, err
		}
	}
	has, err := w.terms.Get(termKey(t))
	if err != nil || has == nil {
		return false, err
	}
	if !bytes.Equal(has, enc) {
		return false, fmt.Errorf("%w: %v", ErrCollision, v)
	}
	return true, nil
}

// maxTerms bounds the memory of terms that are known to be in the database.
const maxTerms = 1 << 15

// terms remembers terms that were read, that is, committed by somebody: never
// those of a batch that may yet fail.
type terms struct {
	sync.Mutex
	m map[TermID]fingerprint
}

func (c *terms) get(t TermID) (fingerprint, bool) {
	c.Lock()
	defer c.Unlock()
	f, ok := c.m[t]
	return f, ok
}

func (c *terms) put(t TermID, f fingerprint) {
	c.Lock()
	defer c.Unlock()
	if c.m == nil || len(c.m) >= maxTerms {
		c.m = make(map[TermID]fingerprint)
	}
	c.m[t] = f
}

// Origins returns where the quad is from at present; 0 if it is not there.
func (w *Batch) Origins(id QuadID) (Origin, error) {
	w.key = appendKey(w.key[:0], 0, id)
	return origins(w.r, w.key)
}

func origins(r kv.Reader, key []byte) (Origin, error) {
	v, closer, err := r.Get(key)
	if errors.Is(err, kv.ErrNotFound) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	defer closer.Close()
	if len(v) != 1 {
		return Loaded, nil
	}
	return Origin(v[0]), nil
}

// PutNew writes a quad that is known not to be in the store: it reads nothing.
func (w *Batch) PutNew(id QuadID, from Origin) error {
	w.quads++
	return w.set(id, from)
}

// Put adds an origin to a quad and says whether that origin is new to it.
func (w *Batch) Put(id QuadID, from Origin) (bool, error) {
	has, err := w.Origins(id)
	if err != nil || has&from != 0 {
		return false, err
	}
	if has == 0 {
		w.quads++
		return true, w.set(id, from)
	}
	w.key = appendKey(w.key[:0], 0, id)
	return true, w.b.Set(w.key, []byte{byte(has | from)})
}

// Delete takes an origin from a quad, and the quad away when that was its last;
// it says whether the quad had that origin.
func (w *Batch) Delete(id QuadID, from Origin) (bool, error) {
	has, err := w.Origins(id)
	if err != nil || has&from == 0 {
		return false, err
	}
	if rest := has &^ from; rest != 0 {
		w.key = appendKey(w.key[:0], 0, id)
		return true, w.b.Set(w.key, []byte{byte(rest)})
	}
	w.quads--
	for o := range orders {
		w.key = appendKey(w.key[:0], o, id)
		if err := w.b.Delete(w.key); err != nil {
			return true, err
		}
	}
	return true, nil
}

func (w *Batch) set(id QuadID, from Origin) error {
	for o := range orders {
		w.key = appendKey(w.key[:0], o, id)
		var v []byte
		if o == 0 {
			v = []byte{byte(from)}
		}
		if err := w.b.Set(w.key, v); err != nil {
			return err
		}
	}
	return nil
}
