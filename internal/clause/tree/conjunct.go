package tree

// gerundConjunct: a gerund is coordinated with a gerund, not with the infinitive
// between them ("prompting people to flee and causing delays").
func (t *Tree) gerundConjunct(i int) {
	h := t.head[i]
	if t.tag[i] != "VBG" || !t.is(i, "conj") || h < 0 || h > i || t.tag[h] != "VB" || t.child(h, "aux") >= 0 || t.child(i, "nsubj", "aux", "mark") >= 0 {
		return
	}
	for up, n := t.head[h], 0; up >= 0 && n < 5; up, n = t.head[up], n+1 {
		if t.tag[up] == "VBG" && up < i && t.pos[up] == "VERB" {
			t.move(i, up, "conj")
			return
		}
	}
}

// saidConjunct: a verb of saying in the tense of the verb of saying before it is
// coordinated with that verb, not with what is said ("says that his term will be
// the last, and hints that he will not run").
func (t *Tree) saidConjunct(i int) {
	if k := t.child(i, "acl"); t.pos[i] == "VERB" && k > i && t.low[max(t.child(k, "mark"), 0)] == "that" && t.child(k, "nsubj") >= 0 && t.child(i, "ccomp") < 0 {
		t.rel[k] = "ccomp"
	}
	h := t.head[i]
	if h < 0 || h > i || !t.is(i, "conj") || t.pos[i] != "VERB" || t.child(i, "nsubj", "csubj", "expl", "aux", "mark") >= 0 || t.finiteTag(h) != "" {
		return
	}
	tag := tenseTag(t.tag[i])
	if tag != "VBZ" && tag != "VBD" || t.child(h, "aux") < 0 && t.child(h, "cop") < 0 {
		return
	}
	for up, n := h, 0; up >= 0 && n < 4; up, n = t.head[up], n+1 {
		if v := t.head[up]; t.is(up, "ccomp") && v >= 0 && t.tag[v] == tag && v < i {
			t.move(i, v, "conj")
			return
		}
	}
}

// lateVerb: a verb that takes no object cannot be the participle of a noun;
// after "after a truck carrying stones" it is the verb of the clause whose
// subject is the noun above ("collided with").
func (t *Tree) lateVerb(i int) {
	overturns := t.lemma[i] == "capsize" || t.lemma[i] == "overturn" || t.lemma[i] == "sink"
	if t.tag[i] != "VBN" && t.tag[i] != "VBD" || t.rel[i] != "acl" || !neverPassive(t.lemma[i]) && !overturns || t.child(i, "aux", "nsubj", "obl:agent", "mark") >= 0 {
		return
	}
	for n, steps := t.head[i], 0; n >= 0 && steps < 5; n, steps = t.head[n], steps+1 {
		p := t.child(n, "case")
		if overturns && n == t.head[i] || !nominal(t.pos[n]) || p < 0 || p > n || !clauseOpener(t.low[p]) || !t.is(n, "obl", "nmod") || n > i {
			continue
		}
		up := t.head[n]
		if up < 0 {
			return
		}
		t.hang(i, up)
		t.rel[i], t.tag[i] = "advcl", "VBD"
		t.hang(n, i)
		t.rel[n] = "nsubj"
		t.hang(p, i)
		t.rel[p] = "mark"
		return
	}
}

// neverPassive says whether the verb has neither object nor passive.
func neverPassive(lemma string) bool {
	switch lemma {
	case "collide", "die", "arrive", "explode", "erupt", "occur", "happen", "emerge", "vanish", "disappear", "resign", "crash", "collapse", "derail", "fall":
		return true
	}
	return false
}

// particleCase: a preposition called a particle, straight before an oblique that
// has none, is the oblique's ("were hit in yesterday's airstrikes").
func (t *Tree) particleCase(i int) {
	v := t.head[i]
	if t.rel[i] != "compound:prt" || v < 0 || t.pos[i] != "ADP" || i < v {
		return
	}
	switch t.low[i] {
	case "in", "on", "at", "by", "from", "with", "for", "to", "of", "near", "into":
	default:
		return
	}
	for _, o := range t.Children(v, "obl") {
		if o > i && t.child(o, "case") < 0 && t.Subtree(o, nil)[0] == i+1 && !timeUnit(t.lemma[o]) && nominal(t.pos[o]) {
			t.hang(i, o)
			t.rel[i], t.rel[o] = "case", "obl"
			return
		}
	}
}

// lastSource: ", according to X" at the end of a sentence is of the whole
// sentence.
func (t *Tree) lastSource(i int) {
	p := t.child(i, "case")
	if p < 1 || p > i || t.low[p] != "according" || t.low[p-1] != "," || t.head[i] == t.Root || t.Root < 0 || t.Root > p || t.reaches(t.Root, i) {
		return
	}
	words := t.Subtree(i, nil)
	for j := words[len(words)-1] + 1; j < len(t.low); j++ {
		if t.pos[j] != "PUNCT" {
			return
		}
	}
	if t.pos[t.Root] == "VERB" || t.child(t.Root, "cop") >= 0 {
		t.move(i, t.Root, "obl")
	}
}

// conjunctObject: a counted noun straight after a verb coordinated with another
// is that verb's object, not the first one's second ("killing six and injuring
// 22 others").
func (t *Tree) conjunctObject(i int) {
	h := t.head[i]
	if t.pos[i] != "VERB" || !t.is(i, "conj") || h < 0 || h > i || t.pos[h] != "VERB" || t.child(i, "obj", "ccomp", "xcomp", "aux:pass", "obl") >= 0 {
		return
	}
	for _, o := range t.Children(h, "obj", "obl") {
		if o > i && nominal(t.pos[o]) && t.child(o, "case") < 0 && t.Subtree(o, nil)[0] == i+1 && t.child(h, "obj") >= 0 && t.child(h, "obj") < i && !timeUnit(t.lemma[o]) {
			t.hang(o, i)
			t.rel[o] = "obj"
			return
		}
	}
}

// finiteConjunct: a finite verb without a subject is coordinated with a finite
// verb, not with an infinitive ("has decided to occupy A, and tells B").
func (t *Tree) finiteConjunct(i int) {
	tag := t.tag[i]
	if t.pastRelative(i) {
		return
	}
	if tag != "VBZ" && tag != "VBD" || !t.is(i, "conj") || t.child(i, "nsubj", "aux", "aux:pass", "expl") >= 0 {
		return
	}
	h := t.head[i]
	if h < 0 || t.tag[h] != "VB" && t.tag[h] != "VBG" {
		return
	}
	for up, n := t.head[h], 0; up >= 0 && n < 5; up, n = t.head[up], n+1 {
		if t.tag[up] == tag && up < i {
			t.move(i, up, "conj")
			return
		}
	}
}

// pastRelative: a verb in the present is coordinated with the main verb in the
// present, not with a relative clause in the past ("arrests X, who fled, and
// revokes"). It says whether it moved i.
func (t *Tree) pastRelative(i int) bool {
	h := t.head[i]
	if t.tag[i] != "VBZ" && t.tag[i] != "VBP" || !t.is(i, "conj") || t.child(i, "nsubj", "aux", "aux:pass", "expl", "cop") >= 0 || h < 0 ||
		t.tag[h] != "VBD" || !t.is(h, "acl", "advcl") || t.child(i, "cc") < 0 {
		return false
	}
	for up, n := t.head[h], 0; up >= 0 && n < 5; up, n = t.head[up], n+1 {
		if (t.tag[up] == "VBZ" || t.tag[up] == "VBP") && up < i && t.pos[up] == "VERB" {
			return t.move(i, up, "conj")
		}
	}
	return false
}
