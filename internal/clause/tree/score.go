package tree

import "strings"

// scoreObject: in "defeats Michael van Gerwen 7–3" the score is nothing that is
// defeated: the name before it is.
func (t *Tree) scoreObject(i int) {
	v := t.head[i]
	if v < 0 || v > i || t.pos[v] != "VERB" || t.pos[i] != "NUM" || !t.is(i, "obj", "iobj") || !t.score(i) {
		return
	}
	for _, o := range t.Children(v, "obj", "iobj", "nsubj", "obl") {
		if o > v && o < i && nominal(t.pos[o]) && t.pos[o] != "NUM" && t.child(o, "case") < 0 {
			t.rel[o] = "obj"
			t.rel[i] = "obl:unmarked"
			return
		}
	}
}

// score says whether the number i is the first of two with a dash between them.
func (t *Tree) score(i int) bool {
	return i+2 < len(t.low) && (t.low[i+1] == "–" || t.low[i+1] == "-") && t.pos[i+2] == "NUM"
}

// fineAfterName: an amount of money straight after a name is no part of it ("fines
// Quentin Folliot US$70,000").
func (t *Tree) fineAfterName(i int) {
	h := t.head[i]
	if h < 0 || h > i || !strings.HasSuffix(t.Words[i].Form, "$") || !t.is(i, "flat", "compound", "appos", "nmod", "nmod:unmarked") || t.child(i, "case") >= 0 || t.low[i-1] == "(" {
		return
	}
	for t.is(h, "flat", "appos", "compound") && t.head[h] >= 0 && t.head[h] < i {
		h = t.head[h]
	}
	v := t.head[h]
	if v < 0 || v > h || t.pos[v] != "VERB" || !t.is(h, "obj", "iobj") {
		return
	}
	t.rel[h] = "obj"
	t.move(i, v, "obl:unmarked")
}

// lastComplement: an "of" straight after the second of two coordinated nouns is the
// second's alone where the first is complete without it: somebody ("dignitaries
// and survivors of the bombings"), or where the second only measures or lacks
// ("silence or lack of resistance", "drones and dozens of missiles").
func (t *Tree) lastComplement(k int) {
	i := t.head[k]
	c := t.child(k, "case")
	if t.rel[k] != "nmod" || i < 0 || i > k || c < 2 || c > k || t.low[c] != "of" || t.pos[i] != "NOUN" {
		return
	}
	j := -1
	for _, x := range t.Children(i, "conj") {
		if x > i && x < c {
			j = x
		}
	}
	if j < 0 || t.pos[j] != "NOUN" || t.child(j, "nmod") >= 0 {
		return
	}
	words := t.Subtree(j, nil)
	if words[len(words)-1] != c-1 {
		return
	}
	person := descriptor(t.lemma[i]) && descriptor(t.lemma[j])
	if !person && !measures[t.lemma[j]] && (t.tag[i] == t.tag[j] || t.child(i, "compound", "amod", "nmod:poss") < 0) {
		return
	}
	t.move(k, j, "nmod")
}

// measures are nouns that say nothing without "of".
var measures = map[string]bool{"lack": true, "member": true, "dozen": true, "hundred": true, "thousand": true, "million": true, "crate": true, "chief": true,
	"sign": true, "part": true, "number": true, "removal": true, "hundreds": true, "dozens": true, "thousands": true, "leader": true, "son": true, "daughter": true,
	"violation": true, "suppression": true, "resident": true, "act": true, "head": true, "piece": true, "ton": true, "series": true}
