package analysis

import (
	"cmp"
	"slices"
)

// Bridge is a pair of nodes, From the lower, that hangs together by what joins
// them alone: without their edges a connected part falls in two.
type Bridge struct {
	From, To int
	Smaller  int // nodes of the smaller of the two pieces
}

// Bridges finds the bridges of a graph, direction, loops and parallel edges
// ignored, in O(nodes + edges) time (Tarjan 1974, without recursion). Those that
// cut off most come first, then by their nodes.
func Bridges(n int, edges []Edge) []Bridge {
	near := neighbours(n, edges)
	w := &walk{near: near, order: make([]int, n), low: make([]int, n), size: make([]int, n), next: make([]int, n), parent: make([]int, n)}
	var list []Bridge
	for root := range n {
		if w.order[root] > 0 {
			continue
		}
		found := w.part(root)
		for _, b := range found {
			b.Smaller = min(b.Smaller, w.size[root]-b.Smaller)
			list = append(list, b)
		}
	}
	slices.SortFunc(list, func(a, b Bridge) int {
		return cmp.Or(-cmp.Compare(a.Smaller, b.Smaller), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	return list
}

// walk goes through a graph in depth.
type walk struct {
	near   [][]int
	order  []int // when a node was reached, from 1; 0 if it was not
	low    []int // earliest node that its branch leads back to
	size   []int // nodes of its branch
	next   []int // its next neighbour
	parent []int
	time   int
}

// part walks a connected part and lists its bridges, with the size of the
// branch that each cuts off.
func (w *walk) part(root int) []Bridge {
	var list []Bridge
	enter := func(node, parent int) {
		w.time++
		w.order[node], w.low[node], w.size[node], w.parent[node] = w.time, w.time, 1, parent
	}
	enter(root, -1)
	for stack := []int{root}; len(stack) > 0; {
		node := stack[len(stack)-1]
		if w.next[node] < len(w.near[node]) {
			other := w.near[node][w.next[node]]
			w.next[node]++
			switch {
			case w.order[other] == 0:
				enter(other, node)
				stack = append(stack, other)
			case other != w.parent[node]: // a pair has one edge here
				w.low[node] = min(w.low[node], w.order[other])
			}
			continue
		}
		stack = stack[:len(stack)-1]
		if above := w.parent[node]; above >= 0 {
			w.low[above] = min(w.low[above], w.low[node])
			w.size[above] += w.size[node]
			if w.low[node] > w.order[above] {
				list = append(list, Bridge{min(node, above), max(node, above), w.size[node]})
			}
		}
	}
	return list
}

// Modularity says how much more edges run within groups than chance would give
// (Newman 2006), -0.5 to 1; 0 for a graph without edges.
func Modularity(group []int, edges []Edge) float64 {
	within, total := 0.0, 0.0
	degree := map[int]float64{}
	for _, e := range edges {
		if !e.valid(len(group)) || e.From == e.To {
			continue
		}
		total += e.weight()
		degree[group[e.From]] += e.weight()
		degree[group[e.To]] += e.weight()
		if group[e.From] == group[e.To] {
			within += e.weight()
		}
	}
	if total == 0 {
		return 0
	}
	chance := 0.0
	for c := range slices.Max(group) + 1 { // in order, for the same bits each time
		share := degree[c] / (2 * total)
		chance += float64(share * share)
	}
	return within/total - chance
}
