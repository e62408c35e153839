package server

import (
	"errors"
	"fmt"
	"io"
	"net/http"

	"kgraph/graph"
	"kgraph/graph/quadio"
)

// deleteV1 takes a JSON list of quads, deleteV2 quads in the format of the
// Content-Type: all of them are deleted or none.
func (s *Server) deleteV1(w *reply, r *http.Request) error {
	return s.delete(w, r, "json", false)
}

func (s *Server) deleteV2(w *reply, r *http.Request) error {
	f, err := formatFor("", r.Header.Get("Content-Type"))
	if err != nil {
		return err
	}
	if !f.Read {
		return fail(http.StatusUnsupportedMediaType, f.ID+" is not supported for reading data: see /api/v2/formats")
	}
	return s.delete(w, r, f.ID, true)
}

func (s *Server) delete(w *reply, r *http.Request, format string, counted bool) error {
	return s.change(w, r, r.Body, format, "deleted", counted, func(in io.Reader) (n int64, err error) {
		read := quadio.Read(in, format)
		if format == "nquads" {
			read = inPieces(in, format, quadio.Read)
		}
		n, err = s.store.Delete(r.Context(), sound(read, new(int64)))
		var bad unreadable
		if errors.As(err, &bad) {
			return 0, badData(bad.err, 0)
		}
		return n, undeleted(err)
	})
}

// maxNode bounds the name of a node to be deleted.
const maxNode = 128 << 10

// deleteNode takes the name of a node, as N-Quads write it, and deletes every
// quad that has it.
func (s *Server) deleteNode(w *reply, r *http.Request) error {
	b, err := io.ReadAll(http.MaxBytesReader(w.ResponseWriter, io.NopCloser(&patient{r.Body, w.rc, s.opts.Slow}), maxNode))
	if err != nil {
		return err
	}
	defer s.page.drop()
	if _, err := s.store.DeleteNode(r.Context(), string(b)); err != nil {
		return undeleted(err)
	}
	return w.json(http.StatusOK, map[string]any{"result": fmt.Sprintf("Successfully deleted %d nodes.", 1), "count": 1})
}

// undeleted gives the reasons for which quads are not deleted their status.
func undeleted(err error) error {
	switch {
	case errors.Is(err, graph.ErrNoQuad):
		return fail(http.StatusNotFound, err.Error())
	case errors.Is(err, graph.ErrDerived):
		return fail(http.StatusConflict, err.Error())
	}
	return err
}
