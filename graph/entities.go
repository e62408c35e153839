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
	IRI       IRI          `json:"iri"` // its name in the graph, unique
	Name      string       `json:"name"`
	Type      string       `json:"type"`
	Kind      EntityKind   `json:"kind"`
	Aliases   []string     `json:"aliases"`
	Of        IRI          `json:"of,omitempty"`      // the name that narrows this concept
	Broader   IRI          `json:"broader,omitempty"` // the concept without it
	SameAs    string       `json:"same_as,omitempty"` // its IRI in a table of known things
	Degree    int          `json:"degree"`            // edges of facts it takes part in; 0 from Nodes
	Documents int          `json:"documents"`         // Entities alone fills this
	Mentions  []MentionRef `json:"mentions"`          // and this

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
// and degrees. It holds few nodes in memory.
func (s *Store) Nodes(ctx context.Context) iter.Seq2[Node, error] {
	return stream(ctx, s, func(r kv.Reader, yield func(Node) bool) error {
		nm := newNames(r)
		return inOrder(r, func(key string, n *node) (bool, error) {
			out, err := shown(key, n, nm)
			return err == nil && yield(out), err
		})
	})
}

// Entities yields all nodes in the order of their IRIs, with their mentions in
// the order of documents and places. It reads the records that name them, and
// holds the mentions of a part of the nodes in memory.
func (s *Store) Entities(ctx context.Context) iter.Seq2[Node, error] {
	return stream(ctx, s, func(r kv.Reader, yield func(Node) bool) error {
		show, err := newResolver(r)
		if err != nil {
			return err
		}
		degree, err := degrees(r)
		if err != nil {
			return err
		}
		nm := newNames(r)
		var part []Node
		held, more := 0, true
		flush := func() error {
			if err := enrich(ctx, r, show, part); err != nil {
				return err
			}
			for i := range part {
				if more = more && yield(part[i]); !more {
					break
				}
			}
			part, held = part[:0], 0
			return nil
		}
		err = inOrder(r, func(key string, n *node) (bool, error) {
			out, err := shown(key, n, nm)
			if err != nil {
				return false, err
			}
			out.Degree = degree[key]
			part = append(part, out)
			for _, c := range n.Forms {
				held += c
			}
			if held += n.Votes; held >= heldMentions {
				err = flush()
			}
			return more, err
		})
		if err == nil && more {
			err = flush()
		}
		return err
	})
}

// shown is a node as Nodes yields it.
func shown(key string, n *node, nm *names) (Node, error) {
	name := n.name(key)
	out := Node{
		Mentions: []MentionRef{}, IRI: quad.IRI(n.IRI), Name: name, Type: n.typ(), Kind: n.kind(),
		Aliases: n.aliases(name), SameAs: only(n.SameAs), key: key,
	}
	for to, m := range map[*quad.IRI]map[string]int{&out.Of: n.Of, &out.Broader: n.Broader} {
		if len(m) == 0 {
			continue
		}
		v, err := nm.of(most(m))
		if err != nil {
			return out, err
		}
		*to = v.iri
	}
	return out, nil
}

// enrich gives nodes their mentions and keys.
func enrich(ctx context.Context, r kv.Reader, show *resolver, all []Node) error {
	at, keys := make(map[string]*Node, len(all)), make([]string, len(all))
	for i := range all {
		at[all[i].key], keys[i] = &all[i], all[i].key
	}
	err := eachNaming(r, show, keys, func(rec *Record) bool {
		mentionsOf(rec, at)
		return ctx.Err() == nil
	})
	return cmp.Or(err, keysOfNodes(r, all), ctx.Err())
}

// Top returns the n nodes that take part in most facts, ties by IRI, without
// their mentions; all of them if n is 0.
func (s *Store) Top(ctx context.Context, n int) ([]Node, error) {
	var best []Node
	cut := func() {
		slices.SortFunc(best, func(a, b Node) int {
			return cmp.Or(cmp.Compare(b.Degree, a.Degree), cmp.Compare(a.IRI, b.IRI))
		})
		if n > 0 && n < len(best) {
			best = slices.Delete(best, n, len(best))
		}
	}
	err := s.snapshot(ctx, func(r kv.Reader) error {
		degree, err := degrees(r)
		if err != nil {
			return err
		}
		nm := newNames(r)
		return inOrder(r, func(key string, nd *node) (bool, error) {
			out, err := shown(key, nd, nm)
			out.Degree = degree[key]
			if best = append(best, out); n > 0 && len(best) >= 2*n+1024 {
				cut()
			}
			return ctx.Err() == nil, err
		})
	})
	cut()
	return best, cmp.Or(err, ctx.Err())
}

func mentionsOf(rec *Record, at map[string]*Node) {
	seen := map[*Node]bool{}
	for i := range rec.Entities {
		if n := at[rec.Entities[i].Key]; n != nil && !seen[n] {
			seen[n] = true
			n.Documents++
		}
	}
	text, id := newPlaces(rec.Document.Text), strings.Clone(rec.Document.ID)
	for i := range rec.Mentions {
		m := &rec.Mentions[i]
		n := at[rec.Entities[m.Entity].Key]
		if n == nil {
			continue
		}
		n.Mentions = append(n.Mentions, MentionRef{
			Document: id, Span: m.Span, Kind: m.Kind, Text: strings.Clone(text.slice(m.Start, m.End)),
		})
	}
}

// degrees counts the edges of facts at each node, by its key.
func degrees(r kv.Reader) (map[string]int, error) {
	count := map[string]int{}
	err := eachStanding(r, func(fk factKey, c standings) (bool, error) {
		if l, ok := c.label(); ok && l != General {
			count[fk.subject]++
			count[fk.object]++
		}
		return true, nil
	})
	return count, err
}
