package entity

import "strings"

// reference is what the phrase headed at a word denotes, before it is written
// out for a claim.
type reference struct {
	entity  int // or -1
	aspect  string
	value   bool
	pronoun bool // unresolved
	owner   int  // the name's word of an aspect's "of X", or -1
	literal *mention
	also    int // one past the entity that the phrase is a mention of though no claim's, or 0
	rule    string
	sure    float64 // of a pronoun's antecedent, 0 where nothing was weighed
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
		case k < m.head && r.joined(m, k):
			continue // "both Big Tech and financial markets"
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
		if partial[lemma] {
			return none // "half of the territory of Gaza" is not Gaza
		}
		for _, k := range s.kids[m.head] {
			if k > m.head && s.rel(k) == "nmod" && s.caseOf(k) == "of" {
				o := r.at(m.sent, k)
				if o != nil && o != m && o.chain.named && whole[lemma] {
					return reference{entity: b.named(o.chain), owner: -1, rule: "the whole of it"}
				}
				if o != nil && o != m && o.form != properName {
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
	if o := r.ofPlace(m); o != nil {
		return reference{entity: b.named(o.chain), owner: -1, rule: "of-apposition"}
	}
	owner, how := r.modifierName(m)
	if owner != nil {
		if ref, ok := b.narrowed(m, owner, how); ok {
			return ref
		}
	}
	c := r.needed(m, false)
	if owner == nil && m.class.abstract() && !compounded(s, c) {
		if e := b.possessor(m); e >= 0 {
			return reference{entity: e, aspect: strings.TrimSpace(c.text), owner: -1, rule: "aspect"}
		}
	}
	if m.person != nil && len(c.words) == 1 {
		return none // "Justice Geoffrey Venning" is no case of justice
	}
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
	c := r.needed(m, false)
	if how == "name" && fighters.are(s, m, c) && r.alone(m, owner) {
		switch owner.chain.typ {
		case Organization, Product, Other:
			return reference{entity: who, owner: -1, rule: "its fighters"}, true
		}
	}
	once, isOnce := b.once(m, owner, how, c)
	between := r.nameBetween(m, owner, how)
	if between != nil && between.chain.typ == Organization && fighters.are(s, m, c) {
		return reference{entity: b.named(between.chain), owner: -1, rule: "its fighters"}, true // "Yemen's Houthi forces"
	}
	if (how == "poss" || how == "of" && !class.patient()) && class.abstract() && !compounded(s, c) {
		at := -1
		if how == "of" {
			at = owner.head
		}
		return reference{entity: who, aspect: strings.TrimSpace(c.text), owner: at, rule: "aspect"}, true
	}
	if between != nil {
		c = r.needed(m, true) // "Syria's Druze community" is not Syria's community
	}
	content := strings.Count(c.key, " ") + 1
	if !b.described && (m.instance() || how == "of" && parts[s.lemma(m.head)]) {
		return once, isOnce
	}
	if class.first() == 'P' && m.number != many || class.first() == 't' || class.first() == 'q' || class.first() == 'm' || content > maxConceptWords || !sound(s.lemma(m.head)) {
		return once, isOnce
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
	e := b.narrow(c, text, who, broader, narrowType(m, s.lemma(m.head)))
	if isOnce {
		once.also = e + 1
		return once, true
	}
	return reference{entity: e, owner: -1, rule: "concept narrowed by a name"}, true
}

// nameBetween is the name between an owner and what he owns: "Druze" in "Syria's
// Druze community"; or nil.
func (r *resolver) nameBetween(m, owner *mention, how string) *mention {
	if how != "poss" {
		return nil
	}
	s := &r.sents[m.sent]
	for _, k := range s.kids[m.head] {
		if k <= owner.head || k >= m.head || s.rel(k) != "compound" && s.rel(k) != "amod" {
			continue
		}
		if o := r.at(m.sent, k); o != nil && o != m && o.form == properName && o.chain.named && o.chain != owner.chain && o.chain != m.chain {
			return o
		}
	}
	return nil
}

// joined says whether "and" or "or" stands between a name and the head, with
// another word than a name after it: the name modifies nothing but its own noun.
func (r *resolver) joined(m *mention, name int) bool {
	s := &r.sents[m.sent]
	for w := name + 1; w+1 < m.head; w++ {
		if s.words[w].UPOS == "CCONJ" && s.words[w].Form != "&" {
			o := r.at(m.sent, w+1)
			return o == nil || o.form != properName
		}
	}
	return false
}

// possessor is the entity of an unnamed thing that owns a phrase: "the chatbot's
// capabilities", where the chatbot is a node already; or -1.
func (b *builder) possessor(m *mention) int {
	s := &b.r.sents[m.sent]
	for _, k := range s.kids[m.head] {
		o := b.r.at(m.sent, k)
		if s.words[k].Deprel != "nmod:poss" || o == nil || o.form == properName || o.chain.named {
			continue
		}
		if o.form == pronoun { // "its approach" is DeepSeek's where "it" is its success
			if ref := b.pronounRef(o); ref.entity >= 0 && !ref.pronoun && !ref.value {
				return ref.entity
			}
			continue
		}
		for _, x := range o.chain.members {
			if x.form != nominal || !x.before(m) {
				continue
			}
			if ref := b.res.refs[x.sent][x.head]; ref.entity >= 0 && ref.aspect == "" && !ref.value && b.res.Entities[ref.entity].Of != "" {
				return ref.entity
			}
		}
	}
	return -1
}

// ofPlace is the place that a noun phrase says the kind of: "the city of Paris",
// "the southern Lebanese city of Blida". It is nil for other phrases.
func (r *resolver) ofPlace(m *mention) *mention {
	s := &r.sents[m.sent]
	if !m.definite || m.number == many || !placeNouns[s.lemma(m.head)] {
		return nil
	}
	for _, k := range s.kids[m.head] {
		if k < m.head || s.rel(k) != "nmod" || s.caseOf(k) != "of" {
			continue
		}
		o := r.at(m.sent, k)
		if o == nil || o.form != properName || o.span.demonym || o.chain == m.chain || r.nameBefore(m) {
			return nil
		}
		if o.chain.typ == Country && withinCountry(s.lemma(m.head)) {
			return nil // "the capital city of Greece" is no country
		}
		switch o.chain.typ {
		case City, Country, Place, Other:
			return o
		}
		return nil
	}
	return nil
}

// withinCountry says whether the noun names a kind of place that countries have and
// none is.
func withinCountry(lemma string) bool {
	switch lemma {
	case "city", "town", "village", "capital", "district", "county", "port", "suburb", "neighborhood", "neighbourhood", "municipality", "street", "borough":
		return true
	}
	return false
}

// nameBefore says whether a name says which: "the Shijaiyah neighborhood of Gaza
// City" is not the city.
func (r *resolver) nameBefore(m *mention) bool {
	s := &r.sents[m.sent]
	for _, k := range s.kids[m.head] {
		if o := r.at(m.sent, k); k < m.head && o != nil && o.form == properName && !o.span.demonym && s.words[k].Deprel != "nmod:poss" {
			return true
		}
	}
	return false
}

// instance says whether a phrase speaks of one thing met here and not of a kind:
// "a Turkish vessel"; not "a Russian drone strike", which another text may tell of,
// nor "a Peruvian court", which stands for its country's.
func (m *mention) instance() bool {
	if !m.indefinite || m.number == many {
		return false
	}
	switch m.class.first() {
	case 'T', 'L', 'Y', 'W', 'o', 'G':
		return true
	}
	return false
}

// parts are nouns for a part of what follows "of", which is not the whole.
var parts = set("center centre top surface outskirts edge side middle bottom rest heart end start beginning center eve aftermath front tail half north south east west quarter section")

// partial are empty heads that mean less than what follows them.
var partial = set("half third quarter part bit piece majority percentage share rest bulk")

// whole are empty heads that mean all of what follows them.
var whole = set("entirety whole all")

// fighters are what an armed group is called by: "M23 rebels", "the M23 rebel
// group" are M23.
var fighters = fighterWords{
	plural: set("rebel militant fighter insurgent guerrilla jihadist militia force"),
	single: set("group movement organization organisation militia"),
	kind:   set("rebel militant armed terrorist islamist jihadist insurgent guerrilla paramilitary separatist"),
}

type fighterWords struct{ plural, single, kind map[string]bool }

// are says whether a noun phrase with a name before it means who is named.
func (f fighterWords) are(s *sentence, m *mention, c conceptName) bool {
	for _, w := range c.words[:len(c.words)-1] {
		if !f.kind[s.lower(w)] {
			return false
		}
	}
	l := s.lemma(m.head)
	if m.number == many {
		return f.plural[l]
	}
	return !m.indefinite && f.single[l] && (len(c.words) > 1 || l == "movement" || l == "militia") // a Telegram group is not Telegram
}

// compounded says whether nouns stand before the head: "China's tech sector" is a
// thing of its own, "China's economic growth" an aspect.
func compounded(s *sentence, c conceptName) bool {
	for _, w := range c.words[:len(c.words)-1] {
		if s.words[w].UPOS == "NOUN" || s.words[w].UPOS == "PROPN" {
			return true
		}
	}
	return len(c.words) > 4
}

// placeNouns are what a place's name follows with "of": "the city of Paris".
var placeNouns = set("city town village state island country republic province district region county port territory municipality kingdom suburb emirate oblast governorate commune settlement hamlet borough neighborhood neighbourhood locality peninsula archipelago")

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
