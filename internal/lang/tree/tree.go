// Package tree owns the step from arc scores to a dependency tree: the highest
// scoring projective tree with one root.
//
// Scores are an m×m row-major matrix; element (i,j) scores position j as the head
// of position i, position 0 being ROOT. Results hold the head of every position,
// with -1 for ROOT.
//
// Projective trees were measured against maximum spanning arborescences (Chu,
// Liu, Edmonds): they score a little better, on edited text more so, because
// crossing arcs in English are more often mistakes than not.
package tree

import "math"

// Decode returns the highest scoring projective tree in which exactly one word
// hangs from ROOT (Eisner 1996). Greedy heads that already form such a tree, the
// usual case, are returned as they are. NaN counts as very low. Time is O(m²) as
// a rule, O(m³) at worst.
func Decode(scores []float32, m int) []int {
	heads := make([]int, m)
	heads[0] = -1
	for i := 1; i < m; i++ {
		heads[i] = best(scores[i*m:(i+1)*m], i)
	}
	if Valid(heads) && projective(heads) {
		return heads
	}
	c := newChart(scores, m)
	c.fill()
	c.complete(heads, 0, m-1, rightward)
	return heads
}

// best is the greedy head of position i.
func best(row []float32, i int) int {
	b := -1
	for j, v := range row {
		if j != i && (b < 0 || v > row[b]) {
			b = j
		}
	}
	return b
}

// Valid says whether heads form a tree under position 0 with one child of it.
func Valid(heads []int) bool {
	m := len(heads)
	roots := 0
	state := make([]uint8, m) // 1: on the path, 2: leads to ROOT
	state[0] = 2
	for i := 1; i < m; i++ {
		if heads[i] == 0 {
			roots++
		}
		j := i
		for state[j] == 0 {
			state[j] = 1
			j = heads[j]
			if j < 0 || j >= m {
				return false
			}
		}
		if state[j] == 1 {
			return false
		}
		for j = i; state[j] == 1; j = heads[j] {
			state[j] = 2
		}
	}
	return m == 1 || roots == 1
}

// projective says whether no two arcs of a tree cross: whatever lies between a
// word and its head hangs from within their stretch.
func projective(heads []int) bool {
	for i := 1; i < len(heads); i++ {
		lo, hi := min(i, heads[i]), max(i, heads[i])
		for k := lo + 1; k < hi; k++ {
			if heads[k] < lo || heads[k] > hi {
				return false
			}
		}
	}
	return true
}

// The directions of a span's arcs: its head is its right end, or its left one.
const (
	leftward = iota
	rightward
)

// cell is the best of a span [i,j] in one direction and where it was split.
type cell struct {
	score float64
	split int
}

// chart is Eisner's table. A whole span has a head at one end and all that hangs
// from it on that side; an open one is still to get its far end's dependents.
type chart struct {
	m           int
	arc         func(head, dep int) float64
	whole, open []cell // of (i,j,direction)
}

func newChart(scores []float32, m int) *chart {
	// Making every root arc dearer than any tree can gain elsewhere leaves
	// exactly one, and the best choice of it.
	const rootCost, far = 1e7, 1e4
	return &chart{
		m: m, whole: make([]cell, 2*m*m), open: make([]cell, 2*m*m),
		arc: func(head, dep int) float64 {
			v := float64(scores[dep*m+head])
			if math.IsNaN(v) {
				v = -far
			}
			v = min(max(v, -far), far)
			if head == 0 {
				v -= rootCost
			}
			return v
		},
	}
}

func (c *chart) at(i, j, direction int) int { return 2*(i*c.m+j) + direction }

func (c *chart) fill() {
	for size := 1; size < c.m; size++ {
		for i := 0; i+size < c.m; i++ {
			j := i + size
			b := cell{math.Inf(-1), i}
			for q := i; q < j; q++ {
				if v := c.whole[c.at(i, q, rightward)].score + c.whole[c.at(q+1, j, leftward)].score; v > b.score {
					b = cell{v, q}
				}
			}
			c.open[c.at(i, j, rightward)] = cell{b.score + c.arc(i, j), b.split}
			c.open[c.at(i, j, leftward)] = cell{math.Inf(-1), b.split}
			if i > 0 { // ROOT hangs from nothing
				c.open[c.at(i, j, leftward)].score = b.score + c.arc(j, i)
			}
			b = cell{math.Inf(-1), i}
			for q := i; q < j; q++ {
				if v := c.whole[c.at(i, q, leftward)].score + c.open[c.at(q, j, leftward)].score; v > b.score {
					b = cell{v, q}
				}
			}
			c.whole[c.at(i, j, leftward)] = b
			b = cell{math.Inf(-1), j}
			for q := i + 1; q <= j; q++ {
				if v := c.open[c.at(i, q, rightward)].score + c.whole[c.at(q, j, rightward)].score; v > b.score {
					b = cell{v, q}
				}
			}
			c.whole[c.at(i, j, rightward)] = b
		}
	}
}

// complete writes the heads within a whole span; opened within an open one.
func (c *chart) complete(heads []int, i, j, direction int) {
	if i == j {
		return
	}
	q := c.whole[c.at(i, j, direction)].split
	if direction == leftward {
		c.complete(heads, i, q, leftward)
		c.opened(heads, q, j, leftward)
	} else {
		c.opened(heads, i, q, rightward)
		c.complete(heads, q, j, rightward)
	}
}

func (c *chart) opened(heads []int, i, j, direction int) {
	if direction == leftward {
		heads[i] = j
	} else {
		heads[j] = i
	}
	q := c.open[c.at(i, j, direction)].split
	c.complete(heads, i, q, rightward)
	c.complete(heads, q+1, j, leftward)
}
