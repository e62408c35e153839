package clause

import (
	"strings"

	"kgraph/internal/clause/annotate"
)

// limiting says whether the adverb k of the clause says how far or how the claim is
// meant, so that the claim says more without it: "often", "mainly"; what a denial
// denies ("do not govern directly"); what is more than before ("produce more
// quickly"); and how, with verbs that ask for it ("dealt with harshly").
func (x *extractor) limiting(f *frame, k int) bool {
	t := x.t
	if !x.o.Modifiers || !t.Is(k, "advmod") {
		return false
	}
	low := t.Low(k)
	switch {
	case annotate.Degree(low):
		return f.polarity != Partial && !(f.copula && k == f.head-1 && t.Pos(f.head) == "ADJ" && x.childAfter(f.head, "obl") < 0) // else it is in the object's words
	case low == "elsewhere":
		return true
	case x.negation(k) || t.Pos(k) != "ADV":
		return false
	case f.polarity == Negative && k > f.words0() && annotate.Deniable(low):
		return k > x.firstNegation(f)
	case k > f.head && (t.Tag(k) == "RBR" && low != "more" && low != "less" && low != "later" && low != "earlier" && t.Low(k-1) != "likely" || x.compared(k)):
		return true
	case k > f.head && strings.HasSuffix(low, "ly") && t.Tag(k) == "RB" && asksManner(t.Lemma(f.head)):
		return true
	}
	return false
}

// words0 is the first word of the predicate.
func (f *frame) words0() int {
	if len(f.words) == 0 {
		return f.head
	}
	return f.words[0]
}

// firstNegation is the place of the first word that denies the clause, or its head.
func (x *extractor) firstNegation(f *frame) int {
	for _, w := range f.words {
		if x.negation(w) {
			return w
		}
	}
	return f.head
}

// compared says whether "more" or "less" stands before the adverb k.
func (x *extractor) compared(k int) bool {
	t := x.t
	return k > 0 && t.Head(k-1) == k && (t.Low(k-1) == "more" || t.Low(k-1) == "less")
}

// asksManner says whether the verb says little without how it is done.
func asksManner(lemma string) bool {
	switch lemma {
	case "deal", "behave", "act", "treat", "fare", "perform", "react", "respond", "differ", "vary", "dress", "function", "operate", "live", "sell", "speak":
		return true
	}
	return false
}

// limitArg is the argument of a limiting adverb, with the word that compares it.
func (x *extractor) limitArg(k int) Arg {
	words := []int{k}
	if x.compared(k) {
		words = []int{k - 1, k}
	}
	return Arg{Role: "manner", Phrase: Phrase{Head: k, Words: words, Full: words}}
}

// excluded says whether the clause's oblique k is one that does not hold ("but not
// from other areas").
func (x *extractor) excluded(k int) bool {
	t := x.t
	first := t.Subtree(k, nil)[0]
	return t.Is(k, "obl") && (x.negation(first) && first < k || first+1 < k && t.Pos(first) == "CCONJ" && x.negation(first+1))
}

// limiters are the adverbs of the clause that hold of the verb it governs too ("often
// tried to leave").
func (x *extractor) limiters(f *frame) (out []int) {
	for _, k := range x.t.Children(f.head, "advmod") {
		if x.limiting(f, k) {
			out = append(out, k)
		}
	}
	return out
}
