package entity

import "strings"

func (r *resolver) addPronoun(k, i int) {
	s := &r.sents[k]
	l := s.lower(i)
	m := &mention{sent: k, start: i, end: i + 1, head: i, form: pronoun, text: s.words[i].Form, key: l}
	switch {
	case s.rel(i) == "expl":
		return
	case he[l]:
		m.gender, m.number = male, singular
	case she[l]:
		m.gender, m.number = female, singular
	case it[l]:
		m.gender, m.number = neuter, singular
	case they[l]:
		m.number = many
	case me[l]:
		m.gender, m.number = someone, singular
	case l == "who" || l == "whom" || l == "which" || l == "that" || l == "whose":
		if !r.relative(s, i) {
			return
		}
		if l == "who" || l == "whom" {
			m.gender = someone
		}
	default:
		return
	}
	r.add(m)
	r.byWord[k][i] = m
}

// relative says whether a wh-word or "that" opens a relative clause.
func (r *resolver) relative(s *sentence, i int) bool {
	if s.feature(i, "PronType") == "Rel" {
		return true
	}
	g := s.governor(i)
	return g >= 0 && s.words[g].Deprel == "acl:relcl"
}

// addNominal adds a common noun that heads its phrase.
func (r *resolver) addNominal(k, i int) {
	s := &r.sents[k]
	switch s.rel(i) {
	case "compound", "fixed", "goeswith", "flat":
		if h := s.words[i].Head; h >= 0 && s.rel(i) != "flat" || r.byWord[k][max(h, 0)] != nil {
			return
		}
	}
	if !hasLetter(s.words[i].Form) || function[s.lower(i)] {
		return
	}
	m := &mention{sent: k, start: i, end: i + 1, head: i, form: nominal, class: classOf(s.lemma(i)), number: singular}
	if s.plural(i) {
		m.number = many
	}
	r.modify(s, m)
	m.text = s.join(m.start, m.end)
	m.value = isValue(s, i)
	switch m.class.first() {
	case 'P':
		m.gender = someone
		if l := s.lemma(i); maleNouns[l] {
			m.gender = male
		} else if femaleNouns[l] {
			m.gender = female
		}
	case 0, 'G':
	default:
		m.gender = neuter
	}
	if t := classTypes[m.class.first()]; t != "" {
		m.votes.add(t, 1)
	}
	r.add(m)
	r.byWord[k][i] = m
}

// modify reads a nominal's determiner and the words before it that belong to it.
func (r *resolver) modify(s *sentence, m *mention) {
	for _, k := range s.kids[m.head] {
		if k > m.head {
			continue
		}
		l := s.lower(k)
		switch s.rel(k) {
		case "det":
			switch l {
			case "the":
				m.definite = true
			case "this", "that", "these", "those", "such":
				m.definite, m.demonstrative = true, true
			default:
				m.indefinite = true
			}
			m.start = min(m.start, k)
		case "nummod":
			m.indefinite = true
			m.start = min(m.start, k)
		case "nmod":
			if s.words[k].Deprel == "nmod:poss" {
				m.definite = true
				a, _ := s.subtree(k)
				m.start = min(m.start, a)
			}
		case "compound", "amod", "nmod:unmarked":
			if quantifiers[l] {
				m.indefinite = true
			} else {
				m.modifiers = append(m.modifiers, s.lemma(k))
			}
			a, _ := s.subtree(k)
			m.start = min(m.start, a)
		}
	}
}

// isValue says whether a noun phrase is a date, an amount or a quantity.
func isValue(s *sentence, i int) bool {
	l, lemma := s.lower(i), s.lemma(i)
	if calendar[l] || calendar[lemma] {
		return true
	}
	c := classOf(lemma)
	switch c.first() {
	case 'm':
		return true
	case 't', 'q':
		return s.kid(i, "nummod") >= 0 || l == "percent" || l == "%" || c.first() == 't' && deictic[l]
	}
	for _, k := range s.kids[i] {
		if s.words[k].UPOS == "SYM" && strings.ContainsAny(s.words[k].Form, "$€£¥%") {
			return true
		}
	}
	return strings.ContainsAny(l, "$€£¥%")
}

var (
	maleNouns   = set("man boy father son brother husband uncle nephew king prince actor spokesman businessman chairman grandfather gentleman priest")
	femaleNouns = set("woman girl mother daughter sister wife aunt niece queen princess actress spokeswoman businesswoman chairwoman grandmother lady nun")
)

var deictic = set("today yesterday tomorrow tonight now")
