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
	return f.out
}

// nameWord says whether the word is a name's by itself.
func (f *nameFinder) nameWord(i int) bool {
	s, w := f.s, f.s.words[i]
	l := s.lower(i)
	if !hasLetter(w.Form) || calendar[l] || isClosed(w.UPOS) || commonAcronyms[w.Form] && !f.inLongerName(i) {
		return false
	}
	capital := isCapital(w.Form)
	if s.title {
		return capital && f.headlineName(i)
	}
	if w.UPOS == "PROPN" {
		return capital || f.inModel(i) >= 0 || particles[l] && s.rel(i) == "flat"
	}
	if !capital {
		return false
	}
	if f.g.lookup(w.Form) != nil && (w.UPOS == "NOUN" || w.UPOS == "ADJ" || w.UPOS == "X") && l != "us" {
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
	if f.common[l] || classOf(s.lemma(i)) != "" {
		return false
	}
	return s.words[i].UPOS == "PROPN"
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
	if !isCapital(w.Form) || s.title && !f.confirmed[l] || isClosed(w.UPOS) || calendar[l] || w.UPOS == "ADV" {
		return false
	}
	if i == 0 && f.common[l] {
		return false
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
	return (h == i-1 || h >= 0 && h < len(s.words) && h < i && f.ok[h] && i-h <= 3) && (s.rel(i) == "nummod" || s.rel(i) == "flat" || s.rel(i) == "nmod" || s.rel(i) == "compound" || s.rel(i) == "dep")
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// extend is the end of the name that begins at i: words that may be a name's
// and are tied to each other, with hyphens, "&", "of" and the like between.
func (f *nameFinder) extend(i int) int {
	s, n := f.s, len(f.s.words)
	j := i + 1
	for j < n {
		if f.ok[j] && f.tied(i, j) {
			j++
			continue
		}
		form := s.words[j].Form
		if j+1 >= n || !f.ok[j+1] {
			// "Department of the Treasury"
			if form == "of" && j+2 < n && s.lower(j+1) == "the" && f.ok[j+2] && f.institution(i, j) && s.within(j+2, s.headOf(i, j)) {
				j += 3
				continue
			}
			break
		}
		switch {
		case (form == "-" || form == "–" || form == "/" || form == "'" || form == "’") && !s.space[j-1] && !s.space[j]:
			j += 2
			continue
		case form == "&":
			j += 2
			continue
		case (form == "of" || form == "for" || form == "on") && f.institution(i, j) && s.within(j+1, s.headOf(i, j)):
			if form == "of" || f.strongInstitution(i, j) {
				j += 2
				continue
			}
		case form == "and" && f.innerAnd(i, j):
			j += 2
			continue
		case particles[form] && s.space[j-1] && (s.words[j].UPOS == "PROPN" || s.rel(j+1) == "flat"):
			j += 2
			continue
		}
		break
	}
	return j
}

// tied says whether word j belongs to the same noun phrase as the words from i
// to j.
func (f *nameFinder) tied(i, j int) bool {
	s := f.s
	h := s.words[j].Head
	for k := i; k < j; k++ {
		if s.words[k].Head == j && s.rel(k) != "nmod" && s.rel(k) != "nsubj" && s.rel(k) != "obl" && s.rel(k) != "appos" && s.rel(k) != "conj" {
			return true
		}
		if h == k {
			switch s.rel(j) {
			case "flat", "compound", "goeswith", "nummod", "dep", "fixed":
				return true
			case "nmod", "appos":
				return s.kid(j, "case") < 0 && s.rel(j) == "nmod" || s.rel(j) == "appos" && f.inSameModelName(k, j)
			}
		}
		if h >= 0 && h == s.words[k].Head && h > j && (s.rel(k) == "compound" || s.rel(k) == "amod" || s.rel(k) == "flat") && (s.rel(j) == "compound" || s.rel(j) == "amod" || s.rel(j) == "flat") {
			return true
		}
	}
	return f.inSameModelName(j-1, j)
}

func (f *nameFinder) inSameModelName(a, b int) bool {
	m := f.inModel(a)
	return m >= 0 && m == f.inModel(b)
}

// institution says whether the name [i,j) ends in a noun that takes an
// of-phrase into its name: "Bank", "Ministry", "Gulf", "Treaty", "Battle".
func (f *nameFinder) institution(i, j int) bool {
	l := f.s.lower(j - 1)
	if titles[l] || f.g.lookup(f.s.words[j-1].Form) != nil {
		return false
	}
	if orgEnds[l] || placeEnds[l] || lawEnds[l] || eventEnds[l] || eventStarts[l] {
		return true
	}
	c := classOf(l)
	return c.has('O') || c.has('J') || c.first() == 'E' || c.first() == 'C' || c.first() == 'Y' || c.first() == 'L' || c.has('W')
}

// strongInstitution takes "for" and "on" into the name too.
func (f *nameFinder) strongInstitution(i, j int) bool {
	l := f.s.lower(j - 1)
	return orgEnds[l] || f.inSameModelName(j-1, j) || classOf(l).first() == 'O'
}

// innerAnd takes "and" into a name after an of- or for-phrase or a modifier of
// an institution: "Department of Health and Human Services", "Food and Drug
// Administration", "Bosnia and Herzegovina".
func (f *nameFinder) innerAnd(i, j int) bool {
	s := f.s
	if s.words[j+1].UPOS == "PUNCT" {
		return false
	}
	for k := j + 2; k <= min(j+4, len(s.words)); k++ {
		if e := f.g.lookup(s.join(i, k)); e != nil {
			return true
		}
	}
	if f.inSameModelName(j-1, j+1) {
		return true
	}
	for k := i; k < j; k++ {
		if (s.words[k].Form == "of" || s.words[k].Form == "for") && k > i && orgEnds[s.lower(k-1)] {
			return f.g.lookup(s.words[j+1].Form) == nil && f.g.lookup(s.join(k+1, j)) == nil
		}
	}
	// first part is a modifier of an organisation word after the "and"
	h := s.words[i].Head
	return h > j && h < len(s.words) && f.ok[h] && orgEnds[s.lower(h)] && s.rel(j-1) != "conj" && f.g.lookup(s.join(i, j)) == nil
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
		if isCapital(w.Form) && hasLetter(w.Form) && !isClosed(w.UPOS) && !calendar[f.s.lower(i)] && !commonAcronyms[w.Form] && !titles[f.s.lower(i)] && w.UPOS != "ADV" && w.UPOS != "VERB" && !(i == 0 && f.common[f.s.lower(i)]) {
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
