package clause

import (
	"strings"

	"kgraph/internal/clause/annotate"
)

// frame is one clause with its constituents, coordination not yet shared out.
type frame struct {
	context          // what holds of this clause
	from     context // what it came with: a clause coordinated with it starts from there
	head     int     // verb, or the predicate of a copular clause
	verb     int     // verb or copula, -1 for none
	words    []int   // of the predicate
	name     string
	particle string
	passive  bool
	copula   bool
	self     bool // the object is the subject over again: "turned himself in"
	subjects []int
	objects  []int
	receiver []int // indirect object
	comps    []int // complement, of the subject or of the object
	args     []Arg
	oblique  int // place in args of the first oblique that the verb may ask for, -1
}

// clause visits the clause headed by i: its claims, then those below it.
func (x *extractor) clause(i int, c context) {
	if x.seen[i] || c.depth > maxDepth {
		return
	}
	x.seen[i] = true
	t := x.t
	c.depth++
	f := &frame{context: c, from: c, head: i, verb: i, oblique: -1}
	if cop := t.Child(i, "cop"); cop >= 0 {
		f.copula, f.verb = true, cop
		if outer := t.Child(i, "nsubj:outer"); outer >= 0 && t.Child(i, "nsubj!", "nsubj:pass") >= 0 {
			f.copula, f.verb = false, i // "the problem is that X does Y"
			if t.Pos(i) != "VERB" {
				f.copula, f.verb = true, lastOf(t.Children(i, "cop"))
			}
		}
	} else if t.Pos(i) != "VERB" && t.Pos(i) != "AUX" && !x.likeVerb(i) {
		f.verb = -1
	}
	x.predicate(f)
	x.subject(f)
	x.standing(f)
	x.objects(f)
	x.adjuncts(f)
	x.emit(f)
	x.below(f)
}

// likeVerb says whether the word is a verb that the tagger took for a noun:
// it has a subject and no copula.
func (x *extractor) likeVerb(i int) bool {
	t := x.t
	s := t.Child(i, "nsubj")
	return t.Pos(i) == "NOUN" && s >= 0 && s < i && t.Child(i, "cop", "det", "amod", "nmod:poss", "compound", "case") < 0 && x.stands[s] == nil
}

func lastOf(words []int) int {
	if len(words) == 0 {
		return -1
	}
	return words[len(words)-1]
}

// shares says whether the clause takes auxiliaries and subject from the verb
// that it is coordinated with.
func (x *extractor) shares(f *frame) bool {
	t := x.t
	return f.under >= 0 && t.Child(f.head, "nsubj", "csubj", "expl", "aux", "aux:pass", "cop") < 0 &&
		(t.Pos(f.head) == "VERB" && t.Pos(f.under) == "VERB") && sameForm(t.Tag(f.head), t.Tag(f.under))
}

func sameForm(a, b string) bool {
	fold := func(s string) string {
		switch s {
		case "VBP":
			return "VB"
		}
		return s
	}
	return fold(a) == fold(b)
}

// predicate gathers the words of the relation, its name and its voice.
func (x *extractor) predicate(f *frame) {
	t := x.t
	words := append([]int(nil), f.chain...)
	sources := []int{f.head}
	if x.shares(f) {
		sources = append(sources, f.under)
	}
	for n, source := range sources {
		for _, k := range t.Kids(source) {
			switch {
			case t.Is(k, "aux"):
				words = append(words, k)
			case t.Is(k, "advmod") && x.negation(k) && !annotate.OnlyAfter(t, k) && k < f.head && n == 0:
				words = append(words, k)
			case n == 0 && t.Is(k, "compound:prt") && !(t.Low(k) == "over" && k+1 < t.Len() && t.Pos(k+1) == "NUM"):
				words = append(words, k)
				f.particle = t.Low(k)
			case n == 0 && f.particle == "" && t.Is(k, "advmod") && k == f.head+1 && (t.Low(k) == "down" || t.Low(k) == "aside") && k+1 < t.Len() && t.Pos(k+1) != "NUM":
				words = append(words, k)
				f.particle = t.Low(k) // "stepping down as leader"
			}
		}
	}
	if f.verb >= 0 {
		words = append(words, f.verb)
	}
	f.words = ascending(words)
	f.passive = t.Child(f.head, "aux:pass", "nsubj:pass", "obl:agent") >= 0 ||
		f.patient && t.Tag(f.head) != "VBG" && t.Child(f.head, "obj") < 0 ||
		f.patient && t.Tag(f.head) == "VBN" ||
		x.shares(f) && t.Tag(f.head) == "VBN" && t.Child(f.under, "aux:pass") >= 0
	if f.under >= 0 && t.Child(f.head, "nsubj") >= 0 && t.Child(f.head, "aux", "obj", "ccomp", "xcomp") < 0 && t.Child(f.under, "aux:pass") >= 0 &&
		(t.Tag(f.head) == "VBN" || t.Tag(f.head) == "VBD") {
		f.passive = true // "one is killed and two injured"
	}
	if m := t.Child(f.head, "mark", "case"); m >= 0 && t.Low(m) == "with" && t.Tag(f.head) == "VBN" && t.Child(f.head, "aux", "obj") < 0 && f.verb >= 0 {
		f.passive = true // "with the state set to receive"
	}
	if x.hurtHeadline(f) {
		f.passive = true
	}
	if t.Child(f.head, "aux:pass") < 0 && t.Tag(f.head) == "VBG" {
		f.passive = false
	}
	if f.verb >= 0 {
		f.name = t.Lemma(f.verb)
	}
	if f.lemma != "" && !strings.HasSuffix(f.lemma, "to ") && t.Tag(f.head) == "VBG" {
		f.name = t.Low(f.head) // "consider investing"
	}
	if f.copula || f.verb < 0 {
		f.name, f.passive = "be", false
		if f.copula && t.Pos(f.head) != "VERB" && t.Lemma(f.verb) != "be" {
			f.name = t.Lemma(f.verb)
		}
	}
}

func (x *extractor) negation(k int) bool {
	switch x.t.Low(k) {
	case "not", "n't", "n’t", "never", "nt":
		return true
	}
	return false
}

// subject finds who does it.
func (x *extractor) subject(f *frame) {
	t := x.t
	s := t.Child(f.head, "nsubj!", "nsubj:pass")
	if all := t.Children(f.head, "nsubj!"); len(all) > 1 && x.bracketedOff(s) {
		s = all[len(all)-1] // "(The Paper) On Monday X said"
	}
	if s < 0 {
		s = t.Child(f.head, "nsubj:outer")
	}
	if s < 0 && t.Child(f.head, "expl") < 0 {
		s = t.Child(f.head, "csubj")
	}
	if s < 0 {
		for _, j := range f.from.subjects {
			if t.Pos(j) != "VERB" || t.Is(j, "nsubj", "csubj") {
				f.subjects = append(f.subjects, j)
			}
		}
		return
	}
	if ante := x.stands[s]; ante != nil {
		f.subjects = ante
		return
	}
	if t.Low(s) == "it" && x.expletive(f.head) {
		return
	}
	if t.Low(s) == "what" || t.Low(s) == "whoever" || t.Low(s) == "whatever" {
		return
	}
	if who := t.Low(s); (who == "which" || who == "who") && t.Tag(s) != "" {
		if n := x.nounEnding(s - 1); n >= 0 && !t.Within(n, f.head) {
			f.subjects = x.members(n)
		}
		return
	}
	f.subjects = x.members(s)
}

// expletive says whether "it" only announces a clause.
func (x *extractor) expletive(head int) bool {
	return x.t.Child(head, "csubj") >= 0 ||
		x.t.Child(head, "cop") >= 0 && x.t.Child(head, "ccomp", "xcomp") >= 0 && x.t.Pos(head) == "ADJ"
}
