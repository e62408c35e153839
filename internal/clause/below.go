package clause

import "kgraph/internal/clause/annotate"

// below visits the clauses and nouns under a clause.
func (x *extractor) below(f *frame) {
	t := x.t
	in := f.inside()
	in.around = f
	if t.Nominal(f.head) {
		x.nominal(f.head, in)
	}
	if k := x.lowInfinitive(f); k >= 0 {
		x.openComplement(f, k)
	}
	speech := x.paratacticSpeech(f.head)
	before := x.later
	x.later = nil
	defer func() {
		for _, k := range x.later {
			x.adverbial(f, k)
		}
		x.later = before
	}()
	for _, k := range t.Kids(f.head) {
		if x.seen[k] {
			continue
		}
		switch {
		case t.Is(k, "xcomp") && x.verbal(k):
			x.openComplement(f, k)
		case t.Is(k, "ccomp") || k == speech:
			x.content(f, k)
		case t.Is(k, "conj") && x.isClause(k):
			x.coordinated(f, k)
		case t.Is(k, "advcl:relcl"):
			in2 := in
			in2.rule = "sentential relative"
			x.quietSubject(k, in2)
		case t.Is(k, "advcl") && x.isClause(k):
			x.adverbial(f, k)
		case t.Is(k, "parataxis", "list", "discourse", "dep") && x.isClause(k):
			c := context{speakers: f.from.speakers, modality: in.modality, polarity: Positive, rule: "parataxis", gap: -1, under: -1, depth: f.depth}
			if f.from.modality == Asked && f.rule == "main" {
				c.modality = Asked
			}
			x.walk(k, c)
		case t.Is(k, "csubj"):
			c := in
			c.rule = "clausal subject"
			if t.Child(k, "nsubj") >= 0 {
				x.walk(k, c)
			} else {
				x.quiet(k, c)
			}
		default:
			x.kid(k, f.head, in)
		}
	}
}

// quietSubject visits a clause about the whole sentence before it (", which
// surprised them"): it has no noun for a subject.
func (x *extractor) quietSubject(k int, c context) {
	if s := x.t.Child(k, "nsubj"); s >= 0 && !annotate.Impersonal(x.t.Low(s)) {
		x.walk(k, c)
		return
	}
	x.quiet(k, c)
}

// verbName is the lemma of a verb with its particle, as the lists know it.
func (x *extractor) verbName(head int) string {
	name := x.t.Lemma(head)
	if prt := x.t.Child(head, "compound:prt"); prt >= 0 {
		if _, ok := annotate.VerbReport(name + " " + x.t.Low(prt)); ok {
			return name + " " + x.t.Low(prt)
		}
	}
	return name
}

// content visits what a verb of saying, thinking or showing governs.
func (x *extractor) content(f *frame, k int) {
	t := x.t
	r, known := annotate.VerbReport(x.verbName(f.head))
	c := context{speakers: f.speakers, modality: f.modality, polarity: Positive, rule: "content", gap: -1, under: -1, depth: f.depth}
	speaks := known && r.Speaks
	if !known {
		e := annotate.ObjectEffect(t.Lemma(f.head))
		c.modality = annotate.Stronger(c.modality, e.Modality)
		if e.Affirmed == Negative {
			c.polarity = Negative
		}
	} else {
		c.polarity = r.Polarity
		c.modality = annotate.Stronger(c.modality, r.Modality)
	}
	if f.polarity == Negative && (!known || r.Speaks) && r.Polarity != Negative {
		c.modality = annotate.Stronger(c.modality, Possible) // "did not say that": nothing follows
	} else if f.polarity == Negative && r.Polarity == Negative {
		c.polarity = Positive // "did not deny"
	}
	if m := t.Low(t.Child(k, "mark")); m == "whether" || m == "if" && len(t.Children(k, "mark")) == 1 {
		c.modality = annotate.Stronger(c.modality, Asked)
	}
	if nr, ok := x.saidNoun(f); ok {
		r, known, speaks = nr, true, nr.Speaks
		c.polarity, c.modality = nr.Polarity, annotate.Stronger(f.modality, nr.Modality)
	}
	who, ok := x.source(f, r)
	if speaks && ok {
		c.speakers = withSpeaker(f.speakers, Speaker{Phrase: who, Verb: f.head, Quoted: x.quoted(k)})
	}
	c.modality = x.tenseOfModal(f, c.modality)
	c.reporter = f
	first := len(x.claims)
	x.walk(k, c)
	if x.o.Reports && len(f.subjects) > 0 {
		x.report(f, k, first)
	}
}

// saidNoun is what the clause's object does to its content when it is a noun
// of saying or thinking ("expressed confidence that").
func (x *extractor) saidNoun(f *frame) (annotate.Report, bool) {
	if len(f.objects) == 0 {
		return annotate.Report{}, false
	}
	return annotate.NounReport(x.t.Lemma(f.objects[0]))
}

// tenseOfModal keeps a modal of the reporting verb itself ("I would say")
// from colouring what is said, a question or condition excepted.
func (x *extractor) tenseOfModal(f *frame, m Modality) Modality {
	if m == Predicted && f.modality == Predicted && f.from.modality == Factual {
		return Factual
	}
	return m
}

// source is who says what the clause reports.
func (x *extractor) source(f *frame, r annotate.Report) (Phrase, bool) {
	if f.passive {
		if agents := x.agents(f); len(agents) > 0 {
			return x.phrase(agents[0], -1), true
		}
		return Phrase{Head: -1}, true
	}
	for _, s := range f.subjects {
		if annotate.Impersonal(x.t.Low(s)) {
			return Phrase{Head: -1}, false
		}
		if r.Source && annotate.Shows(x.t.Lemma(f.head)) && x.t.Pos(s) == "NOUN" && x.nameAt(s) < 0 && !annotate.Document(x.t.Lemma(s)) && !annotate.Human(x.t.Lemma(s)) {
			return Phrase{Head: -1}, false
		}
		return x.subjectPhrase(f, s), true
	}
	return Phrase{Head: -1}, false
}

// report makes the claim "X said that ..." about the content clause k, whose
// claims begin at index first.
func (x *extractor) report(f *frame, k, first int) {
	content := -1
	if first < len(x.claims) {
		content = first
	}
	for n, s := range f.subjects {
		c := x.base(f)
		c.Kind, c.Content, c.Rule, c.Pattern = Report, content, ruleName(f, "report"), "SVO"
		c.Predicate.Passive = false
		c.Subject = x.subjectPhrase(f, s)
		full := x.full(k, -1)
		c.Args = f.args
		c.Object.Full = full
		for m, part := range x.clauseParts(k) {
			c.split = n > 0 || m > 0
			c.Object.Head, c.Object.Words = part.Head, part.Words
			x.add(c)
		}
	}
}

// clauseParts are the clause k and those coordinated with it, each with its
// subject.
func (x *extractor) clauseParts(k int) []Phrase {
	t := x.t
	var conj []int
	for _, j := range t.Children(k, "conj") {
		if x.isClause(j) {
			conj = append(conj, j)
		}
	}
	parts := []Phrase{{Head: k, Words: x.trim(t.Subtree(k, func(j int) bool {
		return t.Head(j) == k && (t.Is(j, "parataxis") || t.Is(j, "conj") && x.isClause(j))
	}))}}
	for _, j := range conj {
		words := t.Subtree(j, func(i int) bool { return t.Head(i) == j && (t.Is(i, "cc") || t.Is(i, "punct") && i < j) })
		if t.Child(j, "nsubj") < 0 {
			words = append(words, t.Subtree(t.Child(k, "nsubj", "csubj"), nil)...)
		}
		parts = append(parts, Phrase{Head: j, Words: x.trim(ascending(words))})
	}
	return parts
}

// openComplement visits the verb k whose subject is that of the clause above
// it, or its object.
func (x *extractor) openComplement(f *frame, k int) {
	t := x.t
	c := context{speakers: f.speakers, gap: -1, under: -1, depth: f.depth, rule: f.rule, patient: false}
	lemma := t.Lemma(f.head)
	objects := f.objects
	if len(objects) == 0 {
		objects = f.receiver
	}
	if len(objects) > 0 && !f.passive {
		e := annotate.ObjectEffect(lemma)
		c.rule, c.subjects, c.above = "object control", objects, f
		if lemma == "promise" || lemma == "use" || lemma == "take" {
			c.subjects = f.subjects
		}
		c.polarity = e.Affirmed
		if f.polarity == Negative {
			c.polarity = e.Denied
		}
		c.modality = annotate.Stronger(f.modality, e.Modality)
		c.patient = t.Tag(k) == "VBN"
		if c.polarity == "" {
			c.polarity, c.modality = Positive, annotate.Stronger(c.modality, Possible)
		}
		x.walk(k, c)
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
	}
	x.chained(f, k, c, e)
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
	c.chain = append(append([]int(nil), f.words...), t.Children(k, "mark")...)
	if f.copula {
		c.chain = append(c.chain, f.head)
	}
	c.chain = ascending(c.chain)
	c.adjuncts = append(append([]int(nil), f.from.adjuncts...), t.Children(f.head, "obl")...)
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

// coordinated visits clause k, coordinated with the clause f.
func (x *extractor) coordinated(f *frame, k int) {
	t := x.t
	c := f.from
	c.depth = f.depth
	c.under = f.head
	c.speakers = f.from.speakers
	if t.Child(k, "nsubj", "csubj") < 0 {
		c.subjects = f.subjects
		c.speakers = f.speakers
		if f.copula || f.verb < 0 || !x.sharesTense(k, f.head) {
			c.chain = nil
		}
	} else {
		c.chain, c.lemma, c.adjuncts = nil, "", nil
	}
	x.walk(k, c)
}

func (x *extractor) sharesTense(k, head int) bool { return sameForm(x.t.Tag(k), x.t.Tag(head)) }

// afterComma says whether the clause k begins straight after a comma.
func (x *extractor) afterComma(k int) bool {
	words := x.t.Subtree(k, nil)
	first := words[0]
	return first > 0 && x.t.Low(first-1) == "," || x.t.Low(first) == ","
}

// controls says whether the infinitive k, hung on the verb as an adverbial, is
// what the verb makes its object do.
func (x *extractor) controls(f *frame, k int) bool {
	t := x.t
	if t.Low(t.Child(k, "mark")) != "to" || f.passive || f.copula || len(f.objects) == 0 || t.Child(f.head, "xcomp") >= 0 || k < f.objects[0] {
		return false
	}
	c := annotate.ObjectEffect(t.Lemma(f.head)).Class
	return c == annotate.Cause || c == annotate.Request
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
	if k > f.head && t.Pos(f.head) == "VERB" {
		c.above = f
	}
	if own {
		c.modality = annotate.Stronger(c.modality, annotate.SubordinatorModality(prep))
		if prep == "than" || prep == "as" && t.Pos(f.head) == "ADJ" {
			x.quiet(k, c)
			return
		}
		x.walk(k, c)
		return
	}
	if x.controls(f, k) {
		x.openComplement(f, k)
		return
	}
	if r, ok := annotate.VerbReport(t.Lemma(k)); ok && r.Speaks && f.reporter != nil && t.Tag(k) == "VBG" && t.Child(k, "ccomp") >= 0 {
		// "X suggested that A, implying that B": X implies
		up := f.reporter
		c = up.inside()
		c.rule, c.subjects = "participle adverbial", up.subjects
		x.walk(k, c)
		return
	}
	if up := f.above; up != nil && t.Tag(k) == "VBG" && prep == "" && k > f.head && x.afterComma(k) {
		// "forced X to innovate, pushing them": what pushes is what forces
		x.adverbial(up, k)
		return
	}
	if up := f.around; up != nil && (f.rule == "participle" || f.rule == "relative") && t.Tag(k) == "VBG" && prep == "" && k > f.head && x.afterComma(k) && f.head > up.head {
		// "a strike for flights departing today, causing delays"
		x.adverbial(up, k)
		return
	}
	if t.Tag(k) == "VBG" && t.Lemma(k) == "pend" {
		x.quiet(k, c)
		return
	}
	c.subjects = f.subjects
	switch {
	case prep == "to" || prep == "in order to" || prep == "so as to":
		if f.copula && t.Pos(f.head) == "ADJ" {
			if e, ok := annotate.AdjectiveEffect(t.Lemma(f.head)); ok {
				x.chained(f, k, context{speakers: f.speakers, gap: -1, under: -1, depth: f.depth, rule: f.rule}, e)
			} else {
				x.quiet(k, c)
			}
			return
		}
		c.rule, c.modality = "purpose", annotate.Stronger(f.modality, Wished)
		if annotate.Succeeds(t.Lemma(f.head)) && prep == "to" {
			c.rule, c.modality = "result", f.modality
		}
	case prep == "without" || prep == "instead of" || prep == "rather than":
		c.polarity = Negative
		c.rule = "adverbial gerund"
	case prep == "from" && len(f.objects) > 0 && annotate.ObjectEffect(t.Lemma(f.head)).Affirmed == Negative:
		c.subjects, c.polarity, c.modality, c.rule = f.objects, Negative, f.modality, "object control"
	case x.gerundArgument(k, prep):
		x.quiet(k, c)
		return
	case prep == "than" || prep == "as" || prep == "as if" || prep == "as though" || prep == "if":
		x.quiet(k, c)
		return
	case t.Tag(k) == "VBG" && !controlling(prep), f.passive && prep == "by":
		// "amid fighting", "was executed by shooting": the subject does not do it
		x.quiet(k, c)
		return
	case prep == "" && (t.Tag(k) == "VBG" || t.Tag(k) == "VBN"):
		c.rule, c.modality = "participle adverbial", f.modality
		c.patient = t.Tag(k) == "VBN"
	default:
		c.rule = "adverbial gerund"
		c.patient = t.Tag(k) == "VBN"
	}
	x.walk(k, c)
}
