package source_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/klauspost/compress/gzip"

	"kgraph/internal/source"
	"kgraph/internal/text"
)

// check holds what every reader promises, whatever it is given.
func check(t *testing.T, name string, content []byte) {
	const limit = 1 << 16
	n := 0
	for d, err := range source.FromReader(name, bytes.NewReader(content), source.Options{MaxBytes: limit}) {
		if n++; n > len(content)+2 {
			t.Fatal("more results than bytes")
		}
		if err != nil {
			var e *source.Error
			if d != nil || !errors.As(err, &e) || e.Path == "" || e.Err == nil {
				t.Fatalf("document %v, error %#v", d, err)
			}
			continue
		}
		if d.ID == "" || !utf8.ValidString(d.Text) || len(d.Text) > 4*limit {
			t.Fatalf("id %q, %d bytes", d.ID, len(d.Text))
		}
		for _, r := range d.Text + d.Title {
			if r != '\n' && r != '\t' && unicode.IsControl(r) || r == '\u2028' {
				t.Fatalf("control character %q in %q", r, d.Text)
			}
		}
		x := text.NewIndex(d.Text)
		at := 0
		for _, p := range d.Paragraphs {
			if p.Start < at || p.End <= p.Start || p.End > x.Len() {
				t.Fatalf("paragraph %v after %d in a text of %d", p, at, x.Len())
			}
			at = p.End
		}
		text.Segment(d)
	}
	if n == 0 {
		t.Fatal("neither a document nor an error")
	}
}

func FuzzText(f *testing.F) {
	for _, s := range []string{"", "Title\n\nProse here.\nTags: a, b", "\xff\xfea\x00", "\xef\xbb\xbfx", "caf\xe9 says", "a\x00b", "\x1f\x8b\x08", "\x28\xb5\x2f\xfd", "{\"text\":\"x\"}"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) { check(t, "a.txt", b); check(t, "-", b) })
}

func FuzzMarkdown(f *testing.F) {
	for _, s := range []string{"# T\n\nA *b* [c](d) ![e](f) `g` <h>\n\n- i\n- j\n\n| k | l |\n|---|---|\n", "---\ntitle: x\ndate: 2025\n---\n\ny", "---\n---\n", "[[[[a](b)](c)](", "```\ncode", "<!-- x", "a\n===\nb\n---\n&amp;&#0;&#xD800;"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) { check(t, "a.md", b) })
}

func FuzzJSON(f *testing.F) {
	for _, s := range []string{"{\"id\":1,\"text\":\"a\",\"date\":\"x\"}\n{}\n", "[{\"text\":\"a\"}]", "{\n\"text\":\n\"a\"}", "{\"text\":\"\\ud800\\u0000\"}", "null\n[]\n1\n", "{\"text\":\"a\",\"sources\":[{\"name\":\"b\"}],\"tags\":[\"c\"]}"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) { check(t, "a.jsonl", b); check(t, "a.json", b) })
}

func FuzzGzip(f *testing.F) {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write([]byte("Some packed text."))
	z.Close()
	f.Add(b.Bytes())
	f.Add(b.Bytes()[:20])
	f.Fuzz(func(t *testing.T, b []byte) { check(t, "a.txt.gz", b) })
}

// Text that breaks a careless Markdown reader stays linear in time.
func TestMarkdownHostile(t *testing.T) {
	for _, s := range []string{"[", "![", "`", "*", "_a", "<", "[a](", "[^", "&", "\\", "> ", "| ", "# ", "- ", "<!--", "a\n==\n"} {
		start := time.Now()
		docs, errs := read("a.md", strings.Repeat(s, (1<<17)/len(s))+"\n\nwords", source.Options{})
		if len(docs)+len(errs) == 0 {
			t.Errorf("%q: nothing", s)
		}
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%q repeated to 128 KiB took %v", s, took)
		}
	}
}
