package clause

import (
	"strings"

	"kgraph/internal/clause/annotate"
)

// Words that stand before a noun without narrowing what it means.
var idleAdjectives = map[string]bool{
	"other": true, "such": true, "certain": true, "various": true, "several": true, "own": true, "very": true,
	"same": true, "mere": true, "sheer": true, "significant": true, "considerable": true, "substantial": true,
	"numerous": true, "many": true, "few": false, "much": true, "so-called": true, "overall": true, "entire": true,
	"whole": true, "major": true, "massive": true, "huge": true, "actual": true, "great": false, "ongoing": true,
	"broader": true, "further": true, "additional": true, "particular": true, "specific": true, "respective": true,
	"basic": true, "current": true, "existing": true, "unexpected": true, "recent": true, "close": false,
}

// Heads that say nothing without what follows them.
var emptyHeads = map[string]bool{
	"number": true, "group": true, "lot": true, "series": true, "kind": true, "type": true, "sort": true, "part": true,
	"one": true, "some": true, "many": true, "most": true, "all": true, "those": true, "that": true, "majority": true,
	"percent": true, "%": true, "percentage": true, "people": true, "each": true, "none": true, "any": true, "both": true,
	"few": true, "several": true, "more": true, "less": true, "half": true, "third": true, "quarter": true, "rest": true,
	"member": true, "variety": true, "range": true, "set": true, "pair": true, "couple": true, "dozen": true,
	"hundred": true, "thousand": true, "million": true, "billion": true, "total": true, "way": true, "case": true,
	"form": true, "amount": true, "bit": true, "piece": true, "use": true, "lack": true, "sense": true, "area": true,
	"side": true, "end": true, "head": true, "leader": true, "president": true, "minister": true, "director": true,
	"everyone": true, "someone": true, "anyone": true, "something": true, "everything": true, "anything": true,
	"man": true, "woman": true, "person": true, "resident": true, "official": false, "spirit": true, "loss": true,
}

// phrase is the argument headed by word i. The branch without (a clause that
// modifies it) is left out of Full; -1 leaves out none.
func (x *extractor) phrase(i, without int) Phrase {
	if i < 0 {
		return Phrase{Head: -1}
	}
	if k := x.apposedName(i); k >= 0 && k != without {
		return Phrase{Head: k, Words: x.short(k, 0), Full: x.full(i, without), shown: i + 1}
	}
	return x.plain(i, without)
}

// plain is the phrase of word i itself, whatever name stands beside it.
func (x *extractor) plain(i, without int) Phrase {
	p := Phrase{Head: i, Words: x.short(i, 0), Full: x.full(i, without)}
	if x.t.Is(i, "nmod:poss") {
		p.Words, p.Full = x.unmarked(p.Words), x.unmarked(p.Full)
	}
	if x.t.Pos(i) == "PRON" && personal(x.t.Low(i)) {
		x.bindPronoun(i, &p)
	}
	return p
}

// apposedName is the name given after a comma to the one thing that i
// describes ("another app, RedNote, ..."), -1 for none.
func (x *extractor) apposedName(i int) int {
	t := x.t
	if t.Pos(i) != "NOUN" || t.Tag(i) == "NNS" {
		return -1
	}
	for _, k := range t.Children(i, "appos") {
		if k > i && t.Pos(k) == "PROPN" && t.Child(k, "det", "nummod") < 0 && x.t.Low(i+1) == "," && x.t.Within(i+2, k) && !x.place(k) {
			return k
		}
	}
	return -1
}

// full is the argument with its modifiers, without its own preposition and
// the punctuation at its edges.
func (x *extractor) full(i, without int) []int {
	t := x.t
	skip := func(j int) bool {
		if j == without {
			return true
		}
		if t.Head(j) == i {
			if t.Is(j, "case", "mark", "cc", "cop", "aux", "parataxis", "nsubj", "csubj", "expl", "discourse", "punct:edge") && !possessiveMark(t.Low(j)) {
				return true
			}
			if t.Is(j, "conj") && x.isClause(j) {
				return true
			}
			if t.Child(i, "cop") >= 0 && t.Is(j, "advmod", "advcl", "obl") && j < i && t.Pos(i) != "ADJ" {
				return true
			}
			if t.Is(i, "conj") && t.Is(j, "punct") && j < i {
				return true
			}
		}
		return false
	}
	words := t.Subtree(i, skip)
	return x.trim(words)
}

// trim drops punctuation at the edges and quotes without a partner.
func (x *extractor) trim(words []int) []int {
	edge := func(i int) bool {
		if x.t.Pos(i) != "PUNCT" {
			return false
		}
		switch x.t.Low(i) {
		case "%", "$":
			return false
		}
		return true
	}
	for len(words) > 1 && edge(words[0]) {
		words = words[1:]
	}
	for len(words) > 1 && edge(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	return words
}

func possessiveMark(low string) bool {
	switch low {
	case "'s", "’s", "'", "’", "s'":
		return true
	}
	return false
}

// short is the shortest argument headed by word i that stays true.
func (x *extractor) short(i, depth int) []int {
	t := x.t
	words := []int{i}
	if t.Pos(i) == "VERB" || t.Pos(i) == "AUX" {
		if x.isClause(i) && !t.Is(i, "nsubj", "obj", "nmod", "obl", "iobj") || t.Child(i, "obj") >= 0 {
			return x.clauseWords(i, depth)
		}
	}
	for _, k := range t.Kids(i) {
		if x.keeps(i, k, depth) {
			if t.Is(k, "nmod") && !t.Is(k, "nmod:poss", "nmod:desc", "nmod:unmarked") {
				words = append(words, t.PrepositionWords(k)...)
			}
			if k > i+1 && t.Low(k-1) == "," && t.Is(k, "nmod:unmarked") {
				words = append(words, k-1) // "June 17, 1950"
			}
			if x.perUnit(i, k) {
				words = append(words, t.Children(k, "det")...)
			}
			words = append(words, x.short(k, depth+1)...)
		}
	}
	if depth == 0 {
		words = x.nameSpan(i, words)
	}
	return x.closed(x.bridge(ascending(words)))
}

// closed adds what is written in one with a word that is kept, across hyphens
// and dashes without space ("second-largest", "17-year-old", "52–47").
func (x *extractor) closed(words []int) []int {
	if x.p.Sentence == nil || len(x.p.Sentence.Tokens) != x.t.Len() {
		return words
	}
	tied := func(i int) bool { // word i and i+2 are tied by i+1
		if i < 0 || i+2 >= x.t.Len() || x.p.Sentence.Tokens[i].SpaceAfter || x.p.Sentence.Tokens[i+1].SpaceAfter {
			return false
		}
		switch x.t.Low(i + 1) {
		case "-", "–", "/":
			return x.t.Pos(i) != "PUNCT" && x.t.Pos(i+2) != "PUNCT"
		}
		return false
	}
	one := func(i int) bool { // words i and i+1 are written as one ("208B")
		return i >= 0 && i+1 < x.t.Len() && !x.p.Sentence.Tokens[i].SpaceAfter && written(x.t.Pos(i)) && written(x.t.Pos(i+1))
	}
	out := words
	for _, w := range words {
		if one(w) {
			out = append(out[:len(out):len(out)], w+1)
		}
		if one(w - 1) {
			out = append(out[:len(out):len(out)], w-1)
		}
		for i := w; tied(i); i += 2 {
			out = append(out[:len(out):len(out)], i+1, i+2)
		}
		for i := w; tied(i - 2); i -= 2 {
			out = append(out[:len(out):len(out)], i-1, i-2)
		}
	}
	if len(out) == len(words) {
		return words
	}
	return ascending(out)
}

// written says whether the part of speech is that of a whole word, no mark and
// no ending.
func written(pos string) bool { return pos == "NUM" || pos == "PROPN" || pos == "NOUN" }

// hundreds are number words that go on with "and".
var hundreds = map[string]bool{"hundred": true, "thousand": true, "million": true}

// keeps says whether the short form of the phrase of i keeps its child k.
func (x *extractor) keeps(i, k, depth int) bool {
	t := x.t
	if depth > 4 {
		return false
	}
	switch {
	case k == i+1 && era(t.Low(k)) && t.Pos(k) != "VERB":
		return true // "the 7th century BC"
	case k > i && t.Pos(i) == "NUM" && k <= i+2 && (annotate.IsTime(t, k, "") && t.Pos(k) == "PROPN" || dayHalf(t.Low(k))):
		return true // "14 April", "11:00 p.m."
	case t.Is(k, "flat", "nummod") && k > i && t.Pos(k) == "NUM" && x.person(i) && strings.ContainsAny(t.Words[k].Form, "0123456789"):
		return false // "defeated X 6–3"
	case t.Is(k, "flat", "nummod") && k > i && t.Pos(i) == "PROPN" && k+2 < t.Len() && (t.Low(k+1) == "–" || t.Low(k+1) == "-") && t.Pos(k+2) == "NUM":
		return false // "defeated the club 3–0"
	case t.Is(k, "compound", "flat", "goeswith", "fixed", "nummod"):
		return true
	case t.Is(k, "conj", "cc") && t.Pos(i) == "NUM" && hundreds[t.Low(i)] || t.Is(k, "cc") && t.Is(i, "conj") && t.Pos(i) == "NUM" && hundreds[t.Low(t.Head(i))]:
		return true // "two hundred and sixteen prisoners"
	case x.o.Modifiers && (x.orMore(i, k) || t.Is(k, "cc") && x.orMore(t.Head(i), i)):
		return true // "one or more holds"
	case k == i+2 && t.Low(k-1) == "/" && unitOfTime(t.Lemma(k)) || k == i+2 && t.Low(k-1) == "/" && (t.Low(k) == "h" || t.Low(k) == "s"):
		return true // "200 km / h"
	case x.rangeTo(i, k) || t.Is(k, "cc") && x.rangeTo(t.Head(i), i):
		return true // "between 1,800 and 2,000 jobs"
	case t.Is(k, "conj"):
		return x.joined(k) || x.modifierList(i) || depth > 0 && x.listed(i) || depth > 1 && x.o.Modifiers && x.modifiersOf(i)
	case t.Is(k, "cc"):
		return t.Low(k) == "&" || depth > 0 && t.Is(i, "conj") && x.listed(t.Head(i)) || x.countedTogether(i) || x.doubleName(i) || x.nameGoesOn(i) || t.Is(i, "conj") && (x.modifierList(t.Head(i)) || depth > 2 && x.o.Modifiers && x.modifiersOf(t.Head(i))) || x.between(k, i)
	case t.Is(k, "case"):
		return possessiveMark(t.Low(k))
	case t.Is(k, "amod") && x.o.Modifiers && (t.Low(k) == "other" || t.Low(k) == "certain" || t.Low(k) == "same" && !annotate.IsTime(t, i, "")) && k < i:
		return true // "the other racers" are not the racers
	case t.Is(k, "amod") && x.o.Modifiers && (t.Low(k) == "much" || t.Low(k) == "many") && k > 0 && t.Low(k-1) == "as" && t.Head(k-1) == k:
		return true // "not as much power" is not "no power"
	case t.Is(k, "amod"):
		return t.Child(k, "nsubj") < 0 && (k < i || t.Pos(i) == "PRON") &&
			(t.Pos(i) == "PROPN" || !idleAdjectives[t.Lemma(k)] || t.Tag(k) == "JJS")
	case t.Is(k, "nmod:poss"):
		return t.Low(k) != "whose"
	case x.perUnit(i, k):
		return true
	case t.Is(k, "nmod:unmarked", "nmod:npmod", "nmod:tmod"):
		return k < i && t.Pos(i) != "PROPN" || k > i && annotate.IsTime(t, i, "") // "November 2024"
	case t.Is(k, "nmod:desc"):
		return t.Pos(k) == "NUM" || k == i-1 && t.Pos(i) == "PROPN" && x.nameAt(i) < 0 && annotate.Human(t.Lemma(i)) // "Lieutenant Governor"
	case t.Is(k, "appos"):
		return k == i+1 && strings.ContainsAny(t.Words[k].Form, "0123456789") && t.Pos(k) != "NUM" // "iPhone 16e"
	case t.Is(k, "det") && x.o.Modifiers && depth == 0 && quantifies(t.Low(k)):
		return true
	case t.Is(k, "det") && x.o.Modifiers && t.Low(k) == "some" && t.Tag(i) == "NNS":
		return true // "the power of some monarchs"
	case t.Is(k, "det") && t.Low(k) == "no":
		return depth == 0 && !t.Is(i, "nsubj", "nsubj:pass", "obj") // "with no further damage"
	case t.Is(k, "nmod"):
		if k < i || t.Child(k, "case") < 0 || x.person(i) && t.Pos(i) == "PROPN" {
			return false
		}
		prep := t.Preposition(k)
		if prep == "for" && t.Pos(i) == "PROPN" && t.Pos(k) == "PROPN" && t.Low(i+1) == "for" && (k == i+2 || k == i+3 && t.Is(i+2, "det", "amod")) {
			return true // "Alternative for Germany"
		}
		if t.Pos(i) == "NUM" && t.Pos(k) == "NUM" && (t.Pos(t.Child(k, "case")) == "SYM" || prep == "to" && k == i+2) {
			return true // "a 52–47 vote"
		}
		if x.o.Modifiers && depth == 0 && prep == "in" && t.Pos(i) == "SYM" && !x.where(k) && !annotate.IsTime(t, k, prep) && t.Pos(k) == "NOUN" && len(x.short(k, depth+1)) <= 2 {
			return true // "$100 million in assets"
		}
		if k > i && x.amountTo(i, k, prep) {
			return true // "5% to 10%", "1953 till 1957"
		}
		if x.superlative(i) && depth == 0 && scopes[prep] && x.scopeAt(i, k, prep) && len(x.short(k, depth+1)) <= 5 {
			return true // "the last stronghold in Darfur" is not the last stronghold
		}
		if emptyHeads[t.Lemma(i)] {
			return depth < 2 && (prep == "of" || prep == "in" || prep == "from" || prep == "for" || prep == "at")
		}
		return prep == "of" && depth < 2 && !x.isClause(k) && (len(x.short(k, depth+1)) <= 7 || x.listed(k) && len(x.short(k, depth+1)) <= 10)
	case t.Is(k, "det") && annotate.Deictic(t.Low(k)):
		return depth == 0 && annotate.IsTime(t, i, "") // "this year" is no "year"
	case t.Is(k, "advmod") && annotate.Deictic(t.Low(k)):
		return k < i && annotate.IsTime(t, i, "")
	case t.Is(k, "advmod"):
		return k < i && (t.Pos(i) == "ADJ" || x.o.Modifiers && t.Pos(i) == "VERB" && annotate.Degree(t.Low(k))) && t.Is(i, "amod") && k == i-1 && t.Lemma(k) != "very" && t.Pos(k) != "PART" ||
			x.o.Modifiers && k == i-1 && t.Pos(i) == "ADJ" && t.Is(i, "nsubj", "obj") && t.Low(k) == "far" || // "the far left"
			x.o.Modifiers && k == i-1 && t.Pos(i) == "ADJ" && depth == 0 && (annotate.Degree(t.Low(k)) || t.Low(k) == "more" || t.Low(k) == "less")
	case t.Is(k, "obl") && t.Pos(i) == "ADJ":
		return t.Is(i, "amod") && k < i && t.Preposition(k) == ""
	case t.Is(k, "punct"):
		return t.Low(k) == "," && k < i && depth > 0 && t.Is(i, "conj") && x.listed(t.Head(i))
	}
	return false
}

// quantifies says whether the determiner says of how many of its noun a claim
// holds: "from each side" is not "from side".
func quantifies(low string) bool {
	return low == "each" || low == "every" || low == "both" || low == "some"
}

func dayHalf(low string) bool { return low == "a.m." || low == "p.m." || low == "am" || low == "pm" }

// modifierList says whether modifier i and those coordinated with it say
// something of one thing ("a Muslim and South Asian mayor").
func (x *extractor) modifierList(i int) bool {
	t := x.t
	h := t.Head(i)
	return h >= i && (t.Tag(h) == "NN" || t.Tag(h) == "NNP") && x.modifiersOf(i)
}

// modifiersOf says whether modifier i and all those coordinated with it stand before
// their noun.
func (x *extractor) modifiersOf(i int) bool {
	t := x.t
	h := t.Head(i)
	if h < i || !t.Is(i, "amod", "compound") {
		return false
	}
	for _, j := range t.Children(i, "conj") {
		if j > h || x.isClause(j) {
			return false
		}
	}
	return true
}

// between says whether the conjunction k of noun i stands between two of its
// modifiers ("a drone and missile attack").
func (x *extractor) between(k, i int) bool {
	t := x.t
	return k > 0 && k < i-1 && (t.Low(k) == "and" || t.Low(k) == "or") && t.Head(k-1) == i && t.Is(k-1, "compound", "amod") &&
		t.Head(k+1) == i && t.Is(k+1, "compound", "amod")
}

// bridge puts back the hyphen or slash between two words that are kept.
func (x *extractor) bridge(words []int) []int {
	var out []int
	for n, w := range words {
		if n > 0 && w == words[n-1]+2 {
			switch x.t.Low(w - 1) {
			case "-", "–", "/", "&":
				out = append(out, w-1)
			}
		}
		out = append(out, w)
	}
	return out
}

// clauseWords is the short form of a clause used as an argument: its verb
// with particle, object and complement ("overstating success").
func (x *extractor) clauseWords(i, depth int) []int {
	t := x.t
	words := []int{i}
	if depth > 3 {
		return words
	}
	for _, k := range t.Kids(i) {
		switch {
		case t.Is(k, "compound:prt"):
			words = append(words, k)
		case t.Is(k, "obj", "iobj"):
			words = append(words, x.short(k, depth+1)...)
		case t.Is(k, "xcomp"):
			words = append(words, t.PrepositionWords(k)...)
			words = append(words, t.Children(k, "cop")...)
			words = append(words, x.short(k, depth+1)...)
		case t.Is(k, "obl") && k > i && t.Child(i, "obj", "xcomp") < 0 && k == t.Child(i, "obl"):
			words = append(words, t.PrepositionWords(k)...)
			words = append(words, x.short(k, depth+1)...)
		}
	}
	return x.bridge(ascending(words))
}
