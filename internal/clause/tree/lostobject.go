package tree

// askedOne: in "asked the governments not to turn away boats" those asked are the
// object of the verb of asking, which the infinitive has no place for.
func (t *Tree) askedOne(k int) {
	v := t.head[k]
	if v < 0 || v > k || !t.is(k, "xcomp", "ccomp") || t.pos[v] != "VERB" || !asksOne(t.lemma[v]) || t.child(v, "obj", "iobj", "aux:pass") >= 0 {
		return
	}
	m, s := t.child(k, "mark"), t.child(k, "nsubj")
	if m < 0 || t.low[m] != "to" || s < v || s > m || t.child(s, "case") >= 0 {
		return
	}
	if t.move(s, v, "obj") {
		t.rel[k] = "xcomp"
	}
}

// asksOne says whether the verb has an object, which is to do what an infinitive
// after it says.
func asksOne(lemma string) bool {
	switch lemma {
	case "ask", "tell", "urge", "order", "advise", "warn", "beg", "instruct", "encourage", "invite", "persuade", "convince", "remind", "request", "command",
		"direct", "require", "force", "compel", "allow", "permit", "authorize", "authorise", "enable", "press", "lobby", "implore":
		return true
	}
	return false
}

// officeSubject: of an office and the name behind the comma, both called subjects of
// one verb, the name is whose office it is ("Malaysia's Prime Minister, X said").
func (t *Tree) officeSubject(i int) {
	v := t.head[i]
	if v < 0 || i > v || !t.is(i, "nsubj") || !office(t.lemma[i]) || t.personAt(i) || t.tag[i] == "NNS" || t.tag[i] == "NNPS" {
		return
	}
	for _, k := range t.kidsOf(v) {
		if k > i && k < v && t.rel[k] == t.rel[i] && t.personAt(k) && t.startsAfterComma(k) && t.child(k, "cc") < 0 {
			words := t.Subtree(i, nil)
			if last := words[len(words)-1]; last+1 == t.Subtree(k, nil)[0] || last+2 == t.Subtree(k, nil)[0] {
				t.move(k, i, "appos")
			}
			return
		}
	}
}

// relativeObject: of "which" and a noun behind it, both called subjects of one
// relative clause without an object, "which" is its object ("a policy which,
// according to X, Y and Z have criticised").
func (t *Tree) relativeObject(i int) {
	v := t.head[i]
	if v < 0 || i > v || !t.is(i, "nsubj") || !t.is(v, "acl:relcl") || t.pos[v] != "VERB" || t.child(v, "obj", "ccomp", "xcomp", "cop", "aux:pass") >= 0 {
		return
	}
	switch t.low[i] {
	case "which", "that", "whom", "who":
	default:
		return
	}
	for _, k := range t.kidsOf(v) {
		if k > i && k < v && t.rel[k] == "nsubj" && nominal(t.pos[k]) {
			t.rel[i] = "obj"
			return
		}
	}
}
