package view

import (
	"slices"
	"strings"

	"kgraph/graph"
	"kgraph/graph/export"
)

// maxWords is how many words of a predicate an edge shows, and maxRest how many
// of what belongs to it after the object.
const (
	maxWords = 11
	maxRest  = 7
)

// labelOf is what a fact's edge shows in a picture, where it stands without its
// sentence: the words, with the hedge that the sentence has; and what the verb
// needs beside its object, for which "…" stands: "accuses … of fraud".
func labelOf(f graph.Fact, w export.Wording) string {
	words := w.Words
	if w.Backwards && (export.IsPassive(words) || doneBy(w.Evidence)) && !strings.HasSuffix(words, " by") {
		words += " by"
	}
	if w.Evidence == nil {
		return words
	}
	rest := ""
	if before, after, found := around(words, w.Evidence); found && !w.Backwards {
		words, rest = before, after
	} else if !w.Backwards {
		rest = restOf(f, w.Evidence)
	}
	if f.Label == graph.Hedged && !hedges(words) {
		words = hedgeOf(w.Evidence) + " " + words
	}
	if rest != "" {
		words += " … " + rest
	}
	return words
}

// doneBy says whether "by" stands between the words and who did it: "a missile
// launched by the Houthis".
func doneBy(e *graph.Evidence) bool {
	if e == nil || e.Spans.Predicate == nil || e.Spans.Subject == nil {
		return false
	}
	letters := []rune(e.Sentence)
	from, to := e.Spans.Predicate[1]-e.Start, e.Spans.Subject[0]-e.Start
	return from >= 0 && from < to && to <= len(letters) && slices.Contains(strings.Fields(string(letters[from:to])), "by")
}

// around splits words that stand around the object in the sentence: "accuses of
// fraud" where that says "accuses Iran of fraud".
func around(words string, e *graph.Evidence) (before, after string, found bool) {
	ahead, _, behind, ok := cut(e, e.Spans.Object)
	if !ok {
		return "", "", false
	}
	left, right := strings.Fields(ahead), strings.Fields(behind)
	list := strings.Fields(words)
	for len(left) > 0 && slices.Contains(articles, strings.ToLower(left[len(left)-1])) {
		left = left[:len(left)-1]
	}
	if len(left) == 0 || len(list) == 0 || left[len(left)-1] == list[len(list)-1] { // they lead up to the object
		return "", "", false
	}
	for k := 1; k < len(list) && len(right) > 0; k++ {
		at := slices.Index(left, list[k-1])
		if list[k] == right[0] && slices.Contains(needing, list[k]) && at >= 0 && (at+1 == len(left) || left[at+1] != list[k]) {
			return strings.Join(list[:k], " "), strings.Join(list[k:], " "), true
		}
	}
	return "", "", false
}

// cut parts a sentence before, at and after one of its places; it is not ok where
// that lies elsewhere.
func cut(e *graph.Evidence, at *[2]int) (before, within, after string, ok bool) {
	letters := []rune(e.Sentence)
	if at == nil || at[0] < e.Start || at[0] > at[1] || at[1]-e.Start > len(letters) {
		return "", "", "", false
	}
	from, to := at[0]-e.Start, at[1]-e.Start
	return string(letters[:from]), string(letters[from:to]), string(letters[to:]), true
}

var articles = []string{"the", "a", "an"}

// hedgeStems begin words that tell that something is not so yet, or not surely.
var hedgeStems = strings.Fields(`plan expect intend vow pledge threat promise propos consider aim hope prepar seek sought likely unlikely
	possib potential reported alleged suppos presum apparent seeming purported probab perhap maybe appear seem believ suspect
	allow accus charg agree offer want wish urg demand warn predict project forecast schedul poised`)

// hedgeWords do so as they are.
var hedgeWords = strings.Fields("may might could would will wo shall should can 'll 'd ’ll set due about going to if")

// hedges says whether words have a hedge.
func hedges(words string) bool {
	return slices.ContainsFunc(strings.Fields(strings.ToLower(words)), isHedge)
}

func isHedge(word string) bool {
	return slices.Contains(hedgeWords, word) || slices.ContainsFunc(hedgeStems, func(s string) bool { return strings.HasPrefix(word, s) })
}

// hedgeOf is the hedge that a claim's sentence has within the predicate or just
// before it; where it stands elsewhere, one of ours in brackets.
func hedgeOf(e *graph.Evidence) string {
	if ahead, within, _, ok := cut(e, e.Spans.Predicate); ok {
		before := strings.Fields(ahead)
		for _, w := range append(before[max(0, len(before)-2):], strings.Fields(within)...) {
			if w = strings.ToLower(strings.Trim(w, ",.;:")); isHedge(w) && w != "to" && w != "about" {
				return w
			}
		}
	}
	if e.Modality == "predicted" {
		return "(expected)"
	}
	return "(possibly)"
}

// needing are the prepositions of what a verb needs beside its object; after
// the others comes what could be left out.
var needing = []string{"", "of", "to", "as", "from", "with", "for", "on", "against", "in"}

// restOf is what a claim's verb needs beside its object: "of fraud", "to resign",
// "as minister", "responsible"; "" if that is nothing, or too long.
func restOf(f graph.Fact, e *graph.Evidence) string {
	best, rank := "", len(needing)
	for i := range e.Args {
		a := &e.Args[i]
		if at := slices.Index(needing, a.Prep); at < rank && at >= 0 && needs(f, e, a) {
			if words := restWords(e, a); words != "" {
				best, rank = words, at
			}
		}
	}
	return best
}

// needs says whether an argument belongs to the verb.
func needs(f graph.Fact, e *graph.Evidence, a *graph.Arg) bool {
	first, _, _ := strings.Cut(a.Text, " ")
	switch {
	case len(strings.Fields(e.Predicate)) > 2: // through a noun: what follows belongs to that
		return false
	case isObject(f, e, a) || isCut(e, a):
		return false
	case a.Text == "" || a.EntityRef >= 0 && (a.Entity == string(f.Object) || a.Entity == string(f.Subject)):
		return false
	case a.Role == "complement":
		return !strings.HasSuffix(first, "ing")
	case a.Prep == "" || strings.HasSuffix(e.Predicate, " "+a.Prep) && a.Prep != "to":
		return false
	case a.Role == "time":
		return a.Prep == "to" // "sentenced … to six years"
	case a.Prep == "on" && a.Value != "": // a day
		return false
	case a.Prep == "in":
		return strings.HasSuffix(first, "ing")
	}
	return a.Role == a.Prep
}

// isObject says whether an argument is what the edge leads to, by another name:
// "to innovate" where that is innovation.
func isObject(f graph.Fact, e *graph.Evidence, a *graph.Arg) bool {
	name, words := strings.ToLower(f.ObjectName), strings.ToLower(a.Text)
	if name != "" && strings.Contains(words, name) || len(words) >= sameStem && strings.HasPrefix(name, words[:sameStem]) {
		return true
	}
	_, object, _, ok := cut(e, e.Spans.Object)
	return ok && strings.Contains(object, a.Text)
}

// sameStem is how many letters a verb and its noun have in common.
const sameStem = 5

// isCut says whether an argument breaks off within its phrase, as "number" of
// "number one app" does: a word follows that begins nothing new.
func isCut(e *graph.Evidence, a *graph.Arg) bool {
	words := strings.Fields(a.Text)
	if len(words) == 0 {
		return true
	}
	_, after, found := strings.Cut(e.Sentence, " "+words[len(words)-1]+" ")
	if !found {
		return false
	}
	next, _, _ := strings.Cut(after, " ")
	next = strings.ToLower(strings.Trim(next, ",.;:()\"“”"))
	return !slices.Contains(beginning, next) && !strings.HasSuffix(next, "ly") && !strings.HasSuffix(next, "ing")
}

// beginning are words with which something new begins.
var beginning = strings.Fields(`about above across after against ahead along amid among around as at because before behind below between beyond
	by concerning despite due during except following for from if in including inside into like near of off on onto once or out outside over past per
	regarding since than that through throughout to toward towards under unless until upon via when where whether which while who whom whose with within
	without worth and but nor yet so is are was were be been has have had will would may might can could shall should must did does do a an the its his her
	their this last next`)

// restWords are an argument's words with its preposition, and with a "not" that
// stands before it. What only adds to the verb is left out where it is long.
func restWords(e *graph.Evidence, a *graph.Arg) string {
	words := strings.Fields(a.Text)
	if len(words) == 0 {
		return ""
	}
	if a.Prep == "to" && strings.Contains(e.Sentence, "not to "+words[0]) {
		words = append([]string{"not", "to"}, words...)
	} else if a.Prep != "" && words[0] != a.Prep {
		words = append([]string{a.Prep}, words...)
	}
	switch {
	case len(words) <= maxRest:
	case slices.Index(needing, a.Prep) > slices.Index(needing, "from"):
		return ""
	default:
		words = append(words[:maxRest:maxRest], "[…]")
	}
	return strings.Join(words, " ")
}
