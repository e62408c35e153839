package graph

import (
	"maps"
	"slices"
)

// relink is what an update changes in what resolution looks at and finds.
type relink struct {
	*linker
	was   map[string]*sums  // sums of touched keys before; nil for none
	moved map[string]string // keys with another root than before -> that root
}

// link finds the keys that stand for others after the update, and puts every
// document that names a moved key among the changes.
func (u *update) link() error {
	before, after := newVerdicts(u.was.Decisions), newVerdicts(u.is.Decisions)
	if err := u.touchedByDecisions(before, after); err != nil {
		return err
	}
	l := &relink{linker: newLinker(u.r, after), was: map[string]*sums{}, moved: map[string]string{}}
	u.links = l
	for i := range u.changes {
		c := &u.changes[i]
		c.rawOld, c.rawNew = before.edit(c.old), after.edit(c.new)
	}
	l.countAll(u.changes)
	seeds := l.touch()
	seeds = append(seeds, l.decisionSeeds(u.was, before, after)...)
	if err := l.settle(seeds); err != nil {
		return err
	}
	if err := u.reachMoved(before, after); err != nil {
		return err
	}
	return u.resolveChanges()
}

// touchedByDecisions adds the documents that the decisions edit otherwise than
// before.
func (u *update) touchedByDecisions(before, after *verdicts) error {
	same := func(a, b Decision) bool { return a.Verb == b.Verb && slices.Equal(a.Args, b.Args) }
	if slices.EqualFunc(u.was.Decisions, u.is.Decisions, same) {
		return nil
	}
	ids := map[string]bool{}
	for id := range before.splits {
		ids[id] = true
	}
	for id := range after.splits {
		ids[id] = true
	}
	if !maps.Equal(before.rejected, after.rejected) {
		err := eachRecord(u.r, func(rec *Record) bool {
			for i := range rec.Claims {
				if id := rec.Claims[i].ID; before.rejected[id] != after.rejected[id] {
					ids[rec.Document.ID] = true
				}
			}
			return true
		})
		if err != nil {
			return err
		}
	}
	return u.include(ids)
}

// include puts documents among the changes whose records stay.
func (u *update) include(ids map[string]bool) error {
	for i := range u.changes {
		delete(ids, u.changes[i].id)
	}
	for _, id := range slices.Sorted(maps.Keys(ids)) {
		rec, err := getRecord(u.r, id)
		if err != nil {
			return err
		}
		if rec != nil {
			u.changes = append(u.changes, change{id: id, old: rec, new: rec, kept: true})
		}
	}
	return nil
}

// countAll changes the sums of all keys of changed documents.
func (l *relink) countAll(changes []change) {
	for i := range changes {
		c := &changes[i]
		l.countOne(c.rawOld, -1)
		l.countOne(c.rawNew, 1)
		l.docs[c.id] = nil
		if c.rawNew != nil {
			l.docs[c.id] = rawKeys(c.rawNew)
		}
	}
	for key := range l.was {
		if l.sums[key].Votes == 0 {
			l.sums[key] = nil
		}
	}
}

func (l *relink) countOne(r *Record, by int) {
	if r == nil {
		return
	}
	for i := range r.Entities {
		e := &r.Entities[i]
		if !resolvable(e.Key) {
			continue
		}
		if _, seen := l.was[e.Key]; !seen {
			l.was[e.Key] = l.sum(e.Key)
			l.sums[e.Key] = l.was[e.Key].clone()
		}
		l.sums[e.Key].count(e, by)
	}
}

func rawKeys(r *Record) []string {
	return slices.Sorted(maps.Keys(keySet(r)))
}

// reachMoved puts the documents that name moved keys among the changes.
func (u *update) reachMoved(before, after *verdicts) error {
	ids := map[string]bool{}
	for key := range u.links.moved {
		more, err := u.links.allNaming(key)
		if err != nil {
			return err
		}
		maps.Copy(ids, more)
	}
	first := len(u.changes)
	if err := u.include(ids); err != nil {
		return err
	}
	for i := first; i < len(u.changes); i++ {
		c := &u.changes[i]
		c.rawOld, c.rawNew = before.edit(c.old), after.edit(c.new)
	}
	return nil
}

// resolveChanges gives the records of all changes their roots, before and
// after.
func (u *update) resolveChanges() (err error) {
	stored := &resolver{r: u.r, roots: map[string]string{}}
	for i := range u.changes {
		c := &u.changes[i]
		if c.old, err = rooted(c.rawOld, stored.root); err != nil {
			return err
		}
		if c.new, err = rooted(c.rawNew, u.newRoot(stored)); err != nil {
			return err
		}
	}
	return u.links.err
}

// newRoot is the root after the update: what has not moved has the one it had.
func (u *update) newRoot(stored *resolver) func(string) (string, error) {
	return func(k string) (string, error) {
		if to, ok := u.links.moved[k]; ok {
			return to, nil
		}
		return stored.root(k)
	}
}

// override gives the nodes the names and types of the decisions.
func (u *update) override() error {
	v := newVerdicts(u.is.Decisions)
	u.is.United = u.links.united
	u.is.Names, u.is.Types = map[string]string{}, map[string]string{}
	for _, d := range u.is.Decisions { // in their order: the last one counts
		switch d.Verb {
		case "rename":
			u.is.Names[u.links.root(d.Args[0])] = v.names[d.Args[0]]
		case "retype":
			u.is.Types[u.links.root(d.Args[0])] = v.types[d.Args[0]]
		}
	}
	for _, m := range []map[string]string{u.was.Names, u.is.Names, u.was.Types, u.is.Types} {
		for key := range m {
			c, err := u.node(key)
			if err != nil {
				return err
			}
			c.counted = true
		}
	}
	for key, c := range u.nodes {
		c.new.Named, c.new.Typed = u.is.Names[key], u.is.Types[key]
	}
	return u.links.err
}
