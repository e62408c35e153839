package clause

import "kgraph/internal/clause/annotate"

// holder is whose plan, effort or decision the noun is: its possessor, or a people or
// a group before it ("the Coalition decision to provoke a fight").
func (x *extractor) holder(noun int) []int {
	t := x.t
	if annotate.AskedOfOthers(t.Lemma(noun)) {
		return nil
	}
	if p := t.Child(noun, "nmod:poss"); p >= 0 {
		return []int{p}
	}
	if annotate.Planned(t.Lemma(noun)) || t.Lemma(noun) == "scheme" || t.Lemma(noun) == "refusal" || t.Lemma(noun) == "failure" || t.Lemma(noun) == "threat" {
		if k := x.doerBefore(noun); k >= 0 {
			return []int{k}
		}
		if k := noun - 1; k >= 0 && t.Is(k, "compound") && t.Head(k) == noun && t.Pos(k) == "PROPN" && annotate.Group(t.Lemma(k)) {
			return []int{k}
		}
	}
	return nil
}

// meantFor is who is to do what the infinitive k behind the noun tells, where "for"
// names him between the two: "an opportunity for the private sector to serve",
// "time for users to move".
func (x *extractor) meantFor(noun, k int) []int {
	t := x.t
	for _, j := range t.Children(noun, "nmod", "obl") {
		if j < noun || j > k || t.Preposition(j) != "for" || !t.Nominal(j) || annotate.IsTime(t, j, "for") {
			continue
		}
		words := t.Subtree(j, nil)
		if last := words[len(words)-1]; last < k && x.onlyBetween(last+1, k) {
			return x.members(j)
		}
	}
	return nil
}

// onlyBetween says whether nothing but adverbs and "to" stands from word i to word k.
func (x *extractor) onlyBetween(i, k int) bool {
	for ; i < k; i++ {
		if x.t.Pos(i) != "ADV" && x.t.Pos(i) != "PART" && x.t.Head(i) != k {
			return false
		}
	}
	return true
}

// practised is who does what the gerund k under "of" behind the noun tells, and how
// surely: whose policy, habit or goal it is ("its policy of targeting leaders", "has a
// history of doing").
func (x *extractor) practised(noun, k int, c context) ([]int, Modality) {
	t := x.t
	if t.Preposition(k) != "of" && t.Low(t.Child(k, "mark")) != "of" || !x.gerund(k) {
		return nil, Factual
	}
	m := Factual
	switch t.Lemma(noun) {
	case "policy", "practice", "practise", "habit", "tactic", "strategy", "tradition", "history", "record", "campaign", "way", "method":
	case "goal", "aim", "dream", "hope", "hopes", "intention", "ambition", "idea", "plan", "prospect", "vision":
		m = Wished
	default:
		return nil, Factual
	}
	if p := t.Child(noun, "nmod:poss"); p >= 0 {
		return []int{p}, m
	}
	if d := x.doerBefore(noun); d >= 0 {
		return []int{d}, m
	}
	f := c.around
	if f == nil || f.passive || f.polarity != Positive || !containsInt(f.objects, noun) || len(f.subjects) == 0 {
		return nil, Factual
	}
	switch t.Lemma(f.head) {
	case "have", "resume", "pursue", "continue", "adopt", "follow", "practise", "practice", "maintain", "abandon", "start", "begin", "announce":
		return f.subjects, annotate.Stronger(m, f.modality)
	}
	return nil, Factual
}

// emitGoal makes the claim of "X's goal is to do Y": X wants to do it.
func (x *extractor) emitGoal(f *frame) {
	t := x.t
	if !f.copula || t.Pos(f.head) != "VERB" || t.Low(t.Child(f.head, "mark")) != "to" || f.polarity != Positive || len(f.from.subjects) > 0 {
		return
	}
	s := t.Child(f.head, "nsubj!", "nsubj:outer")
	if s < 0 {
		return
	}
	switch t.Lemma(s) {
	case "goal", "aim", "plan", "intention", "objective", "mission", "ambition", "hope", "dream", "task", "job", "strategy", "priority", "wish", "desire":
	default:
		return
	}
	who := x.holder(s)
	if len(who) == 0 {
		return
	}
	c := f.context
	c.rule, c.modality = "plan", annotate.Stronger(f.modality, Wished)
	g := &frame{context: c, from: c, head: f.head, verb: f.head, oblique: -1, subjects: who}
	g.name, g.words, g.polarity, g.modality = t.Lemma(f.head), []int{f.head}, Positive, c.modality
	if prt := t.Child(f.head, "compound:prt"); prt >= 0 {
		g.particle, g.words = t.Low(prt), ascending([]int{f.head, prt})
	}
	x.objects(g)
	x.adjuncts(g)
	x.emitActive(g)
}
