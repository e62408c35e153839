package view

import (
	"context"
	"fmt"
	"math"

	"kgraph/graph"
	"kgraph/graph/export"
	"kgraph/internal/analysis"
)

// Measured is a graph's nodes and edges with what the analysis found. Edges of
// standing general do not count.
type Measured struct {
	Nodes       []MeasuredNode
	Edges       int // pairs of nodes with a relation; parallel ones count each
	Parts       int // connected ones, nodes without an edge left out
	Communities int // of two nodes or more
	Modularity  float64
	Bridges     []analysis.Bridge // by what they cut off; From and To are indices of Nodes

	edges []analysis.Edge
}

// MeasuredNode is a node by IRI with its measures.
type MeasuredNode struct {
	IRI         graph.IRI
	Name, Type  string
	Degree      int
	Rank        float64 // importance: 0 to 1, the most important node has 1
	Betweenness float64 // share of shortest ways between two others that lead over it
	Community   int     // 0 is the largest
	Component   int     // connected part, 0 is the largest
}

// Measure analyses a graph.
func Measure(ctx context.Context, from export.Source) (*Measured, error) {
	m := &Measured{}
	var prior []float64
	at := map[graph.IRI]int{}
	for n, err := range from.Entities(ctx) {
		if err != nil {
			return nil, fmt.Errorf("view: %w", err)
		}
		at[n.IRI] = len(m.Nodes)
		m.Nodes = append(m.Nodes, MeasuredNode{IRI: n.IRI, Name: n.Name, Type: n.Type})
		prior = append(prior, 1+math.Sqrt(float64(len(n.Mentions))))
	}
	for f, err := range from.Facts(ctx) {
		if err != nil {
			return nil, fmt.Errorf("view: %w", err)
		}
		if f.Label != graph.General {
			from, to := at[f.Subject], at[f.Object]
			m.edges = append(m.edges, analysis.Edge{From: from, To: to, Weight: float64(max(f.Support, 1))})
			m.Nodes[from].Degree++
			m.Nodes[to].Degree++
		}
	}
	m.measure(prior)
	return m, nil
}

func (m *Measured) measure(prior []float64) {
	n := len(m.Nodes)
	for i := range m.Nodes {
		if m.Nodes[i].Degree == 0 {
			prior[i] = 0
		}
	}
	rank, part := analysis.Importance(prior, m.edges), analysis.Components(n, m.edges)
	between, group := analysis.Betweenness(n, m.edges, analysis.Seed), analysis.Communities(n, m.edges)
	highest, sizes := 0.0, map[int]int{}
	for i := range m.Nodes {
		if m.Nodes[i].Degree > 0 {
			highest = max(highest, rank[i])
			m.Parts = max(m.Parts, part[i]+1)
		}
		if sizes[group[i]]++; sizes[group[i]] == 2 {
			m.Communities++
		}
	}
	for i := range m.Nodes {
		d := &m.Nodes[i]
		d.Betweenness, d.Community, d.Component = between[i], group[i], part[i]
		if d.Degree > 0 && highest > 0 {
			d.Rank = rank[i] / highest
		}
	}
	m.Edges, m.Bridges = len(m.edges), analysis.Bridges(n, m.edges)
	if n > 0 {
		m.Modularity = analysis.Modularity(group, m.edges)
	}
}

// Looks places, sizes and colours every node of a graph, for the formats that
// hold that: the layout, importance and colours are the picture's, over all
// nodes and facts. Edges of standing general do not count. It takes time in the
// square of the nodes of a connected part, up to analysis.MaxLayout.
func Looks(ctx context.Context, from export.Source) (export.Looks, error) {
	m, err := Measure(ctx, from)
	if err != nil {
		return nil, err
	}
	looks := m.looks()
	drawn := make([]Node, len(m.Nodes))
	sizes := make([]analysis.Size, len(m.Nodes))
	for i, n := range m.Nodes {
		d := &drawn[i]
		d.Radius = math.Round(smallest + (largest-smallest)*math.Sqrt(n.Rank))
		d.Font = 11
		d.Lines = breakName(n.Name, d.Font)
		sizes[i] = d.size()
	}
	for i, p := range analysis.Layout(sizes, m.edges, analysis.Seed) {
		look := looks[m.Nodes[i].IRI]
		look.X, look.Y, look.Size, look.Color = p.X, p.Y, 2*drawn[i].Radius, lookOf(m.Nodes[i].Type).Color
		looks[m.Nodes[i].IRI] = look
	}
	return looks, nil
}

// Measures is what the analysis found of every node, without a picture: for
// tables of large graphs.
func Measures(ctx context.Context, from export.Source) (export.Looks, error) {
	m, err := Measure(ctx, from)
	if err != nil {
		return nil, err
	}
	return m.looks(), nil
}

func (m *Measured) looks() export.Looks {
	looks := make(export.Looks, len(m.Nodes))
	cut := map[int][]graph.IRI{}
	for _, b := range m.Bridges {
		cut[b.From] = append(cut[b.From], m.Nodes[b.To].IRI)
		cut[b.To] = append(cut[b.To], m.Nodes[b.From].IRI)
	}
	for i, n := range m.Nodes {
		looks[n.IRI] = export.Look{Rank: n.Rank, Betweenness: n.Betweenness, Community: n.Community, Component: n.Component, Bridges: cut[i]}
	}
	return looks
}
