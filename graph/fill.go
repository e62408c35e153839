package graph

import (
	"encoding/json"
	"maps"

	"github.com/cayleygraph/quad"

	"kgraph/graph/kv"
	"kgraph/graph/quadstore"
)

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
			if err := b.Set(headerKey(c.id), c.header.encode()); err != nil {
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
