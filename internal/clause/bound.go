package clause

import "kgraph/internal/clause/annotate"

// meant is the head of what grammar alone makes the personal pronoun i stand
// for within its sentence, -1 for none. Only configurations that are right nine
// times in ten count (measured on GUM's annotation); the rest is for
// coreference over the document:
//
//	While the firm cut jobs, it hired abroad.      the subject of the clause before
//	the deals that they sign                       the subject of the sentence
//	They took the bags and hid them.               the object of the verb before
//	Banks closed and they fired staff.             the subject of the clause before
func (x *extractor) meant(i int) int {
	t := x.t
	c := t.Head(i)
	if c < 0 {
		return -1
	}
	if t.Is(i, "nsubj") {
		return x.meantSubject(i, c)
	}
	if t.Is(i, "obj") && t.Pos(c) == "VERB" && t.Child(c, "nsubj", "csubj") < 0 {
		return x.meantObject(i, c)
	}
	return -1
}

// bindPronoun notes what the pronoun i means, cannot mean, or may mean besides.
func (x *extractor) bindPronoun(i int, p *Phrase) {
	if j := x.meant(i); j >= 0 {
		means := x.plain(j, -1)
		p.Means = &means
		return
	}
	t := x.t
	c := t.Head(i)
	switch {
	case t.Is(i, "obj", "iobj"):
		if s := x.surfaceSubject(c); s >= 0 && s != i {
			p.Not = s + 1
		}
	case t.Low(i) == "it" && t.Is(i, "nsubj") && (t.Child(c, "cop") >= 0 && t.Pos(c) != "ADJ" || weather(t.Lemma(c))):
		p.Doubtful = true // "it is the first time", "it happened at sea": what happened, not a thing
	case t.Is(i, "nsubj") && t.Is(c, "advcl") && c > t.Head(c) && t.Child(c, "mark") >= 0:
		p.Doubtful = x.contested(i, t.Head(c))
	case t.Is(i, "nsubj") && t.Is(c, "acl:relcl"):
		p.Doubtful = x.persons(i) > 1 && (t.Low(i) == "he" || t.Low(i) == "she")
	}
	p.Named = t.Is(c, "advcl", "acl:relcl") && t.Tag(c) != "VBG"
}

// persons is how many names of persons the sentence has before word i.
func (x *extractor) persons(i int) int {
	n := 0
	for _, name := range x.p.Names {
		if name.End <= i && name.Type == "Person" {
			n++
		}
	}
	return n
}

// contested says whether the clause of verb v offers the pronoun i more than
// one noun to stand for: "X pardons Y after he was jailed".
func (x *extractor) contested(i, v int) bool {
	t := x.t
	n := 0
	count := func(j int) {
		if j >= i || t.Pos(j) != "NOUN" && t.Pos(j) != "PROPN" || annotate.IsTime(t, j, "") {
			return
		}
		person := x.person(j) || t.Pos(j) == "NOUN" && annotate.Human(t.Lemma(j))
		plural := t.Tag(j) == "NNS" || t.Tag(j) == "NNPS" || t.Child(j, "conj") >= 0
		switch t.Low(i) {
		case "he", "she":
			if person && !plural {
				n++
			}
		case "it":
			if !x.person(j) && !plural {
				n++
			}
		default:
			if plural || annotate.Human(t.Lemma(j)) {
				n++
			}
		}
	}
	for _, k := range t.Children(v, "nsubj", "obj", "iobj", "obl") {
		if k == i || t.Within(i, k) {
			continue
		}
		count(k)
		if !t.Is(k, "nsubj") {
			for _, m := range t.Children(k, "nmod") {
				count(m)
			}
		}
	}
	return n > 1
}

func personal(low string) bool {
	switch low {
	case "it", "they", "them", "he", "she", "him", "her":
		return true
	}
	return false
}

func (x *extractor) meantSubject(i, c int) int {
	t := x.t
	p := t.Low(i)
	if p == "it" && (t.Pos(c) != "VERB" || t.Child(c, "csubj", "expl") >= 0 || weather(t.Lemma(c))) {
		return -1
	}
	for _, k := range t.Children(c, "advcl") {
		if s := t.Child(k, "nsubj"); k < i && t.Low(t.Child(k, "mark")) != "if" && p != "he" && p != "she" && x.fits(i, s) {
			return s
		}
	}
	if t.Is(c, "acl:relcl") {
		for up, n := t.Head(c), 0; up >= 0 && n < 10; up, n = t.Head(up), n+1 {
			s := t.Child(up, "nsubj")
			if s < 0 {
				continue
			}
			switch {
			case s > i || t.Within(c, s):
			case t.Low(s) == p:
				return s
			case p == "they" && x.fits(i, s):
				return s
			}
			return -1
		}
	}
	if h := t.Head(c); t.Is(c, "conj") && p == "they" {
		if s := t.Child(h, "nsubj"); s < i && x.fits(i, s) {
			return s
		}
	}
	return -1
}

func (x *extractor) meantObject(i, c int) int {
	t := x.t
	p := t.Low(i)
	if t.Is(c, "advcl") && p != "them" || !t.Is(c, "advcl", "conj") || p != "it" && p != "them" {
		return -1
	}
	for up, n := t.Head(c), 0; up >= 0 && n < 3; up, n = t.Head(up), n+1 {
		if o := t.Child(up, "obj"); o >= 0 {
			if o < c && x.fits(i, o) {
				return o
			}
			return -1
		}
		if !t.Is(up, "xcomp", "advcl", "conj", "acl") {
			return -1
		}
	}
	return -1
}

// fits says whether the noun j has the number and kind that pronoun i asks for.
func (x *extractor) fits(i, j int) bool {
	t := x.t
	if j < 0 || t.Pos(j) != "NOUN" && t.Pos(j) != "PROPN" {
		return false
	}
	plural := t.Tag(j) == "NNS" || t.Tag(j) == "NNPS" || t.Child(j, "conj") >= 0
	switch t.Low(i) {
	case "they", "them":
		return plural
	}
	return !plural && !x.person(j) && !annotate.IsTime(t, j, "")
}

func weather(lemma string) bool {
	switch lemma {
	case "rain", "snow", "seem", "appear", "happen", "occur", "take", "turn":
		return true
	}
	return false
}
