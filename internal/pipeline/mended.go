package pipeline

import (
	"strings"

	"kgraph/internal/clause/tree"
	"kgraph/internal/lang"
)

// mended are the parses with the trees that claims are read from: what the
// clauses' repair says of a sentence, its names and concepts should not
// contradict. Names, tokens and everything else are the parses' own.
func mended(parses []*lang.Parse) []*lang.Parse {
	out := make([]*lang.Parse, len(parses))
	for i, p := range parses {
		out[i] = mend(p)
	}
	return out
}

func mend(p *lang.Parse) *lang.Parse {
	if p == nil || len(p.Words) == 0 {
		return p
	}
	t := tree.New(p)
	words := make([]lang.Word, len(p.Words))
	copy(words, p.Words)
	changed := false
	for i := range words {
		w := &words[i]
		if w.Head == t.Head(i) && w.Deprel == t.Rel(i) && w.UPOS == t.Pos(i) && w.XPOS == t.Tag(i) {
			continue
		}
		changed = true
		w.Head, w.Deprel, w.XPOS = t.Head(i), t.Rel(i), t.Tag(i)
		if w.UPOS != t.Pos(i) {
			w.UPOS, w.Lemma = t.Pos(i), t.Lemma(i)
		} else if !strings.EqualFold(w.Lemma, t.Lemma(i)) {
			w.Lemma = t.Lemma(i)
		}
	}
	if !changed {
		return p
	}
	m := *p
	m.Words = words
	return &m
}
