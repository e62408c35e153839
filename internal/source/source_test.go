package source_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"kgraph/internal/source"
	"kgraph/internal/text"
)

// read gathers what a stream yields.
func read(name, content string, opts source.Options) (docs []*text.Document, errs []error) {
	for d, err := range source.FromReader(name, strings.NewReader(content), opts) {
		if err != nil {
			errs = append(errs, err)
		} else {
			docs = append(docs, d)
		}
	}
	return docs, errs
}

func one(t *testing.T, name, content string) *text.Document {
	t.Helper()
	docs, errs := read(name, content, source.Options{})
	if len(docs) != 1 || len(errs) > 0 {
		t.Fatalf("%d documents, errors %v", len(docs), errs)
	}
	return docs[0]
}

func paragraphs(d *text.Document) (out []string) {
	x := text.NewIndex(d.Text)
	for _, p := range d.Paragraphs {
		s := x.Slice(p.Span)
		switch p.Kind {
		case text.Title:
			s = "# " + s
		case text.Tags:
			s = "tags: " + s
		}
		out = append(out, s)
	}
	return out
}

func TestPlain(t *testing.T) {
	tests := []struct{ name, in, title, keywords, want string }{
		{"title, prose, tags", "Rivals Clash Over Chips\nThe first firm sued the second.\nIt lost.\nChips, Courts, Trade, US-China", "Rivals Clash Over Chips", "Chips|Courts|Trade|US-China",
			"# Rivals Clash Over Chips|The first firm sued the second.|It lost.|tags: Chips, Courts, Trade, US-China"},
		{"no title", "The first firm sued the second.\nIt lost.", "", "", "The first firm sued the second.|It lost."},
		{"question as title", "Who Owns the Moon?\n\nNobody does, says a treaty of 1967.", "Who Owns the Moon?", "", "# Who Owns the Moon?|Nobody does, says a treaty of 1967."},
		{"title with an abbreviation", "Chips Leave the U.S.\n\nThe factories are moving away.", "Chips Leave the U.S.", "", "# Chips Leave the U.S.|The factories are moving away."},
		{"one line", "A line without an end", "", "", "A line without an end"},
		{"tags with a name", "The firm lost.\nTags: chips, courts", "", "chips|courts", "The firm lost.|tags: Tags: chips, courts"},
		{"hashtags", "The firm lost.\n\n#Chips #Courts", "", "Chips|Courts", "The firm lost.|tags: #Chips #Courts"},
		{"a list in prose is not tags", "They met.\nPresent were Ann, Bob, and Carl", "", "", "They met.|Present were Ann, Bob, and Carl"},
		{"wrapped", "The first firm sued the second because it had\nused a patent of 1987 without asking anybody for\nleave, and it lost.\n\nThe second firm said that it was glad and would\nnot appeal.", "", "",
			"The first firm sued the second because it had\nused a patent of 1987 without asking anybody for\nleave, and it lost.|The second firm said that it was glad and would\nnot appeal."},
		{"line ends", "One firm sued.\r\nIt lost.\rIt paid.\u2028It left.", "", "", "One firm sued.|It lost.|It paid.|It left."},
		{"control characters", "One\x00firm\x07sued the other firm, and so on it went for years.", "", "", "One firm sued the other firm, and so on it went for years."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := one(t, "a.txt", tt.in)
			if diff := cmp.Diff(tt.want, strings.Join(paragraphs(d), "|")); diff != "" {
				t.Errorf("paragraphs: %s", diff)
			}
			if d.Title != tt.title || strings.Join(d.Keywords, "|") != tt.keywords {
				t.Errorf("title %q keywords %q", d.Title, d.Keywords)
			}
		})
	}
}

func TestMarkdown(t *testing.T) {
	in := "---\ntitle: Rivals Clash\ndate: 2025-01-27\ntags: [chips, courts]\nurl: https://example.com/a\n---\n\n" +
		"The **first** firm [sued](https://example.com/(x)) the\n_second_ one[^1]. ![photo](a.png)\n\n" +
		"## What it *said* ##\n\n- It was `glad`.\n- It would\n  not appeal &amp; go.\n\n> A quotation.\n\n```go\ncode()\n```\n\n" +
		"Under\n=====\n\n<div>snake_case and 2 * 3</div>\n\n| a | b |\n|---|---|\n| c | d |\n\n[ref]: http://example.com\n"
	d := one(t, "dir/a.md", in)
	want := []string{"# Rivals Clash", "The first firm sued the second one.", "# What it said", "It was glad.", "It would not appeal & go.", "A quotation.", "# Under", "snake_case and 2 * 3", "a", "b", "c", "d"}
	if diff := cmp.Diff(want, paragraphs(d)); diff != "" {
		t.Error(diff)
	}
	if d.ID != "a.md" || d.Title != "Rivals Clash" || d.Published != "2025-01-27" || d.URL != "https://example.com/a" || strings.Join(d.Keywords, "|") != "chips|courts" {
		t.Errorf("%+v", d)
	}
	if d := one(t, "a.md", "# Rivals Clash\n\nThe first firm sued.\n"); d.Title != "Rivals Clash" || len(d.Paragraphs) != 2 {
		t.Errorf("%+v", d)
	}
}

func TestJSONLines(t *testing.T) {
	in := `{"id":"a","text":"The firm sued.","date":"2025-01-27","sources":[{"name":"Reuters","url":"https://r.example/1"}]}
{"id":7,"text":"The firm\r\nlost 😀 \ud800 .","date":"yesterday"}

not json
{"id":"b"}
{"id":"c","text":""}
{"text":"It paid.","title":"Firm Pays","source":"AP"}
`
	docs, errs := read("news.jsonl", in, source.Options{})
	var got []string
	for _, d := range docs {
		got = append(got, strings.Join([]string{d.ID, d.Title, d.Published, d.Source, d.URL, d.Text}, "|"))
	}
	want := []string{"a||2025-01-27|Reuters|https://r.example/1|The firm sued.", "7|||||The firm\nlost 😀 \ufffd .", "news.jsonl#7|Firm Pays||AP||It paid."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	var lines []int
	for _, err := range errs {
		var e *source.Error
		if !errors.As(err, &e) || e.Path != "news.jsonl" {
			t.Fatalf("%v", err)
		}
		lines = append(lines, e.Line)
	}
	if diff := cmp.Diff([]int{2, 4, 5, 6}, lines); diff != "" {
		t.Errorf("%s %v", diff, errs)
	}
	docs, errs = read("x", `{"k":"z","body":"Fields have other names."}`, source.Options{TextField: "body", IDField: "k"})
	if len(errs) > 0 || docs[0].ID != "z" {
		t.Errorf("%v %v", docs, errs)
	}
	docs, errs = read("x.json", "[\n {\"text\":\"One firm.\"},\n {\"text\":\"Two firms.\"}\n]", source.Options{})
	if len(errs) > 0 || len(docs) != 2 || docs[1].ID != "x.json#2" {
		t.Errorf("%v %v", docs, errs)
	}
}

func TestBadInput(t *testing.T) {
	noise := make([]byte, 4096)
	for i, x := 0, uint32(1); i < len(noise); i++ {
		x = x*1664525 + 1013904223
		noise[i] = byte(x >> 24)
	}
	tests := []struct {
		name, in string
		is       error
		offset   int64
	}{
		{"empty", "", source.ErrEmpty, -1},
		{"white space", " \n\t\n", source.ErrEmpty, -1},
		{"noise", string(noise), source.ErrBinary, 0},
		{"zeros", strings.Repeat("\x00", 1000), source.ErrBinary, 0},
		{"PDF", "%PDF-1.7\n%\xe2\xe3\xcf\xd3", source.ErrBinary, -1},
		{"a stray byte among UTF-8", "Zoë, Chloë and José live there. \xff Some say.", source.ErrEncoding, 35},
		{"too large", strings.Repeat("a", 3000), source.ErrTooLarge, -1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			docs, errs := read("a.txt", tt.in, source.Options{MaxBytes: 2900})
			if tt.name == "noise" {
				docs, errs = read("a.txt", tt.in, source.Options{})
			}
			if len(docs) != 0 || len(errs) != 1 || !errors.Is(errs[0], tt.is) {
				t.Fatalf("%v %v", docs, errs)
			}
			var e *source.Error
			if !errors.As(errs[0], &e) || e.Path != "a.txt" || tt.offset > 0 && e.Offset != tt.offset {
				t.Errorf("%v %+v", errs[0], e)
			}
		})
	}
}

func TestEncodings(t *testing.T) {
	const want = "Zoë said “no” to the firm’s offer of €5."
	little, big := []byte{0xff, 0xfe}, []byte{0xfe, 0xff}
	for _, u := range utf16.Encode([]rune(want)) {
		little = append(little, byte(u), byte(u>>8))
		big = append(big, byte(u>>8), byte(u))
	}
	for name, in := range map[string]string{
		"UTF-8": want, "UTF-8 with mark": "\ufeff" + want, "UTF-16LE": string(little), "UTF-16BE": string(big),
		"Windows-1252": "Zo\xeb said \x93no\x94 to the firm\x92s offer of \x805.",
	} {
		if d := one(t, "a.txt", in); d.Text != want {
			t.Errorf("%s: %q", name, d.Text)
		}
	}
	if d := one(t, "a.txt", "One \xed\xa0\x80 half."); d.Text != "One \ufffd half." {
		t.Errorf("surrogate: %q", d.Text)
	}
}

func TestFolder(t *testing.T) {
	dir := t.TempDir()
	put := func(name string, content []byte) {
		t.Helper()
		p := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var gz, zs bytes.Buffer
	g := gzip.NewWriter(&gz)
	g.Write([]byte("Packed by gzip."))
	g.Close()
	z, _ := zstd.NewWriter(&zs)
	z.Write([]byte("Packed by zstd."))
	z.Close()
	put("b.txt", []byte("The firm sued."))
	put("a/c.md", []byte("The firm lost."))
	put("a/d.txt.gz", gz.Bytes())
	put("a/e.txt.zst", zs.Bytes())
	put("a/f.txt.gz", gz.Bytes()[:len(gz.Bytes())-6])
	put("a/.hidden.txt", []byte("Hidden."))
	put("a/drafts/x.txt", []byte("A draft."))
	put("a/pic.png", []byte("\x89PNG"))
	put("empty.txt", nil)
	put(".kgraphignore", []byte("# not yet\ndrafts/\n"))
	var got []string
	for d, err := range source.Open(context.Background(), []string{dir, filepath.Join(dir, "missing.txt"), filepath.Join(dir, "a", "c.md"), "-"}, source.Options{Stdin: strings.NewReader("From a pipe.")}) {
		if err != nil {
			got = append(got, "error "+strings.TrimPrefix(strings.ReplaceAll(err.Error(), dir, ""), "/"))
			continue
		}
		got = append(got, d.ID+": "+d.Text)
	}
	want := []string{"a/c.md: The firm lost.", "a/d.txt: Packed by gzip.", "a/e.txt: Packed by zstd.",
		"error a/f.txt.gz: undo gzip: unexpected EOF",
		"error a/pic.png: this kind of file is not read: in a folder a name must tell a kind that is read (text, Markdown, HTML, PDF, DOCX, ODT, EPUB, mail, feeds, JSON lines, CSV, WARC, zip and tar); name it in .kgraphignore to leave it out",
		"b.txt: The firm sued.", "error empty.txt: there is no text in it",
		"error missing.txt: there is no such file or folder (file does not exist)",
		"c.md: The firm lost.", "stdin-33752a2e: From a pipe."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestIDAndCancel(t *testing.T) {
	docs, errs := read("a.txt", "The firm sued.", source.Options{ID: "mine", Published: "2025-01-27"})
	if len(errs) > 0 || docs[0].ID != "mine" || docs[0].Published != "2025-01-27" {
		t.Errorf("%+v %v", docs, errs)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, err := range source.Open(ctx, []string{"-"}, source.Options{Stdin: strings.NewReader("x")}) {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%v", err)
		}
	}
}

// A stream that unpacks to far more than the limit ends soon and clearly.
func TestBomb(t *testing.T) {
	var gz bytes.Buffer
	g := gzip.NewWriter(&gz)
	zeros := bytes.Repeat([]byte("a"), 1<<20)
	for range 100 {
		g.Write(zeros)
	}
	g.Write([]byte("\n{\"text\":\"It goes on.\"}\n"))
	g.Close()
	_, errs := read("a.txt.gz", gz.String(), source.Options{MaxBytes: 1 << 20})
	if len(errs) != 1 || !errors.Is(errs[0], source.ErrTooLarge) {
		t.Errorf("%v", errs)
	}
	docs, errs := read("a.jsonl.gz", gz.String(), source.Options{MaxBytes: 1 << 20})
	if len(errs) != 1 || !errors.Is(errs[0], source.ErrTooLarge) || len(docs) != 1 {
		t.Errorf("%v %v", docs, errs)
	}
}
