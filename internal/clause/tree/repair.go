package tree

import "sort"

// repair corrects configurations that no English sentence has and parsers
// produce all the same. Each correction is of the form "this cannot be; the
// nearest tree that can is". It keeps the tree a tree.
func (t *Tree) repair() {
	t.verblessHeadline()
	for n := range t.names {
		t.ofName(n)
	}
	for i := range t.head {
		t.generalTitle(i)
		t.caseInside(i)
		t.nameWithAnd(i)
		t.listedName(i)
		t.championDefending(i)
		t.awayAdverb(i)
		t.personaNonGrata(i)
		t.scoreObject(i)
		t.fineAfterName(i)
		t.perfect(i)
		t.missing(i)
		t.leftState(i)
		t.adjectivePassive(i)
		t.enRoute(i)
		t.remainsClosed(i)
		t.frontedDescription(i)
		t.awayWith(i)
		t.withClause(i)
		t.officialsOf(i)
		t.toldThat(i)
		t.acronymSubject(i)
		t.strikesOn(i)
		t.clauseAfterNoun(i)
		t.hedgedNumber(i)
		t.particleCase(i)
		t.pluralConjunct(i)
		t.verbAfterNoun(i)
		t.articlePlural(i)
		t.timeAfterNoun(i)
		t.splitName(i)
		t.officeName(i)
		t.titlePreposition(i)
		t.nounWithObject(i)
		t.subjectUnderAfter(i)
		t.countedSubject(i)
		t.countedConjunct(i)
		t.lateVerb(i)
		t.finiteModifier(i)
		t.looseParticiple(i)
		t.finiteConjunct(i)
		t.tenseConjunct(i)
		t.gerundConjunct(i)
		t.stopAndGo(i)
		t.conjunctObject(i)
		t.saidConjunct(i)
		t.lastSource(i)
		t.bareParataxis(i)
		t.degreeAdjective(i)
		t.likeConjunct(i)
		t.markedInfinitive(i)
		t.conjunctSubject(i)
		t.bareSubject(i)
		t.withGerund(i)
		t.describedTwin(i)
		t.trailingName(i)
		t.sharedHead(i)
		t.formerTitle(i)
		t.parallelList(i)
		t.isTo(i)
		t.flatName(i)
		t.twinName(i)
		t.secondOffice(i)
		t.lastDescribed(i)
		t.calledSo(i)
		t.lostSubject(i)
		t.askedOne(i)
		t.officeSubject(i)
		t.relativeObject(i)
		t.perUnit(i)
		t.amountTo(i)
		t.leftDead(i)
		t.finiteComplement(i)
		t.helpedTo(i)
		t.particleIn(i)
		t.stranded(i)
		t.afterSubject(i)
	}
	for i := range t.head {
		switch {
		case t.is(i, "nsubj"):
			t.objectCalledSubject(i)
			t.apposedSubject(i)
			t.twinSubject(i)
			t.misplacedSubject(i)
			t.nestedSubject(i)
		case t.is(i, "xcomp"):
			t.secondComplement(i)
			t.calledObject(i)
		case t.is(i, "advcl"):
			t.raisedInfinitive(i)
		case t.is(i, "ccomp"):
			t.doubleContent(i)
			t.afterQuote(i)
		case t.is(i, "nmod") || t.is(i, "obl"):
			t.describedCase(i)
			t.ofWhat(i)
			t.lastComplement(i)
			t.strayPreposition(i)
			t.partitive(i)
			t.strayName(i)
			t.longTitle(i)
			t.bareDescription(i)
			t.hiddenGerund(i)
			t.bareOblique(i)
			t.asComplement(i)
		}
	}
	for n := range t.names {
		t.twoDescriptions(n)
	}
}

func (t *Tree) is(i int, rels ...string) bool { return Match(t.rel[i], rels...) }

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

// finiteModifier: a participle with "has" before it is no modifier of the noun
// after it but a verb with an object ("but has exposed flaws").
func (t *Tree) finiteModifier(i int) {
	n := t.head[i]
	if t.rel[i] != "amod" || t.pos[i] != "VERB" || n < i || t.head[n] < 0 {
		return
	}
	aux := t.child(i, "aux", "aux:pass")
	if (aux < 0 || t.pos[aux] != "AUX") && t.tag[i] != "VBD" {
		return
	}
	v, rel := t.head[n], t.rel[n]
	if rel == "conj" && t.pos[v] != "VERB" && t.head[v] >= 0 && t.pos[t.head[v]] == "VERB" {
		v = t.head[v] // "killed twelve and wounded dozens"
	}
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
