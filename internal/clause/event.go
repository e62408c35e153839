package clause

import "strings"

// eventNouns name doings whose verb is not their own form, or whose verb is.
// A noun maps to its verb; a preposition after it is what the noun uses for
// its object besides "of".
var eventNouns = func() map[string][2]string {
	m := map[string][2]string{}
	for _, line := range strings.Split(strings.TrimSpace(`
launch launch
loss lose
acquisition acquire
purchase purchase
sale sell
arrest arrest
attack attack on
assault assault on
raid raid on
investment invest in
criticism criticize of
condemnation condemn
invasion invade
destruction destroy
discovery discover
creation create
construction construct
production produce
development develop
introduction introduce
adoption adopt
approval approve
rejection reject
assassination assassinate
murder murder
killing kill
shooting shoot
bombing bomb
abduction abduct
kidnapping kidnap
execution execute
detention detain
conviction convict
appointment appoint
nomination nominate
election elect
dismissal dismiss
firing fire
removal remove
closure close
opening open
release release
publication publish
translation translate
performance perform
recording record
defeat defeat
conquest conquer
capture capture
occupation occupy
annexation annex
liberation liberate
seizure seize
theft steal
takeover take over
merger merge with
visit visit to
endorsement endorse
ratification ratify
violation violate
abuse abuse
treatment treat
examination examine
investigation investigate into
study study
review review
analysis analyze
assessment assess
management manage
ownership own
support support for
use use
deployment deploy
expansion expand
reduction reduce
increase increase
imposition impose
suspension suspend
cancellation cancel
withdrawal withdraw
rescue rescue
evacuation evacuate
defense defend
defence defend
protection protect
promotion promote
invention invent
design design
implementation implement
funding fund
financing finance
sponsorship sponsor
nationalization nationalize
privatization privatize
pursuit pursue
exploitation exploit
interpretation interpret
portrayal portray
coverage cover
handling handle
rejection reject
denial deny
renewal renew
restoration restore
replacement replace
`), "\n") {
		f := strings.Fields(line)
		prep := ""
		if n := len(f); n == 3 && f[0] != "takeover" {
			prep = f[2]
		}
		verb := f[1]
		if f[0] == "takeover" {
			verb = "take over"
		}
		m[f[0]] = [2]string{verb, prep}
	}
	return m
}()

func eventVerb(noun string) string { return eventNouns[noun][0] }

// eventNoun makes the claim of a noun of doing whose doer is named: "the
// launch of the satellite by the Soviet Union", "X's acquisition of Y".
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
		case p == entry[1] && p != "" && done < 0:
			done, prep, at = k, p, t.PrepositionWords(k)
		case p == "in" && intransitiveLoss(t.Lemma(i)) && doer < 0:
			doer = k
		case p != "":
			args = append(args, x.argsOf([]int{k}, p, t.PrepositionWords(k))...)
		}
	}
	if doer < 0 || done < 0 || t.Pos(doer) == "PRON" && doer == done {
		x.reject("nominalisation", i, whyNoDoer)
		return
	}
	switch prep {
	case "on", "to", "for", "into":
		if entry[0] != "invest" {
			prep, at = "", nil // "attack on X": attacked X
		}
	}
	parts := strings.Fields(entry[0])
	for n, s := range x.members(doer) {
		for m, o := range x.phrases(x.members(done)) {
			cl := x.nounClaim(Noun, "nominalisation", parts[0], x.possessor(s), o, c)
			if len(parts) > 1 {
				cl.Predicate.Particle = parts[1]
			}
			cl.Predicate.Head, cl.Predicate.Words, cl.Predicate.Prep, cl.Predicate.PrepAt = i, []int{i}, prep, at
			cl.Args, cl.Pattern = args, "SVO"
			cl.split = n > 0 || m > 0
			x.add(cl)
		}
	}
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
