package clause

import "kgraph/internal/clause/annotate"

// affiliations: a person named with a group, of which he is or for which he works:
// "Anthony Shadid of the Washington Post", "Lam from the Democratic Party",
// "Kwok Ka-ki (Civic Party)", "Demosisto's Nathan Law".
func (x *extractor) affiliations(i int, c context) {
	t := x.t
	if t.Pos(i) != "PROPN" || !x.person(i) || t.Is(i, "compound", "flat", "nmod:desc", "nmod:poss") {
		return
	}
	for _, k := range t.Kids(i) {
		if !x.group(k) || x.sameName(i, k) {
			continue
		}
		prep, at := t.Preposition(k), t.PrepositionWords(k)
		switch {
		case t.Is(k, "nmod:poss"):
			prep, at = "of", nil
		case t.Is(k, "nmod") && k > i && (prep == "of" || prep == "from"):
		case t.Is(k, "appos") && k > i && x.closedIn(k) && t.Child(k, "det", "amod", "conj", "nmod") < 0:
			prep, at = "of", nil
		default:
			continue
		}
		name := x.nameWords(i)
		for n, g := range x.members(k) {
			if !x.group(g) || n > 0 && t.Is(k, "nmod:poss") {
				break
			}
			o := x.phrase(g, -1)
			o.Words, o.Full = x.unmarked(o.Words), x.unmarked(o.Full)
			cl := x.nounClaim(Noun, "affiliation", "be", Phrase{Head: i, Words: name, Full: name}, o, c)
			cl.speakersOf(x, i, c)
			cl.Predicate.Prep, cl.Predicate.PrepAt, cl.split = prep, at, n > 0
			x.add(cl)
		}
	}
}

// speakersOf gives a description its speakers: those whose words it stands in.
func (cl *Claim) speakersOf(x *extractor, i int, c context) {
	cl.Speakers, cl.Modality = x.quotedOnly(c.speakers, i), Factual
}

// group says whether word k is the name of an organisation.
func (x *extractor) group(k int) bool {
	n := x.nameAt(k)
	return n >= 0 && x.t.Pos(k) == "PROPN" && x.p.Names[n].Type == "Organization"
}

// closedIn says whether word k stands alone with its name in brackets.
func (x *extractor) closedIn(k int) bool {
	t := x.t
	words := t.Subtree(k, nil)
	first, last := words[0], words[len(words)-1]
	return (t.Low(first) == "(" || first > 0 && t.Low(first-1) == "(") && (t.Low(last) == ")" || last+1 < t.Len() && t.Low(last+1) == ")")
}

// locations: a building, a plant or a town with the place that it is in or near:
// "the school in Dulwich", "the Al-Ghaza Hotel near the Masjid Al-Haram".
func (x *extractor) locations(i int, c context) {
	t := x.t
	if t.Pos(i) != "NOUN" && t.Pos(i) != "PROPN" || x.person(i) || t.Is(i, "compound", "flat", "nmod:desc") || !facility(t.Lemma(i)) {
		return
	}
	for _, k := range t.Children(i, "nmod") {
		prep := t.Preposition(k)
		if k < i || t.Pos(k) != "PROPN" || x.sameName(i, k) || !x.place(k) && !facility(t.Lemma(k)) || x.nameAt(k) < 0 {
			continue
		}
		switch prep {
		case "in", "near", "outside", "off", "north of", "south of", "east of", "west of":
		default:
			continue
		}
		if !x.toldApart(i) || x.toBe(i) {
			continue
		}
		s := x.phrase(i, k)
		s.Words, s.Full = without(s.Words, t.Subtree(k, nil)), without(s.Full, t.Subtree(k, nil))
		for n, p := range x.members(k) {
			if n > 0 && t.Tag(i) != "NNS" {
				break
			}
			cl := x.nounClaim(Noun, "location", "be", s, x.phrase(p, -1), c)
			cl.speakersOf(x, i, c)
			cl.Predicate.Prep, cl.Predicate.PrepAt, cl.split = prep, t.PrepositionWords(k), n > 0
			x.add(cl)
		}
	}
}

// toldApart says whether the building or town is one that a reader can find again: by
// name, by the article, by its owner, or several of one kind.
func (x *extractor) toldApart(i int) bool {
	t := x.t
	if t.Pos(i) == "PROPN" {
		return true
	}
	switch t.Low(t.Child(i, "det")) {
	case "the", "this", "these", "those", "both":
		return true
	case "":
		return t.Child(i, "nmod:poss") >= 0 || t.Tag(i) == "NNS" && t.Child(i, "nummod") < 0 && t.Child(i, "compound", "amod") >= 0
	}
	return false
}

// toBe says whether the building is only to be made, or nobody says that it is there.
func (x *extractor) toBe(i int) bool {
	t := x.t
	for _, k := range t.Children(i, "amod") {
		switch t.Lemma(k) {
		case "planned", "proposed", "future", "former", "new", "plan", "propose":
			return true
		}
	}
	v := t.Head(i)
	if v < 0 || !t.Is(i, "obj", "nmod", "nsubj:pass") {
		return false
	}
	switch t.Lemma(v) {
	case "build", "establish", "create", "construct", "open", "plan", "want", "set", "construction", "found", "need", "propose", "promise":
		return true
	}
	return false
}

// facility says whether the noun, or the last word of the name, is of something that
// stands in one place.
func facility(lemma string) bool {
	if annotate.Setting(lemma) && lemma != "law" && lemma != "bill" && lemma != "post" && lemma != "shortage" && lemma != "election" {
		return true
	}
	switch lemma {
	case "university", "college", "academy", "prison", "jail", "refinery", "plant", "factory", "mine", "museum", "stadium", "arena", "temple", "synagogue", "cathedral",
		"monastery", "palace", "castle", "library", "theater", "theatre", "restaurant", "cafe", "nightclub", "club", "mall", "shop", "store", "warehouse", "facility",
		"installation", "embassy", "consulate", "headquarters", "office", "clinic", "cemetery", "dam", "tower", "port", "harbor", "harbour", "farm", "pipeline",
		"laboratory", "lab", "reactor", "depot", "courthouse", "courtroom", "barracks", "orphanage", "kindergarten", "resort", "zoo", "studio", "square", "street",
		"village", "town", "suburb", "district", "neighborhood", "neighbourhood", "island", "lake", "mountain", "volcano", "settlement", "shipyard", "smelter",
		"checkpoint", "shrine", "institute", "apartment", "supermarket":
		return true
	}
	return false
}
