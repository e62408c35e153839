package clause

import "kgraph/internal/clause/annotate"

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
		if e := annotate.PassiveEffect(t.Lemma(f.head)); f.passive && e.Modality == Possible && len(x.agents(f)) == 0 {
			c.modality = annotate.Stronger(c.modality, Possible) // "it is believed that"
		}
	}
	if f.polarity == Negative && (!known || r.Speaks) && r.Polarity != Negative {
		c.modality = annotate.Stronger(c.modality, Possible) // "did not say that": nothing follows
	} else if f.polarity == Negative && r.Polarity == Negative {
		c.polarity = Positive // "did not deny"
	}
	if m := t.Low(t.Child(k, "mark")); m == "whether" || m == "if" && len(t.Children(k, "mark")) == 1 {
		c.modality = annotate.Stronger(c.modality, Asked)
	}
	if x.asked && x.quoted(k) && !x.quoted(f.head) {
		c.modality = annotate.Stronger(c.modality, Asked)
	}
	if f.copula && t.Pos(f.head) == "ADJ" {
		if p, m, ok := annotate.AdjectiveContent(t.Lemma(f.head), f.polarity == Negative); ok {
			c.polarity, c.modality = p, annotate.Stronger(f.from.modality, m)
		}
	}
	if nr, ok := x.saidNoun(f); ok {
		r, known, speaks = nr, true, nr.Speaks
		c.polarity, c.modality = nr.Polarity, annotate.Stronger(f.modality, nr.Modality)
	}
	who, ok := x.source(f, r)
	if speaks && ok {
		c.speakers = withSpeaker(f.speakers, Speaker{Phrase: who, Verb: f.head, Quoted: x.quoted(k)})
	}
	if x.supposed(f) {
		c.modality = annotate.Stronger(c.modality, Conditional)
	} else if known && !ok && r.Source && len(f.subjects) > 0 && f.polarity == Positive && annotate.Hints(t.Lemma(f.head)) {
		c.modality = annotate.Stronger(c.modality, Possible) // "the links suggest that": a sign, nobody's word
	}
	c.modality = x.tenseOfModal(f, c.modality)
	c.reporter = f
	first := len(x.claims)
	x.walk(k, c)
	if x.o.Reports && len(f.subjects) > 0 {
		x.report(f, k, first)
	}
}

// saidToo says whether the clause k, which hangs on the verb of saying f as
// coordinated, goes on with what is said: "and that" begins it, or no comma parts
// it from the content ("say that homes are burnt and villagers are beaten").
func (x *extractor) saidToo(f *frame, k int) bool {
	t := x.t
	if r, ok := annotate.VerbReport(x.verbName(f.head)); !ok || !r.Speaks {
		return false
	}
	said, cc := t.Child(f.head, "ccomp"), t.Child(k, "cc")
	if said < f.head || said > k || cc < said || x.quoted(said) != x.quoted(k) {
		return false
	}
	if t.Low(t.Child(k, "mark")) == "that" {
		return true
	}
	if t.Child(k, "nsubj", "nsubj:pass") < cc || t.Low(cc) != "and" || t.Low(cc-1) == "," || t.Child(k, "mark") >= 0 {
		return false
	}
	_, reports := annotate.VerbReport(x.verbName(k))
	return !reports
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
	if len(f.subjects) > 0 {
		s := f.subjects[0]
		if x.t.Low(s) == "you" || x.anyone(s) || x.supposed(f) {
			return Phrase{Head: -1}, false // whoever reads, not who writes
		}
		if annotate.Impersonal(x.t.Low(s)) && !(x.t.Low(s) == "it" && annotate.Utters(x.verbName(f.head))) {
			return Phrase{Head: -1}, false
		}
		if r.Source && annotate.Shows(x.t.Lemma(f.head)) && x.t.Pos(s) == "NOUN" && x.nameAt(s) < 0 && !annotate.Document(x.t.Lemma(s)) && !annotate.Human(x.t.Lemma(s)) && !annotate.Body(x.t.Lemma(s)) {
			return Phrase{Head: -1}, false
		}
		return x.subjectPhrase(f, s), true
	}
	return Phrase{Head: -1}, r.Speaks && !annotate.Shows(x.t.Lemma(f.head)) // somebody says it, though nobody knows who
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

// anyone says whether the subject is "one", who is nobody in particular.
func (x *extractor) anyone(s int) bool {
	return x.t.Low(s) == "one" && x.t.Pos(s) == "PRON" && len(x.t.Kids(s)) == 0
}

// supposed says whether the clause only asks to suppose something: "let's say that".
func (x *extractor) supposed(f *frame) bool {
	t := x.t
	up := t.Head(f.head)
	if !t.Is(f.head, "xcomp", "ccomp") || up < 0 || t.Lemma(up) != "let" || up > f.head {
		return false
	}
	switch t.Lemma(f.head) {
	case "say", "suppose", "assume", "imagine", "pretend", "think", "consider":
		return true
	}
	return false
}
