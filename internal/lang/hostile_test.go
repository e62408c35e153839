package lang

import (
	"strings"
	"testing"
	"time"

	"kgraph/internal/text"
)

// whole segments and parses a text and holds every parse to the package's
// invariant and every word to its place.
func whole(t *testing.T, a *Analyzer, s string) (words int) {
	t.Helper()
	x := text.NewIndex(s)
	for _, p := range a.ParseAll(text.Segment(&text.Document{Text: s})) {
		check(t, p)
		for i, w := range p.Sentence.Tokens {
			if w.Start < 0 || w.End < w.Start || w.End > x.Len() || w.Form == "" {
				t.Fatalf("word %d of %q: %+v", i, p.Sentence.Text, w)
			}
		}
		words += len(p.Words)
	}
	return words
}

// TestHostile says that texts made to break a parser take bounded time.
func TestHostile(t *testing.T) {
	a := english(t)
	for name, s := range map[string]string{
		"1 MB without a space": strings.Repeat("a", 1<<20),
		"64 KB of brackets":    strings.Repeat("(", 1<<16),
		"10,000 words":         strings.Repeat("word ", 10_000),
		"10,000 names":         strings.Repeat("Paris and ", 5_000),
		"NUL":                  strings.Repeat("The dog\x00 barked.\x00 ", 200),
		"lone surrogates":      strings.Repeat("The \xed\xa0\x80 dog \xed\xbf\xbf barked. ", 200),
		"not UTF-8":            strings.Repeat("\xff\xfe The dog. ", 200),
		"right to left":        strings.Repeat("\u202eשלום עולם. مرحبا بالعالم. ", 200),
		"marks":                strings.Repeat("e\u0301\u0301\u200d", 5_000),
	} {
		start := time.Now()
		words := whole(t, a, s)
		if took := time.Since(start); took > slower*30*time.Second {
			t.Errorf("%s: %d words took %v", name, words, took)
		}
	}
}

// FuzzText goes from bytes to trees.
func FuzzText(f *testing.F) {
	for _, s := range []string{"", "Mr. Smith can't go. He's in the U.S.", "a\x00b\xed\xa0\x80c", "שלום, עולם.", "BREAKING: Google\n\n• x@y.z (http://a.b/)", "\xff.\u202e..'''"} {
		f.Add(s)
	}
	a, err := Load()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) < 1<<14 {
			whole(t, a, s)
		}
	})
}
