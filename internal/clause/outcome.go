package clause

import "kgraph/internal/clause/annotate"

// comingTo says whether "go" governs the infinitive k as the future does ("is going to
// rise"), and not as where somebody goes for something.
func (x *extractor) comingTo(f *frame, k int) bool {
	t := x.t
	return t.Lemma(f.head) == "go" && t.Tag(f.head) == "VBG" && t.Low(t.Child(k, "mark")) == "to" && t.Child(k, "mark") == f.head+1 &&
		t.Child(f.head, "aux") >= 0 && t.Lemma(t.Child(f.head, "aux")) == "be" && t.Child(f.head, "obl") < 0
}

// wasAble says whether the clause tells in the past or the perfect what its subject
// was able to do, which it then did ("was able to escape", "has been able to carry").
func (x *extractor) wasAble(f *frame) bool {
	t := x.t
	if !f.copula || t.Lemma(f.head) != "able" || f.verb < 0 {
		return false
	}
	switch t.Low(f.verb) {
	case "was", "were":
		return t.Child(f.head, "aux") < 0 && len(f.subjects) > 0 && t.Tag(f.subjects[0]) != "NNS" // "slaves were able to own land": a right
	case "been":
		a := t.Child(f.head, "aux")
		return a >= 0 && t.Lemma(a) == "have" && len(t.Children(f.head, "aux")) == 1
	}
	return false
}

// tooMuch says whether the clause says that something is too much so to do what the
// infinitive k says ("too contaminated to support life", "too ill to travel").
func (x *extractor) tooMuch(f *frame, k int) bool {
	t := x.t
	if t.Low(t.Child(k, "mark")) != "to" || k < f.head {
		return false
	}
	for _, a := range t.Children(f.head, "advmod") {
		if a > f.head {
			continue
		}
		if t.Low(a) == "too" {
			return true
		}
		for _, b := range t.Children(a, "advmod") {
			if t.Low(b) == "too" && b < a {
				return true
			}
		}
	}
	return false
}

// tooMuchTo visits the infinitive k of "too ill to travel": it is not done. Where it
// lacks an object the subject is what it is done to ("too heavy to lift").
func (x *extractor) tooMuchTo(f *frame, k int, c context) {
	t := x.t
	if f.polarity != Positive || t.Child(k, "nsubj") >= 0 || t.Child(k, "obj", "aux:pass", "cop", "ccomp", "xcomp") < 0 && !annotate.Intransitive(t.Lemma(k)) && t.Child(k, "obl") < 0 {
		x.quiet(k, c)
		return
	}
	c.rule, c.subjects, c.polarity = "too much", f.subjects, Negative
	c.modality, c.speakers = annotate.Stronger(f.modality, Possible), f.speakers
	x.walk(k, c)
}

// outcome says whether the infinitive k tells what came of the clause and not what it
// was for: "only to lose it again", "never to return", "spent ten million to build".
func (x *extractor) outcome(f *frame, k int) bool {
	t := x.t
	if f.modality != Factual || f.polarity != Positive || k < f.head {
		return false
	}
	first := t.Subtree(k, nil)[0]
	if w := t.Low(first); w == "," && first+1 < t.Len() {
		first++
	}
	if w := t.Low(first); w == "only" || w == "never" {
		return t.Child(k, "mark") == first+1
	}
	if l := t.Lemma(f.head); l != "spend" && l != "pay" || f.passive || !x.past(f.head) && t.Tag(f.head) != "VBN" {
		return false
	}
	o := t.Child(f.head, "obj")
	return o >= 0 && o < k && (annotate.IsAmount(t, o) || annotate.IsTime(t, o, ""))
}

// plansOn says whether the gerund k under a preposition is what the clause's subject
// plans or wants ("intends on retiring", "plans on building").
func (x *extractor) plansOn(f *frame, k int) bool {
	t := x.t
	if p := t.Preposition(k); p != "on" && p != "upon" && p != "at" || k < f.head || !x.gerund(k) || f.passive || f.copula || t.Child(k, "nsubj") >= 0 {
		return false
	}
	switch t.Lemma(f.head) {
	case "intend", "plan", "aim", "count", "bank":
		return true
	}
	return false
}

// madeSure visits the clause under the adjective of "make sure that", "make clear
// that": what is made sure of is wanted, what is made clear is said.
func (x *extractor) madeSure(f *frame, adj int) bool {
	t := x.t
	k := t.Child(adj, "ccomp")
	if t.Lemma(f.head) != "make" || k < 0 || t.Pos(adj) != "ADJ" || f.copula {
		return false
	}
	c := context{speakers: f.speakers, modality: f.modality, polarity: Positive, rule: "content", gap: -1, under: -1, depth: f.depth}
	switch t.Lemma(adj) {
	case "sure", "certain":
		if f.modality != Factual || f.polarity != Positive || !x.past(f.head) {
			c.modality = annotate.Stronger(f.modality, Wished)
		}
	case "clear", "plain", "known":
		if f.polarity == Negative {
			return false
		}
		if len(f.subjects) > 0 && x.speaker(f.subjects[0]) && !annotate.Impersonal(t.Low(f.subjects[0])) {
			c.speakers = withSpeaker(f.speakers, Speaker{Phrase: x.subjectPhrase(f, f.subjects[0]), Verb: f.head})
		}
	default:
		return false
	}
	c.reporter = f
	x.seen[adj] = true
	x.walk(k, c)
	return true
}

// holds says whether the verb with an object and an infinitive of being or having says
// what its subject thinks or says of the object ("whom they believe to be usurpers").
func (x *extractor) holds(f *frame, k int) (annotate.Report, bool) {
	t := x.t
	r, ok := annotate.VerbReport(t.Lemma(f.head))
	if !ok || !r.Speaks || t.Child(k, "cop") < 0 && t.Lemma(k) != "have" && t.Child(k, "aux") < 0 {
		return r, false
	}
	switch t.Lemma(f.head) {
	case "believe", "think", "consider", "find", "judge", "declare", "report", "allege", "acknowledge", "estimate", "hold", "deem", "suspect", "presume", "assume",
		"claim", "understand", "reveal", "feel", "calculate":
		return r, true
	}
	return r, false
}

// rumoured says whether the passive clause only says how its clausal subject is known:
// "it is rumoured that", "it was expected that".
func (x *extractor) rumoured(f *frame) bool {
	if _, ok := annotate.VerbReport(x.verbName(f.head)); ok {
		return true
	}
	return annotate.PassiveEffect(x.t.Lemma(f.head)).Transparent
}
