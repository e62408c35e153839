package entity

import (
	"math"
	"slices"
)

// How far back an antecedent may stand, in sentences.
const (
	descriptionReach = 6
	pronounReach     = 3
	sameHeadReach    = 30
)

// candidates are the mentions of the sentences [sent-reach, sent], in order.
func (r *resolver) candidates(sent, reach int) []*mention {
	var out []*mention
	for k := max(0, sent-reach); k <= sent; k++ {
		var last *mention
		for _, m := range r.byWord[k] {
			if m != nil && m != last {
				out = append(out, m)
				last = m
			}
		}
	}
	return out
}

// joinDescriptions joins a definite noun phrase with an earlier one of the same
// head, or with the salient name that it describes by its class.
func (r *resolver) joinDescriptions() {
	r.byLemma = map[string][]*mention{}
	r.bySent = make([][]*mention, len(r.sents))
	for _, m := range r.mentions {
		if m.form == properName {
			r.bySent[m.sent] = append(r.bySent[m.sent], m)
		}
	}
	for _, m := range r.mentions {
		if m.form == nominal && r.byWord[m.sent][m.head] == m && len(r.byLemma) < 1<<16 {
			l := r.sents[m.sent].lemma(m.head)
			if r.byLemma[l] = append(r.byLemma[l], m); len(r.byLemma[l]) > 2*maxCandidates {
				r.byLemma[l] = slices.Clone(r.byLemma[l][maxCandidates:])
			}
		}
		if m.form != nominal || !m.definite || m.value || m.chain.named || len(m.chain.members) > 1 && m.chain.members[0] != m {
			continue
		}
		if r.describesByName(m) {
			continue
		}
		if a, rule := r.describedName(m); a != nil && r.unite(a, m, rule) {
			continue
		}
		if a := r.sameHead(m); a != nil {
			r.unite(a, m, "same head")
		}
	}
}

// describesByName says whether a name narrows the phrase ("China's company"), so
// that it cannot simply stand for another name.
func (r *resolver) describesByName(m *mention) bool {
	s := &r.sents[m.sent]
	for _, k := range s.kids[m.head] {
		if s.rel(k) == "nmod" || s.rel(k) == "acl" {
			return true
		}
		if n := r.at(m.sent, k); n != nil && n.form == properName && !n.span.demonym {
			return true
		}
	}
	return false
}

// anaphoric are the nouns that news uses for a named thing spoken of before,
// beside those that its own name or description contains.
var anaphoric = set(`company firm startup start-up chipmaker automaker carmaker manufacturer retailer airline bank newspaper outlet broadcaster
	organization organisation agency club app chatbot platform website country nation city town island man woman
	drug vaccine film movie book novel song album show aircraft plane ship vessel treaty`)

// describedName is the name a definite description stands for: one that was
// described by the same noun, whose own name holds it, or the salient name of
// its class.
func (r *resolver) describedName(m *mention) (*mention, string) {
	s := &r.sents[m.sent]
	lemma := s.lemma(m.head)
	class := classTypes[m.class.first()]
	if class == "" || m.number == many || class == Person && s.caseOf(m.head) == "as" { // "confirmed as the interim president"
		return nil, ""
	}
	var best *mention
	var bestScore float64
	rule := ""
	for _, c := range r.candidates(m.sent, descriptionReach) {
		if c.form != properName || !c.before(m) || c.span.demonym || c.chain == m.chain || !r.compatible(c.chain, m.chain) {
			continue
		}
		typ := c.chain.typ
		score, why := 0.0, ""
		switch {
		case c.chain.words[lemma]:
			score, why = 4, "described so before"
		case lastWordIs(c, lemma) && kin(class, typ):
			score, why = 3, "noun of the name"
		case anaphoric[lemma] && !countryNouns[lemma] && (typ == class || class == Product && typ == Organization && c.chain.words["app"]):
			score, why = 1, "class noun"
		default:
			continue
		}
		if why == "class noun" {
			if m.sent-c.sent > 2 || !r.modifiersFit(m, c) || c.sent == m.sent && r.controls(s, c.head, m.head) {
				continue
			}
		}
		score += r.salience(c, m) * 0.5
		if best == nil || score > bestScore {
			best, bestScore, rule = c, score, why
		}
	}
	if best == nil && countryNouns[lemma] {
		return r.thatCountry(m), "class noun"
	}
	return best, rule
}

// controls says whether word c is the subject, stated or understood, of the verb
// that noun m depends on: "Rwanda invades the country" is not about Rwanda.
func (r *resolver) controls(s *sentence, c, m int) bool {
	v := s.governor(m)
	if v < 0 || s.words[m].Head != v {
		return false
	}
	if s.words[c].Head == v && s.rel(c) == "nsubj" {
		return true
	}
	up := s.governor(v)
	return s.kid(v, "nsubj") < 0 && up >= 0 && s.words[c].Head == up && (s.rel(c) == "nsubj" || s.rel(c) == "obj")
}

func lastWordIs(c *mention, lemma string) bool {
	k := len(c.key) - len(lemma)
	return k > 0 && c.key[k:] == lemma && c.key[k-1] == ' '
}

// modifiersFit refuses a description whose modifiers nothing is known of, but
// lets demonyms and adjectives of size and age pass.
func (r *resolver) modifiersFit(m, c *mention) bool {
	for _, w := range m.modifiers {
		if c.chain.words[w] || r.g.isDemonym(titleCase(w)) || mild[w] {
			continue
		}
		return false
	}
	return true
}

var mild = set("young small large big new old little tiny giant private public tech famous popular same")

func titleCase(w string) string {
	if w == "" || w[0] < 'a' || w[0] > 'z' {
		return w
	}
	return string(w[0]-'a'+'A') + w[1:]
}

// sameHead is the nearest earlier noun phrase with the same head whose modifiers
// include the description's.
func (r *resolver) sameHead(m *mention) *mention {
	s := &r.sents[m.sent]
	lemma := s.lemma(m.head)
	var best *mention
	for _, c := range r.byLemma[lemma] {
		if m.sent-c.sent > sameHeadReach || c.form != nominal || !c.before(m) || c.value || c.number != m.number || r.sents[c.sent].lemma(c.head) != lemma {
			continue
		}
		if r.sents[c.sent].within(m.head, c.head) && c.sent == m.sent {
			continue
		}
		if subset(m.modifiers, c.modifiers) && r.sameOwner(m, c) {
			best = c
		}
	}
	return best
}

// sameOwner refuses two things that belong to different names.
func (r *resolver) sameOwner(a, b *mention) bool {
	x, y := r.owner(a), r.owner(b)
	return x == nil || y == nil || x == y
}

func (r *resolver) owner(m *mention) *chain {
	s := &r.sents[m.sent]
	for _, k := range s.kids[m.head] {
		if s.words[k].Deprel == "nmod:poss" || s.rel(k) == "nmod" && s.caseOf(k) == "of" || s.rel(k) == "compound" {
			if o := r.at(m.sent, k); o != nil && o.form == properName {
				return o.chain
			}
		}
	}
	return nil
}

func subset(a, b []string) bool {
	for _, x := range a {
		ok := false
		for _, y := range b {
			ok = ok || x == y
		}
		if !ok {
			return false
		}
	}
	return true
}

// salience weighs how much a mention is in the reader's mind at m: by its role,
// its distance, and how often its chain was mentioned.
func (r *resolver) salience(c, m *mention) float64 {
	s := &r.sents[c.sent]
	score := -1.2 * float64(m.sent-c.sent)
	switch s.rel(c.head) {
	case "nsubj":
		score += 1.6
		if g := s.governor(c.head); g >= 0 && s.rel(g) == "root" {
			score += 0.5
		}
	case "obj", "iobj":
		score += 0.7
	case "obl":
		score += 0.3
	case "appos", "flat", "conj":
		score += 0.2
	case "root":
		score += 0.8
	case "compound", "amod":
		score -= 1
	}
	if s.words[c.head].Deprel == "nmod:poss" {
		score += 0.4
	}
	if c.form == properName {
		score += 0.4
	} else if c.indefinite {
		score -= 0.1
	}
	score += 0.35 * math.Log2(float64(1+r.mentionsBefore(c.chain, m)))
	if c.sent == m.sent {
		score -= 0.03 * float64(abs(m.head-c.head))
	}
	return score
}

// mentionsBefore counts the chain's mentions up to m, at most sixteen.
func (r *resolver) mentionsBefore(c *chain, m *mention) int {
	n := 0
	for _, x := range c.members {
		if x.before(m) {
			if n++; n == 16 {
				break
			}
		}
	}
	return n
}
