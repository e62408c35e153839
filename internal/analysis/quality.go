package analysis

import "math"

// Costs of what makes a picture hard to read.
const (
	boxCost      = 8.0 // two boxes overlap
	crossingCost = 1.0 // two edges cross
	throughCost  = 3.0 // an edge runs through a box that is not its end
	labelCost    = 6.0 // an edge's label lies on a box
	sharedCost   = 5.0 // two edges' labels lie on each other
	lengthCost   = 3.0 // times the square of an edge's relative error
	labelHeight  = 22.0
)

// picture is a part of a graph on the plane, with what it costs to read.
type picture struct {
	points []Point
	part   []int
	sizes  []Size
	edges  []Edge
	ideal  []float64 // of each edge
	at     [][]int   // each node's edges, by node
}

func newPicture(points []Point, part []int, net network, edges []Edge, sizes []Size) *picture {
	p := &picture{points: points, part: part, sizes: sizes, edges: within(part, edges), at: make([][]int, len(points))}
	for i, e := range p.edges {
		p.ideal = append(p.ideal, net.ideal(e.From, e.To))
		p.at[e.From] = append(p.at[e.From], i)
		p.at[e.To] = append(p.at[e.To], i)
	}
	return p
}

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
			total += p.onBox(i, node)
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
	a, b := p.points[e.From], p.points[e.To]
	off := (distance(a, b) - p.ideal[i]) / p.ideal[i]
	total := lengthCost * float64(off*off)
	middle, label := Point{(a.X + b.X) / 2, (a.Y + b.Y) / 2}, labelBox(e, a, b)
	for _, node := range p.part {
		if node != e.From && node != e.To {
			total += p.onBox(i, node)
		} else if overlap(middle, label, p.points[node], p.sizes[node]) {
			total += labelCost / 2
		}
	}
	for j, f := range p.edges {
		if j == i {
			continue
		}
		c, d := p.points[f.From], p.points[f.To]
		if crosses(e, f, a, b, c, d) {
			total += crossingCost
		}
		if pairOf(e.From, e.To) != pairOf(f.From, f.To) &&
			overlap(middle, label, Point{(c.X + d.X) / 2, (c.Y + d.Y) / 2}, labelBox(f, c, d)) {
			total += sharedCost
		}
	}
	return total
}

// onBox is the cost of an edge and its label on the box of a node that is not
// its end.
func (p *picture) onBox(i, node int) float64 {
	e, total := p.edges[i], 0.0
	a, b := p.points[e.From], p.points[e.To]
	here, size := p.points[node], p.sizes[node]
	if touches(here, size, a, b) {
		total += throughCost
	}
	if overlap(Point{(a.X + b.X) / 2, (a.Y + b.Y) / 2}, labelBox(e, a, b), here, size) {
		total += labelCost
	}
	return total
}

// labelBox is about the upright box around an edge's label, which runs along
// the edge. It is taken a little small: its corners are mostly empty.
func labelBox(e Edge, a, b Point) Size {
	length := distance(a, b)
	if length == 0 || e.Label == 0 {
		return Size{}
	}
	width := 0.8 * e.Label
	return Size{
		Width:  float64(width*math.Abs(a.X-b.X))/length + labelHeight/2,
		Height: float64(width*math.Abs(a.Y-b.Y))/length + labelHeight/2,
	}
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
