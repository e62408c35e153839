package clause

import "kgraph/internal/clause/annotate"

// loneEvents name doings that are done to nobody, by their verb.
var loneEvents = map[string]string{"death": "die", "demise": "die", "arrival": "arrive", "return": "return", "departure": "depart", "resignation": "resign",
	"retirement": "retire", "disappearance": "disappear", "escape": "escape", "surrender": "surrender", "graduation": "graduate", "emergence": "emerge",
	"abdication": "abdicate", "emigration": "emigrate", "defection": "defect", "collapse": "collapse"}

// loneEvent makes the claim of a noun of doing that is done to nobody and whose doer
// is named: "the death of his mother in 1846", "Byron's return to Harrow".
func (x *extractor) loneEvent(i int, c context) {
	t := x.t
	verb := loneEvents[t.Lemma(i)]
	if verb == "" || t.Pos(i) != "NOUN" || t.Tag(i) == "NNS" || t.Child(i, "cop") >= 0 {
		return
	}
	doer := -1
	var args []Arg
	var objects []Phrase
	prep := ""
	var at []int
	for _, k := range t.Children(i, "nmod") {
		p := t.Preposition(k)
		switch {
		case t.Is(k, "nmod:poss") || p == "of" && doer < 0:
			doer = k
		case k > i && p != "" && p != "by" && p != "of":
			heads := x.members(k)
			if len(objects) == 0 && !annotate.IsTime(t, k, p) && t.Pos(k) == "PROPN" && (p == "to" || p == "in" || p == "from" || p == "at") {
				objects, prep, at = x.phrases(heads), p, t.PrepositionWords(k)
				continue
			}
			args = append(args, x.argsOf(heads, p, t.PrepositionWords(k))...)
		}
	}
	if doer < 0 || !x.lives(doer, verb) || t.Child(i, "amod") >= 0 && x.eventModality(i, c) != Factual {
		return
	}
	c.modality = annotate.Stronger(c.modality, x.eventModality(i, c))
	if f := c.around; c.modality != Factual || f != nil && (f.modality != Factual || f.polarity != Positive) {
		return // "after his death there will be a successor"
	}
	for n, s := range x.members(doer) {
		cl := x.nounClaim(Noun, "lone nominalisation", verb, x.possessor(s), Phrase{Head: -1}, c)
		cl.Predicate.Head, cl.Predicate.Words = i, []int{i}
		cl.Args, cl.Pattern, cl.split = args, "SV", n > 0
		if len(objects) == 0 {
			x.add(cl)
			continue
		}
		for _, o := range objects {
			cl.Object, cl.Predicate.Prep, cl.Predicate.PrepAt, cl.Pattern = o, prep, at, "SVA"
			x.add(cl)
		}
	}
}

// lives says whether word i may do what such a verb says: a person or his pronoun, of
// what collapses or emerges whatever has a name.
func (x *extractor) lives(i int, verb string) bool {
	t := x.t
	if t.Child(i, "nummod") >= 0 || t.Tag(i) == "NNS" && t.Child(i, "det", "nmod:poss") < 0 {
		return false // "the death of 20 people" is one of each
	}
	switch verb {
	case "collapse", "emerge":
		return t.Pos(i) == "PROPN"
	}
	return x.person(i) || t.Pos(i) == "PRON" && t.Low(i) != "its" && t.Low(i) != "whose" || t.Pos(i) == "NOUN" && annotate.Human(t.Lemma(i)) && t.Child(i, "det", "nmod:poss") >= 0 ||
		t.Pos(i) == "PROPN" && verb != "die" && !x.place(i)
}
