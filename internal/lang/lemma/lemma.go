// Package lemma owns the step from a form and its XPOS tag to its lemma: the
// longest known suffix of the form, the whole form being the longest of all,
// gives an edit (Chrupała 2006, with suffixes in place of a classifier). A list
// of irregular forms, WordNet's, goes before the suffixes, and its verbs before
// the whole forms.
//
// What a suffix says must agree with English spelling: the lemma is one of the
// stems that the tag's regular ending can be taken off, a verb that WordNet has if
// there is one ("fined": fine, not "fin"; "raid", wrongly tagged a past tense: raid,
// not "ray").
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

// Lemmatizer holds the rules. A key is a tag, a case class and "=" with a form as
// written, "^" with a form in lower case, or a suffix in lower case. Rule i, whose key is string i of Keys, applies
// Edits[Rule[i]].
type Lemmatizer struct {
	Keys  *table.Strings
	Rule  []uint16
	Edits []Edit

	// Known says whether a lower-cased word exists. Where the rules' lemma is
	// none and a stem is, the stem is taken. It may be nil.
	Known func(word string) bool
}

// Lemma is the lemma of a form with that tag. It is never empty unless the form
// is.
func (l *Lemmatizer) Lemma(form, xpos string) string {
	lower := strings.ToLower(form)
	if l.Keys == nil {
		return lower
	}
	var buf [64]byte
	lead := append(append(buf[:0], xpos...), caseClass(form, xpos))
	n := len(lead)
	find := func(mark, s string) int32 {
		return l.Keys.Find(string(append(append(lead[:n], mark...), s...)))
	}
	other := irregular(lower, xpos)
	if other != "" && xpos[0] == 'V' { // a verb's lemma is no matter of usage: typing errors of the treebanks go
		return other
	}
	r := find("=", form)
	if r < 0 {
		r = find("^", lower)
	}
	whole := r >= 0
	if !whole && other != "" {
		return other
	}
	if !whole {
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
			if r = find("", s); r >= 0 || s == "" {
				whole = r >= 0 && s == lower
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
	out := l.Edits[l.Rule[r]].apply(form, lower)
	switch {
	case xpos == "NNP" && form == lower && !strings.EqualFold(out, form):
		return form // a name's word in small letters ("da") is no abbreviation
	case verbal(xpos):
		return verbLemma(lower, xpos, out, whole)
	case xpos == "NNS" || xpos == "NNPS":
		return l.singular(form, lower, xpos, out, whole)
	}
	return out
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

// caseClass tells apart the forms whose lemmas are cased in different ways: '2'
// has capitals inside ("DVDs": "DVD"), '1' is a capitalised proper noun, '0' any
// other; a capital there may be only the sentence's ("Dogs": "dog").
func caseClass(form, xpos string) byte {
	first, rest := utf8.DecodeRuneInString(form)
	if strings.IndexFunc(form[rest:], unicode.IsUpper) >= 0 {
		return '2'
	}
	if unicode.IsUpper(first) && strings.HasPrefix(xpos, "NNP") {
		return '1'
	}
	return '0'
}
