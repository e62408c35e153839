package clause

import "kgraph/internal/clause/annotate"

// firstTo is who did what the infinitive behind the noun tells, where the noun says
// among whom or which somebody is the first, last or youngest to do it: "she was the
// first woman to receive the prize", "became the third to win". The frame is that of
// the clause that says so; nil for nobody.
func (x *extractor) firstTo(noun int, c context) ([]int, *frame) {
	t := x.t
	if !x.ranked(noun) || occasion(x.t.Lemma(noun)) {
		return nil, nil
	}
	if up := t.Head(noun); t.Is(noun, "appos") && up >= 0 && up < noun && t.Pos(up) == "PROPN" {
		return []int{up}, nil
	}
	f := c.around
	if f == nil || f.polarity != Positive || len(f.subjects) == 0 {
		return nil, nil
	}
	switch {
	case f.copula && noun == f.head,
		containsInt(f.comps, noun) && !f.passive && (t.Lemma(f.head) == "become" || t.Lemma(f.head) == "remain"):
		return f.subjects, f
	}
	return nil, nil
}

// occasion says whether the noun is when, where or how something is done, which
// does nothing itself: "the best time to visit".
func occasion(lemma string) bool {
	switch lemma {
	case "time", "day", "week", "month", "year", "season", "moment", "period", "hour", "place", "spot", "location", "way", "means", "method", "manner", "reason",
		"opportunity", "chance", "thing", "route", "option", "choice":
		return true
	}
	return false
}

// ranked says whether the noun is told apart by its place in an order.
func (x *extractor) ranked(noun int) bool {
	t := x.t
	rank := func(i int) bool {
		switch t.Low(i) {
		case "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "last", "latest", "only", "sole":
			return true
		}
		return t.Tag(i) == "JJS"
	}
	if rank(noun) {
		return t.Pos(noun) == "ADJ" || t.Child(noun, "det") >= 0
	}
	for _, k := range t.Children(noun, "amod", "advmod", "nummod") {
		if k < noun && rank(k) {
			return true
		}
	}
	return false
}

// planner is who wants to do what the infinitive behind the noun tells: the subject
// of the verb that has the plan for its object ("announced plans to build"). Empty
// where the verb's subject tells of another's plan.
func (x *extractor) planner(noun int, c context) []int {
	t, f := x.t, c.around
	if f == nil || f.passive || f.copula || !containsInt(f.objects, noun) || !annotate.Planned(t.Lemma(noun)) || f.polarity != Positive {
		return nil
	}
	if len(f.subjects) == 0 || !x.actor(f.subjects[0]) && t.Pos(f.subjects[0]) != "PROPN" || !annotate.Plans(t.Lemma(f.head)) || t.Child(noun, "nmod:poss") >= 0 {
		return nil
	}
	for _, k := range t.Children(noun, "nmod") {
		if p := t.Preposition(k); p == "by" || p == "of" || p == "for" {
			return nil // "a plan by X to build"
		}
	}
	return f.subjects
}

// enabled is who can do what the infinitive behind the noun tells: who has, gets or is
// given the chance, the right or the power to ("won the right to stay", "gave them
// the chance to speak", "were granted permission to enter").
func (x *extractor) enabled(noun int, c context) []int {
	t, f := x.t, c.around
	if f == nil || f.copula || !containsInt(f.objects, noun) || !annotate.Enables(t.Lemma(noun)) || f.polarity != Positive || t.Child(noun, "nmod:poss") >= 0 {
		return nil
	}
	if d := t.Low(t.Child(noun, "det")); d == "no" || d == "little" {
		return nil
	}
	var who []int
	switch t.Lemma(f.head) {
	case "give", "grant", "offer", "allow", "afford", "award":
		if who = f.receiver; f.passive {
			who = f.subjects
		}
	case "have", "get", "gain", "win", "obtain", "receive", "enjoy", "retain", "keep", "take", "seize", "use", "reserve":
		if !f.passive {
			who = f.subjects
		}
	}
	if len(who) == 0 || !x.actor(who[0]) && t.Pos(who[0]) != "PROPN" {
		return nil
	}
	return who
}

// doesIn visits the gerund k that the noun or adjective before it has for what its
// bearer did: "played a role in helping them", "was found guilty of murdering X".
// False where it is of another kind.
func (x *extractor) doesIn(noun, k int, c context) bool {
	t, f := x.t, c.around
	if f == nil || f.polarity != Positive || !x.gerund(k) || t.Child(k, "nsubj") >= 0 {
		return false
	}
	var who []int
	prep := t.Preposition(k)
	m := Factual
	switch lemma := t.Lemma(noun); {
	case (lemma == "role" || lemma == "part") && prep == "in" && t.Lemma(f.head) == "play" && containsInt(f.objects, noun) && !f.passive:
		who = f.subjects
	case t.Pos(noun) == "ADJ" && containsInt(f.comps, noun):
		var ok bool
		if m, ok = annotate.Charges(lemma, prep); !ok {
			return false
		}
		who = f.objects
		if f.passive || len(f.objects) == 0 {
			who = f.subjects
		}
	}
	if len(who) == 0 {
		return false
	}
	c.rule, c.subjects, c.modality = "charge", who, annotate.Stronger(f.modality, m)
	x.walk(k, c)
	return true
}

// doesIt says whether the clause tells a deed and not the saying, planning or
// wanting of one ("announces a strike to protest").
func (x *extractor) doesIt(f *frame) bool {
	lemma := x.t.Lemma(f.head)
	if r, ok := annotate.VerbReport(lemma); ok && r.Speaks {
		return false
	}
	switch lemma {
	case "announce", "plan", "want", "seek", "propose", "intend", "vow", "threaten", "vote", "decide", "agree", "schedule", "urge", "need":
		return false
	}
	return true
}
