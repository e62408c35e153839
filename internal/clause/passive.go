package clause

import (
	"strings"

	"kgraph/internal/clause/annotate"
)

// emitPassive makes the claims of a passive whose agent is not named. Where
// it has an object, complement or oblique of its own, that one is the object
// of "was given", "was developed with"; else the patient is the object.
func (x *extractor) emitPassive(f *frame) {
	objects, prep, at, rest := x.second(f)
	objects = x.joint(f, objects, prep)
	counted := len(objects) > 1 && len(f.objects) == 0 && len(f.comps) == 0
	pairs := prep == "as" && len(objects) == 2 && len(f.subjects) == 2 && len(x.subjectPhrases(f)) == 2
	if x.emitBorn(f) && len(objects) == 0 {
		return
	}
	if len(objects) == 0 && x.t.Low(f.head) == "born" && strings.HasPrefix(f.rule, "participle") {
		x.reject(f.rule, f.head, whyQuiet) // "people born since 2007": nobody says that they were
		return
	}
	if len(objects) == 0 && (annotate.Supposed(x.t.Lemma(f.head)) || x.t.Lemma(f.head) == "confirm" && (x.t.Child(f.head, "xcomp") >= 0 || x.confirmedState(f.head))) {
		x.reject(f.rule, f.head, whySupposed)
		x.emitConfirmed(f)
		return
	}
	for n, s := range x.subjectPhrases(f) {
		c := x.base(f)
		c.Args = rest
		c.split = n > 0
		if counted && x.counted(s.Head) {
			// "three fires were seen in A and B": not three in each
			c.Object, c.Args = s, f.args
			c.Predicate.Passive = true
			c.Pattern, c.Rule = "SV", ruleName(f, "agentless")
			x.add(c)
			continue
		}
		if len(objects) == 0 {
			c.Object = s
			c.Predicate.Passive = true
			c.Pattern, c.Rule = "SV", ruleName(f, "agentless")
			x.add(c)
			continue
		}
		c.Predicate.Lemma = f.lemma + "be " + x.t.Low(f.verb)
		c.Predicate.Prep, c.Predicate.PrepAt = prep, at
		c.Subject = s
		c.Pattern, c.Rule = "SVA", ruleName(f, "passive oblique")
		for m, o := range objects {
			if pairs && m != n {
				continue // "A and B are named as the president and vice president"
			}
			c.Object = o
			c.split = n > 0 || m > 0
			x.add(c)
		}
	}
}

// second are the phrases that may fill the object slot of a verb that has no
// plain object, the preposition that goes with them, and the arguments left.
func (x *extractor) second(f *frame) (out []Phrase, prep string, at []int, rest []Arg) {
	rest = f.args
	out = x.phrases(f.objects)
	if len(out) > 0 {
		return out, "", nil, rest
	}
	out = x.phrases(f.comps)
	if len(out) > 0 {
		return out, x.t.Case(f.comps[0]), x.t.CaseWords(f.comps[0]), rest
	}
	first := f.oblique
	if f.passive && first >= 0 && f.args[first].Prep == "by" && f.args[first].Role == "amount" {
		first = -1 // "killed, up by a third"
	}
	if first >= 0 && f.args[first].Prep == "in" && answers(x.t.Lemma(f.args[first].Phrase.Head)) {
		first = -1
	}
	if first < 0 {
		for n, a := range f.args {
			if a.Prep != "" && a.Role != "time" && a.Role != "purpose" && !(a.Prep == "by" && a.Role == "amount") && a.Phrase.Head > f.head && !(a.Prep == "in" && answers(x.t.Lemma(a.Phrase.Head))) {
				first = n
				break
			}
		}
	}
	for n, a := range f.args {
		if n == first && a.Prep == f.particle && f.particle != "" {
			first = -1 // "dealt with harshly, often with force"
		}
		if first < 0 && a.Phrase.Head > f.head && annotate.DayOfMonth(x.t, a.Phrase.Head) && (a.Prep == "on" || a.Prep == "for" || a.Prep == "to" || a.Prep == "by") {
			first = n // "was opened on 8 July"
		}
	}
	first = x.unbracketed(f, first)
	if first < 0 {
		return nil, "", nil, rest
	}
	prep, at = f.args[first].Prep, f.args[first].PrepAt
	rest = append([]Arg(nil), f.args[:first]...)
	last := first
	for last < len(f.args) && (last == first || sameAt(f.args[last].PrepAt, at) && x.t.Is(f.args[last].Phrase.Head, "conj", "nmod")) {
		out = append(out, f.args[last].Phrase)
		last++
	}
	return out, prep, at, append(rest, f.args[last:]...)
}

// unbracketed is the first oblique behind the one at place n that no commas set off,
// where they set off that one ("would be engraved, at their option, on a monument").
func (x *extractor) unbracketed(f *frame, n int) int {
	if n < 0 || !x.bracketed(f.args[n]) {
		return n
	}
	for m := n + 1; m < len(f.args); m++ {
		a := f.args[m]
		if a.Prep != "" && a.Role != "time" && a.Role != "purpose" && a.Role != "cause" && a.Role != "manner" && a.Phrase.Head > f.head && x.t.Head(a.Phrase.Head) == f.head && x.t.Is(a.Phrase.Head, "obl") {
			return m
		}
	}
	return n
}

// bracketed says whether the argument stands between two commas.
func (x *extractor) bracketed(a Arg) bool {
	if len(a.PrepAt) == 0 || len(a.Phrase.Full) == 0 || a.PrepAt[0] == 0 {
		return false
	}
	last := a.Phrase.Full[len(a.Phrase.Full)-1]
	return x.t.Low(a.PrepAt[0]-1) == "," && last+1 < x.t.Len() && x.t.Low(last+1) == ","
}

func sameAt(a, b []int) bool {
	return len(a) > 0 && len(b) > 0 && a[0] == b[0]
}

// emitHurt makes the claims of who was hurt where no doer is named ("a bus
// crashed, killing ten").
func (x *extractor) emitHurt(f *frame) {
	for n, o := range x.phrases(f.objects) {
		c := x.base(f)
		c.Predicate.Passive = true
		c.Object, c.Args = o, f.args
		c.Pattern, c.Rule = "SV", ruleName(f, "agentless")
		c.split = n > 0
		x.add(c)
	}
}

// emitTogether makes the claim of a number of things done to by several together,
// of whom none has done it all ("41 are killed by shelling and gunfire").
func (x *extractor) emitTogether(f *frame, o Phrase, agents []int, split bool) {
	c := x.base(f)
	c.Predicate.Passive = true
	c.Object = o
	c.Args = append(x.argsOf(agents, "by", x.t.PrepositionWords(agents[0])), f.args...)
	c.Pattern, c.Rule, c.split = "SV", ruleName(f, "agentless"), split
	x.add(c)
}

// counted says whether the noun is a number of things, which several places or
// owners have together and none of them alone.
func (x *extractor) counted(s int) bool {
	t := x.t
	if s < 0 {
		return false
	}
	if t.Child(s, "nummod") >= 0 {
		return t.Tag(s) != "NN"
	}
	for _, k := range t.Children(s, "amod", "det") {
		switch t.Low(k) {
		case "most", "many", "several", "few":
			return true
		}
	}
	return false
}

// confirmedState says whether a participle straight after the verb says what is
// confirmed ("are confirmed killed"), wherever the parser hung it.
func (x *extractor) confirmedState(v int) bool {
	t := x.t
	return v+1 < t.Len() && t.Head(v+1) == v && t.Tag(v+1) == "VBN" && t.Child(v+1, "mark", "case", "aux:pass") < 0
}

// emitConfirmed makes the claims of what is confirmed of the clause's subjects: they
// were killed. Where more is said of it, the participle is a clause of its own.
func (x *extractor) emitConfirmed(f *frame) {
	t := x.t
	v := f.head + 1
	if t.Lemma(f.head) != "confirm" || !x.confirmedState(f.head) || !annotate.Harms(t.Lemma(v)) || t.Child(v, "obl", "obj", "obl:agent", "xcomp") >= 0 {
		return
	}
	for n, s := range x.subjectPhrases(f) {
		c := x.base(f)
		c.Object, c.Args, c.split = s, f.args, n > 0
		c.Predicate = Predicate{Head: v, Words: append(append([]int(nil), f.words...), v), Lemma: t.Lemma(v), Passive: true}
		c.Pattern, c.Rule = "SV", ruleName(f, "agentless")
		x.add(c)
	}
}

// hurtHeadline says whether the clause is a headline that leaves out "are": those
// who are its subject were killed and killed nobody ("Two civilians killed and
// three wounded in a shooting").
func (x *extractor) hurtHeadline(f *frame) bool {
	t := x.t
	if f.verb != f.head || f.rule != "main" || t.Tag(f.head) != "VBN" && t.Tag(f.head) != "VBD" || !annotate.Harms(t.Lemma(f.head)) {
		return false
	}
	s := t.Child(f.head, "nsubj!")
	if s < 0 || s > f.head || t.Child(f.head, "obj", "iobj", "aux", "ccomp", "xcomp", "expl", "obl:unmarked") >= 0 || t.Pos(s) == "PRON" {
		return false
	}
	switch t.Lemma(f.head) {
	case "shoot", "evacuate", "hurt":
		return false
	}
	if counts(t.Lemma(s)) || !x.person(s) && !annotate.Human(t.Lemma(s)) || annotate.Troops(t.Lemma(s)) || x.nameAt(s) >= 0 && !x.person(s) {
		return false
	}
	return f.head+1 >= t.Len() || !t.Nominal(f.head+1) && t.Pos(f.head+1) != "DET" && t.Pos(f.head+1) != "NUM" && t.Pos(f.head+1) != "ADJ"
}

// answers says whether "in" with the noun says why something is done.
func answers(lemma string) bool {
	switch lemma {
	case "retaliation", "response", "protest", "return", "exchange", "honor", "honour", "memory", "revenge":
		return true
	}
	return false
}
