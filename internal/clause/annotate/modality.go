package annotate

import "kgraph/internal/clause/tree"

// Modality says how a clause is put forward.
type Modality string

// The modalities.
const (
	Factual     Modality = "fact"
	Possible    Modality = "possible"
	Necessary   Modality = "necessary"
	Predicted   Modality = "predicted"
	Conditional Modality = "conditional"
	Asked       Modality = "asked"
	Wished      Modality = "wished"
)

var rank = map[Modality]int{Factual: 0, "": 0, Necessary: 1, Predicted: 2, Possible: 3,
	Wished: 4, Conditional: 5, Asked: 6}

// Stronger is the modality that stands furthest from fact.
func Stronger(a, b Modality) Modality {
	if rank[b] > rank[a] {
		return b
	}
	if a == "" {
		return Factual
	}
	return a
}

var (
	modals = map[string]Modality{
		"may": Possible, "might": Possible, "could": Possible, "can": Possible, "ca": Possible,
		"will": Predicted, "would": Predicted, "shall": Predicted, "'ll": Predicted, "wo": Predicted, "’ll": Predicted, "'d": Predicted,
		"must": Necessary, "should": Necessary, "ought": Necessary, "need": Necessary,
	}
	hedges = words(`perhaps maybe possibly probably presumably potentially supposedly allegedly reportedly
		apparently seemingly conceivably arguably likely purportedly ostensibly theoretically hypothetically`)
	hedgeAdjectives = words(`potential possible alleged apparent likely supposed would-be purported suspected
		presumed putative prospective hypothetical so-called rumored rumoured`)
	ifWords = words("if unless whether provided providing lest assuming supposing")
)

// HedgingAdjective says whether the adjective makes what it modifies doubtful.
func HedgingAdjective(lemma string) bool { return hedgeAdjectives[lemma] }

// ClauseModality is the modality that the clause headed by word head states
// of itself: by modal verbs, hedging adverbs and its subordinator.
func ClauseModality(t *tree.Tree, head int) Modality {
	m := Factual
	for _, k := range t.Kids(head) {
		w := t.Low(k)
		if t.Is(k, "aux") {
			m = Stronger(m, modals[w])
			if t.Lemma(k) == "be" && k+1 < head && t.Low(k+1) == "to" && t.Is(k+1, "mark") && t.Head(k+1) == head {
				m = Stronger(m, Predicted) // "are to meet"
			}
			if (w == "would" || w == "could") && k+1 < head && t.Low(k+1) == "have" && t.Is(k+1, "aux") {
				m = Stronger(m, Conditional) // "would have paused": it did not
			}
		}
		switch {
		case t.Is(k, "advmod", "parataxis") && hedges[w]:
			m = Stronger(m, Possible)
		case t.Is(k, "mark") && w == "whether":
			m = Stronger(m, Asked)
		case t.Is(k, "aux") && inverted(t, head, k):
			m = Stronger(m, Conditional)
		case t.Is(k, "mark") && ifWords[w] && !asIf(t, k):
			m = Stronger(m, Conditional)
		case t.Is(k, "advcl") && conditionOf(t, k) && hasModal(t, head):
			m = Stronger(m, Conditional)
		}
	}
	return m
}

// inverted says whether the auxiliary stands before the subject of an
// adverbial clause ("had the firm invested").
func inverted(t *tree.Tree, head, aux int) bool {
	s := t.Child(head, "nsubj")
	if !t.Is(head, "advcl") || s < aux {
		return false
	}
	switch t.Low(aux) {
	case "had", "were", "should":
		return true
	}
	return false
}

// asIf says whether the "if" is that of "as if" or "even if", which is no condition.
func asIf(t *tree.Tree, mark int) bool {
	return mark > 0 && t.Low(mark) == "if" && (t.Low(mark-1) == "as" || t.Low(mark-1) == "even")
}

func conditionOf(t *tree.Tree, clause int) bool {
	for _, k := range t.Children(clause, "mark") {
		if ifWords[t.Low(k)] && !asIf(t, k) {
			return true
		}
	}
	return false
}

func hasModal(t *tree.Tree, head int) bool {
	for _, k := range t.Children(head, "aux") {
		if modals[t.Low(k)] != "" {
			return true
		}
	}
	return false
}

// AskedSentence says whether the sentence's main clause is a question.
func AskedSentence(t *tree.Tree) bool {
	for i := t.Len() - 1; i >= 0 && i > t.Len()-4; i-- {
		switch t.Low(i) {
		case "?", "?!", "??", "???":
			return i+1 >= t.Len() || t.Low(i+1) != "]" // "[unreliable source?]" is an editor's
		case ".", "!", ";":
			return false
		}
	}
	return false
}

// SubordinatorModality is the modality that a subordinating word gives its
// clause.
func SubordinatorModality(mark string) Modality {
	switch {
	case mark == "whether":
		return Asked
	case ifWords[mark] || mark == "as if" || mark == "as though" || mark == "even if" || mark == "in case" || mark == "only if":
		return Conditional
	case mark == "once":
		return Conditional
	case mark == "so that" || mark == "in order that" || mark == "in order for":
		return Wished
	}
	return Factual
}
