package graph

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"kgraph/graph/kv"
)

// Node is an entity or concept as all documents together know it.
type Node struct {
	IRI       quad.IRI     `json:"iri"` // its name in the graph, unique
	Name      string       `json:"name"`
	Type      string       `json:"type"`
	Kind      EntityKind   `json:"kind"`
	Aliases   []string     `json:"aliases"`
	Of        quad.IRI     `json:"of,omitempty"`      // the name that narrows this concept
	Broader   quad.IRI     `json:"broader,omitempty"` // the concept without it
	SameAs    string       `json:"same_as,omitempty"` // its IRI in a table of known things
	Degree    int          `json:"degree"`            // edges of facts it takes part in
	Documents int          `json:"documents"`
	Mentions  []MentionRef `json:"mentions"`

	// Keys are the entity keys of documents that are this node, in order.
	// Entities and Find fill it.
	Keys []string `json:"-"`

	key string
}

// Key is the entity key that stands for the node in decisions.
func (n *Node) Key() string { return n.key }

// MentionRef is one place where a document speaks of a node.
type MentionRef struct {
	Document string `json:"document"`
	Span
	Text string      `json:"text"`
	Kind MentionKind `json:"kind"`
}

// Nodes yields all nodes in the order of their IRIs, without their mentions
// and degrees.
func (s *Store) Nodes(ctx context.Context) iter.Seq2[Node, error] {
	return stream(ctx, s, func(r kv.Reader, yield func(Node) bool) error {
		all, err := readNodes(r)
		if err != nil {
			return err
		}
		for i := range all {
			if !yield(all[i]) {
				return nil
			}
		}
		return nil
	})
}

// Entities yields all nodes in the order of their IRIs, with their mentions in
// the order of documents and places. It reads every record.
func (s *Store) Entities(ctx context.Context) iter.Seq2[Node, error] {
	return stream(ctx, s, func(r kv.Reader, yield func(Node) bool) error {
		all, err := readNodes(r)
		if err != nil {
			return err
		}
		at := make(map[string]*Node, len(all))
		for i := range all {
			at[all[i].key] = &all[i]
		}
		err = eachResolved(r, func(rec *Record) bool {
			mentionsOf(rec, at)
			return ctx.Err() == nil
		})
		if err != nil {
			return err
		}
		if err := degrees(r, at); err != nil {
			return err
		}
		if err := keysOfNodes(r, all); err != nil {
			return err
		}
		for i := range all {
			if !yield(all[i]) {
				return nil
			}
		}
		return nil
	})
}

// Top returns the n nodes that take part in most facts, ties by IRI, without
// their mentions; all of them if n is 0.
func (s *Store) Top(ctx context.Context, n int) ([]Node, error) {
	var all []Node
	err := s.snapshot(func(r kv.Reader) (err error) {
		if all, err = readNodes(r); err != nil {
			return err
		}
		at := make(map[string]*Node, len(all))
		for i := range all {
			at[all[i].key] = &all[i]
		}
		return cmp.Or(degrees(r, at), ctx.Err())
	})
	slices.SortFunc(all, func(a, b Node) int {
		return cmp.Or(cmp.Compare(b.Degree, a.Degree), cmp.Compare(a.IRI, b.IRI))
	})
	if n > 0 && n < len(all) {
		all = all[:n]
	}
	return all, err
}

func readNodes(r kv.Reader) ([]Node, error) {
	var all []Node
	iris := map[string]quad.IRI{}
	narrow := map[int]*node{}
	err := eachNode(r, func(key string, n *node) (bool, error) {
		name := n.name(key)
		iris[key] = quad.IRI(n.IRI)
		if len(n.Of)+len(n.Broader) > 0 {
			narrow[len(all)] = n
		}
		all = append(all, Node{
			Mentions: []MentionRef{}, IRI: quad.IRI(n.IRI), Name: name, Type: n.typ(), Kind: n.kind(), Aliases: n.aliases(name), SameAs: only(n.SameAs), key: key,
		})
		return true, nil
	})
	for i, n := range narrow {
		all[i].Of, all[i].Broader = iris[most(n.Of)], iris[most(n.Broader)]
	}
	slices.SortFunc(all, func(a, b Node) int { return cmp.Compare(a.IRI, b.IRI) })
	return all, err
}

func mentionsOf(rec *Record, at map[string]*Node) {
	seen := map[*Node]bool{}
	for i := range rec.Entities {
		if n := at[rec.Entities[i].Key]; n != nil && !seen[n] {
			seen[n] = true
			n.Documents++
		}
	}
	text := []rune(rec.Document.Text)
	for i := range rec.Mentions {
		m := &rec.Mentions[i]
		n := at[rec.Entities[m.Entity].Key]
		if n == nil {
			continue
		}
		ref := MentionRef{Document: rec.Document.ID, Span: m.Span, Kind: m.Kind}
		if 0 <= m.Start && m.Start <= m.End && m.End <= len(text) {
			ref.Text = string(text[m.Start:m.End])
		}
		n.Mentions = append(n.Mentions, ref)
	}
}

// degrees counts the edges of facts at each node.
func degrees(r kv.Reader, at map[string]*Node) error {
	return eachStanding(r, func(fk factKey, c standings) (bool, error) {
		if l, ok := c.label(); !ok || l == General {
			return true, nil
		}
		for _, key := range []string{fk.subject, fk.object} {
			if n := at[key]; n != nil {
				n.Degree++
			}
		}
		return true, nil
	})
}

// Find returns the nodes that go by a name: as IRI, as name or as alias.
func (s *Store) Find(ctx context.Context, name string) ([]Node, error) {
	v, err := s.View()
	if err != nil {
		return nil, err
	}
	defer v.Close()
	iris := map[quad.Value]bool{quad.IRI(name): true}
	for q, err := range v.With(ctx, quad.Object, quad.String(name)) {
		if err != nil {
			return nil, err
		}
		if q.Label == Entities {
			iris[q.Subject] = true
		}
	}
	var out []Node
	for n, err := range s.Nodes(ctx) {
		if err != nil {
			return nil, err
		}
		if iris[n.IRI] {
			out = append(out, n)
		}
	}
	err = s.snapshot(func(r kv.Reader) error { return keysOfNodes(r, out) })
	return out, err
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
