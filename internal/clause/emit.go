package clause

import "kgraph/internal/clause/annotate"

// emit makes the claims of one clause.
func (x *extractor) emit(f *frame) {
	t := x.t
	x.emitFronted(f)
	if x.governs(f) {
		x.emitTold(f)
		x.reject(f.rule, f.head, whyFrame)
		return
	}
	if f.copula || f.verb < 0 {
		x.emitCopula(f)
		x.emitGoal(f)
		if f.copula {
			x.emitHaving(f)
		}
		return
	}
	if t.Pos(f.head) == "AUX" && t.Child(f.head, "expl") < 0 && t.Lemma(f.head) != "be" && len(f.objects) == 0 {
		x.reject(f.rule, f.head, whyAuxiliary) // "more than it does"
		return
	}
	x.argumentOfControl(f)
	agents := x.agents(f)
	switch {
	case f.passive && len(agents) > 0:
		for n, o := range x.subjectPhrases(f) {
			if len(agents) > 1 && t.Is(agents[1], "conj") && x.counted(o.Head) && annotate.Harms(t.Lemma(f.head)) {
				x.emitTogether(f, o, agents, n > 0)
				continue
			}
			for m, s := range x.phrases(agents) {
				c := x.base(f)
				c.Predicate.Passive = true
				c.Subject, c.Object, c.Args = s, o, f.args
				c.Pattern, c.Rule = "SVO", ruleName(f, "passive")
				c.split = n > 0 || m > 0
				x.add(c)
			}
			x.emitTakenAs(f, o, n > 0)
		}
	case f.passive:
		x.emitPassive(f)
	default:
		x.emitActive(f)
	}
}

// governs says whether the clause is only the frame of another one: a verb of
// saying with its content, or "wants to".
func (x *extractor) governs(f *frame) bool {
	t := x.t
	if k := t.Child(f.head, "xcomp"); k >= 0 && x.verbal(k) && !(x.o.Modifiers && f.copula && t.Pos(f.head) == "ADJ" && x.infinitiveOf(f.head) == k) {
		if o := x.calledOn(f, k); o >= 0 && t.Preposition(o) != "for" {
			return false // "appealed to X to release Y"
		}
		if _, ok := x.holds(f, k); ok {
			return true // "believes X to be Y"
		}
		return t.Child(f.head, "obj", "iobj") < 0 && len(x.agents(f)) == 0
	}
	for _, k := range t.Children(f.head, "advcl") {
		if x.gerundComplement(f, k) || x.plansOn(f, k) {
			return true
		}
	}
	if k := t.Child(f.head, "ccomp"); k >= 0 {
		if _, noun := x.saidNoun(f); noun {
			return false
		}
		_, reports := annotate.VerbReport(x.verbName(f.head))
		return reports || len(f.objects) == 0 || k < f.objects[0] || !x.aside(k, f.objects[0])
	}
	return x.paratacticSpeech(f.head) >= 0
}

// aside says whether a colon, semicolon or dash parts the clause k from the word i
// before it, so that the verb does not govern it ("Most favor majority rule: ...").
func (x *extractor) aside(k, i int) bool {
	for j := i + 1; j < x.t.Len() && j < x.t.Subtree(k, nil)[0]+1; j++ {
		switch x.t.Low(j) {
		case ":", ";", "—", "–", "--":
			return true
		}
	}
	return false
}

// paratacticSpeech is the clause that hangs on a verb of saying as parataxis
// ("X said: ..."), or -1.
func (x *extractor) paratacticSpeech(head int) int {
	t := x.t
	r, ok := annotate.VerbReport(x.verbName(head))
	if !ok || !r.Speaks || t.Child(head, "ccomp", "obj", "xcomp", "obl") >= 0 {
		return -1
	}
	for _, k := range t.Children(head, "parataxis") {
		if x.isClause(k) && t.Child(k, "nsubj") >= 0 {
			return k
		}
	}
	return -1
}

func ruleName(f *frame, name string) string {
	if f.rule == "main" || f.rule == "" {
		return name
	}
	return f.rule + " " + name
}

// base is a claim with what all claims of the clause share.
func (x *extractor) base(f *frame) Claim {
	kind := Verb
	if f.copula || f.verb < 0 {
		kind = Copula
	}
	return Claim{Kind: kind, Subject: Phrase{Head: -1}, Object: Phrase{Head: -1}, Content: -1,
		Predicate: Predicate{Head: f.verb, Words: f.words, Lemma: f.lemma + f.name, Particle: f.particle},
		Polarity:  f.polarity, Modality: f.modality, Speakers: f.speakers}
}

// subjectPhrase is the phrase of a subject; the clause is not part of it.
func (x *extractor) subjectPhrase(f *frame, s int) Phrase {
	without := -1
	for j := f.head; j >= 0; j = x.t.Head(j) {
		if x.t.Head(j) == s {
			without = j
			break
		}
	}
	p := x.phrase(s, without)
	if x.isClause(s) && x.t.Is(s, "csubj") {
		p.Words = x.clauseWords(s, 0)
	}
	return p
}

// subjectPhrases are the phrases of all subjects.
func (x *extractor) subjectPhrases(f *frame) []Phrase {
	var out []Phrase
	for _, s := range f.subjects {
		p := x.subjectPhrase(f, s)
		if x.t.Child(f.head, "expl") < 0 {
			p = x.furnished(p) // in "there is a problem with X" the modifier is the object
		}
		out = append(out, x.variants(s, p)...)
	}
	return out[:min(len(out), maxFan)]
}

// phrases are the phrases of the words, coordinated modifiers shared out.
func (x *extractor) phrases(heads []int) []Phrase {
	var out []Phrase
	for _, h := range heads {
		if len(out) >= maxFan {
			break
		}
		out = append(out, x.variants(h, x.phrase(h, -1))...)
	}
	return out
}

// emitActive makes the claims of an active clause.
func (x *extractor) emitActive(f *frame) {
	t := x.t
	if len(f.subjects) == 0 {
		if f.unsaid {
			x.emitHurt(f)
			return
		}
		x.reject(f.rule, f.head, whyNoSubject)
		return
	}
	if x.emitLight(f) {
		return
	}
	if x.showsDoing(f) {
		x.reject(f.rule, f.head, whyShown)
		return
	}
	if x.emitAdjective(f) || x.emitReciprocal(f) {
		return
	}
	objects, prep, at, rest := x.second(f)
	objects = x.joint(f, objects, prep)
	for _, r := range f.receiver {
		rest = append([]Arg{{Role: "to", Phrase: x.phrase(r, -1)}}, rest...)
	}
	if len(f.objects) == 0 && len(f.receiver) > 0 && len(f.comps) == 0 {
		objects, prep, at, rest = []Phrase{x.phrase(f.receiver[0], -1)}, "", nil, f.args
	}
	if len(f.objects) > 0 && len(f.comps) > 0 && (t.Pos(f.comps[0]) != "ADJ" || annotate.Resultative(t.Lemma(f.head))) {
		comp := f.comps[0]
		rest = append([]Arg{{Role: "complement", Prep: x.t.Preposition(comp), PrepAt: x.t.PrepositionWords(comp), Phrase: x.phrase(comp, -1)}}, rest...)
	}
	shared := len(objects) > 1 && len(f.objects) == 0 && len(f.comps) == 0 && len(f.receiver) == 0 &&
		(x.where(objects[0].Head) || annotate.Belongs(t.Lemma(f.head)))
	subjects := x.subjectPhrases(f)
	if all, ok := x.together(f); ok {
		subjects = []Phrase{all}
	}
	for n, s := range subjects {
		c := x.base(f)
		c.Args, c.Subject = rest, s
		if shared && x.counted(s.Head) {
			// "700 accounts belonging to A and B": neither has them all
			c.Args, c.Pattern, c.Rule, c.split = f.args, "SV", ruleName(f, "intransitive"), n > 0
			x.add(c)
			continue
		}
		c.Predicate.Prep, c.Predicate.PrepAt = prep, at
		c.Pattern, c.Rule = x.pattern(f, len(objects) > 0)
		c.split = n > 0
		if len(objects) == 0 && len(rest) == 0 && f.polarity == Positive && t.Child(f.head, "expl") >= 0 {
			continue // "there are three" says nothing without where
		}
		if r, ok := annotate.VerbReport(x.verbName(f.head)); len(objects) == 0 && !(ok && r.Speaks && len(rest) == 0 && (t.Lemma(f.head) != "continue" || x.speaker(s.head()))) {
			x.add(c)
		}
		for m, o := range objects {
			c.Object = o
			c.split = n > 0 || m > 0
			x.add(c)
		}
	}
	x.emitAs(f)
	x.emitProvided(f)
	x.emitLeft(f)
}

// pattern is the clause type, and the name of the rule that goes with it.
func (x *extractor) pattern(f *frame, object bool) (pattern, rule string) {
	switch {
	case len(f.objects) > 0 && len(f.receiver) > 0:
		return "SVOO", ruleName(f, "object")
	case len(f.objects) > 0 && len(f.comps) > 0:
		return "SVOC", ruleName(f, "object")
	case len(f.objects) > 0 && f.oblique >= 0:
		return "SVOA", ruleName(f, "object")
	case len(f.objects) > 0:
		return "SVO", ruleName(f, "object")
	case len(f.comps) > 0:
		return "SVC", ruleName(f, "complement")
	case object:
		return "SVA", ruleName(f, "oblique")
	}
	return "SV", ruleName(f, "intransitive")
}

// argumentOfControl adds the infinitive of "forced X to innovate" as an argument.
func (x *extractor) argumentOfControl(f *frame) {
	t := x.t
	k := t.Child(f.head, "xcomp")
	if k < 0 || !x.verbal(k) {
		if k = x.lowInfinitive(f); k < 0 {
			return
		}
	}
	p := Phrase{Head: k, Words: x.clauseWords(k, 0), Full: x.full(k, -1)}
	if cop := t.Child(k, "cop"); cop >= 0 && x.o.Modifiers {
		p.Words = ascending(append(append(t.Children(k, "cop"), p.Words...), x.short(k, 0)...)) // "requires states to be republics"
	}
	for _, n := range x.t.Children(k, "advmod") {
		if n < k && x.negation(n) {
			p.Words = ascending(append(append([]int(nil), p.Words...), n)) // "asked X not to go"
		}
	}
	prep := x.t.Preposition(k)
	role := prep
	if role == "" {
		role = "complement"
	}
	f.args = append([]Arg{{Role: role, Prep: prep, PrepAt: x.t.PrepositionWords(k), Phrase: p}}, f.args...)
	if f.oblique >= 0 {
		f.oblique++
	}
}

// lowInfinitive is the infinitive that the parser hung on the object though
// the verb asks for it ("forced firms to innovate"), -1 for none.
func (x *extractor) lowInfinitive(f *frame) int {
	t := x.t
	if f.passive || f.copula || !annotate.TakesInfinitive(t.Lemma(f.head)) || t.Child(f.head, "xcomp") >= 0 {
		return -1
	}
	for _, o := range t.Children(f.head, "obj", "iobj") {
		for _, k := range t.Children(o, "acl!") {
			if k > o && t.Low(t.Child(k, "mark")) == "to" && t.Child(k, "nsubj") < 0 {
				return k
			}
		}
	}
	return -1
}
