package clause

import "kgraph/internal/clause/annotate"

// emitFronted makes "X is Y" of a description put before the subject ("An
// undistinguished student, he did represent the school").
func (x *extractor) emitFronted(f *frame) {
	t := x.t
	d := t.Child(f.head, "dislocated")
	s := t.Child(f.head, "nsubj!", "nsubj:pass")
	if d < 0 || d > s || t.Pos(d) != "NOUN" || s < 0 || x.stands[s] != nil || t.Child(d, "case", "acl:relcl", "cop") >= 0 {
		return
	}
	switch t.Low(t.Child(d, "det")) {
	case "a", "an", "the":
	case "":
		if !annotate.Human(t.Lemma(d)) || t.Preposition(t.Child(d, "nmod")) != "of" {
			return // "Founder of X, Y said" has one, "Correction, Y said" none
		}
	default:
		return
	}
	for n, k := range x.nounMembers(d) {
		o := x.plain(k, -1)
		for _, subject := range x.subjectPhrases(f)[:min(1, len(x.subjectPhrases(f)))] {
			cl := x.nounClaim(Apposition, "fronted", "be", subject, o, f.context)
			cl.split = n > 0
			x.add(cl)
		}
	}
}

// oneOfThem makes "X is one of the Ys" of "X, one of the Ys": what X is, is the noun
// phrase that ends before the comma.
func (x *extractor) oneOfThem(i, k int, c context) {
	t := x.t
	of := -1
	for _, j := range t.Children(k, "nmod") {
		if j > k && t.Preposition(j) == "of" && (t.Tag(j) == "NNS" || t.Tag(j) == "NNPS") {
			of = j
		}
	}
	words := t.Subtree(k, nil)
	first := words[0]
	if t.Low(first) == "," {
		first++
	}
	if t.Low(k) != "one" || of < 0 || k < i || first < 1 || t.Low(first-1) != "," || t.Low(first) != "one" {
		return
	}
	s := i
	if n := x.nounEnding(first - 2); n > i && t.Within(n, i) && t.Pos(n) == "PROPN" && x.human(of) == x.person(n) && x.human(of) != x.human(i) {
		s = n // "vice-president of X, one of the companies"
	}
	if t.Pos(s) != "PROPN" && t.Child(s, "det") < 0 && t.Child(s, "nmod:poss") < 0 || t.Pos(s) == "PRON" {
		return
	}
	if x.human(of) != x.human(s) && x.nameAt(s) >= 0 && (x.person(s) || x.human(of)) {
		return
	}
	subject := x.plain(s, k)
	o := x.phrase(k, -1)
	if x.overlap(subject.Words, o.Words) {
		return
	}
	x.add(x.nounClaim(Apposition, "apposition", "be", subject, o, c))
}
