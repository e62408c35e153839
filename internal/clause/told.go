package clause

import "kgraph/internal/clause/annotate"

// emitTold makes the claim of whom a clause of saying says it to: "Griffin told the
// committee that", "residents have been informed that". What is said has claims of
// its own.
func (x *extractor) emitTold(f *frame) {
	t := x.t
	if !tells(t.Lemma(f.head)) || f.polarity != Positive || f.modality != Factual {
		return
	}
	if f.passive {
		for n, s := range x.subjectPhrases(f) {
			if !x.listens(s.Head) || len(x.agents(f)) > 0 {
				continue
			}
			c := x.base(f)
			c.Predicate.Passive = true
			c.Object, c.Args, c.split = s, f.args, n > 0
			c.Pattern, c.Rule = "SV", ruleName(f, "agentless")
			x.add(c)
		}
		return
	}
	heard := f.receiver
	if len(heard) == 0 {
		heard = f.objects
	}
	for n, s := range x.subjectPhrases(f) {
		if !x.speaker(s.head()) {
			continue
		}
		for m, o := range x.phrases(heard) {
			if !x.listens(o.Head) {
				continue
			}
			c := x.base(f)
			c.Subject, c.Object, c.Args, c.split = s, o, f.args, n > 0 || m > 0
			c.Pattern, c.Rule = "SVO", ruleName(f, "told")
			x.add(c)
		}
	}
}

// tells says whether the verb has whom something is said to for its object.
func tells(lemma string) bool {
	switch lemma {
	case "tell", "inform", "assure", "warn", "remind", "notify", "convince", "persuade", "reassure", "advise", "brief":
		return true
	}
	return false
}

// listens says whether word i may be whom something is said to: a person, a group, a
// paper, a channel.
func (x *extractor) listens(i int) bool {
	t := x.t
	if i < 0 {
		return false
	}
	if t.Pos(i) == "PROPN" || t.Pos(i) == "NOUN" && (annotate.Human(t.Lemma(i)) || annotate.Group(t.Lemma(i))) {
		return true
	}
	switch t.Lemma(i) {
	case "media", "press", "television", "radio", "newspaper", "paper", "channel", "station", "magazine", "conference", "audience", "crowd", "outlet":
		return t.Pos(i) == "NOUN"
	}
	return false
}
