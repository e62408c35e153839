package analysis

import (
	"container/heap"
	"math"
)

// allTerms gives every pair of a connected part its distance along the
// shortest way through the graph.
func allTerms(part []int, net network, index map[int]int) []term {
	terms := make([]term, 0, len(part)*(len(part)-1)/2)
	far := make([]float64, len(part))
	for i := range part {
		distances(far, i, part, net, index)
		for j := range i {
			terms = append(terms, term{i, j, far[j]})
		}
	}
	return terms
}

// network is what a layout needs to know of the edges.
type network struct {
	near   [][]int            // neighbours of each node
	length map[[2]int]float64 // of a pair, lower node first: what its labels need
}

// lengths is the longest length that the edges of each pair need, at a usual
// inclination.
func lengths(sizes []Size, edges []Edge) map[[2]int]float64 {
	list := make(map[[2]int]float64, len(edges))
	for _, e := range edges {
		if e.valid(len(sizes)) {
			pair := pairOf(e.From, e.To)
			list[pair] = max(list[pair], needed(sizes[e.From], sizes[e.To], e.Label, usualX, usualY))
		}
	}
	return list
}

func pairOf(a, b int) [2]int { return [2]int{min(a, b), max(a, b)} }

// usualX and usualY are the direction that lengths are asked for before there
// is a picture: 30 degrees.
const usualX, usualY = 0.866, 0.5

// arrowRoom is how much of an edge with words is seen beside them.
const arrowRoom = 40.0

// needed is how far two nodes must be apart in a direction, for words between
// them and a piece of line on both sides.
func needed(a, b, label Size, x, y float64) float64 {
	if label.Width == 0 {
		return 0
	}
	return a.rim(x, y) + b.rim(-x, -y) + 2*extent(label, x, y) + arrowRoom
}

// rim is how far from its shape's centre a line in a direction comes out from
// under a node and its name.
func (s Size) rim(x, y float64) float64 {
	if s.Radius == 0 {
		return extent(s, x, y)
	}
	out := s.Radius
	if y <= 0 { // the name is below
		return out
	}
	way := (s.Radius + 2*s.Lift) / y
	if x != 0 {
		way = min(way, s.Width/2/math.Abs(x))
	}
	if way*y > s.Radius {
		out = max(out, way)
	}
	return out
}

// extent is how far a box reaches from its centre in a direction.
func extent(s Size, x, y float64) float64 {
	x, y = math.Abs(x), math.Abs(y)
	switch {
	case x*s.Height <= y*s.Width && y > 0:
		return s.Height / 2 / y
	case x > 0:
		return s.Width / 2 / x
	}
	return 0
}

// apart is how long an edge without words should be: between hubs it is longer,
// so that each has room for its own leaves.
func (w network) apart(a, b int) float64 {
	less, more := len(w.near[a]), len(w.near[b])
	if less > more {
		less, more = more, less
	}
	return edgeLength * (1 + 0.35*math.Sqrt(float64(less-1)) + 0.1*math.Sqrt(float64(more-1)))
}

// ideal is how long an edge should be before its direction is known.
func (w network) ideal(a, b int) float64 { return max(w.apart(a, b), w.length[pairOf(a, b)]) }

// distances fills far with the length of the shortest way from start to every
// node of the part (Dijkstra 1959).
func distances(far []float64, start int, part []int, net network, index map[int]int) {
	for i := range far {
		far[i] = math.Inf(1)
	}
	far[start] = 0
	queue := &frontier{{start, 0}}
	for queue.Len() > 0 {
		here := heap.Pop(queue).(reached)
		if here.far > far[here.node] {
			continue
		}
		node := part[here.node]
		for _, other := range net.near[node] {
			next := index[other]
			way := here.far + net.ideal(node, other)
			if way < far[next] {
				far[next] = way
				heap.Push(queue, reached{next, way})
			}
		}
	}
}

type reached struct {
	node int
	far  float64
}

// frontier is a heap of nodes by distance, ties by index.
type frontier []reached

func (f frontier) Len() int { return len(f) }
func (f frontier) Less(i, j int) bool {
	if f[i].far != f[j].far {
		return f[i].far < f[j].far
	}
	return f[i].node < f[j].node
}
func (f frontier) Swap(i, j int) { f[i], f[j] = f[j], f[i] }

// Push and Pop are for container/heap.
func (f *frontier) Push(x any) { *f = append(*f, x.(reached)) }

// Pop removes the last element.
func (f *frontier) Pop() any {
	last := (*f)[len(*f)-1]
	*f = (*f)[:len(*f)-1]
	return last
}
