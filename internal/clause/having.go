package clause

import "kgraph/internal/clause/annotate"

// emitHaving makes "X has Z" of "X is Y with Z": "Athens is the capital with a
// population of 3.7 million".
func (x *extractor) emitHaving(f *frame) {
	t := x.t
	if !t.Nominal(f.head) || f.polarity != Positive || x.companion(t.Lemma(f.head)) || t.Child(f.head, "case") >= 0 {
		return
	}
	for _, k := range t.Children(f.head, "nmod", "obl") {
		if k < f.head || t.Preposition(k) != "with" || !x.possessable(k) {
			continue
		}
		for n, s := range x.subjectPhrases(f) {
			for m, o := range x.phrases(x.members(k)) {
				c := x.base(f)
				c.Kind, c.Subject, c.Object, c.split = Noun, s, o, n > 0 || m > 0
				c.Predicate = Predicate{Head: -1, Lemma: "have"}
				c.Pattern, c.Rule = "SVO", ruleName(f, "having")
				x.add(c)
			}
		}
	}
}

// possessable says whether the noun k under "with" is a part or a measure of what
// stands before it: indefinite, no person and no event.
func (x *extractor) possessable(k int) bool {
	t := x.t
	if t.Pos(k) != "NOUN" || x.human(k) || annotate.Event(t.Lemma(k)) || eventVerb(t.Lemma(k)) != "" || annotate.IsTime(t, k, "") || x.isClause(k) || t.Child(k, "acl") == k+1 {
		return false
	}
	switch t.Lemma(k) {
	case "man", "woman", "people", "child", "person", "other", "exception", "country", "company", "team", "party":
		return false
	}
	switch t.Low(t.Child(k, "det")) {
	case "a", "an":
		return true
	case "":
		return t.Tag(k) == "NNS" && t.Child(k, "nmod:poss") < 0 && t.Child(k, "amod", "nummod", "compound") >= 0
	}
	return false
}

// companion says whether "with" after the noun names the other side and not a part
// ("a deal with", "the problem with").
func (x *extractor) companion(lemma string) bool {
	switch lemma {
	case "deal", "problem", "issue", "partner", "ally", "contact", "war", "match", "trouble", "difference", "link", "tie", "associate", "friend", "contract", "treaty",
		"interview", "game", "date", "fight", "border", "way", "thing", "one", "same", "experience", "work", "people", "person", "pact", "accord", "truce", "ceasefire",
		"dispute", "feud", "line", "share", "touch", "case", "time", "affair", "collision", "clash", "talk", "meeting", "trade", "relation", "connection", "credit",
		"supplier", "customer", "patience", "help", "job", "consistent", "role", "bond", "debate", "comparison", "correspondence", "marriage", "peace":
		return true
	}
	return abstract(lemma)
}
