package clause

import "kgraph/internal/clause/annotate"

// objects finds objects and complements, those that a relative clause or a
// coordinated verb leaves out included.
func (x *extractor) objects(f *frame) {
	t := x.t
	if f.copula || f.verb < 0 {
		f.comps = x.nounMembers(f.head)
		return
	}
	for _, k := range t.Kids(f.head) {
		switch {
		case t.Is(k, "obj", "iobj") && x.reflexive(f, k):
		case t.Is(k, "obj") && x.asMuch(f, k):
		case t.Is(k, "obj"):
			if ante := x.stands[k]; ante != nil {
				f.objects = ante
			} else if j := x.apparent(k); j >= 0 {
				f.objects, f.modality = x.members(j), annotate.Stronger(f.modality, Possible)
			} else if x.freeRelative(k) {
				f.objects = []int{k}
			} else if w := t.Low(k); t.Feat(k, "PronType") != "Int" && w != "what" && w != "whatever" && w != "who" && w != "which" {
				f.objects = x.members(k)
			}
		case t.Is(k, "iobj"):
			if ante := x.stands[k]; ante != nil {
				f.receiver = ante
			} else {
				f.receiver = x.members(k)
			}
		case t.Is(k, "xcomp") && !x.verbal(k):
			f.comps = x.nounMembers(k)
		}
	}
	if f.under >= 0 && f.objects == nil && t.Child(f.head, "nsubj", "xcomp", "ccomp", "obl") < 0 {
		if o := t.Child(f.under, "obj"); o > f.head {
			f.objects = x.members(o)
		}
	}
	if o := x.sharedObject(f); o >= 0 {
		f.objects = x.members(o)
	}
	x.fillGap(f)
}

// asMuch says whether "less" or "more" before an oblique says how much ("they rely
// less on the model"), not what.
func (x *extractor) asMuch(f *frame, k int) bool {
	t := x.t
	switch t.Low(k) {
	case "less", "more", "much", "heavily":
	default:
		return false
	}
	if len(t.Kids(k)) > 0 || k+1 >= t.Len() {
		return false
	}
	switch t.Lemma(f.head) {
	case "have", "do", "know", "get", "say", "want", "make", "see", "need", "offer", "give", "take", "eat", "spend", "pay", "cost", "learn", "hear", "earn", "buy", "bring":
		return false
	}
	for _, o := range t.Children(f.head, "obl") {
		if o > k && t.Child(o, "case") == k+1 {
			return true
		}
	}
	return false
}

// nounMembers are the predicate nouns or adjectives coordinated with i that
// are no clauses of their own.
func (x *extractor) nounMembers(i int) []int {
	out := []int{i}
	for _, j := range x.t.Conjuncts(i) {
		if j == i || x.t.Pos(j) == "VERB" || x.t.Pos(j) == "AUX" {
			continue
		}
		if x.t.Child(j, "nsubj", "cop") < 0 {
			out = append(out, j)
		}
	}
	return out
}

// verbal says whether the open complement k is a verb, not a noun or an
// adjective.
func (x *extractor) verbal(k int) bool {
	return x.t.Pos(k) == "VERB" || x.t.Pos(k) == "AUX" || x.t.Child(k, "cop") >= 0
}

// fillGap gives the antecedent its place in a relative clause that has no
// pronoun for it ("gimmicks she used").
func (x *extractor) fillGap(f *frame) {
	t := x.t
	if f.gap < 0 || f.rule != "relative" || t.Child(f.head, "nsubj", "csubj") < 0 && len(f.chain) == 0 {
		return
	}
	if x.boundBelow(f.head) {
		return
	}
	ante := x.antecedents(f.head, f.gap)
	for _, k := range t.Kids(f.head) {
		if t.Pos(k) == "ADP" && t.Is(k, "obl", "advmod", "case", "dep") && k > f.head {
			f.args = append(f.args, x.argsOf(ante, t.Low(k), []int{k})...)
			return
		}
	}
	if f.passive || f.copula || t.Child(f.head, "obj", "ccomp", "xcomp") >= 0 {
		return
	}
	if annotate.IsTime(t, f.gap, "") || t.Lemma(f.gap) == "way" || t.Lemma(f.gap) == "reason" || t.Lemma(f.gap) == "place" {
		f.args = append(f.args, x.argsOf(ante, "", nil)...)
		return
	}
	f.objects = ante
}

// boundBelow says whether a relative pronoun stands in the clause.
func (x *extractor) boundBelow(head int) bool {
	for _, k := range x.t.Kids(head) {
		if x.stands[k] != nil {
			return true
		}
		for _, j := range x.t.Kids(k) {
			if x.stands[j] != nil {
				return true
			}
		}
	}
	return false
}

// adjuncts finds the obliques and adverbials, as arguments with roles.
func (x *extractor) adjuncts(f *frame) {
	t := x.t
	kids := t.Kids(f.head)
	if f.copula && t.Child(f.head, "case") < 0 && t.Nominal(f.head) {
		kids = t.Children(f.head, "obl", "advmod", "advcl")
	}
	all := append([]int(nil), f.from.adjuncts...)
	all = append(all, kids...)
	all = append(all, x.fronted(f)...)
	if f.under >= 0 && t.Child(f.head, "nsubj", "csubj") < 0 && x.shares(f) {
		for _, k := range t.Children(f.under, "obl") {
			if k > f.head {
				all = append(all, k)
			}
		}
	}
	if t.Child(f.head, "expl") >= 0 && f.verb == f.head {
		for _, s := range f.subjects { // "there were three deaths in X"
			for _, k := range t.Children(s, "nmod") {
				if p := t.Preposition(k); k > s && (p == "in" || p == "at" || p == "near" || p == "on" || f.polarity != Negative && (p == "with" || p == "between" || p == "among")) {
					all = append(all, k)
				}
			}
		}
	}
	all = ascending(all)
	for _, k := range all {
		if len(f.args) >= maxArgs {
			break
		}
		x.adjunct(f, k)
	}
	x.whereabouts(f)
}

// fronted are the obliques before the verb that this one is coordinated with:
// "In 1717 she saw it and tried it" dates both.
func (x *extractor) fronted(f *frame) (out []int) {
	t := x.t
	if f.under < 0 || t.Child(f.head, "nsubj", "csubj") >= 0 || t.Low(t.Child(f.head, "cc")) == "but" {
		return nil
	}
	for _, k := range t.Children(f.under, "obl") {
		if k < f.under {
			out = append(out, k)
		}
	}
	return out
}

// adjunct adds the dependent k to the clause's arguments if it is one.
func (x *extractor) adjunct(f *frame, k int) {
	t := x.t
	prep := t.Preposition(k)
	if x.measures(k) || x.limitsSuperlative(f, k, prep) || x.excluded(k) {
		return
	}
	switch {
	case x.means(k):
	case t.Is(k, "obl:agent"), t.Is(k, "obl") && f.passive && prep == "by" && t.Nominal(k) && !annotate.IsTime(t, k, "") && !annotate.IsAmount(t, k):
		if f.passive {
			return // the agent, see agents
		}
	case t.Is(k, "obl") && !f.passive && prep == "by" && x.person(k) && k > f.head:
		return // "seized paintings by X": the noun's
	case t.Is(k, "obl") && annotate.SourcePreposition(prep):
		return
	}
	switch {
	case t.Is(k, "obl"), t.Is(k, "nmod") && f.verb == f.head && (t.Pos(f.head) == "NOUN" || t.Head(k) != f.head) && prep != "":
		at := t.PrepositionWords(k)
		if x.linking(k, prep) || subordinator(prep) || x.looseExample(f, k, prep) {
			return
		}
		if j, full, words := x.complexTarget(k, prep); j >= 0 {
			f.add(k > f.head && !annotate.IsTime(t, j, prep), x.argsOf(x.members(j), full, words))
			return
		}
		heads := x.stands[k]
		if heads == nil {
			heads = x.members(k)
		}
		if len(heads) > 0 && t.Pos(k) == "ADP" && len(at) == 0 {
			return
		}
		f.add((k > f.head || x.ruledOn(f, k, prep)) && !annotate.IsTime(t, k, prep) && prep != "" && !x.means(k), x.argsOf(heads, prep, at))
	case t.Is(k, "advmod") && x.stands[k] != nil:
		f.args = append(f.args, x.argsOf(x.stands[k], "in", nil)...)
	case x.limiting(f, k):
		f.args = append(f.args, x.limitArg(k))
	case t.Is(k, "advmod") && (t.Pos(k) == "NOUN" || annotate.IsTime(t, k, "")):
		f.args = append(f.args, x.argsOf([]int{k}, "", nil)...)
	case t.Is(k, "advcl", "acl") && x.gerundArgument(k, prep):
		p := Phrase{Head: k, Words: x.clauseWords(k, 0), Full: x.full(k, -1)}
		f.add(k > f.head, []Arg{{Role: prep, Prep: prep, PrepAt: t.PrepositionWords(k), Phrase: p}})
	case t.Is(k, "advcl") && t.Tag(k) == "VBG" && prep != "" && t.Child(k, "nsubj") < 0:
		p := Phrase{Head: k, Words: x.clauseWords(k, 0), Full: x.full(k, -1)}
		f.args = append(f.args, Arg{Role: annotate.ClauseRole(prep), Prep: prep, PrepAt: t.PrepositionWords(k), Phrase: p})
	case x.controls(f, k) || t.Is(k, "advcl") && x.calledOn(f, k) >= 0:
		p := Phrase{Head: k, Words: x.clauseWords(k, 0), Full: x.full(k, -1)}
		f.args = append(f.args, Arg{Role: "to", Prep: "to", PrepAt: t.PrepositionWords(k), Phrase: p})
	case t.Is(k, "advcl") && prep == "to" && x.tooMuch(f, k):
		for _, a := range t.Children(f.head, "advmod") {
			if a < f.head && (t.Low(a) == "too" || t.Low(t.Child(a, "advmod")) == "too") {
				p := Phrase{Head: a, Words: ascending(append(t.Children(a, "advmod"), a))}
				p.Full = p.Words
				f.args = append(f.args, Arg{Role: "manner", Phrase: p}) // "too heavily contaminated"
			}
		}
	case t.Is(k, "advcl") && prep == "to" && t.Child(k, "nsubj") < 0:
		p := Phrase{Head: k, Words: x.clauseWords(k, 0), Full: x.full(k, -1)}
		f.args = append(f.args, Arg{Role: "purpose", Prep: "to", PrepAt: t.PrepositionWords(k), Phrase: p})
	}
}

// measures says whether the time k only says how long before or after something
// else ("a day after", "hours later").
func (x *extractor) measures(k int) bool {
	t := x.t
	if !annotate.IsTime(t, k, "") || t.Tag(k) != "NN" && t.Tag(k) != "NNS" {
		return false
	}
	switch t.Low(min(k+1, t.Len()-1)) {
	case "after", "before", "later", "earlier", "ago", "following", "prior":
		return t.Child(k, "nmod", "amod") < 0
	}
	return false
}

// limitsSuperlative says whether the phrase k says among what the object is the
// first or largest ("their largest attack since the war"), not when it happens.
func (x *extractor) limitsSuperlative(f *frame, k int, prep string) bool {
	t := x.t
	if prep != "since" && prep != "in" && prep != "in over" || k < f.head || prep != "since" && !annotate.IsTime(t, k, "") {
		return false
	}
	if n := x.nounEnding(t.Subtree(k, nil)[0] - 1); prep == "since" && n > f.head {
		for steps := 0; n > f.head && steps < 4; n, steps = t.Head(n), steps+1 {
			for _, a := range t.Children(n, "amod") {
				if t.Tag(a) == "JJS" || t.Low(a) == "first" {
					return true // "in the heaviest fire since the truce"
				}
			}
			if !t.Is(n, "nmod") {
				break
			}
		}
	}
	for _, o := range append(t.Children(f.head, "obj", "xcomp"), f.head) {
		if o > k || o == f.head && !f.copula {
			continue
		}
		for _, a := range t.Children(o, "amod") {
			if t.Tag(a) == "JJS" || t.Low(a) == "first" && (prep == "since" || t.Tag(k) == "NNS") {
				return true
			}
		}
	}
	return false
}

// subordinator says whether the word introduces clauses only: a noun under it
// is a clause that the parser did not see.
func subordinator(word string) bool {
	switch word {
	case "although", "though", "while", "because", "whereas", "unless", "if", "when", "that", "and", "or", "but":
		return true
	}
	return false
}

// add appends arguments; asked says that the verb may ask for the first.
func (f *frame) add(asked bool, args []Arg) {
	if asked && f.oblique < 0 && len(args) > 0 {
		f.oblique = len(f.args)
	}
	f.args = append(f.args, args...)
}

// gerundArgument says whether the clause k under a preposition is what the
// verb is about ("caution against overstating"), not when or how it happens.
func (x *extractor) gerundArgument(k int, prep string) bool {
	if x.t.Tag(k) != "VBG" || x.t.Child(k, "nsubj") >= 0 {
		return false
	}
	switch prep {
	case "against", "on", "about", "of", "at", "from", "into", "for", "in", "to", "toward", "towards":
		return true
	}
	return false
}

func (x *extractor) argsOf(heads []int, prep string, at []int) []Arg {
	var out []Arg
	if prep == "between" && len(heads) > 1 {
		// "between five and ten years" is one thing, said of both ends
		var words []int
		for _, h := range heads {
			words = append(words, x.short(h, 0)...)
			words = append(words, x.t.Children(h, "cc")...)
		}
		p := Phrase{Head: heads[0], Words: ascending(words)}
		p.Full = p.Words
		return []Arg{{Role: annotate.Role(x.t, heads[len(heads)-1], prep), Prep: prep, PrepAt: at, Phrase: p}}
	}
	for n, h := range heads {
		if x.clauseLike(h) {
			continue
		}
		p, words := prep, at
		if n > 0 {
			if own := x.t.Preposition(h); own != "" && x.t.Is(h, "conj") {
				p, words = own, x.t.PrepositionWords(h)
			}
		}
		for _, ph := range x.variants(h, x.phrase(h, -1)) {
			role := annotate.Role(x.t, h, p)
			if role == "manner" && p == "" && x.t.Nominal(h) {
				continue // a noun without a preposition is no adverbial but of time or amount
			}
			out = append(out, Arg{Role: role, Prep: p, PrepAt: words, Phrase: ph})
		}
	}
	return out
}

// clauseLike says whether the name h is the subject of a gerund after it ("in
// exchange for X returning the remains"): alone it would say something else.
func (x *extractor) clauseLike(h int) bool {
	t := x.t
	if t.Pos(h) != "PROPN" {
		return false
	}
	k := t.Child(h, "acl!")
	return k > h && t.Tag(k) == "VBG" && t.Low(k-1) != "," && t.Child(h, "case", "mark") >= 0 && (k == h+1 || t.Pos(k-1) == "PROPN" || t.Pos(k-1) == "ADV")
}
