package clause

import (
	"strings"

	"kgraph/internal/clause/annotate"
)

// misread says whether k stands after i without saying what i is, though a parser
// calls it an apposition: a source cited in brackets, the next item of a list, a
// comment on the whole clause, the second half of a title.
func (x *extractor) misread(i, k int) bool {
	return x.citation(k) || x.openList(k) || x.nextItem(i, k) || x.comment(i, k) || x.ofTitle(i, k) || x.makerThere(i, k) || x.quotedPart(k) || x.firmOfHis(i, k)
}

// citation says whether k is an author cited in brackets: "(Biggs et al., 2011)".
func (x *extractor) citation(k int) bool {
	t := x.t
	open := k
	for open > 0 && k-open < 12 && t.Low(open) != "(" {
		open--
	}
	if t.Low(open) != "(" || t.Pos(k) != "PROPN" {
		return false
	}
	for j := k + 1; j < t.Len() && j < k+10 && t.Low(j) != ")"; j++ {
		if w := t.Words[j].Form; t.Low(j) == "al" || t.Low(j) == "al." || len(w) == 4 && (w[:2] == "19" || w[:2] == "20") && strings.Trim(w, "0123456789") == "" && t.Low(j-1) == "," {
			return true
		}
	}
	return false
}

// openList says whether what k begins goes on with "etc.": "the news (BBC etc.)".
func (x *extractor) openList(k int) bool {
	t := x.t
	for j := k + 1; j < t.Len() && j <= k+2; j++ {
		if w := t.Low(j); w == "etc" || w == "etc." {
			return true
		}
	}
	return false
}

// nextItem says whether k is an item of a list rather than a word on i: told by an
// ordinal ("the pill, a second trip"), by what it costs ("X, an $18 million
// interest"), or after a colon or a plural by more items of the same kind.
func (x *extractor) nextItem(i, k int) bool {
	t := x.t
	if k < i {
		return false
	}
	det := t.Child(k, "det")
	for _, j := range t.Children(k, "amod", "compound", "nummod") {
		switch t.Low(j) {
		case "second", "third", "fourth", "fifth":
			if det >= 0 && t.Low(det) == "a" {
				return true
			}
		}
		if t.Pos(i) == "PROPN" && j < k && (t.Pos(j) == "SYM" || t.Child(j, "compound", "nummod") >= 0 && t.Pos(t.Child(j, "compound", "nummod")) == "SYM" || strings.HasPrefix(t.Low(j), "$")) {
			return true
		}
	}
	return t.Pos(i) == "NOUN" && t.Pos(k) == "PROPN" && t.Child(i, "nummod") >= 0 && t.Tag(i) == "NNS" && t.Child(k, "conj") >= 0
}

// comments are nouns that speak of what a clause tells: "fired the board, a move
// that follows losses".
var comments = map[string]bool{"move": true, "step": true, "decision": true, "development": true, "sign": true, "shift": true, "change": true, "feat": true,
	"trend": true, "act": true, "action": true, "gesture": true, "practice": true, "fact": true, "claim": true, "process": true, "increase": true,
	"rise": true, "drop": true, "decline": true, "effort": true, "bid": true, "attempt": true, "measure": true, "phenomenon": true, "situation": true,
	"result": true, "achievement": true, "blow": true, "reversal": true, "setback": true, "victory": true, "first": true}

// comment says whether k speaks of the clause that i stands in. What is itself an
// act may be called one.
func (x *extractor) comment(i, k int) bool {
	t := x.t
	if k < i || !comments[t.Lemma(k)] || !x.punctuated(i, k) || t.Child(k, "conj") >= 0 && !comments[t.Lemma(t.Child(k, "conj"))] {
		return false
	}
	if det := t.Child(k, "det"); det < 0 || t.Low(det) != "a" && t.Low(det) != "an" {
		return false
	}
	return !annotate.Event(t.Lemma(i)) && !comments[t.Lemma(i)] && eventVerb(t.Lemma(i)) == "" && !abstract(t.Lemma(i))
}

// ofTitle says whether a colon in one pair of quotation marks parts i and k:
// "Gladiators: Train 2 Win".
func (x *extractor) ofTitle(i, k int) bool {
	t := x.t
	if k < i || !x.quoted(i) || !x.quoted(k) {
		return false
	}
	for j := i + 1; j < k; j++ {
		switch t.Low(j) {
		case ":":
			return true
		case "\"", "”", "''", "“", "``":
			return false
		}
	}
	return false
}

// makerThere says whether i is the town, with its state after a comma, in which an
// unnamed firm is: "The Wellesley, Mass., maker of instruments".
func (x *extractor) makerThere(i, k int) bool {
	t := x.t
	if k < i+3 || t.Pos(i) != "PROPN" || t.Pos(k) != "NOUN" || t.Child(k, "det") > i || t.Low(i+1) != "," || t.Pos(i+2) != "PROPN" {
		return false
	}
	first := i
	for first > 0 && t.Pos(first-1) == "PROPN" {
		first--
	}
	if first == 0 || t.Low(first-1) != "the" && t.Low(first-1) != "a" {
		return false
	}
	for j := i + 1; j < k; j++ {
		if t.Pos(j) == "VERB" || t.Pos(j) == "AUX" || t.Low(j) == "(" {
			return false
		}
	}
	return t.Low(i+3) == "," || t.Low(i+3) == "."
}

// quotedPart says whether k is a name within a longer phrase in quotation marks that
// an article opens: "the nickname "the Pavarotti of the Organ"".
func (x *extractor) quotedPart(k int) bool {
	t := x.t
	det := t.Child(k, "det")
	if det < 1 || det > k || t.Pos(k) != "PROPN" || t.Child(k, "nmod") < k {
		return false
	}
	switch t.Low(det - 1) {
	case "\"", "“", "``":
		return true
	}
	return false
}

// wholeOf is what an apposition after "one of its lenders, X" or "the union of
// libraries (UKB)" speaks of rather than the plural noun i that it follows: the
// noun above, -1 where there is none.
func (x *extractor) wholeOf(i, k int) int {
	t := x.t
	if t.Pos(k) != "PROPN" || t.Tag(i) != "NNS" && t.Tag(i) != "NNPS" || k < i || t.Child(k, "conj") >= 0 || !t.Is(i, "nmod") || t.Preposition(i) != "of" || t.Tag(k) == "NNPS" {
		return -1
	}
	up := t.Head(i)
	form := t.Words[k].Form
	switch {
	case up < 0:
	case t.Low(up) == "one":
		return up
	case t.Low(k-1) == "(" && len(form) > 1 && len(form) < 9 && strings.ToUpper(form) == form && t.Pos(up) == "NOUN" && t.Tag(up) == "NN":
		return up
	}
	return -1
}

// firms are nouns that name organisations, which no person is.
var firms = map[string]bool{"subsidiary": true, "company": true, "firm": true, "corporation": true, "agency": true, "organization": true, "organisation": true,
	"bank": true, "newspaper": true, "magazine": true, "party": true, "charity": true, "university": true, "startup": true, "unit": true, "division": true,
	"group": true, "association": true, "institute": true, "nonprofit": true, "consultancy": true, "conglomerate": true, "manufacturer": true, "retailer": true, "airline": true}

// firmOfHis says whether k is an organisation named between it and the person i:
// "X, president of Delta Co., a subsidiary".
func (x *extractor) firmOfHis(i, k int) bool {
	return k > i && x.person(i) && firms[x.t.Lemma(k)] && x.t.Child(k, "nmod:poss") < 0
}

// beforeName is the description p as far as the name at s that follows it without a
// comma: what stands behind is the rest of the name.
func (x *extractor) beforeName(p Phrase, s int) Phrase {
	if p.Head > s || x.punctuated(p.Head, s) {
		return p
	}
	var words []int
	for _, w := range p.Words {
		if w < s {
			words = append(words, w)
		}
	}
	if n := len(words); n == 0 || x.t.Pos(words[n-1]) == "PROPN" && words[n-1]+1 == s {
		return p // the name begins before its head
	}
	p.Words = words
	return p
}
