package fact

import (
	"slices"
	"strings"

	"kgraph/internal/clause"
	"kgraph/internal/lang"
)

// bounds are the words before a number without which it says more than the
// sentence does.
var bounds = []string{"at least", "at most", "more than", "less than", "fewer than", "no fewer than", "no more than", "up to", "as many as", "as much as",
	"as few as", "over", "under", "nearly", "almost", "about", "around", "approximately", "roughly", "some", "an estimated", "well over", "just over", "just under"}

// longestBound is the number of words of the longest of them.
const longestBound = 3

// completed is a phrase with what its short form must not lose: the words that
// bound its number, the amount of its "worth", and the second of two things
// that something is between.
func completed(p *lang.Parse, ph clause.Phrase) clause.Phrase {
	if ph.Head < 0 || len(ph.Words) == 0 {
		return ph
	}
	words := slices.Clone(ph.Words)
	if first := words[0]; strings.EqualFold(p.Words[first].Form, "worth") {
		for i := first - 1; i >= 0 && amountWord(p, i); i-- {
			words = append(words, i)
		}
		slices.Sort(words)
	}
	first := true
	for _, w := range slices.Clone(words) {
		if !amountWord(p, w) || w > 0 && amountWord(p, w-1) {
			continue
		}
		if w > 0 && strings.EqualFold(p.Words[w-1].Form, "a") && w > 1 && many[strings.ToLower(p.Words[w].Form)] {
			w-- // "around a thousand"
			words = append(words, w)
		}
		if rel := p.Words[ph.Head].Deprel; first && w > 0 && w+2 < len(p.Words) && slices.Contains(words, w+2) && strings.EqualFold(p.Words[w-1].Form, "between") &&
			p.Words[w+2].UPOS == "NUM" && (strings.HasPrefix(rel, "nsubj") || rel == "obj") {
			words = append(words, w-1) // "between 10,000 and 15,000 civilians cross"
		}
		for n := longestBound; n > 0; n-- {
			if w-n >= 0 && slices.Contains(bounds, lowered(p, w-n, w)) {
				for i := w - n; i < w; i++ {
					words = append(words, i)
				}
				break
			}
		}
		first = false
	}
	for _, w := range slices.Clone(words) {
		words = append(words, second(p, w)...)
	}
	slices.Sort(words)
	ph.Words = slices.Compact(words)
	return ph
}

func amountWord(p *lang.Parse, i int) bool {
	form := p.Words[i].Form
	return p.Words[i].UPOS == "NUM" || strings.HasSuffix(form, "$") || form == "€" || form == "£" || form == "¥" || form == "₹" ||
		many[strings.ToLower(form)] && i > 0 && strings.EqualFold(p.Words[i-1].Form, "a")
}

// many are the number words that stand after "a".
var many = setOf("dozen hundred thousand million billion few")

// lowered are the words from lo to hi in lower case.
func lowered(p *lang.Parse, lo, hi int) string {
	var out []string
	for _, w := range p.Words[lo:hi] {
		out = append(out, strings.ToLower(w.Form))
	}
	return strings.Join(out, " ")
}

// second are the words from the head on to the second noun of "between X and
// Y", none for other phrases.
func second(p *lang.Parse, head int) (words []int) {
	between := false
	for i, w := range p.Words {
		if w.Head == head && w.Deprel == "case" && strings.EqualFold(w.Form, "between") && i < head {
			between = true
		}
	}
	if !between {
		return nil
	}
	for i, w := range p.Words {
		if i > head && w.Head == head && w.Deprel == "conj" && i-head <= 8 && slices.ContainsFunc(p.Words[head:i], func(k lang.Word) bool { return k.Deprel == "cc" && k.Head == i }) {
			for k := head + 1; k <= i; k++ {
				words = append(words, k)
			}
			return words
		}
	}
	return nil
}

// modifierAlone says whether the words are those of a modifier that has lost its
// noun: they end in a participle or a measure behind a hyphen ("the United
// Kingdom-flagged Madleen", "a four-season renewal").
func modifierAlone(p *lang.Parse, words []int) bool {
	if len(words) < 2 {
		return false
	}
	last := words[len(words)-1]
	if last < 2 || p.Words[last-1].Form != "-" || !slices.Contains(words, last-2) || last+1 >= len(p.Words) {
		return false
	}
	switch w := p.Words[last]; w.XPOS {
	case "VBN":
		return w.Deprel == "amod" || w.Deprel == "acl"
	case "NN":
		if strings.EqualFold(w.Form, "fold") {
			return false // "rose 18-fold"
		}
		return p.Words[last-2].XPOS == "CD" && strings.ToLower(w.Form) == w.Form && p.Words[last].UPOS == "NOUN"
	}
	return false
}

// dangling says that an argument is a gerund that has lost what belongs to it
// ("after announcing").
func dangling(p *lang.Parse, ph clause.Phrase) bool {
	if len(ph.Words) != 1 || p.Words[ph.Head].XPOS != "VBG" {
		return false
	}
	return slices.ContainsFunc(p.Words, func(w lang.Word) bool {
		rel, _, _ := strings.Cut(w.Deprel, ":")
		return w.Head == ph.Head && (rel == "obj" || rel == "ccomp" || rel == "xcomp" || rel == "obl")
	})
}

// ofThose says whether the words are a number "of those" and no more.
func ofThose(p *lang.Parse, words []int) bool {
	if len(words) < 2 || len(words) > 4 {
		return false
	}
	switch last := words[len(words)-1]; strings.ToLower(p.Words[last].Form) {
	case "those", "these":
		return strings.EqualFold(p.Words[last-1].Form, "of") && (last+1 >= len(p.Words) || p.Words[last+1].UPOS != "VERB" || p.Words[last+1].Head != last)
	}
	return false
}

// oneSide says whether an argument "between" has lost the second of the two.
func oneSide(p *lang.Parse, ph clause.Phrase) bool {
	if len(ph.Words) == 0 || slices.ContainsFunc(ph.Words, func(w int) bool { return p.Words[w].UPOS == "CCONJ" || p.Words[w].UPOS == "SYM" }) {
		return false
	}
	next := slices.Max(ph.Words) + 1
	return next < len(p.Words) && strings.EqualFold(p.Words[next].Form, "and")
}
