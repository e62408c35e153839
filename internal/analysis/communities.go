package analysis

import "slices"

const (
	maxLevels = 20    // foldings of communities into nodes
	maxSweeps = 50    // passes over the nodes at one level
	smallGain = 1e-12 // of modularity; less is rounding
)

// Communities numbers the groups of nodes that have more edges among
// themselves than chance would give them, by Louvain's method (Blondel et al.
// 2008) on modularity: nodes are moved one by one to the neighbouring group
// where modularity gains most, then groups become nodes, until nothing gains.
// Nodes are visited in ascending order and ties go to the group of the lowest
// node, so the result depends on the arguments alone. Direction and loops are
// ignored, weights of parallel edges add up. Groups are numbered by size,
// largest first, ties by their lowest node; a node without edges is a group of
// its own. One sweep takes O(edges) time.
func Communities(n int, edges []Edge) []int {
	g := newWeighted(n, edges)
	group := make([]int, n)
	for i := range group {
		group[i] = i
	}
	for range maxLevels {
		part, moved := g.sweep()
		if !moved {
			break
		}
		for i := range group {
			group[i] = part[group[i]]
		}
		g = g.fold(part)
	}
	return bySize(group)
}

// link is half of an undirected edge.
type link struct {
	to     int
	weight float64
}

// weighted is an undirected graph without parallel edges.
type weighted struct {
	near   [][]link  // by node, ascending; no loops
	degree []float64 // of each node, loops counted twice
	total  float64   // sum of degrees
}

func newWeighted(n int, edges []Edge) *weighted {
	g := &weighted{near: make([][]link, n), degree: make([]float64, n)}
	for _, e := range edges {
		if e.valid(n) && e.From != e.To {
			g.near[e.From] = append(g.near[e.From], link{e.To, e.weight()})
			g.near[e.To] = append(g.near[e.To], link{e.From, e.weight()})
			g.degree[e.From] += e.weight()
			g.degree[e.To] += e.weight()
		}
	}
	g.merge()
	return g
}

// merge adds up parallel links and the total.
func (g *weighted) merge() {
	for i, links := range g.near {
		slices.SortStableFunc(links, func(a, b link) int { return a.to - b.to })
		kept := links[:0]
		for _, l := range links {
			if last := len(kept) - 1; last >= 0 && kept[last].to == l.to {
				kept[last].weight += l.weight
			} else {
				kept = append(kept, l)
			}
		}
		g.near[i] = kept
		g.total += g.degree[i]
	}
}

// sweep moves nodes between groups until no move gains. Groups are numbered
// without gaps, in the order of their lowest node.
func (g *weighted) sweep() (group []int, moved bool) {
	n := len(g.near)
	group = make([]int, n)
	sum := slices.Clone(g.degree) // of each group
	for i := range group {
		group[i] = i
	}
	into := make([]float64, n) // weight from the node at hand to each group
	for range maxSweeps {
		again := false
		for i, links := range g.near {
			if len(links) == 0 {
				continue
			}
			own := group[i]
			sum[own] -= g.degree[i]
			for _, l := range links {
				into[group[l.to]] += l.weight
			}
			best, most := own, into[own]-float64(sum[own]*g.degree[i]/g.total)
			for _, l := range links {
				c := group[l.to]
				if gain := into[c] - float64(sum[c]*g.degree[i]/g.total); gain > most+smallGain {
					best, most = c, gain
				}
			}
			for _, l := range links {
				into[group[l.to]] = 0
			}
			into[own] = 0
			sum[best] += g.degree[i]
			if best != own {
				group[i], again, moved = best, true, true
			}
		}
		if !again {
			break
		}
	}
	return inOrder(group), moved
}

// inOrder renumbers groups by their lowest node.
func inOrder(group []int) []int {
	place := make([]int, len(group))
	for i := range place {
		place[i] = -1
	}
	next := 0
	out := make([]int, len(group))
	for i, c := range group {
		if place[c] < 0 {
			place[c] = next
			next++
		}
		out[i] = place[c]
	}
	return out
}

// fold makes a node of each group. Links within a group stay in its degree.
func (g *weighted) fold(group []int) *weighted {
	n := 0
	for _, c := range group {
		n = max(n, c+1)
	}
	f := &weighted{near: make([][]link, n), degree: make([]float64, n)}
	for i, links := range g.near {
		f.degree[group[i]] += g.degree[i]
		for _, l := range links {
			if group[l.to] != group[i] {
				f.near[group[i]] = append(f.near[group[i]], link{group[l.to], l.weight})
			}
		}
	}
	f.merge()
	return f
}

// bySize renumbers groups, largest first, ties by their lowest node.
func bySize(group []int) []int {
	group = inOrder(group)
	size := make([]int, len(group))
	for _, c := range group {
		size[c]++
	}
	order := make([]int, len(size))
	for c := range order {
		order[c] = c
	}
	slices.SortStableFunc(order, func(a, b int) int { return size[b] - size[a] })
	place := make([]int, len(order))
	for p, c := range order {
		place[c] = p
	}
	for i, c := range group {
		group[i] = place[c]
	}
	return group
}
