package graph

import (
	"cmp"
	"context"
	"crypto/sha256"
	"fmt"
	"slices"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"kgraph/graph/quadstore"
)

// Dedup makes one of blank nodes that say the same: those that quads join to
// typ by the predicate pred, and whose quads have the same predicates and
// objects. What points at one of them then points at the first by alphabet.
// That may make others the same; it goes on until none are. It returns how many
// such nodes there were and how many of them went.
//
// Names, which mean something by themselves, stay. Documents put no blank
// nodes, so what follows from documents does not change.
func (s *Store) Dedup(ctx context.Context, pred, typ IRI) (nodes, gone int, err error) {
	if s.opts.ReadOnly {
		return 0, 0, ErrReadOnly
	}
	for {
		found, same, err := s.alike(ctx, pred, typ)
		if err == nil && len(same) > 0 {
			err = s.redirect(ctx, same)
		}
		if err != nil {
			return nodes, gone, fmt.Errorf("making one of blank nodes: %w", err)
		}
		nodes = max(nodes, found)
		if len(same) == 0 {
			return nodes, gone, nil
		}
		gone += len(same)
	}
}

// alike maps blank nodes to the first that says the same.
func (s *Store) alike(ctx context.Context, pred, typ IRI) (nodes int, same map[quad.Value]quad.Value, err error) {
	v, err := s.View()
	if err != nil {
		return 0, nil, err
	}
	defer v.Close()
	set := map[quad.Value]bool{}
	for q, err := range v.With(ctx, quad.Object, typ) {
		if err != nil {
			return 0, nil, err
		}
		if _, blank := q.Subject.(quad.BNode); blank && q.Predicate == pred {
			set[q.Subject] = true
		}
	}
	all := make([]quad.Value, 0, len(set))
	for n := range set {
		all = append(all, n)
	}
	slices.SortFunc(all, func(a, b quad.Value) int { return cmp.Compare(a.String(), b.String()) })
	first := map[[sha256.Size]byte]quad.Value{}
	same = map[quad.Value]quad.Value{}
	for _, n := range all {
		said, err := sayings(ctx, v, n)
		if err != nil {
			return 0, nil, err
		}
		if to, seen := first[said]; seen {
			same[n] = to
		} else {
			first[said] = n
		}
	}
	return len(all), same, nil
}

// sayings is a hash of the predicates and objects of a node, whatever their
// labels.
func sayings(ctx context.Context, v *quadstore.View, n quad.Value) (sum [sha256.Size]byte, err error) {
	it := v.QuadIterator(quad.Subject, v.ValueOf(n))
	defer it.Close()
	var all []string
	for it.Next(ctx) {
		if q, ok := it.Result().(quadstore.QuadID); ok {
			p, o := q.Term(quad.Predicate), q.Term(quad.Object)
			all = append(all, string(p[:])+string(o[:]))
		}
	}
	slices.Sort(all)
	h := sha256.New()
	for _, po := range slices.Compact(all) {
		h.Write([]byte(po))
	}
	h.Sum(sum[:0])
	return sum, it.Err()
}

// redirect takes nodes away and leads what pointed at them to others, in one
// commit.
func (s *Store) redirect(ctx context.Context, same map[quad.Value]quad.Value) error {
	v, err := s.View()
	if err != nil {
		return err
	}
	defer v.Close()
	out, in := map[quadstore.QuadID]quad.Quad{}, map[quadstore.QuadID]quad.Quad{}
	for n := range same {
		for _, d := range []quad.Direction{quad.Subject, quad.Object} {
			for q, err := range v.With(ctx, d, n) {
				if err != nil {
					return err
				}
				out[quadstore.IdentifyQuad(q)] = q
				if to, moved := same[q.Object]; moved {
					q.Object = to
				}
				if _, goes := same[q.Subject]; !goes {
					in[quadstore.IdentifyQuad(q)] = q
				}
			}
		}
	}
	var deltas []cayley.Delta
	for _, q := range out {
		deltas = append(deltas, cayley.Delta{Quad: q, Action: cayley.Delete})
	}
	for _, q := range in {
		deltas = append(deltas, cayley.Delta{Quad: q, Action: cayley.Add})
	}
	return s.delete(func() error {
		return s.quads.ApplyDeltas(deltas, cayley.IgnoreOpts{IgnoreDup: true, IgnoreMissing: true})
	})
}
