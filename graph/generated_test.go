package graph_test

import (
	"fmt"
	"iter"
	"math/rand/v2"

	"github.com/cayleygraph/quad"
)

// generatedQuads yields n quads of a graph with a long tail: every fifth of n
// is a thing with a type, a name and three edges to others, whose labels are
// documents of about 1,000 quads.
func generatedQuads(n int) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		things := max(n/5, 1)
		rnd := rand.New(rand.NewPCG(11, uint64(n)))
		hub := rand.NewZipf(rnd, 1.2, 20, uint64(things-1))
		rel := rand.NewZipf(rnd, 1.4, 5, 199)
		thing := func(i int) quad.IRI { return quad.IRI(fmt.Sprintf("thing/%07d", i)) }
		for i := range n {
			me := thing(i / 5)
			q := quad.Quad{Subject: me, Label: quad.IRI(fmt.Sprintf("doc/%d", i/1000))}
			switch i % 5 {
			case 0:
				q.Predicate, q.Object, q.Label = quad.IRI("rdf:type"), quad.IRI(fmt.Sprintf("Type%d", i/5%12)), quad.IRI("entities")
			case 1:
				q.Predicate, q.Object, q.Label = quad.IRI("rdfs:label"), quad.String(fmt.Sprintf("Thing number %d", i/5)), quad.IRI("entities")
			default:
				q.Predicate, q.Object = quad.IRI(fmt.Sprintf("did_%d", rel.Uint64())), thing(int(hub.Uint64()))
			}
			if !yield(q, nil) {
				return
			}
		}
	}
}
