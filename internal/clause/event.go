package clause

import (
	"strings"

	"kgraph/internal/clause/annotate"
)

// eventNoun makes the claim of a noun of doing whose doer is named: "the
// launch of the satellite by the Soviet Union", "X's acquisition of Y", "the US
// assault on Fallujah"; where only what it was done to is, that of a passive.
func (x *extractor) eventNoun(i int, c context) {
	t := x.t
	entry, ok := eventNouns[t.Lemma(i)]
	if !ok || t.Pos(i) != "NOUN" {
		return
	}
	doer, done, prep := -1, -1, ""
	var at []int
	var args []Arg
	kids := append([]int(nil), t.Children(i, "nmod")...)
	for _, k := range kids[:len(kids):len(kids)] {
		for _, j := range t.Children(k, "nmod") {
			if p := t.Preposition(j); p == "by" || p == "in" && intransitiveLoss(t.Lemma(i)) {
				kids = append(kids, j) // hung one noun too low
			}
		}
	}
	for _, k := range kids {
		p := t.Preposition(k)
		switch {
		case t.Is(k, "nmod:poss"):
			doer = k
		case p == "by" && (doer < 0 || t.Is(doer, "nmod:poss")):
			if doer >= 0 && done < 0 {
				done = doer
			}
			doer = k
		case p == "of" && done < 0:
			done = k
		case p == entry.prep && p != "" && done < 0 && !annotate.IsTime(t, k, p):
			done, prep, at = k, p, t.PrepositionWords(k)
		case p == "in" && intransitiveLoss(t.Lemma(i)) && doer < 0:
			doer = k
		case p != "":
			args = append(args, x.argsOf([]int{k}, p, t.PrepositionWords(k))...)
		}
	}
	rule := "nominalisation"
	if doer < 0 && done >= 0 && (prep != "" || entry.prep == "") {
		if doer = x.doerBefore(i); doer >= 0 {
			rule = "modified nominalisation"
		}
	}
	if !entry.keeps {
		prep, at = "", nil // "attack on X": attacked X
	}
	c.modality = annotate.Stronger(c.modality, x.eventModality(i, c))
	if doer < 0 && x.suffers(i, done) && (prep == "" && entry.prep == "" || t.Preposition(done) == entry.prep) {
		x.eventSuffered(i, done, args, c)
		return
	}
	if doer < 0 || done < 0 || t.Pos(doer) == "PRON" && doer == done {
		x.reject("nominalisation", i, whyNoDoer)
		return
	}
	for n, s := range x.members(doer) {
		for m, o := range x.phrases(x.members(done)) {
			cl := x.eventClaim(rule, i, x.possessor(s), o, c)
			cl.Predicate.Prep, cl.Predicate.PrepAt = prep, at
			cl.Args, cl.Pattern = args, "SVO"
			cl.split = n > 0 || m > 0
			x.add(cl)
		}
	}
}

// eventClaim is the claim of the noun of doing i.
func (x *extractor) eventClaim(rule string, i int, s, o Phrase, c context) Claim {
	parts := strings.Fields(eventVerb(x.t.Lemma(i)))
	cl := x.nounClaim(Noun, rule, parts[0], s, o, c)
	if len(parts) > 1 {
		cl.Predicate.Particle = parts[1]
	}
	cl.Predicate.Head, cl.Predicate.Words = i, []int{i}
	return cl
}

// possessor is the phrase of a doer, without the possessive mark.
func (x *extractor) possessor(s int) Phrase {
	p := x.phrase(s, -1)
	p.Words, p.Full = x.unmarked(p.Words), x.unmarked(p.Full)
	return p
}

// intransitiveLoss says whether "in X" after the noun names who it happens to
// ("a loss of $600 billion in Nvidia").
func intransitiveLoss(noun string) bool { return noun == "loss" }
