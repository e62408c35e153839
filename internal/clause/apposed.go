package clause

import (
	"strings"

	"kgraph/internal/clause/annotate"
)

// noApposition says whether k, called an apposition of i, does not say what i is:
// the most of its members ("ten people, mostly children"), money, the whole of a
// list in short, or the subject of the clause that a place before it sets.
func (x *extractor) noApposition(i, k int) bool {
	t := x.t
	for _, j := range t.Children(k, "advmod", "det", "amod") {
		switch t.Low(j) {
		case "mostly", "mainly", "largely", "primarily", "predominantly", "chiefly", "including", "many", "most", "some", "half", "each":
			return true
		}
	}
	for _, w := range []int{i, k} {
		if strings.HasSuffix(t.Words[w].Form, "$") || strings.ContainsAny(t.Words[w].Form, "€£₦₽₹") {
			return true
		}
	}
	if x.shortForList(i, k) || x.oneOfSeveral(i, k) || x.oneOfSeveral(k, i) {
		return true
	}
	if !x.t.Nominal(k) || k < i {
		return false
	}
	return x.dashed(k) && t.Child(k, "det") < 0 && t.Pos(i) == "PROPN" && t.Pos(k) == "PROPN" || x.subjectBesidePlace(i, k)
}

// oneOfSeveral says whether the person named at s has a plural for a description,
// which is true of all that are named together and of none alone ("drivers X and Y").
func (x *extractor) oneOfSeveral(s, o int) bool {
	t := x.t
	return t.Pos(s) == "PROPN" && x.person(s) && t.Pos(o) == "NOUN" && t.Tag(o) == "NNS"
}

// shortForList says whether k is capitals in brackets that stand for a list of
// which i is the last ("diversity, equity and inclusion (DEI)").
func (x *extractor) shortForList(i, k int) bool {
	t := x.t
	form := t.Words[k].Form
	return len(form) > 1 && len(form) < 7 && strings.ToUpper(form) == form && t.Is(i, "conj") && t.Pos(i) == "NOUN" && k > 0 && t.Low(k-1) == "("
}

// dashed says whether a dash with space around it stands before the phrase of k.
func (x *extractor) dashed(k int) bool {
	first := x.t.Subtree(k, nil)[0]
	switch x.t.Low(first) {
	case "–", "—", "-":
		return first > 0 && x.p.Sentence != nil && first < len(x.p.Sentence.Tokens) && x.p.Sentence.Tokens[first-1].SpaceAfter
	}
	return false
}

// subjectBesidePlace says whether k stands after a comma between a place at the
// head of the sentence and a verb, without a comma behind it: what the verb tells
// of, not what the place is ("In Karur, a crowd crush kills").
func (x *extractor) subjectBesidePlace(i, k int) bool {
	t := x.t
	words := t.Subtree(k, nil)
	first, next := words[0], words[len(words)-1]+1
	if t.Low(first) == "," {
		first++
	}
	if first == 0 || t.Low(first-1) != "," || next >= t.Len() || t.Child(k, "det") < 0 {
		return false
	}
	if t.Low(next-1) == "," {
		return false
	}
	top := i
	for t.Head(top) >= 0 && t.Is(top, "nmod", "appos", "conj", "compound", "flat") {
		top = t.Head(top)
	}
	v := t.Head(top)
	if v < 0 || v < k || !t.Is(top, "obl") || t.Pos(v) != "VERB" {
		return false
	}
	for j := next; j < v; j++ {
		if t.Low(j) == "," {
			return false
		}
	}
	return !annotate.IsTime(t, k, "")
}
