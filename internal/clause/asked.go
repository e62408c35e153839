package clause

// asksElsewhere says whether the question mark at the end belongs to another clause or
// to a fragment and the main clause only states something: "They bought A, so why not
// B?", "The army will not forgive it; but who began?", "Where it risks a war?".
func (x *extractor) asksElsewhere() bool {
	t := x.t
	r := t.Root
	s := t.Child(r, "nsubj!", "nsubj:pass")
	if r < 0 || s < 0 || !x.isClause(r) || x.asks(r) {
		return false
	}
	first := t.Child(r, "aux", "aux:pass", "cop")
	if first < 0 || first > r {
		first = r
	}
	if s > first || x.interrogative(s) {
		return false
	}
	for _, k := range t.Children(r, "advmod") {
		if w := t.Low(k); (w == "where" || w == "when") && k < s {
			return true // a question would have its verb before the subject
		}
	}
	for j := r + 1; j < t.Len(); j++ {
		switch {
		case t.Low(j) == "why", t.Low(j) == "how" && j+1 < t.Len() && t.Low(j+1) == "about":
			if !t.Is(t.Head(j), "ccomp", "csubj") {
				return true
			}
		case x.asksBelow(j) && x.asks(j):
			return true
		}
	}
	return false
}

// asksBelow says whether word j heads a clause that may ask though the main clause
// does not.
func (x *extractor) asksBelow(j int) bool {
	return x.t.Is(j, "conj", "parataxis", "advcl") && !x.t.Is(j, "acl:relcl", "advcl:relcl") && x.isClause(j)
}

// asks says whether the clause i has the form of a question: an interrogative word of
// its own, or its auxiliary before the subject.
func (x *extractor) asks(i int) bool {
	t := x.t
	s := t.Child(i, "nsubj!", "nsubj:pass", "expl")
	for _, k := range t.Kids(i) {
		switch {
		case k > i:
		case t.Is(k, "advmod") && (t.Low(k) == "why" || t.Low(k) == "how"), t.Is(k, "nsubj", "obj", "obl") && x.interrogative(k) && x.stands[k] == nil:
			return true
		case t.Is(k, "aux", "cop") && s > k && s < i && !t.Is(i, "advcl"):
			return true
		case t.Is(k, "aux") && s == k+1 && t.Tag(k) == "MD" && t.Child(i, "mark") < 0:
			return true // "as it nears the coast will it weaken?"
		}
	}
	return false
}

// interrogative says whether the phrase of word k asks for something: "who", "which
// firm".
func (x *extractor) interrogative(k int) bool {
	t := x.t
	switch t.Low(k) {
	case "who", "whom", "what", "which":
		return true
	}
	switch t.Low(t.Child(k, "det", "nmod:poss")) {
	case "what", "which", "whose":
		return true
	}
	return false
}

// notAdded says whether the conjunct j belongs to a question after the clause that it
// seems coordinated in ("They have bought A and B, so why not C?").
func (x *extractor) notAdded(j int) bool {
	t := x.t
	for _, k := range t.Children(j, "advmod") {
		if k < j && (t.Low(k) == "why" || t.Low(k) == "how") {
			return true
		}
	}
	return false
}
