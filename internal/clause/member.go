package clause

import "kgraph/internal/clause/annotate"

// members are the nouns coordinated with word i, and the names given as
// examples of it ("media, like China Daily").
func (x *extractor) members(i int) []int {
	t := x.t
	var out []int
	for _, j := range t.Conjuncts(i) {
		if j != i && (x.isClause(j) && t.Pos(i) != "VERB" || x.joined(j)) {
			continue
		}
		if cc := t.Child(j, "cc"); j != i && cc >= 0 && t.Child(j, "advmod") >= 0 && x.negation(t.Child(j, "advmod")) {
			continue // "X but not Y"
		}
		if cc := t.Child(j, "cc"); j != i && cc >= 0 && (t.Low(cc) == "rather" || t.Low(cc) == "instead") {
			continue // "by birth rather than conversion"
		}
		if x.titleOfNext(j) || x.lyingIn(i, j) || j != i && x.notAdded(j) {
			continue
		}
		n := x.named(j)
		out = append(out, n)
		if n != j && t.Tag(j) == "NNS" && x.person(n) {
			for _, k := range t.Children(n, "conj") { // "pardons politicians A and B"
				if x.person(k) && t.Child(k, "nmod:desc", "case") < 0 {
					out = append(out, k)
				}
			}
		}
	}
	for _, j := range append([]int(nil), out...) {
		out = append(out, x.examples(j)...)
	}
	if len(out) > maxFan {
		out = out[:maxFan]
	}
	return out
}

// joined says whether conjunct j is part of one name ("Ogilvy & Mather").
func (x *extractor) joined(j int) bool {
	return x.t.Pos(j) == "PROPN" && x.t.Low(x.t.Child(j, "cc")) == "&" || x.sameName(j, x.t.Head(j)) || x.countedTogether(j) || x.doubleName(j) || x.nameGoesOn(j)
}

// nameGoesOn says whether conjunct j is the second of two capital words under "of"
// or "for" that a name ends in ("Party of Action and Solidarity", "Office of
// Management and Budget").
func (x *extractor) nameGoesOn(j int) bool {
	t := x.t
	i := t.Head(j)
	cc := t.Child(j, "cc")
	if i < 0 || !t.Is(j, "conj") || i > j || t.Pos(i) != "PROPN" || t.Pos(j) != "PROPN" || cc != i+1 || t.Low(cc) != "and" || !t.Is(i, "nmod") || t.Child(j, "det", "case") >= 0 ||
		len(t.Children(i, "conj")) != 1 || t.Child(i, "det", "flat") >= 0 {
		return false
	}
	switch t.Preposition(i) {
	case "of", "for", "on":
	default:
		return false
	}
	h := t.Head(i)
	if h < 0 || t.Tag(h) != "NNP" {
		return false
	}
	alone := func(k int) bool { n := x.nameAt(k); return n < 0 || n == x.nameAt(h) }
	return alone(i) && alone(j)
}

// lyingIn says whether the place j, called coordinated with the place i though no
// "and" stands before or after it, is where i lies ("Lower Manhattan, New York").
func (x *extractor) lyingIn(i, j int) bool {
	t := x.t
	if j == i || !x.place(i) || !x.place(j) {
		return false
	}
	last := i
	for _, k := range t.Conjuncts(i) {
		if t.Child(k, "cc") >= 0 {
			return false
		}
		words := t.Subtree(k, nil)
		last = max(last, words[len(words)-1])
	}
	for k := last + 1; k < t.Len() && k <= last+2; k++ {
		if t.Pos(k) == "CCONJ" {
			return false
		}
	}
	return true
}

// doubleNames are places whose name has an "and", by their two parts.
var doubleNames = map[string]string{"bosnia": "herzegovina", "trinidad": "tobago", "antigua": "barbuda", "tomé": "príncipe", "tome": "principe",
	"kitts": "nevis", "vincent": "grenadines", "jammu": "kashmir", "turks": "caicos", "wallis": "futuna", "newfoundland": "labrador", "tyne": "wear",
	"miquelon": "pierre", "georgia": "sandwich", "andaman": "nicobar", "dadra": "nagar"}

// doubleName says whether conjunct j is the second part of such a name.
func (x *extractor) doubleName(j int) bool {
	t := x.t
	cc := t.Child(j, "cc")
	if !t.Is(j, "conj") || t.Pos(j) != "PROPN" || cc < 1 || t.Low(cc) != "and" {
		return false
	}
	return doubleNames[t.Low(cc-1)] == t.Low(j)
}

// titleOfNext says whether the bare noun i is the first of two descriptions of one
// name ("the rapper and producer Sean Combs").
func (x *extractor) titleOfNext(i int) bool {
	t := x.t
	if t.Tag(i) != "NN" || x.named(i) != i || t.Child(i, "nummod", "case") >= 0 && t.Child(i, "case") > i {
		return false
	}
	j := -1
	for _, k := range t.Children(i, "conj") {
		if j < 0 && t.Low(t.Child(k, "cc")) == "and" {
			j = k
		}
	}
	if j < 0 || t.Child(j, "det", "nmod:poss", "nummod") >= 0 || !annotate.Human(t.Lemma(i)) {
		return false
	}
	return t.Pos(j) == "NOUN" && t.Tag(j) == "NN" && x.named(j) != j || t.Pos(j) == "PROPN" && x.person(j) && t.Child(j, "nmod:desc") >= 0 && t.Child(i, "det") < 0
}

// countedTogether says whether conjunct j shares the number of the noun before
// it ("500 drones and missiles" are 500 in all).
func (x *extractor) countedTogether(j int) bool {
	t := x.t
	i := t.Head(j)
	return i >= 0 && t.Is(j, "conj") && i < j && t.Pos(j) == "NOUN" && t.Tag(i) == "NNS" && t.Tag(j) == "NNS" && t.Child(i, "nummod") >= 0 &&
		t.Child(j, "nummod", "det", "nmod:poss", "case", "amod") < 0 && t.Low(t.Child(j, "cc")) == "and" && len(t.Children(i, "conj")) == 1
}

// examples are the names given as examples of the plural noun i.
func (x *extractor) examples(i int) []int {
	t := x.t
	if t.Feat(i, "Number") == "Sing" || t.Pos(i) == "PRON" {
		return nil
	}
	var out []int
	kids := t.Children(i, "nmod")
	if v := t.Head(i); v >= 0 && t.Is(i, "obj", "nsubj") {
		for _, k := range t.Children(v, "obl") {
			if x.follows(k, i) {
				kids = append(kids, k) // "forced firms like X to": hung on the verb
			}
		}
	}
	if counts(t.Lemma(i)) || t.Lemma(i) == "number" { // "numbers of people, including X"
		for _, k := range t.Children(i, "nmod") {
			if t.Preposition(k) == "of" && t.Tag(k) == "NNS" {
				kids = append(kids, t.Children(k, "nmod")...)
			}
		}
	}
	for _, k := range kids {
		if !exampleWord(t.Preposition(k)) {
			continue
		}
		for _, j := range t.Conjuncts(k) {
			if t.Pos(j) == "PROPN" {
				out = append(out, j)
			}
		}
	}
	return out
}

// follows says whether phrase k stands straight after phrase i.
func (x *extractor) follows(k, i int) bool {
	words := x.t.Subtree(k, nil)
	first := words[0]
	for first > 0 && x.t.Low(first-1) == "," {
		first--
	}
	return k > i && first > i && x.t.Within(first-1, i)
}

// looseExample handles a phrase of examples that hangs on the verb though it
// belongs to the noun before it ("controls on trading, including limits").
func (x *extractor) looseExample(f *frame, k int, prep string) bool {
	t := x.t
	switch prep {
	case "like":
		for _, o := range t.Children(f.head, "obj", "nsubj") {
			if t.Pos(k) == "PROPN" && x.follows(k, o) && len(x.examples(o)) > 0 {
				return true
			}
		}
		return false
	case "including", "such as":
		x.includes(x.nounBefore(f, k), k, f.inside())
		return true
	}
	return false
}

// nounBefore is the argument of the clause that stands nearest before k.
func (x *extractor) nounBefore(f *frame, k int) int {
	best, human, plural := -1, -1, -1
	for _, j := range x.t.Children(f.head, "obj", "obl", "nsubj") {
		if j < k && x.t.Nominal(j) {
			best = j
			if x.t.Tag(j) == "NNS" {
				plural = j
			}
			if x.human(j) || x.t.Tag(j) == "NNPS" && !x.place(j) {
				human = j
			}
		}
	}
	if best >= 0 && human >= 0 && (x.human(k) || x.t.Pos(k) == "NUM") && best != human && !x.human(best) {
		return human // "people are killed in strikes, including three children"
	}
	if best >= 0 && plural >= 0 && x.t.Tag(best) != "NNS" && x.t.Tag(best) != "NNPS" && x.t.Is(best, "obl") {
		return plural // "confirms the charges in absentia, including murder"
	}
	return best
}

func exampleWord(prep string) bool {
	switch prep {
	case "like", "such as", "including":
		return true
	}
	return false
}
