package export

import (
	"context"
	"fmt"
	"iter"

	"github.com/cayleygraph/quad"

	"kgraph/graph"
)

// Selection chooses a part of a graph. The zero Selection chooses all of it.
type Selection struct {
	Entities []string // names, aliases or IRIs of nodes to look around
	Depth    int      // how many steps around them; used with Entities alone
	MaxNodes int      // keep the nodes with most facts, 0 for all

	Types     []string // only nodes of these types, and what is between them
	Relations []string // only these relations

	Documents     []string // only what these documents say
	Since, Until  string   // only what was published from one day to the other, both included
	Speakers      []string // only what these are quoted or cited for
	Asserted      bool     // only what a document says in its own voice
	MinConfidence float64  // only claims of at least this confidence
}

// ofClaims says whether the selection looks at claims one by one.
func (s *Selection) ofClaims() bool {
	return len(s.Documents) > 0 || s.Since != "" || s.Until != "" || len(s.Speakers) > 0 || s.Asserted || s.MinConfidence > 0
}

// ofNodes says whether the selection looks at nodes.
func (s *Selection) ofNodes() bool {
	return len(s.Entities) > 0 || s.MaxNodes > 0 || len(s.Types) > 0
}

func (s *Selection) all() bool { return !s.ofClaims() && !s.ofNodes() && len(s.Relations) == 0 }

// Select is the part of a source that a selection chooses, as a source again:
//
//   - a claim stays if it fits every choice of claims and relations, and none
//     of its ends is a node that was left out;
//   - a fact stays if one of its claims does. Its evidence is those, and its
//     standing, support and confidence are theirs. A fact of standing general
//     stays with the facts that it repeats, unless Asserted;
//   - a node stays if it fits the choices of nodes: types first, then the steps
//     around Entities (over facts, and from a claim's subject to its arguments),
//     then MaxNodes. Where none but types are chosen, a fact or claim that stays
//     must name it too;
//   - a document stays if one of its claims does;
//   - a quad stays with the node, fact, claim or document that it describes.
//     Quads of other origin have none and go.
//
// It reads the source at once and holds the names of what stays. An entity or
// document that is not there is an error.
func Select(ctx context.Context, from Source, s Selection) (Source, error) {
	if s.all() {
		return from, nil
	}
	c := newChooser(&s)
	if err := c.read(ctx, from); err != nil {
		return nil, err
	}
	return &selected{from: from, chosen: c}, nil
}

// selected is a part of a source.
type selected struct {
	from   Source
	chosen *chooser
}

// Documents implements Source.
func (s *selected) Documents(ctx context.Context) iter.Seq2[graph.DocumentInfo, error] {
	return keep(s.from.Documents(ctx), func(d graph.DocumentInfo) (graph.DocumentInfo, bool) {
		d.Claims = s.chosen.documents[d.ID]
		return d, d.Claims > 0
	})
}

// Entities implements Source.
func (s *selected) Entities(ctx context.Context) iter.Seq2[graph.Node, error] {
	return keep(s.from.Entities(ctx), func(n graph.Node) (graph.Node, bool) {
		if !s.chosen.nodes[n.IRI] {
			return n, false
		}
		if !s.chosen.nodes[n.Of] {
			n.Of = ""
		}
		if !s.chosen.nodes[n.Broader] {
			n.Broader = ""
		}
		n.Degree = s.chosen.degree[n.IRI]
		return n, true
	})
}

// Facts implements Source.
func (s *selected) Facts(ctx context.Context) iter.Seq2[graph.Fact, error] {
	return keep(s.from.Facts(ctx), func(f graph.Fact) (graph.Fact, bool) {
		if _, found := s.chosen.facts[keyOf(f)]; !found {
			return f, false
		}
		return s.chosen.narrowed(f)
	})
}

// Claims implements Source.
func (s *selected) Claims(ctx context.Context, filter graph.Filter) iter.Seq2[*graph.Claim, error] {
	return keep(s.from.Claims(ctx, filter), func(c *graph.Claim) (*graph.Claim, bool) {
		return c, s.chosen.claims[c.ID]
	})
}

// Quads implements Source.
func (s *selected) Quads(ctx context.Context) iter.Seq2[quad.Quad, error] {
	return keep(s.from.Quads(ctx), s.chosen.quad)
}

// keep passes on what f keeps, as f changes it.
func keep[T any](all iter.Seq2[T, error], f func(T) (T, bool)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for v, err := range all {
			kept := err != nil
			if err == nil {
				v, kept = f(v)
			}
			if kept && !yield(v, err) {
				return
			}
		}
	}
}

// errNoNode says that no node goes by a name.
func errNoNode(name string) error {
	return fmt.Errorf("no entity goes by %q: see the names with kgraph entities", name)
}
