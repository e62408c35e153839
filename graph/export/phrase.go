package export

import (
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"kgraph/graph"
)

// maxWords is how many words an edge shows.
const maxWords = 7

// backwards marks words that read from the object to the subject, as a
// passive's do ("was outranked by").
const backwards = "← "

// Phrase is what a fact's edge shows: the source's own words, at most seven, of
// the first claim that stands as the fact does and reads from subject to
// object. A hedged edge so keeps its "may have". An asserted fact that is only
// written the other way round shows its verb in the active, or its relation's
// name; without words, all show that.
func Phrase(f graph.Fact) string {
	w := WordingOf(f, maxWords)
	if w.Backwards {
		return backwards + w.Words
	}
	return w.Words
}

// Wording is what a fact's edge shows, and where it is from.
type Wording struct {
	Words     string
	Backwards bool            // they read from the object to the subject
	Evidence  *graph.Evidence // of the claim that has them; nil for a relation's name
}

// WordingOf is a fact's wording in at most so many words; where it takes more,
// "…" stands for those in the middle.
func WordingOf(f graph.Fact, limit int) Wording {
	var turned *graph.Evidence
	for i := range f.Evidence {
		e := &f.Evidence[i]
		switch {
		case e.Phrase == "" || e.Label != f.Label:
		case !reversed(e.Spans):
			return Wording{Words: shorten(withPreposition(strings.Fields(e.Phrase), e.Predicate), limit), Evidence: e}
		case turned == nil:
			turned = e
		}
	}
	plain := Wording{Words: strings.ReplaceAll(f.Relation, "_", " ")}
	switch {
	case turned == nil:
		return plain
	case f.Label != graph.Asserted:
		return Wording{Words: shorten(strings.Fields(turned.Phrase), limit), Backwards: true, Evidence: turned}
	case IsPassive(turned.Phrase) && turned.Predicate != "":
		return Wording{Words: turned.Predicate, Evidence: turned}
	}
	return plain
}

// IsPassive says whether a predicate's words are a passive's: a form of "be" and
// more.
func IsPassive(words string) bool {
	list := strings.Fields(words)
	return len(list) > 1 && slices.ContainsFunc(list[:len(list)-1], func(w string) bool { return slices.Contains(forms, w) })
}

// forms of "be".
var forms = strings.Fields("be is are was were been being")

// prepositions that end a predicate's name when they lead to its object.
var prepositions = strings.Fields(`about above across after against among around as at before behind below between beyond
	by despite during for from in into like near of off on onto out over past through to toward towards under until
	upon via with within without`)

// withPreposition adds the preposition that a predicate's name by rule ends in,
// where the words as written stop short of it: "prevailed" against whom?
func withPreposition(words []string, predicate string) []string {
	last := predicate[strings.LastIndexByte(predicate, ' ')+1:]
	if last == predicate || !slices.Contains(prepositions, last) || slices.Contains(words, last) {
		return words
	}
	return append(words, last)
}

// reversed says whether the object stands before the predicate and the subject
// after it.
func reversed(s graph.Spans) bool {
	return s.Subject != nil && s.Predicate != nil && s.Object != nil &&
		s.Object[0] < s.Predicate[0] && s.Predicate[0] < s.Subject[0]
}

// shorten keeps the first word, where a hedge stands, and the last ones, where
// the meaning does.
func shorten(words []string, limit int) string {
	if len(words) > limit { // "are now preparing to advance on" without its "now"
		words = slices.DeleteFunc(slices.Clone(words), func(w string) bool {
			return slices.Contains(fillers, w) || strings.Trim(w, "0123456789.,%") == "" || strings.HasSuffix(w, "ly") && len(w) > 5 && !slices.Contains(doubts, w)
		})
	}
	if len(words) > limit && (words[0] == "has" || words[0] == "have" || words[0] == "had") {
		words = words[1:] // the rest is a participle, which says as much
	}
	if len(words) > limit {
		head := 1
		if slices.Contains(auxiliaries, words[0]) {
			head = 2 // "will impose … tariff on"
		}
		return strings.Join(words[:head], " ") + " … " + strings.Join(words[len(words)-limit+head:], " ")
	}
	return strings.Join(words, " ")
}

// auxiliaries say little without the verb after them.
var auxiliaries = strings.Fields("will would may might could can shall should must is are was were be has have had")

// fillers are adverbs that a shortened phrase can do without.
var fillers = strings.Fields("now also then already again later still soon well just once further even only ever")

// doubts are adverbs that it cannot do without.
var doubts = strings.Fields(`reportedly allegedly supposedly possibly probably likely apparently presumably seemingly purportedly nearly
	partially partly conditionally potentially hardly barely`)

// said says whether an edge must name who says it.
func said(label quad.IRI) bool { return label == graph.Reported || label == graph.Hedged }

// Speakers lists who is quoted for a fact, each once, in the order of its
// evidence.
func Speakers(f graph.Fact) []string {
	return distinct(f, func(e graph.Evidence) string { return e.AttributedTo })
}

// distinct lists a field's distinct values, empty ones left out.
func distinct(f graph.Fact, field func(graph.Evidence) string) []string {
	var list []string
	seen := map[string]bool{"": true}
	for _, e := range f.Evidence {
		if value := field(e); !seen[value] {
			seen[value] = true
			list = append(list, value)
		}
	}
	return list
}
