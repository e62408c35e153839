package export

import (
	"context"
	"iter"
	"slices"

	"github.com/cayleygraph/quad"

	"kgraph/graph"
)

// Source is the graph an exporter or a picture reads; *graph.Store is one.
// Every sequence has a stable order, ends at the first error, and may be
// started again.
type Source interface {
	// Documents gives the documents by id.
	Documents(context.Context) iter.Seq2[graph.DocumentInfo, error]
	// Entities gives named things and concepts by IRI, with their mentions.
	Entities(context.Context) iter.Seq2[graph.Node, error]
	// Facts gives the plain edges by subject, relation and object. Both ends of
	// each are among the Entities.
	Facts(context.Context) iter.Seq2[graph.Fact, error]
	// Claims gives the claims a filter chooses, document by document.
	Claims(context.Context, graph.Filter) iter.Seq2[*graph.Claim, error]
	// Quads gives the stored quads, those of one label and subject together.
	Quads(context.Context) iter.Seq2[quad.Quad, error]
}

var (
	_ Source = (*graph.Store)(nil)
	_ Source = (*Graph)(nil)
)

// Graph is a Source held in memory: for tests, and for parts of a store. Its
// lists are in the order Source asks for.
type Graph struct {
	AllDocuments []graph.DocumentInfo
	AllEntities  []graph.Node
	AllFacts     []graph.Fact
	AllClaims    []*graph.Claim
	AllQuads     []quad.Quad
}

// Documents implements Source.
func (g *Graph) Documents(ctx context.Context) iter.Seq2[graph.DocumentInfo, error] {
	return each(ctx, g.AllDocuments)
}

// Entities implements Source. Ends of facts that nobody described come last.
func (g *Graph) Entities(ctx context.Context) iter.Seq2[graph.Node, error] {
	known := map[quad.IRI]bool{}
	for _, n := range g.AllEntities {
		known[n.IRI] = true
	}
	all := slices.Clip(g.AllEntities)
	for _, f := range g.AllFacts {
		for _, n := range []graph.Node{
			{IRI: f.Subject, Name: f.SubjectName, Type: f.SubjectType},
			{IRI: f.Object, Name: f.ObjectName, Type: f.ObjectType},
		} {
			if !known[n.IRI] {
				known[n.IRI] = true
				all = append(all, n)
			}
		}
	}
	return each(ctx, all)
}

// Facts implements Source.
func (g *Graph) Facts(ctx context.Context) iter.Seq2[graph.Fact, error] {
	return each(ctx, g.AllFacts)
}

// Claims implements Source. The filter is not applied.
func (g *Graph) Claims(ctx context.Context, _ graph.Filter) iter.Seq2[*graph.Claim, error] {
	return each(ctx, g.AllClaims)
}

// Quads implements Source.
func (g *Graph) Quads(ctx context.Context) iter.Seq2[quad.Quad, error] { return each(ctx, g.AllQuads) }

// each yields a list's elements until the context is done.
func each[T any](ctx context.Context, list []T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, item := range list {
			if err := ctx.Err(); err != nil {
				var none T
				yield(none, err)
				return
			}
			if !yield(item, nil) {
				return
			}
		}
	}
}
