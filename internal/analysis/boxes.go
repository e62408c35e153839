package analysis

import (
	"math"
	"slices"
)

// rect is a rectangle by its corners.
type rect struct{ left, top, right, bottom float64 }

func (r rect) width() float64  { return r.right - r.left }
func (r rect) height() float64 { return r.bottom - r.top }

// separateRounds bounds how often all pairs are looked at.
const separateRounds = 400

// separate pushes overlapping boxes apart along the axis that costs less, a
// part of the overlap at a time, until none is left or the rounds are over.
func separate(points []Point, part []int, sizes []Size) {
	for round := range separateRounds {
		moved := false
		for i, a := range part {
			for _, b := range part[:i] {
				if pushApart(&points[a], &points[b], sizes[a], sizes[b], round) {
					moved = true
				}
			}
		}
		if !moved {
			return
		}
	}
}

// pushApart moves two points if their boxes overlap and says whether they did.
func pushApart(a, b *Point, sa, sb Size, round int) bool {
	dx, dy := a.X-b.X, a.Y-b.Y
	overX := (sa.Width+sb.Width)/2 - math.Abs(dx)
	overY := (sa.Height+sb.Height)/2 - math.Abs(dy)
	if overX <= 0.05 || overY <= 0.05 {
		return false
	}
	share := 0.3 // gently at first: the picture keeps its shape
	if round > separateRounds/4 {
		share = 0.5
	}
	if overX < overY {
		a.X += math.Copysign(share*overX, dx)
		b.X -= math.Copysign(share*overX, dx)
	} else {
		a.Y += math.Copysign(share*overY, dy)
		b.Y -= math.Copysign(share*overY, dy)
	}
	return true
}

// rows sets nodes in rows, in their order.
func rows(points []Point, part []int, sizes []Size) {
	boxes := make([]rect, len(part))
	for i, node := range part {
		points[node] = Point{}
		boxes[i] = bounds(points, part[i:i+1], sizes)
	}
	for i, shift := range pack(boxes, 10) {
		points[part[i]] = shift
	}
}

// bounds is the rectangle around the boxes of the nodes.
func bounds(points []Point, part []int, sizes []Size) rect {
	box := rect{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, node := range part {
		w, h := sizes[node].Width/2, sizes[node].Height/2
		box.left = min(box.left, points[node].X-w)
		box.right = max(box.right, points[node].X+w)
		box.top = min(box.top, points[node].Y-h)
		box.bottom = max(box.bottom, points[node].Y+h)
	}
	return box
}

// aspect is the width of a picture for a height of one.
const aspect = 1.6

// pack sets rectangles in rows, tallest first, in a sheet about as wide as a
// screen is, and gives each one's shift. The whole is centred on the origin.
func pack(boxes []rect, gap float64) []Point {
	order := make([]int, len(boxes))
	area, widest := 0.0, 0.0
	for i, b := range boxes {
		order[i] = i
		area += float64((b.width() + gap) * (b.height() + gap))
		widest = max(widest, b.width())
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch ha, hb := boxes[a].height(), boxes[b].height(); {
		case ha > hb:
			return -1
		case ha < hb:
			return 1
		}
		return 0
	})
	limit := max(widest, math.Sqrt(area*aspect))
	shifts := make([]Point, len(boxes))
	x, y, rowHeight, right := 0.0, 0.0, 0.0, 0.0
	for _, i := range order {
		b := boxes[i]
		if x > 0 && x+b.width() > limit {
			x, y, rowHeight = 0, y+rowHeight+gap, 0
		}
		shifts[i] = Point{x - b.left, y - b.top}
		x += b.width() + gap
		right = max(right, x-gap)
		rowHeight = max(rowHeight, b.height())
	}
	for i := range shifts {
		shifts[i].X -= right / 2
		shifts[i].Y -= (y + rowHeight) / 2
	}
	return shifts
}
