package entity

import "strings"

// joined makes one name of what stands apart in the sentence: a nickname in
// quotation marks between first name and surname, a firm of several partners, an
// institution of several subjects or towns, a noble title, a numbered road.
func (f *nameFinder) joined() {
	if f.s.title {
		return
	}
	for i := 0; i < len(f.s.words); i++ {
		end, n := 0, nameSpan{}
		switch {
		case f.nicknamed(i, &end, &n), f.partners(i, &end, &n), f.subjects(i, &end, &n), f.peer(i, &end, &n), f.road(i, &end, &n):
			n.start, n.end = i, end
			f.replace(n)
			i = end - 1
		}
	}
}

// replace puts the name in the place of those that overlap it.
func (f *nameFinder) replace(n nameSpan) {
	kept := f.out[:0]
	for _, o := range f.out {
		if o.end <= n.start || n.end <= o.start {
			kept = append(kept, o)
		} else if n.title == "" && o.start == n.start {
			n.title = o.title
		}
	}
	f.out = append(kept, n)
}

// maxNickname is how many words a nickname has at most: "The Italian Stallion".
const maxNickname = 3

// nicknamed finds `Blagoja 'Billy' Celeski`, `Sen. J.E. "Buster" Brown` and, with
// nothing before it, `"Pete" Ingram`; the name goes without the nickname where a
// first name stands there, so that it meets its other mentions.
func (f *nameFinder) nicknamed(i int, end *int, n *nameSpan) bool {
	s := f.s
	j := i
	for j < len(s.words) && j < i+3 && f.ok[j] && s.words[j].UPOS == "PROPN" && f.g.lookup(s.words[j].Form) == nil && !titles[s.lower(j)] {
		j++
	}
	if j >= len(s.words) || !opensNickname[s.words[j].Form] || s.space[j] || j > 0 && !s.space[j-1] || j > i && s.words[i].UPOS != "PROPN" {
		return false
	}
	close := -1
	for k := j + 2; k <= j+1+maxNickname && k < len(s.words); k++ {
		if closesNickname[s.words[k].Form] && !s.space[k-1] {
			close = k
			break
		}
		if !isCapital(s.words[k-1].Form) || !hasLetter(s.words[k-1].Form) {
			return false
		}
	}
	if close < 0 || close+1 >= len(s.words) || !isCapital(s.words[j+1].Form) || !s.space[close] {
		return false
	}
	k := close + 1
	for k < len(s.words) && k < close+3 && s.words[k].UPOS == "PROPN" && f.ok[k] && isCapital(s.words[k].Form) && f.g.lookup(s.words[k].Form) == nil {
		k++
	}
	if k == close+1 || k < len(s.words) && closesNickname[s.words[k].Form] && !s.space[k-1] {
		return false
	}
	first := s.join(i, j)
	if j == i {
		if m := f.inModel(close + 1); m < 0 || s.names[m].Type != Person || close-j > 2 || f.g.first[s.lower(j+1)] == unknown {
			return false
		}
		first = s.join(j+1, close)
	}
	*end = k
	*n = nameSpan{typ: Person, score: 0.9, rule: "nickname", text: first + " " + s.join(close+1, k)}
	return true
}

var (
	opensNickname  = set("\" “ ' ‘ ``")
	closesNickname = set("\" ” ' ’ ''")
)

// lone says whether one unknown word with a capital stands at i, as a partner's
// surname does.
func (f *nameFinder) lone(i int) bool {
	s := f.s
	return i < len(s.words) && f.ok[i] && s.words[i].UPOS == "PROPN" && !f.known(s.words[i].Form) && !orgEnds[s.lower(i)] && !isAcronym(s.words[i].Form)
}

// partners finds "Frankenberry, Laughlin & Constable": lone surnames with commas
// between and "&" before the last.
func (f *nameFinder) partners(i int, end *int, n *nameSpan) bool {
	s := f.s
	if i > 0 && (s.words[i-1].Form == "&" || f.ok[i-1]) || !f.lone(i) {
		return false
	}
	j := i + 1
	for j+1 < len(s.words) && s.words[j].Form == "," && f.lone(j+1) {
		j += 2
	}
	if j == i+1 || j+1 >= len(s.words) || s.words[j].Form != "&" || !f.lone(j+1) {
		return false
	}
	j += 2
	for j < len(s.words) && f.ok[j] && corporate[strings.TrimSuffix(s.lower(j), ".")] {
		j++
	}
	*end = j
	*n = nameSpan{typ: Organization, score: 0.8, rule: "partners"}
	return true
}

// subjects finds "the Science, Math, and Technology Academy" and "the Prahran and
// Malvern Tramways Trust": after an article or possessive, words with a capital and
// "and" before the last, which an institution's noun in the singular ends.
func (f *nameFinder) subjects(i int, end *int, n *nameSpan) bool {
	s := f.s
	if i == 0 || s.lower(i-1) != "the" && s.lower(i-1) != "'s" && s.lower(i-1) != "’s" || !f.part(i) {
		return false
	}
	j, parts := i+1, 1
	for j+1 < len(s.words) && s.words[j].Form == "," && f.part(j+1) {
		j, parts = j+2, parts+1
	}
	if j < len(s.words) && s.words[j].Form == "," {
		j++
	}
	if j >= len(s.words) || s.lower(j) != "and" {
		return false
	}
	k := j + 1
	for k < len(s.words) && k < j+4 && isCapital(s.words[k].Form) && !isClosed(s.words[k].UPOS) && s.words[k].UPOS != "PUNCT" {
		k++
	}
	last := k - 1
	if last < j+2 || !orgEnds[s.lower(last)] || strings.HasSuffix(s.lower(last), "s") || !f.part(j+1) || titles[s.lower(i)] {
		return false
	}
	for _, w := range []int{i, j + 1} {
		if parts == 1 && classOf(s.lower(w)).first() == 'P' {
			return false // "the Democrat and Republican Party"
		}
	}
	if parts == 1 && s.words[i].Head != last && s.words[i].Head != j+1 && s.words[last].Head != i {
		return false
	}
	*end = k
	*n = nameSpan{typ: Organization, score: 0.7, rule: "one institution"}
	return true
}

// part says whether the word may be one of the subjects or towns in an
// institution's name, and is no institution or known name itself.
func (f *nameFinder) part(i int) bool {
	s := f.s
	w := s.words[i]
	return isCapital(w.Form) && hasLetter(w.Form) && (w.UPOS == "PROPN" || w.UPOS == "NOUN" || w.UPOS == "ADJ") && !orgEnds[s.lower(i)] && (!f.known(w.Form) || classOf(s.lower(i)) != "") && !isAcronym(w.Form) && !calendar[s.lower(i)]
}

// nobles are the titles that go with the name of a place.
var nobles = set("Earl Duke Duchess Marquess Marquis Count Countess Viscount Viscountess Baron Baroness Landgrave Margrave Elector")

// peer finds "Earl of Clare" and "2nd Earl of Clare".
func (f *nameFinder) peer(i int, end *int, n *nameSpan) bool {
	s := f.s
	j := i
	if ordinal(s.lower(j)) && j+1 < len(s.words) {
		j++
	}
	if j+2 >= len(s.words) || !nobles[s.words[j].Form] || s.words[j+1].Form != "of" || !isCapital(s.words[j+2].Form) || s.words[j+2].UPOS != "PROPN" {
		return false
	}
	k := j + 3
	for k < len(s.words) && s.words[k].UPOS == "PROPN" && isCapital(s.words[k].Form) && s.words[k].Head == j+2 {
		k++
	}
	*end = k
	*n = nameSpan{typ: Person, score: 0.9, rule: "peer", text: s.join(j, k)}
	return true
}

// road finds "US 64" and "U.S. 1", where the number counts nothing.
func (f *nameFinder) road(i int, end *int, n *nameSpan) bool {
	s := f.s
	if i+1 >= len(s.words) || s.words[i].Form != "US" && s.words[i].Form != "U.S." || s.words[i+1].UPOS != "NUM" || len(s.words[i+1].Form) > 3 {
		return false
	}
	if strings.Trim(s.words[i+1].Form, "0123456789") != "" || i > 0 && s.lower(i-1) == "the" || s.words[i+1].Head != i || s.rel(i+1) == "appos" {
		return false
	}
	if i+2 < len(s.words) {
		switch w := s.words[i+2]; {
		case w.UPOS == "SYM", w.UPOS == "NUM", w.Form == "-" || w.Form == "–", w.UPOS == "NOUN" && w.Form == strings.ToLower(w.Form):
			return false
		}
	}
	*end = i + 2
	*n = nameSpan{typ: Place, score: 0.8, rule: "road"}
	return true
}
