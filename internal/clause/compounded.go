package clause

// compounded: what a participle joined to a name by a hyphen says of the noun after
// it: "the Turkish-backed Syrian National Army" (Turkey backs it), "a London-based
// firm" (it is based there).
func (x *extractor) compounded(i int, c context) {
	t := x.t
	for _, k := range t.Children(i, "amod") {
		j := x.hyphenated(k)
		if k > i || j < 0 {
			continue
		}
		whole := x.bearer(i)
		if whole < 0 || x.sameName(j, whole) || x.place(whole) && t.Lemma(k) != "occupy" {
			continue // "Houthi-controlled Yemen" is a part of it
		}
		if whole != i && x.namesAfter(k, i) || t.Tag(i) != "NNP" && x.ranked(i) {
			continue // "UAE-based DP World CEO Sultan X" is not based there; the "last UAE-backed member" is the last of those
		}
		thing := x.phrase(whole, -1)
		drop := t.Subtree(k, nil)
		if whole != i {
			drop = t.Subtree(i, nil)
		}
		thing.Words, thing.Full = without(thing.Words, drop), without(thing.Full, drop)
		if len(thing.Words) == 0 {
			continue
		}
		name := Phrase{Head: j, Words: x.before(k-1, j)}
		name.Full = name.Words
		cl := x.nounClaim(Noun, "compound participle", t.Lemma(k), name, thing, c)
		cl.speakersOf(x, i, c)
		cl.Predicate.Head, cl.Predicate.Words, cl.Pattern = k, []int{k}, "SVO"
		switch prep := joinedBy(t.Lemma(k)); {
		case prep != "":
			cl.Subject, cl.Object = thing, name
			cl.Predicate.Lemma, cl.Predicate.Prep = "be "+t.Low(k), prep
			cl.Pattern = "SVA"
		case doneTo(t.Lemma(k)):
			cl.Predicate.Passive = true
		default:
			continue
		}
		x.add(cl)
	}
}

// hyphenated is the name that a hyphen joins to the participle k, -1 for none.
func (x *extractor) hyphenated(k int) int {
	t := x.t
	if k < 2 || t.Tag(k) != "VBN" && t.Tag(k) != "VBD" && t.Tag(k) != "JJ" {
		return -1
	}
	if h := t.Low(k - 1); h != "-" && h != "‑" && h != "–" {
		return -1
	}
	j := k - 2
	if t.Head(j) != k || t.Pos(j) != "PROPN" && !(t.Pos(j) == "ADJ" && x.people(j)) || t.Child(j, "case", "conj") >= 0 {
		return -1
	}
	return j
}

// before are the words of the name of word j that stand before word k.
func (x *extractor) before(k, j int) []int {
	words := []int{j}
	words = append(words, x.t.Children(j, "compound", "flat", "amod")...)
	if n := x.nameAt(j); n >= 0 {
		for w := x.p.Names[n].Start; w < x.p.Names[n].End && w < k; w++ {
			words = append(words, w)
		}
	}
	out := words[:0]
	for _, w := range ascending(words) {
		if w < k && x.t.Pos(w) != "PUNCT" && x.t.Pos(w) != "DET" {
			out = append(out, w)
		}
	}
	return out
}

// namesAfter says whether a name stands between the participle k and the
// description i: that one may be what is based there.
func (x *extractor) namesAfter(k, i int) bool {
	for w := k + 1; w < i; w++ {
		if x.t.Pos(w) == "PROPN" {
			return true
		}
	}
	return false
}

// bearer is what the description i is of: the name behind it, or itself.
func (x *extractor) bearer(i int) int {
	t := x.t
	if h := t.Head(i); h > i && t.Is(i, "compound", "nmod:desc") && t.Pos(h) == "PROPN" {
		return h
	}
	if t.Is(i, "compound", "flat") {
		return -1
	}
	return i
}

// joinedBy is the preposition that stands for the hyphen before such a participle.
func joinedBy(lemma string) string {
	switch lemma {
	case "base", "bear", "headquarter", "educate":
		return "in"
	case "link":
		return "to"
	case "affiliate", "ally", "align":
		return "with"
	}
	return ""
}

// doneTo says whether the name before such a participle does what the verb says.
func doneTo(lemma string) bool {
	switch lemma {
	case "back", "lead", "control", "own", "hold", "occupy", "run", "fund", "sponsor", "support", "train", "appoint", "make", "build", "broker", "mediate", "administer",
		"govern", "arm", "finance", "design", "rule", "operate", "supply":
		return true
	}
	return false
}
