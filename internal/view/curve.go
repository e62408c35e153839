package view

import "math"

// Measures of lines in pixels.
const (
	arrowLength = 12.0
	arrowHalf   = 5.0 // of its width
	arrowGap    = 3.0 // how far its point stays from the node
)

// curve is an edge as it is drawn: from rim to rim over a control point.
type curve struct{ x1, y1, cx, cy, x2, y2 float64 }

// curve lays an edge out; ok is false for one without length.
func (s *Scene) curve(e *Edge) (c curve, ok bool) {
	a, b := &s.Nodes[e.Source], &s.Nodes[e.Target]
	dx, dy := b.X-a.X, b.Y-a.Y
	length := math.Hypot(dx, dy)
	if length == 0 {
		return c, false
	}
	// The curve itself goes half as far aside as its control point.
	c.cx, c.cy = (a.X+b.X)/2-e.Bend*dy/length, (a.Y+b.Y)/2+e.Bend*dx/length
	if e.Bend == 0 {
		c.x1, c.y1 = a.rim(b.X, b.Y, 0)
		c.x2, c.y2 = b.rim(a.X, a.Y, arrowGap)
		c.cx, c.cy = (c.x1+c.x2)/2, (c.y1+c.y2)/2
		return c, true
	}
	c.x1, c.y1 = a.rim(c.cx, c.cy, 0)
	c.x2, c.y2 = b.rim(c.cx, c.cy, arrowGap)
	return c, true
}

// Bends of an edge whose ends have another that runs back, in pixels that the
// control point lies aside: steep ones part sideways, where their words are long.
const (
	flatBend  = 44.0
	steepBend = 50.0 // more, for a vertical one
)

// bend keeps the edges of two nodes that run both ways out of each other's way.
func (s *Scene) bend() {
	between := map[[2]int]bool{}
	for _, e := range s.Edges {
		between[[2]int{e.Source, e.Target}] = true
	}
	for i := range s.Edges {
		e := &s.Edges[i]
		if !between[[2]int{e.Target, e.Source}] {
			continue
		}
		a, b := &s.Nodes[e.Source], &s.Nodes[e.Target]
		e.Bend = flatBend
		if length := math.Hypot(b.X-a.X, b.Y-a.Y); s.drawn(e) && length > 0 {
			e.Bend = math.Round(flatBend + steepBend*math.Abs(b.Y-a.Y)/length)
		}
	}
}

// rim is where a line from a node to a point comes out from under the node and
// its name. If the point itself is under the name it is where the shape ends.
func (n *Node) rim(x, y, gap float64) (float64, float64) {
	dx, dy := x-n.X, y-n.Y
	length := math.Hypot(dx, dy)
	if length == 0 {
		return n.X, n.Y
	}
	out := n.Radius + gap
	if dy > 0 { // the name is below
		half, bottom := n.nameWidth()/2+gap, n.Radius+n.labelHeight()+gap
		way := bottom * length / dy
		if dx != 0 {
			way = min(way, half*length/math.Abs(dx))
		}
		// A line that leaves beside the shape, above the name, does not meet it.
		if way*dy/length > n.Radius+labelGap && way < length {
			out = max(out, way)
		}
	}
	return n.X + dx*out/length, n.Y + dy*out/length
}

// point is the place at a share of the way along the curve.
func (c *curve) point(at float64) (x, y float64) {
	p, q, r := (1-at)*(1-at), 2*at*(1-at), at*at
	return float64(p*c.x1) + float64(q*c.cx) + float64(r*c.x2), float64(p*c.y1) + float64(q*c.cy) + float64(r*c.y2)
}

// straight says whether the curve is a line.
func (c *curve) straight() bool {
	return math.Abs(float64((c.x2-c.x1)*(c.cy-c.y1))-float64((c.y2-c.y1)*(c.cx-c.x1))) < 1
}

// pieces are the points of a chain of lines that is close to the curve.
func (c *curve) pieces() [][2]float64 {
	n := 8
	if c.straight() {
		n = 1
	}
	list := make([][2]float64, n+1)
	for i := range list {
		x, y := c.point(float64(i) / float64(n))
		list[i] = [2]float64{x, y}
	}
	return list
}

// length is how long the curve is up to a share of the way, in pixels.
func (c *curve) length(at float64) float64 {
	const pieces = 16
	total, x, y := 0.0, c.x1, c.y1
	for i := range pieces {
		nx, ny := c.point(at * float64(i+1) / pieces)
		total += math.Hypot(nx-x, ny-y)
		x, y = nx, ny
	}
	return total
}

// arrow is the triangle at the end of the curve: its point and the two corners
// of its base; the line ends inside it.
func (c *curve) arrow() (triangle [3][2]float64, endX, endY float64) {
	dx, dy := c.x2-c.cx, c.y2-c.cy
	length := math.Hypot(dx, dy)
	if length == 0 {
		dx, dy, length = c.x2-c.x1, c.y2-c.y1, max(math.Hypot(c.x2-c.x1, c.y2-c.y1), 1e-9)
	}
	ux, uy := dx/length, dy/length
	baseX, baseY := c.x2-arrowLength*ux, c.y2-arrowLength*uy
	triangle = [3][2]float64{{c.x2, c.y2}, {baseX - arrowHalf*uy, baseY + arrowHalf*ux}, {baseX + arrowHalf*uy, baseY - arrowHalf*ux}}
	return triangle, c.x2 - 0.7*arrowLength*ux, c.y2 - 0.7*arrowLength*uy
}
