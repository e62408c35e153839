package quadstore

import "kgraph/graph/kv"

// roughlyUpTo is how many quads under a prefix are read at first: most terms
// have no more, and of those that have, the optimiser wants to know but which
// of two has many more.
const roughlyUpTo = 64

// few are the first quads under a prefix of an order.
type few struct {
	ids []QuadID
	all bool // there are no others
}

// few reads the first quads under a prefix, at most n. A view of one state
// remembers them: to ask whether a term is there, how many quads it has and
// which they are then costs one reading.
func (v *View) few(o int, prefix []byte, n int) (few, error) {
	if f, ok := v.firsts.get(prefix); ok && (f.all || len(f.ids) >= n) {
		return f, nil
	}
	var f few
	err := v.read(func(r kv.Reader) error {
		it, err := kv.IterOf(r, prefix, upper(prefix), n)
		if err != nil {
			return err
		}
		defer it.Close()
		ok := it.First()
		for ; ok && len(f.ids) < n; ok = it.Next() {
			if q, good := parseKey(o, it.Key()); good {
				f.ids = append(f.ids, q)
			}
		}
		f.all = !ok
		return it.Error()
	})
	if err == nil {
		v.firsts.put(prefix, f)
	}
	return f, err
}
