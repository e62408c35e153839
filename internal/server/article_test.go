package server

import (
	"bytes"
	"context"
	"errors"
	"mime/multipart"
	"strings"
	"testing"

	"kgraph/graph"
)

// form is a form with the fields given, name and value in turn; a name with a
// slash is that of a file.
func form(t *testing.T, fields ...string) (body, contentType string) {
	t.Helper()
	var b bytes.Buffer
	m := multipart.NewWriter(&b)
	for i := 0; i < len(fields); i += 2 {
		w, err := m.CreateFormField(fields[i])
		if field, file, found := strings.Cut(fields[i], "/"); found {
			w, err = m.CreateFormFile(field, file)
		}
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(fields[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := m.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String(), m.FormDataContentType()
}

// TestArticle: what is sent is read, shown and not kept; what cannot be read is
// told as a page.
func TestArticle(t *testing.T) {
	var last Article
	s := testServer(t, Options{MaxArticle: 2048, ReadArticle: func(_ context.Context, a Article) ([]*graph.Record, error) {
		if last = a; strings.Contains(string(a.Data), "foreign") {
			return nil, errors.New("this does not look like <b>English</b>")
		}
		text := string(a.Data)
		return []*graph.Record{{Document: graph.Document{ID: a.Name, Title: "A </script> title", Text: text, Hash: "h"},
			Entities: []graph.Entity{{Key: "a", Kind: graph.Named, Forms: []graph.Form{{Text: "<script>evil()</script>", Count: 1}}}}}}, nil
	}})
	before := text(ask(s, "GET", "/api/v2/read", ""))
	for _, c := range []struct {
		name   string
		fields []string
		status int
		want   string
		read   string // name and text that were read
	}{
		{"text", []string{"text", "A met B.", "date", "2025-01-31"}, 200, "Nothing of it is stored", "article.txt: A met B."},
		{"file", []string{"text", "", "file/../../etc/story.html", "<p>A met B."}, 200, "Nothing of it is stored", "story.html: <p>A met B."},
		{"file before text", []string{"file/b.txt", "of the file", "text", "of the field"}, 200, "Nothing", "b.txt: of the file"},
		{"nothing", []string{"text", " \n"}, 422, "there is no text in it", ""},
		{"no field", nil, 422, "there is no text in it", ""},
		{"too long", []string{"text", strings.Repeat("x", 2049)}, 413, "at most 2 kB are read here", ""},
		{"much too long", []string{"text", strings.Repeat("x", 100_000)}, 413, "too long", ""},
		{"not read", []string{"text", "a foreign tongue"}, 422, "look like &lt;b&gt;English", "article.txt: a foreign tongue"},
	} {
		last = Article{}
		body, kind := form(t, c.fields...)
		r := ask(s, "POST", "/article", body, "Content-Type: "+kind)
		page := text(r)
		if r.StatusCode != c.status || !strings.Contains(page, c.want) {
			t.Errorf("%s: %d %.300s", c.name, r.StatusCode, page)
		}
		if got := last.Name + ": " + string(last.Data); c.read != "" && got != c.read {
			t.Errorf("%s: read %q, want %q", c.name, got, c.read)
		}
		if strings.Contains(page, "evil()</script>") || strings.Contains(page, "A </script>") {
			t.Errorf("%s: a name became an element", c.name)
		}
		if !strings.Contains(r.Header.Get("Content-Security-Policy"), "frame-ancestors 'none'") {
			t.Errorf("%s: policy %q", c.name, r.Header.Get("Content-Security-Policy"))
		}
	}
	if r := ask(s, "POST", "/article", "text=x", "Content-Type: application/x-www-form-urlencoded"); r.StatusCode != 415 {
		t.Errorf("another form: %d", r.StatusCode)
	}
	if r := ask(s, "POST", "/article", "--b\r\nbroken", "Content-Type: multipart/form-data; boundary=b"); r.StatusCode != 400 {
		t.Errorf("a damaged form: %d", r.StatusCode)
	}
	body, kind := form(t, "text", "A met B.")
	if r := ask(s, "POST", "/article", body, "Content-Type: "+kind, "Sec-Fetch-Site: cross-site"); r.StatusCode != 403 {
		t.Errorf("sent by a page of another site: %d", r.StatusCode)
	}
	if after := text(ask(s, "GET", "/api/v2/read", "")); after != before {
		t.Error("the store has changed")
	}
}

func TestDocument(t *testing.T) {
	s := testServer(t, Options{})
	r := &graph.Record{Document: graph.Document{ID: "a/b ü.txt", Title: "T", Text: "Ä met B.", Hash: "h"},
		Sentences: []graph.Sentence{{Span: graph.Span{Start: 0, End: 8}}},
		Entities:  []graph.Entity{{Key: "a", Kind: graph.Named, Forms: []graph.Form{{Text: "Ä", Count: 1}}}, {Key: "b", Kind: graph.Named, Forms: []graph.Form{{Text: "B", Count: 1}}}},
		Claims: []graph.Claim{{ID: "claim/1", Subject: "Ä", Predicate: "met", Object: "B", PredicateText: "met", SubjectEntity: 0, ObjectEntity: 1,
			Kind: "verb", Voice: "active", Polarity: "positive", Modality: "possible", Confidence: 0.9, DocumentID: "a/b ü.txt", Sentence: "Ä met B.",
			Span: graph.Span{Start: 0, End: 8}, Spans: graph.Spans{Subject: &[2]int{0, 1}, Predicate: &[2]int{2, 5}, Object: &[2]int{6, 70}}}}}
	if _, err := s.store.Add(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	got := text(ask(s, "GET", "/document?id=a%2Fb%20%C3%BC.txt", ""))
	want := `{"id":"a/b ü.txt","title":"T","text":"Ä met B.","length":8,"claims":[{"id":"claim/1","start":0,"end":8,"s":[0,1],"p":[2,5],` +
		`"words":"Ä met B","standing":"hedged","modality":"possible","confidence":0.9}]}` + "\n"
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
