package clause

import (
	"math"
	"strings"

	"kgraph/internal/clause/annotate"
)

// attachment adds features of how the claim hangs in its sentence: which arcs
// carry it, whose subject it has, what stands between its parts.
func (x *extractor) attachment(c *Claim, out []feature) []feature {
	t := x.t
	add, yes := adders(&out)
	s, v, o := c.Subject.head(), c.Predicate.Head, c.Object.head()
	sides := []struct {
		name string
		p    Phrase
	}{{"subject", c.Subject}, {"object", c.Object}}
	for _, side := range sides {
		h := side.p.head()
		if h < 0 {
			continue
		}
		yes(side.name+" pronoun", t.Pos(h) == "PRON" && side.p.Means == nil)
		for _, w := range side.p.Words {
			if t.Tag(w) == "PRP$" {
				add(side.name+" of a pronoun", x.rivals(w))
				break
			}
		}
		if n := x.nameAt(h); n >= 0 {
			add(side.name+" "+strings.ToLower(x.p.Names[n].Type), 1)
		}
		yes(side.name+" happens", t.Pos(h) == "NOUN" && annotate.Event(t.Lemma(h)))
		yes(side.name+" human", t.Pos(h) == "NOUN" && annotate.Human(t.Lemma(h)))
		yes(side.name+" counted", t.Child(h, "nummod") >= 0)
		yes(side.name+" joined by or", x.alternative(h))
	}
	if v < 0 {
		return out
	}
	depth := 0
	for i := t.Head(v); i >= 0 && depth < 6; i = t.Head(i) {
		depth++
	}
	add("deep", math.Max(float64(depth-2), 0)/4)
	yes("modifier shared out", c.split && !t.Is(s, "conj") && (o < 0 || !t.Is(o, "conj")))
	yes("subject shared out", c.split && t.Is(s, "conj"))
	yes("object shared out", c.split && o >= 0 && t.Is(o, "conj"))
	inherited := s >= 0 && t.Head(s) != v && t.Head(s) != t.Head(v)
	yes("subject inherited", inherited)
	yes("verb coordinated", t.Is(v, "conj"))
	yes("first of several verbs", x.childAfter(v, "conj") >= 0)
	if tag := t.Tag(v); c.Kind == Verb {
		add("tag "+tag, 1)
	}
	if s >= 0 {
		yes("comma before verb", x.markBetween(s, v, ","))
		add("subject arc", logProb(t.Words[s].Prob))
	}
	if o >= 0 {
		yes("comma before object", x.markBetween(v, o, ","))
		add("object arc", logProb(t.Words[o].Prob))
		if c.Predicate.Prep != "" {
			add("prepositions before object", math.Min(float64(x.nounsBetween(v, o)), 4)/4)
		}
	}
	add("verb arc", logProb(t.Words[v].Prob))
	return out
}

// rivals is how many nouns before the pronoun it may stand for, from 0 for one to
// 1 for four.
func (x *extractor) rivals(pronoun int) float64 {
	n := 0
	for i := range pronoun {
		if x.t.Pos(i) != "NOUN" && x.t.Pos(i) != "PROPN" || x.t.Is(i, "compound", "flat", "nmod:desc") || annotate.IsTime(x.t, i, "") {
			continue
		}
		if plural := x.t.Tag(i) == "NNS" || x.t.Tag(i) == "NNPS"; plural == (x.t.Low(pronoun) == "their") {
			n++
		}
	}
	return float64(max(min(n, 4)-1, 0)) / 3
}

// markBetween says whether the mark stands between words i and j.
func (x *extractor) markBetween(i, j int, mark string) bool {
	for k := min(i, j) + 1; k < max(i, j); k++ {
		if x.t.Low(k) == mark {
			return true
		}
	}
	return false
}
