package fact

import (
	"slices"
	"strings"

	"kgraph/internal/clause"
	"kgraph/internal/entity"
)

// owned puts a name for the "his" or "her" of somebody who stands behind "and" after
// it, whom nothing else has told: in "Thomas Sam and his wife" she is Thomas Sam's
// wife. The text stays as it is where it holds no such word.
func (b *builder) owned(s int, ph clause.Phrase, text string) string {
	p := b.Parses[s]
	f := strings.Fields(text)
	at := slices.IndexFunc(f, func(w string) bool { return strings.EqualFold(w, "his") || strings.EqualFold(w, "her") })
	if at < 0 {
		return text
	}
	own := slices.IndexFunc(ph.Words, func(w int) bool {
		return p.Words[w].XPOS == "PRP$" && strings.EqualFold(p.Words[w].Form, f[at])
	})
	if own < 0 {
		return text
	}
	h := p.Words[ph.Words[own]].Head
	for n := 0; n < 2 && h >= 0 && h < len(p.Words) && p.Words[h].Deprel == "appos"; n++ {
		h = p.Words[h].Head
	}
	if h < 0 || h >= len(p.Words) || p.Words[h].Deprel != "conj" {
		return text
	}
	first := p.Words[h].Head
	if first < 0 || first >= h || p.Words[first].UPOS != "PROPN" {
		return text
	}
	for _, w := range p.Words { // "and his wife", not "X, Y and his wife"
		if w.Deprel == "conj" && w.Head == first && w.UPOS == "PROPN" {
			return text
		}
	}
	who := b.Entities.At(s, first, []int{first})
	if who.Entity < 0 || who.Aspect != "" {
		return text
	}
	if e := &b.Entities.Entities[who.Entity]; e.Kind == entity.Named && e.Type == "Person" {
		f[at] = e.Name() + "'s"
	}
	return strings.Join(f, " ")
}
