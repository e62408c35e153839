package server

import (
	"compress/gzip"
	"context"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"

	"kgraph/graph/export"
	"kgraph/graph/quadio"
)

// format is a syntax as /api/v2/formats lists it.
type format struct {
	ID     string   `json:"id"`
	Read   bool     `json:"read,omitempty"`
	Write  bool     `json:"write,omitempty"`
	Ext    []string `json:"ext,omitempty"`
	Mime   []string `json:"mime,omitempty"`
	Binary bool     `json:"binary,omitempty"`

	export bool // written by package export: for other tools, always whole
}

// formats are Cayley's, under its names, and those of export that have no
// namesake among them.
var allFormats = sync.OnceValue(func() []format {
	list := []format{
		{ID: "json", Read: true, Write: true, Ext: []string{".json"}, Mime: []string{"application/json"}},
		{ID: "json-stream", Read: true, Write: true, Mime: []string{"application/x-json-stream"}},
		{ID: "nquads", Read: true, Write: true, Ext: []string{".nq", ".nt"}, Mime: []string{"application/n-quads", "application/n-triples"}},
		{ID: "pquads", Read: true, Write: true, Ext: []string{".pq"}, Mime: []string{"application/x-protobuf", "application/octet-stream"}, Binary: true},
	}
	for _, f := range export.Formats() {
		same := func(g format) bool { return g.ID == f.Name || slices.Contains(g.Mime, f.MediaType) }
		if !f.Folder && !slices.ContainsFunc(list, same) {
			list = append(list, format{ID: f.Name, Write: true, Ext: f.Extensions, Mime: []string{f.MediaType}, export: true})
		}
	}
	slices.SortFunc(list, func(a, b format) int { return strings.Compare(a.ID, b.ID) })
	return list
})

// other are media types of formats that Cayley has and this server has not.
var other = []string{"application/ld+json"}

// formatFor finds a format by name, else by the first media type of a header,
// else it is nquads.
func formatFor(name, header string) (format, error) {
	byID := func(id string) int {
		return slices.IndexFunc(allFormats(), func(f format) bool { return f.ID == id })
	}
	i := -1
	if name != "" {
		if i = byID(name); i < 0 {
			return format{}, fail(http.StatusBadRequest, "unknown format: see /api/v2/formats")
		}
	}
	kind := mediaType(firstOf(header))
	if i < 0 {
		i = slices.IndexFunc(allFormats(), func(f format) bool { return slices.Contains(f.Mime, kind) })
	}
	if i < 0 && slices.Contains(other, kind) {
		return format{}, fail(http.StatusUnsupportedMediaType, kind+" is not supported: see /api/v2/formats")
	}
	if i < 0 {
		i = byID("nquads")
	}
	return allFormats()[i], nil
}

func (s *Server) formats(w *reply, _ *http.Request) error {
	return w.json(http.StatusOK, allFormats())
}

// read writes quads: all, or those that have one of the terms given in each
// direction that is given.
func (s *Server) read(w *reply, r *http.Request) error {
	if r.Method == http.MethodPost {
		b, err := s.body(w, r, maxQuery)
		if err != nil {
			return err
		}
		r.Body = io.NopCloser(strings.NewReader(string(b)))
	}
	f, err := formatFor(r.FormValue("format"), r.Header.Get("Accept"))
	if err != nil {
		return err
	}
	switch r.FormValue("iri") {
	case "", "short":
	default:
		return fail(http.StatusNotImplemented, "names are written as they are stored; turtle, trig and others of /api/v2/formats write full IRIs")
	}
	want, err := wanted(r)
	if err != nil {
		return err
	}
	if f.export && want.any() {
		return fail(http.StatusBadRequest, f.ID+" is written whole: ask for nquads, pquads, json or json-stream to choose quads")
	}
	if err := s.reads.take(r.Context(), s.opts.Wait); err != nil {
		return err
	}
	defer s.reads.leave()
	ctx, cancel := context.WithTimeout(r.Context(), maxDump)
	defer cancel()
	w.Header().Set("Content-Type", f.Mime[0])
	return packed(w, r, func(out io.Writer) error {
		if f.export {
			return export.Write(ctx, out, s.store, export.Options{Format: f.ID})
		}
		view, err := s.store.View()
		if err != nil {
			return err
		}
		defer view.Close()
		parts := listOf(view.All(ctx))
		narrow := want.narrowest()
		if narrow != 0 {
			parts = parts[:0]
		}
		var have terms // as they are stored
		for d := range want {
			for p, err := range quadio.Read(strings.NewReader(want.probes(d)), "json") {
				if err != nil {
					return fail(http.StatusBadRequest, err.Error())
				}
				if have[d] == nil {
					have[d] = map[string]bool{}
				}
				have[d][p.Subject.String()] = true
				switch {
				case d != narrow:
				case d == subject:
					parts = append(parts, view.With(ctx, subject, p.Subject))
				case d == predicate:
					parts = append(parts, view.With(ctx, predicate, p.Subject))
				case d == object:
					parts = append(parts, view.With(ctx, object, p.Subject))
				case d == label:
					parts = append(parts, view.With(ctx, label, p.Subject))
				}
			}
		}
		return quadio.Write(out, "", f.ID, having(joined(parts), have))
	})
}

func listOf[T any](items ...T) []T { return items }

// packed calls write with a writer to the client, compressed if it takes gzip.
func packed(w *reply, r *http.Request, write func(io.Writer) error) error {
	w.Header().Add("Vary", "Accept-Encoding")
	if !strings.Contains(strings.ToLower(r.Header.Get("Accept-Encoding")), "gzip") {
		return write(w)
	}
	w.Header().Set("Content-Encoding", "gzip")
	z := gzip.NewWriter(w)
	if err := write(z); err != nil {
		if !w.begun() {
			w.Header().Del("Content-Encoding")
		}
		return err
	}
	return z.Close()
}
