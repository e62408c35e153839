package entity

import "strings"

// extend is the end of the name that begins at i: words that may be a name's
// and are tied to each other, with hyphens, "&", "of" and the like between.
func (f *nameFinder) extend(i int) int {
	s, n := f.s, len(f.s.words)
	j := i + 1
	titled := false
	for j < n {
		if f.titleCased(j) || titled && isCapital(s.words[j].Form) && hasLetter(s.words[j].Form) {
			titled = true
			j++
			continue
		}
		if f.ok[j] && f.tied(i, j) {
			j++
			continue
		}
		if f.region(i, j) {
			return j + 1
		}
		form := s.words[j].Form
		if f.run[j] > 0 && f.run[j] == f.run[j-1] {
			j++
			continue
		}
		if form == "-" && j+1 < n && !s.space[j-1] && !s.space[j] && f.hyphenated(j) {
			j += 2
			continue
		}
		if form == "of" && j+2 < n && s.lower(j+1) == "the" && yearly[s.words[j+2].Form] {
			j += 3 // "Song of the Year"
			continue
		}
		if form == "+" && !s.space[j-1] && (j+1 >= n || s.space[j]) && !commonAcronyms[s.words[j-1].Form] {
			j++ // "OPEC+"
			continue
		}
		if j+1 >= n || !f.ok[j+1] {
			// "Department of the Treasury"
			if form == "of" && j+2 < n && s.lower(j+1) == "the" && f.ok[j+2] && f.institution(i, j) && s.within(j+2, s.headOf(i, j)) {
				j += 3
				continue
			}
			// "Decisive Movement for the Liberation"
			if form == "for" && j-i > 1 && j+2 < n && s.lower(j+1) == "the" && f.ok[j+2] && orgEnds[s.lower(j-1)] && s.within(j+2, s.headOf(i, j)) {
				j += 3
				continue
			}
			break
		}
		switch {
		case (form == "-" || form == "–" || form == "/" || form == "'" || form == "’") && !s.space[j-1] && !s.space[j]:
			if f.known(s.join(i, j)) && f.known(s.words[j+1].Form) {
				break // "US-China", "Russia–Ukraine"
			}
			j += 2
			continue
		case (form == "'s" || form == "’s" || form == "'" || form == "’") && f.ownedInstitution(j):
			j += 2
			continue
		case form == "&":
			j += 2
			continue
		case form == "of" && j-i > 1 && areas[s.lower(j-1)]:
			// "Golis Mountains of Puntland": where they lie is no part of their name
		case (form == "of" || form == "for" || form == "on") && (f.institution(i, j) || form == "for" && f.hasOf(i, j) && orgEnds[s.lower(i)]) && s.within(j+1, s.headOf(i, j)):
			if form == "of" || f.strongInstitution(i, j) || f.hasOf(i, j) && orgEnds[s.lower(i)] {
				j += 2
				continue
			}
		case form == "of" && f.ofCountry(i, j):
			j += 2
			continue
		case form == "of" && j-i > 3 && s.lower(j-2) == "the" && s.words[j-3].Form == "for" && s.within(j+1, j-1):
			j += 2 // "Decisive Movement for the Liberation of Congo"
			continue
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

// ofCountry says whether the "of" at j adds the country to a body's name that has
// an of-phrase already: "National Council of Resistance of Iran".
func (f *nameFinder) ofCountry(i, j int) bool {
	s := f.s
	e := f.g.lookup(s.words[j+1].Form)
	if e == nil || e.typ != Country {
		return false
	}
	for k := i + 1; k < j; k++ {
		if s.words[k].Form == "of" && orgEnds[s.lower(k-1)] {
			return j-k < 4
		}
	}
	return false
}

// titleCased says whether a small word or adverb has a capital within a sentence
// that is no headline, between words that have one: the capitals are a title's, as
// in "Putting America First In International Environmental Agreements".
func (f *nameFinder) titleCased(j int) bool {
	s := f.s
	if s.title || s.caps || j < 2 || j+1 >= len(s.words) || !isCapital(s.words[j].Form) || !isCapital(s.words[j+1].Form) || !isCapital(s.words[j-1].Form) || !s.space[j-1] || !s.space[j] {
		return false
	}
	switch s.words[j].UPOS {
	case "ADV", "ADP", "CCONJ", "DET", "PART", "SCONJ", "AUX":
		form := s.words[j].Form
		return len(form) > 1 && form[1:] == strings.ToLower(form[1:]) && f.g.lookup(form) == nil
	}
	return false
}

// areas end the names of places that lie in the place named after "of".
var areas = set("region province district county oblast governorate prefecture mountains peninsula valley hills area subdistrict division municipality raion")

var yearly = set("Year Month Week Century Decade")

// regions are what a place's name is often followed by without a capital.
var regions = set("region province district county oblast governorate prefecture mountains river peninsula valley island islands state volcano strait canal glacier plateau archipelago")

// region says whether the word at j says what kind of place the name [i,j) is:
// "Bari region", which is no more Bari than "Bari Region" is.
func (f *nameFinder) region(i, j int) bool {
	s := f.s
	if !regions[s.words[j].Form] || s.words[j].UPOS != "NOUN" || s.title || f.modifier(j, j+1) {
		return false
	}
	at := i
	for at < j && s.lower(at) == "the" {
		at++
	}
	if at == j || s.words[j-1].UPOS != "PROPN" || s.words[s.headOf(at, j)].Head != j {
		return false
	}
	base := s.join(at, j)
	if e := f.g.lookup(base); e != nil && e.typ != City && e.typ != Place {
		return false
	}
	return !f.g.isDemonym(base) && f.leadingDemonym(at, j) == 0 && !titles[s.lower(j-1)]
}

// ownedInstitution says whether the possessive at j is inside a name: "People's
// Party", "Kurdistan Workers' Party", but not "Iran's Ministry".
func (f *nameFinder) ownedInstitution(j int) bool {
	s := f.s
	if s.title || !isCapital(s.words[j+1].Form) {
		return false
	}
	if j > 1 && saints[s.lower(j-2)] && classOf(s.lower(j+1)) != "" {
		return true // "St. Peter's Basilica"
	}
	c := classOf(strings.TrimSuffix(s.lemma(j-1), "s"))
	l := s.lower(j - 1)
	return c.first() == 'P' || c.first() == 'G' || l == "people" || l == "peoples" || l == "women" || l == "children" || l == "men"
}

var saints = set("st st. saint")

// hyphenated says whether the word after the hyphen at j belongs to the name
// though it has no capital: "Jae-myung", "F-16", but not "Israeli-backed".
func (f *nameFinder) hyphenated(j int) bool {
	s := f.s
	w := s.words[j+1]
	if w.Form != "" && w.Form[0] >= '0' && w.Form[0] <= '9' {
		return len(w.Form) < 5
	}
	if f.known(s.words[j-1].Form) || f.ok[j+1] || f.run[j-1] > 0 && isPast(w.Form) {
		return false // "Israeli-backed", "United Nations-operated"
	}
	return w.UPOS == "PROPN" || f.inSameModelName(j-1, j+1)
}

// isPast says whether a word looks like a past participle.
func isPast(form string) bool {
	return strings.HasSuffix(form, "ed") || strings.HasSuffix(form, "led") || form == "run" || form == "held" || form == "made" || form == "built"
}

// known says whether the gazetteer has the text as a name or demonym.
func (f *nameFinder) known(text string) bool {
	return f.g.lookup(text) != nil || f.g.isDemonym(text)
}

// tied says whether word j belongs to the same noun phrase as the words from i
// to j.
func (f *nameFinder) tied(i, j int) bool {
	s := f.s
	h := s.words[j].Head
	if f.run[j] > 0 && f.run[j] == f.run[j-1] || s.words[j].UPOS == "NUM" {
		return true
	}
	if isCode(s, j) && orgEnds[s.lower(j-1)] {
		return false // "Air Force F-16"
	}
	if s.words[j].UPOS == "PROPN" && s.words[j-1].UPOS == "PROPN" || f.hasOf(i, j) && isCapital(s.words[j].Form) {
		switch s.rel(j) {
		case "nsubj", "obj", "iobj", "obl", "root", "appos", "conj":
			if f.inModel(j-1) >= 0 && f.inModel(j) >= 0 {
				break
			}
			fallthrough
		default:
			if s.words[j-1].Head != j && s.rel(j-1) == "nsubj" || s.rel(j) == "appos" {
				break
			}
			return true
		}
	}
	for k := i; k < j; k++ {
		if s.words[k].Head == j && s.rel(k) != "nmod" && s.rel(k) != "nsubj" && s.rel(k) != "obl" && s.rel(k) != "appos" && s.rel(k) != "conj" {
			return true
		}
		if h == k {
			switch s.rel(j) {
			case "flat", "compound", "goeswith", "nummod", "dep", "fixed":
				return true
			case "nmod", "appos":
				if s.kid(j, "case") < 0 && s.rel(j) == "nmod" || s.rel(j) == "appos" && f.inSameModelName(k, j) {
					return true
				}
			}
		}
		if h >= 0 && h == s.words[k].Head && h > j && (s.rel(k) == "compound" || s.rel(k) == "amod" || s.rel(k) == "flat") && (s.rel(j) == "compound" || s.rel(j) == "amod" || s.rel(j) == "flat") {
			return true
		}
	}
	return f.inSameModelName(j-1, j)
}

// isCode says whether a type designation begins at word i: "F-16", "MiG-29".
func isCode(s *sentence, i int) bool {
	return i+2 < len(s.words) && s.words[i+1].Form == "-" && !s.space[i] && len(s.words[i].Form) <= 3 && s.words[i+2].Form != "" && s.words[i+2].Form[0] >= '0' && s.words[i+2].Form[0] <= '9'
}

// hasOf says whether the name so far has taken in an of-phrase.
func (f *nameFinder) hasOf(i, j int) bool {
	for k := i + 1; k < j; k++ {
		if f.s.words[k].Form == "of" {
			return true
		}
	}
	return false
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
	if h <= j || h >= len(s.words) || !f.ok[h] || s.rel(j-1) == "conj" || f.g.lookup(s.join(i, j)) != nil {
		return false
	}
	if orgEnds[s.lower(h)] {
		return true
	}
	// "China's Belt and Road Initiative"
	return j-i == 1 && i > 0 && (s.lower(i-1) == "the" || s.lower(i-1) == "'s") && h == j+2 && s.rel(i) == "compound" && s.words[j+1].Head == i &&
		s.words[h].UPOS == "PROPN" && isCapital(s.words[h].Form) && f.g.lookup(s.words[j+1].Form) == nil
}
