package entity

import "strings"

// at is the mention headed at (or whose name covers) a word, or nil.
func (r *resolver) at(sent, word int) *mention {
	if word < 0 || word >= len(r.byWord[sent]) {
		return nil
	}
	return r.byWord[sent][word]
}

// unite joins the chains of two mentions when nothing speaks against it.
func (r *resolver) unite(a, b *mention, rule string) bool {
	if a == nil || b == nil || a.chain == b.chain || !r.compatible(a.chain, b.chain) {
		return false
	}
	if b.rule == "" || b.form != properName {
		b.rule = rule
	}
	if a.chain.named || !b.chain.named {
		join(a.chain, b.chain, rule)
	} else {
		join(b.chain, a.chain, rule)
	}
	return true
}

// compatible says whether two chains agree in number, gender and type, and are
// not two names.
func (r *resolver) compatible(a, b *chain) bool {
	if a.named && b.named {
		return false
	}
	if a.number != anyNumber && b.number != anyNumber && a.number != b.number && a.typ != Group && b.typ != Group {
		return false
	}
	if !agree(a.gender, b.gender) {
		return false
	}
	return true
}

// joinLocally joins what the grammar of one sentence says is the same: an
// apposition, a role with its name, a relative pronoun with its antecedent.
func (r *resolver) joinLocally() {
	for k := range r.sents {
		s := &r.sents[k]
		for i := range s.words {
			m := r.at(k, i)
			if m == nil || m.head != i {
				continue
			}
			h := s.words[i].Head
			if m.form == properName {
				if n := r.beforeName(m); n != nil {
					r.apposition(s, m, n)
				}
			}
			switch s.rel(i) {
			case "appos":
				r.apposition(s, r.at(k, h), m)
			case "flat":
				if p := r.at(k, h); p != nil && p.form == nominal && m.form == properName {
					p.chain.describe(s.lemma(h))
					r.unite(m, p, "title")
				}
			}
			if m.form == pronoun && r.isRelative(s, i) {
				if c := relativeClause(s, i); c >= 0 {
					a := r.at(k, s.words[c].Head)
					if a != nil && a.form == nominal && r.predicate(a) {
						a = r.at(k, s.kid(a.head, "nsubj"))
					}
					if a != nil && a != m && a.form != pronoun {
						m.gender, m.chain.gender = unknown, unknown
						m.number, m.chain.number = anyNumber, anyNumber
						r.unite(a, m, "relative pronoun")
					}
				}
			}
		}
	}
}

func (r *resolver) isRelative(s *sentence, i int) bool {
	switch s.lower(i) {
	case "who", "whom", "which", "that", "whose":
		return true
	}
	return false
}

// relativeClause is the head of the relative clause that word i opens, or -1.
func relativeClause(s *sentence, i int) int {
	for n := 0; i >= 0 && i < len(s.words) && n <= len(s.words); n++ {
		if s.words[i].Deprel == "acl:relcl" {
			return i
		}
		if h := s.words[i].Head; s.rel(i) == "advcl" && h >= 0 && h < i && (s.words[h].UPOS == "NOUN" || s.words[h].UPOS == "PROPN") {
			return i // a clause after a noun, as parsers write it
		}
		i = s.words[i].Head
	}
	return -1
}

// apposition joins "the chipmaker Nvidia", "RedNote, another Chinese app": a
// singular noun phrase with a name.
func (r *resolver) apposition(s *sentence, a, b *mention) {
	if a == nil || b == nil || a == b {
		return
	}
	if a.form == properName && b.form == properName {
		r.parenthesis(s, a, b)
		return
	}
	name, desc := a, b
	if b.form == properName {
		name, desc = b, a
	}
	if name.form != properName || desc.form != nominal || desc.value {
		return
	}
	if !describes(desc, name) {
		return
	}
	if r.unite(name, desc, "apposition") {
		name.chain.describe(s.lemma(desc.head))
	}
}

// describes says whether the noun's class suits what the name's chain is known to
// be; a guessed type only has to be kin, and nothing describes a country by a
// village.
func describes(desc, name *mention) bool {
	t, typ := classTypes[desc.class.first()], name.chain.typ
	if t == "" {
		switch desc.class.first() {
		case 'a', 'q', 't', 'm':
			return false // "the method of alignment (Biggs, 2011)"
		}
		return name.chain.entry == nil && typ != Group
	}
	switch {
	case typ == Group:
		return t == Group
	case typ == Country && t != Country || t == Country && (typ == City || typ == Person):
		return false
	case typ == Person:
		return t == Person || t == Group
	case name.chain.entry != nil:
		return kin(t, typ)
	}
	return true
}

// parenthesis joins a name with the other name in brackets after it when one
// abbreviates the other: "Democratic Forces of Rwanda (FDLR)".
func (r *resolver) parenthesis(s *sentence, a, b *mention) {
	if b.start == 0 || s.words[b.start-1].Form != "(" || a.chain == b.chain || !kin(a.chain.typ, b.chain.typ) {
		return
	}
	if a.chain.entry != nil && b.chain.entry != nil {
		return
	}
	if a.chain.typ == Person && b.chain.typ == Person || !isAcronym(b.text) && !isAcronym(a.text) {
		return
	}
	if a.start > 0 && s.words[a.start-1].Form == "(" {
		return // two of a list of sources
	}
	b.rule = "acronym in brackets"
	join(a.chain, b.chain, "acronym in brackets")
}

func isAcronym(text string) bool {
	return len(text) <= 8 && len(text) > 1 && text == strings.ToUpper(text) && !strings.Contains(text, " ")
}
