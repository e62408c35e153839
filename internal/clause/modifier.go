package clause

import (
	"slices"

	"kgraph/internal/clause/annotate"
)

// maxModifiers bounds the arguments that one object's modifiers become.
const maxModifiers = 3

// modifiers are the prepositional modifiers of an object that its short form
// leaves out, as arguments ("severs relations | with Rwanda"): without them the
// claim may say more than the sentence. A time is the noun's own, not the claim's,
// and is left out.
func (x *extractor) modifiers(c *Claim) (out []Arg) {
	t, h := x.t, c.Object.head()
	if !x.o.Modifiers || c.Kind != Verb && c.Kind != Copula || c.Rule == "including" || t.Pos(h) != "NOUN" || x.nameAt(h) >= 0 {
		return nil
	}
	for _, k := range t.Children(h, "nmod") {
		prep := t.Preposition(k)
		if k < h || prep == "" || subordinator(prep) || exemplifies(prep) || annotate.SourcePreposition(prep) || annotate.IsTime(t, k, prep) && !(annotate.DayOfMonth(t, k) && !annotate.Event(t.Lemma(h))) || slices.Contains(c.Object.Words, k) {
			continue
		}
		if slices.ContainsFunc(c.Args, func(a Arg) bool { return a.Phrase.head() == k }) {
			continue
		}
		for _, a := range x.argsOf(x.members(k), prep, t.PrepositionWords(k)) {
			if a.Role != "time" {
				a.Role = prep // it says where or why the noun is, not where or why it is done
			}
			out = append(out, a)
		}
	}
	if k := t.Child(h, "acl!"); k > h && !slices.Contains(c.Object.Words, k) && (t.Low(t.Child(k, "mark")) == "to" || t.Tag(k) == "VBG" && t.Preposition(k) != "") && t.Child(k, "nsubj") < 0 && !slices.ContainsFunc(c.Args, func(a Arg) bool { return a.Phrase.head() == k }) {
		out = append(out, Arg{Role: t.Preposition(k), Prep: t.Preposition(k), PrepAt: t.PrepositionWords(k), Phrase: Phrase{Head: k, Words: x.clauseWords(k, 0), Full: x.full(k, -1)}})
	}
	return out[:min(len(out), maxModifiers)]
}

func exemplifies(prep string) bool {
	switch prep {
	case "including", "like", "such as", "especially", "per", "than", "as":
		return true
	}
	return false
}

// maxFurnish is the number of words of the modifier that a bare noun is given.
const maxFurnish = 5

// furnished is the phrase of a subject which is a common noun or two, with the modifier
// straight after it that says which is meant ("toll from the landslides"): a bare
// noun names nothing that another sentence could join.
func (x *extractor) furnished(p Phrase) Phrase {
	t, h := x.t, p.Head
	if !x.o.Modifiers || len(p.Words) > 2 || len(p.Words) == 2 && (t.Words[p.Words[0]].Form != t.Low(p.Words[0]) || t.Pos(p.Words[0]) == "NUM" || x.nameAt(p.Words[0]) >= 0 || t.Tag(h) == "NNS") || p.shown > 0 || t.Pos(h) != "NOUN" || t.Tag(h) == "NNS" && t.Child(h, "det") < 0 || x.nameAt(h) >= 0 || annotate.IsTime(t, h, "") {
		return p
	}
	for _, k := range t.Children(h, "nmod") {
		prep := t.Preposition(k)
		if k < h || subordinator(prep) || exemplifies(prep) || annotate.IsTime(t, k, prep) {
			continue
		}
		at := t.PrepositionWords(k)
		if len(at) == 0 || at[0] != h+1 {
			continue
		}
		if words := x.short(k, 1); len(words) <= maxFurnish {
			p.Words = ascending(append(append(append([]int(nil), p.Words...), at...), words...))
		}
		break
	}
	return p
}
