package tree

// finiteComplement: a finite verb is no complement of another one. Where a noun
// stands before the subject of the first, the first is a relative clause of the
// noun, and the noun the subject of the second ("every move Google makes brings").
func (t *Tree) finiteComplement(k int) {
	v := t.head[k]
	if v < 0 || v > k || !t.is(k, "xcomp") || t.pos[k] != "VERB" || tenseTag(t.tag[k]) == "" || tenseTag(t.tag[v]) == "" || t.pos[v] != "VERB" ||
		t.child(k, "nsubj", "mark", "aux") >= 0 || t.child(v, "obj", "aux", "mark") > v {
		return
	}
	s := t.child(v, "nsubj")
	if s < 0 || s > v {
		return
	}
	n := -1
	for _, j := range t.kidsOf(v) {
		if j < s && Match(t.rel[j], "obl", "obj", "nsubj", "dep", "dislocated", "nmod") && t.Nominal(j) && t.child(j, "case") < 0 {
			n = j
		}
	}
	if n < 0 || t.Subtree(s, nil)[0] != last(t.Subtree(n, nil))+1 {
		return
	}
	up, rel := t.head[v], t.rel[v]
	t.hang(k, up)
	t.rel[k] = rel
	if v == t.Root {
		t.Root = k
	}
	for _, j := range t.kidsOf(v) {
		if j < n || j > k {
			t.hang(j, k)
		}
	}
	t.hang(n, k)
	t.rel[n] = "nsubj"
	t.hang(v, n)
	t.rel[v] = "acl:relcl"
}

func last(words []int) int { return words[len(words)-1] }

// helpedTo: the infinitive of "helped, along with others, to derail the talks" is
// what the verb is about; so is that of "plans to" hung on the verb as on a noun.
func (t *Tree) helpedTo(k int) {
	v := t.head[k]
	if v < 0 || v > k || t.pos[v] != "VERB" || t.child(v, "obj", "iobj", "xcomp", "ccomp", "aux:pass") >= 0 {
		return
	}
	m := t.child(k, "mark")
	if m < 0 || t.low[m] != "to" || t.child(k, "nsubj") >= 0 {
		return
	}
	switch {
	case t.rel[k] == "acl" && m == v+1, t.rel[k] == "advcl" && t.lemma[v] == "help":
		t.rel[k] = "xcomp"
	}
}

// particleIn: "in" straight after a verb and at the end of its clause makes one
// verb with it ("unless the president steps in"); "break even" is one, too.
func (t *Tree) particleIn(i int) {
	v := i - 1
	if v < 0 || t.pos[v] != "VERB" || t.child(v, "obj", "compound:prt") >= 0 || t.child(i, "obl", "case", "advmod") >= 0 {
		return
	}
	switch {
	case t.low[i] == "in" && t.head[i] == v && t.is(i, "advmod", "case", "dep", "obl") && (i+1 == t.Len() || t.pos[i+1] == "PUNCT" || t.pos[i+1] == "CCONJ"):
		t.rel[i] = "compound:prt"
	case t.low[i] == "even" && t.lemma[v] == "break" && (t.head[i] == v || t.is(i, "advmod")):
		t.move(i, v, "compound:prt")
	}
}

// stranded: a preposition straight after a passive verb and before no noun makes one
// verb with it ("was dealt with as theft", "is paid for by the state").
func (t *Tree) stranded(i int) {
	v := i - 1
	if v < 0 || t.pos[i] != "ADP" || t.tag[v] != "VBN" || t.child(v, "aux:pass") < 0 || t.child(v, "compound:prt", "obj") >= 0 || len(t.kids[i]) > 0 {
		return
	}
	switch t.low[i] {
	case "with", "for", "at", "on", "upon", "after", "about", "to", "into", "of":
	default:
		return
	}
	if t.head[i] == v && Match(t.rel[i], "obl", "advmod", "dep") {
		t.rel[i] = "compound:prt"
		return
	}
	if h := t.head[i]; t.rel[i] == "case" && h > i && i+1 < t.Len() && t.pos[i+1] == "ADP" && t.head[i+1] == h && t.low[i] != "on" && t.low[i] != "to" && t.low[i] != "into" && t.low[i] != "of" {
		switch t.low[i+1] {
		case "in", "by", "as", "during", "on":
			t.move(i, v, "compound:prt")
		}
		return
	}
	if h := t.head[i]; t.rel[i] == "case" && h == i+1 && t.pos[h] == "ADV" && t.head[h] == v { // "dealt with harshly"
		t.move(i, v, "compound:prt")
	}
}

// afterSubject: a participle straight behind the subject without a comma is said of
// the subject, not of its verb ("the state containing only zeros cannot occur").
func (t *Tree) afterSubject(k int) {
	v := t.head[k]
	if v < k || !t.is(k, "advcl") || t.tag[k] != "VBG" && t.tag[k] != "VBN" || t.child(k, "mark", "case", "nsubj", "aux", "aux:pass", "cop") >= 0 {
		return
	}
	s := t.child(v, "nsubj", "nsubj:pass")
	if s < 0 || s > k || t.pos[s] != "NOUN" || last(t.Subtree(s, nil))+1 != t.Subtree(k, nil)[0] {
		return
	}
	if sub := t.Subtree(k, nil); t.low[sub[0]] != "," && t.low[last(sub)+1] != "," {
		t.move(k, s, "acl")
	}
}
