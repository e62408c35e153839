package view

import "math"

// box is an upright rectangle by its sides.
type box struct{ left, top, right, bottom float64 }

// boxAt is a box by its centre.
func boxAt(x, y, width, height float64) box {
	return box{x - width/2, y - height/2, x + width/2, y + height/2}
}

// meets says whether two boxes share some room.
func (b box) meets(o box) bool {
	return b.left < o.right && o.left < b.right && b.top < o.bottom && o.top < b.bottom
}

// has says whether a point is in the box or closer to it than so much.
func (b box) has(x, y, near float64) bool {
	return b.left-near < x && x < b.right+near && b.top-near < y && y < b.bottom+near
}

// around is the least box around two.
func (b box) around(o box) box {
	return box{min(b.left, o.left), min(b.top, o.top), max(b.right, o.right), max(b.bottom, o.bottom)}
}

// crossed says whether the line between two points runs through the box
// (Liang and Barsky 1984).
func (b box) crossed(p, q [2]float64) bool {
	from, to := 0.0, 1.0
	clip := func(start, step, low, high float64) bool {
		if step == 0 {
			return low < start && start < high
		}
		t, u := (low-start)/step, (high-start)/step
		from, to = max(from, min(t, u)), min(to, max(t, u))
		return from < to
	}
	return clip(p[0], q[0]-p[0], b.left, b.right) && clip(p[1], q[1]-p[1], b.top, b.bottom)
}

// cell is the side of a sheet's squares, in pixels.
const cell = 80.0

// sheet finds what may meet a box without looking at everything there is.
type sheet[T any] struct{ cells map[[2]int][]T }

// put adds a thing to the squares that its box meets.
func (s *sheet[T]) put(b box, thing T) {
	if s.cells == nil {
		s.cells = map[[2]int][]T{}
	}
	b.squares(func(at [2]int) bool {
		s.cells[at] = append(s.cells[at], thing)
		return true
	})
}

// any says whether f is true of a thing in one of the squares that a box meets.
// It may ask of a thing more than once.
func (s *sheet[T]) any(b box, f func(T) bool) bool {
	return !b.squares(func(at [2]int) bool {
		for _, thing := range s.cells[at] {
			if f(thing) {
				return false
			}
		}
		return true
	})
}

// squares visits the squares that a box meets until f is false, and says whether
// it never was.
func (b box) squares(f func([2]int) bool) bool {
	for x := int(math.Floor(b.left / cell)); x <= int(math.Floor(b.right/cell)); x++ {
		for y := int(math.Floor(b.top / cell)); y <= int(math.Floor(b.bottom/cell)); y++ {
			if !f([2]int{x, y}) {
				return false
			}
		}
	}
	return true
}
