package view

import (
	"cmp"
	"math"
	"slices"

	"kgraph/internal/analysis"
)

// rank computes importance and sorts the nodes by it, most important first.
func (b *builder) rank() {
	edges := make([]analysis.Edge, len(b.edges))
	for i, e := range b.edges {
		edges[i] = analysis.Edge{From: e.Source, To: e.Target, Weight: float64(e.Support)}
	}
	prior := make([]float64, len(b.nodes))
	for i, n := range b.nodes {
		if n.degree > 0 {
			prior[i] = weightOf(n)
		}
	}
	importance := analysis.Importance(prior, edges)
	group, part := analysis.Communities(len(b.nodes), edges), analysis.Components(len(b.nodes), edges)
	between := analysis.Betweenness(len(b.nodes), edges, analysis.Seed)
	most := max(slices.Max(append([]float64{0}, between...)), 1e-9)
	for i, n := range b.nodes {
		n.Community, n.Component = group[i], part[i]
		n.Between = math.Round(1e4*between[i]/most) / 1e4
	}
	highest := 0.0
	for i, n := range b.nodes {
		if n.degree > 0 {
			highest = max(highest, importance[i])
		}
	}
	order := make([]int, len(b.nodes))
	for i, n := range b.nodes {
		order[i] = i
		if n.degree > 0 {
			n.Rank = float64(int(1e4*importance[i]/highest)) / 1e4
		}
	}
	slices.SortStableFunc(order, func(x, y int) int {
		m, n := b.nodes[x], b.nodes[y]
		return cmp.Or(-cmp.Compare(m.Rank, n.Rank), -cmp.Compare(m.Mentions, n.Mentions), cmp.Compare(m.ID, n.ID))
	})
	place := make([]int, len(order))
	sorted := make([]*candidate, len(order))
	for i, old := range order {
		place[old], sorted[i] = i, b.nodes[old]
	}
	b.nodes = sorted
	for i := range b.edges {
		b.edges[i].Source, b.edges[i].Target = place[b.edges[i].Source], place[b.edges[i].Target]
	}
	for i := range b.denied {
		b.denied[i].Source, b.denied[i].Target = place[b.denied[i].Source], place[b.denied[i].Target]
	}
	slices.SortStableFunc(b.edges, func(x, y Edge) int {
		return cmp.Or(cmp.Compare(min(x.Source, x.Target), min(y.Source, y.Target)),
			cmp.Compare(x.Source, y.Source), cmp.Compare(x.Target, y.Target))
	})
}

// weightOf is how much a node counts by itself: by how often it is mentioned and
// in how many documents. What has no name is mostly what is said of the things
// that have one, so it counts less.
func weightOf(n *candidate) float64 {
	w := math.Sqrt(float64(1+n.Mentions) * float64(1+n.documents))
	if n.concept {
		w *= conceptWeight
	}
	return w
}

const conceptWeight = 0.25

// choose marks the most important nodes that have an edge among themselves.
func (b *builder) choose() {
	connected := 0
	for _, n := range b.nodes {
		if n.degree > 0 {
			connected++
		}
	}
	for _, i := range b.joined(b.opts.MaxNodes) {
		b.nodes[i].Drawn = true
	}
	b.countMore()
	drawn := 0
	for _, n := range b.nodes {
		if n.Drawn {
			drawn++
		}
	}
	b.left = connected - drawn
}

// joined lists at most so many nodes, the most important ones first, that have an
// edge among themselves: one that would stand alone waits for its neighbour.
func (b *builder) joined(limit int) (list []int) {
	near := make([][]int, len(b.nodes))
	for _, e := range b.edges {
		near[e.Source] = append(near[e.Source], e.Target)
		near[e.Target] = append(near[e.Target], e.Source)
	}
	met, in := make([]bool, len(b.nodes)), make([]bool, len(b.nodes))
	for i := range b.nodes {
		met[i] = true
		add := []int{i}
		for _, n := range near[i] {
			if met[n] && !in[n] && !slices.Contains(add, n) {
				add = append(add, n)
			}
		}
		if len(add) == 1 && !slices.ContainsFunc(near[i], func(n int) bool { return in[n] }) {
			continue
		}
		if len(list)+len(add) > limit {
			return list
		}
		for _, n := range add {
			in[n] = true
			list = append(list, n)
		}
	}
	return list
}

// countMore counts the neighbours of drawn nodes that are not drawn.
func (b *builder) countMore() {
	seen := map[[2]int]bool{}
	for _, e := range b.edges {
		for _, pair := range [][2]int{{e.Source, e.Target}, {e.Target, e.Source}} {
			if n := b.nodes[pair[0]]; n.Drawn && !b.nodes[pair[1]].Drawn && !seen[pair] {
				seen[pair] = true
				n.More++
			}
		}
	}
}

// scene gathers what was built.
func (b *builder) scene() *Scene {
	s := &Scene{Title: b.opts.Title, Documents: b.documents, Edges: b.edges, Denied: b.denied, Claims: b.claims,
		Sentences: b.sentences, Left: b.left, Nodes: make([]Node, len(b.nodes))}
	if s.Title == "" {
		s.Title = titleOf(b.documents)
	}
	for i, n := range b.nodes {
		s.Nodes[i] = n.Node
	}
	s.Types = typesOf(s.Nodes)
	return s
}

// titleOf names a picture after its document, or after how many there are.
func titleOf(documents []Document) string {
	switch {
	case len(documents) == 1 && documents[0].Title != "":
		return documents[0].Title
	case len(documents) == 1:
		return documents[0].ID
	}
	return "Knowledge graph"
}
