package text

import (
	"slices"
	"strings"
)

// orthographic cuts the word that starts at i, with the period of an
// abbreviation, its clitics and its joined parts, and is where to go on.
func (s *splitter) orthographic(i, end int) int {
	j := s.extend(i, end)
	if cut := s.unit(i, j); cut > 0 {
		s.emit(i, cut)
		i = cut
	}
	if j < end && s.runes[j] == '$' && j-i <= 2 && isUpper(s.runes[i]) && isUpper(s.runes[j-1]) && (isDigit(s.at(j+1)) || !isWord(s.at(j+1))) {
		s.emit(i, j+1) // US$
		return j + 1
	}
	if j < end && s.runes[j] == '.' && (s.at(j+1) != '.' || s.at(j+2) != '.' && s.at(j-2) == '.') && s.abbreviation(i, j) {
		j++
		if j+1 < end && isApostrophe(s.runes[j]) && (s.runes[j+1] == 's' || s.runes[j+1] == 'S') && !isWord(s.at(j+2)) {
			s.emit(i, j+2, j) // U.S.'s
			return j + 2
		}
		s.emit(i, j)
		return j
	}
	if j < end && isApostrophe(s.runes[j]) {
		if k := s.finalApostrophe(i, j, end); k > 0 {
			return k
		}
	}
	s.clitic(i, j)
	return j
}

// extend is the end of the run of characters from i that one word is
// written with.
func (s *splitter) extend(i, end int) int {
	j := i + 1
	for j < end && isWord(s.runes[j]) {
		j++
	}
	for j+1 < end {
		r, prev, next := s.runes[j], s.runes[j-1], s.runes[j+1]
		if !isWord(next) && !(r == '+' && next == '+') {
			break
		}
		if !s.joins(i, j, end, r, prev, next) {
			break
		}
		j++
		for j < end && (isWord(s.runes[j]) || s.runes[j] == '+' && s.runes[j-1] == '+') {
			j++
		}
	}
	if j < end && s.runes[j] == '#' && j-i == 1 && isUpper(s.runes[i]) && !isWord(s.at(j+1)) {
		j++ // C#
	}
	if j < end && s.runes[j] == '/' && j-i == 1 && s.runes[i] == 'w' && !isWord(s.at(j+1)) {
		j++ // w/
	}
	return j
}

// joins says that the character r at j, between prev and next, is part of
// the word that starts at i.
func (s *splitter) joins(i, j, end int, r, prev, next rune) bool {
	switch {
	case r == '.':
		return s.periodJoins(i, j, end, prev, next)
	case r == ',':
		return isDigit(prev) && s.digits(j+1, end) == 3
	case r == ':':
		return isDigit(prev) && isDigit(next)
	case r == '/':
		if isDigit(prev) && isDigit(next) {
			return true
		}
		k := j + 1
		for k < end && k-j < 5 && isLetter(s.runes[k]) {
			k++
		}
		return k < end+1 && j-i <= 1 && wholeWords[strings.ToLower(s.form(i, k))]
	case isHyphen(r):
		return s.hyphenJoins(i, j, end)
	case isApostrophe(r):
		return isLetter(next) && isWord(prev) || isDigit(prev) && isLetter(next)
	case r == '&':
		return isLetter(prev) && isLetter(next) && j-i <= 4
	case r == '*', r == '$':
		return isLetter(prev) && isLetter(next)
	case r == '@':
		return true
	case r == '+':
		return next == '+' && isLetter(prev) && j-i <= 2
	case r == '·':
		return isLetter(prev) && isLetter(next)
	}
	return false
}

// digits counts the digits from i on.
func (s *splitter) digits(i, end int) int {
	n := 0
	for i+n < end && isDigit(s.runes[i+n]) {
		n++
	}
	return n
}

// periodJoins decides on a period with a word character on each side.
func (s *splitter) periodJoins(i, j, end int, prev, next rune) bool {
	if isDigit(prev) && isDigit(next) {
		return true
	}
	if !isLetter(prev) || !isLetter(next) {
		return false
	}
	// A letter between periods: U.S., e.g., Ph.D.
	single := j-i == 1 || s.at(j-2) == '.'
	if single || s.runes[i] == 'P' && j-i == 2 {
		k := j + 1
		for k < end && isLetter(s.runes[k]) {
			k++
		}
		return k-j <= 2 || single && k-j <= 4 && s.at(k) == '.' && isUpper(prev) == isUpper(next) && k-j < 4
	}
	return false
}

// hyphenJoins decides on a hyphen with a word character on each side: only
// prefixes and numbers of several groups keep it, as in the treebanks.
func (s *splitter) hyphenJoins(i, j, end int) bool {
	if isDigit(s.runes[i]) || s.runes[i] == '+' {
		return s.numberGroups(i, j, end)
	}
	if i > 0 && isHyphen(s.at(i-1)) || j-i > 7 {
		return false
	}
	form := strings.ToLower(s.form(i, j))
	return form == "mid" || isLetter(s.runes[j+1]) && prefixes[form] // mid-1980s
}

// numberGroups says that the number at i..j and what follows its hyphen are
// a telephone number, a date or the like, not a range.
func (s *splitter) numberGroups(i, j, end int) bool {
	if j-i > 40 {
		return false
	}
	groups, k := 1, j
	for k+1 < end && k-i < 40 && isHyphen(s.runes[k]) && isDigit(s.runes[k+1]) {
		groups++
		k++
		k += s.digits(k, end)
	}
	for b := i; b < j; b++ {
		if isHyphen(s.runes[b]) {
			groups++
		}
		if r := s.runes[b]; r == '.' || r == ':' || r == ',' {
			return false
		}
	}
	if isLetter(s.at(k)) {
		return false
	}
	return groups >= 3 || (j-i == 3 || j-i == 5) && s.digits(j+1, end) == 4
}

// unit is where a number ends and its unit begins in i..j, or 0.
func (s *splitter) unit(i, j int) int {
	if !isDigit(s.runes[i]) && s.runes[i] != '.' {
		return 0
	}
	k := i
	for k < j && (isDigit(s.runes[k]) || s.runes[k] == '.' || s.runes[k] == ',' || s.runes[k] == ':') {
		k++
	}
	if k == j || j-k > 8 || k == i {
		return 0
	}
	u := s.form(k, j)
	if low := strings.ToLower(u); units[low] && (low != "f" && low != "c" && low != "p" && low != "x" && low != "g" || u == low) {
		return k
	}
	return 0
}

// clitic emits the word i..j, cut before its clitics if it has any: she's,
// didn't, could've, can't've.
func (s *splitter) clitic(i, j int) {
	form := fold(s, i, j)
	if n, ok := fused[form]; ok && s.fusedHere(i, j) {
		s.emit(i, j, i+n)
		return
	}
	if wholeWords[form] {
		s.emit(i, j)
		return
	}
	var cuts []int // from the last to the first
	for end := j; len(cuts) < 3; {
		k := s.cliticStart(i, end)
		if k <= i {
			break
		}
		cuts = append(cuts, k)
		end = k
	}
	slices.Reverse(cuts)
	s.emit(i, j, cuts...)
}

// cliticStart is where the clitic at the end of i..j starts, or 0.
func (s *splitter) cliticStart(i, j int) int {
	k := j - 1
	for k > i && j-k < 3 && !isApostrophe(s.runes[k]) {
		k--
	}
	if !isApostrophe(s.runes[k]) {
		return 0
	}
	tail := strings.ToLower(s.form(k+1, j))
	switch {
	case tail == "t" && k-1 > i && (s.runes[k-1] == 'n' || s.runes[k-1] == 'N'):
		return k - 1
	case clitics[tail] && !(tail == "s" && isDigit(s.runes[k-1])):
		return k
	}
	return 0
}

// fusedHere keeps capitalised acronyms (IM, CANT) from being read as fused
// words.
func (s *splitter) fusedHere(i, j int) bool {
	return j-i > 3 || !isUpper(s.runes[j-1])
}

// maxClitic is the length of the longest fused or whole word.
const maxClitic = 12

// fold is the form of i..j in lower case; long forms are not worth it.
func fold(s *splitter, i, j int) string {
	if j-i > maxClitic {
		return ""
	}
	return strings.ToLower(s.form(i, j))
}

// finalApostrophe handles an apostrophe after the word i..j with nothing
// else of the word behind it: a possessive plural, a dropped g, or a closing
// quote, which is left alone (0).
func (s *splitter) finalApostrophe(i, j, end int) int {
	r := s.runes[j]
	if r == '‘' || isWord(s.at(j+1)) || s.at(j+1) == r {
		return 0
	}
	last := s.runes[j-1]
	if s.quotes > 0 && r != '`' {
		return 0
	}
	switch {
	case last == 's' || last == 'S' || last == 'z' || last == 'x':
		s.emit(i, j+1, j)
		return j + 1
	case last == 'n' && j-i > 3 && s.runes[j-2] == 'i': // lovin'
		s.emit(i, j+1)
		return j + 1
	}
	return 0
}

// abbreviation says that the period at j belongs to the word i..j.
func (s *splitter) abbreviation(i, j int) bool {
	if j-i > 8 {
		return false
	}
	next, inside := ' ', false // the first character of the next word
	for k := j + 1; k < len(s.runes) && k-j < 8; k++ {
		if !IsSpace(s.runes[k]) {
			next, inside = s.runes[k], k == j+1
			break
		}
	}
	form := strings.ToLower(s.form(i, j))
	if j-i == 1 && isLetter(s.runes[i]) {
		return s.initial(i, next, inside)
	}
	for k := i; k < j; k++ {
		if s.runes[k] == '.' {
			return isLetter(s.runes[j-1]) && isLetter(s.runes[i])
		}
	}
	if j-i > 2 && isUpper(s.runes[j-1]) && !abbrevCaps[form] {
		return false // EST is no abbreviation of established
	}
	switch {
	case abbrevAlways[form]:
		return true
	case abbrevNumber[form] && isDigit(next):
		return true
	case abbrevCapital[form] && isUpper(s.runes[i]):
		return next != ' ' && next != '"' && (isWord(next) || next == ',' || next == '(')
	}
	return !inside && isLower(next) && j-i <= 5 && !hasVowel(form)
}

// initial decides on a single letter with a period.
func (s *splitter) initial(i int, next rune, inside bool) bool {
	r := s.runes[i]
	switch {
	case isLower(r):
		return isDigit(next) && strings.ContainsRune("bcdnprv", r) || r == 'v' && isUpper(next)
	case isApostrophe(s.at(i-1)) || isHyphen(s.at(i-1)):
		return false
	case r == 'I':
		return i > 1 && isUpper(next) && isUpper(s.at(i-2)) || isUpper(next) && s.at(i-2) == '.'
	}
	return isUpper(next) || isLower(next) || next == ',' || next == '&'
}

func hasVowel(s string) bool { return strings.ContainsAny(s, "aeiouy0123456789") }
