package text_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"kgraph/internal/text"
)

// format writes sentences as the golden files have them: words with spaces,
// the words of a multiword token joined by +, one sentence a line.
func format(sents []*text.Sentence) string {
	var b strings.Builder
	for _, s := range sents {
		m := 0
		for i, t := range s.Tokens {
			if m < len(s.Multi) && i > s.Multi[m].Last {
				m++
			}
			switch {
			case i == 0:
			case m < len(s.Multi) && i > s.Multi[m].First:
				b.WriteByte('+')
			default:
				b.WriteByte(' ')
			}
			b.WriteString(t.Form)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// Each file in testdata is a construction. Its cases are a text after "> "
// (several lines for several lines of text) and the sentences expected.
func TestConstructions(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no testdata", err)
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range strings.Split(strings.TrimSpace(string(b)), "\n\n") {
			var in, want []string
			for _, l := range strings.Split(c, "\n") {
				if rest, ok := strings.CutPrefix(l, "> "); ok {
					in = append(in, rest)
				} else if !strings.HasPrefix(l, "# ") {
					want = append(want, l)
				}
			}
			got := format(text.Segment(&text.Document{Text: strings.Join(in, "\n")}))
			if exp := strings.Join(want, "\n") + "\n"; got != exp {
				t.Errorf("%s: %q\ngot  %swant %s", f, in, got, exp)
			}
		}
	}
}

// check holds the invariants of the package for one document.
func check(t interface{ Fatalf(string, ...any) }, d *text.Document) {
	x := text.NewIndex(d.Text)
	covered := 0
	at := 0
	for _, s := range text.Segment(d) {
		if x.Slice(s.Span) != s.Text {
			t.Fatalf("sentence %q stands for %q", s.Text, x.Slice(s.Span))
		}
		if len(s.Tokens) == 0 || s.Tokens[0].Start != s.Start || s.Tokens[len(s.Tokens)-1].End != s.End {
			t.Fatalf("sentence %q does not begin and end with its words", s.Text)
		}
		for _, w := range s.Tokens {
			if w.Start < at || w.End <= w.Start {
				t.Fatalf("word %q at %v, but the last one ends at %d", w.Form, w.Span, at)
			}
			at = w.End
			if x.Slice(w.Span) != w.Form {
				t.Fatalf("word %q stands for %q", w.Form, x.Slice(w.Span))
			}
			covered += w.Len()
		}
		last := -1
		for _, m := range s.Multi {
			if m.First <= last || m.Last <= m.First || m.Last >= len(s.Tokens) {
				t.Fatalf("multiword token %+v of %d words", m, len(s.Tokens))
			}
			last = m.Last
			if got := x.Slice(text.Span{Start: s.Tokens[m.First].Start, End: s.Tokens[m.Last].End}); got != m.Form {
				t.Fatalf("multiword token %q stands for %q", m.Form, got)
			}
		}
	}
	want := 0
	for _, r := range d.Text {
		if !text.IsSpace(r) {
			want++
		}
	}
	if covered != want {
		t.Fatalf("words cover %d of %d characters of %q", covered, want, d.Text)
	}
}

func FuzzSegment(f *testing.F) {
	for _, s := range []string{"", "Mr. Smith can't go. He's in the U.S.", "a\x00b\xed\xa0\x80c", "שלום, עולם.", "http://a.b/(c) x@y.z a--b '90s …", "1. a\n2) b\n\n• c", "don’t\u200b’s''``:)$5%", "....!!!???'''\"\"\""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { check(t, &text.Document{Text: s}) })
}

func FuzzFromTokens(f *testing.F) {
	f.Add("He does n't  know China's U.S. plan .")
	f.Add("\x00 '' cannot\xff")
	f.Fuzz(func(t *testing.T, s string) {
		x := text.NewIndex(s)
		for _, w := range text.FromTokens(s).Tokens {
			if x.Slice(w.Span) != w.Form || w.Form == "" {
				t.Fatalf("word %q stands for %q", w.Form, x.Slice(w.Span))
			}
		}
	})
}

func TestProperties(t *testing.T) {
	piece := rapid.SampledFrom([]string{"The", "U.S.", "don't", "’s", "s'", ".", "...", "?", "!", " ", " ", " ", "\n", "\n\n", "\"", "“", "”", "(", ")", "$5", "3.5%", "-", "—", "well-known",
		"http://x.com/a.", "a@b.co", "Mr.", "e.g.", "é", "日本", "😀", "\u200d", "\u0301", "\t", "\x00", "it", "Dr", "2024-01-05", "1,000", "'", "cannot", ":)", "#tag", "\u202e", "ﬁ", "\xff"})
	rapid.Check(t, func(rt *rapid.T) {
		s := strings.Join(rapid.SliceOf(piece).Draw(rt, "pieces"), "")
		d := &text.Document{Text: s}
		check(rt, d)
		if a, b := format(text.Segment(d)), format(text.Segment(d)); a != b {
			rt.Fatalf("twice the same text, two results: %q %q", a, b)
		}
		// A paragraph's sentences do not depend on its neighbours.
		p := format(text.Segment(&text.Document{Text: s, Paragraphs: []text.Paragraph{{Span: text.Span{End: utf8.RuneCountInString(s)}}}}))
		two := s + "\n\nAnother paragraph stands here."
		n := utf8.RuneCountInString(s)
		q := format(text.Segment(&text.Document{Text: two, Paragraphs: []text.Paragraph{{Span: text.Span{End: n}}, {Span: text.Span{Start: n + 2, End: utf8.RuneCountInString(two)}}}}))
		if p+"Another paragraph stands here .\n" != q {
			rt.Fatalf("%q alone, %q with a neighbour", p, q)
		}
	})
}

// Texts that break a careless splitter take a time in proportion to their
// length: twice the text may not take much more than twice the time.
func TestLinear(t *testing.T) {
	shapes := map[string]string{
		"one letter": "a", "periods": "a.", "hyphens": "a-", "digits": "1", "apostrophes": "a'", "quotes": "'", "at signs": "a@", "brackets": "([", "slashes": "a/b/",
		"zeros": "\x00", "words": "word ", "no end": "word, ", "ends": "A. ", "right to left": "שלום", "addresses": "http://a.b/", "commas": "1,", "marks": "\u0301", "lines": "abc def ghi jkl mno pqr stu vwx yz\n", "colons": ":", "numbers": "1-2-", "capitals": "A",
	}
	for name, s := range shapes {
		measure := func(n int) time.Duration {
			d := &text.Document{Text: strings.Repeat(s, n/len(s))}
			best := time.Hour
			for range 2 {
				start := time.Now()
				text.Segment(d)
				best = min(best, time.Since(start))
			}
			return best
		}
		// Eight times the text, twice; on a busy machine one measurement says little.
		for _, n := range []int{1 << 14, 1 << 17} {
			small, large := measure(n), measure(8*n)
			for try := 0; try < 4 && large > 40*small+50*time.Millisecond; try++ {
				small, large = measure(n), measure(8*n)
			}
			if large > 40*small+50*time.Millisecond {
				t.Errorf("%s: %d KiB took %v, %d KiB %v", name, n>>10, small, n>>7, large)
			}
		}
	}
}

func TestLongSentence(t *testing.T) {
	for _, s := range text.Segment(&text.Document{Text: strings.Repeat("word and, word ", 20000)}) {
		if len(s.Tokens) > 500 {
			t.Fatalf("a sentence of %d words", len(s.Tokens))
		}
	}
}

func TestFromTokens(t *testing.T) {
	s := text.FromTokens("  He does n't know China's  U.S. plan , can't he ? ")
	if got := format([]*text.Sentence{s}); got != "He does n't know China+'s U.S. plan , ca+n't he ?\n" {
		t.Error(got)
	}
	if s.Start != 2 || s.Tokens[0].Form != "He" || s.Text != "He does n't know China's  U.S. plan , can't he ?" {
		t.Errorf("%+v", s)
	}
	if s := text.FromTokens(" "); s == nil || len(s.Tokens) != 0 {
		t.Errorf("%+v", s)
	}
}

func TestIndex(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := strings.Repeat(rapid.String().Draw(rt, "s"), rapid.IntRange(1, 60).Draw(rt, "n"))
		x := text.NewIndex(s)
		cp := 0
		for b := range s {
			if x.Byte(cp) != b || x.CodePoint(b) != cp {
				rt.Fatalf("code point %d: byte %d, want %d; back %d", cp, x.Byte(cp), b, x.CodePoint(b))
			}
			cp++
		}
		if x.Byte(cp) != len(s) || x.Byte(cp+9) != len(s) || x.CodePoint(len(s)) != cp || x.Byte(-1) != 0 || x.Len() != cp {
			rt.Fatalf("ends of %q", s)
		}
	})
}

func BenchmarkSegment(b *testing.B) {
	const article = "The company said on Jan. 5 that it wouldn't sell its U.S. business for $600 million, or 3.5% of sales. \"We can't,\" said Ms. Lee, its well-known chief executive. Investors weren't happy: shares fell 4.2% in New York, the worst day since 2019. See https://example.com/a for more.\n"
	d := &text.Document{Text: strings.Repeat(article, 2000)}
	b.SetBytes(int64(len(d.Text)))
	b.ReportAllocs()
	for b.Loop() {
		text.Segment(d)
	}
}
