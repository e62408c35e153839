package graph

import (
	"encoding/json"
	"maps"
	"slices"

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

// rename settles the IRIs of all nodes that share a stem with a touched one.
func (u *update) rename() error {
	groups := map[string]map[string]bool{} // stem -> keys that want it after the update
	for _, key := range slices.Sorted(maps.Keys(u.nodes)) {
		c := u.nodes[key]
		if c.new.Votes == 0 {
			c.new = nil
		}
		for _, n := range []*node{c.old, c.new} {
			if n == nil {
				continue
			}
			st := stem(nodeIRI(n.name(key)))
			if groups[st] != nil {
				continue
			}
			groups[st] = map[string]bool{}
			err := suffixes(u.r, stemKey(st, ""), func(k string) error {
				groups[st][k] = true
				return nil
			})
			if err != nil {
				return err
			}
		}
	}
	for key, c := range u.nodes { // those that come to a stem or leave it
		if c.old != nil {
			delete(groups[stem(nodeIRI(c.old.name(key)))], key)
		}
	}
	for key, c := range u.nodes {
		if c.new != nil {
			groups[stem(nodeIRI(c.new.name(key)))][key] = true
		}
	}
	for _, keys := range groups {
		var all []claimant
		for key := range keys {
			c, err := u.node(key)
			if err != nil {
				return err
			}
			all = append(all, claimant{key, c.new})
		}
		for key, iri := range assign(all) {
			u.nodes[key].new.IRI = iri
		}
	}
	for key := range u.nodes {
		if u.before(key) != u.after(key) {
			u.renamed[key] = true
		}
	}
	return nil
}

// before and after are the IRIs of a key; "" if it has none.
func (u *update) before(key string) string {
	if c := u.look(key); c != nil && c.old != nil {
		return c.old.IRI
	}
	return ""
}

func (u *update) after(key string) string {
	if c := u.look(key); c != nil && c.new != nil {
		return c.new.IRI
	}
	return ""
}

func (u *update) look(key string) *nodeChange {
	if key == "" {
		return nil
	}
	c, err := u.node(key)
	if err != nil {
		u.err = err
		return nil
	}
	return c
}

// reach finds the unchanged documents that name a renamed node, and with them
// the facts whose edges are to be put otherwise.
func (u *update) reach() error {
	show, err := newResolver(u.r) // not among the changes: the same before and after
	if err != nil {
		return err
	}
	changed := map[string]bool{}
	for i := range u.changes {
		changed[u.changes[i].id] = true
	}
	for key := range u.renamed {
		if u.nodes[key].old == nil {
			continue // nobody named it before
		}
		err := suffixes(u.r, memberKey(key, ""), func(id string) error {
			if changed[id] || u.also[id] != nil {
				return nil
			}
			rec, err := getRecord(u.r, id)
			if err == nil && rec != nil {
				u.also[id], err = show.resolve(rec)
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	for _, rec := range u.also {
		var err error
		eachFact(rec, func(k factKey, _ int) {
			if u.renamed[k.subject] || u.renamed[k.object] {
				if _, ferr := u.fact(k); ferr != nil {
					err = ferr
				}
			}
		})
		if err != nil {
			return err
		}
		for i := range rec.Entities { // concepts narrowed by a renamed one are described anew
			e := &rec.Entities[i]
			if u.renamed[e.Of] || u.renamed[e.Broader] {
				if _, err := u.node(e.Key); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

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

// fill writes the update into a batch.
func (u *update) fill(b kv.Batch, quads *quadstore.Store) error {
	if err := u.fillQuads(b, quads); err != nil {
		return err
	}
	for _, step := range []func(kv.Batch) error{u.fillRecords, u.fillLinks, u.fillNodes, u.fillFacts} {
		if err := step(b); err != nil {
			return err
		}
	}
	return nil
}

func (u *update) fillQuads(b kv.Batch, quads *quadstore.Store) error {
	loaded, err := get(u.r, quadstore.LoadedKey, func([]byte) error { return nil })
	if err != nil {
		return err
	}
	w := quads.NewBatch(b, u.r)
	defer w.Close()
	if err := w.Expect(u.touched); err != nil {
		return err
	}
	put := func(id quadstore.QuadID) error {
		if loaded {
			_, err := w.Put(id, quadstore.Derived)
			return err
		}
		return w.PutNew(id, quadstore.Derived)
	}
	for id := range u.old {
		if _, stays := u.new[id]; stays {
			continue
		}
		if _, err := w.Delete(id, quadstore.Derived); err != nil {
			return err
		}
	}
	for id, q := range u.new {
		if _, there := u.old[id]; there {
			continue
		}
		if _, err := w.ID(q); err != nil { // its terms
			return err
		}
		if err := put(id); err != nil {
			return err
		}
	}
	seen := make(map[quadstore.QuadID]bool, len(u.fresh))
	for _, q := range u.fresh {
		id, err := w.ID(q)
		if err != nil {
			return err
		}
		if seen[id] {
			continue
		}
		seen[id] = true
		if err := put(id); err != nil {
			return err
		}
	}
	return quadstore.SetCount(b, u.r, w.Grown())
}

// touched yields the quads that are written or deleted.
func (u *update) touched(yield func(quad.Quad) bool) {
	for id, q := range u.old {
		if _, stays := u.new[id]; !stays && !yield(q) {
			return
		}
	}
	for id, q := range u.new {
		if _, there := u.old[id]; !there && !yield(q) {
			return
		}
	}
	for _, q := range u.fresh {
		if !yield(q) {
			return
		}
	}
}

func (u *update) fillRecords(b kv.Batch) error {
	for i := range u.changes {
		c := &u.changes[i]
		was, is := members(c.old, c.rawOld), members(c.new, c.rawNew)
		switch {
		case c.kept:
		case c.new == nil:
			if err := b.Delete(recordKey(c.id)); err != nil {
				return err
			}
			if err := b.Delete(headerKey(c.id)); err != nil {
				return err
			}
		default:
			if err := b.Set(recordKey(c.id), c.stored); err != nil {
				return err
			}
			if err := setJSON(b, headerKey(c.id), c.header); err != nil {
				return err
			}
		}
		err := differ(b, was, is, func(key string) []byte { return memberKey(key, c.id) })
		if err != nil {
			return err
		}
	}
	return nil
}

// members are the keys under which a document is found: those it has and
// those that stand for them.
func members(resolved, raw *Record) map[string]bool {
	m := map[string]bool{}
	for _, r := range []*Record{resolved, raw} {
		if r != nil {
			maps.Copy(m, keySet(r))
		}
	}
	return m
}

// differ deletes what was and is no more, and sets what is and was not.
func differ(b kv.Batch, was, is map[string]bool, key func(string) []byte) error {
	for k := range was {
		if !is[k] {
			if err := b.Delete(key(k)); err != nil {
				return err
			}
		}
	}
	for k := range is {
		if !was[k] {
			if err := b.Set(key(k), nil); err != nil {
				return err
			}
		}
	}
	return nil
}

func (u *update) fillNodes(b kv.Batch) error {
	for key, c := range u.nodes {
		if !c.counted && !u.renamed[key] {
			continue // only looked at
		}
		was, is := map[string]bool{}, map[string]bool{}
		if c.old != nil {
			was[stem(nodeIRI(c.old.name(key)))] = true
		}
		if c.new != nil {
			is[stem(nodeIRI(c.new.name(key)))] = true
		}
		if err := differ(b, was, is, func(st string) []byte { return stemKey(st, key) }); err != nil {
			return err
		}
		var err error
		switch {
		case c.new != nil:
			err = setJSON(b, nodeKey(key), c.new)
		case c.old != nil:
			err = b.Delete(nodeKey(key))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (u *update) fillFacts(b kv.Batch) error {
	for k, c := range u.facts {
		var err error
		switch {
		case c.new == c.old:
		case c.new == standings{}:
			err = b.Delete(k.bytes())
		default:
			err = b.Set(k.bytes(), c.new.append(nil))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func setJSON(b kv.Batch, key []byte, v any) error {
	enc, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return b.Set(key, enc)
}
