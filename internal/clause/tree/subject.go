package tree

// misplacedSubject: in "noting that capabilities stunned", the subject between
// "that" and the second verb is the second verb's.
func (t *Tree) misplacedSubject(i int) {
	v := t.head[i]
	if v < 0 {
		return
	}
	if i < v {
		t.preposedContent(i, v)
		return
	}
	for _, rel := range []string{"ccomp", "advcl"} {
		c := t.child(v, rel)
		if c < i {
			continue
		}
		mark := t.child(c, "mark")
		if mark > v && mark < i && t.child(c, "nsubj", "csubj") < 0 && (rel == "ccomp" || t.low[mark] == "that") {
			if t.move(i, c, "nsubj") {
				t.rel[c] = "ccomp"
			}
			return
		}
	}
}

// twinSubject: of two subjects side by side the first describes the second
// ("minister Javier Acha"), or is coordinated with it.
func (t *Tree) twinSubject(i int) {
	v := t.head[i]
	if v < 0 || t.rel[i] == "nsubj:outer" {
		return
	}
	for _, k := range append([]int(nil), t.kids[v]...) {
		if k <= i || k >= v || !t.is(k, "nsubj") || t.rel[k] == "nsubj:outer" {
			continue
		}
		switch {
		case t.child(k, "cc") >= 0:
			t.hang(k, i)
			t.rel[k] = "conj"
		case k == i+1 && t.pos[i] == "NOUN" && t.pos[k] == "PROPN":
			t.hang(i, k)
			t.rel[i] = "nmod:desc"
			return
		case t.pos[i] == "PROPN" && t.pos[k] == "NOUN" && t.child(k, "det", "case") < 0 && t.closes(i, k):
			t.hang(i, k)
			t.rel[i] = "compound" // "International Criminal Court (ICC) judges"
			return
		}
	}
}

// countedSubject: a number before a coordinated participle is its subject
// ("five are killed and 25 injured").
func (t *Tree) countedSubject(i int) {
	if t.tag[i] != "VBN" || !t.is(i, "conj") || t.child(i, "nsubj") >= 0 {
		return
	}
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		if t.head[k] == i && (t.pos[k] == "NUM" || t.pos[k] == "NOUN" && (t.child(k, "nummod") >= 0 || manyWord(t.lemma[k]))) && Match(t.rel[k], "nummod", "obl", "dep", "obj", "advmod") && t.child(k, "case") < 0 {
			t.rel[k] = "nsubj:pass"
			return
		}
	}
	if k := i - 1; k > 0 && t.head[k] == t.head[i] && t.is(k, "conj") && (t.pos[k] == "NUM" || manyWord(t.lemma[k])) && t.child(k, "cc") >= 0 {
		t.hang(k, i) // "60 are killed and dozens rescued"
		t.rel[k] = "nsubj:pass"
	}
}

// manyWord says whether the noun is an uncertain number of people.
func manyWord(lemma string) bool {
	switch lemma {
	case "dozen", "hundred", "thousand", "score", "other", "million":
		return true
	}
	return false
}

// nestedSubject: a subject that is a bare noun has no subject of its own:
// "Zhou, a figure in the scene, said" has an apposition.
func (t *Tree) nestedSubject(i int) {
	up := t.head[i]
	k := t.child(i, "nsubj")
	if up < 0 || k < 0 || k > i || t.child(i, "cop") >= 0 || t.pos[i] != "NOUN" || t.pos[k] != "PROPN" {
		return
	}
	t.hang(k, up)
	t.rel[k] = t.rel[i]
	t.hang(i, k)
	t.rel[i] = "appos"
}

// nounWithObject: what has an object is a verb; a determiner like "some"
// before it was its subject.
func (t *Tree) nounWithObject(i int) {
	if t.pos[i] != "NOUN" {
		return
	}
	o := t.child(i, "obj")
	if o < i || t.child(i, "cop", "case", "amod", "nmod:poss") >= 0 || !t.is(i, "root") && t.child(i, "nsubj") < 0 {
		return
	}
	if m := t.child(i, "compound"); m >= 0 && (m != i-1 || t.tag[i] != "NNS" || t.tag[m] == "NNS") {
		return
	}
	d := t.child(i, "det")
	if m := t.child(i, "compound"); m >= 0 && t.child(i, "nsubj") < 0 {
		t.rel[m] = "nsubj" // "a court sentences the man"
		if d >= 0 {
			t.hang(d, m)
		}
	} else if d >= 0 {
		switch t.low[d] {
		case "some", "many", "most", "all", "several", "few", "others", "both":
			t.rel[d], t.pos[d] = "nsubj", "PRON"
		default:
			return
		}
	}
	t.pos[i] = "VERB"
	if t.tag[i] == "NNS" {
		t.tag[i] = "VBZ"
	} else {
		t.tag[i] = "VBP"
	}
}

// subjectUnderAfter: in "after another app had held", "another app" is the
// subject of the finite verb, not an oblique of it.
func (t *Tree) subjectUnderAfter(i int) {
	if t.pos[i] != "VERB" || !Match(t.rel[i], "conj", "advcl", "ccomp", "parataxis") || t.child(i, "mark") >= 0 || t.child(i, "nsubj", "csubj", "cc") >= 0 {
		return
	}
	aux := t.child(i, "aux", "aux:pass")
	k := t.child(i, "obl")
	finite := t.tag[i] == "VBD" || t.tag[i] == "VBZ" || t.tag[i] == "VBP" && (t.tag[max(k, 0)] == "NNS" || t.tag[max(k, 0)] == "NNPS")
	if k < 0 || k > i || aux < k && (aux >= 0 || !finite) {
		return
	}
	p := t.child(k, "case")
	if p < 0 || p > k {
		return
	}
	switch t.low[p] {
	case "after", "before", "until", "since", "as", "while", "because":
		t.rel[k], t.rel[i] = "nsubj", "advcl"
		t.rel[p] = "mark"
		t.hang(p, i)
	}
}

// preposedContent: in "the attack killed ten, officials said" the first subject
// is that of the clause that is said.
func (t *Tree) preposedContent(i, v int) {
	c := t.child(v, "ccomp")
	if c < i || c > v || t.child(c, "nsubj", "csubj") >= 0 {
		return
	}
	for _, k := range t.Children(v, "nsubj") {
		if k > c && k < v {
			t.move(i, c, "nsubj")
			return
		}
	}
}

// closes says whether the phrase of i runs up to word k, a bracket included.
func (t *Tree) closes(i, k int) bool {
	for j := i + 1; j < k; j++ {
		if !t.reaches(j, i) && t.head[j] != k || t.low[j] == "," {
			return false
		}
	}
	return true
}

// clauseAfterNoun: in "killed after a car rammed into a lorry" the noun under
// "after" is the subject of the participle that hangs beside it without any word
// of its own before it.
func (t *Tree) clauseAfterNoun(i int) {
	v := t.head[i]
	if t.tag[i] != "VBN" && t.tag[i] != "VBD" || !t.is(i, "advcl", "acl") || v < 0 || v > i || t.child(i, "nsubj", "mark", "case", "aux", "obl:agent") >= 0 {
		return
	}
	for _, n := range t.Children(v, "obl", "nmod") {
		p := t.child(n, "case")
		if p < 0 || p > n || n > i || !clauseOpener(t.low[p]) || !nominal(t.pos[n]) || timeUnit(t.lemma[n]) {
			continue
		}
		words := t.Subtree(n, nil)
		if words[len(words)-1] != i-1 || t.reaches(i, n) {
			continue
		}
		if by := t.child(i, "obl"); by >= 0 && t.low[max(t.child(by, "case"), 0)] == "by" {
			return
		}
		t.hang(n, i)
		t.hang(p, i)
		t.rel[n], t.rel[p], t.rel[i], t.tag[i] = "nsubj", "mark", "advcl", "VBD"
		return
	}
}
