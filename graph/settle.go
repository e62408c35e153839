package graph

import (
	"maps"
	"slices"
	"strings"

	"kgraph/graph/kv"
)

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
