package tree

import (
	"sort"
	"strings"
)

// repair corrects configurations that no English sentence has and parsers
// produce all the same. Each correction is of the form "this cannot be; the
// nearest tree that can is". It keeps the tree a tree.
func (t *Tree) repair() {
	for i := range t.head {
		t.perfect(i)
		t.nounWithObject(i)
		t.subjectUnderAfter(i)
		t.countedSubject(i)
		t.finiteModifier(i)
		t.finiteConjunct(i)
	}
	for i := range t.head {
		switch {
		case t.is(i, "nsubj"):
			t.twinSubject(i)
			t.misplacedSubject(i)
			t.nestedSubject(i)
		case t.is(i, "ccomp"):
			t.doubleContent(i)
			t.afterQuote(i)
		case t.is(i, "nmod") || t.is(i, "obl"):
			t.strayPreposition(i)
			t.strayName(i)
			t.bareDescription(i)
			t.hiddenGerund(i)
			t.bareOblique(i)
			t.asComplement(i)
		}
	}
}

func (t *Tree) is(i int, rel string) bool { return Match(t.rel[i], rel) }

func (t *Tree) child(i int, rels ...string) int { return t.Child(i, rels...) }

// hang makes i a child of head; the caller sees to it that no cycle comes of it.
func (t *Tree) hang(i, head int) {
	if old := t.head[i]; old >= 0 {
		kids := t.kids[old]
		for n, k := range kids {
			if k == i {
				t.kids[old] = append(kids[:n:n], kids[n+1:]...)
				break
			}
		}
	}
	t.head[i] = head
	if head < 0 {
		return
	}
	kids := t.kids[head]
	n := sort.SearchInts(kids, i)
	t.kids[head] = append(kids[:n:n], append([]int{i}, kids[n:]...)...)
}

// move hangs i on head unless that would make a cycle.
func (t *Tree) move(i, head int, rel string) bool {
	for j := head; j >= 0; j = t.head[j] {
		if j == i {
			return false
		}
	}
	t.hang(i, head)
	t.rel[i] = rel
	return true
}

// perfect: "has" with a participle for its complement is an auxiliary.
func (t *Tree) perfect(i int) {
	if t.pos[i] != "AUX" || t.lemma[i] != "have" || t.is(i, "aux") || t.is(i, "cop") {
		return
	}
	v := t.child(i, "xcomp", "ccomp")
	if v < 0 || v < i || v > i+4 || t.tag[v] != "VBN" && t.tag[v] != "VBD" {
		return
	}
	up, rel := t.head[i], t.rel[i]
	t.hang(v, up)
	t.rel[v] = rel
	if i == t.Root {
		t.Root = v
	}
	for _, k := range append([]int(nil), t.kids[i]...) {
		t.hang(k, v)
	}
	t.hang(i, v)
	t.rel[i] = "aux"
}

// misplacedSubject: in "noting that capabilities stunned", the subject between
// "that" and the second verb is the second verb's.
func (t *Tree) misplacedSubject(i int) {
	v := t.head[i]
	if v < 0 || i < v {
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
		if t.head[k] == i && (t.pos[k] == "NUM" || t.pos[k] == "NOUN" && t.child(k, "nummod") >= 0) && Match(t.rel[k], "nummod", "obl", "dep", "obj", "advmod") && t.child(k, "case") < 0 {
			t.rel[k] = "nsubj:pass"
			return
		}
	}
}

// finiteConjunct: a finite verb without a subject is coordinated with a finite
// verb, not with an infinitive ("has decided to occupy A, and tells B").
func (t *Tree) finiteConjunct(i int) {
	tag := t.tag[i]
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

// doubleContent: of two contents of one verb, the one under "while" or "if" is
// an adverbial of the other.
func (t *Tree) doubleContent(i int) {
	v := t.head[i]
	if v < 0 {
		return
	}
	for _, k := range append([]int(nil), t.kids[v]...) {
		if k <= i || !t.is(k, "ccomp") {
			continue
		}
		for _, j := range t.Children(i, "mark") {
			switch t.low[j] {
			case "while", "if", "although", "though", "when", "because", "as", "since", "unless", "whereas":
				t.move(i, k, "advcl")
				return
			}
		}
	}
	if m := t.child(i, "mark"); v >= 0 && m >= 0 && t.child(i, "nsubj") >= 0 {
		switch t.low[m] {
		case "while", "although", "though", "because", "unless", "whereas":
			t.rel[i] = "advcl"
			return
		}
	}
}

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

func (t *Tree) reaches(i, j int) bool {
	for n := 0; i >= 0 && n < 50; n++ {
		if i == j {
			return true
		}
		i = t.head[i]
	}
	return false
}

func nominal(pos string) bool {
	return pos == "NOUN" || pos == "PROPN" || pos == "PRON" || pos == "NUM"
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
	if t.rel[i] != "obl" || v < 0 || i < v || t.pos[v] != "VERB" || !nominal(t.pos[i]) && t.pos[i] != "SYM" ||
		t.child(i, "case", "mark") >= 0 || t.child(v, "obj", "aux:pass", "ccomp", "xcomp", "obl:unmarked") >= 0 || t.tag[v] == "VBN" && t.child(v, "aux") < 0 {
		return
	}
	if strings.HasSuffix(t.lemma[i], "day") {
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

// afterQuote: a verb after the quotation marks is coordinated with the verb of
// saying before them, not with what is quoted.
func (t *Tree) afterQuote(i int) {
	v := t.head[i]
	if v < 0 || v > i {
		return
	}
	opened := -1
	for j := v + 1; j <= i; j++ {
		if quote(t.low[j]) {
			opened = j
		}
	}
	if opened < 0 {
		return
	}
	for _, k := range append([]int(nil), t.kids[i]...) {
		if k <= i || !t.is(k, "conj") || t.pos[k] != "VERB" || t.child(k, "nsubj", "aux") >= 0 {
			continue
		}
		marks := 0
		for j := i + 1; j < k; j++ {
			if quote(t.low[j]) {
				marks++
			}
		}
		if marks == 1 {
			t.move(k, v, "conj")
		}
	}
}

func quote(low string) bool {
	switch low {
	case "\"", "``", "''", "“", "”":
		return true
	}
	return false
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

// finiteModifier: a participle with "has" before it is no modifier of the noun
// after it but a verb with an object ("but has exposed flaws").
func (t *Tree) finiteModifier(i int) {
	n := t.head[i]
	if t.rel[i] != "amod" || t.pos[i] != "VERB" || n < i || t.head[n] < 0 {
		return
	}
	aux := t.child(i, "aux", "aux:pass")
	if aux < 0 || t.pos[aux] != "AUX" {
		return
	}
	v, rel := t.head[n], t.rel[n]
	cc := t.child(n, "cc")
	if cc > i {
		cc = -1
	}
	switch {
	case t.pos[v] == "VERB" && cc >= 0:
		rel = "conj"
	case rel != "root" && rel != "conj":
		rel = "parataxis"
	}
	t.hang(i, v)
	t.rel[i] = rel
	t.hang(n, i)
	t.rel[n] = "obj"
	if cc >= 0 {
		t.hang(cc, i)
	}
	for _, k := range append([]int(nil), t.kids[n]...) {
		if k < i {
			t.hang(k, i)
		}
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
	if j < 0 || t.pos[j] != "NOUN" || t.child(j, "det") < 0 || t.low[j] != t.Words[j].Form {
		return
	}
	t.move(i, j, "appos")
}
