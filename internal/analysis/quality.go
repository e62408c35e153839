package analysis

import "math"

// Costs of what makes a picture hard to read.
const (
	boxCost      = 8.0 // two boxes overlap
	crossingCost = 1.0 // two edges cross
	throughCost  = 3.0 // an edge runs through a box that is not its end
	labelCost    = 6.0 // an edge's words lie on a box
	sharedCost   = 5.0 // two edges' words lie on each other
	behindCost   = 2.0 // an edge runs behind another's words
	longCost     = 2.0 // times the square of how much an edge is too long, relative
	shortCost    = 9.0 // the same for one too short
	leftCost     = 0.2 // an edge runs from right to left
	bendMiddle   = 30.0
)

// cost is what the whole picture costs; what two nodes cause counts twice.
func (p *picture) cost() float64 {
	total := 0.0
	for _, node := range p.part {
		total += p.costOf(node, math.Inf(1))
	}
	return total
}

// costOf is the cost of what a node and its edges take part in. It stops when
// it has passed limit.
func (p *picture) costOf(node int, limit float64) float64 {
	here, size, total := p.points[node], p.sizes[node], 0.0
	for _, other := range p.part {
		if other != node && overlap(here, size, p.points[other], p.sizes[other]) {
			total += boxCost
		}
	}
	for i, e := range p.edges {
		if e.From != node && e.To != node {
			total += p.onBox(i, node, p.middle(i))
		}
	}
	for _, i := range p.at[node] {
		if total > limit {
			return total
		}
		total += p.costOfEdge(i)
	}
	return total
}

// costOfEdge is the cost of an edge's length and of what it runs over.
func (p *picture) costOfEdge(i int) float64 {
	e := p.edges[i]
	a, b := p.shape(e.From), p.shape(e.To)
	total := p.costOfLength(i, a, b)
	middle := p.middle(i)
	for _, node := range p.part {
		if node != e.From && node != e.To {
			total += p.onBox(i, node, middle)
		} else if p.onEnd(middle, e.Label, node) {
			total += labelCost / 2
		}
	}
	for j, f := range p.edges {
		if j == i {
			continue
		}
		c, d := p.shape(f.From), p.shape(f.To)
		if crosses(e, f, a, b, c, d) {
			total += crossingCost
		}
		other := p.middle(j)
		if overlap(middle, e.Label, other, f.Label) {
			total += sharedCost
		}
		if pairOf(e.From, e.To) == pairOf(f.From, f.To) {
			continue
		}
		if touches(middle, e.Label, c, d) {
			total += behindCost
		}
		if touches(other, f.Label, a, b) {
			total += behindCost
		}
	}
	return total
}

// costOfLength is the cost of an edge that is too long or, which is worse, too
// short for its words in its direction, or that runs to the left.
func (p *picture) costOfLength(i int, a, b Point) float64 {
	e, length := p.edges[i], distance(a, b)
	if length < 1 {
		return shortCost
	}
	x, y := (b.X-a.X)/length, (b.Y-a.Y)/length
	ideal := max(p.apart[i], needed(p.sizes[e.From], p.sizes[e.To], e.Label, x, y))
	off, total := (length-ideal)/ideal, 0.0
	if x < -0.5 {
		total = leftCost
	}
	if off < 0 {
		return total + float64(shortCost*float64(off*off))
	}
	return total + float64(longCost*float64(off*off))
}

// onBox is the cost of an edge and its words on the box of a node that is not
// its end.
func (p *picture) onBox(i, node int, middle Point) float64 {
	e, total := p.edges[i], 0.0
	here, size := p.points[node], p.sizes[node]
	if touches(here, size, p.shape(e.From), p.shape(e.To)) {
		total += throughCost
	}
	if overlap(middle, e.Label, here, size) {
		total += labelCost
	}
	return total
}

// onEnd says whether words lie on the shape or the name of a node: beside the
// shape, above the name, they may be.
func (p *picture) onEnd(middle Point, label Size, node int) bool {
	size, shape := p.sizes[node], p.shape(node)
	if size.Radius == 0 {
		return overlap(middle, label, shape, size)
	}
	name := Point{shape.X, shape.Y + size.Radius + size.Lift}
	return overlap(middle, label, shape, Size{Width: 2 * size.Radius, Height: 2 * size.Radius}) ||
		overlap(middle, label, name, Size{Width: size.Width, Height: 2 * size.Lift})
}

// distance is the length of the way from a to b.
func distance(a, b Point) float64 {
	dx, dy := a.X-b.X, a.Y-b.Y
	return math.Sqrt(float64(dx*dx) + float64(dy*dy))
}

// overlap says whether two boxes share some room.
func overlap(a Point, sa Size, b Point, sb Size) bool {
	return math.Abs(a.X-b.X) < (sa.Width+sb.Width)/2 && math.Abs(a.Y-b.Y) < (sa.Height+sb.Height)/2
}

// crosses says whether two edges without a common end cross.
func crosses(e, f Edge, a, b, c, d Point) bool {
	if e.From == f.From || e.From == f.To || e.To == f.From || e.To == f.To {
		return false
	}
	return side(a, b, c)*side(a, b, d) < 0 && side(c, d, a)*side(c, d, b) < 0
}

// side is the sign of where c lies seen along the line from a to b.
func side(a, b, c Point) float64 {
	switch x := float64((b.X-a.X)*(c.Y-a.Y)) - float64((b.Y-a.Y)*(c.X-a.X)); {
	case x > 0:
		return 1
	case x < 0:
		return -1
	}
	return 0
}

// touches says whether the segment from a to b meets the box around p
// (Liang and Barsky 1984).
func touches(p Point, size Size, a, b Point) bool {
	w, h := size.Width/2, size.Height/2
	if max(a.X, b.X) <= p.X-w || min(a.X, b.X) >= p.X+w || max(a.Y, b.Y) <= p.Y-h || min(a.Y, b.Y) >= p.Y+h {
		return false
	}
	from, to := 0.0, 1.0
	clip := func(start, step, low, high float64) bool {
		if step == 0 {
			return low < start && start < high
		}
		t, u := (low-start)/step, (high-start)/step
		from, to = max(from, min(t, u)), min(to, max(t, u))
		return from < to
	}
	return clip(a.X, b.X-a.X, p.X-w, p.X+w) && clip(a.Y, b.Y-a.Y, p.Y-h, p.Y+h)
}
