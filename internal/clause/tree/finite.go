package tree

// finiteTag is the tag of the finite verb in the clause headed by i: its own,
// or that of its first auxiliary or copula; "" for a modal or none.
func (t *Tree) finiteTag(i int) string {
	for _, k := range t.kids[i] {
		if k < i && Match(t.rel[k], "aux", "cop") {
			return tenseTag(t.tag[k])
		}
	}
	if t.pos[i] != "VERB" && t.pos[i] != "AUX" {
		return ""
	}
	return tenseTag(t.tag[i])
}

func tenseTag(tag string) string {
	switch tag {
	case "VBZ", "VBP", "VBD":
		return tag
	}
	return ""
}

// tenseConjunct: a finite verb without a subject is coordinated with a verb of
// its own tense and number ("said the spray overcomes these problems and is
// gentle": the spray is).
func (t *Tree) tenseConjunct(i int) {
	h := t.head[i]
	if h < 0 || !t.is(i, "conj") || t.pos[h] != "VERB" || t.child(i, "nsubj", "csubj", "expl") >= 0 {
		return
	}
	own, other := t.finiteTag(i), t.finiteTag(h)
	if own == "" || other == "" || own == other {
		return
	}
	for c := i - 1; c > h; c-- {
		if Match(t.rel[c], "ccomp", "acl:relcl", "advcl") && t.finiteTag(c) == own && t.reaches(c, h) && !t.reaches(c, i) {
			t.move(i, c, "conj")
			return
		}
	}
}

// degreeAdjective: a participle after "be" with an adverb of degree straight
// before it is an adjective ("is not as advanced as thought").
func (t *Tree) degreeAdjective(i int) {
	if t.tag[i] != "VBN" || i == 0 || t.head[i-1] != i || !t.is(i-1, "advmod") {
		return
	}
	b := t.child(i, "aux:pass")
	if b < 0 || t.child(i, "obl:agent", "obj", "xcomp") >= 0 {
		return
	}
	switch t.low[i-1] {
	case "as", "so", "too", "very", "more", "less", "most", "least", "extremely", "rather", "fairly":
		t.pos[i], t.tag[i], t.rel[b] = "ADJ", "JJ", "cop"
		t.lemma[i] = t.low[i]
		for _, k := range t.kids[i] {
			if t.rel[k] == "nsubj:pass" {
				t.rel[k] = "nsubj"
			}
		}
	}
}

// likeConjunct: a name coordinated with a common noun belongs to the name
// between them ("performances by Saisse and vocalist Roy").
func (t *Tree) likeConjunct(i int) {
	o := t.head[i]
	if !t.is(i, "conj") || o < 0 || t.pos[i] != "PROPN" || t.pos[o] != "NOUN" || t.child(i, "case", "det") >= 0 || t.child(i, "cc") < 0 {
		return
	}
	for _, m := range t.kids[o] {
		if m > o && m < i && t.is(m, "nmod") && t.pos[m] == "PROPN" && t.child(m, "case") >= 0 {
			t.move(i, m, "conj")
			return
		}
	}
}

// bareParataxis: a finite verb without a subject, in the tense of the verb
// before it, is coordinated with it ("showed up, measured every surface and").
func (t *Tree) bareParataxis(i int) {
	h := t.head[i]
	if h < 0 || h > i || t.rel[i] != "parataxis" || t.pos[i] != "VERB" || t.pos[h] != "VERB" || t.child(h, "nsubj") < 0 ||
		t.child(i, "nsubj", "csubj", "expl", "aux", "cop", "mark") >= 0 {
		return
	}
	first := t.Subtree(i, nil)[0]
	if first == 0 || t.low[first] != "," && t.low[first-1] != "," {
		return
	}
	if own := tenseTag(t.tag[i]); own != "" && own == t.finiteTag(h) {
		t.rel[i] = "conj"
	}
}
