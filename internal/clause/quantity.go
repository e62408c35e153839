package clause

import (
	"kgraph/internal/clause/annotate"
	"kgraph/internal/clause/tree"
	"kgraph/internal/lang"
)

// Quantity is an amount with its unit.
type Quantity = annotate.Quantity

// QuantityOf reads the amount that a phrase of the parse stands for ("nearly
// $600 billion", "five years"); false when it holds no number.
func QuantityOf(p *lang.Parse, phrase Phrase) (Quantity, bool) {
	if phrase.Empty() || phrase.Head >= len(p.Words) {
		return Quantity{}, false
	}
	return annotate.QuantityOf(tree.New(p), phrase.Head)
}

// rangeTo says whether k is the other end of what number i begins ("between 1,800
// and 2,000").
func (x *extractor) rangeTo(i, k int) bool {
	t := x.t
	return i > 0 && k == i+2 && t.Is(k, "conj") && t.Pos(i) == "NUM" && t.Pos(k) == "NUM" && t.Low(i-1) == "between" && t.Low(i+1) == "and"
}

// perUnit says whether k is what the amount i is of each ("240 kilometres an hour",
// "20 pins in a day").
func (x *extractor) perUnit(i, k int) bool {
	t := x.t
	d := t.Child(k, "det")
	if k < i || d < 0 || d != k-1 || !t.Is(k, "nmod") || t.Child(i, "nummod") < 0 {
		return false
	}
	if p := t.Preposition(k); p != "" && (p != "in" || !unitOfTime(t.Lemma(k)) || t.Tag(k) != "NN") {
		return false
	}
	switch t.Low(d) {
	case "a", "an", "each", "every":
		return true
	}
	return false
}

// amountTo says whether k is the end of a range that begins with the amount or the
// year i.
func (x *extractor) amountTo(i, k int, prep string) bool {
	t := x.t
	switch prep {
	case "to", "till", "until", "through":
	default:
		return false
	}
	return t.Lemma(i) == t.Lemma(k) && t.Child(i, "nummod") >= 0 && t.Child(k, "nummod") >= 0 && k <= i+4 || t.Pos(i) == "NUM" && t.Pos(k) == "NUM" && k == i+2
}

// orMore says whether k is what the number i may be instead ("one or more").
func (x *extractor) orMore(i, k int) bool {
	t := x.t
	if i < 0 || t.Pos(i) != "NUM" || !t.Is(k, "conj") || !t.Is(i, "nummod") || k > i+3 {
		return false
	}
	return t.Low(t.Child(k, "cc")) == "or" && (t.Pos(k) == "NUM" || t.Low(k) == "more" || t.Low(k) == "few")
}

// era says whether the word after a year or a century says before or after what it
// counts.
func era(low string) bool {
	switch low {
	case "bc", "bce", "ad", "ce", "b.c.", "a.d.":
		return true
	}
	return false
}
