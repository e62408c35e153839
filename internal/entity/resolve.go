package entity

import (
	"strings"
	"unicode"

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
	r.markSpeech(parses)
	r.findNames()
	r.findOthers()
	r.findRoles()
	r.vote()
	r.joinNames()
	r.joinLocally()
	r.joinDescriptions()
	r.findProtagonists(parses)
	r.joinPronouns()
	r.placeInstitutions()
	r.findTopics()
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
	bySent   [][]*mention                        // the names of a sentence, those inside longer ones too
	byLemma  map[string][]*mention               // nominals seen so far by head lemma
	own      ownTopics

	named         map[*chain]int // how often the document names each
	person, thing *chain         // the protagonists, or nil
	paragraph     []int          // of each sentence
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
	for n.end-n.start > 1 && n.text == "" && s.startsScore(n.end-1) {
		n.end--
	}
	m := &mention{sent: k, start: n.start, end: n.end, head: s.headOf(n.start, n.end), form: properName, span: n}
	if m.text = n.text; m.text == "" {
		m.text = s.join(n.start, n.end)
	}
	if n.rule != "road" && namesNothing(m.text) {
		return
	}
	m.key = r.canonicalKey(s, m)
	m.number = singular
	switch {
	case n.rule == "administration":
		m.key = strings.Join(n.words, " ")
	case n.of != nil:
		m.key = institutionKey(n.of.name, n.words)
		if m.entry = r.g.institution[m.key]; m.entry == nil {
			m.entry = &entry{name: r.g.adjective(n.of) + " " + bodyName(n.words), typ: n.typ, sure: true, id: "name:" + m.key}
		}
	case n.demonym:
		m.entry = r.g.demonyms[m.text]
		if m.entry == nil {
			return // "Western", "Muslim": an adjective of no country
		}
	case n.rule == "people":
		m.entry, m.number = r.g.peoples[m.text], many
	default:
		if e := r.g.lookup(m.text); e != nil {
			m.entry = e
		} else if m.entry == nil {
			m.entry = r.g.institution[m.key]
		}
		if e := r.g.peoples[m.text]; m.entry == nil && e != nil {
			m.entry, m.number = e, many
		}
	}
	r.sense(s, m)
	m.gender = r.nameGender(m)
	r.add(m)
	if n.rule == "prefixed" {
		return
	}
	for i := n.start; i < n.end; i++ {
		if old := r.byWord[k][i]; old == nil || n.rule != "nested" {
			r.byWord[k][i] = m
		}
	}
}

// startsScore says whether a score begins at a word: the 6 of "beat Ostapenko
// 6–2".
func (s *sentence) startsScore(i int) bool {
	if hasLetter(s.words[i].Form) || len(s.words[i].Form) > 2 || i+1 >= len(s.words) {
		return false
	}
	switch s.words[i+1].Form {
	case "–", "-", "—", "−":
		return i+2 < len(s.words) && !hasLetter(s.words[i+2].Form)
	}
	return false
}

// namesNothing says whether a would-be name has nothing but function words, days,
// months, ordinals and figures: "mid-June" without its "mid-", "No. 3".
func namesNothing(name string) bool {
	if isAcronym(name) {
		return false
	}
	for _, w := range strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' }) {
		if w = strings.Trim(w, "."); w != "" && hasLetter(w) && !function[w] && !calendar[w] && !quantifiers[w] && !ordinals[w] {
			return false
		}
	}
	return true
}

var ordinals = set("first second third fourth fifth sixth seventh eighth ninth tenth last next st nd rd th no nos mid early late")

// canonicalKey is the name's key with a country or organisation at its start in
// canonical form: "US Navy" and "United States Navy" are one.
func (r *resolver) canonicalKey(s *sentence, m *mention) string {
	if key := r.g.national(m.text); key != "" {
		m.national = true
		return key
	}
	for k := min(m.start+3, m.end-1); k > m.start; k-- {
		e := r.g.lookup(s.join(m.start, k))
		if e == nil || !e.sure || s.words[k].UPOS == "ADP" || e.typ != Country && !isAcronym(strings.ReplaceAll(s.join(m.start, k), ".", "")) {
			continue
		}
		if x := r.g.lookup(s.join(k, m.end)); x != nil && x.sure && x.typ == Organization && m.entry == nil {
			m.entry = x // "U.S. Federal Bureau of Investigation"
			return x.key()
		}
		return nameKey(e.name) + " " + nameKey(s.join(k, m.end))
	}
	if d := r.g.demonyms[s.words[m.start].Form]; d != nil && m.entry == nil && m.end-m.start > 1 && r.g.lookup(m.text) == nil {
		if x := r.g.lookup(s.join(m.start+1, m.end)); x != nil && x.sure && x.typ == Organization {
			m.entry = x // "German Bundestag"
			return x.key()
		}
	}
	return plainKey(nameKey(m.text))
}

// plainKey is a key without what a name is written with or without: the kind of
// a storm, which changes while it lasts, the title of a sovereign or prince, and
// the prefix of a merchant ship.
func plainKey(key string) string {
	f := strings.Fields(key)
	if len(f) > 2 && (f[0] == "tropical" || f[0] == "super" || f[0] == "subtropical") && storms[f[1]] {
		f = f[1:]
	}
	switch {
	case len(f) > 2 && f[0] == "m" && f[1] == "v":
		f = f[2:]
	case len(f) > 1 && merchant[f[0]]:
		f = f[1:]
	case len(f) > 3 && f[0] == "crown" && royal[f[1]]:
		f = f[2:]
	case len(f) > 3 && (f[0] == "prince" || f[0] == "princess") && !placeEnds[f[len(f)-1]] && !orgEnds[f[len(f)-1]]:
		f = f[1:]
	case len(f) == 2 && storms[f[0]]:
		return "storm " + f[1]
	case len(f) == 3 && royal[f[0]] && strings.Trim(f[2], "ivx") == "":
		return f[1] + " " + f[2]
	}
	return strings.Join(f, " ")
}

// merchant are the prefixes that merchant ships are written with or without.
var merchant = set("mv ms mt mts")

var storms = set("hurricane typhoon cyclone storm")

func (r *resolver) add(m *mention) {
	m.id = len(r.mentions)
	r.mentions = append(r.mentions, m)
}

var (
	maleTitles   = set("earl duke count viscount marquess mr mr. sir lord king prince pope father chairman spokesman congressman emperor baron actor businessman")
	femaleTitles = set("duchess countess marchioness viscountess mrs mrs. ms ms. miss dame lady queen princess chairwoman spokeswoman congresswoman actress baroness empress first-lady businesswoman")
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
