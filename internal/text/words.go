package text

import (
	"strings"
	"unicode"
)

// word is a syntactic word of a paragraph: a half-open range of its runes.
type word struct {
	start, end int
	space      bool // white space (or nothing) follows
	inner      bool // the next word belongs to the same multiword token
}

// splitter cuts one paragraph into words. The work done is linear in the
// length of the paragraph: every look ahead is bounded or remembered.
type splitter struct {
	text  string
	runes []rune
	bytes []int32 // byte offset of each rune, and of the end
	words []word

	noAddress int // no internet address starts before this rune
	quotes    int // single quotes opened and not closed yet
}

// lookAhead bounds how far a name of an internet address is looked for.
const lookAhead = 256

// load prepares the splitter for a paragraph, keeping its buffers.
func (s *splitter) load(text string) {
	s.text = text
	s.runes, s.bytes, s.words = s.runes[:0], s.bytes[:0], s.words[:0]
	s.noAddress, s.quotes = 0, 0
	for b, r := range text {
		s.runes = append(s.runes, r)
		s.bytes = append(s.bytes, int32(b))
	}
	s.bytes = append(s.bytes, int32(len(text)))
}

// form is the text of a range of runes.
func (s *splitter) form(start, end int) string { return s.text[s.bytes[start]:s.bytes[end]] }

// at is the rune at i, or a space outside the paragraph.
func (s *splitter) at(i int) rune {
	if i < 0 || i >= len(s.runes) {
		return ' '
	}
	return s.runes[i]
}

// split cuts the loaded paragraph.
func (s *splitter) split() {
	for i := 0; i < len(s.runes); {
		if IsSpace(s.runes[i]) {
			i++
			continue
		}
		end := i
		for end < len(s.runes) && !IsSpace(s.runes[end]) {
			end++
		}
		s.chunk(i, end)
		s.words[len(s.words)-1].space = true
		i = end
	}
}

// emit appends the words start..end with cuts at the given places between
// them; they form one multiword token.
func (s *splitter) emit(start, end int, cuts ...int) {
	for _, c := range cuts {
		if c > start && c < end {
			s.words = append(s.words, word{start: start, end: c, inner: true})
			start = c
		}
	}
	s.words = append(s.words, word{start: start, end: end})
}

// chunk cuts the runes i..end, which hold no white space.
func (s *splitter) chunk(i, end int) {
	for begin := i; i < end; {
		r := s.runes[i]
		if next := s.address(i, end); next > 0 {
			s.emit(i, next)
			i = next
			continue
		}
		if next := s.emoticon(begin, i, end); next > 0 {
			s.emit(i, next)
			i = next
			continue
		}
		switch {
		case isWord(r), r == '.' && isDigit(s.at(i+1)) && !isWord(s.at(i-1)) && s.at(i-1) != '.',
			(r == '#' || r == '@') && isLetter(s.at(i+1)) && !isWord(s.at(i-1)),
			r == '+' && i == begin && isDigit(s.at(i+1)) && isDigit(s.at(i+2)):
			i = s.orthographic(i, end)
		case isApostrophe(r):
			i = s.apostrophe(begin, i, end)
		default:
			next := s.punctuation(i, end)
			s.emit(i, next)
			i = next
		}
	}
}

// punctuation is the end of the punctuation mark or symbol at i.
func (s *splitter) punctuation(i, end int) int {
	r := s.runes[i]
	j := i + 1
	switch {
	case r == '.' || r == '…':
		for j < end && (s.runes[j] == '.' || s.runes[j] == '…') {
			j++
		}
		if j == i+1 && r == '.' && j < end { // .doc
			k := j
			for k < end && k-j < 5 && isLetter(s.runes[k]) {
				k++
			}
			if !isWord(s.at(k)) && !isWord(s.at(i-1)) && extensions[strings.ToLower(s.form(j, k))] {
				j = k
			}
		}
	case r == '!' || r == '?':
		for j < end && (s.runes[j] == '!' || s.runes[j] == '?') {
			j++
		}
	case strings.ContainsRune("-—*=_~#+<>|^•·/\\", r):
		for j < end && s.runes[j] == r {
			j++
		}
	case unicode.Is(unicode.C, r): // control characters, unassigned, private
		for j < end && unicode.Is(unicode.C, s.runes[j]) {
			j++
		}
	case r >= 0x2190: // emoji with their modifiers, joined ones as one
		for j < end && (s.runes[j] == 0x200d || s.runes[j-1] == 0x200d || unicode.Is(unicode.M, s.runes[j]) || s.runes[j] >= 0x1f3fb && s.runes[j] <= 0x1f3ff) {
			j++
		}
	}
	for j < end && unicode.Is(unicode.Mn, s.runes[j]) {
		j++
	}
	return j
}

// emoticon is the end of the emoticon at i, or 0.
func (s *splitter) emoticon(begin, i, end int) int {
	switch s.runes[i] {
	case ':', ';', '=', '<', '^', '>', '(', 'D', 'x', 'X', '-', 'o', 'O':
	default:
		return 0
	}
	if i > begin && isWord(s.runes[i]) {
		return 0
	}
	for n := min(4, end-i); n >= 2; n-- {
		if !emoticons[s.form(i, i+n)] {
			continue
		}
		after := s.at(i + n)
		if isWord(after) || after == '/' {
			continue
		}
		if i > begin && isWord(s.runes[i+n-1]) || i > begin && isDigit(s.runes[i-1]) {
			continue
		}
		if s.runes[i] == '(' && after != ' ' {
			continue
		}
		return i + n
	}
	return 0
}

// apostrophe cuts the apostrophe or single quote at i and what belongs to it,
// and is where to go on.
func (s *splitter) apostrophe(begin, i, end int) int {
	r := s.runes[i]
	j := i + 1
	if j < end && (s.runes[j] == r || r == '‘' && s.runes[j] == '’') { // '' and ``
		s.emit(i, j+1)
		return j + 1
	}
	opening := i == begin || !isWord(s.at(i-1)) && !isTerminal(s.at(i-1)) && s.at(i-1) != ','
	if opening && j < end && isDigit(s.runes[j]) { // '72, '60s
		k := j
		for k < end && isWord(s.runes[k]) {
			k++
		}
		if k-j == 2 || k-j == 3 && s.runes[k-1] == 's' {
			s.emit(i, k)
			return k
		}
	}
	k := j
	for k < end && k-j < 8 && (isLetter(s.runes[k]) || isApostrophe(s.runes[k]) && k == j+1) {
		k++
	}
	if opening && k > j && !isWord(s.at(k)) {
		form := strings.ToLower(s.form(i, k))
		if wholeWords[form] {
			s.emit(i, k)
			return k
		}
		if n, ok := fused[form]; ok {
			s.emit(i, k, i+n)
			return k
		}
	}
	if k > j && !isWord(s.at(k)) && i == begin && clitics[strings.ToLower(s.form(j, k))] && r != '‘' {
		s.emit(i, k) // a clitic written apart
		return k
	}
	switch {
	case opening:
		s.quotes++
	case s.quotes > 0:
		s.quotes--
	}
	s.emit(i, j)
	return j
}
