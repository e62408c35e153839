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
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"kgraph/internal/source"
)

// samples are one good input of every format that is not prose.
func samples(t testing.TB) map[string]string {
	return map[string]string{
		"a.docx": zipped(t, "word/document.xml", docxBody), "a.odt": zipped(t, "content.xml", odtBody), "a.html": page, "a.eml": message, "a.rss": feed,
		"a.epub": zipped(t, "META-INF/container.xml", `<c><rootfile full-path="p.opf"/></c>`, "p.opf", `<p><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></p>`, "a.xhtml", "<p>It lost.</p>"),
		"a.csv":  "id,text\n1,\"It lost.\"\n2,It won.\n", "a.warc": response("https://paper.example/a", "text/html", page), "a.pdf": tinyPDF,
		"a.zip": zipped(t, "a.txt", "It lost.", "b.html", page), "a.tar": tarred(t, "a.txt", "It lost.", "b.html", page),
		"a.mbox": "From jane@x Tue Jan 28 09:00:00 2025\nSubject: A\n\nIt lost.\n",
	}
}

// tinyPDF says one sentence; its cross-reference table is left to be rebuilt
// or refused.
const tinyPDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
4 0 obj<</Length 44>>stream
BT /F1 12 Tf 72 720 Td (It lost.) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R/Size 6>>
startxref
9
%%EOF`

func bomb(n int) string {
	var b bytes.Buffer
	z, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
	block := make([]byte, 1<<20)
	for i := range block {
		block[i] = 'a'
	}
	for range n {
		z.Write(block)
	}
	z.Close()
	return b.String()
}

// TestHostile gives every reader damaged and malicious inputs: each ends in a
// document or an error of its own, and in bounded memory.
func TestHostile(t *testing.T) {
	inputs := map[string]string{}
	for name, content := range samples(t) {
		for i := range 14 { // cut short at every fourteenth
			inputs[fmt.Sprintf("cut%d-%s", i, name)] = content[:len(content)*i/14]
		}
		noise := []byte(content)
		for i := 7; i < len(noise); i += 31 {
			noise[i] ^= 0x55
		}
		inputs["noise-"+name] = string(noise)
		inputs["text-"+name] = "This is text and nothing else."
		inputs["nul-"+name] = strings.Repeat("\x00", 5000)
	}
	laughs := `<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>`
	deep := strings.Repeat("<w:p>", 100_000)
	inner := zipped(t, "a.txt", "It lost.")
	for range 6 {
		inner = zipped(t, "in.zip", inner)
	}
	for name, content := range map[string]string{
		"laughs.docx": zipped(t, "word/document.xml", laughs+"<w:p><w:t>&c;</w:t></w:p>"), "laughs.rss": laughs + "<rss><channel><item><title>&c;</title></item></channel></rss>",
		"laughs.html": laughs + "<p>&c;</p>", "deep.docx": zipped(t, "word/document.xml", deep), "deep.odt": zipped(t, "content.xml", deep), "deep.html": strings.Repeat("<div>", 200_000) + "It lost.",
		"deep.rss": "<rss><channel>" + strings.Repeat("<a>", 100_000), "deep.zip": inner, "bomb.docx": zipped(t, "word/document.xml", strings.Repeat("<w:p><w:t>a</w:t></w:p>", 2_000_000)),
		"bomb.txt.gz": bomb(200), "bomb.html.gz": bomb(200), "bomb.csv.gz": bomb(50), "bomb.zip": zipped(t, "a.txt", strings.Repeat("a", 50<<20), "b.txt", "It lost."),
		"bomb.tar.gz": bomb(100), "path.tar": tarred(t, "../../etc/a.txt", "It lost.", "/abs/b.txt", "It won.", `..\c.txt`, "It drew."),
		"same.tar": tarred(t, "a.txt", "It lost.", "./a.txt", "It won."), "loop.epub": zipped(t, "META-INF/container.xml", `<c><rootfile full-path="META-INF/container.xml"/></c>`),
		"parts.eml": "Content-Type: multipart/mixed; boundary=b\n\n" + strings.Repeat("--b\nContent-Type: text/plain\n\n", 5000), "empty.pdf": "%PDF-1.7\n", "wide.csv": strings.Repeat("a,", 5000) + "text\n",
		"long.warc": "WARC/1.0\r\nContent-Length: 99999999999999999999\r\n\r\n", "minus.warc": "WARC/1.0\r\nContent-Length: -5\r\n\r\n", "lie.warc": "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x.example/\r\nContent-Length: 999\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>It lost.",
		"refs.pdf": strings.Replace(tinyPDF, "/Kids[3 0 R]", "/Kids[2 0 R]", 1), "self.pdf": strings.Replace(tinyPDF, "/Contents 4 0 R", "/Contents 3 0 R", 1),
	} {
		inputs[name] = content
	}
	if len(inputs) < 200 {
		t.Fatalf("%d inputs, at least 200 are promised", len(inputs))
	}
	for name, content := range inputs {
		docs, errs := read(name, content, source.Options{MaxBytes: 4 << 20})
		if len(docs)+len(errs) == 0 {
			t.Errorf("%s: neither a document nor an error", name)
		}
		for _, err := range errs {
			if e := (*source.Error)(nil); !errors.As(err, &e) || e.Path == "" || strings.Contains(e.Error(), "runtime error: invalid memory") {
				t.Errorf("%s: %v", name, err)
			}
		}
		for _, d := range docs {
			if len(d.Text) > 4<<20 || strings.Contains(d.ID, "..") {
				t.Errorf("%s: %q, %d bytes", name, d.ID, len(d.Text))
			}
		}
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	if m.Sys > 1<<30 {
		t.Errorf("%d MB of memory", m.Sys>>20)
	}
}

func TestSymlinkLoop(t *testing.T) {
	dir := t.TempDir()
	if err := os.Symlink(dir, filepath.Join(dir, "again")); err != nil {
		t.Skip(err)
	}
	if err := os.Symlink("self.txt", filepath.Join(dir, "self.txt")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "a.txt"), []byte("It lost."), 0o644); err != nil {
		t.Fatal(err)
	}
	docs, errs := 0, 0
	for d := range source.Open(context.Background(), []string{dir}, source.Options{}) {
		if d != nil {
			docs++
		} else {
			errs++
		}
	}
	if docs != 1 || errs != 1 {
		t.Errorf("%d documents, %d errors", docs, errs)
	}
}

// endless answers for ever.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	return len(p), nil
}

func TestFetch(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("/robots.txt", func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "User-agent: *\nDisallow: /private\n") })
	mux.HandleFunc("/a", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		io.WriteString(w, page)
	})
	mux.HandleFunc("/moved", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/a", http.StatusFound) })
	mux.HandleFunc("/loop", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop", http.StatusFound) })
	mux.HandleFunc("/file", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "file:///etc/passwd", http.StatusFound)
	})
	mux.HandleFunc("/private/a", func(w http.ResponseWriter, _ *http.Request) { t.Error("a page was fetched against robots.txt") })
	mux.HandleFunc("/endless", func(w http.ResponseWriter, _ *http.Request) { io.Copy(w, endless{}) })
	server := httptest.NewServer(mux)
	defer server.Close()
	for path, want := range map[string]string{
		"/a": "", "/moved": "", "/loop": "redirects more than", "/file": "unsupported protocol scheme|not http or https", "/private/a": "robots.txt", "/endless": "larger than the limit", "/none": "404",
	} {
		opts := source.Options{AllowLocal: true, MaxBytes: 1 << 20}
		for d, err := range source.Open(context.Background(), []string{server.URL + path}, opts) {
			if want == "" && (err != nil || d.ID != server.URL+path || d.Title != "Rivals Clash") || want != "" && !oneOf(err, want) {
				t.Errorf("%s: %v, %v", path, d, err)
			}
		}
	}
	for _, err := range source.Open(context.Background(), []string{server.URL + "/a"}, source.Options{}) {
		if !oneOf(err, "private network") || !errors.Is(err, source.ErrFetch) {
			t.Errorf("an address of this machine: %v", err)
		}
	}
}

func oneOf(err error, wants string) bool {
	for _, w := range strings.Split(wants, "|") {
		if err != nil && strings.Contains(err.Error(), w) {
			return true
		}
	}
	return false
}

func FuzzFormats(f *testing.F) {
	for name, content := range samples(f) {
		f.Add(name, []byte(content))
	}
	f.Fuzz(func(t *testing.T, name string, b []byte) {
		if strings.HasPrefix(name, "http") || name == "" {
			return
		}
		n := 0
		for d, err := range source.FromReader(name, bytes.NewReader(b), source.Options{MaxBytes: 1 << 16}) {
			if n++; n > len(b)+2 {
				t.Fatal("more results than bytes")
			}
			if e := (*source.Error)(nil); err != nil && (!errors.As(err, &e) || e.Path == "") || err == nil && (d.ID == "" || len(d.Text) > 1<<18) {
				t.Fatalf("%v, %v", d, err)
			}
		}
		if n == 0 {
			t.Fatal("neither a document nor an error")
		}
	})
}
