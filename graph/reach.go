package graph

import (
	"maps"
	"slices"
)

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
