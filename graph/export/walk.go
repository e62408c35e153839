package export

import (
	"context"
	"fmt"

	"github.com/cayleygraph/quad"

	"kgraph/graph"
)

// walker is what the formats of nodes and edges do with a graph: first every
// node, then every edge.
type walker interface {
	node(graph.Node)
	edge(graph.Fact)
	failed() error // of the last write
}

// walk gives a walker the whole graph.
func walk(ctx context.Context, from Source, to walker) error {
	if err := walkNodes(ctx, from, to.node, to.failed); err != nil {
		return err
	}
	return walkEdges(ctx, from, to.edge, to.failed)
}

func walkNodes(ctx context.Context, from Source, node func(graph.Node), failed func() error) error {
	for n, err := range from.Entities(ctx) {
		if err != nil {
			return err
		}
		node(n)
		if err := failed(); err != nil {
			return err
		}
	}
	return nil
}

func walkEdges(ctx context.Context, from Source, edge func(graph.Fact), failed func() error) error {
	for f, err := range from.Facts(ctx) {
		if err != nil {
			return err
		}
		edge(f)
		if err := failed(); err != nil {
			return err
		}
	}
	return nil
}

func (p *printer) failed() error { return p.err }

// numbers gives nodes their numbers in the order in which they are met.
type numbers map[quad.IRI]int

func (n numbers) add(iri quad.IRI) int {
	id, found := n[iri]
	if !found {
		id = len(n)
		n[iri] = id
	}
	return id
}

// ends are the numbers of a fact's nodes. A source describes every end
// (Source); a fact that names another node is an error of the source.
func (n numbers) ends(f graph.Fact) (from, to int, err error) {
	from, found := n[f.Subject]
	if !found {
		return 0, 0, fmt.Errorf("the fact %s %s %s names a node that is not described: %s", f.Subject, f.Relation, f.Object, f.Subject)
	}
	to, found = n[f.Object]
	if !found {
		return 0, 0, fmt.Errorf("the fact %s %s %s names a node that is not described: %s", f.Subject, f.Relation, f.Object, f.Object)
	}
	return from, to, nil
}
