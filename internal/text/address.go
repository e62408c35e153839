package text

import "strings"

// address is the end of the internet address, e-mail address or file name
// at i, or 0.
func (s *splitter) address(i, end int) int {
	if !isWord(s.runes[i]) || isWord(s.at(i-1)) {
		return 0
	}
	for _, p := range schemes {
		if s.hasPrefix(i, end, p) {
			return s.addressEnd(i, end)
		}
	}
	if i < s.noAddress || isHyphen(s.at(i-1)) || s.at(i-1) == '.' {
		return 0
	}
	return s.bareAddress(i, end)
}

// hasPrefix compares without regard to case; p is lower-case ASCII.
func (s *splitter) hasPrefix(i, end int, p string) bool {
	if end-i <= len(p) {
		return false
	}
	for k := range len(p) {
		r := s.runes[i+k]
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		}
		if r != rune(p[k]) {
			return false
		}
	}
	return true
}

// addressEnd takes all of i..end but the punctuation of the sentence around
// it and brackets that were not opened inside it.
func (s *splitter) addressEnd(i, end int) int {
	round, square := 0, 0
	j := i
scan:
	for ; j < end; j++ {
		switch s.runes[j] {
		case '(':
			round++
		case '[':
			square++
		case ')':
			if round--; round < 0 {
				break scan
			}
		case ']':
			if square--; square < 0 {
				break scan
			}
		case '<', '>', '"', '“', '”', '»', '«', '{', '}', '|', '…':
			break scan
		}
	}
	for j > i+1 && strings.ContainsRune(".,;:!?'’*", s.runes[j-1]) {
		j--
	}
	return j
}

// bareAddress finds names without a scheme: somebody@example.com,
// example.com/page, report-2.doc.
func (s *splitter) bareAddress(i, end int) int {
	limit := min(end, i+lookAhead)
	at, dot, ats, j := -1, -1, 0, i
	for ; j < limit; j++ {
		r := s.runes[j]
		switch {
		case isWord(r):
		case r == '.':
			dot = j
		case r == '@':
			at = j
			ats++
		case r == '-' || r == '~' && dot < 0:
		case (r == '+' || r == '%') && ats == 0:
		default:
			limit = j
		}
	}
	j = limit
	s.noAddress = j
	if dot < 0 {
		return 0
	}
	for j > i && !isWord(s.runes[j-1]) {
		j--
	}
	if ats == 1 && at > i && at < j-2 && s.at(at-1) != ' ' {
		if strings.Contains(s.form(at, j), ".") && isWord(s.at(at+1)) {
			return j
		}
		return 0
	}
	if ats > 0 {
		return 0
	}
	return s.namedAddress(i, j, end)
}

// namedAddress accepts i..j when its last label is a top-level domain or a
// file's extension, in lower case or all in upper case.
func (s *splitter) namedAddress(i, j, end int) int {
	k := j
	for k > i && s.runes[k-1] != '.' {
		k--
	}
	if k-1 <= i || j-k < 2 {
		return 0
	}
	last := s.form(k, j)
	low := strings.ToLower(last)
	if last != low && last != strings.ToUpper(last) {
		return 0
	}
	if s.at(k-2) == '.' || !isWord(s.at(k-2)) {
		return 0
	}
	labels := strings.Count(s.form(i, j), ".")
	if labels >= 2 && s.dotted(i, j) {
		return j
	}
	if extensions[low] {
		return j
	}
	if !topLevel[low] || last != low {
		return 0
	}
	// Short country codes are words too (it, in, no, me): they want a path, or
	// a name of several labels that are no initials.
	if len(low) == 2 && s.at(j) != '/' && (labels < 2 || k-i <= 2*labels) && low != "uk" && low != "ai" && low != "io" && low != "tv" {
		return 0
	}
	if k-i == 2 && s.at(j) != '/' { // e.g
		return 0
	}
	if s.at(j) == '/' && isWord(s.at(j+1)) {
		return s.addressEnd(i, end)
	}
	return j
}

// dotted says that i..j is a name of lower-case labels like alt.animals.cat.
func (s *splitter) dotted(i, j int) bool {
	label := 0
	for k := i; k < j; k++ {
		switch r := s.runes[k]; {
		case r >= 'a' && r <= 'z':
			label++
		case r == '.' && label > 1 || isHyphen(r) && label > 0:
			label = 0
		default:
			return false
		}
	}
	return label > 1
}
