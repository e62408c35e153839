package source_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"kgraph/internal/source"
	"kgraph/internal/text"
)

// siteOf serves pages by path; %s in them is the site's address.
func siteOf(t *testing.T, pages map[string]string) (server *httptest.Server, asked map[string]int) {
	asked = map[string]int{}
	server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked[r.URL.Path]++ // one client, one request at a time
		body, ok := pages[r.URL.Path]
		if !ok {
			http.NotFound(w, r)
			return
		}
		if packed := strings.HasPrefix(body, "\x1f\x8b"); packed {
			w.Header().Set("Content-Type", "application/gzip")
			io.WriteString(w, body)
			return
		}
		body = strings.ReplaceAll(body, "%s", server.URL)
		switch {
		case strings.HasSuffix(r.URL.Path, ".gz"):
			w.Header().Set("Content-Type", "application/gzip")
			z := gzip.NewWriter(w)
			io.WriteString(z, body)
			z.Close()
			return
		case strings.HasSuffix(r.URL.Path, ".xml"):
			w.Header().Set("Content-Type", "application/xml; charset=utf-8")
		default:
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
		}
		io.WriteString(w, body)
	}))
	t.Cleanup(server.Close)
	return server, asked
}

func story(s string) string {
	return "<html><body><article><p>" + s + "</p></article></body></html>"
}

// packedBlanks is a text with so many megabytes of blanks after it, packed.
func packedBlanks(text string, megabytes int) string {
	var b bytes.Buffer
	z, _ := gzip.NewWriterLevel(&b, gzip.BestSpeed)
	io.WriteString(z, text)
	block := bytes.Repeat([]byte(" "), 1<<20)
	for range megabytes {
		z.Write(block)
	}
	z.Close()
	return b.String()
}

func urlset(locs ...string) string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`)
	for _, l := range locs {
		fmt.Fprintf(&b, "<url><loc>%s</loc></url>", l)
	}
	return b.String() + "</urlset>"
}

func sitemapindex(locs ...string) string {
	s := strings.ReplaceAll(strings.ReplaceAll(urlset(locs...), "<url>", "<sitemap>"), "</url>", "</sitemap>")
	return strings.ReplaceAll(s, "urlset", "sitemapindex")
}

func follow(url string, opts source.Options) (docs []*text.Document, errs []error) {
	opts.AllowLocal = true
	for d, err := range source.Open(context.Background(), []string{url}, opts) {
		if err != nil {
			errs = append(errs, err)
		} else {
			docs = append(docs, d)
		}
	}
	return docs, errs
}

// An index leads to sitemaps, packed or not, and those to pages: each page
// once, robots.txt obeyed and asked for once.
func TestSitemap(t *testing.T) {
	server, asked := siteOf(t, map[string]string{
		"/robots.txt":     "User-agent: *\nDisallow: /private\n",
		"/index.xml":      sitemapindex("%s/news.xml", "%s/old.xml.gz", "%s/news.xml"),
		"/news.xml":       strings.Replace(urlset("\n %s/a \n", "%s/private/b", "/c", "%s/a#top", "%s/d.jpg"), "</url>", `<news:news xmlns:news="n"><news:publication><news:name>The Paper</news:name></news:publication><news:publication_date>2025-01-28</news:publication_date><news:title>Rivals Clash</news:title></news:news><image:image xmlns:image="i"><image:loc>https://x.example/a.png</image:loc><image:title>No</image:title></image:image></url>`, 1),
		"/old.xml.gz":     urlset("%s/a", "%s/old"),
		"/a":              story("The first firm sued the second."),
		"/c":              story("It lost."),
		"/old":            story("It won."),
		"/private/b":      story("Nobody sees this."),
		"/d.jpg":          "x",
		"/unnamed/in.xml": "x",
	})
	docs, errs := follow(server.URL+"/index.xml", source.Options{})
	var got []string
	for _, d := range docs {
		got = append(got, strings.TrimPrefix(d.ID, server.URL)+" "+d.Published+" "+d.Title+" "+d.Source+": "+d.Text)
	}
	want := "/a 2025-01-28 Rivals Clash The Paper: The first firm sued the second.|/c   : It lost.|/old   : It won."
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("%s, want\n%s", s, want)
	}
	if len(errs) != 1 || !strings.Contains(errs[0].Error(), "robots.txt") {
		t.Errorf("%v, one page that robots.txt forbids expected", errs)
	}
	for path, n := range map[string]int{"/robots.txt": 1, "/a": 1, "/d.jpg": 0, "/private/b": 0, "/news.xml": 1} {
		if asked[path] != n {
			t.Errorf("%s asked for %d times, want %d", path, asked[path], n)
		}
	}
}

func TestSitemapHostile(t *testing.T) {
	laughs := `<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`
	var many []string
	for i := range 20 {
		many = append(many, fmt.Sprintf("%%s/p%d", i))
	}
	pages := map[string]string{
		"/robots.txt": "",
		"/loop.xml":   sitemapindex("%s/loop.xml", "%s/loop2.xml"), "/loop2.xml": sitemapindex("%s/loop.xml", "%s/few.xml"),
		"/few.xml": urlset("%s/p0", "%s/p1"), "/self.xml": urlset("%s/self.xml", "%s/p0"), "/many.xml": urlset(many...),
		"/strange.xml": urlset("https://other.example/a", "file:///etc/passwd", "%s/p0", "http://127.0.0.2/a", "javascript:alert(1)", "%s/"+strings.Repeat("a", 3000)),
		"/laughs.xml":  laughs + strings.Replace(urlset("%s/p0"), `<?xml version="1.0" encoding="UTF-8"?>`, "", 1) + "&b;", "/laughs2.xml": laughs + "<urlset><url><loc>&b;</loc></url></urlset>",
		"/deep.xml": "<urlset>" + strings.Repeat("<url>", 100_000), "/cut.xml": urlset("%s/p0")[:120], "/empty.xml": urlset(),
		"/d1.xml": sitemapindex("%s/d2.xml"), "/d2.xml": sitemapindex("%s/d3.xml"), "/d3.xml": sitemapindex("%s/d4.xml"), "/d4.xml": sitemapindex("%s/few.xml"),
		"/giant.xml.gz": packedBlanks("<urlset>", 60),
		"/wide.xml.gz":  urlset(make([]string, 0)...),
	}
	for i := range 20 {
		pages[fmt.Sprintf("/p%d", i)] = story(fmt.Sprintf("Firm %d sued another.", i))
	}
	var wide []string
	for i := range 50_001 {
		wide = append(wide, fmt.Sprintf("%%s/w%d", i))
	}
	pages["/wide.xml.gz"] = urlset(wide...)
	var maps []string
	for i := range 600 {
		at := fmt.Sprintf("/m%d.xml", i)
		maps = append(maps, "%s"+at)
		pages[at] = urlset("%s/p0")
	}
	pages["/maps.xml"] = sitemapindex(maps...)
	server, _ := siteOf(t, pages)
	for path, want := range map[string]struct {
		docs int
		err  string
	}{
		"/loop.xml": {2, ""}, "/self.xml": {1, ""}, "/many.xml": {5, "more than 5 pages"}, "/strange.xml": {1, "5 of its 6 entries are no pages of 127.0.0.1"},
		"/laughs.xml": {0, "damaged"}, "/laughs2.xml": {0, "damaged"}, "/deep.xml": {0, "more than 256 deep"}, "/cut.xml": {0, "damaged"},
		"/empty.xml": {0, "no text"}, "/d1.xml": {0, "more than 3 deep"}, "/giant.xml.gz": {0, "larger than the limit"}, "/wide.xml.gz": {0, "at most 50000"},
		"/maps.xml": {1, "more than 500 sitemaps"}, "/missing.xml": {0, "404"},
	} {
		docs, errs := follow(server.URL+path, source.Options{MaxPages: 5})
		if len(docs) != want.docs || want.err == "" && len(errs) > 0 || want.err != "" && (len(errs) == 0 || !strings.Contains(errs[0].Error(), want.err)) {
			t.Errorf("%s: %d documents, %v; want %d, %q", path, len(docs), errs, want.docs, want.err)
		}
		for _, err := range errs {
			if e := (*source.Error)(nil); !errors.As(err, &e) || e.Path == "" {
				t.Errorf("%s: %v", path, err)
			}
		}
	}
}

// No file makes the program fetch pages.
func TestSitemapInAFile(t *testing.T) {
	for _, content := range []string{urlset("https://paper.example/a"), sitemapindex("https://paper.example/a.xml")} {
		for d, err := range source.FromReader("a.xml", bytes.NewReader([]byte(content)), source.Options{AllowLocal: true}) {
			if d != nil || !errors.Is(err, source.ErrUnsupported) || !strings.Contains(err.Error(), "name its URL") {
				t.Errorf("%v, %v", d, err)
			}
		}
	}
}
