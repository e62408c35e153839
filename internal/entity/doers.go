package entity

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

//go:embed data/doers.tsv
var doersTSV string

// slot is a place beside a verb: as its subject or as its object.
type slot struct {
	verb   string
	object bool
}

// doers tells, of the verbs counted in treebanks and news, how much likelier than
// another verb's it is that its subject, or its object, is a person: the logarithm
// of the odds, 0 for unknown verbs.
var doers = sync.OnceValue(func() map[slot]float64 {
	out := map[slot]float64{}
	for l := range strings.Lines(doersTSV) {
		f := strings.Split(strings.TrimSpace(l), "\t")
		if len(f) != 3 || strings.HasPrefix(l, "#") {
			continue
		}
		x, _ := strconv.ParseFloat(f[2], 64)
		out[slot{f[0], f[1] == "object"}] = x
	}
	return out
})

// slotOf is the place beside a verb in which word i stands, or none.
func slotOf(s *sentence, i int) (slot, bool) {
	h := s.words[i].Head
	if h < 0 || s.words[h].UPOS != "VERB" {
		return slot{}, false
	}
	switch s.words[i].Deprel {
	case "nsubj":
		return slot{s.lemma(h), false}, true
	case "nsubj:pass", "obj", "iobj":
		return slot{s.lemma(h), true}, true
	}
	return slot{}, false
}

// personal is how well a person would fit in the pronoun's place: positive for
// "they said", negative for "they contain".
func personal(s *sentence, i int) float64 {
	at, ok := slotOf(s, i)
	if !ok {
		return 0
	}
	return doers()[at]
}
