package clause

import (
	"strings"

	"kgraph/internal/clause/annotate"
)

// add keeps a claim unless it says nothing or has been made; it gives the
// claim's index, or -1.
func (x *extractor) add(c Claim) int {
	why := ""
	x.furnish(&c)
	switch {
	case len(x.claims) >= maxClaims:
		why = whyFull
	case c.Subject.Empty() && c.Object.Empty():
		why = whyNoSlots
	case c.Subject.Head == c.Object.Head:
		why = whyItself
	case x.vacuous(&c):
		why = whyVacuous
	default:
		why = x.unsaid(&c)
	}
	if why != "" {
		x.rejectClaim(&c, why)
		return -1
	}
	key := x.key(&c)
	if i, ok := x.keys[key]; ok {
		x.rejectClaim(&c, whyTwice)
		return i
	}
	if c.Kind != Apposition && c.Kind != Title && c.Polarity != Negative && (x.alternative(c.Subject.Head) || x.alternative(c.Object.Head)) {
		c.Modality = annotate.Stronger(c.Modality, Possible)
	}
	c.Confidence = x.confidence(&c)
	c.Args = x.whole(&c, append(c.Args[:len(c.Args):len(c.Args)], x.modifiers(&c)...))
	x.keys[key] = len(x.claims)
	x.claims = append(x.claims, c)
	return len(x.claims) - 1
}

// alternative says whether word i is one of several of which one is meant ("A or
// B").
func (x *extractor) alternative(i int) bool {
	t := x.t
	if i < 0 {
		return false
	}
	if t.Is(i, "conj") && t.Head(i) >= 0 && t.Pos(t.Head(i)) == t.Pos(i) {
		i = t.Head(i)
	}
	for _, j := range t.Children(i, "conj") {
		if t.Low(t.Child(j, "cc")) == "or" && t.Pos(j) != "ADJ" && t.Pos(j) != "NUM" && t.Child(j, "nsubj") < 0 {
			return true
		}
	}
	return false
}

func (x *extractor) key(c *Claim) string {
	var b strings.Builder
	part := func(s string) { b.WriteString(s); b.WriteByte('\t') }
	part(strings.ToLower(x.t.Text(c.Subject.Words)))
	part(c.Predicate.Lemma)
	part(c.Predicate.Particle)
	part(c.Predicate.Prep)
	part(strings.ToLower(x.t.Text(c.Object.Words)))
	part(string(c.Polarity))
	if c.Kind == Report {
		part("report")
	}
	for _, s := range c.Speakers {
		part(strings.ToLower(x.t.Text(s.Phrase.Words)))
	}
	return b.String()
}

// vacuous says whether the claim says nothing: that somebody is a man, that
// something includes one.
func (x *extractor) vacuous(c *Claim) bool {
	if x.o.Modifiers && c.Predicate.Lemma == "be" && c.Object.Empty() && len(c.Args) == 0 {
		return true // "there is no evidence"
	}
	if len(c.Object.Words) != 1 || c.Object.Empty() {
		return false
	}
	switch {
	case c.Rule == "including":
		return x.t.Pos(c.Object.Head) == "NUM"
	case c.Kind == Apposition || c.Kind == Title:
		switch x.t.Lemma(c.Object.Head) {
		case "man", "woman", "person", "one", "people", "thing", "boy", "girl", "other":
			return true
		}
	}
	return false
}
