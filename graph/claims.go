package graph

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"kgraph/graph/kv"
)

// names gives the IRI and the canonical name of entity keys. It remembers some
// of them.
type names struct {
	r kv.Reader
	m map[string]named
}

type named struct {
	iri       quad.IRI
	name, typ string
}

// maxNames bounds what names and resolvers remember.
const maxNames = 1 << 16

func newNames(r kv.Reader) *names { return &names{r: r, m: map[string]named{}} }

func (n *names) of(key string) (named, error) {
	if v, ok := n.m[key]; ok {
		return v, nil
	}
	nd := newNode()
	found, err := getJSON(n.r, nodeKey(key), nd)
	if err != nil {
		return named{}, err
	}
	key = strings.Clone(key) // which may be a part of a whole record
	var v named
	if found {
		v = named{quad.IRI(nd.IRI), nd.name(key), nd.typ()}
	}
	if len(n.m) >= maxNames {
		clear(n.m)
	}
	n.m[key] = v
	return v, nil
}

// Filter chooses claims. The zero Filter chooses all.
type Filter struct {
	Document      string // id, or "" for all documents
	Node          IRI    // takes part as subject, object, speaker or argument
	Relation      string // canonical predicate
	AssertedOnly  bool   // only what a document says in its own voice
	MinConfidence float64
}

// Claims yields the claims of the store, document by document, each as its
// record holds it, but with the names of nodes that all documents together
// give: in SubjectNode, ObjectNode and the arguments' Entity the node's IRI
// spelling, in Subject, Object and AttributedTo its canonical name.
func (s *Store) Claims(ctx context.Context, f Filter) iter.Seq2[*Claim, error] {
	return stream(ctx, s, func(r kv.Reader, yield func(*Claim) bool) error {
		nm := newNames(r)
		var inner error
		err := eachClaimed(r, f, nm, func(rec *Record) bool {
			for i := range rec.Claims {
				c := &rec.Claims[i]
				speakers, err := resolve(rec, c, nm)
				if err != nil {
					inner = err
					return false
				}
				if f.chooses(c, speakers) && !yield(c) {
					return false
				}
			}
			return true
		})
		return cmp.Or(err, inner)
	})
}

// eachClaimed reads the records that a filter may choose from.
func eachClaimed(r kv.Reader, f Filter, nm *names, yield func(*Record) bool) error {
	show, err := newResolver(r)
	if err != nil {
		return err
	}
	if f.Document != "" {
		rec, err := getRecord(r, f.Document)
		if err == nil && rec == nil {
			err = fmt.Errorf("%w: %q", ErrNoDocument, f.Document)
		}
		if err == nil {
			rec, err = show.resolve(rec)
		}
		if err == nil {
			yield(rec)
		}
		return err
	}
	if f.Node == "" {
		return eachResolved(r, yield)
	}
	key, err := keyOf(r, f.Node)
	if err != nil || key == "" {
		return err
	}
	stop := false
	return suffixes(r, memberKey(key, ""), func(id string) error {
		if stop {
			return nil
		}
		rec, err := getRecord(r, id)
		if err == nil && rec != nil {
			if rec, err = show.resolve(rec); err == nil {
				stop = !yield(rec)
			}
		}
		return err
	})
}

// keyOf finds the entity key behind a node's IRI; "" if there is none.
func keyOf(r kv.Reader, iri quad.IRI) (key string, err error) {
	err = suffixes(r, stemKey(stem(string(iri)), ""), func(k string) error {
		n := new(node)
		found, err := getJSON(r, nodeKey(k), n)
		if found && n.IRI == string(iri) {
			key = k
		}
		return err
	})
	return key, err
}

func (f *Filter) chooses(c *Claim, speakers []string) bool {
	if f.Relation != "" && c.Edge() != f.Relation || c.Confidence < f.MinConfidence {
		return false
	}
	if l, ok := c.Standing(); f.AssertedOnly && (!ok || l != Asserted) {
		return false
	}
	if f.Node == "" || c.SubjectNode == string(f.Node) || c.ObjectNode == string(f.Node) {
		return true
	}
	for i := range c.Args {
		if c.Args[i].Entity == string(f.Node) {
			return true
		}
	}
	return slices.Contains(speakers, string(f.Node))
}

// resolve gives a claim the names of the whole graph, and returns the nodes of
// its speakers.
func resolve(rec *Record, c *Claim, nm *names) (speakers []string, err error) {
	name := func(i int) (v named) {
		if i >= 0 && err == nil {
			v, err = nm.of(rec.Entities[i].Key)
		}
		return v
	}
	slot := func(i int, text, node, typ *string, aspect string) {
		v := name(i)
		if v.iri == "" {
			return
		}
		switch *text {
		case *node:
			*text = v.name
		case *node + "'s " + aspect:
			*text = v.name + "'s " + aspect
		}
		*node, *typ = string(v.iri), v.typ
	}
	slot(c.SubjectEntity, &c.Subject, &c.SubjectNode, &c.SubjectType, c.SubjectAspect)
	slot(c.ObjectEntity, &c.Object, &c.ObjectNode, &c.ObjectType, c.ObjectAspect)
	for i := range c.Args {
		if v := name(c.Args[i].EntityRef); v.iri != "" {
			c.Args[i].Entity = string(v.iri)
		}
	}
	for i, e := range c.SpeakerEntity {
		if v := name(e); v.iri != "" && i < len(c.Speakers) {
			c.Speakers[i] = v.name
			speakers = append(speakers, string(v.iri))
			if i == len(c.Speakers)-1 {
				c.AttributedTo = v.name
			}
		}
	}
	return speakers, err
}
