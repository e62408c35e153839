package graph

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/nquads"

	"kgraph/graph/quadstore"
)

// Load puts quads of one's own into the store beside those that documents
// give, all of them or none: a dump, loaded, gives the same dump again. It
// returns by how many quads the store grew.
func (s *Store) Load(ctx context.Context, quads iter.Seq2[quad.Quad, error]) (int64, error) {
	if s.opts.ReadOnly {
		return 0, ErrReadOnly
	}
	if err := s.begin(); err != nil {
		return 0, err
	}
	defer s.end()
	n, err := s.quads.Load(ctx, quads)
	if err != nil {
		err = fmt.Errorf("loading quads: %w", err)
	}
	return n, err
}

// Delete takes quads of one's own, those that Load put in, out of the store,
// all of them or none. What documents give stays: such a quad is ErrDerived,
// one that is not there ErrNoQuad, and nothing is deleted.
func (s *Store) Delete(ctx context.Context, quads iter.Seq2[quad.Quad, error]) (int64, error) {
	var deltas []cayley.Delta
	seen := map[quadstore.QuadID]bool{}
	for q, err := range quads {
		if err = cmp.Or(err, ctx.Err()); err != nil {
			return 0, fmt.Errorf("deleting quads: %w", err)
		}
		if id := quadstore.IdentifyQuad(q); !seen[id] {
			seen[id] = true
			deltas = append(deltas, cayley.Delta{Quad: q, Action: cayley.Delete})
		}
	}
	err := s.delete(func() error { return s.quads.ApplyDeltas(deltas, cayley.IgnoreOpts{}) })
	if err != nil {
		return 0, err
	}
	return int64(len(deltas)), nil
}

// DeleteNode takes every quad of one's own that has the term, in any place, out
// of the store, and returns how many there were. The term is written as in
// N-Quads: <DeepSeek>, _:b1, "words". If documents speak of it too, that is
// ErrDerived, if nobody does ErrNoQuad, and nothing is deleted.
func (s *Store) DeleteNode(ctx context.Context, term string) (n int64, err error) {
	q, err := nquads.Parse("<s> <p> " + term + " .")
	if err != nil || q.Label != nil || q.Object == nil {
		return 0, fmt.Errorf("deleting a node: %w: %.200q is no name as N-Quads write it", ErrNoQuad, term)
	}
	v := q.Object
	err = s.delete(func() (err error) {
		if n, err = s.quads.DeleteNode(ctx, v); err == nil && n == 0 {
			err = fmt.Errorf("%s: %w", term, ErrNoQuad)
		}
		return err
	})
	return n, err
}

func (s *Store) delete(f func() error) error {
	if s.opts.ReadOnly {
		return ErrReadOnly
	}
	if err := s.begin(); err != nil {
		return err
	}
	defer s.end()
	err := f()
	var one *cayley.DeltaError
	if errors.As(err, &one) {
		err = one.Err
		if cayley.IsQuadNotExist(err) {
			err = ErrNoQuad
		}
		err = fmt.Errorf("%v: %w", one.Delta.Quad, err)
	}
	if err != nil {
		err = fmt.Errorf("deleting quads: %w", err)
	}
	return err
}
