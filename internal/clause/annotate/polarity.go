package annotate

import "kgraph/internal/clause/tree"

// Polarity says whether a clause is stated or denied.
type Polarity string

// The polarities. Partial is "not all", "hardly".
const (
	Positive Polarity = "positive"
	Negative Polarity = "negative"
	Partial  Polarity = "partial"
)

var (
	negators  = words("not n't never no neither nor n’t nt")
	barely    = words("hardly barely scarcely rarely seldom")
	universal = words("all every everyone everybody everything always necessarily entirely completely wholly fully exactly both each")
	scaling   = words("double triple treble quadruple halve quintuple complete finish fill empty")
	nobody    = words("nobody nothing none no-one nowhere")
)

// ClausePolarity is the polarity of the clause headed by word head, whose
// subject and objects are headed by args.
func ClausePolarity(t *tree.Tree, head int, args ...int) Polarity {
	p := headPolarity(t, head)
	for _, a := range args {
		if a < 0 {
			continue
		}
		if nobody[t.Low(a)] || a < head && p == Positive && nor(t, a) {
			p = Negate(p)
			continue
		}
		for _, k := range t.Kids(a) {
			switch {
			case k < a && t.Low(k) == "few" && t.Is(k, "amod", "det") && (k == 0 || t.Low(k-1) != "a" && t.Low(k-1) != "the") && t.Child(a, "nummod", "nmod:poss") < 0:
				p = Partial
			case k < a && t.Is(k, "det") && t.Low(k) == "no", k < a && t.Low(k) == "neither" && t.Is(k, "det", "cc:preconj", "advmod"):
				p = Negate(p)
			case k < a && t.Is(k, "amod") && t.Low(t.Child(k, "det", "advmod")) == "no", k > 0 && k < a && t.Is(k, "amod") && t.Low(k-1) == "no" && t.Head(k-1) != a:
				p = Negate(p) // "saw no further need"
			case k < a && t.Low(k) == "not" && t.Is(k, "advmod", "cc:preconj", "det"):
				if OnlyAfter(t, k) {
					break
				}
				if universalNear(t, a, k) {
					p = Partial
				} else if a < head {
					p = Negate(p)
				}
			}
		}
	}
	return p
}

func headPolarity(t *tree.Tree, head int) Polarity {
	p := Positive
	for _, k := range t.Kids(head) {
		if t.Is(k, "cc!") && t.Low(k) == "nor" {
			return Negative
		}
		if !t.Is(k, "advmod", "det", "cc:preconj", "aux") {
			continue
		}
		w := t.Low(k)
		switch {
		case barely[w], (w == "almost" || w == "nearly") && k == head-1 && t.Is(k, "advmod") && t.Pos(head) == "VERB" && !scaling[t.Lemma(head)]:
			p = Partial
		case negators[w] && !(w == "no" && !t.Is(k, "advmod")):
			if OnlyAfter(t, k) || w == "nor" || beforeClause(t, head, k) {
				break // "not as others see it": the clause is not denied
			}
			if next := k + 1; next < t.Len() && universal[t.Low(next)] && next != head {
				p = Partial
			} else {
				p = Negate(p)
			}
		case w == "longer" && negators[t.Low(t.Child(k, "advmod"))]:
			p = Negate(p)
		}
	}
	return p
}

// beforeClause says whether the negation k stands before the word that begins its
// clause: "not as others see it", "not when they pay for it" deny no clause.
func beforeClause(t *tree.Tree, head, k int) bool {
	next := k + 1
	if next >= head || t.Head(next) != head || t.Child(head, "nsubj", "nsubj:pass") < k {
		return false
	}
	return t.Is(next, "mark") && t.Low(next) != "to" || t.Is(next, "advmod") && (t.Low(next) == "when" || t.Low(next) == "where")
}

// nor says whether the noun is one of two that "nor" joins and "neither" has not yet
// denied ("I, nor anyone of us, will go").
func nor(t *tree.Tree, noun int) bool {
	joined := t.Low(t.Child(noun, "cc")) == "nor"
	if t.Is(noun, "conj") && joined {
		noun = t.Head(noun)
	}
	for _, k := range t.Children(noun, "conj") {
		joined = joined || t.Low(t.Child(k, "cc")) == "nor"
	}
	if !joined || noun < 0 {
		return false
	}
	for _, k := range t.Kids(noun) {
		if w := t.Low(k); k < noun && (w == "neither" || w == "no" || w == "not") {
			return false
		}
	}
	return true
}

// OnlyAfter says whether the negation is that of "not only", "not just".
func OnlyAfter(t *tree.Tree, not int) bool {
	for j := not + 1; j < t.Len() && j <= not+2; j++ {
		switch t.Low(j) {
		case "only", "just", "merely", "simply", "solely":
			return true
		}
	}
	return false
}

func universalNear(t *tree.Tree, noun, not int) bool {
	for j := not + 1; j <= noun; j++ {
		if universal[t.Low(j)] {
			return true
		}
	}
	return false
}

// Negate is the polarity under one more negation.
func Negate(p Polarity) Polarity {
	if p == Positive {
		return Negative
	}
	if p == Negative {
		return Positive
	}
	return p
}

// Compose is the polarity of a clause whose governor entails it with outer.
func Compose(outer, inner Polarity) Polarity {
	switch {
	case outer == Negative:
		return Negate(inner)
	case outer == Partial && inner == Positive:
		return Partial
	}
	return inner
}
