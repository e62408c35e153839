package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"kgraph/graph/kv"
)

// Pair is two keys of documents that are, or may be, one thing.
type Pair struct {
	Link
	Name     string `json:"name"` // of Key, as documents write it most
	ToName   string `json:"to_name"`
	Decision string `json:"decision"` // the line that would settle it otherwise
}

// Doubtful lists the pairs of keys whose likeness is too small to merge them
// and too great to pass over, the likeliest first; each key once, with the
// likeliest other.
func (s *Store) Doubtful(ctx context.Context) ([]Pair, error) {
	return s.pairs(ctx, func(l *linker, k string) (Link, bool) {
		c := l.candidates(k)
		if len(c) == 0 || c[0].Confidence >= SureMerge || c[0].Confidence < DoubtfulMerge || l.root(k) == l.root(c[0].To) {
			return Link{}, false
		}
		return c[0], true
	})
}

// Merged lists the pairs of keys of different spelling that are one node by
// their likeness, the least sure first.
func (s *Store) Merged(ctx context.Context) ([]Pair, error) {
	all, err := s.pairs(ctx, func(l *linker, k string) (Link, bool) {
		c := l.link(k)
		return c, c.To != ""
	})
	slices.Reverse(all)
	return all, err
}

func (s *Store) pairs(ctx context.Context, choose func(l *linker, k string) (Link, bool)) ([]Pair, error) {
	var out []Pair
	err := s.snapshot(ctx, func(r kv.Reader) error {
		d, err := readDecided(r)
		if err != nil {
			return err
		}
		l := newLinker(r, newVerdicts(d.Decisions))
		err = scan(r, []byte{tagSums}, func(b, _ []byte) (bool, error) {
			k := string(b[1:])
			if c, ok := choose(l, k); ok {
				out = append(out, l.pairOf(c))
			}
			return ctx.Err() == nil, cmp.Or(l.err, ctx.Err())
		})
		return err
	})
	slices.SortFunc(out, func(a, b Pair) int {
		return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), cmp.Compare(a.Key, b.Key))
	})
	return out, err
}

func (l *linker) pairOf(c Link) Pair {
	p := Pair{Link: c, Name: l.written(c.Key), ToName: l.written(c.To)}
	verb := "merge"
	if c.Confidence >= SureMerge {
		verb = "apart"
	}
	p.Decision = Decision{verb, []string{c.Key, c.To}}.String()
	return p
}

// written is how documents write a key most.
func (l *linker) written(key string) string {
	if n := l.sum(key); n != nil {
		if f := most(n.Forms); f != "" {
			return f
		}
	}
	return key[strings.IndexByte(key, ':')+1:]
}

// Account is why a node is what it is.
type Account struct {
	Node
	Types     map[string]int  `json:"types"`           // votes of documents
	Forms     map[string]int  `json:"forms"`           // written forms and their counts
	Fixed     string          `json:"fixed,omitempty"` // the gazetteer's name
	Rules     map[string]int  `json:"rules"`           // mentions by the rule that joined them
	Merges    []Link          `json:"merges"`          // of its keys
	Decisions []string        `json:"decisions"`
	Why       []MentionReason `json:"why"` // parallel to Mentions
}

// MentionReason is by which rule, and under which key, a document's mention
// was joined to its node.
type MentionReason struct {
	Key  string `json:"key"`
	Rule string `json:"rule"`
}

// Why accounts for the nodes that go by a name, the most named first.
func (s *Store) Why(ctx context.Context, name string) ([]Account, error) {
	nodes, err := s.Find(ctx, name)
	if err != nil {
		return nil, err
	}
	out := make([]Account, 0, len(nodes))
	err = s.snapshot(ctx, func(r kv.Reader) error {
		d, err := readDecided(r)
		if err != nil {
			return err
		}
		show, err := newResolver(r)
		if err != nil {
			return err
		}
		l := newLinker(r, show.dec)
		for i := range nodes {
			a, err := account(r, &nodes[i], l, show, d)
			if err != nil {
				return err
			}
			out = append(out, *a)
		}
		return l.err
	})
	slices.SortStableFunc(out, func(a, b Account) int { return cmp.Compare(len(b.Mentions), len(a.Mentions)) })
	return out, err
}

func account(r kv.Reader, n *Node, l *linker, show *resolver, d *decided) (*Account, error) {
	a := &Account{Node: *n, Rules: map[string]int{}, Merges: []Link{}, Decisions: []string{}, Why: []MentionReason{}}
	nd := newNode()
	if _, err := getJSON(r, nodeKey(n.key), nd); err != nil {
		return nil, err
	}
	a.Types, a.Forms, a.Fixed = nd.Types, nd.Forms, most(nd.Fixed)
	mine := map[string]bool{n.key: true}
	for _, k := range n.Keys {
		mine[k] = true
		if c := l.link(k); c.To != "" {
			a.Merges = append(a.Merges, c)
		}
	}
	for _, dec := range d.Decisions {
		key := dec.Args[0]
		if mine[key] || len(dec.Args) > 1 && dec.Verb != "rename" && mine[dec.Args[1]] {
			a.Decisions = append(a.Decisions, dec.String())
		}
	}
	err := suffixes(r, memberKey(n.key, ""), func(id string) error { return a.mentions(r, id, show) })
	return a, err
}

func (a *Account) mentions(r kv.Reader, id string, show *resolver) error {
	rec, err := getRecord(r, id)
	if err != nil || rec == nil {
		return err
	}
	raw := show.dec.edit(rec)
	res, err := rooted(raw, show.root)
	if err != nil {
		return err
	}
	named := false
	for i := range res.Mentions {
		m := &res.Mentions[i]
		if res.Entities[m.Entity].Key != a.key {
			continue
		}
		named = true
		a.Node.Mentions = append(a.Node.Mentions, MentionRef{Document: id, Span: m.Span, Text: res.cut(m.Span), Kind: m.Kind})
		a.Why = append(a.Why, MentionReason{raw.Entities[m.Entity].Key, m.Rule})
		a.Rules[m.Rule]++
	}
	if named {
		a.Documents++
	}
	return nil
}

// Place finds the mention at a place and returns the key its document gives
// it. ErrNoMention if there is none.
func (s *Store) Place(ctx context.Context, place string) (key string, err error) {
	doc, at, err := ParsePlace(place)
	if err != nil {
		return "", err
	}
	err = s.snapshot(ctx, func(r kv.Reader) error {
		rec, err := getRecord(r, doc)
		if err != nil {
			return err
		}
		if rec == nil {
			return fmt.Errorf("%w: %q", ErrNoDocument, doc)
		}
		for i := range rec.Mentions {
			if rec.Mentions[i].Span == at {
				key = rec.Entities[rec.Mentions[i].Entity].Key
				return nil
			}
		}
		return fmt.Errorf("%w: %s", ErrNoMention, place)
	})
	return key, err
}

// HasClaim says whether some record has the claim.
func (s *Store) HasClaim(ctx context.Context, id string) (found bool, err error) {
	err = s.snapshot(ctx, func(r kv.Reader) error {
		return eachRecord(r, func(rec *Record) bool {
			found = slices.ContainsFunc(rec.Claims, func(c Claim) bool { return c.ID == id })
			return !found && ctx.Err() == nil
		})
	})
	return found, cmp.Or(err, ctx.Err())
}
