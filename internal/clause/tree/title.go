package tree

// flatName: a name called a part of the noun or title before it is what that
// describes ("science fiction writer L. Ron Hubbard", "Minister of Education
// Stefania Giannini").
func (t *Tree) flatName(i int) {
	if t.pos[i] != "NOUN" && (t.pos[i] != "PROPN" || !office(t.lemma[i]) || t.child(i, "nmod") < i || t.named(i)) {
		return
	}
	first := -1
	for _, k := range t.kidsOf(i) {
		switch {
		case k < i || !t.is(k, "flat") || t.pos[k] != "PROPN":
		case first < 0:
			if t.low[k] == t.Words[k].Form || !t.personAt(k) || t.pos[i] == "NOUN" && (t.low[i] != t.Words[i].Form || t.tag[i] != "NN") {
				return
			}
			first = k
			t.rel[k] = "appos"
		default:
			t.hang(k, first)
		}
	}
}

// secondOffice: in "X, director of A, and chairman of B" the second office is the
// same person's, not another beside X.
func (t *Tree) secondOffice(i int) {
	h := t.head[i]
	if h < 0 || h > i || !t.is(i, "conj") || !t.personAt(h) || t.personAt(i) || !office(t.lemma[i]) || t.tag[i] == "NNS" || t.child(i, "cc") < 0 || t.child(i, "flat", "appos", "det") >= 0 {
		return
	}
	a := t.child(h, "appos")
	if a < h || a > i || !office(t.lemma[a]) || t.tag[a] == "NNS" || t.personAt(a) || t.child(a, "det") >= 0 {
		return
	}
	t.move(i, a, "conj")
}

// lastDescribed: a singular apposition straight after the last of several nouns
// describes that one ("goitre and cretinism, a condition ...").
func (t *Tree) lastDescribed(k int) {
	i := t.head[k]
	if i < 0 || i > k || !t.is(k, "appos") || t.tag[k] != "NN" || t.tag[i] == "NNS" {
		return
	}
	d := t.child(k, "det")
	if d < 0 || t.low[d] != "a" && t.low[d] != "an" {
		return
	}
	first := t.Subtree(k, nil)[0]
	if t.pos[first] != "PUNCT" {
		first--
	}
	for _, j := range t.Children(i, "conj") {
		words := t.Subtree(j, nil)
		if j < k && words[len(words)-1] == first-1 && t.tag[j] != "NNS" && nominal(t.pos[j]) {
			t.move(k, j, "appos")
			return
		}
	}
}

// calledSo: an adjective behind the object of a verb of calling is what that is
// called (`called the decision "dangerous" and "unfair"`).
func (t *Tree) calledSo(a int) {
	o := t.head[a]
	if o < 0 || a < o || t.pos[a] != "ADJ" || !t.is(a, "amod") || !t.is(o, "obj") || t.child(a, "obl", "advcl", "xcomp", "ccomp") >= 0 || t.child(o, "nmod") > a {
		return
	}
	v := t.head[o]
	if v < 0 || v > o || t.child(v, "xcomp") >= 0 {
		return
	}
	switch t.lemma[v] {
	case "call", "label", "brand", "dub", "term", "deem", "declare", "consider", "rule", "find", "judge":
	default:
		return
	}
	if !t.move(a, v, "xcomp") {
		return
	}
	for _, j := range t.Children(o, "conj") {
		if j > a && t.pos[j] == "ADJ" {
			t.move(j, a, "conj")
		}
	}
}

// twinName: a person's name straight after the noun for what the person is, both
// called the same of one verb, belongs to the noun ("met the mayor X Y").
func (t *Tree) twinName(i int) {
	k := i + 1
	v := t.head[i]
	if k >= len(t.low) || v < 0 || t.head[k] != v || t.rel[k] != t.rel[i] || !t.is(i, "obj", "obl", "nmod", "appos") || t.tag[i] != "NN" || t.pos[k] != "PROPN" {
		return
	}
	if !t.personAt(k) || t.personAt(i) || !office(t.lemma[i]) || t.child(k, "case", "det") >= 0 {
		return
	}
	t.move(k, i, "appos")
}

// isTo: in "the ministers are to meet" the form of "be" is an auxiliary; where the
// subject is itself a plan or a task ("the aim is to win") it is not.
func (t *Tree) isTo(i int) {
	if t.pos[i] != "VERB" || t.tag[i] != "VB" && t.tag[i] != "VBN" {
		return
	}
	cop, mark := t.child(i, "cop"), t.child(i, "mark")
	if cop < 0 || mark != cop+1 && mark != cop+2 || mark > i || t.low[mark] != "to" || t.lemma[cop] != "be" || t.tag[cop] == "VB" || t.tag[cop] == "VBG" || t.tag[cop] == "VBN" {
		return
	}
	s := t.child(i, "nsubj:outer", "nsubj", "nsubj:pass")
	if s < 0 || s > cop || t.pos[s] != "PROPN" && t.pos[s] != "NOUN" && t.pos[s] != "PRON" {
		return
	}
	if t.pos[s] == "NOUN" && t.tag[s] != "NNS" && !office(t.lemma[s]) && !group(t.lemma[s]) || t.tag[s] == "NNS" && !office(t.lemma[s]) && !group(t.lemma[s]) && t.child(i, "aux:pass") < 0 {
		return
	}
	switch t.low[s] {
	case "it", "this", "that", "what", "all":
		return
	}
	t.rel[cop] = "aux"
	t.rel[s] = "nsubj"
	if t.child(i, "aux:pass") >= 0 {
		t.rel[s] = "nsubj:pass"
	}
}

// group says whether the noun names people together who decide.
func group(lemma string) bool {
	switch lemma {
	case "government", "company", "team", "party", "court", "police", "army", "bank", "council", "committee", "commission", "parliament", "ministry", "union",
		"club", "firm", "airline", "university", "country", "state", "troop", "people", "official":
		return true
	}
	return false
}
