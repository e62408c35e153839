package analysis

import (
	"math"
	"slices"
)

const (
	refineRounds = 8
	// refineWork bounds the pairs of things compared, so that large pictures
	// are refined less and not later.
	refineWork = 10_000_000
	angles     = 16
)

// circle has the directions in which a node may move, rounded so that they
// are the same on every processor.
var circle = func() (list [angles]Point) {
	for i := range list {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / angles)
		list[i] = Point{math.Round(cos*1e6) / 1e6, math.Round(sin*1e6) / 1e6}
	}
	return list
}()

// radii are how far a node may move in one step.
var radii = []float64{25, 60, 130}

// refine moves one node at a time to where the picture costs least, the least
// connected first, until no move helps or the work is used up.
func (p *picture) refine() {
	order := slices.Clone(p.part)
	slices.SortStableFunc(order, func(a, b int) int { return len(p.at[a]) - len(p.at[b]) })
	work := refineWork
	for range refineRounds {
		moved := false
		for _, node := range order {
			candidates := angles * (len(radii) + min(len(p.at[node]), 1))
			work -= candidates * (len(p.at[node])*(len(p.part)+len(p.edges)) + len(p.part) + len(p.edges)) / 2
			if work < 0 {
				return
			}
			moved = p.move(node) || moved
		}
		if !moved {
			return
		}
	}
}

// move tries other places for a node, keeps the best and says whether that is
// another one.
func (p *picture) move(node int) bool {
	start := p.points[node]
	best, lowest := start, p.costOf(node, math.Inf(1))-1e-9
	if lowest <= 0.02 {
		return false
	}
	try := func(place Point) {
		p.points[node] = place
		if c := p.costOf(node, lowest); c < lowest {
			best, lowest = place, c
		}
	}
	for _, direction := range circle {
		for _, r := range radii {
			try(Point{start.X + float64(r*direction.X), start.Y + float64(r*direction.Y)})
		}
		if len(p.at[node]) > 0 { // around its first neighbour
			i := p.at[node][0]
			e := p.edges[i]
			other := e.From + e.To - node
			ideal := max(p.apart[i], needed(p.sizes[other], p.sizes[node], e.Label, direction.X, direction.Y))
			from := p.shape(other)
			try(Point{from.X + float64(ideal*direction.X), from.Y + float64(ideal*direction.Y) + p.sizes[node].Lift})
		}
	}
	p.points[node] = best
	return best != start
}
