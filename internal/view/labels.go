package view

import (
	"cmp"
	"math"
	"slices"
)

// middle is the place of an edge's label that is asked for first, as a share
// of the line that is seen; others follow, ever farther from it.
const middle = 0.5

var places = func() []float64 {
	list := []float64{middle}
	for step := 1; step <= 14; step++ {
		list = append(list, middle-0.03*float64(step), middle+0.03*float64(step))
	}
	return list
}()

// lineWidths are beyond which widths a label is broken, tried in this order.
var lineWidths = []float64{edgeLine, 70, 40}

// placeLabels gives every drawn edge's label a place on its line where it lies
// neither on a node or its name nor on another label, those of the best
// standing and most support first. A label for which there is no such place is
// broken into more lines, and if that does not help it is hidden: the picture says less, but nothing that cannot be read.
func (s *Scene) placeLabels() {
	var nodes, labels []tilted
	for i := range s.Nodes {
		if n := &s.Nodes[i]; n.Drawn {
			nodes = append(nodes, n.body(), n.nameBox())
		}
	}
	var order []int
	bent := s.bentEdges()
	for i, e := range s.Edges {
		s.Edges[i].At = middle
		if s.Nodes[e.Source].Drawn && s.Nodes[e.Target].Drawn {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := &s.Edges[a], &s.Edges[b]
		return cmp.Or(cmp.Compare(standingOrder(x.Standing), standingOrder(y.Standing)), -cmp.Compare(x.Support, y.Support))
	})
	for _, i := range order {
		e := &s.Edges[i]
		if c, ok := s.curve(*e, bent[i]); ok {
			e.Hidden = true
			for _, width := range lineWidths {
				if e.breakLabel(width); e.findPlace(c, nodes, &labels) {
					e.Hidden = false
					break
				}
			}
			if e.Hidden {
				e.breakLabel(edgeLine)
			}
		}
	}
}

// findPlace takes the first place on the line that is free.
func (e *Edge) findPlace(c curve, nodes []tilted, labels *[]tilted) bool {
	for _, at := range places {
		box := e.labelBox(c, at)
		meets := func(other tilted) bool { return box.meets(other) }
		if !slices.ContainsFunc(nodes, meets) && !slices.ContainsFunc(*labels, meets) {
			e.At = at
			if at != middle {
				e.Along = math.Round(c.length(at))
			}
			*labels = append(*labels, box)
			return true
		}
	}
	return false
}

// labelBox is the room that a label takes at a place of its line.
func (e *Edge) labelBox(c curve, at float64) tilted {
	x, y := c.point(at)
	height := edgeFont * lineHeight * float64(len(e.Lines))
	return newTilted(x, y, wideFont*e.labelWidth()+labelRoom, height+labelRoom, c.angle)
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

// wideFont is how much wider than estimated a reader's font may be.
const wideFont = 1.1

// labelRoom is how far labels stay from what is beside them, in pixels.
const labelRoom = 3.0

// body is the square around a node's shape.
func (n *Node) body() tilted { return newTilted(n.X, n.Y, 2*n.Radius, 2*n.Radius, 0) }

// nameBox is the room that the name under a node takes.
func (n *Node) nameBox() tilted {
	height := n.labelHeight() - labelGap
	return newTilted(n.X, n.Y+n.Radius+labelGap+height/2, wideFont*n.nameWidth(), height, 0)
}

// nameWidth is the width of the longest line under a node.
func (n *Node) nameWidth() float64 {
	width := 0.0
	for _, line := range n.caption() {
		width = max(width, textWidth(line, n.Font))
	}
	return width
}

// bentEdges says which edges have another that runs back.
func (s *Scene) bentEdges() []bool {
	between := map[[2]int]bool{}
	for _, e := range s.Edges {
		between[[2]int{e.Source, e.Target}] = true
	}
	bent := make([]bool, len(s.Edges))
	for i, e := range s.Edges {
		bent[i] = between[[2]int{e.Target, e.Source}]
	}
	return bent
}

// tilted is a rectangle that may lie askew: its centre, and half its sides as
// vectors.
type tilted struct {
	x, y           float64
	ux, uy, vx, vy float64
}

// newTilted turns a rectangle about its centre by an angle in degrees.
func newTilted(x, y, width, height, angle float64) tilted {
	sin, cos := math.Sincos(angle * math.Pi / 180)
	return tilted{x, y, width / 2 * cos, width / 2 * sin, -height / 2 * sin, height / 2 * cos}
}

// meets says whether two rectangles share some room: they do unless an axis of
// one of them parts them (Gottschalk, Lin and Manocha 1996).
func (a tilted) meets(b tilted) bool {
	dx, dy := b.x-a.x, b.y-a.y
	for _, axis := range [4][2]float64{{a.ux, a.uy}, {a.vx, a.vy}, {b.ux, b.uy}, {b.vx, b.vy}} {
		along := func(x, y float64) float64 { return math.Abs(float64(x*axis[0]) + float64(y*axis[1])) }
		if along(dx, dy) >= along(a.ux, a.uy)+along(a.vx, a.vy)+along(b.ux, b.uy)+along(b.vx, b.vy) {
			return false
		}
	}
	return true
}
