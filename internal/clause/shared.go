package clause

import "kgraph/internal/clause/annotate"

// bodiesOfOne are plural nouns of which each country, party or place before them
// has one: "the Indian and Philippine navies" are two navies.
var bodiesOfOne = map[string]bool{"government": true, "navy": true, "army": true, "parliament": true, "president": true, "leader": true, "minister": true,
	"ministry": true, "party": true, "embassy": true, "team": true, "capital": true, "border": true, "ambassador": true, "delegation": true, "court": true}

// eachHasOne says whether the plural noun i names as many bodies as there are
// modifiers before it, so that one of them alone is no plural.
func (x *extractor) eachHasOne(i, mod int) bool {
	return bodiesOfOne[x.t.Lemma(i)] && (x.t.Tag(mod) == "JJ" || x.t.Pos(mod) == "PROPN")
}

// scopes are the prepositions of what something is the greatest or the last of.
var scopes = map[string]bool{"in": true, "of": true, "on": true, "since": true, "from": true, "to": true, "for": true, "at": true, "among": true, "under": true}

// superlative says whether the noun i is the greatest, first, last or only one of
// what follows it, without which it says too much.
func (x *extractor) superlative(i int) bool {
	t := x.t
	if annotate.IsTime(t, i, "") {
		return false // "last month"
	}
	for _, k := range t.Children(i, "amod", "advmod") {
		if k < i && (t.Tag(k) == "JJS" || t.Low(k) == "first" || t.Low(k) == "last" || t.Low(k) == "only" || t.Low(k) == "sole") {
			return true
		}
	}
	return false
}

// scopeAt says whether k is the first phrase behind the noun i, or the place after
// the first.
func (x *extractor) scopeAt(i, k int, prep string) bool {
	first := x.t.Child(i, "nmod")
	return k == first || prep == "in" && first > i && x.t.Preposition(first) == "of"
}

// showsDoing says whether the clause shows somebody doing something, of whom alone
// it tells nothing ("videos showing soldiers killing civilians").
func (x *extractor) showsDoing(f *frame) bool {
	t := x.t
	switch t.Lemma(f.head) {
	case "show", "depict", "film", "portray", "reveal":
	default:
		return false
	}
	if t.Child(f.head, "xcomp", "ccomp") > f.head {
		return len(f.objects) > 0
	}
	for _, o := range f.objects {
		if k := t.Child(o, "acl"); k > o && (t.Tag(k) == "VBG" || t.Tag(k) == "VBN") && x.human(o) {
			return true
		}
	}
	return false
}

// listed says whether the name i under "of" begins a list of names that share the
// plural noun before it: "the governments of El Salvador and Venezuela" are not
// those of El Salvador.
func (x *extractor) listed(i int) bool {
	t := x.t
	h := t.Head(i)
	if h < 0 || h > i || !t.Is(i, "nmod") || t.Preposition(i) != "of" || t.Tag(h) != "NNS" || t.Pos(i) != "PROPN" || emptyHeads[t.Lemma(h)] && t.Lemma(h) != "leader" && t.Lemma(h) != "minister" && t.Lemma(h) != "president" && t.Lemma(h) != "resident" {
		return false
	}
	list := t.Children(i, "conj")
	for _, j := range list {
		if t.Pos(j) != "PROPN" || t.Child(j, "nummod", "amod", "case") >= 0 && x.nameAt(j) < 0 || x.placeIn(i, j) || x.person(i) != x.person(j) && !annotate.Location(t.Lemma(h)) && t.Lemma(h) != "mayor" && t.Lemma(h) != "governor" {
			return false
		}
	}
	return len(list) > 0 && len(list) < 5
}

// placeIn says whether the conjunct j follows a comma alone, as what a place lies
// in does, in a list without "and".
func (x *extractor) placeIn(i, j int) bool { return x.lyingIn(i, j) }

// together is the phrase of several subjects that have done a counted thing
// between them ("gunfire and airstrikes kill at least 92 Palestinians"); the
// second answer is false where each may have done it alone.
func (x *extractor) together(f *frame) (Phrase, bool) {
	t := x.t
	if len(f.subjects) < 2 || len(f.subjects) > 4 || len(f.objects) == 0 || !x.doneTogether(f) && (!annotate.Harms(t.Lemma(f.head)) && t.Lemma(f.head) != "leave" || !x.counted(f.objects[0])) {
		return Phrase{}, false
	}
	first := f.subjects[0]
	p := x.subjectPhrase(f, first)
	for _, s := range f.subjects[1:] {
		if !t.Is(s, "conj") || !t.Within(s, first) {
			return Phrase{}, false
		}
		words := x.short(s, 0)
		p.Words = append(append([]int(nil), p.Words...), words...)
		for k := words[0] - 1; k > first && (t.Pos(k) == "CCONJ" || t.Low(k) == ","); k-- {
			p.Words = append(p.Words, k)
		}
	}
	p.Words = ascending(p.Words)
	return p, true
}
