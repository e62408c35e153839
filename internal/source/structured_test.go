package source_test

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"kgraph/internal/source"
)

// zipped makes a zip file of names and contents in turn.
func zipped(t testing.TB, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(files[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func tarred(t testing.TB, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for i := 0; i+1 < len(files); i += 2 {
		if err := w.WriteHeader(&tar.Header{Name: files[i], Mode: 0o644, Size: int64(len(files[i+1])), Typeflag: tar.TypeReg}); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(files[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

const docxBody = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Rivals Clash</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">The first firm </w:t></w:r><w:del><w:r><w:delText>loved</w:delText></w:r></w:del><w:ins><w:r><w:t>sued</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> the second.</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>It lost.</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>`

const odtBody = `<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:text="t"><office:body><office:text>
<text:tracked-changes><text:p>gone</text:p></text:tracked-changes><text:h text:outline-level="1">Rivals Clash</text:h>
<text:p>The first<text:s/>firm <text:span>sued</text:span> the second.<text:note><text:note-body><text:p>A note.</text:p></text:note-body></text:note></text:p>
<text:p>It <draw:frame xmlns:draw="d" xmlns:svg="s" draw:name="Image1"><draw:image><office:binary-data>iVBORw0KGgo=</office:binary-data><text:p>alt</text:p></draw:image><svg:title>The court</svg:title><svg:desc>A court from the street.</svg:desc></draw:frame>lost.</text:p>
<text:p><draw:frame xmlns:draw="d"><draw:text-box><text:p>Figure 1: the court.</text:p></draw:text-box></draw:frame></text:p><text:p><draw:image xmlns:draw="d"><office:binary-data>iVBORw0KGgo=</office:binary-data></draw:image></text:p></office:text></office:body></office:document-content>`

const page = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Rivals Clash | The Paper</title>
<meta property="og:site_name" content="The Paper"><link rel="canonical" href="https://paper.example/a">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","headline":"Rivals Clash","datePublished":"2025-01-28T09:00:00+01:00","author":{"@type":"Person","name":"Jane Roe"}}]}</script></head><body>
<nav>Home World Sport</nav><div id="cookie-consent">We use cookies.</div><article><h1>Rivals Clash</h1><p class="byline">By Jane Roe</p><p>Updated Jan. 28, 2025, 9:00 a.m.</p>
<p>The first firm <b>sued</b> the second over a patent that both of them had claimed for years in several courts.<sup class="reference">[1]</sup></p>
<figure><img src="a.png"><figcaption>The court, seen from the street.</figcaption></figure>
<p>It lost, and the judge ordered it to pay for the costs of the second firm as well as its own, which was a surprise.</p></article>
<aside>Related: ten phones</aside><footer>All rights reserved.</footer><script>alert("x")</script></body></html>`

const message = "From: Jane Roe <jane@paper.example>\r\nMessage-ID: <1@paper.example>\r\nSubject: =?utf-8?q?Rivals_Clash?=\r\nDate: Tue, 28 Jan 2025 09:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n" +
	"--b\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nThe first firm sued the second over a =\r\ncaf=E9.\r\nIt lost.\r\n\r\n> I quote this.\r\n\r\n-- \r\nJane\r\n" +
	"--b\r\nContent-Type: text/html\r\n\r\n<p>Another form.</p>\r\n--b--\r\n"

const feed = `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Paper</title><item><title>Rivals Clash</title><link>https://paper.example/a</link>
<guid>tag:paper.example,2025:a</guid><pubDate>Tue, 28 Jan 2025 09:00:00 +0000</pubDate><category>Courts</category><description>Short.</description>
<content:encoded><![CDATA[<p>The first firm sued the second.</p><p>It lost.</p>]]></content:encoded></item><item><title>Second</title><link>https://paper.example/b</link><description>&lt;p&gt;It won.&lt;/p&gt;</description></item></channel></rss>`

// response is a WARC record of a page fetched well.
func response(url, kind, body string) string {
	answer := fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s", kind, len(body), body)
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nWARC-Date: 2025-01-29T00:00:00Z\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", url, len(answer), answer)
}

func TestStructured(t *testing.T) {
	story := "# Rivals Clash|The first firm sued the second.|It lost."
	tests := []struct{ name, content, want, meta string }{
		{"a.docx", zipped(t, "word/document.xml", docxBody, "docProps/core.xml", `<c xmlns:dc="d"><dc:creator>Jane Roe</dc:creator></c>`), story, "a.docx||||Jane Roe|"},
		{"a.odt", zipped(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", odtBody, "meta.xml", `<m xmlns:dc="d"><dc:date>2026-01-01</dc:date><dc:language>C</dc:language></m>`), story, "a.odt|||||"},
		{"a.epub", zipped(t, "mimetype", "application/epub+zip", "META-INF/container.xml", `<c><rootfile full-path="o/p.opf"/></c>`,
			"o/p.opf", `<p xmlns:dc="d"><dc:title>Rivals Clash</dc:title><dc:date>2025-01-28</dc:date><dc:language>en</dc:language><manifest><item id="b" href="b%20b.xhtml" media-type="application/xhtml+xml"/><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/><item id="n" href="n.xhtml" media-type="application/xhtml+xml" properties="nav"/></manifest><spine><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/></spine></p>`,
			"o/a.xhtml", `<?xml version="1.0"?><html><head><title/></head><body><p>The first firm sued the second.</p></body></html>`, "o/b b.xhtml", `<html><body><p>It lost.</p></body></html>`), story, "a.epub|2025-01-28||||en"},
		{"a.html", page, "# Rivals Clash|The first firm sued the second over a patent that both of them had claimed for years in several courts.|It lost, and the judge ordered it to pay for the costs of the second firm as well as its own, which was a surprise.",
			"a.html|2025-01-28T09:00:00+01:00|https://paper.example/a|The Paper|Jane Roe|en"},
		{"a.eml", message, "# Rivals Clash|The first firm sued the second over a café. It lost.", "a.eml|2025-01-28T09:00:00Z|||Jane Roe|"},
		{"a.mht", "Subject: Rivals Clash\r\nSnapshot-Content-Location: https://paper.example/a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>The first firm sued the second.</p><p class=3D\"x\">It lost.</p>\r\n--b--\r\n", story, "a.mht||https://paper.example/a|||"},
		{"a.csv", "id,title,text,date\nn1,Rivals Clash,\"The first firm sued the second.\nIt lost.\",2025-01-28\n", "The first firm sued the second.|It lost.", "n1|2025-01-28||||"},
		{"a.tsv", "text\turl\nIt lost.\thttps://paper.example/a\n", "It lost.", "a.tsv#1||https://paper.example/a|||"},
		{"a.warc", "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 3\r\n\r\nabc\r\n\r\n" + response("https://paper.example/p.png", "image/png", "x") + response("https://paper.example/a", "text/plain", "The first firm sued the second. It lost.\n"), "The first firm sued the second. It lost.", "https://paper.example/a|2025-01-29T00:00:00Z|https://paper.example/a|||"},
		{"a.zip", zipped(t, "../up/a.txt", "It lost.\n", "__MACOSX/a.txt", "x", ".hidden.txt", "x", "b.png", "x"), "It lost.", "a.zip/up/a.txt|||||"},
		{"a.tar", tarred(t, "in/a.md", "# Rivals Clash\n\nThe first firm sued the second.\n\nIt lost.\n"), story, "a.tar/in/a.md|||||"},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			d := one(t, c.name, c.content)
			if got := strings.Join(paragraphs(d), "|"); got != c.want {
				t.Errorf("paragraphs\n%s, want\n%s", got, c.want)
			}
			if got := strings.Join([]string{d.ID, d.Published, d.URL, d.Source, strings.Join(d.Authors, ","), d.Language}, "|"); got != c.meta {
				t.Errorf("about it\n%s, want\n%s", got, c.meta)
			}
			if c.name == "a.csv" || c.name == "a.tsv" {
				return // commas say nothing of a stream's format
			}
			docs, errs := read("-", c.content, source.Options{})
			if len(docs) != 1 || len(errs) > 0 || docs[0].Text != d.Text {
				t.Errorf("told by its content alone: %d documents, %v", len(docs), errs)
			}
		})
	}
}

func TestFeedAndMailbox(t *testing.T) {
	docs, errs := read("a.xml", feed, source.Options{})
	if len(docs) != 2 || len(errs) > 0 || docs[0].ID != "tag:paper.example,2025:a" || docs[1].ID != "https://paper.example/b" {
		t.Fatalf("%d items, %v", len(docs), errs)
	}
	if got := strings.Join(paragraphs(docs[0]), "|"); got != "# Rivals Clash|The first firm sued the second.|It lost." || docs[0].Published != "2025-01-28T09:00:00Z" || docs[0].Source != "The Paper" {
		t.Errorf("%s, %+v", got, docs[0])
	}
	box := "From jane@x Tue Jan 28 09:00:00 2025\n" + strings.ReplaceAll(message, "\r\n", "\n") + "\nFrom joe@x Wed Jan 29 09:00:00 2025\nSubject: Second\n\n>From here it won.\n\nFrom there too.\n"
	// Without the first message the second keeps its id; so does a copy's number tell it apart.
	third := "From joe@x Wed Jan 29 09:00:00 2025\nMessage-ID: <3@x>\nSubject: Third\n\nIt drew.\n\n"
	for content, want := range map[string]string{box + "\n" + third: "a.mbox#1@paper.example a.mbox#2 a.mbox#3@x", third: "a.mbox#3@x", third + third: "a.mbox#3@x a.mbox#2"} {
		docs, errs := read("a.mbox", content, source.Options{})
		var ids []string
		for _, d := range docs {
			ids = append(ids, d.ID)
		}
		if got := strings.Join(ids, " "); got != want || len(errs) > 0 {
			t.Errorf("messages %s, %v, want %s", got, errs, want)
		}
	}
	docs, errs = read("a.mbox", box, source.Options{})
	if len(docs) != 2 || len(errs) > 0 || docs[0].ID != "a.mbox#1@paper.example" || docs[1].ID != "a.mbox#2" {
		t.Fatalf("%d messages, %v", len(docs), errs)
	}
	if got := strings.Join(paragraphs(docs[1]), "|"); got != "# Second|From here it won.|From there too." {
		t.Error(got)
	}
}

func TestDateline(t *testing.T) {
	long := " The court decided on Monday that the first firm has to pay the second."
	tests := []struct{ in, prose, published, outlet string }{
		{"BEIJING, Jan 27, 2025 (Reuters) -" + long, strings.TrimSpace(long), "2025-01-27", "Reuters"},
		{"NEW YORK (AP) —" + long, strings.TrimSpace(long), "", "AP"},
		{"WASHINGTON, D.C., Sept. 3 —" + long, strings.TrimSpace(long), "", ""},
		{"The firm - the second -" + long, "The firm - the second -" + long, "", ""},
		{"OpenAI -" + long, "OpenAI -" + long, "", ""},
	}
	for _, c := range tests {
		d := one(t, "a.txt", c.in)
		if got := strings.Join(paragraphs(d), "|"); got != c.prose || d.Published != c.published || d.Source != c.outlet {
			t.Errorf("%q: %q, %q, %q", c.in, got, d.Published, d.Source)
		}
	}
}

func TestLanguage(t *testing.T) {
	german := strings.Repeat("Die Regierung hat am Montag neue Regeln für die Ausfuhr von Halbleitern beschlossen, die ab März gelten sollen. ", 4)
	docs, errs := read("a.txt", german, source.Options{})
	if len(docs) != 0 || len(errs) != 1 || !strings.Contains(errs[0].Error(), "German") {
		t.Errorf("%d documents, %v", len(docs), errs)
	}
	if docs, errs = read("a.txt", german, source.Options{AnyLanguage: true}); len(docs) != 1 || len(errs) != 0 {
		t.Errorf("%d documents, %v", len(docs), errs)
	}
}
