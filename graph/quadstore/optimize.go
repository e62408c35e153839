package quadstore

import (
	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/shape"
	"github.com/cayleygraph/quad"
)

var _ shape.Optimizer = (*View)(nil)

// OptimizeShape answers a choice of quads by two or more terms out of the
// order that begins with them, where Cayley would walk the quads of one term
// and look at each: the relation of a hub is found without walking the hub.
func (v *View) OptimizeShape(s shape.Shape) (shape.Shape, bool) {
	qa, ok := s.(shape.QuadsAction)
	if !ok || len(qa.Filter) < 2 {
		return s, false
	}
	o, n := bestOrder(qa.Filter)
	if n < 2 {
		return s, false
	}
	b := bound{v: v, o: o, prefix: []byte{orders[o].tag}}
	rest := shape.Quads{}
	for i, sl := range orders[o].slots {
		if i >= n {
			break
		}
		id, ok := qa.Filter[directions[sl]].(TermID)
		if !ok {
			return s, false
		}
		b.prefix = append(b.prefix, id[:]...)
	}
	for _, d := range directions {
		if ref, ok := qa.Filter[d]; ok && position(o, d) >= n {
			rest = append(rest, shape.QuadFilter{Dir: d, Values: shape.Fixed{ref}})
		}
	}
	var quads shape.Shape = b
	if len(rest) > 0 {
		quads = shape.IntersectShapes(b, rest)
	}
	return qa.SimplifyFrom(quads), true
}

var directions = [4]quad.Direction{quad.Subject, quad.Predicate, quad.Object, quad.Label}

// bestOrder is the order that begins with most of the filter's directions.
func bestOrder(filter map[quad.Direction]graph.Ref) (order, n int) {
	for o := range orders {
		k := 0
		for _, sl := range orders[o].slots {
			if _, ok := filter[directions[sl]]; !ok {
				break
			}
			k++
		}
		if k > n {
			order, n = o, k
		}
	}
	return order, n
}

// position is where a direction stands in an order.
func position(o int, d quad.Direction) int {
	for i, sl := range orders[o].slots {
		if directions[sl] == d {
			return i
		}
	}
	return len(directions)
}

// bound is the shape of the quads under a prefix of an order.
type bound struct {
	v      *View
	o      int
	prefix []byte
}

func (b bound) BuildIterator(graph.QuadStore) graph.Iterator {
	return newQuads(b.v, b.o, b.prefix).AsLegacy()
}

func (b bound) Optimize(shape.Optimizer) (shape.Shape, bool) { return b, false }
