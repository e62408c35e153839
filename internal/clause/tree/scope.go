package tree

// formerTitle: an adjective before the title of a name is the title's ("former
// minister X": the minister is former, not X).
func (t *Tree) formerTitle(i int) {
	d := t.child(i, "nmod:desc")
	if d < 0 || d > i {
		return
	}
	for _, k := range append([]int(nil), t.kids[i]...) {
		if k < d && Match(t.rel[k], "amod", "compound") && t.reaches(d, i) {
			t.hang(k, d)
		}
	}
}

// secondComplement: an infinitive after a predicate noun is the noun's ("became
// the first to win").
func (t *Tree) secondComplement(i int) {
	v := t.head[i]
	if v < 0 || t.pos[i] != "VERB" || t.low[max(t.child(i, "mark"), 0)] != "to" {
		return
	}
	switch t.lemma[v] {
	case "become", "remain", "be":
	default:
		return
	}
	if n := t.child(v, "xcomp"); n > v && n < i && (nominal(t.pos[n]) || t.pos[n] == "ADJ" && t.child(n, "det") >= 0) {
		t.move(i, n, "acl")
	}
}

// calledObject: of two complements of a verb of calling the first, a noun, is its
// object ("called the issue \"important\"").
func (t *Tree) calledObject(i int) {
	v := t.head[i]
	if v < 0 || i < v || t.pos[i] != "NOUN" || t.rel[i] != "xcomp" || t.child(v, "obj", "aux:pass") >= 0 {
		return
	}
	switch t.lemma[v] {
	case "call", "consider", "label", "dub", "deem", "find", "describe", "declare", "make", "keep", "render":
	default:
		return
	}
	for _, k := range t.kidsOf(v) {
		if k > i && t.rel[k] == "xcomp" && (t.pos[k] == "ADJ" || t.pos[k] == "NOUN") {
			t.rel[i] = "obj"
			return
		}
	}
}

// objectCalledSubject: a noun phrase straight after an active verb that has its
// subject before it is its object ("orders the freezing of").
func (t *Tree) objectCalledSubject(i int) {
	v := t.head[i]
	if t.rel[i] != "nsubj" || v < 0 || i < v || t.pos[v] != "VERB" || t.child(v, "obj", "ccomp", "aux:pass", "cop", "expl") >= 0 {
		return
	}
	s := t.child(v, "nsubj")
	if s < 0 || s >= v || t.pos[s] == "PRON" && t.low[s] == "there" {
		return
	}
	for j := v + 1; j < i; j++ {
		if t.pos[j] == "PUNCT" || t.pos[j] == "VERB" || t.pos[j] == "ADP" && t.head[j] != i {
			return
		}
	}
	t.rel[i] = "obj"
}

// raisedInfinitive: straight after the participle "set", "expected" and their
// like an infinitive is their complement, not what they are for.
func (t *Tree) raisedInfinitive(i int) {
	v := t.head[i]
	m := t.child(i, "mark")
	if v < 0 || m < 0 || m != v+1 || t.low[m] != "to" || t.tag[v] != "VBN" || t.child(i, "nsubj") >= 0 {
		return
	}
	switch t.lemma[v] {
	case "set", "expect", "schedule", "slate", "poise", "tip", "project", "forecast", "require", "oblige", "allow", "permit", "force", "compel",
		"believe", "think", "say", "report", "order", "ask", "tell", "urge", "authorize", "authorise":
		t.rel[i] = "xcomp"
	}
}

// parallelList: in "convicts a man of murder, arson, and theft" the list goes
// with the bare noun "murder", not with the noun that has an article.
func (t *Tree) parallelList(o int) {
	if t.child(o, "det") < 0 {
		return
	}
	m := t.child(o, "nmod")
	if m < o || t.child(m, "det", "nmod:poss", "conj") >= 0 || t.child(m, "case") < 0 {
		return
	}
	list := t.Children(o, "conj")
	if len(list) < 2 || list[0] < m {
		return
	}
	for _, k := range list {
		if t.child(k, "det", "nmod:poss", "case", "nsubj") >= 0 || !nominal(t.pos[k]) {
			return
		}
	}
	for _, k := range list {
		t.move(k, m, "conj")
	}
}

// partitive: "of X" after a quantifier belongs to it, not to the verb
// ("arrested several of its employees").
func (t *Tree) partitive(i int) {
	p := t.child(i, "case")
	if p < 1 || p > i || t.low[p] != "of" || !quantifiers[t.low[p-1]] || t.head[i] == p-1 && t.rel[i] == "nmod" {
		return
	}
	switch t.pos[p-1] {
	case "ADJ", "DET", "PRON", "NUM", "NOUN":
		if Match(t.rel[p-1], "nsubj", "obj", "obl", "nmod", "conj", "root", "appos") {
			t.move(i, p-1, "nmod")
		}
	}
}

var quantifiers = map[string]bool{"several": true, "many": true, "most": true, "some": true, "few": true, "more": true, "much": true,
	"all": true, "both": true, "each": true, "none": true, "any": true, "half": true, "dozens": true, "hundreds": true, "thousands": true}
