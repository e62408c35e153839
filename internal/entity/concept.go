package entity

import (
	"slices"
	"strings"
)

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
			if r.classifies(s, k) || r.term(s, k) || withName && r.inName(m.sent, k) {
				words = r.premodifiers(m, k, withName || r.joinedToName(m.sent, k), words)
			}
		}
	}
	if w := m.head - 1; w > 0 && s.rel(w) == "conj" && s.words[w].Head >= 0 && s.words[w].Head < w { // "both Big Tech and financial markets"
		if n := r.at(m.sent, s.words[w].Head); n != nil && n.form == properName && s.words[w].UPOS == "ADJ" && r.classifies(s, w) {
			words = append(words, w)
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
			if s.caseOf(d) == "" && (s.rel(d) != "amod" || r.classifies(s, d) || withName && r.inName(m.sent, d)) {
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

// joinedToName says whether a hyphen joins a name to the participle k, which is
// nothing without it: "the Saudi Arabia-led coalition".
func (r *resolver) joinedToName(sent, k int) bool {
	s := &r.sents[sent]
	if k < 2 || s.words[k-1].Form != "-" || s.words[k].XPOS != "VBN" && s.words[k].XPOS != "VBD" && s.words[k].XPOS != "JJ" {
		return false
	}
	return s.words[k-2].Head == k && r.inName(sent, k-2)
}

// inName says whether a word belongs to a name or demonym.
func (r *resolver) inName(sent, k int) bool {
	o := r.at(sent, k)
	if o == nil && k+1 < len(r.sents[sent].words) {
		o = r.at(sent, r.sents[sent].words[k].Head)
	}
	return o != nil && o.form == properName && o.start <= k && k < o.end
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

// worthy says whether a noun phrase with no name in it is worth a node: whether
// it speaks of a kind of thing, and the kind is one that another text may speak
// of. What is counted or met once ("a school bus", "two attacks", "officials")
// is not: the node would join things that have nothing to do with each other.
func (r *resolver) worthy(m *mention, c conceptName) bool {
	s := &r.sents[m.sent]
	lemma := s.lemma(m.head)
	content := strings.Count(c.key, " ") + 1
	if m.value || content > maxConceptWords || m.demonstrative && content == 1 || !sound(lemma) {
		return false
	}
	if s.kid(m.head, "nummod") >= 0 || m.number == many && unnamedForces[lemma] {
		return false
	}
	if r.topical(m, c) {
		return true
	}
	if content == 1 {
		if r.complemented(m) {
			return false // "imports of oil", "sanctions on Iran": the noun alone does not say whose
		}
		return topics()[c.key] && (!m.definite && !m.indefinite || m.number == many && !m.definite)
	}
	if topics()[c.key] {
		return true
	}
	if generic[lemma] && (content == 2 && vague[s.lower(c.words[0])] || counted[lemma]) {
		return false
	}
	return kind(m, topics()[lemma] || topics()[lemma+"+"])
}

// complemented says whether a noun has a complement after it that says of what,
// on whom or for what it is.
func (r *resolver) complemented(m *mention) bool {
	s := &r.sents[m.sent]
	for _, k := range s.kids[m.head] {
		if k > m.head && s.rel(k) == "nmod" && complements[s.caseOf(k)] {
			return true
		}
	}
	return false
}

var complements = set("of on against for to from with between over into towards toward about")

// kind says whether a noun of several words, with no name in it, speaks of a
// kind; topical says that its head alone would.
func kind(m *mention, topical bool) bool {
	bare := !m.definite && !m.indefinite && !m.demonstrative
	switch m.class.first() {
	case 'a', 'e', 'J', 'm', 'q', 0: // "economic sanctions", "visa restrictions", "uranium enrichment"; not "a military operation"
		return bare || m.number == many || topical
	case 'E': // "sectarian violence"; not "drone attacks"
		return bare && m.number != many || topical
	case 'T': // "ballistic missiles"; not "a school bus"
		return bare && m.number == many || topical
	}
	return topical // "semiconductor industry"; not "police officers", "residential areas"
}

// counted are general nouns that stay instances whatever stands before them:
// "death toll", "security incidents".
var counted = set("toll number count member site incident matter official party state area group case other others one effort attempt plan talk move step bid")

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
