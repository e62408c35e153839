package server

import (
	"bytes"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"html/template"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"path/filepath"
	"time"

	"kgraph/graph"
	"kgraph/internal/view"
)

// Article is an article that a reader of the page gives.
type Article struct {
	Name string // of the file, whose extension tells the format
	Date string // of publication, if the reader said it: 2025-01-31
	Data []byte
}

// ReadArticle makes records of an article, or of the articles of a file that
// holds several. Its errors are told to the reader.
type ReadArticle func(context.Context, Article) ([]*graph.Record, error)

// DefaultMaxArticle is how many bytes an article may have unless told otherwise.
const DefaultMaxArticle = 1 << 20

// maxArticleTime is how long an article may be worked on.
const maxArticleTime = time.Minute

// article shows the graph of an article that was sent as a form. Its store is
// in memory and is gone with the answer.
func (s *Server) article(w *reply, r *http.Request) error {
	if s.opts.ReadArticle == nil {
		return fail(http.StatusNotFound, "this server takes no articles")
	}
	if err := s.articles.take(r.Context(), s.opts.Wait); err != nil {
		return s.refusal(w, err)
	}
	defer s.articles.leave()
	a, err := s.formArticle(w, r)
	if err != nil {
		return s.refusal(w, err)
	}
	ctx, cancel := context.WithTimeout(r.Context(), maxArticleTime)
	defer cancel()
	var b bytes.Buffer
	if err := s.articlePage(ctx, &b, a); err != nil {
		return s.refusal(w, err)
	}
	s.pageHeader(w.Header())
	w.WriteHeader(http.StatusOK)
	_, _ = w.Write(b.Bytes())
	return nil
}

// formArticle reads the form: the fields text, date and file.
func (s *Server) formArticle(w *reply, r *http.Request) (a Article, err error) {
	kind, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || kind != "multipart/form-data" {
		return a, fail(http.StatusUnsupportedMediaType, "send a form: multipart/form-data with text, or with a file")
	}
	const around = 16 << 10 // the form's own bytes
	body, err := s.body(w, r, s.opts.MaxArticle+around)
	if err != nil {
		return a, err
	}
	form := multipart.NewReader(bytes.NewReader(body), params["boundary"])
	var text []byte
	for {
		part, err := form.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return a, fail(http.StatusBadRequest, "the form is damaged")
		}
		data, err := io.ReadAll(part)
		if err != nil {
			return a, fail(http.StatusBadRequest, "the form is damaged")
		}
		switch part.FormName() {
		case "text":
			text = data
		case "date":
			a.Date = string(data)
		case "file":
			if name := filepath.Base(filepath.ToSlash(part.FileName())); len(data) > 0 {
				a.Name, a.Data = name, data
			}
		}
	}
	if a.Data == nil {
		a.Name, a.Data = "article.txt", text
	}
	switch {
	case int64(len(a.Data)) > s.opts.MaxArticle:
		return a, &http.MaxBytesError{Limit: s.opts.MaxArticle}
	case len(bytes.TrimSpace(a.Data)) == 0:
		return a, fail(http.StatusUnprocessableEntity, "there is no text in it: paste an article, or choose a file")
	}
	return a, nil
}

// articlePage writes the page of an article's graph.
func (s *Server) articlePage(ctx context.Context, w io.Writer, a Article) (err error) {
	records, err := s.opts.ReadArticle(ctx, a)
	if err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return fail(http.StatusUnprocessableEntity, err.Error())
	}
	store, err := graph.OpenMemory()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	if _, err := store.Add(ctx, records...); err != nil {
		return err
	}
	opts := s.opts.View
	opts.ClaimIDs, opts.Title = true, ""
	scene, err := view.NewScene(ctx, store, opts)
	if err != nil {
		return err
	}
	with := view.Served{Guest: true, Article: s.opts.MaxArticle}
	for _, rec := range records {
		reading, err := view.NewReading(rec.Document, store.Claims(ctx, graph.Filter{Document: rec.Document.ID}))
		if err != nil {
			return err
		}
		with.Readings = append(with.Readings, reading)
	}
	return scene.ServedHTML(w, with)
}

//go:embed refusal.html
var refusalText string

var refusalPage = template.Must(template.New("refusal").Parse(refusalText))

// refusal answers a form with a page that says what is wrong: its sender is a
// person. It returns an error only for what is no person's mistake.
func (s *Server) refusal(w *reply, err error) error {
	status := statusOf(err)
	if status == statusGone || status == http.StatusInternalServerError {
		return err
	}
	message := short(err.Error(), maxError)
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		message = fmt.Sprintf("the article is too long: at most %d kB are read here", s.opts.MaxArticle>>10)
	}
	var b bytes.Buffer
	if err := refusalPage.Execute(&b, message); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	if !w.consumed {
		w.Header().Set("Connection", "close") // the rest of the body is not waited for
	}
	w.WriteHeader(status)
	_, _ = w.Write(b.Bytes())
	return nil
}
