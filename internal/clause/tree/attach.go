package tree

import "strings"

// strayPreposition: a preposition straight before a noun phrase that has none
// is its own.
func (t *Tree) strayPreposition(i int) {
	if t.child(i, "case", "mark") >= 0 || !nominal(t.pos[i]) || t.rel[i] != "nmod" && t.rel[i] != "obl" {
		return
	}
	first := i
	for first > 0 && t.head[first-1] >= 0 && t.reaches(first-1, i) {
		first--
	}
	p := first - 1
	if p < 0 || t.pos[p] != "ADP" || !t.is(p, "mark") && !t.is(p, "case") || t.head[p] <= i {
		return
	}
	t.move(p, i, "case")
}

// hiddenGerund: a participle before a noun that has the preposition for its
// own governs the noun ("focused on containing competition").
func (t *Tree) hiddenGerund(i int) {
	g := -1
	for _, k := range t.kids[i] {
		if k < i && t.tag[k] == "VBG" && Match(t.rel[k], "compound", "amod") {
			g = k
			break
		}
	}
	if g < 0 || t.head[i] < 0 || t.child(i, "case") >= 0 {
		return
	}
	p := t.child(g, "mark", "case")
	if p < 0 || p > g || t.pos[p] != "ADP" {
		return
	}
	t.hang(g, t.head[i])
	t.rel[g], t.rel[p] = "advcl", "mark"
	t.hang(i, g)
	t.rel[i] = "obj"
}

// bareOblique: a noun phrase without a preposition straight after an active
// verb that has no object is its object, times apart.
func (t *Tree) bareOblique(i int) {
	v := t.head[i]
	if t.rel[i] != "obl" && t.rel[i] != "obl:unmarked" || v < 0 || i < v || t.pos[v] != "VERB" || !nominal(t.pos[i]) && t.pos[i] != "SYM" ||
		t.child(i, "case", "mark") >= 0 || t.child(v, "obj", "aux:pass", "ccomp", "xcomp") >= 0 || t.secondUnmarked(v, i) || t.tag[v] == "VBN" && t.child(v, "aux") < 0 {
		return
	}
	if strings.HasSuffix(t.lemma[i], "day") {
		return
	}
	if t.rel[i] == "obl:unmarked" && (t.pos[i] != "NOUN" && t.pos[i] != "PROPN" || measure(t.lemma[i])) {
		return
	}
	switch t.lemma[i] {
	case "year", "month", "week", "hour", "minute", "night", "morning", "evening", "afternoon", "time", "decade", "century", "moment", "today", "tomorrow", "way":
		return
	}
	for j := v + 1; j < i; j++ {
		if t.low[j] == "," || t.head[j] == v && t.is(j, "obl") {
			return
		}
	}
	t.rel[i] = "obj"
}

// secondUnmarked says whether v has another unmarked oblique than i.
func (t *Tree) secondUnmarked(v, i int) bool {
	k := t.child(v, "obl:unmarked")
	return k >= 0 && k != i
}

// measure says whether the noun is a unit that verbs take without being done to
// it ("rose three points").
func measure(lemma string) bool {
	switch lemma {
	case "percent", "%", "percentage", "point", "mile", "kilometer", "kilometre", "meter", "metre", "foot", "inch", "dollar", "$", "euro", "pound", "ton",
		"tonne", "degree", "cent", "fold", "second", "lap", "round", "place", "home", "abroad", "part", "lot", "bit", "today", "vote", "term", "season",
		"spring", "summer", "autumn", "winter", "fall", "date", "mid-air", "midair", "head-on":
		return true
	}
	return false
}

// asComplement: "as Y" after the object of a verb of describing belongs to the
// verb.
func (t *Tree) asComplement(i int) {
	o := t.head[i]
	if o < 0 || !t.is(o, "obj") || i < o || t.head[o] < 0 {
		return
	}
	p := t.child(i, "case")
	if p < 0 || t.low[p] != "as" || t.pos[o] == "PROPN" && p == o+1 && t.rel[i] != "nmod" {
		return
	}
	switch t.lemma[t.head[o]] {
	case "describe", "see", "view", "regard", "hail", "portray", "depict", "characterize", "characterise", "denounce", "dismiss",
		"condemn", "praise", "perceive", "recognize", "recognise", "define", "identify", "name", "elect", "appoint", "brand", "label",
		"treat", "use", "choose", "select", "nominate", "cite", "tout", "present", "classify", "designate", "interpret", "count":
		t.move(i, t.head[o], "obl")
	}
}

// bareDescription: a noun straight before a name, without a preposition of its
// own, describes it ("the chipmaker Nordel").
func (t *Tree) bareDescription(i int) {
	n := t.head[i]
	if t.rel[i] == "nmod" && n == i+1 && t.pos[i] == "NOUN" && t.pos[n] == "PROPN" && t.child(i, "case") < 0 {
		t.rel[i] = "nmod:desc"
	}
}

// describedCase: the preposition before the description of a name is the whole
// phrase's ("a pardon to activist X").
func (t *Tree) describedCase(i int) {
	d := t.child(i, "nmod:desc")
	if d < 0 || d > i || t.child(i, "case") >= 0 {
		return
	}
	if p := t.child(d, "case"); p >= 0 && p < d {
		t.hang(p, i)
	}
}

// strayName: a bare name straight after a description with an article is its
// apposition ("the chipmaker Nordel").
func (t *Tree) strayName(i int) {
	if t.pos[i] != "PROPN" || t.child(i, "case", "mark", "det") >= 0 || t.rel[i] != "nmod" && t.rel[i] != "obl" {
		return
	}
	first := i
	for first > 0 && t.reaches(first-1, i) {
		first--
	}
	j := first - 1
	if j < 0 || t.pos[first] == "ADP" || t.pos[j] != "NOUN" || t.child(j, "det") < 0 || t.low[j] != t.Words[j].Form {
		return
	}
	t.move(i, j, "appos")
}

// longTitle: in "secretary of state Marco Rubio" the name is what the whole
// title describes, not part of it.
func (t *Tree) longTitle(i int) {
	h := t.head[i]
	p := t.child(i, "case")
	if h < 0 || h > i || t.pos[i] != "PROPN" || t.pos[h] != "NOUN" || p < 0 || t.low[p] != "of" {
		return
	}
	d := t.child(i, "nmod:desc", "compound")
	if !office(t.lemma[h]) || d != p+1 || t.pos[d] != "NOUN" || t.low[d] != t.Words[d].Form || t.tag[d] == "NNS" {
		return
	}
	up, rel := t.head[h], t.rel[h]
	t.hang(d, h)
	t.rel[d] = "nmod"
	t.hang(p, d)
	t.hang(i, up)
	t.rel[i] = rel
	if h == t.Root {
		t.Root = i
	}
	t.hang(h, i)
	t.rel[h] = "nmod:desc"
	for _, k := range append([]int(nil), t.kids[h]...) {
		if Match(t.rel[k], "case", "cc", "cop", "nsubj", "punct", "appos", "acl") && k != d {
			t.hang(k, i)
		}
	}
}

// office says whether the noun may be the head of somebody's title.
func office(lemma string) bool {
	for _, end := range []string{"er", "or", "ary", "man", "woman", "person", "ist", "ent", "ief", "ad", "air", "eral", "ge", "yor", "ing", "een", "ince"} {
		if len(lemma) > len(end)+1 && strings.HasSuffix(lemma, end) {
			switch lemma {
			case "murder", "killing", "shooting", "meeting", "hearing", "bombing", "stabbing", "wounding", "fighting", "raid", "order", "number", "event", "appointment",
				"agreement", "statement", "arrangement", "treatment", "poisoning", "disorder", "terror", "error", "river", "president-elect", "incident", "accident":
				return false
			}
			return true
		}
	}
	return lemma == "member" || lemma == "head" || lemma == "king"
}

// looseParticiple: a participle straight after a comma, called a modifier of
// the noun after it, is an adverbial with that noun for its object (", sparking
// discussions").
func (t *Tree) looseParticiple(i int) {
	n := t.head[i]
	if t.tag[i] != "VBG" || !Match(t.rel[i], "amod", "compound") || n < i || n > i+3 || i == 0 || t.low[i-1] != "," || t.child(n, "case", "cc", "det") >= 0 ||
		!Match(t.rel[n], "obj", "appos", "conj", "dep", "parataxis", "obl:unmarked", "nmod:unmarked", "list") {
		return
	}
	v := t.head[n]
	for v >= 0 && t.pos[v] != "VERB" {
		v = t.head[v]
	}
	if v < 0 || v > i || t.rel[n] == "obj" && t.child(v, "obj") == n {
		return
	}
	t.hang(i, v)
	t.rel[i] = "advcl"
	t.hang(n, i)
	t.rel[n] = "obj"
}
