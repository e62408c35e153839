package tree

import (
	"sort"
	"strings"
)

// Preposition is what introduces word i, in lower case: its case or mark with
// the words fixed to it ("because of", "according to"), "" for none.
func (t *Tree) Preposition(i int) string {
	words := t.PrepositionWords(i)
	forms := make([]string, len(words))
	for k, w := range words {
		forms[k] = t.low[w]
	}
	return strings.Join(forms, " ")
}

// PrepositionWords are the indices of what Preposition names.
func (t *Tree) PrepositionWords(i int) []int {
	var out []int
	for _, k := range t.Kids(i) {
		if k > i || !t.Is(k, "case", "mark") || t.low[k] == "'s" || t.low[k] == "'" || t.low[k] == "’s" {
			continue
		}
		if t.low[k] == "of" && len(out) > 0 && t.inName(i, k) {
			continue // "on a Ministry of Defence bus"
		}
		if k > 0 && len(out) == 0 && opensPreposition(t.low[k-1], t.low[k]) && t.head[k-1] != k && (t.low[k-1] != "close" && t.low[k-1] != "next" || t.child(k-1, "cop") < 0) {
			out = append(out, k-1)
		}
		out = append(out, t.Subtree(k, func(j int) bool { return !t.Is(j, "fixed") && !t.opposite(k, j) })...)
	}
	sort.Ints(out)
	return out
}

// inName says whether a modifier of word i stands before its child k, which then
// belongs to a name before i and introduces nothing.
func (t *Tree) inName(i, k int) bool {
	for _, j := range t.Kids(i) {
		if j < k && t.Is(j, "compound", "flat", "amod", "nmod:desc") {
			return true
		}
	}
	return false
}

// opensPreposition says whether the two words are one preposition, however the
// parser hung the first.
func opensPreposition(first, second string) bool {
	switch first {
	case "ahead", "instead", "outside", "regardless":
		return second == "of"
	case "prior", "next", "close":
		return second == "to"
	}
	return false
}

// CaseWords are the word's own prepositions, subordinators excepted.
func (t *Tree) CaseWords(i int) []int {
	var out []int
	for _, w := range t.PrepositionWords(i) {
		if j := w; !t.Is(j, "mark") && !(t.Is(j, "fixed") && t.Is(t.head[j], "mark")) {
			out = append(out, w)
		}
	}
	return out
}

// Case is the word's own preposition in lower case, "" for none.
func (t *Tree) Case(i int) string {
	words := t.CaseWords(i)
	forms := make([]string, len(words))
	for k, w := range words {
		forms[k] = t.low[w]
	}
	return strings.Join(forms, " ")
}

// opposite says whether j belongs to the opposite of preposition k, coordinated with
// it ("voted for or against the law").
func (t *Tree) opposite(k, j int) bool {
	if t.is(j, "cc") {
		return t.head[j] >= 0 && t.head[j] != k && t.opposite(k, t.head[j])
	}
	if t.head[j] != k || !t.is(j, "conj") {
		return false
	}
	switch t.low[k] + " " + t.low[j] {
	case "for against", "with without", "before after", "within without":
		return true
	}
	return false
}
