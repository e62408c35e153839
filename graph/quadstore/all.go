package quadstore

import (
	"context"
	"iter"

	"github.com/cayleygraph/quad"
)

// All yields every quad once, label by label, in the order of the hashes.
func (v *View) All(ctx context.Context) iter.Seq2[quad.Quad, error] {
	return v.under(ctx, orderOf(quad.Label), []byte{TagGSPO})
}

// With yields the quads that have a value in a direction.
func (v *View) With(ctx context.Context, d quad.Direction, val quad.Value) iter.Seq2[quad.Quad, error] {
	id := Identify(val)
	return v.under(ctx, orderOf(d), append([]byte{orders[orderOf(d)].tag}, id[:]...))
}

func (v *View) under(ctx context.Context, o int, prefix []byte) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		sc := newQuads(v, o, prefix).Iterate().(*quadScanner)
		defer sc.Close()
		for sc.Next(ctx) {
			q, err := v.Named(sc.cur)
			if !yield(q, err) || err != nil {
				return
			}
		}
		if err := sc.Err(); err != nil {
			yield(quad.Quad{}, err)
		}
	}
}
