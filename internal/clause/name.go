package clause

import "kgraph/internal/clause/annotate"

// nameAt is the index in the parse's Names of the one that covers word i, -1.
func (x *extractor) nameAt(i int) int {
	for n, name := range x.p.Names {
		if name.Start <= i && i < name.End {
			return n
		}
	}
	return -1
}

// sameName says whether words i and j belong to one name.
func (x *extractor) sameName(i, j int) bool {
	n := x.nameAt(i)
	return n >= 0 && n == x.nameAt(j)
}

// place says whether word i belongs to the name of a place.
func (x *extractor) place(i int) bool {
	n := x.nameAt(i)
	if n < 0 {
		return false
	}
	switch x.p.Names[n].Type {
	case "Place", "City", "Country":
		return true
	}
	return false
}

// person says whether the parse calls the name a person's.
func (x *extractor) person(i int) bool {
	n := x.nameAt(i)
	return n >= 0 && x.p.Names[n].Type == "Person"
}

// nameSpan adds to words what else belongs to the name of the phrase's head i
// and hangs below it, a leading article and a title excepted. The result
// ascends, whatever the order of words.
func (x *extractor) nameSpan(i int, words []int) []int {
	n := x.nameAt(i)
	if n < 0 {
		return ascending(words)
	}
	t := x.t
	for j := x.p.Names[n].Start; j < x.p.Names[n].End; j++ {
		if t.Within(j, i) && !t.Is(j, "det") && !(t.Is(j, "nmod:desc") && j < i) && t.Pos(j) != "PUNCT" && !possessiveMark(t.Low(j)) {
			words = append(words, j)
		}
	}
	return ascending(words)
}

// named is the name that stands beside the description i without a comma
// ("prime minister Sanae Takaichi"), or i.
func (x *extractor) named(i int) int {
	t := x.t
	if t.Pos(i) != "NOUN" && x.nameAt(i) >= 0 || t.Pos(i) != "NOUN" && t.Pos(i) != "PROPN" {
		return i
	}
	if k := x.officeHolder(i); k >= 0 {
		return k
	}
	for _, k := range t.Kids(i) {
		if k <= i || !t.Is(k, "appos", "flat", "nmod:desc", "compound") || t.Pos(k) != "PROPN" || era(t.Low(k)) {
			continue
		}
		first := t.Subtree(k, nil)[0]
		if first == i+1 && t.Pos(i) == "NOUN" && (!t.Is(k, "compound") || x.nameAt(k) >= 0) {
			return k
		}
	}
	return i
}

// officeHolder is the person whose name stands straight behind the office i with
// what it is for ("Undersecretary for Education Mr. X"), -1 for none.
func (x *extractor) officeHolder(i int) int {
	t := x.t
	if t.Pos(i) != "PROPN" || x.nameAt(i) >= 0 || !annotate.Human(t.Lemma(i)) || t.Child(i, "nmod") < i {
		return -1
	}
	k := t.Child(i, "appos")
	if k < i || !x.person(k) || x.punctuated(i, k) {
		return -1
	}
	return k
}

// nounEnding is the head of the noun phrase that ends at word j (punctuation
// skipped), -1 for none.
func (x *extractor) nounEnding(j int) int {
	t := x.t
	for j >= 0 && t.Pos(j) == "PUNCT" {
		j--
	}
	if j < 0 || !t.Nominal(j) || t.Pos(j) == "PRON" {
		return -1
	}
	for t.Is(j, "flat", "compound", "goeswith") && t.Head(j) >= 0 {
		j = t.Head(j)
	}
	return j
}
