package clause

// beside says whether the adjective k, coordinated with a participle, shares its
// subject and its "be" ("Athens was thriving and prosperous").
func (x *extractor) beside(f *frame, k int) bool {
	t := x.t
	be := t.Child(f.head, "aux:pass", "aux")
	if be < 0 || t.Lemma(be) != "be" || be > f.head || k < f.head || len(f.subjects) == 0 || t.Child(f.head, "obj", "ccomp", "xcomp", "obl:agent") >= 0 && t.Child(f.head, "obj", "ccomp", "xcomp", "obl:agent") < k {
		return false
	}
	return t.Child(k, "nsubj", "cop", "aux", "case", "nummod", "amod", "det") < 0 && t.Child(k, "cc") == k-1 && (t.Tag(f.head) == "VBG" || t.Tag(f.head) == "VBN") && t.Low(k-1) != "as"
}

// emitBeside makes the claims of such an adjective.
func (x *extractor) emitBeside(f *frame, k int) {
	be := x.t.Child(f.head, "aux:pass", "aux")
	for n, s := range x.subjectPhrases(f) {
		c := x.base(f)
		c.Kind, c.Subject, c.Object, c.split = Copula, s, x.phrase(k, -1), n > 0
		c.Predicate = Predicate{Head: be, Words: []int{be}, Lemma: "be"}
		for _, a := range f.args {
			if a.Role == "time" || a.Role == "place" {
				c.Args = append(c.Args, a)
			}
		}
		c.Pattern, c.Rule = "SVC", ruleName(f, "adjective")
		x.add(c)
	}
}
