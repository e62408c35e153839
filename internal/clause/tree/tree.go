// Package tree owns a read-only view of one parse as a tree: children by
// relation, subtrees, words in order.
//
// Invariant: whatever heads a parse has (cycles, several roots, heads out of
// range), the view is a tree with one root that reaches every word, so that
// walks end. It knows nothing of claims.
package tree

import (
	"sort"
	"strings"

	"kgraph/internal/lang"
)

// Tree is the view. It is not changed once made and may be shared between
// goroutines.
type Tree struct {
	Words []lang.Word
	Root  int // -1 for an empty parse
	head  []int
	rel   []string
	pos   []string
	tag   []string
	kids  [][]int
	low   []string
	lemma []string
	names []lang.Name
}

// New makes the view of a parse.
func New(p *lang.Parse) *Tree {
	n := len(p.Words)
	t := &Tree{Words: p.Words, Root: -1, head: make([]int, n), rel: make([]string, n), pos: make([]string, n), tag: make([]string, n), kids: make([][]int, n),
		low: make([]string, n), lemma: make([]string, n), names: p.Names}
	for i, w := range p.Words {
		t.head[i], t.rel[i], t.pos[i], t.tag[i] = w.Head, w.Deprel, w.UPOS, w.XPOS
		if w.Head < 0 || w.Head >= n || w.Head == i {
			t.head[i] = -1
			if t.Root < 0 {
				t.Root = i
			}
		}
		t.low[i] = strings.ToLower(w.Form)
		t.lemma[i] = strings.ToLower(w.Lemma)
		if w.Lemma == "" || w.Lemma == "_" {
			t.lemma[i] = t.low[i]
		}
	}
	if n == 0 {
		return t
	}
	if t.Root < 0 {
		t.Root, t.head[0] = 0, -1
	}
	t.mend()
	for i, h := range t.head {
		if h >= 0 {
			t.kids[h] = append(t.kids[h], i)
		}
	}
	t.repair()
	return t
}

// mend hangs every word that does not reach the root on the root.
func (t *Tree) mend() {
	const unseen, open, done = 0, 1, 2
	state := make([]byte, len(t.head))
	state[t.Root] = done
	for i := range t.head {
		var path []int
		j := i
		for state[j] == unseen {
			state[j] = open
			path = append(path, j)
			if t.head[j] < 0 {
				break
			}
			j = t.head[j]
		}
		if t.head[j] < 0 && j != t.Root || state[j] == open {
			t.head[j] = t.Root
		}
		for _, k := range path {
			state[k] = done
		}
	}
}

// Len is the number of words.
func (t *Tree) Len() int { return len(t.Words) }

// Head is the index of the word's head, -1 for the root and for -1.
func (t *Tree) Head(i int) int {
	if i < 0 {
		return -1
	}
	return t.head[i]
}

// Kids are the word's children in order. The caller must not change the slice.
func (t *Tree) Kids(i int) []int {
	if i < 0 {
		return nil
	}
	return t.kids[i]
}

// Rel is the word's relation with subtype.
func (t *Tree) Rel(i int) string { return t.rel[i] }

// Low is the word's form in lower case.
func (t *Tree) Low(i int) string {
	if i < 0 {
		return ""
	}
	return t.low[i]
}

// Lemma is the word's lemma in lower case, its form where there is none.
func (t *Tree) Lemma(i int) string {
	if i < 0 {
		return ""
	}
	return t.lemma[i]
}

// Pos is the word's universal part of speech.
func (t *Tree) Pos(i int) string {
	if i < 0 {
		return ""
	}
	return t.pos[i]
}

// Tag is the word's Penn Treebank tag.
func (t *Tree) Tag(i int) string {
	if i < 0 {
		return ""
	}
	return t.tag[i]
}

// Match says whether relation rel is one of wanted. "nsubj" matches its
// subtypes as well, "nsubj!" only itself.
func Match(rel string, wanted ...string) bool {
	for _, w := range wanted {
		if strings.HasSuffix(w, "!") {
			if rel == w[:len(w)-1] {
				return true
			}
			continue
		}
		if rel == w || len(rel) > len(w) && rel[len(w)] == ':' && rel[:len(w)] == w {
			return true
		}
	}
	return false
}

// Is says whether the word hangs on its head by one of the relations.
func (t *Tree) Is(i int, rels ...string) bool {
	return i >= 0 && Match(t.rel[i], rels...)
}

// Child is the first child with one of the relations, or -1.
func (t *Tree) Child(i int, rels ...string) int {
	for _, k := range t.Kids(i) {
		if t.Is(k, rels...) {
			return k
		}
	}
	return -1
}

// Children are the children with one of the relations, in order.
func (t *Tree) Children(i int, rels ...string) []int {
	var out []int
	for _, k := range t.Kids(i) {
		if t.Is(k, rels...) {
			out = append(out, k)
		}
	}
	return out
}

// Subtree is the word with all below it, in order, without the branches for
// which skip answers yes. A nil skip leaves nothing out.
func (t *Tree) Subtree(i int, skip func(int) bool) []int {
	if i < 0 {
		return nil
	}
	out := []int{i}
	for at := 0; at < len(out); at++ {
		for _, k := range t.kids[out[at]] {
			if skip == nil || !skip(k) {
				out = append(out, k)
			}
		}
	}
	sort.Ints(out)
	return out
}

// Within says whether word i is j or below it.
func (t *Tree) Within(i, j int) bool {
	for ; i >= 0; i = t.head[i] {
		if i == j {
			return true
		}
	}
	return false
}

// Feat is the value of a morphological feature, "" where the word lacks it.
func (t *Tree) Feat(i int, name string) string {
	if i < 0 {
		return ""
	}
	feats := t.Words[i].Feats
	for feats != "" {
		one, rest, _ := strings.Cut(feats, "|")
		if key, value, ok := strings.Cut(one, "="); ok && key == name {
			return value
		}
		feats = rest
	}
	return ""
}

// Nominal says whether the word is a noun, name, pronoun or number.
func (t *Tree) Nominal(i int) bool {
	switch t.Pos(i) {
	case "NOUN", "PROPN", "PRON", "NUM", "SYM", "X":
		return true
	}
	return false
}

// Text is the words as one string with single spaces.
func (t *Tree) Text(words []int) string {
	forms := make([]string, len(words))
	for i, w := range words {
		forms[i] = t.Words[w].Form
	}
	return strings.Join(forms, " ")
}

// Conjuncts are word i and the words coordinated with it, in order.
func (t *Tree) Conjuncts(i int) []int {
	out := []int{i}
	for at := 0; at < len(out); at++ {
		for _, k := range t.Kids(out[at]) {
			if t.Is(k, "conj") {
				out = append(out, k)
			}
		}
	}
	sort.Ints(out)
	return out
}
