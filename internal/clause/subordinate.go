package clause

import "kgraph/internal/clause/annotate"

// subordinate is the modality that the word before the adverbial clause k, which has a
// subject of its own, gives it in the clause f.
func (x *extractor) subordinate(f *frame, k int, prep string) Modality {
	t := x.t
	m := annotate.SubordinatorModality(prep)
	if prep == "" {
		prep = x.whenWord(k)
	}
	if f.polarity == Negative && prep == "how" {
		return annotate.Stronger(m, Possible) // "cannot say how it was prepared"
	}
	if x.present(k) && (f.modality == Predicted && (prep == "when" || prep == "after" || prep == "once") || f.modality == Asked && x.partly) {
		return annotate.Stronger(m, Predicted) // "will leave when the term ends", "as it nears land will it weaken?"
	}
	switch {
	case prep == "once":
		if !x.present(k) {
			return Factual // "once the war had ended, he left"
		}
	case prep == "before" || prep == "by the time":
		if x.present(k) && (f.modality == Predicted || x.past(f.head) && len(f.subjects) > 0 || x.datedAhead(k)) {
			return annotate.Stronger(m, Predicted) // "three months before the office closes"
		}
	case prep == "about":
		if x.gerund(k) {
			return annotate.Stronger(m, Possible) // "talk about memoirs being written"
		}
	case x.forTo(k):
		for _, o := range f.objects {
			if annotate.Enables(t.Lemma(o)) {
				return annotate.Stronger(m, Possible) // "an opportunity for them to speak"
			}
		}
		if annotate.Permits(t.Lemma(f.head)) {
			if x.past(f.head) && f.polarity == Positive {
				return m // "which allowed for her to attend"
			}
			return annotate.Stronger(m, Possible)
		}
		for _, adj := range append([]int{f.head}, f.comps...) {
			if t.Pos(adj) != "ADJ" {
				continue
			}
			if _, of, ok := annotate.AdjectiveContent(t.Lemma(adj), false); ok {
				return annotate.Stronger(m, of)
			}
			return annotate.Stronger(m, Possible) // "made it easy for them to leave"
		}
		return annotate.Stronger(m, Wished)
	case prep == "when" && (t.Lemma(f.head) == "tend" || t.Lemma(t.Head(f.head)) == "tend"):
		return annotate.Stronger(m, Conditional) // "tended to buy when prices were low"
	}
	return m
}

// datedAhead says whether the clause says how long before it something else is.
func (x *extractor) datedAhead(k int) bool {
	o := x.t.Child(k, "obl:unmarked", "obl:tmod", "obl:npmod")
	return o >= 0 && o < k && annotate.IsTime(x.t, o, "")
}

// forTo says whether the clause is an infinitive with its subject under "for".
func (x *extractor) forTo(k int) bool {
	marks := x.t.Children(k, "mark")
	return len(marks) > 1 && x.t.Low(marks[0]) == "for" && x.t.Low(marks[len(marks)-1]) == "to"
}

// factive says whether the participle takes what it governs for granted ("seeing how",
// "considering that").
func (x *extractor) factive(k int) bool {
	switch x.t.Lemma(k) {
	case "see", "consider", "know", "realize", "realise":
		return x.t.Tag(k) == "VBG" && x.t.Child(k, "ccomp") > k
	}
	return false
}

// chargedBefore says whether what somebody is accused of stands between the verb and
// the adverbial clause k.
func (x *extractor) chargedBefore(f *frame, k int) bool {
	if f.passive || len(f.subjects) == 0 || x.afterComma(k) {
		return false
	}
	for _, j := range x.t.Children(f.head, "advcl") {
		if j > f.head && j < k && x.t.Preposition(j) == "of" {
			return true
		}
	}
	return false
}

// colonSayer is who says the clause k that a colon leads up to, where the verb before
// the colon is one of saying and has nothing else that it says ("AP reported of X: ...").
func (x *extractor) colonSayer(k int) (Speaker, bool) {
	t := x.t
	p := t.Subtree(k, nil)[0]
	for n := 0; n < 3 && p > 0 && t.Low(p) != ":"; n++ {
		p--
		if t.Pos(p) != "PUNCT" {
			return Speaker{}, false
		}
	}
	if p <= 0 || t.Low(p) != ":" {
		return Speaker{}, false
	}
	for v := p - 1; v >= max(p-6, 0); v-- {
		if t.Pos(v) != "VERB" {
			continue
		}
		r, ok := annotate.VerbReport(x.verbName(v))
		s := x.surfaceSubject(v)
		if !ok || !r.Speaks || r.Polarity != Positive || s < 0 || t.Child(v, "ccomp", "obj", "xcomp") >= 0 || !x.speaks(s) && t.Words[s].Form == t.Low(s) {
			return Speaker{}, false
		}
		return Speaker{Phrase: x.phrase(s, -1), Verb: v, Quoted: true}, true
	}
	return Speaker{}, false
}

// whenWord is the adverb that the clause begins with in place of a conjunction: "when",
// "whenever", "how", or "".
func (x *extractor) whenWord(k int) string {
	for _, a := range x.t.Children(k, "advmod") {
		if w := x.t.Low(a); a < k && (w == "when" || w == "whenever" || w == "how") {
			return w
		}
	}
	return ""
}
