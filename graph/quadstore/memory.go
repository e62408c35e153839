package quadstore

import (
	"sync"

	"github.com/cayleygraph/quad"

	"kgraph/graph/kv"
)

// Bounds of what is remembered.
const (
	maxNames = 1 << 16
	maxFirst = 1 << 12
)

// names remembers decoded terms. An identity is one term for good, so that all
// views of a store share it.
type names struct {
	sync.Mutex
	m map[TermID]quad.Value
}

func (c *names) get(id TermID) (quad.Value, bool) {
	c.Lock()
	defer c.Unlock()
	v, ok := c.m[id]
	return v, ok
}

func (c *names) put(id TermID, v quad.Value) {
	c.Lock()
	defer c.Unlock()
	if c.m == nil || len(c.m) >= maxNames {
		c.m = map[TermID]quad.Value{}
	}
	c.m[id] = v
}

// firsts remembers the first quads under prefixes, in one state: the views of
// that state share it. None remembers nothing.
type firsts struct {
	sync.Mutex
	state uint64
	m     map[string]few
}

func (c *firsts) get(prefix []byte) (few, bool) {
	if c == nil {
		return few{}, false
	}
	c.Lock()
	defer c.Unlock()
	f, ok := c.m[string(prefix)]
	return f, ok
}

func (c *firsts) put(prefix []byte, f few) {
	if c == nil {
		return
	}
	c.Lock()
	defer c.Unlock()
	if c.m == nil || len(c.m) >= maxFirst {
		c.m = map[string]few{}
	}
	c.m[string(prefix)] = f
}

// Snapshot returns a view of the present state, which later writes do not
// change. It must be closed; closed, if not nil, is called then.
func (s *Store) Snapshot(closed func()) (v *View, err error) {
	err = s.read(func(kv.Reader) error {
		numbered, _ := s.db.(interface{ State() (uint64, bool) })
		var before, after uint64
		var one, same bool
		if numbered != nil {
			before, one = numbered.State()
		}
		snap, err := s.db.NewSnapshot()
		if err != nil {
			return err
		}
		if numbered != nil {
			after, same = numbered.State()
		}
		v = NewView(snap, Count, func() error {
			if closed != nil {
				closed()
			}
			return snap.Close()
		})
		v.names = s.names
		if one && same && before == after {
			v.firsts = s.firstsOf(after)
		}
		return nil
	})
	return v, err
}

// firstsOf is what is remembered of a state. The newest is kept.
func (s *Store) firstsOf(state uint64) *firsts {
	s.terms.Lock()
	defer s.terms.Unlock()
	if s.newest == nil || s.newest.state < state {
		s.newest = &firsts{state: state}
	}
	if s.newest.state == state {
		return s.newest
	}
	return new(firsts)
}
