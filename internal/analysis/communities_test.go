package analysis

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// cliques are groups of size nodes each, every two joined, and a single edge
// from each group to the next.
func cliques(groups, size int) []Edge {
	var edges []Edge
	for g := range groups {
		for i := range size {
			for j := range i {
				edges = append(edges, Edge{From: g*size + i, To: g*size + j})
			}
		}
		if g > 0 {
			edges = append(edges, Edge{From: g * size, To: g*size - 1})
		}
	}
	return edges
}

func TestCommunitiesOfCliques(t *testing.T) {
	const groups, size = 6, 5
	got := Communities(groups*size+1, cliques(groups, size)) // and one node alone
	for i := range groups * size {
		if want := i / size; got[i] != want {
			t.Fatalf("node %d is in %d, want %d: %v", i, got[i], want, got)
		}
	}
	if got[groups*size] != groups {
		t.Errorf("the node without edges is in %d", got[groups*size])
	}
}

func TestCommunitiesHeedWeights(t *testing.T) {
	// A ring of four falls apart at its light edges.
	ring := []Edge{{From: 0, To: 1, Weight: 9}, {From: 1, To: 2, Weight: 1}, {From: 2, To: 3, Weight: 9}, {From: 3, To: 0, Weight: 1}}
	if got := Communities(4, ring); !slices.Equal(got, []int{0, 0, 1, 1}) {
		t.Errorf("got %v", got)
	}
}

func TestCommunitiesOfNothing(t *testing.T) {
	if got := Communities(0, nil); len(got) != 0 {
		t.Errorf("got %v", got)
	}
	bad := []Edge{{From: 0, To: 0}, {From: -1, To: 1}, {From: 1, To: 7}}
	if got := Communities(2, bad); !slices.Equal(got, []int{0, 1}) {
		t.Errorf("got %v", got)
	}
}

// The order of edges, and which way they run, must not matter.
func TestCommunitiesAreTheSameEachTime(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 7))
	edges := cliques(12, 6)
	for range 60 {
		edges = append(edges, Edge{From: random.IntN(72), To: random.IntN(72)})
	}
	want := Communities(72, edges)
	for range 20 {
		random.Shuffle(len(edges), func(i, j int) { edges[i], edges[j] = edges[j], edges[i] })
		for i := range edges {
			if random.IntN(2) == 0 {
				edges[i].From, edges[i].To = edges[i].To, edges[i].From
			}
		}
		if got := Communities(72, edges); !slices.Equal(got, want) {
			t.Fatalf("got %v, want %v", got, want)
		}
	}
}

func BenchmarkCommunities(b *testing.B) {
	random := rand.New(rand.NewPCG(3, 3))
	edges := make([]Edge, 50000)
	for i := range edges {
		edges[i] = Edge{From: int(12000 * random.Float64() * random.Float64()), To: random.IntN(12000)}
	}
	for b.Loop() {
		Communities(12000, edges)
	}
}
