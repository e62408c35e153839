package analysis

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// web is a random graph with hubs, as graphs of articles are.
func web(n, edges int) ([]Size, []Edge) {
	random := rand.New(rand.NewPCG(7, 7))
	sizes := make([]Size, n)
	for i := range sizes {
		sizes[i] = Size{Width: 50 + 90*random.Float64(), Height: 40 + 30*random.Float64()}
	}
	list := make([]Edge, edges)
	for i := range list {
		hub := int(float64(n) * random.Float64() * random.Float64() * random.Float64())
		list[i] = Edge{From: hub, To: random.IntN(n), Label: Size{Width: 80, Height: 24}}
	}
	return sizes, list
}

func TestLayoutIsTheSameEachTime(t *testing.T) {
	sizes, edges := web(60, 100)
	if !slices.Equal(Layout(sizes, edges, Seed), Layout(sizes, edges, Seed)) {
		t.Fatal("two layouts of one graph differ")
	}
}

func TestLayoutKeepsBoxesApart(t *testing.T) {
	for _, n := range []int{0, 1, 2, 3, 20, 90, 160} {
		sizes, edges := web(max(n, 1), 2*n)
		sizes = sizes[:n]
		points := Layout(sizes, edges, Seed)
		if len(points) != n {
			t.Fatalf("%d nodes got %d points", n, len(points))
		}
		over := 0
		for i := range points {
			for j := range i {
				shrunk := func(s Size) Size { return Size{Width: s.Width - 1, Height: s.Height - 1} } // rounding
				if overlap(points[i], shrunk(sizes[i]), points[j], shrunk(sizes[j])) {
					over++
				}
			}
		}
		if over > 0 {
			t.Errorf("%d nodes: %d pairs of boxes overlap", n, over)
		}
	}
}

func TestLayoutSurvivesOddEdges(t *testing.T) {
	sizes := make([]Size, 4) // no room at all
	points := Layout(sizes, []Edge{{From: 0, To: 0}, {From: 1, To: 9}, {From: -1, To: 2}, {From: 2, To: 3}}, Seed)
	for i, p := range points {
		if p.X != p.X || p.Y != p.Y {
			t.Errorf("node %d has no place: %v", i, p)
		}
	}
}

// BenchmarkLayout300 is to stay under half a second on an idle machine.
func BenchmarkLayout300(b *testing.B) {
	sizes, edges := web(300, 600)
	for b.Loop() {
		Layout(sizes, edges, Seed)
	}
}
