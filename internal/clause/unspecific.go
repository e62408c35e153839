package clause

import (
	"strings"

	"kgraph/internal/clause/annotate"
)

// unsaid says why the claim says nothing by itself: it is what tells a general noun
// from others of its kind ("areas that are prone to flooding", "any event that would
// minimise it"), or its verb lacks the object that it cannot do without.
func (x *extractor) unsaid(c *Claim) string {
	switch {
	case !x.o.Modifiers:
		return ""
	case x.definesAntecedent(c):
		return whyDefines
	case x.lacksObject(c):
		return whyNoObject
	case c.Kind == Copula && strings.HasSuffix(c.Rule, "adjective") && c.Object.Head >= 0 && x.infinitiveOf(c.Object.Head) >= 0 && len(c.Object.Words) == 1:
		return whyNoObject
	}
	return ""
}

// definesAntecedent says whether the claim is made by a clause that says which of
// many a general noun means.
func (x *extractor) definesAntecedent(c *Claim) bool {
	t := x.t
	if c.Predicate.Head < 0 || !strings.HasPrefix(c.Rule, "relative") && (!strings.HasPrefix(c.Rule, "participle") || strings.HasPrefix(c.Rule, "participle adverbial")) {
		return false
	}
	for i, p := range [2]Phrase{c.Subject, c.Object} {
		n, other := p.Head, [2]Phrase{c.Object, c.Subject}[i].Head
		if n < 0 || t.Pos(n) != "NOUN" || x.nameAt(n) >= 0 {
			continue
		}
		k := x.restrictor(n)
		if k < 0 || !t.Within(c.Predicate.Head, k) {
			continue
		}
		switch t.Low(t.Child(n, "det")) {
		case "any", "every":
			return true
		case "", "those":
			if t.Tag(n) == "NNS" && len(p.Words) == 1 && generalNouns[t.Lemma(n)] && !persons[t.Lemma(n)] &&
				t.Child(n, "nummod") < 0 && t.Pos(other) != "PROPN" {
				return true
			}
		}
	}
	return false
}

// lacksObject says whether the claim's verb stands without the object that the
// parse has lost ("the group presented").
func (x *extractor) lacksObject(c *Claim) bool {
	v := c.Predicate.Head
	return c.Kind == Verb && !c.Predicate.Passive && c.Object.Empty() && v >= 0 && x.t.Pos(v) == "VERB" && c.Predicate.Particle == "" &&
		annotate.NeedsObject(x.t.Lemma(v)) && !strings.HasPrefix(c.Predicate.Lemma, "be ")
}

// lostRelative says whether the clause k with "that", called the content of the noun,
// is a relative clause: its verb lacks an object ("the evidence that the group
// presented").
func (x *extractor) lostRelative(k, noun int) bool {
	t := x.t
	if t.Pos(k) != "VERB" || t.Child(k, "nsubj") < 0 || t.Child(k, "obj", "iobj", "ccomp", "xcomp", "aux:pass", "nsubj:pass", "cop", "compound:prt") >= 0 || t.Pos(noun) != "NOUN" {
		return false
	}
	return annotate.NeedsObject(t.Lemma(k))
}

// persons are the general nouns for those who do things.
var persons = map[string]bool{"people": true, "man": true, "woman": true, "person": true, "member": true, "group": true}
