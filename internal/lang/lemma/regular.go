package lemma

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// verbsText lists WordNet's verbs of one word, one a line.
//
//go:embed verbs.txt
var verbsText string

var verbs = sync.OnceValue(func() map[string]bool {
	m := make(map[string]bool, 9000)
	for line := range strings.Lines(verbsText) {
		m[strings.TrimSuffix(line, "\n")] = true
	}
	return m
})

// prefixes may stand before a verb, regular or not.
var prefixes = []string{"re", "over", "under", "un", "out", "mis", "dis", "de", "co", "pre", "non", "fore", "up"}

// isVerb says whether WordNet has that verb, or would without what stands before a
// hyphen or without a prefix.
func isVerb(s string) bool {
	s = s[strings.LastIndexByte(s, '-')+1:]
	if verbs()[s] {
		return true
	}
	for _, p := range prefixes {
		if rest, ok := strings.CutPrefix(s, p); ok && len(rest) > 2 && verbs()[rest] {
			return true
		}
	}
	return false
}

// verbal says whether a tag is that of an inflected verb.
func verbal(xpos string) bool {
	switch xpos {
	case "VBD", "VBN", "VBG", "VBZ":
		return true
	}
	return false
}

// verbLemma is the lemma of a verb's form that is not irregular; the rules say it
// is out, for the form as a whole or for its suffix.
func verbLemma(lower, xpos, out string, whole bool) string {
	stems := verbStems(lower, xpos)
	if len(stems) == 0 && whole {
		return out
	}
	if len(stems) == 0 {
		for _, p := range prefixes { // redrawn
			if rest, ok := strings.CutPrefix(lower, p); ok {
				if other := irregular(strings.TrimPrefix(rest, "-"), xpos); other != "" {
					return lower[:len(lower)-len(strings.TrimPrefix(rest, "-"))] + other
				}
			}
		}
		if len(lower) < 4 {
			return out // 's
		}
		return lower // the tag is not the form's
	}
	real := stems[:0:0]
	for _, s := range stems {
		if isVerb(s) {
			real = append(real, s)
		}
	}
	switch {
	case slices.Contains(real, out), whole && (len(real) == 0 || isVerb(out)):
		return out
	case len(real) > 0:
		return real[0]
	case slices.Contains(stems, out):
		return out
	}
	return stems[0]
}

// verbStems lists what a form may be the regular inflection of with that tag;
// nothing if it has not the tag's ending.
func verbStems(lower, xpos string) []string {
	if xpos == "VBZ" && strings.ContainsAny(lower, "aeiouy") {
		return sStems(lower)
	}
	ending := "ed"
	if xpos == "VBG" {
		ending = "ing"
	} else if s, ok := strings.CutSuffix(lower, "ied"); ok && len(s) > 0 {
		if len(s) == 1 {
			return []string{s + "ie"} // died
		}
		return []string{s + "y", s + "ie"}
	}
	s, ok := strings.CutSuffix(lower, ending)
	if !ok && xpos == "VBG" {
		s, ok = strings.CutSuffix(strings.TrimSuffix(lower, "'"), "in") // goin'
	}
	if !ok || !strings.ContainsAny(s, "aeiouy") {
		if ok && xpos != "VBG" && strings.ContainsAny(s, "0123456789") {
			return []string{s}
		}
		return nil
	}
	n := len(s)
	switch {
	case n > 2 && s[n-1] == s[n-2] && !vowel(s[n-1]):
		return []string{s, s[:n-1]}
	case doubles(s) || s[n-1] == 'e' && xpos != "VBG":
		return []string{s + "e"} // hop would be hopped; agreed
	}
	return []string{s, s + "e"}
}

// doubles says whether a verb doubles its last letter before -ed and -ing: one
// syllable that ends in one vowel and one consonant.
func doubles(s string) bool {
	n := len(s)
	if strings.HasSuffix(s[:max(0, n-1)], "qui") {
		s = s[:n-3] + s[n-2:] // quit
		n--
	}
	if n < 2 || vowel(s[n-1]) || strings.IndexByte("wxyh", s[n-1]) >= 0 || !vowel(s[n-2]) {
		return false
	}
	return strings.IndexFunc(s[:n-2], func(r rune) bool { return r >= utf8.RuneSelf || vowel(byte(r)) }) < 0
}

func vowel(c byte) bool { return strings.IndexByte("aeiouy", c) >= 0 }

// sStems lists what a form that ends in -s may be the plural or third person of.
func sStems(lower string) []string {
	if s, ok := strings.CutSuffix(lower, "ies"); ok && len(s) > 0 {
		if len(s) == 1 {
			return []string{s + "ie"} // dies
		}
		return []string{s + "y", s + "ie"}
	}
	s, ok := strings.CutSuffix(lower, "s")
	if !ok || s == "" || s[len(s)-1] == 's' {
		return nil
	}
	if t, ok := strings.CutSuffix(s, "e"); ok && t != "" {
		switch t[len(t)-1] {
		case 's', 'x', 'z', 'h', 'o':
			return []string{t, s}
		}
	}
	return []string{s}
}

// singular is the lemma of a plural noun; the rules say it is out, for the form as
// a whole or for its suffix.
func (l *Lemmatizer) singular(form, lower, xpos, out string, whole bool) string {
	small := strings.ToLower(out)
	stems := sStems(lower)
	known := func(s string) bool { return l.Known != nil && l.Known(s) }
	switch {
	case known(small), whole && (slices.Contains(stems, small) || out == lower), strings.ContainsAny(lower, "0123456789"):
		return out
	case len(stems) == 0:
		if whole || strings.HasSuffix(lower, "men") || strings.HasSuffix(lower, "children") {
			return out
		}
		if caseClass(form, xpos) == '0' {
			return lower
		}
		return form
	}
	for _, s := range stems {
		if known(s) && form != strings.ToUpper(form) {
			return recase(s, out)
		}
	}
	return out
}

// recase writes s with the capital that the rules' lemma begins with.
func recase(s, like string) string {
	first, _ := utf8.DecodeRuneInString(like)
	if first >= 'A' && first <= 'Z' {
		return strings.ToUpper(s[:1]) + s[1:]
	}
	return s
}
