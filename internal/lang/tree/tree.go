// Package tree owns the step from arc scores to a dependency tree: the maximum
// spanning arborescence with one root.
//
// Scores are an m×m row-major matrix; element (i,j) scores position j as the head
// of position i, position 0 being ROOT. Results hold the head of every position,
// with -1 for ROOT.
package tree

import "math"

// Decode returns the highest scoring tree in which exactly one word hangs from
// ROOT, by Chu & Liu (1965) and Edmonds (1967). Greedy heads that already form
// such a tree, the usual case, are returned as they are. Ties go to the lower
// position. NaN scores count as very low. Time is O(m²) as a rule, O(m³) at worst.
func Decode(scores []float32, m int) []int {
	heads := make([]int, m)
	heads[0] = -1
	if m == 1 {
		return heads
	}
	for i := 1; i < m; i++ {
		heads[i] = best(scores[i*m:(i+1)*m], i)
	}
	if Valid(heads) {
		return heads
	}
	// Making every root arc dearer by more than any tree can gain elsewhere
	// leaves exactly one, and the best choice of it.
	const rootCost = 1e6
	w := make([][]float64, m)
	for i := range w {
		w[i] = make([]float64, m)
		for j := range w[i] {
			v := float64(scores[i*m+j])
			if math.IsNaN(v) || v < -1e4 || i == j {
				v = -1e4
			}
			v = min(v, 1e4)
			if j == 0 {
				v -= rootCost
			}
			w[i][j] = v
		}
	}
	return edmonds(w)
}

// best is the greedy head of position i; ROOT if nothing compares.
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

// edmonds returns the heads of the maximum arborescence under position 0 of the
// graph whose arc from j to i weighs w[i][j]: greedy heads, and where they close
// a cycle, the same problem with the cycle contracted into one position.
func edmonds(w [][]float64) []int {
	m := len(w)
	heads := make([]int, m)
	heads[0] = -1
	for i := 1; i < m; i++ {
		b := 0
		for j := 1; j < m; j++ {
			if j != i && w[i][j] > w[i][b] {
				b = j
			}
		}
		heads[i] = b
	}
	cycle := findCycle(heads)
	if cycle == nil {
		return heads
	}
	in := make([]bool, m)
	for _, i := range cycle {
		in[i] = true
	}
	var old []int // positions of the contracted graph but the last, the cycle
	for i := range m {
		if !in[i] {
			old = append(old, i)
		}
	}
	k := len(old)
	small := make([][]float64, k+1)
	for i := range small {
		small[i] = make([]float64, k+1)
	}
	leave, enter := make([]int, k), make([]int, k)
	for a, v := range old {
		for b, u := range old {
			small[a][b] = w[v][u]
		}
		leave[a], enter[a] = cycle[0], cycle[0]
		for _, i := range cycle[1:] {
			if w[v][i] > w[v][leave[a]] {
				leave[a] = i
			}
			if w[i][v]-w[i][heads[i]] > w[enter[a]][v]-w[enter[a]][heads[enter[a]]] {
				enter[a] = i
			}
		}
		small[a][k] = w[v][leave[a]]
		small[k][a] = w[enter[a]][v] - w[enter[a]][heads[enter[a]]]
	}
	inner := edmonds(small)
	for a, v := range old {
		if a == 0 {
			continue
		}
		if inner[a] == k {
			heads[v] = leave[a]
		} else {
			heads[v] = old[inner[a]]
		}
	}
	heads[enter[inner[k]]] = old[inner[k]]
	return heads
}

// findCycle returns the positions of one cycle of heads, or nil.
func findCycle(heads []int) []int {
	seen := make([]int, len(heads)) // number of the walk that came by
	for i := 1; i < len(heads); i++ {
		j := i
		for j > 0 && seen[j] == 0 {
			seen[j] = i
			j = heads[j]
		}
		if j > 0 && seen[j] == i {
			cycle := []int{j}
			for k := heads[j]; k != j; k = heads[k] {
				cycle = append(cycle, k)
			}
			return cycle
		}
	}
	return nil
}
