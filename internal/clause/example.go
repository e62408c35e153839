package clause

// exampleClaims: "Chinese media, like China Daily".
func (x *extractor) exampleClaims(i int, c context) {
	for n, k := range x.examples(i) {
		if x.t.Preposition(k) == "including" && (eventVerb(x.t.Lemma(i)) != "" || x.nameAt(k) < 0 || x.place(k)) {
			continue
		}
		kind := x.plain(i, x.t.Child(i, "nmod"))
		if x.unspecific(kind) || x.t.Child(i, "nummod") >= 0 {
			x.reject("example", k, whyUnspecific) // "31 countries including X": X is not 31 countries
			continue
		}
		cl := x.nounClaim(Apposition, "example", "be", x.plain(k, -1), kind, c)
		if x.o.Modifiers {
			cl.Predicate.Prep = "among" // one group is no "militant groups"
		}
		cl.split = n > 0
		x.add(cl)
	}
}

// includes: "controls on trading, including limits".
func (x *extractor) includes(i, k int, c context) {
	low := i
	if i >= 0 && x.t.Pos(i) == "NOUN" && x.human(k) && (!x.human(i) || x.t.Tag(i) == "NN") {
		if up := x.t.Head(i); x.t.Is(i, "nmod") && up >= 0 && x.t.Pos(up) == "NOUN" && x.human(up) && (x.t.Tag(i) != "NN" || x.t.Tag(up) == "NNS") {
			i = up // "officers from their roles, including the Chairman"
		}
	}
	if i < 0 || x.t.Pos(i) == "PRON" || i == low && x.t.Within(k, i) && x.t.Tag(i) == "NN" || x.t.Low(x.t.Child(k, "case")) != "including" {
		return
	}
	whole := x.plain(i, k)
	if x.unspecific(whole) {
		x.reject("including", i, whyUnspecific)
		return
	}
	for n, j := range x.members(k) {
		if x.o.Modifiers && x.nameAt(j) < 0 && x.t.Pos(j) != "PROPN" {
			continue // what kinds there are among them says little; who is one of them is a fact
		}
		cl := x.nounClaim(Verb, "including", "include", whole, x.phrase(j, -1), c)
		cl.Predicate.Words, cl.Predicate.Head, cl.Pattern = x.t.PrepositionWords(k), x.t.Child(k, "case"), "SVO"
		cl.split = n > 0
		x.add(cl)
	}
}

// unspecific says whether a phrase says only how many or what kind of people
// or things there are, so that only what is told of them says which ("Five
// people were injured, including two children").
func (x *extractor) unspecific(p Phrase) bool {
	t, h := x.t, p.Head
	if t.Pos(h) != "NOUN" && t.Pos(h) != "NUM" && t.Pos(h) != "ADJ" {
		return false
	}
	if t.Pos(h) != "NOUN" || emptyHeads[t.Lemma(h)] && t.Child(h, "amod", "compound", "nmod:poss", "nmod") < 0 {
		return true
	}
	for _, w := range p.Words {
		if w != h && t.Pos(w) != "NUM" && t.Pos(w) != "DET" && !idleAdjectives[t.Lemma(w)] && t.Lemma(w) != "multiple" && t.Lemma(w) != "different" {
			return false
		}
	}
	return true
}
