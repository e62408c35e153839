package quadstore

import (
	"context"
	"errors"
	"sync"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/quad"

	"kgraph/graph/kv"
)

// Errors of views.
var (
	ErrClosed   = errors.New("the view of the store is closed")
	ErrReadOnly = errors.New("this view of the store is read-only: quads are written through the store")
)

// View is a Cayley QuadStore that reads one state of the database. It is safe
// for concurrent use. Iterators hold no resource of the database between two
// calls, so that a forgotten one costs nothing; after Close they end with
// ErrClosed.
type View struct {
	r       kv.Reader
	release func() error // closes r, or nil
	quads   func(kv.Reader) (int64, error)

	mu     sync.RWMutex // held for reading during every read, so that Close waits
	closed bool

	names  *names
	firsts *firsts // nil for a view of changing states
	known  *sizes  // nil if the state may change
}

var (
	_ graph.QuadStore      = (*View)(nil)
	_ graph.BatchQuadStore = (*View)(nil)
)

// NewView returns a view of what r reads. Count returns the number of quads;
// release, if not nil, is called once by Close.
func NewView(r kv.Reader, count func(kv.Reader) (int64, error), release func() error) *View {
	v := &View{r: r, quads: count, release: release, names: new(names)}
	if release != nil {
		v.firsts = new(firsts)
		v.known = &sizes{m: map[string]graph.Size{}}
	}
	return v
}

// Close ends the view. It waits for reads under way and may be called twice.
func (v *View) Close() error {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.closed {
		return nil
	}
	v.closed = true
	if v.release != nil {
		return v.release()
	}
	return nil
}

// read runs f while the view is open.
func (v *View) read(f func(kv.Reader) error) error {
	v.mu.RLock()
	defer v.mu.RUnlock()
	if v.closed {
		return ErrClosed
	}
	return f(v.r)
}

// ValueOf returns the reference of a value that some quad holds, and nil for
// any other: a term that only lingers in the term table is no node.
func (v *View) ValueOf(val quad.Value) graph.Ref {
	if val == nil {
		return nil
	}
	id, try := Identify(val), asLiteral
	switch val.(type) {
	case quad.IRI, quad.BNode:
		try = asName
	}
	if ok, err := v.live(id, try); err != nil || !ok {
		return nil
	}
	return id
}

// The orders in which a term is looked for: a literal is an object as a rule.
var (
	asName    = [len(orders)]int{0, 2, 1, 3}
	asLiteral = [len(orders)]int{2, 0, 1, 3}
)

// live says whether any order begins with the term; try is where it looks
// first.
func (v *View) live(id TermID, try [len(orders)]int) (bool, error) {
	if id.Zero() {
		return false, nil
	}
	for i, o := range try {
		n := roughlyUpTo
		if i > 1 { // a relation or label: a walk will begin elsewhere
			n = 1
		}
		f, err := v.few(o, append([]byte{orders[o].tag}, id[:]...), n)
		if err != nil || len(f.ids) > 0 {
			return err == nil, err
		}
	}
	return false, nil
}

// NameOf returns the value behind a reference, nil if there is none.
func (v *View) NameOf(ref graph.Ref) quad.Value {
	switch ref := ref.(type) {
	case nil:
		return nil
	case graph.PreFetchedValue:
		return ref.NameOf()
	case TermID:
		val, err := v.name(ref)
		if err != nil {
			return nil
		}
		return val
	}
	return nil
}

func (v *View) name(id TermID) (quad.Value, error) {
	if id.Zero() {
		return nil, nil
	}
	val, ok := v.names.get(id)
	if ok {
		return val, nil
	}
	err := v.read(func(r kv.Reader) error {
		b, closer, err := r.Get(termKey(id))
		if err != nil {
			return err
		}
		defer closer.Close()
		val, err = decodeTerm(b)
		return err
	})
	if err != nil {
		return nil, err
	}
	v.names.put(id, val)
	return val, nil
}

// ValuesOf names many references at once.
func (v *View) ValuesOf(_ context.Context, refs []graph.Ref) ([]quad.Value, error) {
	out := make([]quad.Value, len(refs))
	for i, r := range refs {
		out[i] = v.NameOf(r)
	}
	return out, nil
}

// RefsOf finds many values at once; one that is not there is an error.
func (v *View) RefsOf(_ context.Context, vals []quad.Value) ([]graph.Ref, error) {
	out := make([]graph.Ref, len(vals))
	for i, val := range vals {
		if out[i] = v.ValueOf(val); out[i] == nil {
			return nil, &missingError{val}
		}
	}
	return out, nil
}

type missingError struct{ val quad.Value }

func (e *missingError) Error() string { return "not in the graph: " + quad.StringOf(e.val) }

// Named returns the quad with the given identity, its terms read.
func (v *View) Named(id QuadID) (quad.Quad, error) {
	var q quad.Quad
	for _, d := range quad.Directions {
		val, err := v.name(id.Term(d))
		if err != nil {
			return q, err
		}
		q.Set(d, val)
	}
	return q, nil
}

// Quad returns the quad behind a reference.
func (v *View) Quad(ref graph.Ref) quad.Quad {
	id, ok := ref.(QuadID)
	if !ok {
		return quad.Quad{}
	}
	q, err := v.Named(id)
	if err != nil {
		return quad.Quad{}
	}
	return q
}

// QuadDirection returns one term of a quad. It reads nothing.
func (v *View) QuadDirection(ref graph.Ref, d quad.Direction) graph.Ref {
	q, ok := ref.(QuadID)
	if !ok {
		return nil
	}
	if t := q.Term(d); !t.Zero() {
		return t
	}
	return nil
}

// QuadIterator iterates over the quads that have a term in a direction.
func (v *View) QuadIterator(d quad.Direction, ref graph.Ref) graph.Iterator {
	id, ok := ref.(TermID)
	if !ok || id.Zero() {
		return iterator.NewNull()
	}
	return newQuads(v, orderOf(d), append([]byte{orders[orderOf(d)].tag}, id[:]...)).AsLegacy()
}

// QuadsAllIterator iterates over all quads.
func (v *View) QuadsAllIterator() graph.Iterator {
	return newQuads(v, 0, []byte{TagSPO}).AsLegacy()
}

// NodesAllIterator iterates over every term that a quad holds, each once.
func (v *View) NodesAllIterator() graph.Iterator {
	return (&nodes{v: v}).AsLegacy()
}

// Stats counts quads and nodes. Without exact, the nodes of more than a thousand
// quads are guessed: the optimiser asks many times a query, and every node
// counted is a look into each order.
func (v *View) Stats(ctx context.Context, exact bool) (graph.Stats, error) {
	var st graph.Stats
	var err error
	st.Quads, err = v.total()
	if err != nil {
		return st, err
	}
	if !exact && st.Quads.Size > exactUpTo {
		st.Nodes.Size = st.Quads.Size / 3
		return st, nil
	}
	st.Nodes, err = v.known.once("nodes", func() (graph.Size, error) {
		size := graph.Size{Exact: true}
		sc := &nodesScanner{v: v}
		defer sc.Close()
		for sc.Next(ctx) {
			size.Size++
		}
		return size, sc.Err()
	})
	return st, err
}

// total is the number of quads.
func (v *View) total() (graph.Size, error) {
	return v.known.once("quads", func() (graph.Size, error) {
		size := graph.Size{Exact: true}
		err := v.read(func(r kv.Reader) (err error) {
			size.Size, err = v.quads(r)
			return err
		})
		return size, err
	})
}

// ApplyDeltas refuses: a view is read-only.
func (v *View) ApplyDeltas([]graph.Delta, graph.IgnoreOpts) error { return ErrReadOnly }

// NewQuadWriter refuses: a view is read-only.
func (v *View) NewQuadWriter() (quad.WriteCloser, error) { return nil, ErrReadOnly }
