package analysis

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/community"
	rankings "gonum.org/v1/gonum/graph/network"
	"gonum.org/v1/gonum/graph/simple"
	"gonum.org/v1/gonum/graph/topo"
	"pgregory.net/rapid"
)

// undirected is a graph as gonum has it.
func undirected(n int, edges []Edge) *simple.WeightedUndirectedGraph {
	g := simple.NewWeightedUndirectedGraph(0, 0)
	for i := range n {
		g.AddNode(simple.Node(i))
	}
	for _, e := range edges {
		if e.From != e.To {
			w := e.weight()
			if old, ok := g.Weight(int64(e.From), int64(e.To)); ok && g.HasEdgeBetween(int64(e.From), int64(e.To)) {
				w += old
			}
			g.SetWeightedEdge(g.NewWeightedEdge(simple.Node(e.From), simple.Node(e.To), w))
		}
	}
	return g
}

// graphs draws small graphs.
func graphs(t *rapid.T) (int, []Edge) {
	n := rapid.IntRange(1, 40).Draw(t, "nodes")
	end := rapid.IntRange(0, n-1)
	edges := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Edge {
		return Edge{From: end.Draw(t, "from"), To: end.Draw(t, "to"), Weight: float64(rapid.IntRange(1, 4).Draw(t, "weight"))}
	}), 0, 70).Draw(t, "edges")
	return n, edges
}

func near(a, b float64) bool { return math.Abs(a-b) < 1e-9+1e-6*math.Abs(a) }

func TestBetweennessIsGonums(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, edges := graphs(t)
		want := rankings.Betweenness(undirected(n, edges))
		for i, got := range Betweenness(n, edges, Seed) {
			scale := float64((n - 1) * (n - 2)) // gonum counts both directions of a pair
			if n > 2 && !near(got, want[int64(i)]/scale) {
				t.Fatalf("node %d of %d: %v, gonum says %v", i, n, got, want[int64(i)]/scale)
			}
		}
	})
}

func TestComponentsAreGonums(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, edges := graphs(t)
		part := Components(n, edges)
		for _, nodes := range topo.ConnectedComponents(undirected(n, edges)) {
			for _, node := range nodes {
				if part[node.ID()] != part[nodes[0].ID()] {
					t.Fatalf("nodes %d and %d are apart: %v", node.ID(), nodes[0].ID(), part)
				}
			}
		}
		if got, want := slices.Max(part)+1, len(topo.ConnectedComponents(undirected(n, edges))); got != want {
			t.Fatalf("%d parts, gonum says %d", got, want)
		}
	})
}

// TestBridges holds each pair against what its edges' removal does.
func TestBridges(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, edges := graphs(t)
		parts := len(topo.ConnectedComponents(undirected(n, edges)))
		var want []Bridge
		for a := range n {
			for b := a + 1; b < n; b++ {
				g := undirected(n, edges)
				if !g.HasEdgeBetween(int64(a), int64(b)) {
					continue
				}
				g.RemoveEdge(int64(a), int64(b))
				pieces := topo.ConnectedComponents(g)
				if len(pieces) == parts {
					continue
				}
				bridge := Bridge{a, b, n}
				for _, p := range pieces {
					for _, node := range p {
						if node.ID() == int64(a) || node.ID() == int64(b) {
							bridge.Smaller = min(bridge.Smaller, len(p))
						}
					}
				}
				want = append(want, bridge)
			}
		}
		slices.SortFunc(want, func(a, b Bridge) int {
			return cmp.Or(-cmp.Compare(a.Smaller, b.Smaller), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
		})
		if got := Bridges(n, edges); !slices.Equal(got, want) {
			t.Fatalf("%v, want %v", got, want)
		}
	})
}

// TestImportanceIsGonums: with the same damping, both ways along each edge and
// no prior, the importance is gonum's PageRank.
func TestImportanceIsGonums(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n, edges := graphs(t)
		linked := make([]bool, n)
		for _, e := range edges {
			if e.From != e.To {
				linked[e.From], linked[e.To] = true, true
			}
		}
		for i := range linked { // gonum treats nodes without edges in a way of its own
			if !linked[i] {
				edges = append(edges, Edge{From: i, To: (i + 1) % n})
			}
		}
		if n < 2 {
			return
		}
		g := simple.NewWeightedDirectedGraph(0, 0)
		add := func(from, to int, w float64) {
			if old, ok := g.Weight(int64(from), int64(to)); ok && g.HasEdgeFromTo(int64(from), int64(to)) {
				w += old
			}
			g.SetWeightedEdge(g.NewWeightedEdge(simple.Node(from), simple.Node(to), w))
		}
		for _, e := range edges {
			if e.From != e.To {
				add(e.From, e.To, e.weight())
				add(e.To, e.From, e.weight())
			}
		}
		want := rankings.PageRank(g, damping, 1e-12)
		for i, got := range Importance(make([]float64, n), edges) {
			if math.Abs(got-want[int64(i)]) > 1e-6 {
				t.Fatalf("node %d: %v, gonum says %v", i, got, want[int64(i)])
			}
		}
	})
}

// TestCommunitiesAreAsGoodAsGonums: modularity is gonum's Q, and on webs with
// hubs the communities found have no less of it, within two hundredths.
func TestCommunitiesAreAsGoodAsGonums(t *testing.T) {
	worst := 0.0
	for _, size := range []int{30, 100, 300} {
		_, edges := web(size, 2*size)
		g := undirected(size, edges)
		mine := Communities(size, edges)
		q := Modularity(mine, edges)
		groups := make([][]graph.Node, slices.Max(mine)+1)
		for i, c := range mine {
			groups[c] = append(groups[c], simple.Node(i))
		}
		if their := community.Q(g, groups, 1); !near(q, their) {
			t.Errorf("modularity %v, gonum says %v", q, their)
		}
		reduced := community.Modularize(g, 1, rand.New(rand.NewPCG(1, 1)))
		theirs := community.Q(g, reduced.Communities(), 1)
		t.Logf("%d nodes: modularity %.4f, gonum's communities %.4f", size, q, theirs)
		worst = max(worst, theirs-q)
	}
	if worst > 0.02 {
		t.Errorf("gonum's communities are better by %.4f", worst)
	}
}

func BenchmarkBetweenness(b *testing.B) {
	_, edges := web(12000, 50000)
	for b.Loop() {
		Betweenness(12000, edges, Seed)
	}
}
