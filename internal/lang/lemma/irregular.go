package lemma

import (
	_ "embed"
	"strings"
	"sync"
)

//go:generate go run ./gen -lexicon $LEXICON -wordnet $WORDNET -out irregular.txt -verbs verbs.txt

// irregularText lists irregular forms, WordNet's exception lists: a class (V, N,
// A), a form and its lemma on each line.
//
//go:embed irregular.txt
var irregularText string

var irregulars = sync.OnceValue(func() map[string]string {
	m := make(map[string]string, 6000)
	for line := range strings.Lines(irregularText) {
		line = strings.TrimSuffix(line, "\n")
		if i := strings.LastIndexByte(line, ' '); i > 2 {
			m[line[:i]] = line[i+1:]
		}
	}
	return m
})

// irregular is the lemma of a lower-cased irregular form with that tag, or "".
func irregular(lower, xpos string) string {
	switch xpos {
	case "VBD", "VBN", "VBG", "VBZ":
		return irregulars()["V "+lower]
	case "NNS":
		return irregulars()["N "+lower]
	case "JJR", "JJS":
		return irregulars()["A "+lower]
	}
	return ""
}
