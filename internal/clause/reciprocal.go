package clause

import "slices"

// reciprocal are the verbs of what two do with one another: neither does it alone.
var reciprocal = map[string]bool{"meet": true, "clash": true, "collide": true, "merge": true, "marry": true, "negotiate": true, "talk": true,
	"reconcile": true, "divorce": true, "wed": true, "confer": true}

// emitReciprocal makes the claim of "A and B meet in Oslo": A met with B.
func (x *extractor) emitReciprocal(f *frame) bool {
	if !x.o.Modifiers || !reciprocal[x.t.Lemma(f.head)] || f.copula || len(f.subjects) != 2 || len(f.objects) > 0 || len(f.comps) > 0 ||
		slices.ContainsFunc(f.args, func(a Arg) bool { return a.Prep == "with" || a.Prep == "into" }) {
		return false
	}
	c := x.base(f)
	c.Subject, c.Object = x.subjectPhrase(f, f.subjects[0]), x.subjectPhrase(f, f.subjects[1])
	c.Predicate.Prep, c.Args = "with", f.args
	c.Pattern, c.Rule = "SVA", ruleName(f, "reciprocal")
	x.add(c)
	return true
}
