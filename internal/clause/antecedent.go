package clause

import "kgraph/internal/clause/annotate"

// fitting is the noun that the relative clause k is about, by number and by
// "who" and "which": the noun it hangs on where that agrees with its verb, else
// the nearest one above that does ("fighting between the armies, which blocks
// access"). -1 when none does.
func (x *extractor) fitting(k, noun int) int {
	t := x.t
	who := t.Child(k, "nsubj")
	if who < 0 || who > k || !relativeWord(t.Low(who)) {
		return noun
	}
	number := x.verbNumber(k)
	if r, ok := annotate.VerbReport(t.Lemma(k)); ok && r.Speaks && t.Child(k, "ccomp") > k && t.Pos(noun) == "NOUN" && !x.speaks(noun) {
		if up := x.nounAbove(noun); up >= 0 && x.speaks(up) && x.agrees(up, k, number, t.Low(who)) {
			return up // "the faction in politics which said"
		}
	}
	if n := x.unnamedAbove(noun, k, number); n >= 0 {
		return n
	}
	if near := x.nounEnding(t.Subtree(k, nil)[0] - 1); t.Low(who) == "which" && near != noun && number != "Plur" && len(t.Children(k, "nsubj")) == 1 && t.Child(k, "obj", "xcomp", "ccomp") > k && annotate.Wills(t.Lemma(k)) && !x.actor(noun) && x.actor(near) && t.Within(near, noun) {
		return near // "a suit against the firm, which plans"
	}
	if t.Low(who) == "who" {
		if n := x.memberAbove(noun, k, number); n >= 0 {
			return n // "a member of the party who"
		}
	}
	if x.agrees(noun, k, number, t.Low(who)) {
		return noun
	}
	if n := x.nounEnding(t.Subtree(k, nil)[0] - 1); n >= 0 && t.Within(n, noun) && x.agrees(n, k, number, t.Low(who)) {
		return n // "subsidiaries of the firm, which has"
	}
	for _, n := range t.Children(noun, "nmod") {
		if n < k && x.agrees(n, k, number, t.Low(who)) && !t.Is(n, "nmod:poss", "nmod:desc") {
			return n // "extradition of a man to Norland who"
		}
	}
	for n, steps := noun, 0; n >= 0 && steps < 5; n, steps = x.nounAbove(n), steps+1 {
		if x.agrees(n, k, number, t.Low(who)) {
			return n
		}
	}
	return -1
}

// happening is the event that the relative clause k tells the outcome of where the
// noun it hangs on is only the place, the people or the time of it ("clashes
// between groups that killed ten"), else noun itself.
func (x *extractor) happening(k, noun int) int {
	t := x.t
	who := t.Child(k, "nsubj")
	if who < 0 || t.Low(who) != "which" && t.Low(who) != "that" || !annotate.Strikes(t.Lemma(k)) && !annotate.Results(t.Lemma(k)) && t.Lemma(k) != "spark" {
		return noun
	}
	if annotate.Event(t.Lemma(noun)) || !x.where(noun) && !x.actor(noun) && !annotate.Human(t.Lemma(noun)) && !annotate.Setting(t.Lemma(noun)) {
		return noun
	}
	number := x.verbNumber(k)
	for n, steps := x.nounAbove(noun), 0; n >= 0 && steps < 5; n, steps = x.nounAbove(n), steps+1 {
		if annotate.Event(t.Lemma(n)) && x.agrees(n, k, number, t.Low(who)) {
			return n
		}
	}
	return noun
}

// memberAbove is the person or people above the organisation's name i whom "who"
// means, -1 for none.
func (x *extractor) memberAbove(i, k int, number string) int {
	t := x.t
	name := x.nameAt(i)
	if name < 0 || x.p.Names[name].Type != "Organization" {
		return -1
	}
	for n, steps := x.nounAbove(i), 0; n >= 0 && steps < 5; n, steps = x.nounAbove(n), steps+1 {
		if (x.person(n) || t.Pos(n) == "NOUN" && annotate.Human(t.Lemma(n)) && !annotate.Group(t.Lemma(n))) && x.agrees(n, k, number, "who") {
			if up := t.Head(n); t.Is(n, "appos") && up >= 0 && x.person(up) {
				return up // "X, a member of the party, who"
			}
			return n
		}
	}
	return -1
}

func relativeWord(low string) bool { return low == "who" || low == "which" || low == "that" }

// verbNumber is the number that the finite verb of the clause shows: "Sing",
// "Plur", or "" where it shows none.
func (x *extractor) verbNumber(k int) string {
	t := x.t
	v := t.Child(k, "aux", "aux:pass", "cop")
	if v < 0 || v > k {
		v = k
	}
	switch t.Low(v) {
	case "was", "is", "has", "does":
		return "Sing"
	case "were", "are", "have", "do":
		return "Plur"
	}
	switch t.Tag(v) {
	case "VBZ":
		return "Sing"
	case "VBP":
		return "Plur"
	}
	return ""
}

// agrees says whether noun n may be what the relative pronoun of clause k
// stands for.
func (x *extractor) agrees(n, k int, number, pronoun string) bool {
	t := x.t
	if pronoun == "who" && x.place(n) || pronoun != "who" && x.person(n) {
		return false
	}
	if pronoun != "who" && x.place(n) && x.locative(n) && t.Child(k, "obj") >= 0 && !stative(t.Lemma(k)) {
		return false // "gunfire in X, which violates the truce"
	}
	if pronoun == "who" && t.Pos(n) == "NOUN" && abstract(t.Lemma(n)) && !annotate.Human(t.Lemma(n)) {
		return false
	}
	several := len(x.antecedents(k, n)) > 1
	switch {
	case number == "Sing":
		return t.Tag(n) != "NNS" || x.nameAt(n) >= 0 || t.Words[n].Form != t.Low(n) && !t.Is(n, "conj") && t.Child(n, "conj") < 0
	case number == "Plur" && !several && pronoun != "who" && x.place(n) && t.Tag(n) != "NNPS" && t.Child(n, "det") < 0:
		return false // "languages such as X in Papua New Guinea, which have"
	case number == "Plur" && !several:
		return t.Tag(n) != "NN" && !(x.person(n) && t.Pos(n) == "PROPN") || emptyHeads[t.Lemma(n)] || t.Lemma(n) == "police"
	}
	return true
}

// locative says whether a preposition of place stands before the name.
func (x *extractor) locative(n int) bool {
	switch x.t.Preposition(n) {
	case "in", "at", "near", "outside", "around", "off":
		return true
	}
	return false
}

// stative says whether a place may do what the verb says.
func stative(lemma string) bool {
	switch lemma {
	case "have", "border", "host", "house", "include", "contain", "see", "suffer", "face", "hold", "receive", "experience", "cover", "link", "connect", "control",
		"divide", "serve", "form", "comprise", "separate", "straddle", "record", "share", "support", "use", "become", "remain":
		return true
	}
	return false
}

// nounAbove is the noun that the phrase of n belongs to, over the participle in
// between if there is one ("a ban announced by X, that"), -1 for none.
func (x *extractor) nounAbove(n int) int {
	t := x.t
	up := t.Head(n)
	if up >= 0 && t.Pos(up) == "VERB" && t.Is(up, "acl") && t.Is(n, "obl", "obj") {
		up = t.Head(up)
	}
	if up < 0 || up > n || !t.Nominal(up) || t.Pos(up) == "PRON" || !t.Is(n, "nmod", "conj", "appos", "obl", "obj", "compound") {
		return -1
	}
	return up
}

// counts says whether the noun is a number of things, which does nothing
// itself ("the death toll").
func counts(lemma string) bool {
	switch lemma {
	case "toll", "number", "total", "count", "figure", "rate", "amount", "percentage", "share", "tally":
		return true
	}
	return false
}

// speaks says whether the noun names somebody who may say something, or a paper.
func (x *extractor) speaks(n int) bool {
	lemma := x.t.Lemma(n)
	return x.speaker(n) || annotate.Body(lemma) || annotate.Group(lemma)
}
