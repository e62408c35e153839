package graph

import (
	"maps"
	"slices"
	"strings"

	"kgraph/graph/kv"
)

// decided are the decisions that the quads of a store were derived with, and
// what follows from them for its keys.
type decided struct {
	Decisions []Decision        `json:"decisions,omitempty"`
	United    map[string]string `json:"united,omitempty"` // see linker.united
	Names     map[string]string `json:"names,omitempty"`  // root -> name
	Types     map[string]string `json:"types,omitempty"`  // root -> type
}

func readDecided(r kv.Reader) (*decided, error) {
	d := new(decided)
	_, err := getJSON(r, []byte{tagDecided}, d)
	return d, err
}

// storedRoot is the key that stands for k in the state of r.
func storedRoot(r kv.Reader, k string) (root string, err error) {
	root = k
	_, err = get(r, rootKey(k), func(b []byte) error {
		root = string(b)
		return nil
	})
	return root, err
}

// resolver shows records as the graph is derived from them: edited by the
// decisions, with the keys that stand for those of the document.
type resolver struct {
	r     kv.Reader
	dec   *verdicts
	roots map[string]string
}

func newResolver(r kv.Reader) (*resolver, error) {
	d, err := readDecided(r)
	if err != nil {
		return nil, err
	}
	return &resolver{r: r, dec: newVerdicts(d.Decisions), roots: map[string]string{}}, nil
}

func (v *resolver) root(k string) (string, error) {
	if to, ok := v.roots[k]; ok {
		return to, nil
	}
	to, err := storedRoot(v.r, k)
	v.roots[k] = to
	return to, err
}

// resolve edits a record and gives its entities their roots. The record given
// is not changed.
func (v *resolver) resolve(rec *Record) (*Record, error) {
	return rooted(v.dec.edit(rec), v.root)
}

// rooted is a record with other keys; the record itself if none is another.
func rooted(rec *Record, root func(string) (string, error)) (*Record, error) {
	if rec == nil {
		return nil, nil
	}
	out, has := rec, keySet(rec)
	for i := range rec.Entities {
		e := &rec.Entities[i]
		for j, key := range []string{e.Key, e.Of, e.Broader} {
			if key == "" {
				continue
			}
			to := "" // what the record does not name counts for nothing
			if has[key] {
				var err error
				if to, err = root(key); err != nil {
					return nil, err
				}
			}
			if to == key {
				continue
			}
			if out == rec {
				c := *rec
				c.Entities = slices.Clone(rec.Entities)
				out = &c
			}
			*[]*string{&out.Entities[i].Key, &out.Entities[i].Of, &out.Entities[i].Broader}[j] = to
		}
	}
	return out, nil
}

// eachResolved yields every record as the graph is derived from it.
func eachResolved(r kv.Reader, yield func(*Record) bool) error {
	v, err := newResolver(r)
	if err != nil {
		return err
	}
	var inner error
	err = eachRecord(r, func(rec *Record) bool {
		out, err := v.resolve(rec)
		if err != nil {
			inner = err
			return false
		}
		return yield(out)
	})
	if err == nil {
		err = inner
	}
	return err
}

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

// touch brings the blocks up to date and returns the keys whose links may have
// changed.
func (l *relink) touch() []string {
	near := map[string]bool{}
	for key, was := range l.was {
		near[key] = true
		for _, b := range blocks(key, was) {
			l.near(b, near)
			delete(l.block(b), key)
		}
		for _, b := range blocks(key, l.sums[key]) {
			l.block(b)[key] = true
			l.near(b, near)
		}
	}
	seeds := maps.Clone(near)
	for key := range near { // those that may look to it, before and after
		for _, n := range []*sums{l.was[key], l.sum(key)} {
			for _, b := range blocks(key, n) {
				if kind, name, _ := strings.Cut(b, " "); kind != "n" {
					l.near("n "+name, seeds)
				}
			}
		}
	}
	for key, was := range l.was { // telling now and not before, or the other way
		if (was.votes() <= telling) != (l.sums[key].votes() <= telling) {
			for _, id := range l.naming(key) {
				for _, k := range l.keysOf(id) {
					seeds[k] = true
				}
			}
		}
	}
	return slices.Collect(maps.Keys(seeds))
}

func (n *sums) votes() int {
	if n == nil {
		return 0
	}
	return n.Votes
}

// near adds the keys in a name's block to a set.
func (l *relink) near(block string, to map[string]bool) {
	if strings.HasPrefix(block, "n ") {
		for k := range l.block(block) {
			to[k] = true
		}
	}
}

// decisionSeeds are the keys whose root the decisions may have changed.
func (l *relink) decisionSeeds(was *decided, before, after *verdicts) []string {
	var seeds []string
	for _, v := range []*verdicts{before, after} {
		for p := range v.apart {
			seeds = append(seeds, p[0], p[1])
		}
	}
	l.unite()
	for _, m := range []map[string]string{was.United, l.united} {
		for a := range m {
			if was.United[a] != l.united[a] {
				old := was.United[a]
				if old == "" {
					old = a
				}
				seeds = append(seeds, a)
				seeds = append(seeds, l.under(old)...)
			}
		}
	}
	return seeds
}

// under lists the keys that had a root, itself left out.
func (l *relink) under(root string) (keys []string) {
	if err := suffixes(l.r, underKey(root, ""), func(k string) error { keys = append(keys, k); return nil }); err != nil {
		l.fail(err)
	}
	return keys
}

// settle works out the roots of the seeds, and of all that a moved key takes
// along.
func (l *relink) settle(seeds []string) error {
	done := map[string]bool{}
	for len(seeds) > 0 && l.err == nil {
		k := seeds[len(seeds)-1]
		seeds = seeds[:len(seeds)-1]
		if done[k] {
			continue
		}
		done[k] = true
		was, err := storedRoot(l.r, k)
		if err != nil {
			return err
		}
		is := l.root(k)
		if is == was {
			continue
		}
		l.moved[k] = is
		seeds = append(seeds, l.under(was)...)
		ids, err := l.allNaming(k)
		if err != nil {
			return err
		}
		for id := range ids {
			for _, c := range l.keysOf(id) {
				if of, _, ok := narrowed(c); ok && of == k {
					seeds = append(seeds, c)
				}
			}
		}
	}
	return l.err
}

// allNaming is the set of documents that name a key, before or after.
func (l *relink) allNaming(key string) (map[string]bool, error) {
	ids := map[string]bool{}
	err := suffixes(l.r, memberKey(key, ""), func(id string) error { ids[id] = true; return nil })
	for id, keys := range l.docs {
		if slices.Contains(keys, key) {
			ids[id] = true
		}
	}
	return ids, err
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

// fillLinks writes what resolution looks at and has found.
func (u *update) fillLinks(b kv.Batch) error {
	l := u.links
	for key, was := range l.was {
		err := differ(b, setOf(blocks(key, was)), setOf(blocks(key, l.sums[key])), func(name string) []byte { return blockKey(name, key) })
		if err != nil {
			return err
		}
		if l.sums[key] == nil {
			err = b.Delete(sumsKey(key))
		} else {
			err = setJSON(b, sumsKey(key), l.sums[key])
		}
		if err != nil {
			return err
		}
	}
	for key, is := range l.moved {
		was, err := storedRoot(u.r, key)
		if err != nil {
			return err
		}
		if was != key {
			if err := b.Delete(underKey(was, key)); err != nil {
				return err
			}
		}
		if is == key {
			err = b.Delete(rootKey(key))
		} else if err = b.Set(underKey(is, key), nil); err == nil {
			err = b.Set(rootKey(key), []byte(is))
		}
		if err != nil {
			return err
		}
	}
	for i := range u.changes {
		c := &u.changes[i]
		var err error
		if c.rawNew == nil {
			err = b.Delete(keysKey(c.id))
		} else {
			err = b.Set(keysKey(c.id), []byte(strings.Join(rawKeys(c.rawNew), sep)))
		}
		if err != nil {
			return err
		}
	}
	if len(u.is.Decisions)+len(u.was.Decisions) == 0 {
		return nil
	}
	return setJSON(b, []byte{tagDecided}, u.is)
}

func setOf(list []string) map[string]bool {
	m := make(map[string]bool, len(list))
	for _, s := range list {
		m[s] = true
	}
	return m
}
