package clause

import (
	"sort"

	"kgraph/internal/clause/annotate"
)

// relative visits the relative clause k of noun.
func (x *extractor) relative(k, noun int, c context) {
	t := x.t
	if w := t.Low(noun); w == "what" || w == "whatever" {
		x.quiet(k, c) // "what the report shows" names nothing
		return
	}
	if x.contentOf(k, noun) {
		x.nounContent(k, noun, c)
		return
	}
	if x.isClause(noun) && t.Pos(noun) == "VERB" {
		// hung on the verb: the noun phrase that ends before it
		n := x.nounEnding(t.Subtree(k, nil)[0] - 1)
		if n < 0 || t.Within(n, k) {
			x.quiet(k, c)
			return
		}
		noun = n
	}
	if n := x.fitting(k, noun); n >= 0 {
		noun = x.happening(k, n)
	} else {
		x.quiet(k, c)
		return
	}
	if x.denied(noun, c) {
		x.quiet(k, c)
		return
	}
	ante := x.antecedents(k, noun)
	c.rule, c.gap, c.modality = "relative", noun, annotate.Stronger(c.modality, x.imagined(k, noun, c))
	if s := x.saidOf(noun, k); s >= 0 {
		ante = []int{s}
	}
	if x.afterComma(k) || x.bracketedOff(k) {
		c.speakers = x.quotedOnly(c.speakers, k) // "says that he met X, who is ill": the writer's words
	}
	x.bind(k, ante, 0)
	if who := t.Child(k, "nsubj", "csubj"); who < 0 {
		c.subjects, c.gap = ante, -1
		c.patient = t.Child(k, "aux:pass") < 0 && t.Tag(k) == "VBN" && t.Child(k, "aux") < 0
	} else if x.stands[who] != nil {
		c.subjects, c.gap = ante, -1
	}
	x.walk(k, c)
}

// contentOf says whether the clause k, called relative by the parser, is what
// a noun like "confidence" is about.
func (x *extractor) contentOf(k, noun int) bool {
	t := x.t
	if _, ok := annotate.NounReport(t.Lemma(noun)); !ok || t.Child(k, "nsubj") < 0 {
		return false
	}
	for _, j := range t.Kids(k) {
		if t.Low(j) != "that" || j > t.Child(k, "nsubj") {
			continue
		}
		if t.Is(j, "mark") || t.Is(j, "nsubj") && len(t.Children(k, "nsubj")) > 1 {
			return true
		}
		// an intransitive or complete clause leaves no gap for "that"
		return !t.Is(j, "nsubj") && (t.Child(k, "cop") >= 0 || t.Child(k, "obl") > k) && !annotate.Voices(t.Lemma(k))
	}
	return false
}

// antecedents are what the clause k modifies: its noun, and the noun's fellow
// conjuncts when all of them stand before the clause.
func (x *extractor) antecedents(k, noun int) []int {
	t := x.t
	all := t.Conjuncts(noun)
	if len(all) == 1 || t.Is(noun, "conj") {
		return []int{noun}
	}
	for _, j := range all {
		if j > k || !t.Nominal(j) {
			return []int{noun}
		}
	}
	return all[:min(len(all), maxFan)]
}

// bind notes what the relative pronouns below k stand for.
func (x *extractor) bind(k int, ante []int, depth int) {
	t := x.t
	if depth > 4 {
		return
	}
	for _, j := range t.Kids(k) {
		if t.Is(j, "acl:relcl") || t.Is(j, "conj") {
			continue
		}
		switch t.Low(j) {
		case "who", "whom", "which", "that":
			if t.Pos(j) == "PRON" && !t.Is(j, "mark") || t.Feat(j, "PronType") == "Rel" {
				x.stands[j] = ante
			}
		case "whose":
			x.stands[j] = ante
		case "where", "when":
			if t.Is(j, "advmod") {
				x.stands[j] = ante
			}
		}
		if j > k && depth > 0 {
			continue
		}
		if t.Is(j, "obl", "nmod", "nsubj", "obj", "ccomp", "xcomp") {
			x.bind(j, ante, depth+1)
		}
	}
}

// nounClause visits a clause k that modifies a noun and is no relative clause:
// a participle, an infinitive, or the content of "the claim that".
func (x *extractor) nounClause(k, noun int, c context) {
	t := x.t
	if t.Pos(noun) == "VERB" && x.isClause(noun) {
		x.quiet(k, c)
		return
	}
	mark := t.Low(t.Child(k, "mark"))
	tag := t.Tag(k)
	ante := x.antecedents(k, noun)
	own := t.Child(k, "nsubj", "csubj") >= 0
	if !own && x.uncertain(noun) && (tag == "VBG" || t.Low(t.Child(k, "aux:pass")) == "being") {
		c.modality = annotate.Stronger(c.modality, Possible)
	}
	switch {
	case mark == "that" && x.lostRelative(k, noun):
		c.rule, c.gap = "relative", noun
		x.walk(k, c)
		return
	case mark == "that" || own && mark != "for":
		x.nounContent(k, noun, c)
		return
	case own && mark == "for":
		c.rule, c.modality = "noun infinitive", annotate.Stronger(c.modality, Wished) // "time for users to move"
	case mark == "to":
		c.rule = "noun infinitive"
		c.modality = annotate.Stronger(c.modality, Wished)
		c.subjects = x.holder(noun)
		if who, f := x.firstTo(noun, c); who != nil {
			c.rule, c.subjects, c.modality = "first to", who, Factual
			if f != nil {
				c.modality = f.modality
			}
		} else if who := x.planner(noun, c); len(c.subjects) == 0 && who != nil {
			c.rule, c.subjects, c.modality = "plan", who, annotate.Stronger(c.around.modality, Wished)
		} else if who := x.enabled(noun, c); len(c.subjects) == 0 && who != nil {
			c.rule, c.subjects, c.modality = "means to", who, annotate.Stronger(c.around.modality, Possible)
		} else if len(c.subjects) == 0 {
			c.subjects = x.meantFor(noun, k)
		}
	case mark != "" || t.Child(k, "case") >= 0:
		if x.doesIn(noun, k, c) {
			return
		}
		if who, m := x.practised(noun, k, c); len(who) > 0 {
			c.rule, c.subjects, c.modality = "plan", who, m
			x.walk(k, c)
			return
		}
		c.rule = "noun gerund" // "approach to reducing": nobody is said to do it
		x.quiet(k, c)
		return
	case (tag == "VBN" || tag == "VBD") && t.Child(k, "obj") < 0:
		c.rule, c.patient, c.subjects, c.modality = "participle", true, ante, annotate.Stronger(c.modality, x.imagined(k, noun, c))
	case tag == "VBD" || tag == "VBN" && !annotate.Ditransitive(t.Lemma(k)):
		x.quiet(k, c) // no reduced clause has an object: "X, occupied West Bank"
		return
	case tag == "VBG" && t.Lemma(noun) == "time", // "at the same time focusing on"
		tag == "VBG" && (!t.Nominal(noun) || t.Low(k) == "building" && t.Pos(max(k-1, 0)) == "PROPN" && t.Child(k, "obj") < 0): // "the Parliament building"
		x.quiet(k, c)
		return
	case tag == "VBG" || t.Pos(k) == "VERB":
		c.rule, c.subjects, c.modality = "participle", ante, annotate.Stronger(c.modality, x.imagined(k, noun, c))
		c.patient = tag == "VBN" && x.o.Modifiers && annotate.Describes(t.Lemma(k)) // "computers considered standard"
		if r, ok := annotate.VerbReport(t.Lemma(k)); ok && r.Speaks && tag == "VBG" && (!x.human(noun) || t.Preposition(noun) == "against") {
			if d := x.documentAbove(noun); d >= 0 {
				c.subjects = []int{d} // "declaration of principles stating"
			}
		} else if annotate.Strikes(t.Lemma(k)) && tag == "VBG" {
			c.subjects = x.eventBefore(noun, ante)
		}
	default:
		c.rule, c.subjects = "reduced", ante
	}
	x.walk(k, c)
}

// uncertain says whether the noun is what there is a chance or a risk of ("the risk
// of an asteroid hitting the town").
func (x *extractor) uncertain(noun int) bool {
	up := x.nounAbove(noun)
	if up < 0 || !x.t.Is(noun, "nmod") {
		return false
	}
	if x.t.Preposition(noun) == "about" {
		return x.talkedOf(up)
	}
	if x.t.Preposition(noun) != "of" {
		return false
	}
	switch x.t.Lemma(up) {
	case "chance", "risk", "probability", "possibility", "likelihood", "odds", "prospect", "danger", "threat", "fear", "hope":
		return true
	}
	return false
}

// eventBefore is what happened in the place or at the time that word noun names:
// of "raids in six states targeting" the raids target; else what was found already.
func (x *extractor) eventBefore(noun int, ante []int) []int {
	t := x.t
	for n, steps := noun, 0; steps < 4; steps++ {
		if !x.where(n) {
			if n == noun {
				return ante
			}
			return []int{n}
		}
		up := x.nounAbove(n)
		if v := t.Head(n); up < 0 && v >= 0 && t.Is(n, "obl") {
			if o := t.Child(v, "obj"); o < n {
				up = o
			}
		}
		if up < 0 {
			return ante
		}
		n = up
	}
	return ante
}

// anothers are verbs whose object is what another has said: who welcomes an
// announcement has not made it.
var anothers = map[string]bool{"follow": true, "precede": true, "welcome": true, "hear": true, "receive": true, "await": true, "face": true,
	"investigate": true, "criticize": true, "criticise": true, "condemn": true, "ignore": true, "praise": true}

// nounContent visits the that-clause k of a noun.
func (x *extractor) nounContent(k, noun int, c context) {
	t := x.t
	r, ok := annotate.NounReport(t.Lemma(noun))
	c.rule = "noun content"
	if ok {
		c.polarity = annotate.Compose(c.polarity, r.Polarity)
		c.modality = annotate.Stronger(c.modality, r.Modality)
		if r.Speaks {
			who := Phrase{Head: -1}
			if p := t.Child(noun, "nmod:poss"); p >= 0 {
				who = x.phrase(p, -1)
			} else if v := t.Head(noun); v >= 0 && t.Is(noun, "obj") && t.Pos(v) == "VERB" && !anothers[t.Lemma(v)] {
				if s := x.surfaceSubject(v); s >= 0 {
					who = x.phrase(s, -1)
				}
			} else if v >= 0 && t.Is(noun, "obl") && t.Pos(v) == "VERB" && t.Child(v, "aux:pass") < 0 && annotate.Delivers(t.Lemma(v), t.Preposition(noun)) {
				if s := x.surfaceSubject(v); s >= 0 {
					who = x.phrase(s, -1) // "told X in a statement that", "came to the conclusion that"
				}
			}
			if who.Empty() && r.Source {
				who = x.phrase(noun, k)
			}
			c.speakers = withSpeaker(c.speakers, Speaker{Phrase: who, Verb: noun})
		}
	}
	if v := t.Head(noun); t.Is(noun, "obj") && annotate.Rejects(t.Lemma(v)) && t.Child(noun, "nmod:poss") < 0 && x.surfaceSubject(v) >= 0 {
		c.polarity = annotate.Negate(c.polarity) // "rejected claims that"
	}
	if t.Low(t.Child(noun, "det")) == "no" {
		c.modality = annotate.Stronger(c.modality, Possible) // "no doubt that": nothing follows
		if annotate.Proof(t.Lemma(noun)) && c.polarity == Positive {
			c.polarity = Negative // "no evidence that"
		}
	}
	x.walk(k, c)
}

// surfaceSubject is the subject of verb v, its own or that of the verb it is
// coordinated with, or -1.
func (x *extractor) surfaceSubject(v int) int {
	t := x.t
	for n := 0; n < 10; n++ {
		if s := t.Child(v, "nsubj"); s >= 0 {
			if ante := x.stands[s]; len(ante) > 0 {
				return ante[0]
			}
			return s
		}
		if !t.Is(v, "conj", "xcomp") || t.Head(v) < 0 {
			return -1
		}
		v = t.Head(v)
	}
	return -1
}

// quiet visits what is below clause k without making claims of k itself.
func (x *extractor) quiet(k int, c context) {
	if x.seen[k] {
		return
	}
	x.seen[k] = true
	x.reject(c.rule, k, whyQuiet)
	in := c.inside()
	for _, j := range x.t.Kids(k) {
		if x.t.Is(j, "conj") && x.isClause(j) && x.t.Child(j, "nsubj") < 0 {
			x.quiet(j, in)
			continue
		}
		x.kid(j, k, in)
	}
}

func withSpeaker(have []Speaker, s Speaker) []Speaker {
	out := make([]Speaker, 0, len(have)+1)
	out = append(out, have...)
	return append(out, s)
}

func ascending(words []int) []int {
	sort.Ints(words)
	out := words[:0]
	for i, w := range words {
		if i == 0 || w != words[i-1] {
			out = append(out, w)
		}
	}
	return out
}
