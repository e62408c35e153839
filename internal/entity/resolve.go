package entity

import (
	"strings"

	"kgraph/internal/lang"
	"kgraph/internal/text"
)

// Resolve finds every mention of a document and groups them into entities. The
// parses are those of the document's sentences, in order. It works in the
// manner of precise sieves (Lee et al. 2013, Computational Linguistics 39:4):
// the surest rules join mentions first, and what they joined helps the next.
// Time is near-linear in the length of the document. It is safe for concurrent
// use.
func Resolve(doc *text.Document, parses []*lang.Parse) *Resolution {
	r := &resolver{g: gazetteer()}
	r.run(parses)
	return r.build()
}

// run goes through the sieves.
func (r *resolver) run(parses []*lang.Parse) {
	for _, p := range parses {
		if p == nil {
			p = &lang.Parse{}
		}
		r.sents = append(r.sents, newSentence(p))
	}
	r.findNames()
	r.findOthers()
	r.findRoles()
	r.vote()
	r.joinNames()
	r.joinLocally()
	r.joinDescriptions()
	r.joinPronouns()
	r.placeInstitutions()
}

// resolver is the state of one document's resolution.
type resolver struct {
	g        *gazetteers
	sents    []sentence
	mentions []*mention
	names    [][]nameSpan
	byWord   [][]*mention                        // by sentence and word: the mention that covers a name's word or is headed at a noun or pronoun
	fuller   map[string]bool                     // surnames that follow a first name in the document
	choose   func(*mention, []*mention) *mention // tells the antecedent while the ranker is fitted
	byLemma  map[string][]*mention               // nominals seen so far by head lemma
}

// findNames finds the names of running prose first and then, knowing them, those
// of headlines.
func (r *resolver) findNames() {
	confirmed, common := map[string]bool{}, map[string]bool{}
	for k := range r.sents {
		s := &r.sents[k]
		if s.title {
			continue
		}
		for _, w := range s.words {
			if w.Form == strings.ToLower(w.Form) && hasLetter(w.Form) {
				common[w.Form] = true
			}
		}
	}
	r.names = make([][]nameSpan, len(r.sents))
	for _, headlines := range []bool{false, true} {
		for k := range r.sents {
			s := &r.sents[k]
			if s.title != headlines {
				continue
			}
			f := nameFinder{s: s, g: r.g, confirmed: confirmed, common: common}
			r.names[k] = f.find()
			if headlines {
				continue
			}
			for _, n := range r.names[k] {
				for i := n.start; i < n.end; i++ {
					if l := s.lower(i); isCapital(s.words[i].Form) && !common[l] {
						confirmed[l] = true
					}
				}
			}
		}
	}
	r.byWord = make([][]*mention, len(r.sents))
	for k := range r.sents {
		r.byWord[k] = make([]*mention, len(r.sents[k].words))
		for _, n := range r.names[k] {
			r.addName(k, n)
		}
	}
}

func (r *resolver) addName(k int, n nameSpan) {
	s := &r.sents[k]
	m := &mention{sent: k, start: n.start, end: n.end, head: s.headOf(n.start, n.end), form: properName, span: n}
	m.text = s.join(n.start, n.end)
	m.key = r.canonicalKey(s, m)
	m.number = singular
	switch {
	case n.demonym:
		m.entry = r.g.demonyms[m.text]
		if m.entry == nil {
			return // "Western", "Muslim": an adjective of no country
		}
	case n.rule == "people":
		m.entry, m.number = r.g.peoples[m.text], many
	default:
		m.entry = r.g.lookup(m.text)
		if e := r.g.peoples[m.text]; m.entry == nil && e != nil {
			m.entry, m.number = e, many
		}
	}
	m.gender = r.nameGender(m)
	r.add(m)
	for i := n.start; i < n.end; i++ {
		if old := r.byWord[k][i]; old == nil || n.rule != "nested" {
			r.byWord[k][i] = m
		}
	}
}

// canonicalKey is the name's key with a country or organisation at its start in
// canonical form: "US Navy" and "United States Navy" are one.
func (r *resolver) canonicalKey(s *sentence, m *mention) string {
	for k := min(m.start+3, m.end-1); k > m.start; k-- {
		if e := r.g.lookup(s.join(m.start, k)); e != nil && e.sure && s.words[k].UPOS != "ADP" && (e.typ == Country || isAcronym(strings.ReplaceAll(s.join(m.start, k), ".", ""))) {
			return nameKey(e.name) + " " + nameKey(s.join(k, m.end))
		}
	}
	return nameKey(m.text)
}

func (r *resolver) add(m *mention) {
	m.id = len(r.mentions)
	r.mentions = append(r.mentions, m)
}

var (
	maleTitles   = set("mr mr. sir lord king prince pope father chairman spokesman congressman emperor baron actor businessman")
	femaleTitles = set("mrs mrs. ms ms. miss dame lady queen princess chairwoman spokeswoman congresswoman actress baroness empress first-lady businesswoman")
)

// nameGender is what title and first name say.
func (r *resolver) nameGender(m *mention) gender {
	words := strings.Fields(strings.ToLower(m.span.title + " " + m.text))
	person := m.span.title != ""
	for _, w := range words {
		if maleTitles[w] {
			return male
		}
		if femaleTitles[w] {
			return female
		}
	}
	if m.entry != nil && !person {
		return neuter
	}
	if g, ok := r.g.first[strings.ToLower(r.sents[m.sent].words[m.start].Form)]; ok && (m.end-m.start > 1 || person) {
		return g
	}
	if person {
		return someone
	}
	return unknown
}

// findOthers adds the nominal mentions and the pronouns.
func (r *resolver) findOthers() {
	for k := range r.sents {
		s := &r.sents[k]
		for i, w := range s.words {
			if r.byWord[k][i] != nil {
				continue
			}
			switch {
			case w.UPOS == "PRON" || possessives[s.lower(i)] && s.words[i].UPOS != "VERB":
				r.addPronoun(k, i)
			case w.UPOS == "NOUN" || w.UPOS == "PROPN":
				r.addNominal(k, i)
			}
		}
	}
}

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

var (
	maleNouns   = set("man boy father son brother husband uncle nephew king prince actor spokesman businessman chairman grandfather gentleman priest")
	femaleNouns = set("woman girl mother daughter sister wife aunt niece queen princess actress spokeswoman businesswoman chairwoman grandmother lady nun")
)

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

var deictic = set("today yesterday tomorrow tonight now")
