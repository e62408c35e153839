package pipeline_test

import (
	"archive/zip"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"html"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kgraph/graph"
	"kgraph/internal/pipeline"
	"kgraph/internal/source"
	"kgraph/schema"
	"kgraph/seeds"
)

// run runs a tool in dir. A tool that is not installed skips the test, or
// fails it where KGRAPH_REQUIRE=all is set.
func run(t *testing.T, dir, tool string, args ...string) {
	t.Helper()
	if _, err := exec.LookPath(tool); err != nil {
		if os.Getenv("KGRAPH_REQUIRE") == "all" {
			t.Fatalf("%s is not installed, and KGRAPH_REQUIRE=all is set", tool)
		}
		t.Skipf("%s is not installed", tool)
	}
	cmd := exec.Command(tool, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "no_proxy=127.0.0.1", "LANG=C.UTF-8")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", tool, err, out)
	}
}

// article is the demonstration article without its line of tags.
func article(t *testing.T) (title string, body []string) {
	lines := strings.Split(strings.TrimSpace(string(seeds.Article)), "\n")
	if len(lines) < 5 {
		t.Fatalf("the article has %d lines", len(lines))
	}
	return lines[0], lines[1 : len(lines)-1]
}

// page is the article as a newspaper's site would show it.
func page(title string, body []string, css string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>%s | The Paper</title><meta property="og:site_name" content="The Paper"><style>%s</style></head><body>`, html.EscapeString(title), css)
	fmt.Fprintf(&b, `<article><h1>%s</h1><div class="columns">`, html.EscapeString(title))
	for _, p := range body {
		fmt.Fprintf(&b, "<p>%s</p>\n", html.EscapeString(p))
	}
	b.WriteString("</div></article></body></html>")
	return b.String()
}

// around puts what sites put around an article.
func around(page string) string {
	page = strings.Replace(page, "<body>", `<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><div class="cookie-banner">We use cookies to improve our service. Accept all cookies.</div>`, 1)
	page = strings.Replace(page, "</h1>", `</h1><p class="byline">By Jane Roe</p><time>Jan. 28, 2025</time><figure><img src="x.png"><figcaption>The app on a phone, seen in Beijing.</figcaption></figure>`, 1)
	return strings.Replace(page, "</body>", `<aside>Related: ten best phones of the year.</aside><footer>Copyright The Paper. All rights reserved.</footer></body>`, 1)
}

// TestFormats has one article in every format, made by the tools that people
// make them with, and holds that each gives the claims of the plain text.
func TestFormats(t *testing.T) {
	if testing.Short() {
		t.Skip("runs pandoc and Chromium")
	}
	dir := t.TempDir()
	title, body := article(t)
	write := func(name, content string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	plain := title + "\n\n" + strings.Join(body, "\n\n") + "\n"
	write("a.txt", plain)
	write("a.md", "# "+title+"\n\n"+strings.Join(body, "\n\n")+"\n")
	write("bare.md", strings.Join(body, "\n\n")+"\n") // pandoc writes the title itself
	write("a.html", around(page(title, body, "")))
	write("one.print", page(title, body, "@page{size:A4;margin:2cm} body{font:11pt serif}"))
	write("two.print", page(title, body, "@page{size:A5;margin:1.5cm} body{font:9pt serif} .columns{column-count:2;text-align:justify;hyphens:auto} h1{font-size:16pt}"))
	for _, ext := range []string{"docx", "odt", "epub"} {
		run(t, dir, "pandoc", "-f", "markdown-smart", "--metadata", "title="+title, "bare.md", "-o", "b."+ext)
	}
	for _, name := range []string{"one", "two"} {
		if err := os.Rename(filepath.Join(dir, name+".print"), filepath.Join(dir, name+"-page.html")); err != nil {
			t.Fatal(err)
		}
		run(t, dir, "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--print-to-pdf="+name+".pdf", name+"-page.html")
	}
	server := httptest.NewServer(http.FileServer(http.Dir(dir)))
	defer server.Close()
	run(t, dir, "wget", "-q", "--warc-file=w", "--output-document=/dev/null", server.URL+"/a.html")
	write("a.eml", "From: Jane Roe <jane@paper.example>\nSubject: "+title+"\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n"+strings.Join(body, "\n\n")+"\n")
	write("a.mbox", "From jane@paper.example Tue Jan 28 09:00:00 2025\nSubject: "+title+"\nContent-Type: text/plain; charset=utf-8\n\n"+strings.Join(body, "\n\n")+"\n")
	write("a.rss", `<rss version="2.0"><channel><title>The Paper</title><item><title>`+html.EscapeString(title)+`</title><guid>x</guid><description>`+html.EscapeString("<p>"+strings.Join(body, "</p><p>")+"</p>")+`</description></item></channel></rss>`)
	object, err := json.Marshal(map[string]string{"text": plain})
	if err != nil {
		t.Fatal(err)
	}
	write("a.jsonl", string(object)+"\n")
	var table strings.Builder
	rows := csv.NewWriter(&table)
	if err := rows.WriteAll([][]string{{"id", "text"}, {"1", plain}}); err != nil {
		t.Fatal(err)
	}
	write("a.csv", table.String())
	zipFile(t, filepath.Join(dir, "a.zip"), "in/a.html", around(page(title, body, "")))

	p, err := pipeline.New(schema.Default(), "test")
	if err != nil {
		t.Fatal(err)
	}
	want := said(t, p, filepath.Join(dir, "a.txt"))
	if len(want) < 50 {
		t.Fatalf("the plain text gives %d claims", len(want))
	}
	for _, name := range []string{"a.md", "a.html", "b.docx", "b.odt", "b.epub", "one.pdf", "two.pdf", "w.warc.gz", "a.eml", "a.mbox", "a.rss", "a.jsonl", "a.csv", "a.zip"} {
		if diff := cmp.Diff(want, said(t, p, filepath.Join(dir, name))); diff != "" {
			t.Errorf("%s says otherwise than the plain text (-plain +%s):\n%s", name, name, diff)
		}
	}
	var fetched []string
	for d, err := range source.Open(context.Background(), []string{server.URL + "/a.html"}, source.Options{AllowLocal: true}) {
		if err != nil {
			t.Fatal(err)
		}
		rec, err := p.Record(d)
		if err != nil {
			t.Fatal(err)
		}
		fetched = lines(rec)
	}
	if diff := cmp.Diff(want, fetched); diff != "" {
		t.Errorf("the page fetched says otherwise:\n%s", diff)
	}
}

// said are the claims of all documents of a path, each as one line without
// what names the document.
func said(t *testing.T, p *pipeline.Pipeline, path string) (out []string) {
	t.Helper()
	for d, err := range source.Open(context.Background(), []string{path}, source.Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		rec, err := p.Record(d)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, lines(rec)...)
	}
	return out
}

func lines(rec *graph.Record) (out []string) {
	for _, c := range rec.Claims {
		line := strings.Join([]string{c.Subject, c.Predicate, c.Object, c.Relation, c.Polarity, c.Modality, strings.Join(c.Speakers, ">"), c.Sentence}, "\t")
		for _, a := range c.Args {
			line += "\t" + a.Role + "=" + a.Text
		}
		out = append(out, line)
	}
	return out
}

func zipFile(t *testing.T, path, name, content string) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(f)
	w, err := z.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte(content)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}
