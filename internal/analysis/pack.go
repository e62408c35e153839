package analysis

import (
	"cmp"
	"math"
	"slices"
)

// aspect is the width of a picture for a height of one.
const aspect = 1.5

// packLimit is how many shapes are fitted into the gaps between others; those
// beyond it, the smallest, follow in rows.
const packLimit = 60

// wholeLimit is how many rectangles a shape may have for others to be fitted in
// between them; of one that has more its bounds count.
const wholeLimit = 400

// pack sets shapes side by side, largest first, each where the sheet grows
// least, and gives each one's shift. A shape is what a part covers, as
// rectangles: a small part may so stand in a large one's empty corner
// (Freivalds, Dogrusoz and Kikusts 2002). The whole is centred on the origin.
func pack(shapes [][]rect, gap float64) []Point {
	boxes, order := make([]rect, len(shapes)), make([]int, len(shapes))
	area, total := make([]float64, len(shapes)), 0.0
	for i, shape := range shapes {
		order[i], boxes[i] = i, around(shape)
		for _, r := range shape {
			area[i] += (r.width() + gap) * (r.height() + gap)
		}
		area[i] = min(area[i], (boxes[i].width()+gap)*(boxes[i].height()+gap))
		total += area[i]
		if len(shape) > wholeLimit {
			shapes[i] = boxes[i : i+1]
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(area[b], area[a]) })
	p := packing{gap: gap, shifts: make([]Point, len(shapes)), boxes: boxes, shapes: shapes}
	sheet := math.Sqrt(float64(total * aspect)) // as wide as all would need without a gap left
	for _, i := range order[:min(len(order), packLimit)] {
		x, y := p.corner(i, max(p.width, sheet), max(p.height, sheet/aspect))
		p.put(i, x, y)
	}
	x, y, row := 0.0, p.height+gap, 0.0
	for _, i := range order[min(len(order), packLimit):] {
		if x > 0 && x+boxes[i].width() > max(p.width, sheet) {
			x, y, row = 0, y+row+gap, 0
		}
		p.put(i, x, y)
		x, row = x+boxes[i].width()+gap, max(row, boxes[i].height())
	}
	for i := range p.shifts {
		p.shifts[i].X -= p.width / 2
		p.shifts[i].Y -= p.height / 2
	}
	return p.shifts
}

// around is the rectangle around all of them.
func around(shape []rect) rect {
	box := rect{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, r := range shape {
		box = rect{min(box.left, r.left), min(box.top, r.top), max(box.right, r.right), max(box.bottom, r.bottom)}
	}
	return box
}

// packing is a sheet that is being filled.
type packing struct {
	gap           float64
	shapes        [][]rect
	boxes         []rect // around each shape
	shifts        []Point
	placed        []rect // with the gap to the right and below
	width, height float64
}

// put sets a shape down with its upper left corner at a place.
func (p *packing) put(i int, x, y float64) {
	b := p.boxes[i]
	p.shifts[i] = Point{x - b.left, y - b.top}
	for _, r := range p.shapes[i] {
		p.placed = append(p.placed, rect{r.left + x - b.left, r.top + y - b.top, r.right + x - b.left + p.gap, r.bottom + y - b.top + p.gap})
	}
	p.width, p.height = max(p.width, x+b.width()), max(p.height, y+b.height())
}

// corner finds the place for a shape among those placed that keeps the sheet
// smallest for its aspect: at the left or top side of one and past another.
func (p *packing) corner(i int, width, height float64) (x, y float64) {
	xs, ys := []float64{0}, []float64{0}
	for _, r := range p.placed {
		xs, ys = append(xs, r.right), append(ys, r.bottom)
	}
	lowest, box := math.Inf(1), p.boxes[i]
	for _, left := range xs {
		for _, top := range ys {
			right, bottom := left+box.width(), top+box.height()
			// Above all the sheet's longer side, then places near the top left.
			c := max(max(width, right)/aspect, max(height, bottom)) + 0.01*max(right/aspect, bottom)
			if c < lowest && p.isFree(i, left, top) {
				lowest, x, y = c, left, top
			}
		}
	}
	return x, y
}

// isFree says whether a shape meets nothing at a place.
func (p *packing) isFree(i int, left, top float64) bool {
	dx, dy := left-p.boxes[i].left, top-p.boxes[i].top
	for _, r := range p.shapes[i] {
		r = rect{r.left + dx, r.top + dy, r.right + dx + p.gap, r.bottom + dy + p.gap}
		for _, q := range p.placed {
			if r.left < q.right && q.left < r.right && r.top < q.bottom && q.top < r.bottom {
				return false
			}
		}
	}
	return true
}
