package entity

import (
	"strings"
	"unicode"

	"kgraph/internal/lang"
)

// nameSpan is a name found in one sentence.
type nameSpan struct {
	start, end int
	typ        string // the model's type, or ""
	score      float64
	title      string // title words before a person's name, lower case
	demonym    bool   // an adjective ("Chinese") that points at its country
	rule       string
	of         *entry   // of a country's body: the country
	words      []string // and what it is
	bare       bool     // without the country: "parliament" of "Iran's parliament"
	text       string   // the name, where it is not the words
}

// nameFinder finds the names of one sentence. Two passes are made over a
// document: the first skips headlines in title case, and collects in confirmed
// the words of the names it finds; the second reads headlines with their help.
type nameFinder struct {
	s         *sentence
	g         *gazetteers
	confirmed map[string]bool // lower-case words that are names in running prose
	common    map[string]bool // words written without capital in running prose
	ok        []bool          // the word may be part of a name
	run       []int           // words of one gazetteer name of several words share a number; 0 for none
	out       []nameSpan
}

func (f *nameFinder) find() []nameSpan {
	n := len(f.s.words)
	f.ok = make([]bool, n)
	for i := range f.ok {
		f.ok[i] = f.nameWord(i)
	}
	for i := range f.ok {
		if !f.ok[i] {
			f.ok[i] = f.nameAdjunct(i)
		}
	}
	f.offices()
	f.gazetteerRuns()
	for i := 0; i < n; {
		if !f.ok[i] {
			i++
			continue
		}
		j := f.extend(i)
		f.segment(i, j)
		i = j
	}
	f.modelOnly()
	f.prefixes()
	f.bodies()
	f.joined()
	return f.out
}

// maxGazetteerWords is the length of the longest gazetteer name looked for.
const maxGazetteerWords = 8

// gazetteerRuns finds the gazetteer's names of several words, the longest from
// the left, whatever the parser made of them.
func (f *nameFinder) gazetteerRuns() {
	s, n := f.s, len(f.s.words)
	f.run = make([]int, n)
	for i := 0; i < n; i++ {
		if !isCapital(s.words[i].Form) || isClosed(s.words[i].UPOS) && s.words[i].UPOS != "ADP" {
			continue
		}
		for j := min(n, i+maxGazetteerWords); j > i+1; j-- {
			if w := s.words[j-1].Form; !isCapital(w) && !particles[w] && w != "'s" && w != "’s" {
				continue
			}
			if t := s.join(i, j); f.g.names[t] != nil || f.g.isDemonym(t) || f.g.peoples[t] != nil {
				for k := i; k < j; k++ {
					f.ok[k], f.run[k] = true, i+1
				}
				i = j - 1
				break
			}
		}
	}
}

// offices takes the department out of the names after "Secretary of": "Secretary
// of State Marco Rubio".
func (f *nameFinder) offices() {
	s := f.s
	for i := 0; i+2 < len(s.words); i++ {
		if !titles[s.lower(i)] || s.words[i+1].Form != "of" || !f.ok[i] {
			continue
		}
		for k := i + 2; k < len(s.words) && (titleParts[s.lower(k)] || departments[s.lower(k)] || k > i+2 && s.words[k].Form == "and"); k++ {
			f.ok[k] = false
		}
	}
}

// nameWord says whether the word is a name's by itself.
func (f *nameFinder) nameWord(i int) bool {
	s, w := f.s, f.s.words[i]
	l := s.lower(i)
	if e := f.g.names[w.Form]; e != nil && e.sure && len(w.Form) > 1 && isAcronym(w.Form) && !s.title {
		return true // "WHO", "US", whatever the tag
	}
	if !hasLetter(w.Form) || calendar[l] || units[w.Form] || isClosed(w.UPOS) || isFunction(s, i) || commonAcronyms[w.Form] && !f.inLongerName(i) {
		return false
	}
	if _, ok := prefixed(w.Form); ok {
		return false
	}
	capital := isCapital(w.Form)
	if s.title {
		return capital && f.headlineName(i)
	}
	if w.UPOS == "PROPN" && (i == 0 && f.common0(i) || f.slogan(i)) {
		return false
	}
	if w.UPOS == "PROPN" {
		return capital || f.inModel(i) >= 0 || particles[l] && s.rel(i) == "flat"
	}
	if !capital {
		return false
	}
	if e := f.g.lookup(w.Form); e != nil && l != "us" && (e.sure || w.UPOS == "NOUN" || w.UPOS == "ADJ" && i > 0 || w.UPOS == "X") {
		return true
	}
	if f.g.isDemonym(w.Form) || f.g.peoples[w.Form] != nil {
		return true
	}
	if m := f.inModel(i); m >= 0 && s.names[m].Score >= 0.5 {
		return true
	}
	// A capital inside the sentence on a word that is no common noun.
	mid := i > 0 && s.words[i-1].UPOS != "PUNCT"
	return mid && (w.UPOS == "NOUN" || w.UPOS == "X") && classOf(s.lemma(i)) == "" && !f.common[l]
}

// common0 says whether the sentence's first word is a common noun that only the
// capital made look like a name: "Industry leaders".
func (f *nameFinder) common0(i int) bool {
	s, l := f.s, f.s.lower(i)
	if f.inModel(i) >= 0 || f.g.lookup(s.words[i].Form) != nil || f.g.first[l] != unknown {
		return false
	}
	if i+1 < len(s.words) && isCapital(s.words[i+1].Form) {
		return false
	}
	return f.common[l] || classOf(s.lemma(i)) != "" && f.s.rel(i) == "compound"
}

// slogan says whether a common noun has its capital from a quotation that it
// begins: "Death to Khamenei".
func (f *nameFinder) slogan(i int) bool {
	s := f.s
	if i == 0 || i+1 >= len(s.words) || f.g.lookup(s.words[i].Form) != nil || classOf(s.lower(i)) == "" {
		return false
	}
	switch s.words[i-1].Form {
	case "\"", "“", "``":
		next := s.words[i+1].Form
		return next == strings.ToLower(next) && hasLetter(next) && next != "of"
	}
	return false
}

// isFunction says whether the word is a function word; "US" and "WHO" are not.
func isFunction(s *sentence, i int) bool {
	f := s.words[i].Form
	return function[strings.ToLower(f)] && (len(f) < 2 || f != strings.ToUpper(f) || s.caps)
}

// isClosed says whether a part of speech is never a name's own word.
func isClosed(upos string) bool {
	switch upos {
	case "PRON", "DET", "AUX", "CCONJ", "SCONJ", "PUNCT", "SYM", "PART", "INTJ", "ADP":
		return true
	}
	return false
}

func (f *nameFinder) inLongerName(i int) bool {
	return i > 0 && f.s.words[i-1].UPOS == "PROPN" && f.s.rel(i) == "flat"
}

// headlineName decides where capitals mean nothing: by the document's prose,
// the gazetteers, and the model where the word is no common word.
func (f *nameFinder) headlineName(i int) bool {
	s := f.s
	l := s.lower(i)
	if f.confirmed[l] || f.g.isDemonym(s.words[i].Form) {
		return true
	}
	if e := f.g.lookup(s.words[i].Form); e != nil && l != "us" {
		return true
	}
	if f.common[l] || classOf(s.lemma(i)) != "" || classOf(strings.TrimSuffix(l, "s")) != "" {
		return false
	}
	return s.words[i].UPOS == "PROPN" && (f.inModel(i) >= 0 || f.g.first[l] != unknown)
}

func (f *nameFinder) inModel(i int) int {
	for k, n := range f.s.names {
		if n.Start <= i && i < n.End {
			return k
		}
	}
	return -1
}

// nameAdjunct says whether a word written with a capital belongs to a name
// beside it: "Medical" in "Medical Journal", "States", "Affairs".
func (f *nameFinder) nameAdjunct(i int) bool {
	s, w := f.s, f.s.words[i]
	l := s.lower(i)
	if w.UPOS == "NUM" || strings.IndexFunc(w.Form, unicode.IsDigit) >= 0 && !hasLetter(w.Form) {
		return f.numberInName(i)
	}
	if _, ok := prefixed(w.Form); ok {
		return false
	}
	if ordinal(l) && i+1 < len(s.words) && formations[s.words[i+1].Form] {
		return true // "33rd Front", "10th Mountain Division"
	}
	if !isCapital(w.Form) || s.title && !f.confirmed[l] || isClosed(w.UPOS) || calendar[l] || w.UPOS == "ADV" || isFunction(s, i) {
		return false
	}
	if i == 0 && (f.common[l] || w.UPOS != "PROPN" && !f.inSameModelName(0, 1) && !institutional[l]) || commonAcronyms[w.Form] {
		return false
	}
	if i > 0 && i+2 < len(s.words) && (s.words[i+1].Form == "'s" || s.words[i+1].Form == "’s" || s.words[i+1].Form == "'") && f.ownedInstitution(i+1) {
		return true // "People's National Party"
	}
	h := w.Head
	switch s.rel(i) {
	case "amod", "compound", "flat", "nmod", "goeswith":
		if h >= 0 && h < len(s.words) && isCapital(s.words[h].Form) && abs(h-i) <= 3 && (f.ok[h] || s.words[h].UPOS == "NOUN" || s.words[h].UPOS == "PROPN") {
			return i > 0 || f.ok[h]
		}
	}
	// A capitalised noun inside the sentence that capitalised words modify:
	// "the Supreme Court", "Tropical Storm Imelda".
	if i > 0 && s.words[i-1].UPOS != "PUNCT" && (w.UPOS == "NOUN" || w.UPOS == "PROPN") && isCapital(s.words[i-1].Form) && !isClosed(s.words[i-1].UPOS) {
		return true
	}
	return i > 0 && (w.UPOS == "NOUN") && s.words[i-1].UPOS == "DET" && !titles[l] && classOf(l).first() == 'O'
}

// ordinal says whether a word is a number like "33rd".
func ordinal(l string) bool {
	rest := strings.TrimLeft(l, "0123456789")
	return rest != l && (rest == "st" || rest == "nd" || rest == "rd" || rest == "th")
}

// formations are what armies number.
var formations = set("Front Army Brigade Division Fleet Regiment Battalion Corps Squadron Infantry Airborne Armored Armoured Mountain Mechanized Precinct Circuit")

// numberInName: "Falcon 9", "Boeing 737", but neither a year nor a day.
func (f *nameFinder) numberInName(i int) bool {
	s := f.s
	if i == 0 || !f.ok[i-1] || !s.space[i-1] && s.words[i-1].UPOS == "PUNCT" {
		return false
	}
	form := s.words[i].Form
	if len(form) == 4 && (form[:2] == "19" || form[:2] == "20") || strings.ContainsAny(form, ",%:$") {
		return false
	}
	h := s.words[i].Head
	if s.words[i-1].Head == i && abs(h-i) < 8 && s.rel(i-1) != "nsubj" || isCapital(form) && hasLetter(form) {
		return true // "Interstate 77", "Formula One"
	}
	return (h == i-1 || h >= 0 && h < len(s.words) && h < i && f.ok[h] && i-h <= 3) && (s.rel(i) == "nummod" || s.rel(i) == "flat" || s.rel(i) == "nmod" || s.rel(i) == "compound" || s.rel(i) == "dep")
}

// prefixes finds the names in "pro-EU", "anti-Hamas" and "non-European": what is
// for or against somebody is not theirs, so the word as a whole is no name.
func (f *nameFinder) prefixes() {
	for i, w := range f.s.words {
		if rest, ok := prefixed(w.Form); ok && !f.covered(i, i+1) {
			if k := f.startingAt(i + 1); k >= 0 && !f.out[k].demonym { // "pro-Sheikh Hasina"
				f.out[k].text = rest + " " + f.s.join(i+1, f.out[k].end)
				f.out[k].start, f.out[k].rule = i, "prefixed"
				continue
			}
			f.out = append(f.out, nameSpan{start: i, end: i + 1, text: rest, demonym: f.g.isDemonym(rest) && f.g.lookup(rest) == nil, rule: "prefixed"})
		}
	}
}

// startingAt is the name found that begins at word i, or -1.
func (f *nameFinder) startingAt(i int) int {
	for k, n := range f.out {
		if n.start == i && n.rule != "nested" {
			return k
		}
	}
	return -1
}

// prefixed is the name that a word puts a prefix before.
func prefixed(form string) (name string, ok bool) {
	before, rest, ok := strings.Cut(form, "-")
	return rest, ok && stances[strings.ToLower(before)] && isCapital(rest) && len(rest) > 1 && (before[0] >= 'a' || strings.IndexByte(rest, '-') < 0)
}

// units are written with a capital before a number.
var units = set("Mw Rs Rs. Re")

var stances = set("pro anti non ex pre post mid trans un")

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// modelOnly adds the model's names where no words were found, if they look like
// names at all.
func (f *nameFinder) modelOnly() {
	for _, m := range f.s.names {
		if m.Start < 0 || m.End > len(f.s.words) || m.Start >= m.End || m.Score < 0.6 || f.s.title {
			continue
		}
		if f.covered(m.Start, m.End) || f.plain(m) {
			continue
		}
		f.emit(nameSpan{start: m.Start, end: m.End, typ: m.Type, score: float64(m.Score), rule: "model"})
	}
}

// plain says whether nothing in the model's name looks like one.
func (f *nameFinder) plain(m lang.Name) bool {
	for i := m.Start; i < m.End; i++ {
		w := f.s.words[i]
		if isCapital(w.Form) && hasLetter(w.Form) && !isClosed(w.UPOS) && !calendar[f.s.lower(i)] && !commonAcronyms[w.Form] && !titles[f.s.lower(i)] && !royal[f.s.lower(i)] && w.UPOS != "ADV" && w.UPOS != "VERB" && !(i == 0 && f.common[f.s.lower(i)]) {
			return false
		}
	}
	return true
}

func (f *nameFinder) covered(start, end int) bool {
	for _, o := range f.out {
		if o.start < end && start < o.end {
			return true
		}
	}
	return false
}
