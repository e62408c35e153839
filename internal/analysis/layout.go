package analysis

import (
	"math"
	"math/rand/v2"
)

// Point is a position on the plane, y growing downwards.
type Point struct{ X, Y float64 }

// Size is the room that a node and its name, or an edge's words, take. A node's
// shape stands above its name: Radius is the shape's, and Lift how far its centre
// lies above the centre of the room. With neither, the room is all there is.
type Size struct{ Width, Height, Radius, Lift float64 }

// Seed is the layout's usual seed.
const Seed = 1

// MaxLayout is how many nodes Layout places by their distances in the graph:
// time and memory grow with the square. Nodes beyond it are set in rows
// below.
const MaxLayout = 3000

const (
	edgeLength = 100.0 // least length of an edge between two leaves, pixels
	partGap    = 40.0  // between connected parts
	sgdRounds  = 40
)

// Layout places n nodes so that connected ones are near each other and no two
// boxes overlap as far as the rounds suffice. sizes gives each node's box.
//
// Each connected part is laid out by stochastic gradient descent on stress
// (Zheng, Pawar and Goodman 2018): the distance on the plane follows the
// distance in the graph, edges between hubs being longer. Boxes are then
// pushed apart and the parts packed side by side, largest first. The same
// arguments give the same points, rounded to a tenth of a pixel.
func Layout(sizes []Size, edges []Edge, seed uint64) []Point {
	n := len(sizes)
	points := make([]Point, n)
	net := network{near: neighbours(n, edges), length: lengths(sizes, edges)}
	parts := groups(Components(n, edges))
	shapes := make([][]rect, len(parts))
	for i, part := range parts {
		if len(part) > MaxLayout {
			rows(points, part, sizes)
			shapes[i] = []rect{bounds(points, part, sizes)}
			continue
		}
		p := newPicture(points, part, net, edges, sizes)
		p.best(net, seed)
		shapes[i] = p.covers()
	}
	for i, shift := range pack(shapes, partGap) {
		for _, node := range parts[i] {
			points[node].X = round(points[node].X + shift.X)
			points[node].Y = round(points[node].Y + shift.Y)
		}
	}
	return points
}

// tries is how often a part of n nodes is laid out, to keep the best picture.
func tries(n int) int {
	switch {
	case n <= 2:
		return 1
	case n <= 15:
		return 16
	case n <= 40:
		return 10
	case n <= 100:
		return 2
	}
	return 1
}

// best lays a part out from several random starts and keeps the points of the
// lowest cost, the first of equals.
func (p *picture) best(net network, seed uint64) {
	points, part := p.points, p.part
	kept, lowest := make([]Point, len(part)), math.Inf(1)
	for try := range tries(len(part)) {
		random := rand.New(rand.NewPCG(seed+uint64(try), uint64(part[0])))
		place(points, part, net, random)
		turn(points, part)
		p.mirror()
		separate(points, part, p.sizes)
		p.refine()
		separate(points, part, p.sizes)
		if c := p.cost(); c < lowest {
			lowest = c
			for i, node := range part {
				kept[i] = points[node]
			}
		}
	}
	for i, node := range part {
		points[node] = kept[i]
	}
}

// mirror turns a part over where more edges run to the left than to the right,
// against the direction of reading.
func (p *picture) mirror() {
	right := 0.0
	for _, e := range p.edges {
		right += p.points[e.To].X - p.points[e.From].X
	}
	if right >= 0 {
		return
	}
	for _, node := range p.part {
		p.points[node].X = 0 - p.points[node].X
	}
}

// within lists the edges of a part, loops left out.
func within(part []int, edges []Edge) []Edge {
	member := make(map[int]bool, len(part))
	for _, node := range part {
		member[node] = true
	}
	var list []Edge
	for _, e := range edges {
		if e.From != e.To && member[e.From] && member[e.To] {
			list = append(list, e)
		}
	}
	return list
}

// groups lists the nodes of each part, in ascending order.
func groups(part []int) [][]int {
	var list [][]int
	for node, id := range part {
		for len(list) <= id {
			list = append(list, nil)
		}
		list[id] = append(list[id], node)
	}
	return list
}

// term asks two nodes, by their index within the part, to be a distance apart.
type term struct {
	a, b     int
	distance float64
}

// place lays out one connected part around the origin.
func place(points []Point, part []int, net network, random *rand.Rand) {
	index := make(map[int]int, len(part))
	for i, node := range part {
		index[node] = i
	}
	spread := edgeLength * math.Sqrt(float64(len(part)))
	for _, node := range part {
		points[node] = Point{(random.Float64() - 0.5) * spread, (random.Float64() - 0.5) * spread}
	}
	terms := allTerms(part, net, index)
	if len(terms) == 0 {
		return
	}
	shortest, longest := terms[0].distance, terms[0].distance
	for _, t := range terms {
		shortest, longest = min(shortest, t.distance), max(longest, t.distance)
	}
	// The step falls geometrically from "every term satisfied at once" to a
	// tenth of the closest pair's weight.
	step, last := longest*longest, 0.1*shortest*shortest
	decay := root(last/step, sgdRounds-1)
	for range sgdRounds {
		random.Shuffle(len(terms), func(i, j int) { terms[i], terms[j] = terms[j], terms[i] })
		for _, t := range terms {
			pull(&points[part[t.a]], &points[part[t.b]], t.distance, step)
		}
		step = float64(step * decay)
	}
}

// pull moves both points along their line towards the wanted distance.
func pull(a, b *Point, distance, step float64) {
	share := min(step/float64(distance*distance), 1)
	dx, dy := a.X-b.X, a.Y-b.Y
	length := math.Sqrt(float64(dx*dx) + float64(dy*dy))
	if length < 0.01 {
		dx, dy, length = 0.01, 0.01, 0.0142
	}
	move := float64(share*(length-distance)) / 2 / length
	a.X -= float64(move * dx)
	a.Y -= float64(move * dy)
	b.X += float64(move * dx)
	b.Y += float64(move * dy)
}

// root is x to the power 1/n for 0 < x < 1, by bisection: the same bits on
// every processor, which math.Pow does not promise.
func root(x float64, n int) float64 {
	low, high := 0.0, 1.0
	for range 60 {
		middle := (low + high) / 2
		power := 1.0
		for range n {
			power *= middle
		}
		if power < x {
			low = middle
		} else {
			high = middle
		}
	}
	return high
}

// round cuts a coordinate to a tenth of a pixel.
func round(x float64) float64 { return math.Round(x*10) / 10 }
