package graph

import (
	"context"
	"fmt"
	"slices"

	"kgraph/graph/kv"
)

// Decisions are those that the graph was derived with, in the order of their
// file.
func (s *Store) Decisions(ctx context.Context) (all []Decision, err error) {
	err = s.snapshot(ctx, func(r kv.Reader) error {
		d, err := readDecided(r)
		if err == nil {
			all = d.Decisions
		}
		return err
	})
	return all, err
}

// Decide derives the graph anew where other decisions than before change it.
// The file of decisions is the caller's to write: the store is brought in line
// with it whenever it is opened.
func (s *Store) Decide(ctx context.Context, decisions []Decision) error {
	return s.writing(func() error { return s.decide(ctx, decisions) })
}

func (s *Store) decide(ctx context.Context, decisions []Decision) error {
	was, err := readDecided(s.db)
	if err != nil {
		return err
	}
	if slices.EqualFunc(was.Decisions, decisions, sameDecision) {
		return nil
	}
	var grown int64
	if err := s.apply(ctx, nil, &decided{Decisions: slices.Clone(decisions)}, &grown); err != nil {
		return fmt.Errorf("applying the decisions: %w", err)
	}
	return nil
}

func sameDecision(a, b Decision) bool {
	return a.Verb == b.Verb && slices.Equal(a.Args, b.Args)
}

// heed brings a store that is opened to be written in line with the file of
// decisions.
func (s *Store) heed() error {
	path := decisionsPath(s.path, s.opts)
	if path == "" || s.opts.ReadOnly {
		return nil
	}
	d, err := LoadDecisions(path)
	if err != nil {
		return err
	}
	return s.decide(context.Background(), d)
}

// DecisionsPath is the file of decisions that the store heeds, "" for none.
func (s *Store) DecisionsPath() string { return decisionsPath(s.path, s.opts) }

// Root is the key that stands for an entity key of documents: itself, or that
// of the node it was merged into.
func (s *Store) Root(ctx context.Context, key string) (root string, err error) {
	err = s.snapshot(ctx, func(r kv.Reader) (err error) {
		root, err = storedRoot(r, key)
		return err
	})
	return root, err
}
