package entity

import (
	"slices"
	"strings"
)

// reference is what the phrase headed at a word denotes, before it is written
// out for a claim.
type reference struct {
	entity  int // or -1
	aspect  string
	value   bool
	pronoun bool // unresolved
	owner   int  // the name's word of an aspect's "of X", or -1
	literal *mention
	rule    string
}

// conceptName is the needed words of a noun phrase: what kind of thing it is,
// without determiners, quantifiers and adjectives that only say how it is.
type conceptName struct {
	words []int // ascending, the head last
	key   string
	text  string
}

// needed picks the compound nouns and the relational adjectives before a head.
func (r *resolver) needed(m *mention, withName bool) conceptName {
	s := &r.sents[m.sent]
	var words []int
	for _, k := range s.kids[m.head] {
		if k > m.head {
			continue
		}
		if n := r.at(m.sent, k); n != nil && n.form == properName && !withName {
			continue
		}
		switch s.rel(k) {
		case "compound", "nmod":
			if s.words[k].Deprel == "nmod:poss" || s.words[k].UPOS == "NUM" || s.caseOf(k) != "" || isValue(s, k) {
				continue
			}
			words = r.premodifiers(m, k, withName, words)
		case "amod":
			if r.classifies(s, k) {
				words = r.premodifiers(m, k, withName, words)
			}
		}
	}
	slices.Sort(words)
	words = slices.Compact(words)
	// keep the unbroken run before the head, hyphens included
	kept := []int{m.head}
	for w := m.head - 1; w >= 0; w-- {
		if slices.Contains(words, w) || s.words[w].Form == "-" && w > 0 && slices.Contains(words, w-1) && len(kept) > 0 {
			kept = append(kept, w)
			continue
		}
		if s.rel(w) == "amod" && s.words[w].Head == m.head && w > 0 && slices.Contains(words, w-1) {
			continue
		}
		break
	}
	slices.Reverse(kept)
	for len(kept) > 1 && s.words[kept[0]].UPOS == "PUNCT" {
		kept = kept[1:]
	}
	return conceptName{kept, r.conceptKey(s, kept), r.conceptText(s, kept)}
}

// premodifiers adds word k and what modifies it in turn ("tech" in "tech company
// growth"), without names unless wanted, and nothing that is coordinated.
func (r *resolver) premodifiers(m *mention, k int, withName bool, words []int) []int {
	s := &r.sents[m.sent]
	if n := r.at(m.sent, k); n != nil && n.form == properName && !withName || s.kid(k, "conj") >= 0 && s.kid(k, "conj") < m.head || len(words) > 8 {
		return words
	}
	words = append(words, k)
	for _, d := range s.kids[k] {
		if d >= m.head {
			continue
		}
		switch s.rel(d) {
		case "compound", "amod", "flat", "nummod", "obl", "nmod", "advmod":
			if s.caseOf(d) == "" && (s.rel(d) != "amod" || r.classifies(s, d)) {
				words = r.premodifiers(m, d, withName, words)
			}
		case "punct":
			if s.words[d].Form == "-" {
				words = append(words, d)
			}
		}
	}
	return words
}

// classifies says whether an adjective says what kind of thing the noun is.
func (r *resolver) classifies(s *sentence, k int) bool {
	l := s.lower(k)
	if strings.Contains(l, "-") && len(l) > 4 && !quantifiers[l] {
		return s.words[k].XPOS != "JJR" && s.words[k].XPOS != "JJS"
	}
	for _, d := range s.kids[k] { // "open - source", "state - led"
		if s.words[d].Form == "-" {
			return true
		}
	}
	return nouns().relational[l] && s.kid(k, "advmod") < 0
}

func (r *resolver) conceptKey(s *sentence, words []int) string {
	var parts []string
	for _, w := range words {
		if s.words[w].UPOS == "PUNCT" {
			continue
		}
		if s.words[w].UPOS == "NOUN" || s.words[w].UPOS == "PROPN" {
			parts = append(parts, s.lemma(w))
		} else {
			parts = append(parts, s.lower(w))
		}
	}
	return strings.Join(strings.Fields(strings.ReplaceAll(strings.Join(parts, " "), "-", " ")), " ")
}

// conceptText writes the words as they stand, in lower case where the capital
// is the sentence's or the headline's.
func (r *resolver) conceptText(s *sentence, words []int) string {
	var b strings.Builder
	for k, w := range words {
		f := s.words[w].Form
		if (w == 0 || s.title) && !commonAcronyms[f] && isCapital(f) && (f != strings.ToUpper(f) || s.caps) && strings.ToLower(f[1:]) == f[1:] {
			f = strings.ToLower(f)
		}
		b.WriteString(f)
		if k+1 < len(words) && (s.space[w] || words[k+1] != w+1) {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// Limits of what a concept's name may be.
const maxConceptWords = 5

// worthy says whether a noun phrase with no name in it is worth a node.
func (r *resolver) worthy(m *mention, c conceptName) bool {
	s := &r.sents[m.sent]
	lemma := s.lemma(m.head)
	content := strings.Count(c.key, " ") + 1
	if m.value || content > maxConceptWords || m.demonstrative && content == 1 || !sound(lemma) {
		return false
	}
	first := m.class.first()
	if content > 1 {
		if first == 'P' && m.number != many || first == 't' && content == 2 && lemma != "history" {
			return false
		}
		return !(generic[lemma] && content == 2 && vague[s.lower(c.words[0])])
	}
	if generic[lemma] || emptyHeads[lemma] {
		return false
	}
	switch first {
	case 'P', 'G', 't', 'q', 'm', 0, 'C', 'Y', 'L', 'O':
		return false
	}
	return !(m.definite || m.indefinite) || m.number == many && !m.definite
}

var vague = set("whole main key early late first second third last next other own same new")

// sound says whether a word is written with letters enough to be a noun.
func sound(lemma string) bool {
	n := 0
	for _, c := range lemma {
		if c >= 'a' && c <= 'z' || c > 127 {
			n++
		}
	}
	return n >= 2 && !calendar[lemma]
}

// modifierName is the name that narrows or owns a noun phrase: a possessor, a
// name or demonym before the head, or an of-phrase. How is "poss", "name",
// "demonym" or "of".
func (r *resolver) modifierName(m *mention) (owner *mention, how string) {
	s := &r.sents[m.sent]
	rank := 0
	for _, k := range s.kids[m.head] {
		o := r.at(m.sent, k)
		if o == nil || o == m || !o.chain.named || o.chain == m.chain {
			continue
		}
		kind, w := "", 0
		switch {
		case s.words[k].Deprel == "nmod:poss":
			kind, w = "poss", 4
		case o.form == pronoun || o.form == nominal:
			if s.rel(k) == "nmod" && s.caseOf(k) == "of" && k > m.head {
				kind, w = "of", 1
			}
		case k < m.head && o.span.demonym:
			kind, w = "demonym", 2
		case k < m.head && (s.rel(k) == "compound" || s.rel(k) == "amod" || s.rel(k) == "nmod"):
			kind, w = "name", 3
		case s.rel(k) == "nmod" && s.caseOf(k) == "of" && k > m.head:
			kind, w = "of", 1
		}
		if w > rank {
			owner, how, rank = o, kind, w
		}
	}
	if rank < 2 { // deeper: "U.S." in "U.S. export control measures"
		for w := m.head - 1; w >= max(0, m.head-6); w-- {
			o := r.at(m.sent, w)
			if o == nil || o.form != properName || !o.chain.named || o.chain == m.chain || o.head != w {
				continue
			}
			h := s.words[w].Head
			if h > w && h < m.head && s.rel(w) != "conj" && s.rel(h) == "compound" && s.words[h].Head == m.head && (s.rel(w) == "compound" || s.rel(w) == "amod") {
				if o.span.demonym {
					return o, "demonym"
				}
				return o, "name"
			}
		}
	}
	return owner, how
}

// denote decides what a noun phrase stands for; depth guards against cycles in
// broken trees.
func (b *builder) denote(m *mention, depth int) reference {
	r := b.r
	none := reference{entity: -1, owner: -1, rule: "literal"}
	if m.value {
		none.value, none.rule = true, "value"
		return none
	}
	if m.chain.named && !b.described {
		return reference{entity: b.named(m.chain), owner: -1, rule: m.rule}
	}
	s := &r.sents[m.sent]
	lemma := s.lemma(m.head)
	if depth < 4 && emptyHeads[lemma] {
		for _, k := range s.kids[m.head] {
			if k > m.head && s.rel(k) == "nmod" && s.caseOf(k) == "of" {
				if o := r.at(m.sent, k); o != nil && o != m && o.form != properName {
					ref := b.denote(o, depth+1)
					ref.rule = "empty head, " + ref.rule
					return ref
				}
				return none
			}
		}
	}
	if m.place != nil && m.place.chain.named {
		return b.role(m)
	}
	owner, how := r.modifierName(m)
	if owner != nil {
		if ref, ok := b.narrowed(m, owner, how); ok {
			return ref
		}
	}
	c := r.needed(m, false)
	if owner == nil && r.worthy(m, c) {
		return reference{entity: b.concept(c, m), owner: -1, rule: "concept"}
	}
	none.literal = m
	return none
}

// narrowed decides for a noun phrase with a name in it: the name itself ("the
// city of Paris"), an aspect of it ("DeepSeek's rise"), or a concept of its own
// ("U.S. export controls").
func (b *builder) narrowed(m, owner *mention, how string) (reference, bool) {
	r := b.r
	s := &r.sents[m.sent]
	class := m.class
	who := b.named(owner.chain)
	if how == "of" && class.first() != 0 {
		switch owner.chain.typ {
		case City, Country, Place, Other:
			if m.definite && placeNouns[s.lemma(m.head)] {
				return reference{entity: who, owner: -1, rule: "of-apposition"}, true
			}
		}
	}
	c := r.needed(m, false)
	if (how == "poss" || how == "of" && !class.patient()) && class.abstract() && len(c.words) <= 3 {
		at := -1
		if how == "of" {
			at = owner.head
		}
		return reference{entity: who, aspect: strings.TrimSpace(c.text), owner: at, rule: "aspect"}, true
	}
	content := strings.Count(c.key, " ") + 1
	if class.first() == 'P' && m.number != many || class.first() == 't' || class.first() == 'q' || class.first() == 'm' || content > maxConceptWords || !sound(s.lemma(m.head)) {
		return reference{}, false
	}
	name := owner.text
	if owner.form != properName {
		name = b.res.Entities[who].Name()
	}
	text := ""
	switch how {
	case "poss":
		text = possessive(name) + " " + c.text
	case "of":
		text = c.text + " of " + name
	default:
		text = name + " " + c.text
	}
	broader := -1
	if r.worthyAlone(m, c) {
		broader = b.concept(c, nil)
	}
	e := b.narrow(c, text, who, broader)
	return reference{entity: e, owner: -1, rule: "concept narrowed by a name"}, true
}

// placeNouns are what a place's name follows with "of": "the city of Paris".
var placeNouns = set("city town village state island country republic province district region county port territory municipality kingdom suburb emirate oblast governorate commune")

// worthyAlone says whether the concept without its name would be worth a node.
func (r *resolver) worthyAlone(m *mention, c conceptName) bool {
	bare := *m
	bare.definite, bare.indefinite, bare.demonstrative = false, false, false
	return r.worthy(&bare, c)
}

func possessive(name string) string {
	if strings.HasSuffix(name, "'s") || strings.HasSuffix(name, "’s") {
		return name
	}
	return name + "'s"
}
