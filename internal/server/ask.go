package server

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"

	"kgraph/graph/query"
)

// defaultResults is how many results a query gives that does not say.
const defaultResults = 100

// body reads a request's body whole.
func (s *Server) body(w *reply, r *http.Request, most int64) ([]byte, error) {
	if r.ContentLength > most {
		return nil, &http.MaxBytesError{Limit: most}
	}
	b, err := io.ReadAll(http.MaxBytesReader(w.ResponseWriter, r.Body, most))
	if err != nil {
		return nil, badData(err, 0)
	}
	w.consumed = true
	// The deadline for the body would end the request while it is at work.
	_ = w.rc.SetReadDeadline(time.Time{})
	return b, nil
}

// limitOf is the most results that a request asks for.
func (s *Server) limitOf(r *http.Request) (int, error) {
	v := r.URL.Query().Get("limit")
	if v == "" {
		return min(defaultResults, s.opts.Limit), nil
	}
	n, err := strconv.Atoi(v)
	switch {
	case err != nil:
		return 0, fail(http.StatusBadRequest, "limit is no whole number")
	case n == 0:
		n = defaultResults
	case n < 0:
		n = s.opts.Limit
	}
	return min(n, s.opts.Limit), nil
}

func (s *Server) queryV1(w *reply, r *http.Request) error {
	lang := r.PathValue("lang")
	if !query.Known(lang) {
		return fail(http.StatusBadRequest, "Unknown query language.")
	}
	text, err := s.body(w, r, maxQuery)
	if err != nil {
		return err
	}
	return s.answer(w, r, lang, string(text), true)
}

func (s *Server) queryV2(w *reply, r *http.Request) error {
	vals := r.URL.Query()
	lang := vals.Get("lang")
	switch {
	case lang == "":
		return fail(http.StatusBadRequest, "query language not specified")
	case !query.Known(lang):
		return fail(http.StatusBadRequest, "unknown query language")
	case firstOf(r.Header.Get("Accept")) == "application/ld+json":
		return fail(http.StatusNotAcceptable, "results are not written as JSON-LD: ask for application/json")
	}
	text := vals.Get("qu")
	if r.Method == http.MethodPost {
		b, err := s.body(w, r, maxQuery)
		if err != nil {
			return err
		}
		text = string(b)
	}
	if strings.TrimSpace(text) == "" {
		return fail(http.StatusBadRequest, "query is empty")
	}
	return s.answer(w, r, lang, text, false)
}

// answer runs a query and writes its results when it has them all, so that the
// status tells how it went.
func (s *Server) answer(w *reply, r *http.Request, lang, text string, escape bool) error {
	limit, err := s.limitOf(r)
	if err != nil {
		return err
	}
	rows, cut, err := s.ask(r, lang, text, limit)
	s.metrics.queries.WithLabelValues(lang, outcome(err)).Inc()
	if cut {
		w.Header().Set("Kgraph-Cut-At", strconv.Itoa(limit))
	}
	if lang == query.LangGraphQL {
		return w.graphQL(rows, err)
	}
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/json")
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(escape) // v1 does, v2 does not
	_ = enc.Encode(map[string]any{"result": rows})
	return nil
}

// ask collects the results of a query. None is nil: Cayley writes null.
func (s *Server) ask(r *http.Request, lang, text string, limit int) (rows []json.RawMessage, cut bool, err error) {
	if err := s.queries.take(r.Context(), s.opts.Wait); err != nil {
		return nil, false, err
	}
	defer s.queries.leave()
	s.metrics.running.Inc()
	defer s.metrics.running.Dec()
	size := 0
	for row, err := range query.Run(r.Context(), s.store, text, query.Options{
		Language: lang, Limit: limit, Timeout: s.opts.Timeout, MaxMemory: s.opts.Memory, Cut: &cut,
	}) {
		if err != nil {
			return nil, false, err
		}
		b, err := row.JSON()
		if err != nil {
			return nil, false, err
		}
		if size += len(b); size > maxAnswer {
			return nil, false, fail(http.StatusUnprocessableEntity, "the answer has more than 64 MB: ask for less, or with a limit")
		}
		rows = append(rows, b)
	}
	return rows, cut, nil
}

// outcome is a query's end in one word.
func outcome(err error) string {
	switch {
	case err == nil:
		return "ok"
	case errors.Is(err, query.ErrTimeout):
		return "timeout"
	case errors.Is(err, query.ErrMemory):
		return "memory"
	case errors.Is(err, errBusy):
		return "busy"
	}
	if statusOf(err) == http.StatusBadRequest {
		return "bad"
	}
	return "failed"
}

// graphQL writes an answer in the form of that language, whose clients look
// for mistakes of the query in the body of an answer with status 200.
func (w *reply) graphQL(rows []json.RawMessage, err error) error {
	type message struct {
		Message string `json:"message"`
	}
	out := struct {
		Data   json.RawMessage `json:"data"`
		Errors []message       `json:"errors,omitempty"`
	}{Data: json.RawMessage("null")}
	status := http.StatusOK
	if err != nil {
		if status = statusOf(err); status == statusGone {
			return err
		}
		if status == http.StatusBadRequest {
			status = http.StatusOK
		}
		out.Errors = []message{{short(err.Error(), maxError)}}
	}
	if len(rows) > 0 {
		out.Data = rows[0]
	}
	return w.json(status, out)
}

// shape is not served: it shows the inside of Cayley's own Gizmo sessions.
func (s *Server) shape(_ *reply, r *http.Request) error {
	if !query.Known(r.PathValue("lang")) {
		return fail(http.StatusBadRequest, "Unknown query language.")
	}
	return fail(http.StatusNotImplemented, "the shape of a query is not served: /api/v1/query runs it")
}

// firstOf is the first value of a header such as Accept, without parameters.
func firstOf(header string) string {
	v, _, _ := strings.Cut(header, ",")
	v, _, _ = strings.Cut(v, ";")
	return strings.ToLower(strings.TrimSpace(v))
}
