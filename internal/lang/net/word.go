package net

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The embedding tables, in the order of Word.
const (
	tabForm = iota
	tabSuffix2
	tabSuffix3
	tabSuffix4
	tabPrefix2
	tabPrefix3
	tabShape
	numTables
)

// WithoutForms as Config.Skip leaves affixes and shapes: for a network that is to
// know words by their vectors, not by heart.
const WithoutForms uint = 1 << tabForm

// The first rows of the form table.
const (
	formRoot    = 0
	formUnknown = 1
	formFirst   = 2 // the first known form
)

// Word is what the network sees of one position: a row of each embedding table
// and a row of the word vectors, or -1 for none.
type Word struct {
	Row    [numTables]int32
	Vector int32
}

// rootWord is the pseudo-word that leads every sentence.
var rootWord = Word{Vector: -1}

// Fold lower-cases a form and replaces its digits with 0: the key of the form
// table.
func Fold(form string) string {
	ascii := true
	change := false
	for i := 0; i < len(form); i++ {
		c := form[i]
		if c >= utf8.RuneSelf {
			ascii = false
			break
		}
		change = change || c >= 'A' && c <= 'Z' || c >= '1' && c <= '9'
	}
	if ascii && !change {
		return form
	}
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return '0'
		}
		return unicode.ToLower(r)
	}, form)
}

// Shape is the form's outline: X upper, x lower, d digit, others themselves;
// runs longer than two are cut to two.
func Shape(form string) string {
	var b strings.Builder
	var last rune
	run := 0
	for _, r := range form {
		switch {
		case unicode.IsUpper(r):
			r = 'X'
		case unicode.IsLetter(r):
			r = 'x'
		case unicode.IsDigit(r):
			r = 'd'
		}
		if r == last {
			run++
		} else {
			last, run = r, 1
		}
		if run <= 2 {
			b.WriteRune(r)
		}
		if b.Len() > 24 {
			break
		}
	}
	return b.String()
}

// hash is FNV-1a of s with the table's number mixed in, as a row of the table.
func (n *Net) hash(table int, s string) int32 {
	h := uint32(2166136261) ^ uint32(table)*0x9e3779b1
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	h ^= h >> 15
	return 1 + int32(h%uint32(n.Hashed[table]-1))
}

// suffix is the last n runes of s, prefix the first n; a shorter s is marked.
func suffix(s string, n int) string {
	i := len(s)
	for ; n > 0; n-- {
		if i == 0 {
			return "^" + s
		}
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
	}
	return s[i:]
}

func prefix(s string, n int) string {
	i := 0
	for ; n > 0; n-- {
		if i == len(s) {
			return s + "$"
		}
		_, size := utf8.DecodeRuneInString(s[i:])
		i += size
	}
	return s[:i]
}

// See is what the network sees of a form.
func (n *Net) See(form string) Word {
	folded := Fold(form)
	var w Word
	w.Row[tabForm] = formUnknown
	if i := n.forms.Find(folded); i >= 0 {
		w.Row[tabForm] = formFirst + i
	}
	w.Row[tabSuffix2] = n.hash(tabSuffix2, suffix(folded, 2))
	w.Row[tabSuffix3] = n.hash(tabSuffix3, suffix(folded, 3))
	w.Row[tabSuffix4] = n.hash(tabSuffix4, suffix(folded, 4))
	w.Row[tabPrefix2] = n.hash(tabPrefix2, prefix(folded, 2))
	w.Row[tabPrefix3] = n.hash(tabPrefix3, prefix(folded, 3))
	w.Row[tabShape] = n.hash(tabShape, Shape(form))
	w.Vector = n.Vectors.Row(strings.ToLower(form))
	return w
}
