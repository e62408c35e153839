package server

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"time"

	"kgraph/graph"
	"kgraph/graph/query"
)

// reply is the answer to a request. Each part of it that goes out gives the
// client time for the next one, so that long answers are possible and slow
// readers are not.
type reply struct {
	http.ResponseWriter
	rc       *http.ResponseController
	slow     time.Duration
	status   int
	bytes    int64
	consumed bool // the request's body was read to its end
}

// Unwrap lets a ResponseController through.
func (w *reply) Unwrap() http.ResponseWriter { return w.ResponseWriter }

func (w *reply) begun() bool { return w.status != 0 }

func (w *reply) WriteHeader(status int) {
	if w.begun() {
		return
	}
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}

// part is how much is written under one deadline.
const part = 64 << 10

func (w *reply) Write(p []byte) (int, error) {
	w.WriteHeader(http.StatusOK)
	done := 0
	for len(p) > 0 {
		_ = w.rc.SetWriteDeadline(time.Now().Add(w.slow))
		n, err := w.ResponseWriter.Write(p[:min(len(p), part)])
		done += n
		w.bytes += int64(n)
		if err != nil {
			return done, err
		}
		p = p[n:]
	}
	return done, nil
}

func (w *reply) json(status int, v any) error {
	b, err := json.Marshal(v)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = w.Write(append(b, '\n'))
	return nil
}

// failure is an error with the status that it is answered with.
type failure struct {
	status int
	text   string
}

func (f *failure) Error() string { return f.text }

func fail(status int, text string) error { return &failure{status, text} }

// statusGone is in the log alone: the client has left.
const statusGone = 499

// statusOf is the status for an error, which is the client's or the server's.
func statusOf(err error) int {
	var f *failure
	var large *http.MaxBytesError
	var slow net.Error
	switch {
	case errors.As(err, &f):
		return f.status
	case errors.As(err, &large):
		return http.StatusRequestEntityTooLarge
	case errors.Is(err, errBusy), errors.Is(err, graph.ErrClosed), errors.Is(err, query.ErrMemory):
		return http.StatusServiceUnavailable
	case errors.Is(err, query.ErrTimeout), errors.Is(err, context.DeadlineExceeded) && !errors.Is(err, os.ErrDeadlineExceeded):
		return http.StatusGatewayTimeout
	case errors.Is(err, context.Canceled):
		return statusGone
	case errors.As(err, &slow) && slow.Timeout():
		return http.StatusRequestTimeout
	case errors.Is(err, io.ErrUnexpectedEOF),
		errors.Is(err, query.ErrSyntax), errors.Is(err, query.ErrScript),
		errors.Is(err, query.ErrRefused), errors.Is(err, query.ErrLanguage):
		return http.StatusBadRequest
	}
	return http.StatusInternalServerError
}

// maxError is how much of an error is told, which may quote what was sent.
const maxError = 2000

// refuse answers with an error in Cayley's form.
func (w *reply) refuse(err error) {
	status := statusOf(err)
	if !w.consumed {
		// The rest of the body is not waited for.
		w.Header().Set("Connection", "close")
	}
	switch status {
	case http.StatusServiceUnavailable:
		w.Header().Set("Retry-After", "1")
	case statusGone:
		// Either nobody is there to read this, or the server is stopping.
		w.status = statusGone
		w.Header().Set("Content-Type", "application/json")
		w.ResponseWriter.WriteHeader(http.StatusServiceUnavailable)
		_, _ = w.Write([]byte(`{"error":"the request was given up"}` + "\n"))
		return
	}
	_ = w.json(status, map[string]string{"error": short(err.Error(), maxError)})
}
