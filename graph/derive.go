package graph

import (
	"maps"
	"slices"

	"github.com/cayleygraph/quad"

	"kgraph/graph/quadstore"
)

// describe collects the descriptions of all touched nodes.
func (u *update) describe() error {
	for _, key := range slices.Collect(maps.Keys(u.nodes)) {
		c := u.nodes[key]
		collect(u.old, describe(key, c.old, u.before))
		collect(u.new, describe(key, c.new, u.after))
	}
	return nil
}

func collect(m map[quadstore.QuadID]quad.Quad, qs []quad.Quad) {
	for _, q := range qs {
		m[quadstore.IdentifyQuad(q)] = q
	}
}

// edges collects the edges of all touched facts.
func (u *update) edges() error {
	for k, c := range u.facts {
		if q, ok := factQuad(k, c.old, u.before); ok {
			u.old[quadstore.IdentifyQuad(q)] = q
		}
		if q, ok := factQuad(k, c.new, u.after); ok {
			u.new[quadstore.IdentifyQuad(q)] = q
		}
	}
	return nil
}

// documents collects the statements of changed and reached documents.
func (u *update) documents() error {
	for i := range u.changes {
		c := &u.changes[i]
		if c.old != nil {
			collect(u.old, statements(c.old, u.before))
		}
		if c.new == nil {
			continue
		}
		qs := statements(c.new, u.after)
		if c.old == nil {
			u.fresh = append(u.fresh, qs...)
		} else {
			collect(u.new, qs)
		}
	}
	for _, rec := range u.also {
		collect(u.old, statements(rec, u.before))
		collect(u.new, statements(rec, u.after))
	}
	return nil
}
