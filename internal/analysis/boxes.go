package analysis

import (
	"cmp"
	"math"
	"slices"
)

// rect is a rectangle by its corners.
type rect struct{ left, top, right, bottom float64 }

func (r rect) width() float64  { return r.right - r.left }
func (r rect) height() float64 { return r.bottom - r.top }

// Bounds of how long separate tries.
const (
	separateRounds = 100 // before the picture is widened
	widenings      = 20
	widening       = 1.1
)

// separate pushes overlapping boxes apart along the axis that costs less, a
// part of the overlap at a time; where there is no room the whole picture is
// widened.
func separate(points []Point, part []int, sizes []Size) {
	for range widenings {
		for range separateRounds {
			moved := false
			for i, a := range part {
				for _, b := range part[:i] {
					moved = pushApart(&points[a], &points[b], sizes[a], sizes[b]) || moved
				}
			}
			if !moved {
				return
			}
		}
		for _, node := range part {
			points[node].X *= widening
			points[node].Y *= widening
		}
	}
}

// share is how much of an overlap each of two boxes gives way at once.
const share = 0.4

// pushApart moves two points if their boxes overlap and says whether they did.
func pushApart(a, b *Point, sa, sb Size) bool {
	dx, dy := a.X-b.X, a.Y-b.Y
	overX := (sa.Width+sb.Width)/2 - math.Abs(dx)
	overY := (sa.Height+sb.Height)/2 - math.Abs(dy)
	if overX <= 0.05 || overY <= 0.05 {
		return false
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

// turn rotates a part so that its longer axis lies flat, as screens do.
func turn(points []Point, part []int) {
	n := float64(len(part))
	mx, my := 0.0, 0.0
	for _, node := range part {
		mx += points[node].X / n
		my += points[node].Y / n
	}
	xx, xy, yy := 0.0, 0.0, 0.0
	for _, node := range part {
		dx, dy := points[node].X-mx, points[node].Y-my
		xx += float64(dx * dx)
		xy += float64(dx * dy)
		yy += float64(dy * dy)
	}
	// The eigenvector of the larger eigenvalue of the covariance.
	half := (xx - yy) / 2
	root := math.Sqrt(float64(half*half) + float64(xy*xy))
	ux, uy := half+root, xy
	if half < 0 {
		ux, uy = xy, root-half
	}
	length := math.Sqrt(float64(ux*ux) + float64(uy*uy))
	if length < 1e-9 {
		return
	}
	ux, uy = ux/length, uy/length
	for _, node := range part {
		dx, dy := points[node].X-mx, points[node].Y-my
		points[node] = Point{float64(dx*ux) + float64(dy*uy), float64(dy*ux) - float64(dx*uy)}
	}
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

// packLimit is how many boxes are fitted into the gaps between others; those
// beyond it, the smallest, follow in rows.
const packLimit = 40

// pack sets rectangles side by side, largest first, each where the sheet
// grows least, and gives each one's shift. The whole is centred on the origin.
func pack(boxes []rect, gap float64) []Point {
	order := make([]int, len(boxes))
	for i := range order {
		order[i] = i
	}
	area := func(i int) float64 { return (boxes[i].width() + gap) * (boxes[i].height() + gap) }
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(area(b), area(a)) })
	total := 0.0
	for i := range boxes {
		total += area(i)
	}
	sheet := math.Sqrt(float64(total * aspect)) // as wide as all would need without a gap left
	shifts := make([]Point, len(boxes))
	var placed []rect // with the gap to the right and below
	width, height := 0.0, 0.0
	put := func(i int, x, y float64) {
		b := boxes[i]
		shifts[i] = Point{x - b.left, y - b.top}
		placed = append(placed, rect{x, y, x + b.width() + gap, y + b.height() + gap})
		width, height = max(width, x+b.width()), max(height, y+b.height())
	}
	for _, i := range order[:min(len(order), packLimit)] {
		x, y := corner(placed, boxes[i], max(width, sheet), max(height, sheet/aspect), gap)
		put(i, x, y)
	}
	x, y, row := 0.0, height+gap, 0.0
	for _, i := range order[min(len(order), packLimit):] {
		if x > 0 && x+boxes[i].width() > max(width, sheet) {
			x, y, row = 0, y+row+gap, 0
		}
		put(i, x, y)
		x, row = x+boxes[i].width()+gap, max(row, boxes[i].height())
	}
	for i := range shifts {
		shifts[i].X -= width / 2
		shifts[i].Y -= height / 2
	}
	return shifts
}

// corner finds the place for a box among those placed that keeps the sheet
// smallest for its aspect: at the left or top side of one and past another.
func corner(placed []rect, box rect, width, height, gap float64) (x, y float64) {
	xs, ys := []float64{0}, []float64{0}
	for _, p := range placed {
		xs, ys = append(xs, p.right), append(ys, p.bottom)
	}
	lowest := math.Inf(1)
	for _, left := range xs {
		for _, top := range ys {
			right, bottom := left+box.width(), top+box.height()
			// Above all the sheet's longer side, then places near the top left.
			c := max(max(width, right)/aspect, max(height, bottom)) + 0.01*max(right/aspect, bottom)
			if c < lowest && isFree(placed, rect{left, top, right + gap, bottom + gap}) {
				lowest, x, y = c, left, top
			}
		}
	}
	return x, y
}

func isFree(placed []rect, box rect) bool {
	for _, p := range placed {
		if box.left < p.right && p.left < box.right && box.top < p.bottom && p.top < box.bottom {
			return false
		}
	}
	return true
}
