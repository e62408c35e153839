package tree

import (
	"testing"

	"pgregory.net/rapid"

	"kgraph/internal/lang"
)

// Whatever the heads, the view is a tree that reaches every word.
func TestAlwaysATree(t *testing.T) {
	rels := []string{"nsubj", "obj", "obl", "nmod", "ccomp", "advcl", "conj", "case", "mark", "cc", "det", "aux", "compound", "amod", "xcomp", "nummod", "nmod:desc", "root"}
	pos := []string{"NOUN", "VERB", "PROPN", "AUX", "ADP", "DET", "NUM", "PUNCT"}
	tags := []string{"NN", "NNS", "VBG", "VBN", "VBZ", "VBD", "VB", "IN", "NNS", "NN", ""}
	forms := []string{"general", "attorney", "of", "persona", "non", "grata", "defending", "Service", "have", "some", "as", "after", "that", "while", "describe", ",", "\"", "and", "sentences", "former", "to", "set", "x"}
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 20).Draw(t, "n")
		p := &lang.Parse{}
		for i := 0; i < n; i++ {
			f := rapid.SampledFrom(forms).Draw(t, "form")
			p.Words = append(p.Words, lang.Word{Form: f, Lemma: f, UPOS: rapid.SampledFrom(pos).Draw(t, "pos"), XPOS: rapid.SampledFrom(tags).Draw(t, "tag"),
				Head: rapid.IntRange(-2, n).Draw(t, "head"), Deprel: rapid.SampledFrom(rels).Draw(t, "rel")})
		}
		for at := 0; at+1 < n && rapid.Bool().Draw(t, "more names"); {
			start := rapid.IntRange(at, n-1).Draw(t, "start")
			end := rapid.IntRange(start+1, n).Draw(t, "end")
			p.Names = append(p.Names, lang.Name{Start: start, End: end, Type: rapid.SampledFrom([]string{"Person", "Organization", "Place"}).Draw(t, "type")})
			at = end
		}
		v := New(p)
		if n == 0 {
			return
		}
		if got := v.Subtree(v.Root, nil); len(got) != n {
			t.Fatalf("%d of %d words below the root", len(got), n)
		}
		for i := 0; i < n; i++ {
			for _, k := range v.Kids(i) {
				if v.Head(k) != i {
					t.Fatalf("child %d of %d has head %d", k, i, v.Head(k))
				}
			}
			if (v.Head(i) < 0) != (i == v.Root) {
				t.Fatalf("word %d: head %d, root %d", i, v.Head(i), v.Root)
			}
		}
	})
}

func TestMatch(t *testing.T) {
	for _, c := range []struct {
		rel    string
		wanted []string
		want   bool
	}{
		{"nsubj", []string{"nsubj"}, true},
		{"nsubj:pass", []string{"nsubj"}, true},
		{"nsubj:pass", []string{"nsubj!"}, false},
		{"nsubj", []string{"nsubj!"}, true},
		{"nsubjx", []string{"nsubj"}, false},
		{"obl", []string{"obj", "obl"}, true},
		{"", []string{"obj"}, false},
	} {
		if got := Match(c.rel, c.wanted...); got != c.want {
			t.Errorf("Match(%q, %v) = %v", c.rel, c.wanted, got)
		}
	}
}

// A noun that becomes the verb of a headline leaves a tree, wherever it hung.
func TestVerblessHeadline(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(3, 8).Draw(t, "n")
		at := rapid.IntRange(1, n-2).Draw(t, "verb")
		p := &lang.Parse{}
		for i := 0; i < n; i++ {
			w := lang.Word{Form: "court", Lemma: "court", UPOS: "NOUN", XPOS: "NN",
				Head: rapid.IntRange(-1, n-1).Draw(t, "head"), Deprel: rapid.SampledFrom([]string{"compound", "appos", "nmod", "obj", "acl", "det"}).Draw(t, "rel")}
			if i == at {
				w.Form, w.Lemma, w.XPOS = "sentences", "sentence", "NNS"
			}
			p.Words = append(p.Words, w)
		}
		v := New(p)
		if got := v.Subtree(v.Root, nil); len(got) != n {
			t.Fatalf("%d of %d words below the root", len(got), n)
		}
		for i := 0; i < n; i++ {
			for steps, j := 0, i; j >= 0; j = v.Head(j) {
				if steps++; steps > n {
					t.Fatalf("word %d does not reach the root", i)
				}
			}
		}
	})
}
