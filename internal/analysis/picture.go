package analysis

import "math"

// picture is a part of a graph on the plane, with what it costs to read.
type picture struct {
	points []Point
	part   []int
	sizes  []Size
	edges  []Edge
	apart  []float64 // of each edge: how long it should be at least
	bend   []float64 // of each edge: how far its middle lies aside, as another runs back
	at     [][]int   // each node's edges, by node
}

func newPicture(points []Point, part []int, net network, edges []Edge, sizes []Size) *picture {
	p := &picture{points: points, part: part, sizes: sizes, edges: within(part, edges), at: make([][]int, len(points))}
	between := make(map[[2]int]bool, len(p.edges))
	for _, e := range p.edges {
		between[[2]int{e.From, e.To}] = true
	}
	for i, e := range p.edges {
		bend := 0.0
		if between[[2]int{e.To, e.From}] {
			bend = bendMiddle
		}
		p.apart, p.bend = append(p.apart, net.apart(e.From, e.To)), append(p.bend, bend)
		p.at[e.From] = append(p.at[e.From], i)
		p.at[e.To] = append(p.at[e.To], i)
	}
	return p
}

// shape is the centre of a node's shape, where its edges end.
func (p *picture) shape(node int) Point {
	return Point{p.points[node].X, p.points[node].Y - p.sizes[node].Lift}
}

// middle is where an edge's words stand: halfway between the rims of its ends.
func (p *picture) middle(i int) Point {
	e := p.edges[i]
	a, b := p.shape(e.From), p.shape(e.To)
	length := distance(a, b)
	if length == 0 {
		return a
	}
	x, y := (b.X-a.X)/length, (b.Y-a.Y)/length
	at := (length + p.sizes[e.From].rim(x, y) - p.sizes[e.To].rim(-x, -y)) / 2
	return Point{a.X + float64(at*x) - float64(p.bend[i]*y), a.Y + float64(at*y) + float64(p.bend[i]*x)}
}

// covers lists what the part covers: the boxes of nodes and words, and squares
// along the edges.
func (p *picture) covers() []rect {
	var list []rect
	add := func(at Point, size Size) {
		list = append(list, rect{at.X - size.Width/2, at.Y - size.Height/2, at.X + size.Width/2, at.Y + size.Height/2})
	}
	for _, node := range p.part {
		add(p.points[node], p.sizes[node])
	}
	for i, e := range p.edges {
		a, b, m := p.shape(e.From), p.shape(e.To), p.middle(i)
		add(m, e.Label)
		for _, end := range []Point{a, b} {
			steps := math.Ceil(distance(end, m) / alongStep)
			for k := 1.0; k < steps; k++ {
				add(Point{end.X + float64(k/steps*(m.X-end.X)), end.Y + float64(k/steps*(m.Y-end.Y))}, Size{Width: alongStep / 2, Height: alongStep / 2})
			}
		}
	}
	return list
}

// alongStep is how far apart the squares along an edge stand.
const alongStep = 30.0
