package graph

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"sync"

	cayley "github.com/cayleygraph/cayley/graph"

	"kgraph/graph/kv"
	"kgraph/graph/quadstore"
)

// Store is an open graph: the records of documents and the quads derived from
// them. It is safe for concurrent use: many readers beside one writer, each
// reader on the state that was there when it began.
type Store struct {
	path  string
	db    kv.DB
	opts  Options
	quads *quadstore.Store

	mu     sync.Mutex // guards what follows
	idle   sync.Cond
	users  int // reads and writes under way
	views  map[*quadstore.View]bool
	closed bool
}

// Path is the folder of the store, "" in memory.
func (s *Store) Path() string { return s.path }

// begin notes that the database is in use; end must follow.
func (s *Store) begin() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return ErrClosed
	}
	s.users++
	return nil
}

func (s *Store) end() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.users--; s.users == 0 {
		s.idle.Broadcast()
	}
}

// Close ends the store: it closes the views that are still open, waits for
// reads and writes under way, and may be called twice. It must not be called
// from within a loop over the store.
func (s *Store) Close() error {
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		return nil
	}
	s.closed = true
	views := make([]*quadstore.View, 0, len(s.views))
	for v := range s.views {
		views = append(views, v)
	}
	s.mu.Unlock()
	for _, v := range views {
		_ = v.Close()
	}
	s.mu.Lock()
	for s.users > 0 {
		s.idle.Wait()
	}
	s.mu.Unlock()
	_ = s.quads.Close()
	if err := s.db.Close(); err != nil {
		return fmt.Errorf("closing the store %s: %w", s.path, err)
	}
	return nil
}

// Settle puts what was written so far into its final, packed form, as Close
// does: after it, Stats gives the size that the store will have on disk. It
// takes longer the more was written; readers and writers may go on.
func (s *Store) Settle(ctx context.Context) error {
	if err := s.begin(); err != nil {
		return err
	}
	defer s.end()
	if db, ok := s.db.(interface{ Settle(context.Context) error }); ok {
		return db.Settle(ctx)
	}
	return nil
}

// View returns the quads of the present state, which later writes do not
// change. It must be closed; closing the store closes it too.
func (s *Store) View() (*quadstore.View, error) {
	if err := s.begin(); err != nil {
		return nil, err
	}
	defer s.end()
	var v *quadstore.View
	v, err := s.quads.Snapshot(func() {
		s.mu.Lock()
		delete(s.views, v)
		s.mu.Unlock()
	})
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	closed := s.closed
	if !closed {
		s.views[v] = true
	}
	s.mu.Unlock()
	if closed {
		_ = v.Close()
		return nil, ErrClosed
	}
	return v, nil
}

// QuadStore is the Cayley handle. It reads the newest state; what is written
// through it are quads of their own, which no document takes away.
func (s *Store) QuadStore() cayley.QuadStore { return s.quads }

// AddResult says what Add did.
type AddResult struct {
	Added, Updated, Unchanged int
	Quads                     int64 // by how many quads the store grew
}

// Add puts records into the graph, all of them or none: in one commit, which
// is on disk when Add returns. A record with the id of one that is there
// replaces it; one that is there already, of the same version, costs a look-up.
// Of two records with one id in the same call the last counts.
func (s *Store) Add(ctx context.Context, records ...*Record) (AddResult, error) {
	var res AddResult
	last := map[string]int{}
	for i, r := range records {
		if err := valid(r); err != nil {
			return res, err
		}
		last[r.Document.ID] = i
	}
	err := s.update(ctx, func() ([]change, error) {
		var changes []change
		for i, r := range records {
			if last[r.Document.ID] != i {
				continue
			}
			c, err := s.changeTo(r)
			if err != nil {
				return nil, err
			}
			switch {
			case c.new == nil:
				res.Unchanged++
				continue
			case c.old == nil:
				res.Added++
			default:
				res.Updated++
			}
			changes = append(changes, c)
		}
		return changes, nil
	}, &res.Quads)
	if err != nil {
		return AddResult{}, fmt.Errorf("adding %s: %w", some(len(records), "document"), err)
	}
	return res, nil
}

func some(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// changeTo is the change that adding a record makes; its new is nil if none.
func (s *Store) changeTo(r *Record) (change, error) {
	c := change{id: r.Document.ID}
	c.stored, c.header = encodeRecord(r, s.opts.Version)
	var was header
	found, err := getHeader(s.db, c.id, &was)
	if err != nil || found && reflect.DeepEqual(was, c.header) {
		return c, err
	}
	c.new = r
	if found {
		c.old, err = getRecord(s.db, c.id)
	}
	return c, err
}

// Remove takes documents out of the graph, all of them or none. What nothing
// else supports goes with them. An id that is not there is ErrNoDocument.
func (s *Store) Remove(ctx context.Context, ids ...string) error {
	ids = slices.Clone(ids)
	slices.Sort(ids)
	ids = slices.Compact(ids)
	var grown int64
	err := s.update(ctx, func() ([]change, error) {
		var changes []change
		for _, id := range ids {
			rec, err := getRecord(s.db, id)
			if err != nil {
				return nil, err
			}
			if rec == nil {
				return nil, fmt.Errorf("%w: %q", ErrNoDocument, id)
			}
			changes = append(changes, change{id: id, old: rec})
		}
		return changes, nil
	}, &grown)
	if err != nil {
		return fmt.Errorf("removing %s: %w", some(len(ids), "document"), err)
	}
	return nil
}

// writing runs f as the only writer of a store that may be written.
func (s *Store) writing(f func() error) error {
	if s.opts.ReadOnly {
		return ErrReadOnly
	}
	if err := s.begin(); err != nil {
		return err
	}
	defer s.end()
	if err := s.db.Lock(); err != nil {
		return err
	}
	defer s.db.Unlock()
	return f()
}

// update runs one change of the set of records in one commit.
func (s *Store) update(ctx context.Context, find func() ([]change, error), grown *int64) error {
	return s.writing(func() error {
		if err := ctx.Err(); err != nil {
			return err
		}
		changes, err := find()
		if err != nil || len(changes) == 0 {
			return err
		}
		return s.apply(ctx, changes, nil, grown)
	})
}

// apply makes the changes in one commit; the decisions stay if is is nil.
func (s *Store) apply(ctx context.Context, changes []change, is *decided, grown *int64) error {
	was, err := readDecided(s.db)
	if err != nil {
		return err
	}
	if is == nil {
		is = &decided{Decisions: was.Decisions}
	}
	u, err := plan(s.db, changes, was, is)
	if err != nil {
		return err
	}
	before, err := quadstore.Count(s.db)
	if err != nil {
		return err
	}
	b := s.db.NewBatch()
	defer b.Close()
	if err := u.fill(b, s.quads); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := b.Commit(); err != nil {
		return err
	}
	after, err := quadstore.Count(s.db)
	*grown = after - before
	return err
}
