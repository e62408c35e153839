package clause

import "kgraph/internal/clause/annotate"

// emitBorn makes the claim of the day that a person was born on, which is what is
// told of the person and no circumstance; false where no day is named.
func (x *extractor) emitBorn(f *frame) bool {
	t := x.t
	if t.Low(f.head) != "born" || f.polarity != Positive {
		return false
	}
	made := false
	for n, s := range x.subjectPhrases(f) {
		if k := x.named(s.Head); k != s.Head {
			s = x.plain(k, f.head)
		}
		if !x.person(s.Head) && t.Pos(s.Head) != "PRON" {
			continue
		}
		for m, a := range f.args {
			if !x.dated(a.Phrase) || a.Prep != "" && a.Prep != "on" && a.Prep != "in" {
				continue
			}
			c := x.base(f)
			c.Predicate.Lemma = f.lemma + "be born"
			c.Predicate.Prep, c.Predicate.PrepAt = a.Prep, a.PrepAt
			if a.Prep == "" {
				c.Predicate.Prep = "on"
			}
			c.Subject, c.Object = s, x.date(a.Phrase)
			c.Args = append(append([]Arg(nil), f.args[:m]...), f.args[m+1:]...)
			c.Pattern, c.Rule, c.split = "SVA", ruleName(f, "passive oblique"), n > 0
			x.add(c)
			made = true
			break
		}
	}
	return made
}

// dated says whether the phrase names a day or a year.
func (x *extractor) dated(p Phrase) bool {
	for _, i := range p.Words {
		if annotate.IsTime(x.t, i, "in") && (x.t.Pos(i) == "NUM" || x.t.Pos(i) == "PROPN") {
			return true
		}
	}
	return false
}

// date is the phrase with the month and the year that hang on its day.
func (x *extractor) date(p Phrase) Phrase {
	for _, k := range x.t.Children(p.Head, "nmod:unmarked", "nummod", "compound", "flat") {
		if annotate.IsTime(x.t, k, "in") && x.t.Child(k, "case") < 0 && !containsInt(p.Words, k) {
			p.Words = ascending(append(append([]int(nil), p.Words...), k))
		}
	}
	return p
}
