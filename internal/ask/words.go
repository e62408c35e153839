package ask

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/kljensen/snowball/english"

	"kgraph/internal/clause/annotate"
	"kgraph/schema"
)

// stem folds the forms of a word (Porter 2).
func stem(w string) string {
	w = strings.ToLower(strings.Trim(w, ".,'’\"“”()"))
	if n, ok := annotate.Number(w); ok && w != "" && unicode.IsLetter(rune(w[0])) {
		return strconv.FormatFloat(n, 'f', -1, 64) // five is 5
	}
	return english.Stem(w, false)
}

// stems are the stems of a text's words.
func stems(text string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("-–—/,;:“”\"()", r) }) {
		w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
		if s := stem(w); s != "" {
			out[s] = true
		}
		if s := strings.ToLower(strings.Trim(w, ".,")); s != "" {
			out[s] = true
		}
	}
	return out
}

// has says whether the words have a stem, or one that differs in its ending
// only, as a country and its people do; of "franc|french" either.
func has(words map[string]bool, s string) bool {
	if a, b, ok := strings.Cut(s, "|"); ok {
		return has(words, a) || has(words, b)
	}
	if words[s] {
		return true
	}
	for w := range words {
		n := 0
		for n < len(w) && n < len(s) && w[n] == s[n] {
			n++
		}
		if n >= 5 && len(w)-n <= 3 && len(s)-n <= 3 {
			return true
		}
	}
	return false
}

// says holds for verbs of saying.
func says(lemma string) bool {
	r, ok := annotate.VerbReport(lemma)
	return ok && r.Speaks
}

// relationNames are the names that statements of the question's verb have: by
// rule, and the vocabulary's. The value is true where subject and object
// change places.
func relationNames(v *schema.Schema, q *question) map[string]bool {
	out := map[string]bool{}
	if q.lemma == "be" {
		return out
	}
	preps := []string{"", q.prep}
	for _, s := range q.others {
		preps = append(preps, s.prep)
	}
	for _, p := range preps {
		for _, patient := range []bool{false, true} {
			phrase := schema.Phrase{Lemma: q.lemma, Particle: q.particle, Prep: p, Patient: patient}
			m := v.Relation(phrase)
			if !m.Clash {
				out[m.Name] = m.Reversed
			}
			out[schema.Name(phrase)] = false
		}
		causee := v.Relation(schema.Phrase{Lemma: q.lemma, Particle: q.particle, Prep: p, Causee: true})
		if causee.Known() {
			out[causee.Name] = causee.Reversed
		}
	}
	return out
}
