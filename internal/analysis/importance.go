package analysis

import (
	"math"
	"slices"
)

const (
	damping    = 0.5
	maxRounds  = 100
	smallDelta = 1e-10
)

// Importance is the PageRank of each node (Brin and Page 1998; personalised as
// in Haveliwala 2002), summing to one. Damping is 0.5: a fact passes half of a
// node's weight on. With the web's 0.85 a thing said once of the only neighbour
// of a great name would rank beside it. prior says how often each node is met by itself, on any
// scale: how often a text mentions it, say; all zero or less counts as equal.
// Edges count in both directions: in a graph of facts the one who does and the
// one it is done to are both what the text is about. Edges whose ends are not
// among the nodes are ignored. It takes O(rounds × edges) time, at most 100
// rounds.
func Importance(prior []float64, edges []Edge) []float64 {
	n := len(prior)
	if n == 0 {
		return nil
	}
	share := shares(prior)
	out := make([]float64, n)
	for _, e := range edges {
		if e.valid(n) && e.From != e.To {
			out[e.From] += e.weight()
			out[e.To] += e.weight()
		}
	}
	rank, next := make([]float64, n), make([]float64, n)
	copy(rank, share)
	for range maxRounds {
		lost := 0.0 // rank of nodes without edges, shared out again
		for i := range rank {
			if out[i] == 0 {
				lost += rank[i]
			}
		}
		again := 1 - damping + float64(damping*lost)
		for i := range next {
			next[i] = float64(again * share[i])
		}
		for _, e := range edges {
			if e.valid(n) && e.From != e.To {
				next[e.To] += float64(damping * rank[e.From] * e.weight() / out[e.From])
				next[e.From] += float64(damping * rank[e.To] * e.weight() / out[e.To])
			}
		}
		delta := 0.0
		for i := range rank {
			delta += math.Abs(rank[i] - next[i])
		}
		rank, next = next, rank
		if delta < smallDelta {
			break
		}
	}
	return rank
}

// shares scales what is positive to a sum of one.
func shares(prior []float64) []float64 {
	total := 0.0
	for _, p := range prior {
		total += max(p, 0)
	}
	list := make([]float64, len(prior))
	for i, p := range prior {
		if total > 0 {
			list[i] = max(p, 0) / total
		} else {
			list[i] = 1 / float64(len(prior))
		}
	}
	return list
}

// Components numbers the connected parts of the graph: the result has each
// node's part. Parts are numbered by size, largest first, ties by their lowest
// node.
func Components(n int, edges []Edge) []int {
	near := neighbours(n, edges)
	part := make([]int, n)
	for i := range part {
		part[i] = -1
	}
	var sizes []int
	for start := range n {
		if part[start] >= 0 {
			continue
		}
		id, size := len(sizes), 0
		part[start] = id
		for queue := []int{start}; len(queue) > 0; {
			node := queue[0]
			queue = queue[1:]
			size++
			for _, other := range near[node] {
				if part[other] < 0 {
					part[other] = id
					queue = append(queue, other)
				}
			}
		}
		sizes = append(sizes, size)
	}
	order := make([]int, len(sizes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return sizes[b] - sizes[a] })
	place := make([]int, len(sizes))
	for i, id := range order {
		place[id] = i
	}
	for i := range part {
		part[i] = place[part[i]]
	}
	return part
}

func uniqueSorted(list []int) []int {
	slices.Sort(list)
	return slices.Compact(list)
}
