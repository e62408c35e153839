package graph

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"kgraph/graph/kv"
	"kgraph/graph/quadstore"
)

// Find returns the nodes that go by a name: as IRI, as name or as alias, with
// their degrees, in the order of their IRIs. It reads no other nodes.
func (s *Store) Find(ctx context.Context, name string) ([]Node, error) {
	var out []Node
	err := s.snapshot(ctx, func(r kv.Reader) error {
		v, nm := quadstore.NewView(r, quadstore.Count, nil), newNames(r)
		iris := map[quad.Value]bool{quad.IRI(name): true}
		for q, err := range v.With(ctx, quad.Object, quad.String(name)) {
			if err != nil {
				return err
			}
			if q.Label == Entities {
				iris[q.Subject] = true
			}
		}
		for val := range iris {
			iri, _ := val.(quad.IRI)
			key, err := keyOf(r, iri)
			if err != nil {
				return err
			}
			if key == "" {
				continue
			}
			n := new(node)
			if _, err := getJSON(r, nodeKey(key), n); err != nil {
				return err
			}
			found, err := shown(key, n, nm)
			if err == nil {
				found.Degree, err = degreeOf(ctx, v, iri)
			}
			if err != nil {
				return err
			}
			out = append(out, found)
		}
		slices.SortFunc(out, func(a, b Node) int { return cmp.Compare(a.IRI, b.IRI) })
		return keysOfNodes(r, out)
	})
	return out, err
}

// degreeOf counts the edges of facts at one node.
func degreeOf(ctx context.Context, v *quadstore.View, iri quad.IRI) (n int, err error) {
	ref := v.ValueOf(iri)
	if ref == nil {
		return 0, nil
	}
	standing := map[quadstore.TermID]bool{}
	for _, l := range standingLabels {
		standing[quadstore.Identify(l)] = l != General
	}
	for _, d := range []quad.Direction{quad.Subject, quad.Object} {
		it := v.QuadIterator(d, ref)
		for it.Next(ctx) {
			if q, ok := it.Result().(quadstore.QuadID); ok && standing[q.Term(quad.Label)] {
				n++
			}
		}
		if err := cmp.Or(it.Err(), it.Close()); err != nil {
			return n, err
		}
	}
	return n, nil
}

// keysOfNodes fills in which keys of documents are each node.
func keysOfNodes(r kv.Reader, all []Node) error {
	for i := range all {
		n := &all[i]
		err := suffixes(r, underKey(n.key, ""), func(k string) error {
			named, err := isNamed(r, k)
			if named {
				n.Keys = append(n.Keys, k)
			}
			return err
		})
		if err != nil {
			return err
		}
		root, err := storedRoot(r, n.key)
		if err != nil {
			return err
		}
		if named, err := isNamed(r, n.key); err != nil {
			return err
		} else if named && root == n.key {
			n.Keys = append(n.Keys, n.key)
		}
		slices.Sort(n.Keys)
	}
	return nil
}

// isNamed says whether some document has an entity with this very key.
func isNamed(r kv.Reader, key string) (found bool, err error) {
	err = scan(r, memberKey(key, ""), func(b, _ []byte) (bool, error) {
		id := string(b[len(memberKey(key, "")):])
		_, err := get(r, keysKey(id), func(v []byte) error {
			found = slices.Contains(strings.Split(string(v), sep), key)
			return nil
		})
		return !found, err
	})
	return found, err
}
