// Package analysis owns the arithmetic of graphs that pictures and reports
// need: importance, connected parts, communities, and a seeded layout.
//
// Invariant: every function depends on its arguments alone (no clock, no map
// order, no global random source), so that the same graph gives the same
// numbers on every run. Nodes are the indices 0..n-1; what they stand for is
// the caller's business.
//
// The package does not read a store and does not draw.
package analysis

// Edge joins two nodes, given by index.
type Edge struct {
	From, To int
	Weight   float64 // how much it counts; 0 counts as one
	Label    Size    // room that its words take; zero for none
}

// weight is the edge's weight with the default filled in.
func (e Edge) weight() float64 {
	if e.Weight <= 0 {
		return 1
	}
	return e.Weight
}

// valid says whether both ends are among n nodes.
func (e Edge) valid(n int) bool {
	return e.From >= 0 && e.From < n && e.To >= 0 && e.To < n
}

// neighbours lists each node's neighbours once, in ascending order, loops and
// direction ignored.
func neighbours(n int, edges []Edge) [][]int {
	degree := make([]int, n)
	for _, e := range edges {
		if e.valid(n) && e.From != e.To {
			degree[e.From]++
			degree[e.To]++
		}
	}
	near := make([][]int, n)
	for i := range near {
		near[i] = make([]int, 0, degree[i])
	}
	for _, e := range edges {
		if e.valid(n) && e.From != e.To {
			near[e.From] = append(near[e.From], e.To)
			near[e.To] = append(near[e.To], e.From)
		}
	}
	for i := range near {
		near[i] = uniqueSorted(near[i])
	}
	return near
}
