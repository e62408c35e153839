package clause

import "kgraph/internal/clause/annotate"

// ofNoun says whether the infinitive k, hung on the verb, is what the noun straight
// before it is for or of, and its subject not the verb's: "blocked X's order to ban
// Y", "reports efforts by X to hide", "announced for the final to be held". The
// context gets the subject, none where nobody can tell.
func (x *extractor) ofNoun(f *frame, k int, c *context) bool {
	t := x.t
	first := t.Subtree(k, nil)[0]
	if first == 0 || f.copula || k < f.head {
		return false
	}
	c.modality = annotate.Stronger(f.modality, Wished)
	if n := x.nounEnding(first - 1); n > f.head && f.passive && t.Child(k, "aux:pass") >= 0 && !containsInt(f.subjects, n) && !t.Is(n, "appos") {
		c.rule, c.subjects = "noun infinitive", x.members(n)
		return true
	}
	for _, o := range t.Children(f.head, "obj") {
		if o > k || !annotate.NounOfInfinitive(t.Lemma(o)) || !t.Within(first-1, o) {
			continue
		}
		doer := t.Child(o, "nmod:poss")
		for _, m := range t.Children(o, "nmod") {
			if m > o && t.Preposition(m) == "by" {
				doer = m
			}
		}
		switch {
		case doer >= 0 && annotate.AskedOfOthers(t.Lemma(o)) && t.Lemma(o) != "order":
			c.subjects = nil // "a proposal by X to host": not X
			return true
		case doer >= 0 && t.Pos(doer) != "PRON":
			c.rule, c.subjects = "noun infinitive", x.members(doer)
			return true
		case annotate.Opposes(t.Lemma(f.head)):
			c.subjects = nil
			return true
		}
	}
	return false
}
