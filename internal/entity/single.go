package entity

// What is met once does not join documents: one text's "Israeli airstrike", "federal
// judge" and "NATO allies" are not another's. Such a phrase keeps its words on the
// claim; where it does something, who does it is the node.

// once is what a phrase with a name before it denotes that is met once: a happening
// of force, or some of many.
func (b *builder) once(m, owner *mention, how string, c conceptName) (reference, bool) {
	if m.someOf(b.r.sents[m.sent].lemma(m.head)) {
		return reference{entity: -1, owner: -1, literal: m, rule: "some of many"}, true
	}
	if b.described {
		return reference{}, false
	}
	return b.act(m, owner, how, c)
}

// act is what a happening of force with a name before it denotes: of the clause's
// doer the name, with the happening as its aspect ("Israeli airstrikes kill"), else
// no node. It is not ok for other phrases.
func (b *builder) act(m, owner *mention, how string, c conceptName) (reference, bool) {
	s := &b.r.sents[m.sent]
	if !acts[s.lemma(m.head)] || how == "of" {
		return reference{}, false
	}
	none := reference{entity: -1, owner: -1, literal: m, rule: "happens once"}
	for _, w := range c.words[:len(c.words)-1] {
		if !weapons[s.lower(w)] && s.words[w].UPOS != "PUNCT" {
			return none, true // "Australian terror attack": where it happened
		}
	}
	if how == "name" && owner.chain.typ == Country && !isAcronym(plainAcronym(owner.text)) || !b.r.alone(m, owner) {
		return none, true // "Ukraine attack", "American and Israeli strikes"
	}
	switch owner.chain.typ {
	case Country, Organization, Group:
	default:
		return none, true
	}
	if s.words[m.head].Deprel == "nsubj" || s.rel(m.head) == "obl" && s.caseOf(m.head) == "by" {
		return reference{entity: b.named(owner.chain), aspect: c.text, owner: -1, rule: "who does it"}, true
	}
	return none, true
}

func plainAcronym(text string) string {
	out := make([]byte, 0, len(text))
	for k := range len(text) {
		if text[k] != '.' {
			out = append(out, text[k])
		}
	}
	return string(out)
}

// alone says whether a name before a head is the only one there and no word is
// joined to it: not in "M23 and Wazalendo militias", "Israeli–U.S. strike".
func (r *resolver) alone(m, owner *mention) bool {
	s := &r.sents[m.sent]
	from, to := owner.end, m.head
	if owner.start > 1 && (s.words[owner.start-1].UPOS == "CCONJ" || s.words[owner.start-1].UPOS == "PUNCT" && !s.space[owner.start-1]) {
		if o := r.at(m.sent, owner.start-2); o != nil && o.form == properName && s.within(o.head, m.head) {
			return false // "Israel and U.S. airstrikes"
		}
	}
	for w := from; w < to; w++ {
		if s.words[w].UPOS == "CCONJ" {
			return false
		}
		if o := r.at(m.sent, w); o != nil && o.form == properName && o.chain != owner.chain {
			return false
		}
	}
	return true
}

// acts are happenings of force whose name before them is who does them.
var acts = set("attack strike airstrike air-strike raid bombing shelling bombardment assault incursion ambush barrage")

// weapons are what stands between the two.
var weapons = set("drone missile air ground rocket artillery ballistic cruise military naval aerial retaliatory double kamikaze suicide tank glide bomb mortar cross-border")

// someOf says whether a plural means persons or places that differ from text to
// text: "NATO allies", "Israeli ministers", "European countries".
func (m *mention) someOf(lemma string) bool {
	return m.number == many && (someOfThem[lemma] || titles[lemma])
}

var someOfThem = set("ally official neighbor neighbour partner country nation state town village city diplomat member politician figure delegate region area location position prime-minister")

// office says whether a role is one that one person holds at a time: "South Korean
// president", not "federal judge".
func office(s *sentence, words []int) bool {
	for _, w := range words {
		if singleOffices[s.lower(w)] {
			return true
		}
	}
	return false
}

var singleOffices = set("president premier minister chancellor chairman chairwoman chairperson chair ceo cfo cto coo director speaker secretary king queen pope emperor sultan emir")

// takesOffice says whether a role is what somebody becomes or is: "is elected
// president of Ireland", not who acts in it or is acted on.
func takesOffice(s *sentence, i int) bool {
	switch s.rel(i) {
	case "xcomp", "appos", "root":
		return true
	case "obl":
		return s.caseOf(i) == "as"
	case "obj":
		h := s.words[i].Head
		return h >= 0 && installs[s.lemma(h)]
	}
	return false
}

var installs = set("elect appoint name inaugurate confirm become choose declare reelect re-elect remain make")

// unnamedForces are plurals that mean other people in every text unless a name
// stands before them: "security forces".
var unnamedForces = set("force troop authority army")
