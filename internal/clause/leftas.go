package clause

// emitLeft makes the claim of the state that something was left in: "left 22 people
// dead in Mosul" (they are dead there).
func (x *extractor) emitLeft(f *frame) {
	t := x.t
	if t.Lemma(f.head) != "leave" || f.passive || len(f.objects) == 0 || len(f.comps) == 0 || t.Pos(f.comps[0]) != "ADJ" {
		return
	}
	adj := f.comps[0]
	words, name := x.degree(adj, "")
	for n, s := range x.phrases(f.objects) {
		c := x.base(f)
		c.Kind, c.Subject, c.Pattern, c.split = Copula, s, "SVC", n > 0
		c.Predicate = Predicate{Head: -1, Lemma: "be"}
		c.Object, c.Rule = x.phrase(adj, -1), ruleName(f, "left")
		for m, a := range f.args {
			if a.Role == "place" && a.Prep != "" && a.Phrase.Head > adj {
				c.Predicate.Words, c.Predicate.Lemma = words, "be "+name
				c.Predicate.Prep, c.Predicate.PrepAt, c.Object = a.Prep, a.PrepAt, a.Phrase
				c.Args = append([]Arg(nil), f.args[m+1:]...)
				break
			}
		}
		x.add(c)
	}
}
