package server

import (
	"bufio"
	"compress/gzip"
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strings"
	"time"

	"github.com/klauspost/compress/zstd"

	"kgraph/graph/quadio"
)

// writing lets a handler of writes run if the server is writable and the
// request has the token.
func (s *Server) writing(h handler) handler {
	want := sha256.Sum256([]byte(s.opts.Token))
	return func(w *reply, r *http.Request) error {
		if !s.opts.Write {
			return fail(http.StatusForbidden, "database is read-only: start the server with --write and KGRAPH_TOKEN to change it")
		}
		scheme, token, _ := strings.Cut(r.Header.Get("Authorization"), " ")
		got := sha256.Sum256([]byte(strings.TrimSpace(token)))
		if subtle.ConstantTimeCompare(got[:], want[:]) != 1 || !strings.EqualFold(scheme, "Bearer") {
			w.Header().Set("WWW-Authenticate", `Bearer realm="kgraph"`)
			return fail(http.StatusUnauthorized, "writing needs the header Authorization: Bearer TOKEN, with the server's KGRAPH_TOKEN")
		}
		if err := s.writes.take(r.Context(), s.opts.Wait); err != nil {
			return err
		}
		defer s.writes.leave()
		return h(w, r)
	}
}

// writeV1 takes a JSON list of quads, all or none of it.
func (s *Server) writeV1(w *reply, r *http.Request) error {
	return s.write(w, r, r.Body, "json", false)
}

// writeFile takes a form with a file of N-Quads.
func (s *Server) writeFile(w *reply, r *http.Request) error {
	parts, err := r.MultipartReader()
	if err != nil {
		return fail(http.StatusBadRequest, "Couldn't read file: "+err.Error())
	}
	for {
		p, err := parts.NextPart()
		if err != nil {
			if statusOf(err) != http.StatusInternalServerError {
				return err
			}
			return fail(http.StatusBadRequest, "Couldn't read file: the form has no part NQuadFile")
		}
		if p.FormName() == "NQuadFile" {
			return s.write(w, r, p, "nquads", false)
		}
	}
}

// writeV2 takes quads in the format of the Content-Type.
func (s *Server) writeV2(w *reply, r *http.Request) error {
	f, err := formatFor("", r.Header.Get("Content-Type"))
	if err != nil {
		return err
	}
	if !f.Read {
		return fail(http.StatusUnsupportedMediaType, f.ID+" is not supported for reading data: see /api/v2/formats")
	}
	return s.write(w, r, r.Body, f.ID, true)
}

func (s *Server) write(w *reply, r *http.Request, body io.Reader, format string, counted bool) error {
	return s.change(w, r, body, format, "wrote", counted, func(in io.Reader) (int64, error) {
		n, added, err := s.load(r, in, format)
		s.metrics.written.Add(float64(added))
		return n, err
	})
}

// change reads a body of quads and answers how many were dealt with.
func (s *Server) change(w *reply, r *http.Request, body io.Reader, format, did string, counted bool, f func(io.Reader) (int64, error)) error {
	if r.ContentLength > s.opts.MaxBody {
		return &http.MaxBytesError{Limit: s.opts.MaxBody}
	}
	packed := http.MaxBytesReader(w.ResponseWriter, io.NopCloser(&patient{body, w.rc, s.opts.Slow}), s.opts.MaxBody)
	plain, done, err := unpack(packed, r.Header.Get("Content-Encoding"))
	if err != nil {
		return err
	}
	defer done()
	most := s.opts.MaxBody
	if format == "json" {
		most = min(most, maxJSON)
	}
	n, err := f(http.MaxBytesReader(nil, io.NopCloser(plain), most))
	s.page.drop()
	if err != nil {
		return err
	}
	answer := map[string]any{"result": fmt.Sprintf("Successfully %s %d quads.", did, n)}
	if counted {
		answer["count"] = n
	}
	return w.json(http.StatusOK, answer)
}

// load reads quads and puts them into the store; n counts those read.
func (s *Server) load(r *http.Request, in io.Reader, format string) (n, added int64, err error) {
	switch format {
	case "json": // all of them are read and right before the first is written
		all, cerr := collect(sound(quadio.Read(in, format), &n))
		if cerr != nil {
			return 0, 0, badData(cerr, 0)
		}
		added, err = s.store.Load(r.Context(), each(all))
	case "nquads":
		added, err = s.store.Load(r.Context(), sound(inPieces(in, format, quadio.Read), &n))
	default:
		added, err = s.store.Load(r.Context(), sound(quadio.Read(in, format), &n))
	}
	var bad unreadable
	if errors.As(err, &bad) {
		err = badData(bad.err, added)
	}
	return n, added, err
}

// badData says what is wrong with what was sent; what came too slowly or was
// too much keeps its own status.
func badData(err error, added int64) error {
	if st := statusOf(err); st != http.StatusInternalServerError {
		return err
	}
	if added > 0 {
		err = fmt.Errorf("%w (%d quads before it were written)", err, added)
	}
	return fail(http.StatusBadRequest, err.Error())
}

// patient gives the client time for each part of a body.
type patient struct {
	r    io.Reader
	rc   *http.ResponseController
	slow time.Duration
}

func (p *patient) Read(b []byte) (int, error) {
	_ = p.rc.SetReadDeadline(time.Now().Add(p.slow))
	n, err := p.r.Read(b)
	if err == io.EOF {
		_ = p.rc.SetReadDeadline(time.Time{})
	}
	return n, err
}

// unpack undoes the compression that the header names or the first bytes show.
func unpack(r io.Reader, encoding string) (io.Reader, func(), error) {
	switch strings.ToLower(encoding) {
	case "", "identity", "gzip", "zstd":
	default:
		return nil, nil, fail(http.StatusUnsupportedMediaType, "this Content-Encoding is not read: gzip and zstd are")
	}
	b := bufio.NewReader(r)
	magic, err := b.Peek(4)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, nil, badData(err, 0)
	}
	var plain io.Reader = b
	done := func() {}
	switch packing(magic) {
	case "gzip":
		z, err := gzip.NewReader(b)
		if err != nil {
			return nil, nil, fail(http.StatusBadRequest, err.Error())
		}
		plain = z
	case "zstd":
		z, err := zstd.NewReader(b, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(8<<20))
		if err != nil {
			return nil, nil, fail(http.StatusBadRequest, err.Error())
		}
		plain, done = z, z.Close
	default:
		return b, done, nil
	}
	inner := bufio.NewReader(plain)
	if magic, _ = inner.Peek(4); packing(magic) != "" {
		done()
		return nil, nil, fail(http.StatusBadRequest, "the data is packed twice")
	}
	return inner, done, nil
}

func packing(magic []byte) string {
	switch {
	case len(magic) >= 2 && magic[0] == 0x1f && magic[1] == 0x8b:
		return "gzip"
	case string(magic) == "\x28\xb5\x2f\xfd":
		return "zstd"
	}
	return ""
}

// mediaType is a Content-Type without its parameters.
func mediaType(header string) string {
	t, _, err := mime.ParseMediaType(header)
	if err != nil {
		return firstOf(header)
	}
	return t
}
