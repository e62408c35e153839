package server

import (
	"net/http"
	"slices"
	"strings"
)

// handler answers one request; an error that it returns becomes the answer if
// none has been begun.
type handler func(w *reply, r *http.Request) error

// methods are the handlers of one path.
type methods map[string]handler

// route makes the table of paths.
func (s *Server) route() {
	s.mux = http.NewServeMux()
	for path, m := range map[string]methods{
		"/api/v1/query/{lang}":     {"POST": s.queryV1},
		"/api/v1/shape/{lang}":     {"POST": s.shape},
		"/api/v1/write":            {"POST": s.writing(s.writeV1)},
		"/api/v1/write/file/nquad": {"POST": s.writing(s.writeFile)},
		"/api/v1/delete":           {"POST": s.writing(s.deleteV1)},
		"/api/v2/query":            {"GET": s.queryV2, "POST": s.queryV2},
		"/api/v2/read":             {"GET": s.read, "POST": s.read},
		"/api/v2/write":            {"POST": s.writing(s.writeV2)},
		"/api/v2/delete":           {"POST": s.writing(s.deleteV2)},
		"/api/v2/node/delete":      {"POST": s.writing(s.deleteNode)},
		"/api/v2/formats":          {"GET": s.formats},
		"/health":                  {"GET": s.health},
		"/metrics":                 {"GET": s.measure},
		"/{$}":                     {"GET": s.viewer},
		"/document":                {"GET": s.document},
		"/complete":                {"POST": s.complete},
		"/article":                 {"GET": s.toPage, "POST": s.article},
	} {
		s.handle(path, m)
	}
	s.mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		s.serve(w, r, "unknown", func(*reply, *http.Request) error {
			return fail(http.StatusNotFound, "there is nothing at this path")
		})
	})
}

func (s *Server) handle(path string, m methods) {
	var names []string
	for name := range m {
		names = append(names, name)
	}
	if m["GET"] != nil {
		names = append(names, "HEAD")
	}
	slices.Sort(names)
	allow := strings.Join(append(names, "OPTIONS"), ", ")
	s.mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
		method := r.Method
		if method == "HEAD" {
			method = "GET"
		}
		h := m[method]
		if h == nil {
			h = func(w *reply, r *http.Request) error {
				w.Header().Set("Allow", allow)
				if r.Method == "OPTIONS" {
					w.Header().Set("Access-Control-Allow-Methods", allow)
					w.Header().Set("Access-Control-Allow-Headers", "Accept, Authorization, Content-Encoding, Content-Type")
					w.WriteHeader(http.StatusNoContent)
					return nil
				}
				return fail(http.StatusMethodNotAllowed, "this path takes "+allow)
			}
		}
		s.serve(w, r, path, h)
	})
}

// health says whether the store can be read.
func (s *Server) health(w *reply, _ *http.Request) error {
	v, err := s.store.View()
	if err != nil {
		return fail(http.StatusServiceUnavailable, err.Error())
	}
	if err := v.Close(); err != nil {
		return err
	}
	return w.json(http.StatusOK, map[string]any{"status": "ok", "writable": s.opts.Write})
}

func (s *Server) measure(w *reply, r *http.Request) error {
	s.metrics.handler.ServeHTTP(w, r)
	return nil
}
