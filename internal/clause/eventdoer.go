package clause

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kgraph/internal/clause/annotate"
)

// doerBefore is who does what the noun of doing i says, where it stands before it
// as a modifier: a people, a state by its initials, a group or a person by name
// ("the US assault on X", "Sunni boycott of Y", "a Hamas attack on Z"); -1 for none.
func (x *extractor) doerBefore(i int) int {
	t := x.t
	switch t.Lemma(i) {
	case "translation", "release", "launch", "sale", "opening", "closure", "publication", "recording", "performance", "interpretation", "portrayal", "loss",
		"increase", "reduction", "expansion", "election", "coverage", "production", "treatment", "theft", "design":
		return -1 // "the French translation of X": of that kind or in that place
	}
	doer := -1
	for _, k := range t.Children(i, "amod", "compound") {
		if k > i || t.Is(k, "compound:prt") || t.Child(k, "case") >= 0 {
			continue
		}
		if t.Pos(k) == "ADJ" && x.people(k) {
			return k // "a Russian Shahed drone strike"
		}
		if t.Pos(k) == "PROPN" && x.doerName(k, i) {
			doer = k
		}
	}
	return doer
}

// people says whether the adjective is that of a people or a faith, which keeps its
// capital in the lemma ("Israeli", "Sunni").
func (x *extractor) people(k int) bool {
	t := x.t
	switch t.Low(k) {
	case "olympic", "christmas", "european", "western", "eastern", "northern", "southern", "african", "asian", "arctic", "paralympic", "internet":
		return false
	}
	first, _ := utf8.DecodeRuneInString(t.Words[k].Lemma)
	return unicode.IsUpper(first) && !strings.ContainsAny(t.Low(k), "-0123456789")
}

// doerName says whether the name k before the noun i may be who does it, not where
// or to whom: a group, a person or a state by its initials.
func (x *extractor) doerName(k, i int) bool {
	t := x.t
	if people := x.people(k) && t.Tag(k) == "JJ"; people {
		return true
	}
	switch t.Low(k) {
	case "us", "u.s.", "u.s", "uk", "u.k.", "uae", "eu", "e.u.", "un", "u.n.":
		return true
	}
	n := x.nameAt(k)
	if n < 0 || x.nameAt(i) == n {
		return false
	}
	switch x.p.Names[n].Type {
	case "Organization", "Group", "Person":
		return true
	}
	return false
}

// suffers says whether the noun of doing i happened to the named done.
func (x *extractor) suffers(i, done int) bool {
	t := x.t
	if done < 0 || t.Pos(done) != "PROPN" || t.Is(i, "obj") || t.Child(i, "amod", "compound") >= 0 && x.doerBefore(i) >= 0 {
		return false
	}
	switch t.Lemma(i) {
	case "attack", "assault", "strike", "airstrike", "bombing", "raid", "siege", "invasion", "annexation", "occupation", "capture", "arrest", "assassination",
		"murder", "killing", "shooting", "abduction", "kidnapping", "execution", "detention", "conviction", "appointment", "nomination", "dismissal",
		"removal", "acquisition", "destruction", "closure", "liberation", "conquest", "seizure", "takeover", "rescue", "expulsion", "deportation",
		"founding", "bombardment", "shelling", "storming", "massacre", "imprisonment", "extradition", "blockade", "torture", "stabbing", "beheading":
		return true
	}
	return false
}

// eventSuffered makes the claims of what a noun of doing was done to.
func (x *extractor) eventSuffered(i, done int, args []Arg, c context) {
	if c.modality != Factual {
		x.reject("nominalisation", i, whyNoDoer)
		return
	}
	for n, o := range x.phrases(x.members(done)) {
		if t := x.t; t.Pos(o.Head) != "PROPN" {
			continue
		}
		cl := x.eventClaim("agentless nominalisation", i, Phrase{Head: -1}, o, c)
		cl.Predicate.Passive = true
		cl.Args, cl.Pattern, cl.split = args, "SV", n > 0
		x.add(cl)
	}
}

var unreal = map[string]bool{}

func init() {
	for _, w := range strings.Fields(`threat risk plan possibility fear prospect call demand proposal ban right attempt bid opposition prevention chance prohibition
		vote motion offer warning preparation intention deterrent option case charge accusation allegation suspicion conspiracy plot mandate permission request
		call demand plan propose threaten prevent warn oppose fear consider want ban prohibit seek urge vow pledge promise allow permit authorize authorise approve
		discuss avoid avert favor favour delay expect await hope intend schedule require order reject deny suspect accuse allege charge debate prepare offer foil
		thwart plot conspire fake convince convinced mull contemplate predict deter criminalize outlaw foresee envisage`) {
		unreal[w] = true
	}
}

// eventModality is how sure it is that what the noun of doing i names happens: it
// does not follow where the noun around it or the verb above it is of wanting, fearing
// or forbidding it, nor where an indefinite noun stands in a clause that is no fact.
func (x *extractor) eventModality(i int, c context) Modality {
	t := x.t
	for _, k := range t.Children(i, "amod", "det") {
		switch t.Lemma(k) {
		case "planned", "proposed", "threatened", "attempted", "future", "further", "next", "upcoming", "imminent", "impending", "feared", "no", "any",
			"plan", "propose", "threaten", "attempt", "fear", "more", "impend":
			return Possible
		}
		if annotate.HedgingAdjective(t.Lemma(k)) {
			return Possible
		}
	}
	for j, steps := i, 0; t.Head(j) >= 0 && steps < 3; steps++ {
		up := t.Head(j)
		if unreal[t.Lemma(up)] && t.Is(j, "nmod", "obj", "obl", "compound") {
			return Possible
		}
		if !t.Is(j, "nmod", "conj", "compound") || t.Pos(up) == "VERB" {
			break
		}
		j = up
	}
	if f := c.around; f != nil && (f.modality != Factual || f.polarity != Positive) {
		switch t.Low(t.Child(i, "det")) {
		case "the", "this", "that", "these", "those":
			return Factual
		}
		if t.Child(i, "nmod:poss") < 0 {
			return Possible
		}
	}
	return Factual
}
