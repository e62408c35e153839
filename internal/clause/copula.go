package clause

import "kgraph/internal/clause/annotate"

// emitAdjective makes the claims of "became reliant on Y"; false when the
// complement is not of that kind.
func (x *extractor) emitAdjective(f *frame) bool {
	t := x.t
	if len(f.objects) > 0 || len(f.comps) == 0 || t.Pos(f.comps[0]) != "ADJ" {
		return false
	}
	adj := f.comps[0]
	for _, k := range t.Children(adj, "obl") {
		prep := t.Preposition(k)
		if k < adj || prep == "" || annotate.IsTime(t, k, prep) {
			continue
		}
		for n, s := range x.subjectPhrases(f) {
			for m, o := range x.phrases(x.members(k)) {
				c := x.base(f)
				c.Subject, c.Object, c.Args = s, o, f.args
				words, name := x.degree(adj, prep)
				c.Predicate.Words = ascending(append(append([]int(nil), f.words...), words...))
				c.Predicate.Lemma = f.lemma + f.name + " " + name
				c.Predicate.Prep, c.Predicate.PrepAt = prep, t.PrepositionWords(k)
				c.Pattern, c.Rule, c.split = "SVC", ruleName(f, "adjective oblique"), n > 0 || m > 0
				x.add(c)
			}
		}
		return true
	}
	return false
}

// degree are the words and the name of an adjective, those of its comparative where
// "than" follows: "is larger than", "is more effective than".
func (x *extractor) degree(adj int, prep string) ([]int, string) {
	t := x.t
	if prep != "than" {
		return []int{adj}, t.Lemma(adj)
	}
	if t.Tag(adj) == "JJR" {
		return []int{adj}, t.Low(adj)
	}
	if k := adj - 1; k >= 0 && t.Head(k) == adj && (t.Low(k) == "more" || t.Low(k) == "less") {
		return []int{k, adj}, t.Low(k) + " " + t.Lemma(adj)
	}
	return []int{adj}, t.Lemma(adj)
}

// emitAs makes "Y is Z" of "X called Y Z" and "X described Y as Z", said by X.
func (x *extractor) emitAs(f *frame) {
	t := x.t
	comps := f.comps
	if !annotate.Describes(t.Lemma(f.head)) || len(f.objects) == 0 || f.polarity != Positive {
		return
	}
	if len(comps) == 0 {
		for _, a := range f.args {
			if a.Prep == "as" && a.Phrase.Head > f.head {
				comps = append(comps, a.Phrase.Head)
			}
		}
	}
	speakers := f.speakers
	if t.Lemma(f.head) != "name" && len(f.subjects) > 0 { // who names a thing so makes it so
		speakers = withSpeaker(speakers, Speaker{Phrase: x.subjectPhrase(f, f.subjects[0]), Verb: f.head})
	}
	for _, o := range f.objects {
		for _, z := range comps {
			x.add(Claim{Kind: Copula, Pattern: "SVC", Rule: ruleName(f, "described as"), Subject: x.phrase(o, -1), Object: x.phrase(z, -1),
				Predicate: Predicate{Head: -1, Lemma: "be"}, Content: -1, Polarity: Positive,
				Modality: annotate.Stronger(f.modality, x.hedged(z)), Speakers: speakers})
		}
	}
}

// hedged is the modality of a predicate noun ("a potential threat").
func (x *extractor) hedged(noun int) Modality {
	for _, k := range x.t.Children(noun, "amod") {
		if annotate.HedgingAdjective(x.t.Lemma(k)) {
			return Possible
		}
	}
	return Factual
}

// emitCopula makes the claims of "X is Y".
func (x *extractor) emitCopula(f *frame) {
	t := x.t
	if len(f.subjects) == 0 {
		x.reject(f.rule, f.head, whyNoSubject)
		return
	}
	if f.verb < 0 && (f.rule != "main" || t.Pos(f.head) != "ADJ" && t.Pos(f.head) != "NOUN") {
		x.reject(f.rule, f.head, whyIncomplete)
		return
	}
	if adj := t.Pos(f.head) == "ADJ"; adj && x.adjectiveChain(f) {
		x.reject(f.rule, f.head, whyFrame)
		return
	}
	joint := x.joint(f, x.phrases(f.comps), t.Case(f.head))
	for n, s := range x.subjectPhrases(f) {
		for m, o := range f.comps {
			if len(joint) == 1 && m > 0 {
				break
			}
			c := x.base(f)
			c.Subject, c.Args = s, f.args
			c.Pattern, c.Rule = "SVC", ruleName(f, "copula")
			c.split = n > 0 || m > 0
			c.Modality = annotate.Stronger(c.Modality, x.hedged(o))
			if t.Pos(o) == "ADJ" && f.oblique >= 0 && o == f.head {
				objects, prep, at, rest := f.args[f.oblique].Phrase, f.args[f.oblique].Prep, f.args[f.oblique].PrepAt, append(append([]Arg(nil), f.args[:f.oblique]...), f.args[f.oblique+1:]...)
				words, name := x.degree(o, prep)
				c.Predicate.Words = ascending(append(append([]int(nil), f.words...), words...))
				c.Predicate.Lemma = f.lemma + f.name + " " + name
				c.Predicate.Prep, c.Predicate.PrepAt, c.Object, c.Args = prep, at, objects, rest
				c.Rule = ruleName(f, "adjective oblique")
				x.add(c)
				continue
			}
			if m > 0 && f.polarity == Negative && t.Low(t.Child(o, "cc")) == "but" && !x.negated(o) {
				c.Polarity = Positive // "is not with X but with Y"
			}
			c.Object = x.phrase(o, -1)
			if len(joint) == 1 && len(f.comps) > 1 {
				c.Object = joint[0]
			}
			c.Predicate.Prep, c.Predicate.PrepAt = t.Case(o), t.CaseWords(o)
			if t.Pos(o) == "ADJ" || t.Pos(o) == "ADV" {
				c.Rule = ruleName(f, "adjective")
				c.Predicate.Prep, c.Predicate.PrepAt = "", nil
			}
			x.add(c)
		}
	}
}

// negated says whether word o has a "not" of its own.
func (x *extractor) negated(o int) bool {
	for _, k := range x.t.Children(o, "advmod") {
		if x.negation(k) {
			return true
		}
	}
	return false
}

// adjectiveChain says whether the adjective only governs an infinitive of the
// same subject ("is likely to").
func (x *extractor) adjectiveChain(f *frame) bool {
	k := x.t.Child(f.head, "xcomp", "advcl")
	if k < 0 || x.t.Low(x.t.Child(k, "mark")) != "to" {
		return false
	}
	_, ok := annotate.AdjectiveEffect(x.t.Lemma(f.head))
	return ok
}
