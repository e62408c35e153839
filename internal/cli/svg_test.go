package cli

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kgraph/internal/lang"
	"kgraph/internal/text"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// golden compares output with a file under testdata/golden.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", "golden", name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs (-update rewrites it):\n%s", path, diff)
	}
}

// parseOf makes a parse of "form/UPOS/head/relation" words, heads from 1.
func parseOf(words string) *lang.Parse {
	var forms []string
	p := &lang.Parse{}
	for _, w := range strings.Fields(words) {
		c := strings.Split(w, "/")
		head := 0
		fmt.Sscan(c[2], &head)
		forms = append(forms, c[0])
		p.Words = append(p.Words, lang.Word{Form: c[0], Lemma: strings.ToLower(c[0]), UPOS: c[1], Head: head - 1, Deprel: c[3]})
	}
	p.Sentence = text.FromTokens(strings.Join(forms, " "))
	return p
}

const (
	drawnTree = "The/DET/2/det startup/NOUN/3/nsubj released/VERB/0/root an/DET/5/det app/NOUN/3/obj that/PRON/8/nsubj quickly/ADV/8/advmod outranked/VERB/5/acl:relcl ChatGPT/PROPN/8/obj ./PUNCT/3/punct"
	hostile   = "]]>&/X/2/det \"x/NOUN/0/root"
)

func draw(t *testing.T, parses ...*lang.Parse) string {
	t.Helper()
	var d drawing
	for _, p := range parses {
		d.add(p)
	}
	var b bytes.Buffer
	if err := d.write(&b); err != nil {
		t.Fatal(err)
	}
	if err := wellFormed(b.Bytes()); err != nil {
		t.Fatalf("%v\n%s", err, b.String())
	}
	return b.String()
}

func wellFormed(data []byte) error {
	for d := xml.NewDecoder(bytes.NewReader(data)); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

func TestSVG(t *testing.T) {
	golden(t, "parse.svg", draw(t, parseOf(drawnTree), parseOf("Birds/NOUN/2/nsubj sing/VERB/0/root")))
	h := &lang.Parse{Sentence: text.FromTokens("x y"), Words: []lang.Word{
		{Form: "<script>alert(1)</script>\x00\u202e", UPOS: "X\"", Head: 1, Deprel: "</text>"},
		{Form: "]]>&'", UPOS: "NOUN", Head: lang.Root, Deprel: "root"}}}
	if s := draw(t, h); strings.Contains(s, "<script>") || strings.Contains(s, "\x00") {
		t.Errorf("not escaped:\n%s", s)
	}
	draw(t) // no sentence at all
}

// TestSVGLimits: what is too long or too much is said to be.
func TestSVGLimits(t *testing.T) {
	long := parseOf(strings.Repeat("a/X/0/root ", maxDrawnWords+1))
	if s := draw(t, long); !strings.Contains(s, "too long to draw") {
		t.Errorf("%.300s", s)
	}
	var many []*lang.Parse
	for range maxDrawn + 2 {
		many = append(many, parseOf("a/X/0/root"))
	}
	if s := draw(t, many...); !strings.Contains(s, "2 more sentences are not drawn") {
		t.Error("the picture does not say that it is cut short")
	}
}

// TestArcLevels: no two arcs over the same gap have the same height, whatever
// the tree.
func TestArcLevels(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 40).Draw(t, "words")
		p := &lang.Parse{Words: make([]lang.Word, n)}
		for i := range p.Words {
			p.Words[i].Head = rapid.IntRange(-1, n-1).Filter(func(h int) bool { return h != i }).Draw(t, "head")
		}
		taken := map[[2]int]int{}
		for i, level := range arcLevels(p) {
			h := p.Words[i].Head
			if h == lang.Root {
				continue
			}
			for k := min(i, h); k < max(i, h); k++ {
				if j, twice := taken[[2]int{k, level}]; twice {
					t.Fatalf("arcs to %d and %d both at level %d over the gap after %d", i, j, level, k)
				}
				taken[[2]int{k, level}] = i
			}
		}
	})
}

func TestTree(t *testing.T) {
	var b bytes.Buffer
	for _, words := range []string{drawnTree, hostile} {
		if err := writeTree(&b, parseOf(words), ""); err != nil {
			t.Fatal(err)
		}
	}
	golden(t, "parse.tree", b.String())
}
