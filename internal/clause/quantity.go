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
