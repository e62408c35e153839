package clause

import (
	"slices"
	"strings"

	"kgraph/internal/clause/annotate"
)

// maxWhole is the number of words up to which an argument is given whole.
const maxWhole = 11

// whole gives the arguments of a claim whose short form leaves out what tells
// them apart with as many of their words as make a phrase ("in an effort to recapture
// the town"): they are no nodes, and cut they say nothing. Those that say nothing
// or too much all the same are left out.
func (x *extractor) whole(c *Claim, args []Arg) []Arg {
	if !x.o.Modifiers {
		return args
	}
	out := make([]Arg, 0, len(args))
	for _, a := range args {
		h := a.Phrase.Head
		if x.grows(&a) {
			if words := x.grown(a.Phrase); x.contentWords(words) > x.contentWords(a.Phrase.Words) {
				a.Phrase.Words = words
			}
		}
		if h >= 0 && x.misleads(c, &a) {
			continue
		}
		out = append(out, a)
	}
	return out
}

// grows says whether the argument is a common noun with a modifier after it or a
// clause.
func (x *extractor) grows(a *Arg) bool {
	t, h := x.t, a.Phrase.Head
	if h < 0 || x.nameAt(h) >= 0 || len(a.Phrase.omit) > 0 {
		return false
	}
	return t.Pos(h) == "VERB" || t.Pos(h) == "NOUN" && a.Role != "time" && x.childAfter(h, "nmod", "acl", "acl:relcl", "advcl") >= 0
}

// childAfter is the first child of word h after it with one of the relations, -1
// for none.
func (x *extractor) childAfter(h int, rels ...string) int {
	for _, k := range x.t.Children(h, rels...) {
		if k > h {
			return k
		}
	}
	return -1
}

// grown are the words of the phrase as far as a modifier after its head ends
// within the limit and nothing stands in them that is said of another claim or
// that has no meaning alone.
func (x *extractor) grown(p Phrase) []int {
	t, h := x.t, p.Head
	full := p.Full
	if t.Pos(h) == "VERB" {
		full = ascending(append(slices.Clone(full), t.Children(h, "aux:pass", "cop", "compound:prt")...))
	}
	ends := map[int]bool{len(full): true}
	for n, w := range full {
		for d := w; d > h; d = t.Head(d) {
			if up := t.Head(d); up < 0 || t.Subtree(d, nil)[0] != w {
				break
			} else if up < w && (t.Is(d, "conj", "cc", "punct", "appos") || (up == h || t.Pos(up) == "PROPN") && t.Is(d, "nmod", "obl", "acl", "acl:relcl", "advcl")) && !t.Is(d, "nmod:poss") {
				ends[n] = true
			}
		}
	}
	best, marks := 0, 0
	for n := 0; n <= min(len(full), maxWhole); n++ {
		if ends[n] && n > slices.Index(full, h) && marks%2 == 0 {
			best = n
		}
		if n == len(full) || x.endsPhrase(full[n], h) && !slices.Contains(p.Words, full[n]) {
			break
		}
		if quoteMark(t.Low(full[n])) {
			marks++
		}
	}
	for best > 0 && t.Pos(full[best-1]) == "PUNCT" && !quoteMark(t.Low(full[best-1])) {
		best--
	}
	return full[:best]
}

// endsPhrase says whether an argument headed by h ends before word w.
func (x *extractor) endsPhrase(w, h int) bool {
	t := x.t
	switch {
	case t.Low(w) == ",", t.Low(w) == ";", t.Low(w) == "(", personal(t.Low(w)), t.Low(w) == "their", t.Low(w) == "his", t.Low(w) == "its":
		return true
	case t.Is(w, "conj", "appos") && t.Head(w) == h, t.Is(w, "cc") && t.Head(t.Head(w)) == h:
		return true
	}
	return t.Head(w) == h && exemplifies(t.Preposition(w))
}

// misleads says whether a reader would take the argument for something that the
// sentence does not say.
func (x *extractor) misleads(c *Claim, a *Arg) bool {
	t, h := x.t, a.Phrase.Head
	first := t.Subtree(h, nil)[0]
	comma := first > 0 && t.Low(first-1) == "," || t.Low(first) == ","
	if t.Low(first) == "," && first+1 < t.Len() {
		first++
	}
	if w := t.Low(first); w == "especially" || w == "particularly" || w == "notably" {
		comma = false
	}
	switch {
	case comma && first > c.Predicate.Head && (a.Role == "amount" || embedded(c.Rule)):
		return true // "areas captured by X, amid strikes": the main clause's
	case comma && a.Prep == "with" && x.childAfter(h, "acl!") >= 0 && x.childAfter(h, "acl:relcl") < 0:
		return true // ", with polls favouring X": a clause
	case t.Lemma(h) == "time" && h+1 < t.Len() && (t.Low(h+1) == "since" || t.Low(h+1) == "that" || t.Low(h+1) == "in") && !slices.Contains(a.Phrase.Words, h+1):
		return true // "the first time since X"
	case a.Role == "time" && unitOfTime(t.Lemma(h)) && len(a.Phrase.Words) == 1:
		return true // "days after X", "after more than a week in hospital"
	case (a.Prep == "after" || a.Prep == "following" || a.Prep == "since" || a.Prep == "until") && x.nameAt(h) >= 0 && t.Pos(h) == "PROPN":
		switch x.p.Names[x.nameAt(h)].Type {
		case "Person", "Organization", "Country", "City", "Place":
			return true // what happens to it is lost: "after X meets Y"
		}
	}
	if t.Pos(h) == "VERB" {
		return x.lostObject(a)
	}
	if a.Prep == "with" && t.Tag(h) == "NN" && t.Child(h, "det", "amod", "nummod", "nmod:poss", "compound") < 0 && x.childAfter(h, "acl!") == h+1 && t.Tag(h+1) == "VBG" {
		return true // "with word coming that": a clause
	}
	if a.Prep == "with" && first < c.Predicate.Head && x.childAfter(h, "acl!") >= 0 && t.Tag(x.childAfter(h, "acl!")) == "VBG" && t.Pos(h) == "NOUN" {
		return true // "With companies gaining, the prospect may": a clause
	}
	if t.Pos(h) == "NOUN" && general(t.Lemma(h)) && x.contentWords(a.Phrase.Words) == 1 && x.restricted(a) {
		return true // "in an attempt"
	}
	if t.Pos(h) != "NOUN" || x.nameAt(h) >= 0 || a.Role == "time" || a.Prep == "as" || annotate.Event(t.Lemma(h)) || !x.restricted(a) {
		return false
	}
	if abstract(t.Lemma(h)) && x.contentWords(a.Phrase.Words) <= 2 {
		return !slices.ContainsFunc(a.Phrase.Words, func(w int) bool { return t.Head(w) == h && t.Is(w, "nmod") })
	}
	return x.contentWords(a.Phrase.Words) == 1 && t.Tag(h) == "NNS" && t.Child(h, "det") < 0
}

// embedded says whether the rule is one of clauses within phrases, whose end the
// parser does not know well.
func embedded(rule string) bool {
	for _, name := range []string{"participle", "relative", "purpose", "object control", "adverbial ", "noun "} {
		if strings.HasPrefix(rule, name) {
			return true
		}
	}
	return false
}

func unitOfTime(lemma string) bool {
	switch lemma {
	case "second", "minute", "hour", "day", "week", "month", "year", "decade", "century", "time":
		return true
	}
	return false
}

// lostObject says whether a gerund or an infinitive stands without what belongs
// to it ("after attending").
func (x *extractor) lostObject(a *Arg) bool {
	t, h := x.t, a.Phrase.Head
	if x.contentWords(a.Phrase.Words) != 1 {
		return false
	}
	if t.Tag(h) == "VBN" && t.Child(h, "aux:pass") >= 0 {
		return true // the clause it is tells it
	}
	return x.childAfter(h, "obj", "ccomp", "xcomp", "obl", "conj") >= 0 && !annotate.Intransitive(t.Lemma(h))
}

// restricted says whether what follows the noun, and the argument lacks, says
// which is meant.
func (x *extractor) restricted(a *Arg) bool {
	t, h := x.t, a.Phrase.Head
	for _, k := range t.Children(h, "nmod", "acl", "acl:relcl") {
		if k > h && !slices.Contains(a.Phrase.Words, k) && !exemplifies(t.Preposition(k)) && !t.Is(k, "nmod:poss") && t.Low(t.Subtree(k, nil)[0]-1) != "," {
			return true
		}
	}
	return false
}

// contentWords counts the nouns, verbs, adjectives and numbers among the words.
func (x *extractor) contentWords(words []int) (n int) {
	for _, w := range words {
		switch x.t.Pos(w) {
		case "NOUN", "PROPN", "VERB", "ADJ", "NUM":
			n++
		}
	}
	return n
}
