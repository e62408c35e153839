package tree

// lostSubject: a finite verb of a sentence that has no subject of its own has lost
// it to what stands before it. "Speaking in court, X said" gives it to the
// participle, "According to the paper, X, the chairman, said" to the noun before
// the comma, "one in three visits came" to nothing, as "in" made the noun an oblique.
func (t *Tree) lostSubject(v int) {
	if t.pos[v] != "VERB" || !t.is(v, "root", "ccomp", "parataxis") || !t.tensed(v) || t.child(v, "nsubj", "csubj", "expl") >= 0 {
		return
	}
	if c := t.child(v, "ccomp"); c >= 0 && c < v {
		return // "..., said X"
	}
	rel := "nsubj"
	if t.child(v, "aux:pass") >= 0 {
		rel = "nsubj:pass"
	}
	for _, k := range t.kidsOf(v) {
		if k > v {
			return
		}
		switch {
		case t.is(k, "advcl") && t.tag[k] == "VBG" && t.child(k, "aux", "mark") < 0:
			s := t.child(k, "nsubj")
			if s > k && s < v && t.startsAfterComma(s) && t.runsUpTo(s, v) {
				t.move(s, v, rel)
				return
			}
		case t.is(k, "obl", "nmod") && t.child(k, "case") >= 0:
			for _, a := range t.Children(k, "appos") {
				if a > k && a < v && t.holdsPerson(a) && t.startsAfterComma(a) && t.runsUpTo(a, v) {
					t.move(a, v, rel)
					return
				}
			}
		case t.rel[k] == "obl" && t.pos[k] == "NOUN" && t.oneIn(k) && t.runsUpTo(k, v):
			t.rel[k] = rel
			return
		}
	}
}

// tensed says whether the verb or the first of its auxiliaries shows tense.
func (t *Tree) tensed(v int) bool {
	if a := t.child(v, "aux", "aux:pass"); a >= 0 && a < v {
		v = a
	}
	switch t.tag[v] {
	case "VBD", "VBZ", "VBP", "MD":
		return true
	}
	return false
}

// startsAfterComma says whether the phrase of i begins behind a comma.
func (t *Tree) startsAfterComma(i int) bool {
	first := t.Subtree(i, nil)[0]
	return t.low[first] == "," || first > 0 && t.low[first-1] == ","
}

// runsUpTo says whether nothing but commas, adverbs and auxiliaries stands between
// the phrase of i and the verb v.
func (t *Tree) runsUpTo(i, v int) bool {
	words := t.Subtree(i, nil)
	for j := words[len(words)-1] + 1; j < v; j++ {
		if t.low[j] != "," && t.pos[j] != "ADV" && t.pos[j] != "AUX" && t.pos[j] != "PART" {
			return false
		}
	}
	return words[len(words)-1] < v
}

// holdsPerson says whether a name of a person is in the phrase of i.
func (t *Tree) holdsPerson(i int) bool {
	if t.personAt(i) {
		return true
	}
	for _, k := range t.Children(i, "flat", "compound") {
		if t.personAt(k) {
			return true
		}
	}
	return false
}

// oneIn says whether the noun is counted as a share ("one in three visits").
func (t *Tree) oneIn(i int) bool {
	n := t.child(i, "nummod")
	if n < 0 || n > i || t.pos[n] != "NUM" {
		return false
	}
	for j := n + 1; j < i && j < n+3; j++ {
		if t.low[j] == "in" && j+1 < i && t.pos[j+1] == "NUM" {
			return true
		}
	}
	return false
}
