package query

import (
	"cmp"
	"context"
	"slices"

	"github.com/cayleygraph/quad"

	"kgraph/graph"
	"kgraph/graph/quadstore"
)

// Edge is a fact's edge as it stands in the graph.
type Edge struct {
	Subject  graph.IRI `json:"subject"`
	Relation graph.IRI `json:"relation"`
	Object   graph.IRI `json:"object"`
	Label    graph.IRI `json:"label"` // graph.Asserted, Reported, Hedged or General
}

// Neighbours returns the edges of facts within depth steps of a node, in the
// order of subject, relation, object. At most limit are returned if limit is
// above 0, those nearest to the node first in line; cut says whether there are
// more. Edges of label graph.General are left out.
func Neighbours(ctx context.Context, src Source, node graph.IRI, depth, limit int) (edges []Edge, cut bool, err error) {
	view, err := src.View()
	if err != nil {
		return nil, false, err
	}
	defer view.Close()
	seen := map[quad.IRI]bool{node: true}
	found := map[Edge]bool{}
	ring := []quad.IRI{node}
	for step := 0; step < depth && len(ring) > 0 && !cut; step++ {
		var next []quad.IRI
		for _, n := range ring {
			around, err := edgesAt(ctx, view, n)
			if err != nil {
				return nil, false, err
			}
			for _, e := range around {
				if found[e] {
					continue
				}
				if limit > 0 && len(edges) == limit {
					cut = true
					break
				}
				found[e] = true
				edges = append(edges, e)
				for _, other := range []quad.IRI{e.Subject, e.Object} {
					if !seen[other] {
						seen[other] = true
						next = append(next, other)
					}
				}
			}
		}
		slices.Sort(next)
		ring = next
	}
	slices.SortFunc(edges, compareEdges)
	return edges, cut, nil
}

func compareEdges(a, b Edge) int {
	return cmp.Or(cmp.Compare(a.Subject, b.Subject), cmp.Compare(a.Relation, b.Relation), cmp.Compare(a.Object, b.Object))
}

// edgesAt returns the edges of facts at a node, in order.
func edgesAt(ctx context.Context, view *quadstore.View, n quad.IRI) ([]Edge, error) {
	var out []Edge
	for _, d := range []quad.Direction{quad.Subject, quad.Object} {
		for q, err := range view.With(ctx, d, n) {
			if err != nil {
				return nil, err
			}
			switch q.Label {
			case graph.Asserted, graph.Reported, graph.Hedged:
			default:
				continue
			}
			s, ok1 := q.Subject.(quad.IRI)
			p, ok2 := q.Predicate.(quad.IRI)
			o, ok3 := q.Object.(quad.IRI)
			if ok1 && ok2 && ok3 {
				out = append(out, Edge{s, p, o, q.Label.(quad.IRI)})
			}
		}
	}
	slices.SortFunc(out, compareEdges)
	return slices.Compact(out), nil
}
