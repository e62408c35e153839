package server

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"sync"
	"time"

	"kgraph/internal/view"
)

// pageAge is how long the page of a store that may change is shown again.
const pageAge = 10 * time.Second

// page is the viewer's page as it was last drawn.
type page struct {
	building slots // one at a time draws
	mu       sync.Mutex
	html     []byte
	tag      string
	drawn    time.Time
	quads    int64 // of the store then
}

// drop makes the next request draw the page anew.
func (p *page) drop() {
	p.mu.Lock()
	p.html = nil
	p.mu.Unlock()
}

// last returns the page if it is still good.
func (s *Server) last(quads int64) ([]byte, string) {
	s.page.mu.Lock()
	defer s.page.mu.Unlock()
	if s.page.quads != quads || s.opts.Write && time.Since(s.page.drawn) > pageAge {
		return nil, ""
	}
	return s.page.html, s.page.tag
}

func (s *Server) draw(ctx context.Context) ([]byte, string, error) {
	quads, err := s.count(ctx)
	if err != nil {
		return nil, "", err
	}
	if html, tag := s.last(quads); html != nil {
		return html, tag, nil
	}
	if err := s.page.building.take(ctx, s.opts.Wait); err != nil {
		return nil, "", err
	}
	defer s.page.building.leave()
	if html, tag := s.last(quads); html != nil { // drawn while we waited
		return html, tag, nil
	}
	ctx, cancel := context.WithTimeout(ctx, maxPage)
	defer cancel()
	began := time.Now()
	var b bytes.Buffer
	scene, err := view.NewScene(ctx, s.store, s.opts.View)
	if err != nil {
		return nil, "", err
	}
	with := view.Served{Query: true}
	if s.opts.ReadArticle != nil {
		with.Article = s.opts.MaxArticle
	}
	if err := scene.ServedHTML(&b, with); err != nil {
		return nil, "", err
	}
	sum := sha256.Sum256(b.Bytes())
	s.page.mu.Lock()
	defer s.page.mu.Unlock()
	s.page.drawn, s.page.quads = began, quads
	s.page.html, s.page.tag = b.Bytes(), `"`+hex.EncodeToString(sum[:12])+`"`
	return s.page.html, s.page.tag, nil
}

// count is how many quads the store has, which changes when it does.
func (s *Server) count(ctx context.Context) (int64, error) {
	v, err := s.store.View()
	if err != nil {
		return 0, err
	}
	defer v.Close()
	st, err := v.Stats(ctx, false)
	return st.Quads.Size, err
}

// viewer shows the graph as a page. What may run in it is said in the page
// itself; the header adds what only a header can say.
func (s *Server) viewer(w *reply, r *http.Request) error {
	html, tag, err := s.draw(r.Context())
	if err != nil {
		return err
	}
	s.pageHeader(w.Header())
	w.Header().Set("Cache-Control", "no-cache")
	w.Header().Set("ETag", tag)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(html))
	return nil
}

// pageHeader sets what a page needs in its header.
func (s *Server) pageHeader(h http.Header) {
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Security-Policy", "frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'; connect-src 'self'")
}

// toPage leads who asks for the page of an article again to the graph's own:
// nothing of the article was kept.
func (s *Server) toPage(w *reply, r *http.Request) error {
	http.Redirect(w, r, "/", http.StatusSeeOther)
	return nil
}
