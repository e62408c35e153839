package analysis

import "math"

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
	shapes := make([][]rect, len(part))
	for i, node := range part {
		points[node] = Point{}
		shapes[i] = []rect{bounds(points, part[i:i+1], sizes)}
	}
	for i, shift := range pack(shapes, 10) {
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
