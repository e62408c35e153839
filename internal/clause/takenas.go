package clause

// emitTakenAs makes, of a passive whose agent is named, the claim of what its subject
// is taken for: "is marginalized by foodies as a substitute".
func (x *extractor) emitTakenAs(f *frame, s Phrase, split bool) {
	for m, a := range f.args {
		if a.Prep != "as" || a.Phrase.Head < f.head || x.t.Pos(a.Phrase.Head) != "NOUN" && x.t.Pos(a.Phrase.Head) != "PROPN" {
			continue
		}
		c := x.base(f)
		c.Args = append(append([]Arg(nil), f.args[:m]...), f.args[m+1:]...)
		c.Subject, c.Object, c.split = s, a.Phrase, split
		c.Predicate.Lemma = f.lemma + "be " + x.t.Low(f.verb)
		c.Predicate.Prep, c.Predicate.PrepAt = "as", a.PrepAt
		c.Pattern, c.Rule = "SVA", ruleName(f, "passive oblique")
		x.add(c)
		return
	}
}

// emitProvided makes "X provides Z to Y" of "X provides Y with Z".
func (x *extractor) emitProvided(f *frame) {
	t := x.t
	switch t.Lemma(f.head) {
	case "provide", "supply", "furnish", "present":
	default:
		return
	}
	if len(f.objects) == 0 || f.passive {
		return
	}
	for n, a := range f.args {
		if a.Prep != "with" || a.Phrase.Head < f.objects[0] || t.Pos(a.Phrase.Head) != "NOUN" {
			continue
		}
		rest := append(x.argsOf(f.objects, "to", nil), append(append([]Arg(nil), f.args[:n]...), f.args[n+1:]...)...)
		for m, s := range x.subjectPhrases(f) {
			c := x.base(f)
			c.Subject, c.Object, c.Args, c.split = s, a.Phrase, rest, m > 0
			c.Pattern, c.Rule = "SVOO", ruleName(f, "object")
			x.add(c)
		}
		return
	}
}
