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
	case x.happensAlone(c), x.auxiliaryDo(c), x.lacksObject(c), x.lacksCompletion(c), x.subjectOfNext(c):
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

// lacksCompletion says whether the verb has the person it is done to but not what is
// asked of or allowed to them, which the parse has lost ("asked a friend").
func (x *extractor) lacksCompletion(c *Claim) bool {
	t := x.t
	v, o := c.Predicate.Head, c.Object.Head
	if c.Kind != Verb || v < 0 || o < v || c.Predicate.Prep != "" || c.Predicate.Particle != "" || c.Content >= 0 || t.Pos(v) != "VERB" || strings.Contains(c.Predicate.Lemma, " ") {
		return false
	}
	switch t.Lemma(v) {
	case "ask", "urge", "instruct", "persuade", "convince", "compel", "allow", "enable", "entitle":
	default:
		return false
	}
	if t.Pos(o) == "NOUN" && !annotate.Human(t.Lemma(o)) && !annotate.Group(t.Lemma(o)) || t.Child(v, "ccomp", "xcomp", "parataxis") >= 0 || len(t.Children(v, "obj", "iobj")) > 1 {
		return false
	}
	for _, a := range c.Args {
		switch a.Role {
		case "time", "place", "manner", "amount":
		default:
			return false
		}
	}
	return true
}

// subjectOfNext says whether a finite verb without a subject of its own follows the
// object straight: the object is its subject, which the parse has not seen
// ("discovered the fertilizer is waste").
func (x *extractor) subjectOfNext(c *Claim) bool {
	t := x.t
	v, o := c.Predicate.Head, c.Object.Head
	if c.Kind != Verb || v < 0 || o < v || c.Predicate.Passive || c.Predicate.Prep != "" || len(c.Object.Full) == 0 {
		return false
	}
	n := c.Object.Full[len(c.Object.Full)-1] + 1
	if n >= t.Len() || t.Pos(n) != "AUX" || t.Tag(n) != "VBZ" && t.Tag(n) != "VBP" && t.Tag(n) != "VBD" || t.Low(n) == "do" {
		return false
	}
	h := t.Head(n)
	return h > n && t.Child(h, "nsubj", "csubj", "expl") < 0 && !t.Within(v, h) && t.Within(h, v) && !t.Is(h, "conj", "acl:relcl", "parataxis")
}

// happensAlone says whether the verb only says that something came about, and the
// claim has nothing besides ("the report comes").
func (x *extractor) happensAlone(c *Claim) bool {
	v := c.Predicate.Head
	if c.Kind != Verb || v < 0 || !c.Object.Empty() || c.Predicate.Passive || c.Predicate.Particle != "" || len(c.Args) > 0 || c.Polarity == Negative {
		return false
	}
	switch x.t.Lemma(v) {
	case "come", "go":
		return !x.actor(c.Subject.Head)
	case "seem", "appear", "become", "lie", "mean", "do", "tend", "plan", "intend", "try", "attempt", "manage":
		return true
	}
	return false
}

// auxiliaryDo says whether the verb is a "do" that stands for another one ("weapons
// that others do not have"), or the "done" of who has finished.
func (x *extractor) auxiliaryDo(c *Claim) bool {
	t := x.t
	v := c.Predicate.Head
	if c.Kind != Verb || v < 0 || t.Lemma(v) != "do" {
		return false
	}
	return v+1 < t.Len() && x.negation(v+1) || c.Predicate.Passive && c.Subject.Empty() && (x.actor(c.Object.Head) || x.childAfter(v, "xcomp", "advcl") == v+1)
}
