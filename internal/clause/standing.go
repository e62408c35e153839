package clause

import "kgraph/internal/clause/annotate"

// standing settles polarity, modality and speakers.
func (x *extractor) standing(f *frame) {
	t := x.t
	subject, object := -1, -1
	governed := len(f.from.chain) > 0 || f.rule == "object control" // the clause above has heard its subject's "no"
	if len(f.subjects) > 0 && !(governed && t.Head(f.subjects[0]) != f.head) {
		subject = f.subjects[0]
	}
	if t.Child(f.head, "obj") >= 0 {
		object = t.Child(f.head, "obj")
		if ante := x.stands[object]; len(ante) > 0 {
			object = ante[0]
		}
	} else if f.gap >= 0 && !governed {
		object = f.gap // "no disease that they know of"
	}
	if f.rule == "relative" && x.afterComma(f.head) { // "neither firm, which had built it, sold it"
		if subject >= 0 && t.Head(subject) != f.head {
			subject = -1
		}
		if object >= 0 && t.Head(object) != f.head {
			object = -1
		}
	}
	own := annotate.ClausePolarity(t, f.head, subject, object)
	modality := annotate.ClauseModality(t, f.head)
	if x.shares(f) {
		if m := annotate.ClauseModality(t, f.under); m != Predicted || !x.cameTrue(f.under, f.from) {
			modality = annotate.Stronger(modality, m)
		}
		if annotate.ClausePolarity(t, f.under) == Negative && own == Positive && t.Low(t.Child(f.head, "cc")) != "but" && !x.contrasts(f.head) {
			own = annotate.Negate(own)
		}
	}
	if own == Negative && x.lessThan(f.head, object) {
		own = Partial
	}
	if v := f.head; f.under >= 0 && t.Low(t.Child(v, "cc")) == "or" && t.Child(v, "nsubj") < 0 || x.alternative(v) {
		modality = annotate.Stronger(modality, Possible)
	}
	if modality == Predicted && x.cameTrue(f.head, f.from) {
		modality = Factual
	}
	if x.aimOf(f) {
		modality = annotate.Stronger(modality, Wished)
	}
	modality = annotate.Stronger(modality, x.conditioned(f.head))
	if x.partly && x.asksBelow(f.head) && x.asks(f.head) {
		modality = Asked
	}
	f.polarity = annotate.Compose(f.from.polarity, own)
	f.modality = annotate.Stronger(f.from.modality, modality)
	for _, k := range t.Kids(f.head) {
		switch {
		case t.Is(k, "obl", "nmod", "advmod") && annotate.SourcePreposition(t.Preposition(k)):
			if !x.cited(k) {
				continue
			}
			f.speakers = withSpeaker(f.speakers, Speaker{Phrase: x.phrase(k, -1), Verb: -1})
		case t.Is(k, "obl") && annotate.ViewNoun(t.Lemma(k)) && t.Preposition(k) == "in" && t.Child(k, "nmod:poss") >= 0:
			f.speakers = withSpeaker(f.speakers, Speaker{Phrase: x.phrase(t.Child(k, "nmod:poss"), -1), Verb: -1})
		case t.Is(k, "obl") && t.Low(k) == "words" && t.Preposition(k) == "in" && t.Preposition(t.Child(k, "nmod")) == "of":
			f.speakers = withSpeaker(f.speakers, Speaker{Phrase: x.phrase(t.Child(k, "nmod"), -1), Verb: -1}) // "in the words of X"
		case t.Is(k, "advcl") && x.asSaid(f.head, k):
			f.speakers = withSpeaker(f.speakers, Speaker{Phrase: x.phrase(t.Child(k, "nsubj"), -1), Verb: k}) // "as X said"
		case t.Is(k, "parataxis") && x.speech(k):
			s := t.Child(k, "nsubj")
			x.seen[k] = true
			f.speakers = withSpeaker(f.speakers, Speaker{Phrase: x.phrase(s, -1), Verb: k, Quoted: x.quoted(f.head)})
		}
	}
}

// cited says whether the noun under "according to" may be a source: not
// "according to their identity", "dog bites per day".
func (x *extractor) cited(k int) bool {
	t := x.t
	if t.Pos(k) != "NOUN" || x.nameAt(k) >= 0 || annotate.Document(t.Lemma(k)) || annotate.Human(t.Lemma(k)) {
		return true
	}
	return !abstract(t.Lemma(k)) && t.Preposition(k) != "per"
}

// contrasts says whether an adverb sets the conjunct against the verb before it
// ("will not open and only allow").
func (x *extractor) contrasts(i int) bool {
	for _, k := range x.t.Children(i, "advmod") {
		switch x.t.Low(k) {
		case "only", "instead", "rather", "still", "merely", "nevertheless":
			return true
		}
	}
	return false
}

// speech says whether the parenthetical clause k only names a speaker
// (", she said,").
func (x *extractor) speech(k int) bool {
	t := x.t
	_, known := annotate.VerbReport(t.Lemma(k))
	return known && t.Pos(k) == "VERB" && t.Child(k, "aux:pass") < 0 && t.Child(k, "nsubj") >= 0 && t.Child(k, "ccomp", "obj", "xcomp") < 0 &&
		(!annotate.Impersonal(t.Low(t.Child(k, "nsubj"))) || t.Low(t.Child(k, "nsubj")) == "it" && annotate.Utters(t.Lemma(k)))
}

// asSaid says whether the clause k, set off by a comma before the verb head or at the
// end, names who says the clause around it: "as X told the paper, ...".
func (x *extractor) asSaid(head, k int) bool {
	t := x.t
	r, ok := annotate.VerbReport(t.Lemma(k))
	s := t.Child(k, "nsubj")
	if !ok || !r.Speaks || r.Polarity == Negative || t.Preposition(k) != "as" || s < 0 || s > k || !x.speaker(s) || annotate.Impersonal(t.Low(s)) ||
		t.Child(k, "ccomp", "xcomp", "advcl", "aux:pass", "conj") >= 0 || x.quoted(k) {
		return false
	}
	for _, o := range t.Children(k, "obj", "iobj") {
		if t.Lemma(k) != "tell" || !x.speaker(o) {
			return false
		}
	}
	words := t.Subtree(k, nil)
	last := words[len(words)-1]
	if k > head {
		return x.afterComma(k) && last+2 >= t.Len() && t.Pos(t.Len()-1) == "PUNCT"
	}
	return t.Low(last) == "," || last+1 < t.Len() && t.Low(last+1) == "," || x.afterComma(k)
}

// quoted says whether the clause headed by i stands in quotation marks.
func (x *extractor) quoted(i int) bool {
	open := 0
	for j := 0; j < i; j++ {
		switch x.t.Low(j) {
		case "“", "``":
			open++
		case "”", "''":
			if open > 0 {
				open--
			}
		case "\"":
			open = 1 - open
		}
	}
	return open > 0
}
