package clause

import (
	"slices"

	"kgraph/internal/clause/annotate"
)

// afterComma says whether the clause k begins straight after a comma.
func (x *extractor) afterComma(k int) bool {
	words := x.t.Subtree(k, nil)
	first := words[0]
	return first > 0 && x.t.Low(first-1) == "," || x.t.Low(first) == ","
}

// controlling says whether the subject of the clause is that of a gerund under
// the preposition.
func controlling(prep string) bool {
	switch prep {
	case "", "after", "before", "by", "while", "when", "since", "upon", "on", "in", "until", "through", "despite", "besides", "in addition to", "as well as", "whilst", "once":
		return true
	}
	return false
}

// adverbial visits the adverbial clause k.
func (x *extractor) adverbial(f *frame, k int) {
	t := x.t
	prep := t.Preposition(k)
	c := f.inside()
	c.rule = "adverbial"
	own := t.Child(k, "nsubj", "csubj") >= 0
	if own && x.asSaid(f.head, k) {
		c.speakers = f.from.speakers // who says it says it himself
	}
	if k > f.head && (t.Pos(f.head) == "VERB" || f.copula) {
		c.above = f
	}
	if own && prep == "with" {
		c.above = nil // what follows is about its own subject
	}
	if r, ok := annotate.VerbReport(t.Lemma(f.head)); ok && r.Speaks && !f.passive && x.quoted(k) && len(f.subjects) > 0 && !x.quoted(f.subjects[0]) {
		c.speakers = withSpeaker(c.speakers, Speaker{Phrase: x.subjectPhrase(f, f.subjects[0]), Verb: f.head, Quoted: true})
	}
	if own {
		if annotate.Accuses(t.Lemma(f.head)) && x.chargedBefore(f, k) {
			c.speakers = withSpeaker(c.speakers, Speaker{Phrase: x.subjectPhrase(f, f.subjects[0]), Verb: f.head}) // part of the charge
		}
		c.modality = annotate.Stronger(c.modality, x.subordinate(f, k, prep))
		if (prep == "until" || prep == "till") && (f.polarity == Negative || f.modality != Factual) {
			c.modality = annotate.Stronger(c.modality, Conditional) // "will not apply until the appeal is resolved"
		}
		if prep == "until" && len(f.speakers) > 0 && x.present(k) {
			c.modality = annotate.Stronger(c.modality, Conditional) // "says that it has ended support until X resumes"
		}
		if prep == "than" || prep == "as" && t.Pos(f.head) == "ADJ" {
			x.quiet(k, c)
			return
		}
		x.walk(k, c)
		return
	}
	if x.controls(f, k) || x.calledOn(f, k) >= 0 {
		x.openComplement(f, k)
		return
	}
	if x.gerundComplement(f, k) {
		x.openComplement(f, k)
		return
	}
	if up := x.sayer(f, k); up != nil {
		c = up.inside()
		c.rule, c.subjects = "participle adverbial", up.subjects
		x.walk(k, c)
		return
	}
	if up := f.above; up != nil && t.Tag(k) == "VBG" && prep == "" && k > f.head && x.afterComma(k) && x.acts(up) && !(annotate.Asks(t.Lemma(up.head)) && annotate.Strikes(t.Lemma(k))) {
		// "forced X to innovate, pushing them": what pushes is what forces
		x.adverbial(up, k)
		return
	}
	if up := f.around; up != nil && (f.rule == "participle" || f.rule == "relative" || f.rule == "purpose") && t.Tag(k) == "VBG" && prep == "" && k > f.head && x.afterComma(k) && f.head > up.head {
		// "a strike for flights departing today, causing delays"
		x.adverbial(up, k)
		return
	}
	if t.Tag(k) == "VBG" && (t.Lemma(k) == "pend" || prep == "" && k > f.head && x.ofEvent(k)) {
		x.quiet(k, c)
		return
	}
	c.subjects = f.subjects
	near, told := x.nearSubjects(f, k)
	event, hurt := x.byEvent(f, k)
	switch {
	case x.finite(k), prep == "" && !told, f.passive && t.Tag(k) == "VBG" && len(f.subjects) > 0 && annotate.Asks(t.Lemma(k)) && !x.speaker(f.subjects[0]):
		x.quiet(k, c)
		return
	case prep == "" && len(near) > 0:
		c.rule, c.subjects = "participle", near
		if x.uncertain(near[0]) {
			c.modality = annotate.Stronger(c.modality, Possible)
		}
	case event:
		c.rule, c.modality, c.subjects, c.unsaid = "participle adverbial", f.modality, nil, hurt
		if agents := x.agents(f); f.passive && len(agents) == 1 {
			c.subjects, c.unsaid = agents, false // "is attacked by X, causing": X does
		}
	case x.plansOn(f, k):
		x.chained(f, k, context{speakers: f.speakers, gap: -1, under: -1, depth: f.depth, rule: f.rule}, annotate.SubjectEffect("intend"))
		return
	case prep == "to" && x.tooMuch(f, k):
		x.tooMuchTo(f, k, c)
		return
	case prep == "to" || prep == "in order to" || prep == "so as to":
		if f.copula && t.Pos(f.head) == "ADJ" {
			if e, ok := annotate.AdjectiveEffect(t.Lemma(f.head)); ok {
				x.chained(f, k, context{speakers: f.speakers, gap: -1, under: -1, depth: f.depth, rule: f.rule}, e)
			} else {
				x.quiet(k, c)
			}
			return
		}
		if lemma := t.Lemma(f.head); (lemma == "admit" || lemma == "confess") && prep == "to" && x.gerund(k) && !f.passive && !f.copula {
			up := context{speakers: f.speakers, gap: -1, under: -1, depth: f.depth, rule: f.rule}
			if len(f.subjects) > 0 {
				up.speakers = withSpeaker(f.speakers, Speaker{Phrase: x.subjectPhrase(f, f.subjects[0]), Verb: f.head})
			}
			x.chained(f, k, up, annotate.SubjectEffect("admit")) // "admitted to being behind it"
			return
		}
		if t.Lemma(f.head) == "vote" && !f.passive && !f.copula {
			// "votes 52 to 48 to approve": those who vote do it
			x.chained(f, k, context{speakers: f.speakers, gap: -1, under: -1, depth: f.depth, rule: f.rule}, annotate.SubjectEffect("vote"))
			return
		}
		if f.passive && f.verb == f.head {
			if agents := x.agents(f); len(agents) > 0 {
				c.subjects = agents // "used by X to impose"
			} else if t.Lemma(f.head) == "use" {
				x.quiet(k, c)
				return
			}
		}
		if f.polarity == Negative {
			x.quiet(k, c) // "cannot spare money to support them"
			return
		}
		if x.ofNoun(f, k, &c) {
			if len(c.subjects) > 0 {
				x.walk(k, c)
			} else {
				x.quiet(k, c)
			}
			return
		}
		c.rule, c.modality = "purpose", annotate.Stronger(f.modality, Wished)
		if annotate.Demonstrates(t.Lemma(k)) && !f.passive && !f.copula && x.doesIt(f) {
			c.modality = f.modality // "strike to protest the cuts": the deed is the protest
		}
		if annotate.Alters(t.Lemma(f.head), t.Lemma(k)) && !f.passive && len(f.objects) > 0 && k > f.objects[0] {
			c.subjects = f.objects
		}
		if annotate.Dispatches(t.Lemma(f.head)) && !f.passive && len(f.objects) > 0 && k > f.objects[0] && (x.human(f.objects[0]) || annotate.Troops(t.Lemma(f.objects[0]))) {
			c.subjects = f.objects // "deploys soldiers to guard"
		}
		if prep == "to" && (annotate.Succeeds(t.Lemma(f.head)) || t.Lemma(f.head) == "become" && slices.ContainsFunc(f.comps, x.ranked) || t.Lemma(k) == "become" && annotate.Promotes(t.Lemma(f.head)) || x.outcome(f, k)) {
			c.rule, c.modality = "result", f.modality
		}
	case prep == "without" || prep == "instead of" || prep == "rather than":
		c.polarity = Negative
		c.rule = "adverbial gerund"
	case prep == "from" && len(f.objects) > 0 && annotate.ObjectEffect(t.Lemma(f.head)).Affirmed == Negative:
		e := annotate.ObjectEffect(t.Lemma(f.head))
		if len(f.subjects) > 0 && annotate.Ruling(t.Lemma(f.subjects[0])) {
			e.Modality = Necessary // "an order that prevents them from competing": it forbids
		}
		c.subjects, c.polarity, c.modality, c.rule = f.objects, Negative, annotate.Stronger(f.modality, e.Modality), "object control"
		if f.polarity == Negative && e.Modality == Factual {
			c.polarity = Positive // "did not stop them from leaving"
		}
	case x.charged(f, k, prep):
		return
	case x.gerundArgument(k, prep):
		x.quiet(k, c)
		return
	case prep == "than" || prep == "as" || prep == "as if" || prep == "as though" || prep == "if":
		x.quiet(k, c)
		return
	case x.gerund(k) && !controlling(prep), f.passive && prep == "by":
		// "amid fighting", "was executed by shooting": the subject does not do it
		x.quiet(k, c)
		return
	case prep == "" && t.Tag(k) == "VBG" && (f.passive && annotate.Harms(t.Lemma(f.head)) || len(f.subjects) > 0 && counts(t.Lemma(f.subjects[0]))) && t.Lemma(k) != "become":
		x.quiet(k, c) // who is killed causes nothing more
		return
	case prep == "" && t.Tag(k) == "VBN" && k > f.head && (f.rule == "participle" || f.rule == "relative" || annotate.Made(t.Lemma(k)) && len(f.subjects) > 0 && x.actor(f.subjects[0])) && x.afterComma(k) && t.Child(k, "aux:pass", "nsubj") < 0:
		n := x.nounEnding(t.Subtree(k, nil)[0] - 1)
		if n < 0 || n < f.head || x.place(n) && t.Words[n].Form != t.Low(n) {
			x.quiet(k, c)
			return
		}
		c.rule, c.subjects, c.patient = "participle", []int{n}, true // "sent to the prison, built to hold"
	case prep == "" && t.Tag(k) == "VBN" && k > f.head && len(f.objects) > 0 && t.Child(k, "aux:pass") < 0 && x.nounEnding(t.Subtree(k, nil)[0]-1) != t.Child(f.head, "obj"):
		x.quiet(k, c) // "lifts the curfew in X, imposed in May": of what, the tree cannot say
		return
	case prep == "" && (t.Tag(k) == "VBG" || t.Tag(k) == "VBN"):
		c.rule, c.modality = "participle adverbial", f.modality
		c.patient = t.Tag(k) == "VBN"
		if l := t.Lemma(k); (l == "replace" || l == "succeed") && t.Tag(k) == "VBG" && annotate.Promotes(t.Lemma(f.head)) && x.afterComma(k) && k > f.head && !f.passive && len(f.objects) > 0 && x.person(f.objects[0]) {
			c.subjects = f.objects // "appoints X as minister, replacing Y"
		}
		if o := t.Child(f.head, "obj"); c.patient && !f.passive && o > f.head && o < k && t.Pos(o) != "PRON" && x.afterComma(k) {
			c.subjects = f.objects // "permitted a rehearsal, conducted by X"
		}
	default:
		c.rule = "adverbial gerund"
		if len(f.objects) > 0 && !f.passive && t.Child(k, "aux:pass") >= 0 && annotate.Punishes(t.Lemma(f.head)) && x.human(f.objects[0]) {
			c.subjects = f.objects // "sentenced X to two years after being found guilty"
		}
		switch prep {
		case "before", "by", "until", "through":
			c.modality = annotate.Stronger(c.modality, f.modality) // "will help by sending"
		case "while":
			if f.modality == Predicted {
				c.modality = Predicted
			}
		}
		c.patient = t.Tag(k) == "VBN"
	}
	if prep == "" && x.factive(k) {
		c.modality = Factual // "seeing how the firm has managed, it would be no surprise"
	}
	x.walk(k, c)
}

// acts says whether the clause tells what its subject does, so that a participle
// may tell what came of it: not that somebody was hurt or a number rose.
func (x *extractor) acts(f *frame) bool {
	return !f.passive && (len(f.subjects) == 0 || !counts(x.t.Lemma(f.subjects[0])))
}

// gerund says whether the clause k is one, by its verb or by its auxiliary
// ("of being behind the attack").
func (x *extractor) gerund(k int) bool {
	t := x.t
	if t.Tag(k) == "VBG" {
		return true
	}
	a := t.Child(k, "cop", "aux:pass", "aux")
	return a >= 0 && t.Tag(a) == "VBG"
}

// ofEvent says whether the participle says something of all that happened
// rather than of its subject (", marking the first time", ", bringing the toll
// to ten").
func (x *extractor) ofEvent(k int) bool {
	switch x.t.Lemma(k) {
	case "mark", "bring", "represent", "constitute":
		return true
	case "make":
		return x.t.Child(k, "xcomp") >= 0 || x.t.Child(k, "iobj") >= 0
	}
	return false
}

// gerundComplement says whether the gerund k stands straight after the verb, as
// its complement does and no adverbial ("ruled out sending").
func (x *extractor) gerundComplement(f *frame, k int) bool {
	t := x.t
	return t.Tag(k) == "VBG" && f.verb == f.head && !f.passive && len(f.objects) == 0 && t.Child(k, "nsubj", "mark", "case") < 0 &&
		(k == f.head+1 || k == f.head+2 && t.Is(k-1, "compound:prt")) && t.Child(f.head, "xcomp", "ccomp") < 0
}
