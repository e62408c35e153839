package analysis

import (
	"math/rand/v2"
	"slices"
)

// Betweenness begins shortest ways at every node of a small graph. In a larger
// one it begins at fewer, so that no more than so many nodes and ends of edges
// are met, but at the least at so many.
const (
	betweenWork = 10_000_000
	leastPivots = 64
)

// Betweenness is the share of the shortest ways between two other nodes that
// lead over each node, 0 to 1, ways along and against the arrows alike (Freeman
// 1977, by Brandes 2001). Of large graphs it is estimated from the ways that
// begin at some of their nodes, drawn with the seed (Brandes and Pich 2007): of
// 12,000 nodes and 50,000 edges at 89. Weights, loops and parallel edges are ignored.
func Betweenness(n int, edges []Edge, seed uint64) []float64 {
	near := neighbours(n, edges)
	between := make([]float64, n)
	if n < 3 {
		return between
	}
	starts := make([]int, n)
	for i := range starts {
		starts[i] = i
	}
	if pivots := max(leastPivots, betweenWork/(n+2*len(edges))); pivots < n {
		random := rand.New(rand.NewPCG(seed, 0))
		random.Shuffle(n, func(i, j int) { starts[i], starts[j] = starts[j], starts[i] })
		starts = starts[:pivots]
		slices.Sort(starts)
	}
	w := newWays(near)
	for _, s := range starts {
		w.from(s, between)
	}
	// Each pair was met from both its ends, as far as both are among the starts.
	scale := float64(n) / float64(len(starts)) / float64(n-1) / float64(n-2)
	for i := range between {
		between[i] = float64(between[i] * scale)
	}
	return between
}

// ways counts the shortest ways from one node.
type ways struct {
	near   [][]int
	far    []int     // steps from the start, -1 if not reached
	count  []float64 // shortest ways from the start
	depend []float64 // share of the ways that lead on over the node
	order  []int     // as they are reached
}

func newWays(near [][]int) *ways {
	n := len(near)
	w := &ways{near: near, far: make([]int, n), count: make([]float64, n), depend: make([]float64, n), order: make([]int, 0, n)}
	for i := range w.far {
		w.far[i] = -1
	}
	return w
}

// from adds to between what the ways from a node lead over.
func (w *ways) from(start int, between []float64) {
	w.order = append(w.order[:0], start)
	w.far[start], w.count[start] = 0, 1
	for next := 0; next < len(w.order); next++ {
		node := w.order[next]
		for _, other := range w.near[node] {
			if w.far[other] < 0 {
				w.far[other] = w.far[node] + 1
				w.order = append(w.order, other)
			}
			if w.far[other] == w.far[node]+1 {
				w.count[other] += w.count[node]
			}
		}
	}
	for _, node := range slices.Backward(w.order) {
		for _, other := range w.near[node] {
			if w.far[other] == w.far[node]-1 {
				w.depend[other] += float64(w.count[other] / w.count[node] * float64(1+w.depend[node]))
			}
		}
		if node != start {
			between[node] += w.depend[node]
		}
	}
	for _, node := range w.order {
		w.far[node], w.count[node], w.depend[node] = -1, 0, 0
	}
}
