package clause

import "kgraph/internal/clause/annotate"

// charged visits the gerund k of what the clause's verb accuses, suspects or
// convicts somebody of: who is accused is said to have done it ("accused Turkey of
// violating the treaty", "was charged with taking bribes"). False where the verb is
// of another kind.
func (x *extractor) charged(f *frame, k int, prep string) bool {
	t := x.t
	m, ok := annotate.Charges(t.Lemma(f.head), prep)
	polarity := Positive
	if !ok && !f.copula && !f.passive {
		polarity, m, ok = annotate.Engages(t.Lemma(f.head), prep)
		if ok {
			x.engaged(f, k, polarity, m)
			return true
		}
	}
	if e := annotate.ObjectEffect(t.Lemma(f.head)); f.passive && prep == "from" && e.Affirmed == Negative {
		polarity, m, ok = Negative, e.Modality, true
	}
	if !ok || !x.gerund(k) || f.polarity != Positive || f.copula && t.Pos(f.head) != "ADJ" {
		return false
	}
	c := f.inside()
	c.rule, c.polarity = "charge", polarity
	who := f.subjects
	if !f.passive && !f.copula {
		who = f.receiver // "fined the firm ten million for misleading"
		if len(who) == 0 {
			who = f.objects
		}
		if len(f.subjects) > 0 && m != Factual {
			c.speakers = withSpeaker(c.speakers, Speaker{Phrase: x.subjectPhrase(f, f.subjects[0]), Verb: f.head})
			m = Factual // as with what else somebody says
		}
	} else if agents := x.agents(f); len(agents) > 0 && m == Possible {
		c.speakers = withSpeaker(c.speakers, Speaker{Phrase: x.phrase(agents[0], -1), Verb: f.head})
		m = Factual
	}
	if len(who) == 0 || t.Child(k, "nsubj") >= 0 || x.amountIn(who[0]) {
		return false
	}
	c.subjects, c.modality = who, annotate.Stronger(f.modality, m)
	x.walk(k, c)
	return true
}

// engaged visits the gerund k of what the subject succeeds in, resorts to or
// refrains from.
func (x *extractor) engaged(f *frame, k int, p Polarity, m Modality) {
	c := f.inside()
	c.rule, c.subjects = "charge", f.subjects
	c.polarity, c.modality = annotate.Compose(f.polarity, p), annotate.Stronger(f.modality, m)
	x.walk(k, c)
}

// amountIn says whether the noun is a sum of money or has one hung on it, as a
// parser does with the second of two objects ("fines Google €2 billion").
func (x *extractor) amountIn(i int) bool {
	t := x.t
	if annotate.IsAmount(t, i) || t.Pos(i) == "SYM" || t.Pos(i) == "NUM" {
		return true
	}
	for _, k := range t.Kids(i) {
		if k > i && annotate.IsAmount(t, k) && t.Is(k, "nmod:unmarked", "flat", "compound", "nummod", "appos", "nmod") && t.Child(k, "case") < 0 && !x.punctuated(i, k) {
			return true
		}
	}
	return false
}
