package view

import (
	"context"
	"fmt"
	"math"

	"kgraph/graph"
	"kgraph/graph/export"
	"kgraph/internal/analysis"
)

// Looks places, sizes and colours every node of a graph, for the formats that
// hold that: the layout, importance and colours are the picture's, over all
// nodes and facts. Edges of standing general do not count. It takes time in the
// square of the nodes of a connected part, up to analysis.MaxLayout.
func Looks(ctx context.Context, from export.Source) (export.Looks, error) {
	looks := export.Looks{}
	var nodes []graph.Node
	var edges []analysis.Edge
	at := map[string]int{}
	for n, err := range from.Entities(ctx) {
		if err != nil {
			return nil, fmt.Errorf("view: %w", err)
		}
		at[string(n.IRI)] = len(nodes)
		nodes = append(nodes, graph.Node{IRI: n.IRI, Name: n.Name, Type: n.Type, Documents: len(n.Mentions)})
	}
	degree := make([]int, len(nodes))
	for f, err := range from.Facts(ctx) {
		if err != nil {
			return nil, fmt.Errorf("view: %w", err)
		}
		if f.Label != graph.General {
			from, to := at[string(f.Subject)], at[string(f.Object)]
			edges = append(edges, analysis.Edge{From: from, To: to, Weight: float64(max(f.Support, 1))})
			degree[from]++
			degree[to]++
		}
	}
	prior := make([]float64, len(nodes))
	for i, n := range nodes {
		if degree[i] > 0 {
			prior[i] = 1 + math.Sqrt(float64(n.Documents)) // its mentions
		}
	}
	rank, part := analysis.Importance(prior, edges), analysis.Components(len(nodes), edges)
	highest := 0.0
	for i := range rank {
		if degree[i] > 0 {
			highest = max(highest, rank[i])
		}
	}
	drawn := make([]Node, len(nodes))
	sizes := make([]analysis.Size, len(nodes))
	for i, n := range nodes {
		d := &drawn[i]
		if degree[i] > 0 && highest > 0 {
			d.Rank = rank[i] / highest
		}
		d.Radius = math.Round(smallest + (largest-smallest)*math.Sqrt(d.Rank))
		d.Font = 11
		d.Lines = breakLines(n.Name, d.Font, lineWidth)
		sizes[i] = d.size()
	}
	for i, p := range analysis.Layout(sizes, edges, analysis.Seed) {
		looks[nodes[i].IRI] = export.Look{X: p.X, Y: p.Y, Size: 2 * drawn[i].Radius, Color: lookOf(nodes[i].Type).Color,
			Rank: drawn[i].Rank, Component: part[i]}
	}
	return looks, nil
}
