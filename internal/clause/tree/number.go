package tree

// hedgedNumber: "about", "around", "over" and their like straight before a
// number belong to the number; an adverb there is no preposition of the noun
// ("releases about 40 prisoners").
func (t *Tree) hedgedNumber(i int) {
	n, p := t.child(i, "nummod"), t.child(i, "case")
	if v := t.head[i]; t.is(i, "obl") && v >= 0 && i > v && t.child(v, "obj", "aux:pass") >= 0 {
		return // "shot down 121 drones over 13 regions"
	}
	if n < 0 || p < 0 || p > n || t.pos[p] != "ADV" && !(t.low[p] == "over" && t.lemma[i] == "people") {
		return
	}
	for h := n - 1; h > p; h-- {
		if !t.reaches(h, n) {
			return
		}
	}
	switch t.low[p] {
	case "about", "around", "over", "nearly", "almost", "some", "approximately", "roughly", "under", "up":
		t.move(p, n, "advmod")
	}
}

// countedConjunct: a counted noun or a number between "and" and a finite verb
// without a subject is its subject ("three are killed and over 400,000 lose
// power").
func (t *Tree) countedConjunct(i int) {
	if t.tag[i] != "VBP" && t.tag[i] != "VBD" && t.tag[i] != "VB" || !t.is(i, "conj") || t.child(i, "nsubj", "csubj", "aux", "expl") >= 0 {
		return
	}
	cc := t.child(i, "cc")
	for k := i - 1; k > cc && cc >= 0; k-- {
		if t.head[k] != i || !t.is(k, "obl", "nummod", "dep", "obj", "advmod", "nmod") || t.child(k, "case") >= 0 {
			continue
		}
		if t.pos[k] == "NUM" || t.tag[k] == "NNS" && !timeUnit(t.lemma[k]) && (t.child(k, "nummod") >= 0 || manyWord(t.lemma[k])) {
			t.rel[k] = "nsubj"
			if t.tag[i] == "VB" {
				t.tag[i] = "VBP"
			}
		}
		return
	}
}
