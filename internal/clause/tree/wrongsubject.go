package tree

// conjunctSubject: in "was opened for viewing and photos are released" the noun
// straight before the auxiliary is the subject of the second verb, not a
// fellow of the noun before "and".
func (t *Tree) conjunctSubject(v int) {
	if t.pos[v] != "VERB" || !t.is(v, "advcl", "parataxis", "conj", "ccomp", "acl") || t.child(v, "nsubj", "csubj", "expl", "mark", "cc") >= 0 {
		return
	}
	first := t.child(v, "aux", "aux:pass", "cop")
	if first < 0 || first > v || t.Feat(first, "VerbForm") == "Inf" || t.tag[first] == "VB" || t.tag[first] == "VBG" || t.tag[first] == "TO" {
		return
	}
	j := first - 1
	if j < 0 || !nominal(t.pos[j]) || t.low[j] == "which" || t.low[j] == "who" || t.low[j] == "that" {
		return
	}
	for h := t.head[j]; h >= 0 && h < first && t.is(j, "compound", "flat", "nmod", "nummod", "amod", "obl", "appos"); h = t.head[j] {
		j = h
	}
	cc := t.child(j, "cc")
	if !t.is(j, "conj") || cc < 0 || t.child(j, "case") >= 0 || t.reaches(v, j) {
		return
	}
	verb := t.head[j]
	for verb >= 0 && t.pos[verb] != "VERB" {
		verb = t.head[verb]
	}
	if verb < 0 || verb > j || t.reaches(verb, v) {
		return
	}
	if !t.move(v, verb, "conj") {
		return
	}
	t.hang(j, v)
	t.hang(cc, v)
	t.rel[j] = "nsubj"
	if t.child(v, "aux:pass") >= 0 {
		t.rel[j] = "nsubj:pass"
	}
}

// bareSubject: a noun phrase without a preposition that stands before the
// auxiliary of a verb without a subject is its subject ("after a part of the
// tower was added").
func (t *Tree) bareSubject(i int) {
	v := t.head[i]
	if t.rel[i] != "obl" && t.rel[i] != "obj" || v < 0 || i > v || t.pos[v] != "VERB" || t.pos[i] != "NOUN" && t.pos[i] != "PROPN" || t.child(i, "case", "mark", "cc") >= 0 ||
		t.child(v, "nsubj", "csubj", "expl") >= 0 || timeUnit(t.lemma[i]) {
		return
	}
	aux := t.child(v, "aux", "aux:pass")
	if aux < i || t.tag[aux] != "VBD" && t.tag[aux] != "VBZ" && t.tag[aux] != "VBP" && t.tag[aux] != "MD" {
		return
	}
	if t.is(v, "acl:relcl") {
		return
	}
	t.rel[i] = "nsubj"
	if t.child(v, "aux:pass") >= 0 {
		t.rel[i] = "nsubj:pass"
	}
}

// markedInfinitive: "to suspend" goes with the last infinitive that has its own
// "to", not with the gerund in between ("to stop taking A and to suspend B").
func (t *Tree) markedInfinitive(i int) {
	m, h := t.child(i, "mark"), t.head[i]
	if !t.is(i, "conj") || t.tag[i] != "VB" || m < 0 || t.low[m] != "to" || h < 0 || t.low[max(t.child(h, "mark"), 0)] == "to" {
		return
	}
	for up, n := t.head[h], 0; up >= 0 && n < 5; up, n = t.head[up], n+1 {
		if k := t.child(up, "mark"); t.tag[up] == "VB" && k >= 0 && k < up && t.low[k] == "to" {
			t.move(i, up, "conj")
			return
		}
	}
}

// titlePreposition: a preposition before a title is that of the name that the
// title describes ("between president X and").
func (t *Tree) titlePreposition(d int) {
	n := t.head[d]
	if t.rel[d] != "nmod:desc" || n < d || t.child(n, "case") >= 0 {
		return
	}
	for _, k := range t.Children(d, "case") {
		if k < d && t.pos[k] == "ADP" {
			t.hang(k, n)
		}
	}
}

// splitName: two words of one name that hang side by side are one: the first
// belongs to the second.
func (t *Tree) splitName(i int) {
	k := i + 1
	if k >= len(t.low) || t.head[i] != t.head[k] || t.rel[i] != t.rel[k] || t.pos[i] != "PROPN" || t.pos[k] != "PROPN" || !t.is(i, "conj", "appos", "nmod", "obj", "obl", "nsubj") {
		return
	}
	for _, n := range t.names {
		if n.Start <= i && k < n.End {
			t.hang(i, k)
			t.rel[i] = "compound"
			for _, j := range t.kidsOf(i) {
				if j < i {
					t.hang(j, k) // "and", a comma, an article
				}
			}
			return
		}
	}
}

// officeName: two capital words side by side, the second called an apposition
// without a comma, are one name ("Attorney General of Mexico").
func (t *Tree) officeName(k int) {
	i := t.head[k]
	if t.rel[k] != "appos" || i < 0 || i != k-1 || t.pos[i] != "PROPN" || t.pos[k] != "PROPN" || t.named(i) || t.named(k) {
		return
	}
	t.rel[k] = "flat"
}

func (t *Tree) named(i int) bool {
	for _, n := range t.names {
		if n.Start <= i && i < n.End {
			return true
		}
	}
	return false
}

// describedTwin: of two subjects with nothing between them the first, which
// ends in a common noun, is the title of the second ("former Fund chairman
// Karol Nawrocki is sworn in").
func (t *Tree) describedTwin(i int) {
	v := t.head[i]
	if v < 0 || !t.is(i, "nsubj") || t.rel[i] == "nsubj:outer" || t.pos[i] != "PROPN" && t.pos[i] != "NOUN" {
		return
	}
	for _, k := range t.kidsOf(v) {
		if k <= i || k > v || !t.is(k, "nsubj") || t.pos[k] != "PROPN" || t.child(k, "det", "case", "cc", "nmod:desc") >= 0 {
			continue
		}
		first := t.Subtree(k, nil)[0]
		if last := first - 1; last > i && t.pos[last] == "NOUN" && t.tag[last] == "NN" && t.reaches(last, i) && t.low[last] == t.Words[last].Form {
			t.hang(i, k)
			t.rel[i] = "nmod:desc"
		}
		return
	}
}

// withGerund: in "closes with X winning" what stands after "with" is the subject
// of the participle after it.
func (t *Tree) withGerund(i int) {
	v := t.head[i]
	if t.tag[i] != "VBG" || !t.is(i, "advcl", "acl") || v < 0 || v > i || t.child(i, "nsubj", "mark", "case") >= 0 {
		return
	}
	for _, n := range t.Children(v, "obl", "nmod", "obj") {
		p := t.child(n, "case")
		if p < 0 || p > n || t.low[p] != "with" || n > i || !nominal(t.pos[n]) {
			continue
		}
		words := t.Subtree(n, nil)
		if words[len(words)-1] != i-1 || t.reaches(i, n) {
			continue
		}
		t.hang(n, i)
		t.hang(p, i)
		t.rel[n], t.rel[p], t.rel[i] = "nsubj", "mark", "advcl"
		return
	}
}
