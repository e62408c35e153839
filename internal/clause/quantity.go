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
