package graph

import (
	"github.com/cayleygraph/quad"

	"kgraph/graph/kv"
	"kgraph/graph/quadstore"
)

// update is one change of the set of records, worked out against the state
// before it: which sums change, which nodes are named otherwise for it, and
// which quads go and come. Nothing is written before commit.
type update struct {
	r       kv.Reader // the state before
	changes []change
	nodes   map[string]*nodeChange
	facts   map[factKey]*factChange
	renamed map[string]bool    // keys whose IRI is another one, or none, after the update
	also    map[string]*Record // unchanged records that name a renamed node

	was, is *decided // decisions before and after, and what follows from them
	links   *relink  // see link

	old, new map[quadstore.QuadID]quad.Quad // quads of all that is touched, before and after
	fresh    []quad.Quad                    // quads under labels that were not there before
	err      error                          // the first failed read of before and after
}

// change is one document's: old is nil for a new one, new for a removed one.
type change struct {
	id       string
	old, new *Record
	stored   []byte
	header   header

	kept           bool    // the record stays: what is derived from it changes
	rawOld, rawNew *Record // as the decisions leave them, before keys are resolved
}

type nodeChange struct {
	old, new *node
	counted  bool // touched by a changed document
}

type factChange struct{ old, new standings }

// plan works out what follows from the changes.
func plan(r kv.Reader, changes []change, was, is *decided) (*update, error) {
	u := &update{
		r: r, changes: changes, was: was, is: is,
		nodes: map[string]*nodeChange{}, facts: map[factKey]*factChange{},
		renamed: map[string]bool{}, also: map[string]*Record{},
		old: map[quadstore.QuadID]quad.Quad{}, new: map[quadstore.QuadID]quad.Quad{},
	}
	for _, step := range []func() error{u.link, u.count, u.override, u.rename, u.reach, u.describe, u.edges, u.documents} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return u, u.err
}

// node returns the change of a key's node, read when first asked for.
func (u *update) node(key string) (*nodeChange, error) {
	if c := u.nodes[key]; c != nil {
		return c, nil
	}
	c := &nodeChange{old: newNode()}
	found, err := getJSON(u.r, nodeKey(key), c.old)
	if err != nil {
		return nil, err
	}
	if found {
		c.new = c.old.clone()
	} else {
		c.old, c.new = nil, newNode()
	}
	for _, n := range []*node{c.old, c.new} {
		if n == nil {
			continue
		}
		for _, m := range []*map[string]int{&n.Kinds, &n.Types, &n.Fixed, &n.Forms, &n.Of, &n.Broader, &n.SameAs} {
			if *m == nil {
				*m = map[string]int{}
			}
		}
	}
	u.nodes[key] = c
	return c, nil
}

func (u *update) fact(k factKey) (*factChange, error) {
	if c := u.facts[k]; c != nil {
		return c, nil
	}
	c := &factChange{}
	_, err := get(u.r, k.bytes(), func(b []byte) (err error) {
		c.old, err = parseStandings(b)
		return err
	})
	c.new = c.old
	u.facts[k] = c
	return c, err
}

// count changes the sums of the nodes and facts of changed documents.
func (u *update) count() error {
	for i := range u.changes {
		c := &u.changes[i]
		for _, side := range []struct {
			r  *Record
			by int
		}{{c.old, -1}, {c.new, 1}} {
			if side.r == nil {
				continue
			}
			if err := u.countRecord(side.r, side.by); err != nil {
				return err
			}
		}
	}
	return nil
}

func (u *update) countRecord(r *Record, by int) error {
	keys := keySet(r)
	for i := range r.Entities {
		n, err := u.node(r.Entities[i].Key)
		if err != nil {
			return err
		}
		n.counted = true
		n.new.count(&r.Entities[i], keys, by)
	}
	var err error
	eachFact(r, func(k factKey, standing int) {
		c, ferr := u.fact(k)
		if ferr != nil {
			err = ferr
			return
		}
		c.new[standing] += by
	})
	return err
}
