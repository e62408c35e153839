package server

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode/utf16"

	"kgraph/graph"
	"kgraph/graph/query"
	"kgraph/internal/view"
)

// document answers with a document's text and the places of its claims.
func (s *Server) document(w *reply, r *http.Request) error {
	id := r.URL.Query().Get("id")
	if id == "" {
		return fail(http.StatusBadRequest, "name a document with id")
	}
	if err := s.reads.take(r.Context(), s.opts.Wait); err != nil {
		return err
	}
	defer s.reads.leave()
	ctx, cancel := context.WithTimeout(r.Context(), maxPage)
	defer cancel()
	rec, err := s.store.Record(ctx, id)
	if errors.Is(err, graph.ErrNoDocument) {
		return fail(http.StatusNotFound, "there is no document with this id")
	}
	if err != nil {
		return err
	}
	reading, err := view.NewReading(rec.Document, s.store.Claims(ctx, graph.Filter{Document: id}))
	if err != nil {
		return err
	}
	return w.json(http.StatusOK, reading)
}

// Bounds of completion.
const (
	maxNames  = 200_000
	namesTime = 2 * time.Second
	maxTyped  = 16 << 10
)

// names are what completion offers, as they were last read.
type names struct {
	reading slots
	mu      sync.Mutex
	list    []string
	quads   int64 // of the store then
}

// complete answers with how a Gizmo query may go on after what was sent.
func (s *Server) complete(w *reply, r *http.Request) error {
	before, err := s.body(w, r, maxTyped)
	if err != nil {
		return err
	}
	var failed error
	head, words := query.Complete(string(before), func() []string {
		list, err := s.allNames(r.Context())
		failed = err
		return list
	})
	if failed != nil {
		return failed
	}
	if words == nil {
		words = []string{}
	}
	return w.json(http.StatusOK, map[string]any{"from": len(utf16.Encode([]rune(head))), "words": words})
}

// allNames lists the names of nodes and relations in order, as many as come
// within the time.
func (s *Server) allNames(ctx context.Context) ([]string, error) {
	quads, err := s.count(ctx)
	if err != nil {
		return nil, err
	}
	if list := s.names.last(quads); list != nil {
		return list, nil
	}
	if err := s.names.reading.take(ctx, s.opts.Wait); err != nil {
		return nil, err
	}
	defer s.names.reading.leave()
	if list := s.names.last(quads); list != nil { // read while we waited
		return list, nil
	}
	seen := map[string]bool{}
	for _, script := range query.NameScripts {
		for row, err := range query.Run(ctx, s.store, script, query.Options{Timeout: namesTime, Limit: maxNames, MaxMemory: s.opts.Memory}) {
			if err != nil { // what has come is what is offered
				break
			}
			seen[row.Text()] = true
		}
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	list := make([]string, 0, len(seen))
	for n := range seen {
		list = append(list, strings.Clone(n))
	}
	slices.Sort(list)
	s.names.mu.Lock()
	defer s.names.mu.Unlock()
	s.names.list, s.names.quads = list, quads
	return list, nil
}

// last returns the names if they are of a store of so many quads.
func (n *names) last(quads int64) []string {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.quads != quads {
		return nil
	}
	return n.list
}
