package tree

// apposedSubject: of two subjects with a comma between the first is a name and the
// second what it is, or the other way round: "Mahmoud Zahar, Hamas's leader declared",
// "A citizen of two countries, Smith became".
func (t *Tree) apposedSubject(i int) {
	v := t.head[i]
	if v < 0 || !t.is(i, "nsubj") || t.rel[i] == "nsubj:outer" || i > v || len(t.kids[v]) == 0 {
		return
	}
	for _, k := range t.kidsOf(v) {
		if k <= i || k >= v || !t.is(k, "nsubj") || t.rel[k] == "nsubj:outer" || t.child(k, "cc") >= 0 {
			continue
		}
		if t.placeBefore(i, k, v) {
			return
		}
		words := t.Subtree(k, nil)
		first := words[0]
		comma := t.low[first] == "," || first > 0 && t.low[first-1] == ","
		if !comma || !t.runsUpToComma(i, first) {
			return
		}
		switch {
		case t.pos[i] == "PROPN" && t.pos[k] == "NOUN" && t.child(k, "det", "nmod:poss") >= 0 && t.child(k, "case", "nummod") < 0 && (office(t.lemma[k]) || group(t.lemma[k]) || descriptor(t.lemma[k])) && !(i > 0 && t.low[i-1] == ","):
			t.move(k, i, "appos")
		case t.pos[i] == "NOUN" && t.pos[k] == "PROPN" && t.child(i, "case", "nummod") < 0 && t.tag[i] == "NN" && !timeUnit(t.lemma[i]) && t.personAt(k) &&
			(t.child(i, "det") >= 0 || t.Preposition(t.child(i, "nmod")) == "of"):
			t.rel[i] = "dislocated"
		}
		return
	}
}

// placeBefore hangs the first of two subjects on the name at the head of the sentence
// that it describes: "In ancient Athens, the most famous example of X, all citizens
// were allowed". False where there is no such name.
func (t *Tree) placeBefore(i, k, v int) bool {
	if t.pos[i] != "NOUN" || t.child(i, "det") < 0 || t.child(i, "cc", "case") >= 0 {
		return false
	}
	first := t.Subtree(i, nil)[0]
	if t.low[first] == "," {
		first++
	}
	if first < 2 || t.low[first-1] != "," {
		return false
	}
	second := t.Subtree(k, nil)[0]
	if t.low[second] != "," && (second == 0 || t.low[second-1] != ",") {
		return false
	}
	for _, o := range t.kidsOf(v) {
		if o >= i || !t.is(o, "obl") || t.pos[o] != "PROPN" || t.child(o, "case") < 0 {
			continue
		}
		words := t.Subtree(o, nil)
		if last := words[len(words)-1]; last == first-2 || last == first-1 && t.pos[last] == "PUNCT" {
			t.move(i, o, "appos")
			return true
		}
	}
	return false
}

// runsUpToComma says whether the phrase of i ends where the comma before word k stands.
func (t *Tree) runsUpToComma(i, k int) bool {
	last := i
	for _, w := range t.Subtree(i, nil) {
		if t.pos[w] != "PUNCT" && w > last {
			last = w
		}
	}
	return last == k-1 || last == k-2 && t.pos[k-1] == "PUNCT"
}

// stopAndGo: a bare verb coordinated with a gerund under a bare verb is the fellow of
// the latter ("to stop using X and update to Y": they are to update).
func (t *Tree) stopAndGo(i int) {
	g := t.head[i]
	if g < 0 || !t.is(i, "conj") || t.tag[i] != "VB" || t.tag[g] != "VBG" || !t.is(g, "xcomp", "advcl") || t.child(i, "aux", "nsubj", "mark") >= 0 {
		return
	}
	if up := t.head[g]; up >= 0 && up < g && t.tag[up] == "VB" && t.child(g, "nsubj") < 0 {
		t.move(i, up, "conj")
	}
}
