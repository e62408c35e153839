package tree

// twoDescriptions: in "novelist and screenwriter László Krasznahorkai" both nouns
// describe the one person named after them, however far the second one reaches
// ("senator and candidate in the election X").
func (t *Tree) twoDescriptions(name int) {
	a, b := t.names[name].Start, t.names[name].End
	if t.names[name].Type != "Person" || a < 3 {
		return
	}
	n := a
	for t.head[n] >= a && t.head[n] < b {
		n = t.head[n]
	}
	if t.pos[a-1] == "PUNCT" || t.pos[a-1] == "ADP" || t.pos[a-1] == "CCONJ" || t.pos[n] != "PROPN" {
		return
	}
	i := t.firstOfTwo(n, a)
	if i < 0 || t.reaches(t.head[i], n) {
		return
	}
	for _, j := range t.Children(i, "conj") { // "a minister and adviser X are": two people
		if t.child(j, "det") >= 0 || t.child(j, "nmod:poss") >= 0 && t.pos[j] != "PROPN" {
			return
		}
	}
	v := t.head[i]
	if v >= 0 && t.is(i, "nsubj") {
		for _, k := range append([]int{v}, t.Children(v, "aux", "cop")...) {
			if t.tag[k] == "VBP" || t.low[k] == "were" {
				return
			}
		}
	}
	t.hang(n, v)
	t.rel[n] = t.rel[i]
	if i == t.Root {
		t.Root = n
	}
	for _, k := range t.kidsOf(i) {
		if Match(t.rel[k], "case", "cc", "appos", "acl", "punct") && (k < i || k > n) && k != n || t.is(k, "conj") && k > n {
			t.hang(k, n)
		}
	}
	t.hang(i, n)
	t.rel[i] = "nmod:desc"
}

// firstOfTwo is the noun before "and" whose fellow's phrase ends straight before
// the name of n, which begins at a; -1 for none.
func (t *Tree) firstOfTwo(n, a int) int {
	i := t.head[n]
	switch {
	case i < 0:
		return -1
	case t.is(n, "conj") && t.bareFellow(i, n):
		return i
	case t.is(n, "conj") && t.pos[a-1] == "NOUN" && t.child(n, "cc") < 0 && len(t.Children(i, "conj")) == 2:
		return t.two(i, n, a, t.Children(i, "conj")[:1])
	case t.is(n, "appos", "flat", "nmod", "nmod:unmarked", "compound") && t.child(n, "case") < 0 && i < a:
		if t.is(i, "conj") && t.child(i, "conj") < 0 {
			i = t.head[i]
		}
	case t.is(n, "nsubj") && t.child(n, "nmod:desc") >= 0:
		up := i
		i = -1
		for _, k := range t.Children(up, "nsubj") {
			if k < n && t.child(k, "conj") >= 0 {
				i = k
			}
		}
	default:
		return -1
	}
	if i < 0 {
		return -1
	}
	return t.two(i, n, a, t.Children(i, "conj"))
}

// bareFellow says whether the name n, called coordinated with the noun i, has a
// description of its own straight after "and", so that i is one more ("leader and
// former minister X").
func (t *Tree) bareFellow(i, n int) bool {
	d := t.child(n, "nmod:desc")
	if d < 0 || d < i || t.tag[d] != "NN" || !descriptor(t.lemma[d]) || t.tag[i] != "NN" || !descriptor(t.lemma[i]) ||
		t.child(i, "det", "nmod:poss") >= 0 || len(t.Children(i, "conj")) != 1 || t.child(d, "det") >= 0 || t.child(n, "det") >= 0 {
		return false
	}
	cc := t.child(n, "cc")
	if cc < 0 {
		cc = t.child(d, "cc")
	}
	if cc != i+1 || t.low[cc] != "and" {
		return false
	}
	t.hang(cc, n)
	return true
}

// two is i where it and the one noun of list stand before the name of n with
// nothing but their own words between, else -1.
func (t *Tree) two(i, n, a int, list []int) int {
	if t.tag[i] != "NN" || !descriptor(t.lemma[i]) {
		return -1
	}
	if len(list) != 1 || list[0] > a || list[0] < i || t.low[max(t.child(list[0], "cc"), 0)] != "and" {
		return -1
	}
	j := list[0]
	if t.tag[j] != "NN" && t.pos[j] != "PROPN" || t.pos[j] == "NOUN" && !descriptor(t.lemma[j]) || t.pos[j] == "PROPN" && !t.is(n, "nsubj") {
		return -1
	}
	for k := i + 1; k < a; k++ {
		if t.low[k] == "," || t.personAt(k) || !t.reaches(k, i) && !t.reaches(k, n) {
			return -1
		}
	}
	return i
}

// descriptor says whether the noun may say what somebody is.
func descriptor(lemma string) bool {
	switch lemma {
	case "sister", "brother", "wife", "husband", "daughter", "son", "rival", "candidate", "pre-candidate", "chair", "aide", "poet", "author", "host", "star", "critic", "champion",
		"heir", "widow", "chief", "friend", "musician", "politician", "magnate", "tycoon", "billionaire", "ceo", "figure", "pilot", "priest", "captain", "general":
		return true
	case "attack", "government", "party", "center", "centre", "water", "power", "number", "order", "matter", "paper", "winter", "summer", "weather", "river", "corner", "chapter",
		"computer", "sector", "color", "parliament", "department", "movement", "event", "agreement", "statement", "parent", "document", "content", "investment", "document's":
		return false
	}
	return office(lemma) || len(lemma) > 4 && lemma[len(lemma)-3:] == "ian"
}

// generalTitle: in "attorney general X" the second noun makes one office of the first.
func (t *Tree) generalTitle(i int) {
	k := i + 1
	if k >= len(t.low) || t.low[k] != "general" || t.head[i] == k {
		return
	}
	switch t.low[i] {
	case "attorney", "secretary", "director", "solicitor", "consul", "inspector", "auditor", "prosecutor", "comptroller", "surgeon":
	default:
		return
	}
	t.pos[k], t.tag[k] = "NOUN", "NN"
	if t.head[k] == i {
		t.rel[k] = "flat"
		return
	}
	if n := t.head[k]; n > k && t.is(k, "nmod:desc") && t.head[i] == t.head[n] && t.is(i, "nsubj", "obj", "obl", "nmod") {
		t.hang(i, n)
		t.rel[i] = "nmod:desc"
	}
	if t.head[i] != t.head[k] || t.reaches(i, k) || !t.is(i, "nmod:desc", "nsubj", "obj", "obl", "nmod", "conj", "appos", "compound", "amod") {
		return
	}
	if t.child(k, "case") > k { // "the attorney general's office"
		t.hang(i, k)
		t.rel[i] = "compound"
		return
	}
	if t.is(i, "compound", "amod") && t.is(k, "nmod:desc") {
		t.rel[i] = t.rel[k]
	}
	for _, j := range t.kidsOf(k) {
		t.hang(j, i)
	}
	t.hang(k, i)
	t.rel[k] = "flat"
}

// championDefending: a participle straight before the bare singular of somebody is
// no verb with an object, which would have an article ("defeats his rival and
// defending champion X").
func (t *Tree) championDefending(i int) {
	n := i + 1
	if t.tag[i] != "VBG" || n >= len(t.low) || t.head[n] != i || !t.is(n, "obj") || t.tag[n] != "NN" || !t.is(i, "conj", "xcomp", "acl", "advcl") || t.child(n, "det", "nmod:poss") >= 0 {
		return
	}
	switch t.low[i] {
	case "defending", "ruling", "leading", "acting", "sitting", "reigning", "serving":
	default:
		return
	}
	if !descriptor(t.lemma[n]) && t.lemma[n] != "champion" {
		return
	}
	up, rel := t.head[i], t.rel[i]
	t.hang(n, up)
	t.rel[n] = rel
	switch {
	case rel == "xcomp" || rel == "advcl":
		t.rel[n] = "obj"
		if t.child(up, "obj") >= 0 {
			t.rel[n] = "obl"
		}
	case rel == "acl":
		t.rel[n] = "appos"
	}
	for _, k := range t.kidsOf(i) {
		t.hang(k, n)
		if t.is(k, "obl", "obl:unmarked", "advcl") && t.pos[up] == "VERB" {
			t.hang(k, up)
		}
	}
	t.hang(i, n)
	t.rel[i] = "amod"
	t.pos[i] = "VERB"
}
