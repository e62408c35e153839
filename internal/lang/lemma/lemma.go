// Package lemma owns the step from a form and its XPOS tag to its lemma: the
// longest known suffix of the form, the whole form being the longest of all,
// gives an edit (Chrupała 2006, with suffixes in place of a classifier).
//
// A Lemmatizer is read only and may be shared between goroutines.
package lemma

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kgraph/internal/lang/table"
)

// maxSuffix is the longest suffix, in code points, that is less than a form.
const maxSuffix = 6

// Edit makes a lemma out of a form: cut code points off its end and add letters,
// having lower-cased it if so told.
type Edit struct {
	Lower bool
	Cut   uint8
	Add   string
}

// Lemmatizer holds the rules. Rule i, whose key is string i of Keys, applies
// Edits[Rule[i]].
type Lemmatizer struct {
	Keys  *table.Strings
	Rule  []uint16
	Edits []Edit
}

// Lemma is the lemma of a form with that tag. It is never empty unless the form
// is.
func (l *Lemmatizer) Lemma(form, xpos string) string {
	lower := strings.ToLower(form)
	if l.Keys == nil {
		return lower
	}
	var buf [64]byte
	lead := append(append(buf[:0], xpos...), caseClass(form))
	n := len(lead)
	find := func(s string, whole bool) int32 {
		key := lead[:n]
		if whole {
			key = append(key, '^')
		}
		return l.Keys.Find(string(append(key, s...)))
	}
	r := find(lower, true)
	if r < 0 {
		s := lower
		for utf8.RuneCountInString(s) > maxSuffix {
			_, size := utf8.DecodeRuneInString(s)
			s = s[size:]
			if len(s) > 4*maxSuffix { // a very long word: jump near its end
				s = s[len(s)-4*maxSuffix:]
				for len(s) > 0 && !utf8.RuneStart(s[0]) {
					s = s[1:]
				}
			}
		}
		for {
			if r = find(s, false); r >= 0 || s == "" {
				break
			}
			_, size := utf8.DecodeRuneInString(s)
			s = s[size:]
		}
	}
	if r < 0 {
		if strings.HasPrefix(xpos, "NNP") {
			return form
		}
		return lower
	}
	return l.Edits[l.Rule[r]].apply(form, lower)
}

func (e Edit) apply(form, lower string) string {
	s := form
	if e.Lower {
		s = lower
	}
	for i := uint8(0); i < e.Cut; i++ {
		if s == "" {
			return lower // made for longer words
		}
		_, size := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-size]
	}
	if s += e.Add; s == "" {
		return lower
	}
	return s
}

// caseClass tells lower case, capitalised and other forms apart: the lemma of
// "Dogs" is "dog", that of "DVDs" "DVD".
func caseClass(form string) byte {
	first, rest := utf8.DecodeRuneInString(form)
	if strings.IndexFunc(form[rest:], unicode.IsUpper) >= 0 {
		return '2'
	}
	if unicode.IsUpper(first) {
		return '1'
	}
	return '0'
}
