package entity

import (
	"math"

	"kgraph/internal/lang"
)

// observer notes features of one candidate for one pronoun.
type observer struct {
	r    *resolver
	m, c *mention
	s    *sentence // of the pronoun
	cs   *sentence // of the candidate
	kind string
	out  []feature
}

func (o *observer) add(name, value string, strength float64) {
	if strength != 0 {
		o.out = append(o.out, feature{featureName{o.kind, name, value}, strength})
	}
}

func (o *observer) yes(name string, b bool) {
	if b {
		o.add(name, "", 1)
	}
}

// discourse notes what the document is about: how often it names the candidate, and
// whether the sentences before already spoke of it with the same pronoun.
func (o *observer) discourse() {
	r, m, c := o.r, o.m, o.c
	o.add("named in document", "", math.Log2(float64(1+r.named[c.chain])))
	o.yes("protagonist", c.chain == r.person && r.person != nil || c.chain == r.thing && r.thing != nil)
	if on, past := o.continues(); on {
		o.add("continues", past, 1)
	}
	o.yes("other paragraph", r.paragraph[m.sent] != r.paragraph[c.sent])
	o.yes("quotation differs", o.s.speech[m.head] != o.cs.speech[c.head])
	if m.sent-c.sent == 1 {
		o.add("role before", r.role(o.cs, c), 1)
	}
	depth := 0
	for i := c.head; i >= 0 && depth < 12; i = o.cs.words[i].Head {
		depth++
	}
	o.add("depth", "", math.Log2(float64(depth)))
	o.yes("owned", c.form == nominal && o.cs.kid(c.head, "nmod:poss") >= 0)
}

// continues says whether the pronoun was last used, here or in the sentence before,
// for the candidate, and whether somebody or something else that agrees with the
// pronoun was named since.
func (o *observer) continues() (on bool, past string) {
	for k := o.m.sent; k >= max(0, o.m.sent-1); k-- {
		words := o.r.byWord[k]
		last := len(words) - 1
		if k == o.m.sent {
			last = o.m.head - 1
		}
		for i := last; i >= 0; i-- {
			p := words[i]
			switch {
			case p == nil:
			case p.form == pronoun && sameSet(p.key, o.m.key):
				return p.chain == o.c.chain, past
			case p.form == properName && p.chain != o.c.chain && o.r.agrees(o.m, p):
				past = "past a name"
			}
		}
	}
	return false, ""
}

// structure notes where the candidate stands in the pronoun's sentence: as the
// subject or object of a clause that the pronoun's hangs on, or of one that hangs
// on the pronoun's.
func (o *observer) structure() {
	if o.m.sent != o.c.sent {
		return
	}
	s := o.s
	i := o.m.head
	for n := 0; n < 6; n++ {
		g := s.governor(i)
		if g < 0 {
			return
		}
		if n > 0 && s.words[o.c.head].Head == g {
			step := s.rel(i)
			if step == "ccomp" && speech[s.lemma(g)] {
				step = "said"
			}
			o.add("clause above, "+s.rel(o.c.head), step, 1)
			return
		}
		if n == 0 {
			for _, k := range s.kids[g] {
				if k < o.m.head && s.rel(k) == "advcl" && s.words[o.c.head].Head == k {
					o.add("clause before, "+s.rel(o.c.head), "", 1)
					return
				}
			}
		}
		if h := s.words[g].Head; s.rel(g) == "conj" && h >= 0 && s.words[o.c.head].Head == h {
			o.add("conjunct before, "+s.rel(o.c.head), "", 1)
			return
		}
		i = g
	}
}

// meaning notes how well the candidate suits the verb or the predicate noun that
// the pronoun stands with.
func (o *observer) meaning() {
	s, m, c := o.s, o.m, o.c
	typ := c.chain.typ
	if !c.chain.named {
		typ = classTypes[c.class.first()]
	}
	fit := personal(s, m.head)
	switch {
	case typ == Person || typ == Group || c.chain.gender.person():
		o.add("fits, person", "", fit)
	case typ == Organization || typ == Country:
		o.add("fits, organization", "", fit)
	default:
		o.add("fits, thing", "", fit)
	}
	h := s.words[m.head].Head
	if h < 0 || s.rel(m.head) != "nsubj" || s.words[h].UPOS != "NOUN" || s.kid(h, "cop") < 0 {
		return
	}
	if t := classTypes[classOf(s.lemma(h)).first()]; t != "" && typ != "" {
		if kin(t, typ) {
			o.add("predicate, kin", "", 1)
		} else {
			o.add("predicate, not kin", "", 1)
		}
	} else {
		o.add("predicate, "+typ, "", 1)
	}
}

// unnamed notes what speaks for a pronoun's having no antecedent: "it" before a
// predicate with a clause, of weather or of what seems.
func (o *observer) unnamed() {
	s, i := o.s, o.m.head
	h := s.words[i].Head
	if h < 0 || s.rel(i) != "nsubj" {
		return
	}
	o.yes("none, predicate noun", s.words[h].UPOS == "NOUN" && s.kid(h, "cop") >= 0)
	o.yes("none, predicate of time", s.words[h].UPOS == "NOUN" && classOf(s.lemma(h)).first() == 't')
	for _, k := range s.kids[h] {
		if k < h {
			o.yes("none, modal", s.words[k].XPOS == "MD")
			continue
		}
		switch rel := s.rel(k); rel {
		case "ccomp", "csubj", "advcl", "xcomp", "acl":
			mark := ""
			if j := s.kid(k, "mark"); j >= 0 {
				mark = s.lower(j)
			}
			o.add("none, "+rel, mark, 1)
		}
	}
	if impersonal[s.lemma(h)] {
		o.add("none, verb", s.lemma(h), 1)
	}
	o.yes("none, passive report", s.words[i].Deprel == "nsubj:pass" && speech[s.lemma(h)])
	o.add("none, fits person", "", personal(s, i))
}

// impersonal are the verbs whose "it" often stands for nothing.
var impersonal = set("seem appear look sound feel turn take happen come cost help hurt matter make rain snow mean follow remain become occur strike")

// findProtagonists finds the one person and the one other thing that the document
// names far more often than the next.
func (r *resolver) findProtagonists(parses []*lang.Parse) {
	r.named = map[*chain]int{}
	var order []*chain
	for _, m := range r.mentions {
		if m.form != properName || m.span.demonym {
			continue
		}
		if r.named[m.chain] == 0 {
			order = append(order, m.chain)
		}
		r.named[m.chain]++
	}
	r.person = r.mostNamed(order, func(c *chain) bool { return c.typ == Person })
	r.thing = r.mostNamed(order, func(c *chain) bool { return c.typ != Person && c.typ != Group })
	r.paragraph = make([]int, len(r.sents))
	for k, p := range parses {
		if p != nil && p.Sentence != nil {
			r.paragraph[k] = p.Sentence.Paragraph
		}
	}
}

// How often a protagonist is named at least, and how many times as often as the
// next of its kind, in halves.
const (
	protagonistNamed = 3
	protagonistLead  = 3
)

func (r *resolver) mostNamed(list []*chain, ok func(*chain) bool) *chain {
	var best *chain
	second := 0
	for _, c := range list {
		if !ok(c) {
			continue
		}
		switch n := r.named[c]; {
		case best == nil || n > r.named[best]:
			if best != nil {
				second = r.named[best]
			}
			best = c
		default:
			second = max(second, n)
		}
	}
	if best == nil || r.named[best] < protagonistNamed || 2*r.named[best] < protagonistLead*second {
		return nil
	}
	return best
}
