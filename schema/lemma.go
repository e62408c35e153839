package schema

import (
	"strings"
	"sync"

	"kgraph/schema/derive"
)

// verbOf maps the irregular forms that belong to one verb alone to it.
var verbOf = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for verb, forms := range irregular() {
		for _, f := range forms {
			if old, taken := m[f]; taken && old != verb {
				m[f] = "" // "found" may be find or found
				continue
			}
			m[f] = verb
		}
	}
	return m
})

// VerbLemma mends a tagger's lemma of a verb: one that is no verb we know
// ("fre" of "freed", "flead" of "fled") gives way to a known verb that the form
// may come from. Without one the lemma stays.
func (s *Schema) VerbLemma(form, lemma string) string {
	if s.IsVerb(lemma) {
		return lemma
	}
	form = strings.ToLower(form)
	if v := verbOf()[form]; v != "" {
		return v
	}
	for _, end := range [...][2]string{{"", ""}, {"s", ""}, {"es", ""}, {"ies", "y"}, {"d", ""}, {"ed", ""}, {"ied", "y"}, {"ing", ""}, {"ing", "e"}} {
		if stem, ok := strings.CutSuffix(form, end[0]); ok && s.IsVerb(stem+end[1]) {
			return stem + end[1]
		}
	}
	return lemma
}

// IsVerb says whether a word is the verb of a phrase of the vocabulary, has
// irregular forms, or has a noun for its deed. Rarer verbs are not known.
func (s *Schema) IsVerb(word string) bool {
	if s.verbs[word] {
		return true
	}
	if _, ok := irregular()[word]; ok {
		return true
	}
	_, ok := derive.EventNoun(word)
	return ok
}
