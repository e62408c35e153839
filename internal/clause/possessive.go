package clause

import "kgraph/internal/clause/annotate"

// possessives: "DeepSeek's AI model".
func (x *extractor) possessives(i int, c context) {
	t := x.t
	p := t.Child(i, "nmod:poss")
	if p >= 0 && (t.Pos(i) == "NOUN" || t.Pos(i) == "PROPN") && abstract(t.Lemma(i)) {
		x.reject("possessive", i, whyDoing)
		return
	}
	if p < 0 || t.Pos(i) != "NOUN" && t.Pos(i) != "PROPN" || annotate.IsTime(t, p, "") || annotate.IsTime(t, i, "") || t.Pos(p) == "PRON" && x.stands[p] == nil {
		return
	}
	if t.Tag(p) == "NNS" && t.Pos(i) == "PROPN" && t.Words[p].Form != t.Low(p) && p > 0 {
		return // "the People's Defense Units" is one name
	}
	if x.genericOwner(p, i) {
		return
	}
	o := x.plain(i, -1)
	o.Words = without(o.Words, x.t.Subtree(p, nil))
	o.Full = without(o.Full, x.t.Subtree(p, nil))
	holders := x.stands[p]
	if holders == nil {
		holders = t.Conjuncts(p)
	}
	for n, h := range holders {
		s := x.phrase(h, -1)
		s.Words = x.unmarked(s.Words)
		s.Full = x.unmarked(s.Full)
		cl := x.nounClaim(Possessive, "possessive", "have", s, o, c)
		cl.split = n > 0
		x.add(cl)
	}
}

// genericOwner says whether the possessive only says what kind of thing i is
// ("women's football"), or is part of a name ("Van Reenen's Pass").
func (x *extractor) genericOwner(p, i int) bool {
	t := x.t
	switch t.Lemma(p) {
	case "man", "woman", "child", "people", "girl", "boy", "world", "person", "veteran", "today", "yesterday":
		return true
	}
	if t.Tag(p) == "NNS" && t.Child(p, "det", "nummod", "amod", "nmod:poss", "compound") < 0 {
		return true
	}
	return x.sameName(p, i) || x.person(p) && t.Pos(i) == "PROPN"
}

// unmarked drops the possessive mark at the end.
func (x *extractor) unmarked(words []int) []int {
	for len(words) > 1 && possessiveMark(x.t.Low(words[len(words)-1])) {
		words = words[:len(words)-1]
	}
	return words
}

func without(words, drop []int) []int {
	gone := map[int]bool{}
	for _, w := range drop {
		gone[w] = true
	}
	var out []int
	for _, w := range words {
		if !gone[w] {
			out = append(out, w)
		}
	}
	return out
}
