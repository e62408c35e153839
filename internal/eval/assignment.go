package eval

import "math"

// assignment is the greatest total weight of a one-to-one assignment of rows
// to columns (Kuhn 1955, Munkres 1957), in cubic time.
func assignment(weight [][]float64) float64 {
	rows := len(weight)
	if rows == 0 || len(weight[0]) == 0 {
		return 0
	}
	cols := len(weight[0])
	if rows > cols {
		turned := make([][]float64, cols)
		for j := range turned {
			turned[j] = make([]float64, rows)
			for i := range weight {
				turned[j][i] = weight[i][j]
			}
		}
		return assignment(turned)
	}
	a := assigner{weight: weight, rows: make([]float64, rows+1), cols: make([]float64, cols+1),
		row: make([]int, cols+1), way: make([]int, cols+1)}
	for i := 1; i <= rows; i++ {
		a.place(i)
	}
	sum := 0.0
	for j, i := range a.row {
		if j > 0 && i > 0 {
			sum += weight[i-1][j-1]
		}
	}
	return sum
}

// assigner holds the potentials and the matching so far; indices count from 1,
// column 0 being where the row to place stands.
type assigner struct {
	weight     [][]float64
	rows, cols []float64 // potentials
	row        []int     // of each column: the row matched with it, 0 for none
	way        []int     // the column before on the alternating path
}

// place matches row i along the cheapest alternating path.
func (a *assigner) place(i int) {
	a.row[0] = i
	slack := make([]float64, len(a.cols))
	used := make([]bool, len(a.cols))
	for j := range slack {
		slack[j] = math.Inf(1)
	}
	at := 0
	for {
		used[at] = true
		least, next := math.Inf(1), 0
		for j := 1; j < len(a.cols); j++ {
			if used[j] {
				continue
			}
			r := a.row[at]
			if c := -a.weight[r-1][j-1] - a.rows[r] - a.cols[j]; c < slack[j] {
				slack[j], a.way[j] = c, at
			}
			if slack[j] < least {
				least, next = slack[j], j
			}
		}
		for j := range a.cols {
			if used[j] {
				a.rows[a.row[j]] += least
				a.cols[j] -= least
			} else {
				slack[j] -= least
			}
		}
		if at = next; a.row[at] == 0 {
			break
		}
	}
	for at != 0 {
		a.row[at] = a.row[a.way[at]]
		at = a.way[at]
	}
}
