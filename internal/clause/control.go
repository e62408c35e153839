package clause

import "kgraph/internal/clause/annotate"

// openComplement visits the verb k whose subject is that of the clause above
// it, or its object.
func (x *extractor) openComplement(f *frame, k int) {
	t := x.t
	c := context{speakers: f.speakers, gap: -1, under: -1, depth: f.depth, rule: f.rule, around: f.around, reporter: f.reporter, above: f.above, asker: f.asker}
	lemma := t.Lemma(f.head)
	if who := x.calledOn(f, k); who >= 0 {
		c.rule, c.subjects, c.above, c.polarity, c.modality = "object control", x.members(who), f, Positive, annotate.Stronger(f.modality, Wished)
		c.speakers, c.asker = x.asking(f, "call")
		x.walk(k, c)
		return
	}
	objects := f.objects
	if len(objects) == 0 {
		objects = f.receiver
	}
	if len(objects) > 0 && !f.passive {
		e := annotate.ObjectEffect(lemma)
		c.rule, c.subjects, c.above = "object control", objects, f
		if lemma == "promise" || lemma == "use" || lemma == "take" {
			c.subjects = f.subjects
		} else if e.Class == annotate.Other && x.instrument(f, objects) {
			c.subjects = f.subjects // "joined forces to develop", "needs training to support"
		}
		c.polarity = e.Affirmed
		if f.polarity == Negative {
			c.polarity = e.Denied
		}
		c.modality = annotate.Stronger(f.modality, e.Modality)
		c.speakers, c.asker = x.asking(f, lemma)
		if annotate.Permits(lemma) && (t.Tag(f.head) != "VBD" && t.Tag(f.head) != "VBN") && f.rule != "main" && f.rule != "" {
			c.modality = annotate.Stronger(c.modality, Possible) // "a change that permits members to run"
		}
		if r, ok := x.holds(f, k); ok && len(f.subjects) > 0 {
			c.speakers = withSpeaker(f.speakers, Speaker{Phrase: x.subjectPhrase(f, f.subjects[0]), Verb: f.head})
			c.polarity, c.modality = r.Polarity, annotate.Stronger(f.modality, r.Modality) // "whom they believe to be usurpers"
		} else if e.Class == annotate.Other && c.subjects != nil && t.Low(t.Child(k, "mark")) == "to" && lemma != "use" && lemma != "take" {
			c.modality = annotate.Stronger(c.modality, Wished) // "announced an operation to target X"
		}
		if e.Class == annotate.Cause && len(c.subjects) > 0 && t.Low(t.Child(k, "mark")) == "to" && annotate.Event(t.Lemma(c.subjects[0])) && !x.actor(c.subjects[0]) {
			c.modality = annotate.Stronger(c.modality, Wished) // "prompting a deployment to restore order"
		}
		c.patient = t.Tag(k) == "VBN"
		if c.polarity == "" {
			c.polarity, c.modality = Positive, annotate.Stronger(c.modality, Possible)
		}
		x.walk(k, c)
		return
	}
	if x.tooMuch(f, k) {
		x.tooMuchTo(f, k, c)
		return
	}
	var e annotate.Effect
	switch {
	case f.copula:
		var ok bool
		if e, ok = annotate.AdjectiveEffect(t.Lemma(f.head)); !ok {
			x.quiet(k, c)
			return
		}
	case f.passive:
		e = annotate.PassiveEffect(lemma)
		if r, ok := annotate.VerbReport(lemma); ok && r.Speaks && e.Modality != Wished && e.Modality != Predicted {
			c.speakers = withSpeaker(f.speakers, Speaker{Phrase: Phrase{Head: -1}, Verb: f.head})
		}
	default:
		e = annotate.SubjectEffect(lemma)
		if lemma == "report" && t.Low(t.Child(k, "mark")) == "to" {
			e = annotate.PassiveEffect(lemma) // "gunmen reported to be": a reduced passive
		} else if annotate.Claims(lemma) && len(f.subjects) > 0 && t.Nominal(f.subjects[0]) && !annotate.Impersonal(t.Low(f.subjects[0])) {
			c.speakers = withSpeaker(f.speakers, Speaker{Phrase: x.subjectPhrase(f, f.subjects[0]), Verb: f.head})
		}
		if f.particle != "" {
			e = annotate.SubjectEffect(lemma + " " + f.particle)
		}
	}
	switch {
	case x.hadTo(f, k), x.wasAble(f):
		e.Modality = Factual
	case x.comingTo(f, k):
		e = annotate.Effect{Class: annotate.Raising, Affirmed: Positive, Denied: Negative, Modality: Predicted, Transparent: true}
	}
	x.chained(f, k, c, e)
}

// instrument says whether the objects are abstract, so that the infinitive after
// them says what the subject is to do with them.
func (x *extractor) instrument(f *frame, objects []int) bool {
	t := x.t
	if len(f.subjects) == 0 || !x.actor(f.subjects[0]) && (t.Pos(f.subjects[0]) != "NOUN" || abstract(t.Lemma(f.subjects[0]))) {
		return false
	}
	for _, o := range objects {
		if t.Pos(o) != "NOUN" || x.nameAt(o) >= 0 || !abstract(t.Lemma(o)) && t.Lemma(o) != "force" || annotate.Human(t.Lemma(o)) && t.Lemma(o) != "force" || annotate.Group(t.Lemma(o)) {
			return false
		}
	}
	return true
}

// hadTo says whether the clause tells what its subject had to do and, told by the
// writer as past and certain, has done ("the team had to rebuild the robot").
func (x *extractor) hadTo(f *frame, k int) bool {
	t := x.t
	return t.Lemma(f.head) == "have" && t.Tag(f.head) == "VBD" && t.Low(t.Child(k, "mark")) == "to" && f.polarity == Positive && f.modality == Factual &&
		len(f.speakers) == 0 && (f.rule == "main" || f.rule == "") && t.Child(f.head, "aux") < 0
}

// asking are the speakers of what the clause's verb asks or orders somebody to do:
// whoever asks is one.
func (x *extractor) asking(f *frame, lemma string) ([]Speaker, bool) {
	if f.asker || !annotate.Asks(lemma) && !annotate.Accuses(lemma) || len(f.subjects) == 0 || !x.actor(f.subjects[0]) || lemma == "command" && len(f.objects) > 0 && !x.actor(f.objects[0]) {
		return f.speakers, f.asker
	}
	return withSpeaker(f.speakers, Speaker{Phrase: x.subjectPhrase(f, f.subjects[0]), Verb: f.head}), true
}

// chained visits verb k as the last of a chain of verbs with one subject
// ("helped to raise").
func (x *extractor) chained(f *frame, k int, c context, e annotate.Effect) {
	t := x.t
	c.subjects = f.subjects
	c.polarity = annotate.Compose(f.polarity, e.Affirmed)
	if f.polarity == Negative && e.Denied == Positive {
		c.polarity = Positive
	}
	c.modality = annotate.Stronger(f.modality, e.Modality)
	if e.Modality == Necessary && f.modality == Predicted {
		c.modality = Necessary // "will have to"
	}
	if e.Class == annotate.Aspect && e.Affirmed == Positive && annotate.Accomplishes(t.Lemma(k)) && t.Lemma(f.head) != "continue" && t.Lemma(f.head) != "keep" {
		e.Transparent = false // "began constructing"
	}
	if l := t.Lemma(f.head); (l == "remain" || l == "stay") && t.Tag(k) == "VBN" && t.Child(k, "obj") < 0 {
		e.Transparent, c.patient = true, true // "remains targeted by X"
	}
	c.chain = append(append([]int(nil), f.words...), t.Children(k, "mark")...)
	if f.copula {
		c.chain = append(c.chain, f.head)
	}
	c.chain = ascending(c.chain)
	c.adjuncts = append(append([]int(nil), f.from.adjuncts...), t.Children(f.head, "obl")...)
	c.adjuncts = append(append(c.adjuncts, x.fronted(f)...), x.limiters(f)...)
	c.gap = f.gap
	c.lemma = f.lemma
	if !e.Transparent {
		link := " "
		if t.Low(t.Child(k, "mark")) == "to" {
			link = " to "
		}
		name := f.name
		if f.passive {
			name = "be " + t.Low(f.verb)
		}
		c.lemma += name + link
	}
	x.walk(k, c)
}

// calledOn is the oblique that names who is to do what the infinitive k says
// ("called on Russia to confirm"), -1 for none.
func (x *extractor) calledOn(f *frame, k int) int {
	t := x.t
	if f.copula || f.passive || t.Low(t.Child(k, "mark")) != "to" {
		return -1
	}
	who := -1
	for _, o := range t.Children(f.head, "obl") {
		if o > f.head && o < k && annotate.CallsOn(t.Lemma(f.head), t.Preposition(o)) {
			who = o
		}
	}
	return who
}

// controls says whether the infinitive k, hung on the verb as an adverbial, is
// what the verb makes its object do.
func (x *extractor) controls(f *frame, k int) bool {
	t := x.t
	if t.Low(t.Child(k, "mark")) != "to" || f.passive || f.copula || len(f.objects) == 0 || t.Child(f.head, "xcomp") >= 0 || k < f.objects[0] {
		return false
	}
	e := annotate.ObjectEffect(t.Lemma(f.head))
	if e.Class == annotate.Cause && e.Affirmed == Negative && t.Lemma(f.head) != "forbid" {
		return false // "blocked the order to ban": one blocks from, not to
	}
	c := e.Class
	return c == annotate.Cause || c == annotate.Request
}
