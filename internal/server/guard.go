package server

import (
	"errors"
	"net/http"
	"net/url"
	"runtime/debug"
	"slices"
	"strconv"
	"time"
)

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
	h.Set("Cache-Control", "no-store")
	s.mux.ServeHTTP(w, r)
}

// serve runs a handler between the guards: a fault of the program ends one
// request only, and every request leaves one line in the log.
func (s *Server) serve(hw http.ResponseWriter, r *http.Request, route string, h handler) {
	began := time.Now()
	w := &reply{ResponseWriter: hw, rc: http.NewResponseController(hw), slow: s.opts.Slow}
	if r.Body == nil || r.Body == http.NoBody {
		w.consumed = true
		// The deadline for the body would end the request while it is at work.
		_ = w.rc.SetReadDeadline(time.Time{})
	}
	var err error
	inside := s.running.enter()
	if inside {
		defer s.running.leave()
	}
	defer func() {
		p := recover()
		if p != nil && p != http.ErrAbortHandler {
			s.metrics.panics.Inc()
			s.log.Error("fault", "route", route, "fault", p, "stack", string(debug.Stack()))
			if !w.begun() {
				w.refuse(fail(http.StatusInternalServerError, "a fault of the program; it is in the server's log"))
				p = nil
			} else {
				p = http.ErrAbortHandler
			}
		}
		s.note(w, r, route, time.Since(began), err)
		if p != nil {
			panic(p) // ErrAbortHandler: the client must not take a part for the whole
		}
	}()
	if !inside {
		err = fail(http.StatusServiceUnavailable, "the server is stopping")
		w.refuse(err)
		return
	}
	if err = s.admit(w, r); err == nil {
		err = h(w, r)
	}
	switch {
	case err == nil:
	case w.begun():
		panic(http.ErrAbortHandler)
	default:
		w.refuse(err)
	}
}

// admit refuses what a browser sends for a page of somebody else's.
func (s *Server) admit(w *reply, r *http.Request) error {
	if !s.known(r.Host) {
		return fail(http.StatusMisdirectedRequest, "this server is not "+strconv.Quote(r.Host)+": name it with --allow-host")
	}
	origin := r.Header.Get("Origin")
	site := r.Header.Get("Sec-Fetch-Site")
	if origin != "" {
		w.Header().Add("Vary", "Origin")
	}
	if origin != "" && (slices.Contains(s.opts.Origins, origin) || slices.Contains(s.opts.Origins, "*")) {
		w.Header().Set("Access-Control-Allow-Origin", origin)
		w.Header().Set("Cross-Origin-Resource-Policy", "cross-origin")
		return nil
	}
	navigation := r.Method == "GET" && r.Header.Get("Sec-Fetch-Mode") == "navigate" && r.URL.Path == "/"
	foreign := site != "" && site != "same-origin" && site != "none" && !navigation
	if site == "" && origin != "" {
		u, err := url.Parse(origin)
		foreign = err != nil || u.Host != r.Host
	}
	if foreign {
		return fail(http.StatusForbidden, "asked by a page of another site: allow it with --allow-origin")
	}
	return nil
}

// note counts and logs a request.
func (s *Server) note(w *reply, r *http.Request, route string, took time.Duration, err error) {
	status := w.status
	if status == 0 {
		status = http.StatusOK
	}
	s.metrics.requests.WithLabelValues(route, strconv.Itoa(status)).Inc()
	s.metrics.seconds.WithLabelValues(route).Observe(took.Seconds())
	args := []any{
		"method", short(r.Method, 20), "path", short(r.URL.Path, 200), "status", status,
		"bytes", w.bytes, "ms", float64(took.Microseconds()) / 1000, "client", r.RemoteAddr,
	}
	var f *failure
	switch {
	case err == nil:
		s.log.Info("request", args...)
	case status >= 500 && !errors.As(err, &f):
		s.log.Error("request", append(args, "error", short(err.Error(), 1000))...)
	default:
		s.log.Info("request", append(args, "error", short(err.Error(), 300))...)
	}
}

// short cuts what a client has sent down to a length fit for a log.
func short(s string, n int) string {
	if len(s) > n {
		return s[:n] + "…"
	}
	return s
}
