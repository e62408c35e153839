package export

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"kgraph/graph"
)

// factKey is a fact's subject, relation and object.
type factKey struct {
	subject  quad.IRI
	relation string
	object   quad.IRI
}

func keyOf(f graph.Fact) factKey { return factKey{f.Subject, f.Relation, f.Object} }

// chooser works out what a selection keeps of a source.
type chooser struct {
	*Selection
	known     map[quad.IRI]nodeInfo
	published map[string]string // document to its day

	facts     map[factKey]quad.IRI // to their standing among what is chosen
	claims    map[string]bool
	nodes     map[quad.IRI]bool
	documents map[string]int // to the number of their claims
	degree    map[quad.IRI]int

	sentences    map[quad.IRI]bool // of chosen claims
	documentIRIs map[quad.IRI]bool // of chosen documents
	links        map[quad.IRI][]quad.IRI
}

type nodeInfo struct {
	kind     string // type
	broader  quad.IRI
	mentions int
}

func newChooser(s *Selection) *chooser {
	return &chooser{Selection: s, known: map[quad.IRI]nodeInfo{}, published: map[string]string{}, facts: map[factKey]quad.IRI{},
		claims: map[string]bool{}, nodes: map[quad.IRI]bool{}, documents: map[string]int{}, degree: map[quad.IRI]int{},
		sentences: map[quad.IRI]bool{}, links: map[quad.IRI][]quad.IRI{}}
}

func (c *chooser) read(ctx context.Context, from Source) error {
	if err := c.readDocuments(ctx, from); err != nil {
		return err
	}
	roots, err := c.readNodes(ctx, from)
	if err != nil {
		return err
	}
	if err := c.readFacts(ctx, from); err != nil {
		return err
	}
	if err := c.readLinks(ctx, from); err != nil {
		return err
	}
	within := c.mostNamed(c.around(roots))
	return c.settle(ctx, from, within)
}

func (c *chooser) readDocuments(ctx context.Context, from Source) error {
	for d, err := range from.Documents(ctx) {
		if err != nil {
			return err
		}
		c.published[d.ID] = dayOf(d.Published)
	}
	for _, id := range c.Documents {
		if _, found := c.published[id]; !found {
			return fmt.Errorf("%w: %q: see them with kgraph stats or kgraph query", graph.ErrNoDocument, id)
		}
	}
	return nil
}

// readNodes reads the nodes and gives those that are looked around.
func (c *chooser) readNodes(ctx context.Context, from Source) ([]quad.IRI, error) {
	// What a name fits: exactly, but for case, or an alias alone.
	exact, folded := make([][]quad.IRI, len(c.Entities)), make([][]quad.IRI, len(c.Entities))
	for n, err := range from.Entities(ctx) {
		if err != nil {
			return nil, err
		}
		c.known[n.IRI] = nodeInfo{n.Type, n.Broader, len(n.Mentions)}
		for i, name := range c.Entities {
			name = strings.TrimSuffix(strings.TrimPrefix(name, "<"), ">")
			switch {
			case string(n.IRI) == name || n.Name == name || slices.Contains(n.Aliases, name):
				exact[i] = append(exact[i], n.IRI)
			case strings.EqualFold(n.Name, name) || slices.ContainsFunc(n.Aliases, func(a string) bool { return strings.EqualFold(a, name) }):
				folded[i] = append(folded[i], n.IRI)
			}
		}
	}
	if err := c.knowsTypes(); err != nil {
		return nil, err
	}
	var roots []quad.IRI
	for i, name := range c.Entities {
		found := exact[i]
		if len(found) == 0 {
			found = folded[i]
		}
		if len(found) == 0 {
			return nil, errNoNode(name)
		}
		roots = append(roots, found...)
	}
	return roots, nil
}

// knowsTypes refuses a type that no node has.
func (c *chooser) knowsTypes() error {
	have := map[string]bool{}
	for _, n := range c.known {
		have[n.kind] = true
	}
	for _, t := range c.Types {
		if !have[t] {
			return fmt.Errorf("no entity has the type %q: the graph has %s", t, strings.Join(slices.Sorted(maps.Keys(have)), " "))
		}
	}
	return nil
}
