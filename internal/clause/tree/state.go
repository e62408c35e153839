package tree

// missing: "reported missing", "are missing", "with ten still missing", "leaving
// ten missing" say how somebody is, not what they did.
func (t *Tree) missing(i int) {
	if t.low[i] != "missing" || t.tag[i] != "VBG" || t.child(i, "obj", "ccomp", "xcomp") >= 0 || !Match(t.rel[i], "xcomp", "advcl", "conj", "acl", "root", "parataxis", "ccomp") {
		return
	}
	b := t.child(i, "aux", "aux:pass")
	if b >= 0 && t.lemma[b] != "be" {
		return
	}
	if t.rel[i] == "acl" && !t.keeps(t.head[i]) {
		return
	}
	t.pos[i], t.tag[i], t.lemma[i] = "ADJ", "JJ", "missing"
	if b >= 0 {
		t.rel[b] = "cop"
	}
}

// keeps says whether word o is the object of a verb that says in what state it
// leaves its object.
func (t *Tree) keeps(o int) bool {
	if o < 0 || t.head[o] < 0 || !t.is(o, "obj") && !(t.is(o, "obl") && t.child(o, "case") < 0) || t.head[o] > o {
		return false
	}
	switch t.lemma[t.head[o]] {
	case "leave", "keep", "find":
		return t.child(t.head[o], "xcomp", "ccomp") < 0
	}
	return false
}

// leftState: a participle or "missing" straight after the object of "leave",
// "keep" or "find" says in what state the object was left, which is what the
// verb is about ("leaves 100,000 people displaced").
func (t *Tree) leftState(i int) {
	o := t.head[i]
	if o < 0 || t.rel[i] != "acl" || i < o || t.tag[i] != "VBN" && t.low[i] != "missing" || !t.keeps(o) || t.child(i, "nsubj", "mark", "obl:agent") >= 0 {
		return
	}
	for j := o + 1; j < i; j++ {
		if !t.reaches(j, i) || t.pos[j] != "ADV" {
			return
		}
	}
	t.move(i, t.head[o], "xcomp")
	t.rel[o] = "obj"
}

// leftDead: so is an adjective straight after it ("leaving 22 persons dead in the
// town"), and what is said after the adjective is said of the leaving.
func (t *Tree) leftDead(i int) {
	o := t.head[i]
	if o < 0 || i != o+1 || !t.is(i, "amod", "acl") || t.tag[i] != "JJ" || !t.keeps(o) {
		return
	}
	v := t.head[o]
	t.move(i, v, "xcomp")
	t.rel[o] = "obj"
	for _, k := range t.kidsOf(i) {
		if k > i && t.is(k, "obl") {
			t.move(k, v, "obl")
		}
	}
}

// adjectivePassive: "was unmonitored" has an adjective, whose "be" is a copula.
func (t *Tree) adjectivePassive(i int) {
	b := t.child(i, "aux:pass")
	if t.pos[i] != "ADJ" || b < 0 || t.lemma[b] != "be" || t.child(i, "cop", "obl:agent") >= 0 {
		return
	}
	t.rel[b] = "cop"
	for _, k := range t.kids[i] {
		if t.rel[k] == "nsubj:pass" {
			t.rel[k] = "nsubj"
		}
	}
}
