package view

import (
	"cmp"
	"math"
	"slices"
)

// middle is the place of an edge's words that is asked for first, as a share of
// the line that is seen; others follow, ever farther from it.
const middle = 0.5

var places = func() []float64 {
	list := []float64{middle}
	for step := 1; step <= 14; step++ {
		list = append(list, middle-0.03*float64(step), middle+0.03*float64(step))
	}
	return list
}()

// What a place costs beside the best one.
const (
	coverCost = 3.0 // for each other edge that runs behind the words
	asideCost = 2.0 // for a whole line's length away from its middle
	wrapCost  = 0.3 // for words that are broken in another way
)

// sheets hold what is drawn, to find what is in the way of words.
type sheets struct {
	taken sheet[box]   // nodes, names and words
	lines sheet[piece] // edges
}

// piece is a part of an edge's line.
type piece struct {
	edge int
	p, q [2]float64
}

// placeLabels gives every drawn edge's words a place on its line where they lie
// neither on a node or its name nor on other words, and if it can be on no other
// line, those of the best standing and most support first. Words for which
// there is no such place are hidden: the picture says less, but nothing that
// cannot be read.
func (s *Scene) placeLabels() {
	var on sheets
	for i := range s.Nodes {
		if n := &s.Nodes[i]; n.Drawn {
			on.taken.put(n.body(), n.body())
			on.taken.put(n.nameBox(), n.nameBox())
		}
	}
	var order []int
	for i := range s.Edges {
		s.Edges[i].At = middle
		c, ok := s.curve(&s.Edges[i])
		if !ok || !s.drawn(&s.Edges[i]) {
			continue
		}
		order = append(order, i)
		points := c.pieces()
		for k := range points[1:] {
			p, q := points[k], points[k+1]
			on.lines.put(box{min(p[0], q[0]), min(p[1], q[1]), max(p[0], q[0]), max(p[1], q[1])}, piece{i, p, q})
		}
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := &s.Edges[a], &s.Edges[b]
		return cmp.Or(cmp.Compare(standingOrder(x.Standing), standingOrder(y.Standing)), -cmp.Compare(x.Support, y.Support))
	})
	for _, i := range order {
		s.placeWords(i, &on)
	}
}

// placeWords finds the best way of breaking an edge's words and place for them.
func (s *Scene) placeWords(i int, on *sheets) {
	e := &s.Edges[i]
	c, _ := s.curve(e)
	lowest := math.Inf(1)
	e.covers = 0
	wraps := e.wraps()
	var kept box
	for k, lines := range wraps {
		width, height := linesSize(lines)
		for _, at := range places {
			x, y := c.point(at)
			b := boxAt(x, y, width, height)
			cost := asideCost*math.Abs(at-middle) + wrapCost*float64(min(k, 1))
			if cost >= lowest || b.has(c.x1, c.y1, 3) || b.has(c.x2, c.y2, arrowLength) || on.taken.any(b, b.meets) {
				continue
			}
			covers := on.covered(b, i)
			if cost += coverCost * float64(covers); cost < lowest {
				lowest, kept, e.At, e.covers = cost, b, at, covers
				e.wrap(lines)
			}
		}
	}
	e.Hidden, e.Along = math.IsInf(lowest, 1), 0
	if e.Hidden {
		e.wrap(wraps[0])
		return
	}
	on.taken.put(kept, kept)
	if e.At != middle {
		e.Along = math.Round(c.length(e.At))
	}
}

// covered counts the other edges that run through a box.
func (on *sheets) covered(b box, edge int) int {
	var seen []int
	on.lines.any(b, func(l piece) bool {
		if l.edge != edge && !slices.Contains(seen, l.edge) && b.crossed(l.p, l.q) {
			seen = append(seen, l.edge)
		}
		return false
	})
	return len(seen)
}

// wordsBox is the room that an edge's words take where they are placed.
func (e *Edge) wordsBox(c curve) box {
	x, y := c.point(e.At)
	width, height := e.wordsSize()
	return boxAt(x, y, width, height)
}
