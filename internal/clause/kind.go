package clause

import "slices"

// kindAfter makes the claim that a name straight before a common noun for an
// organisation is one: "Yonhap news agency", "the Wagner mercenary group".
func (x *extractor) kindAfter(i int, c context) {
	t := x.t
	if t.Tag(i) != "NN" || t.Low(i) != t.Words[i].Form || !organisation(t.Lemma(i)) || t.Child(i, "nmod:poss") >= 0 || t.Is(i, "compound", "nmod:poss", "nmod:desc") {
		return
	}
	first := i
	for first > 0 && t.Head(first-1) == i && t.Is(first-1, "compound", "amod") && t.Pos(first-1) != "PROPN" && t.Low(first-1) == t.Words[first-1].Form {
		first--
	}
	n := x.nameAt(first - 1)
	if n < 0 || x.nameAt(i) >= 0 || x.p.Names[n].End != first {
		return
	}
	switch name := x.p.Names[n]; {
	case name.Type != "Organization" && name.Type != "Other", t.Lemma(i) == "agency" && (first != i-1 || t.Lemma(first) != "news"):
		return
	case name.Start > 0 && t.Low(name.Start-1) == "of", t.Low(first-1) == t.Words[first-1].Form:
		return // the name goes on before or does not end there
	case name.Start > 0 && possessiveMark(t.Low(name.Start-1)):
		return // "the city's Aurora bank": perhaps a part of it
	default:
		words := make([]int, 0, name.End-name.Start)
		for j := name.Start; j < name.End; j++ {
			if !t.Within(j, i) {
				return
			}
			if !t.Is(j, "det") && t.Pos(j) != "PUNCT" {
				words = append(words, j)
			}
		}
		if len(words) == 0 || slices.ContainsFunc(words, func(j int) bool { return possessiveMark(t.Low(j)) }) {
			return
		}
		kind := make([]int, 0, i-first+1)
		for j := first; j <= i; j++ {
			kind = append(kind, j)
		}
		head := words[len(words)-1]
		x.add(x.nounClaim(Title, "kind", "be", Phrase{Head: head, Words: words, Full: words}, Phrase{Head: i, Words: kind, Full: kind}, c))
	}
}

// organisation says whether a name before the noun is that of what it names, not of
// whose it is: "the Likud party", but "the Boeing plant".
func organisation(lemma string) bool {
	switch lemma {
	case "agency", "newspaper", "magazine", "broadcaster", "airline", "militia", "cartel", "gang", "group", "party", "club", "charity", "network", "company":
		return true
	}
	return false
}
