package clause

// unnamedAbove is the common noun that a clause with "that" and no comma before it
// is about where the parser hung it on a name, which nothing needs to tell apart:
// "tensions between the Alliance and the Entente that led to war", "a deal was
// reached through the Union that meets with approval". -1 where it may stay.
func (x *extractor) unnamedAbove(noun, k int, number string) int {
	t := x.t
	who := t.Child(k, "nsubj")
	if who < 0 || t.Low(who) != "that" || x.afterComma(k) || t.Pos(noun) != "PROPN" || t.Child(noun, "cop") >= 0 {
		return -1
	}
	if det := t.Child(noun, "det"); det >= 0 && t.Low(det) != "the" {
		return -1 // "a Germany that works"
	}
	last := noun
	for n, steps := x.nounAbove(noun), 0; n >= 0 && steps < 5; n, steps = x.nounAbove(n), steps+1 {
		if last = n; t.Pos(n) == "NOUN" && x.agrees(n, k, number, "that") {
			return n
		}
	}
	v := t.Head(last)
	if v < 0 || !t.Is(last, "obl") || t.Pos(v) != "VERB" {
		return -1
	}
	for _, n := range t.Children(v, "obj", "nsubj:pass") {
		if det := t.Child(n, "det"); n < k && t.Pos(n) == "NOUN" && det >= 0 && (t.Low(det) == "a" || t.Low(det) == "an") && x.agrees(n, k, number, "that") {
			return n
		}
	}
	return -1
}

// saidOf is the subject of the copula whose predicate the noun is: what "X is a
// player who" goes on to tell is X's doing. -1 where the predicate picks out
// another ("it was a boy who").
func (x *extractor) saidOf(noun, k int) int {
	t := x.t
	if t.Child(noun, "cop") < 0 || t.Pos(noun) != "NOUN" || emptyHeads[t.Lemma(noun)] && t.Lemma(noun) != "member" {
		return -1
	}
	det := t.Child(noun, "det")
	if det < 0 || t.Low(det) != "a" && t.Low(det) != "an" {
		return -1
	}
	s := t.Child(noun, "nsubj")
	switch {
	case s < 0 || s > noun || t.Child(s, "conj") >= 0 || x.negated(noun):
		return -1
	case t.Low(s) == "he" || t.Low(s) == "she", t.Pos(s) == "PROPN":
		return s
	}
	return -1
}
