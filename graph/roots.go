package graph

import (
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
	k = strings.Clone(k) // which may be a part of a whole record
	to, err := storedRoot(v.r, k)
	if len(v.roots) >= maxNames {
		clear(v.roots)
	}
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
