package tree

// ofWhat: "of Y" after the object of a verb like "convict" or "accuse" is what the
// verb charges the object with, not part of who it is ("convicts a man of
// espionage").
func (t *Tree) ofWhat(i int) {
	o := t.head[i]
	if t.rel[i] != "nmod" || o < 0 || i < o || t.head[o] < 0 || !t.is(o, "obj", "iobj") || t.pos[i] == "PROPN" {
		return
	}
	p := t.child(i, "case")
	if p < 0 || p > i || t.low[p] != "of" || office(t.lemma[i]) || t.tag[i] == "NNPS" {
		return
	}
	for _, k := range t.Children(o, "nmod") {
		if k != i && k > i && t.low[max(t.child(k, "case"), 0)] == "of" {
			return // the last one is what the verb asks for
		}
	}
	switch t.lemma[t.head[o]] {
	case "convict", "accuse", "acquit", "clear", "rob", "strip", "deprive", "inform", "warn", "remind", "suspect", "notify", "assure":
		t.move(i, t.head[o], "obl")
	}
}

// awayAdverb: a bare adverb of direction straight after a verb makes one verb with
// it ("is stepping down", "stood down").
func (t *Tree) awayAdverb(i int) {
	v := t.head[i]
	if t.rel[i] != "advmod" || t.tag[i] != "RB" || v != i-1 || t.pos[v] != "VERB" || t.child(i, "advmod", "obl", "case") >= 0 || t.child(v, "compound:prt") >= 0 {
		return
	}
	switch t.low[i] {
	case "down", "off", "away", "aside", "over", "up", "out", "back":
		if i+1 < len(t.low) && (t.tag[i+1] == "CD" || t.low[i+1] == "to" && t.low[i] == "up") {
			return
		}
		t.rel[i] = "compound:prt"
	}
}

// personaNonGrata: in "declares them persona non grata" the Latin is what they are
// declared, whatever the parser made of its words.
func (t *Tree) personaNonGrata(i int) {
	if i+2 >= len(t.low) || t.low[i+1] != "non" || t.low[i] != "persona" && t.low[i] != "personae" || t.low[i+2] != "grata" && t.low[i+2] != "gratae" {
		return
	}
	v := i
	for v >= 0 && !(v < i && t.pos[v] == "VERB") {
		v = t.head[v]
	}
	if v < 0 || t.lemma[v] != "declare" && t.lemma[v] != "name" {
		return
	}
	last := i + 2
	for _, w := range []int{i, i + 1, last} { // what hangs on the Latin is the verb's
		for _, k := range t.kidsOf(w) {
			if k > last || k < i && !t.is(k, "det") {
				t.move(k, v, t.rel[k])
			}
		}
	}
	if !t.move(i, v, "xcomp") {
		return
	}
	if o := t.child(v, "iobj"); o >= 0 && t.child(v, "obj") < 0 {
		t.rel[o] = "obj"
	}
	t.pos[i], t.tag[i] = "NOUN", "NN"
	t.move(i+1, i, "flat")
	t.move(last, i, "flat")
}
