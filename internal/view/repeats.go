package view

import (
	"cmp"
	"slices"
	"strings"
)

// repeats makes one fact of those between two nodes that say one thing: what one
// sentence says of them with one verb, once straight and once through a noun or
// an argument ("launches offensive on", "launches new ground offensive on"), and
// what several sentences say in words that differ in form and number alone. The
// fullest words stay of one sentence's, those that stand best of several; the
// claims of all are the evidence.
func (b *builder) repeats(facts []Fact) []Fact {
	slices.SortStableFunc(facts, func(x, y Fact) int {
		return cmp.Or(cmp.Compare(standingOrder(x.Standing), standingOrder(y.Standing)),
			-cmp.Compare(len(strings.Fields(x.Label)), len(strings.Fields(y.Label))), cmp.Compare(x.Label, y.Label))
	})
	var kept []Fact
	var stems [][]string
	for _, f := range facts {
		words := stemmed(f.Label)
		same := -1
		for i, k := range kept {
			if same < 0 && (slices.Equal(words, stems[i]) || len(words) > 0 && len(stems[i]) > 0 && words[0] == stems[i][0] && b.oneSentence(f, k)) {
				same = i
			}
		}
		if same < 0 {
			f.Claims = slices.Clone(f.Claims)
			kept, stems = append(kept, f), append(stems, words)
			continue
		}
		k := &kept[same]
		if b.oneSentence(f, *k) {
			k.Support = max(k.Support, f.Support)
		} else {
			k.Support += f.Support
		}
		for _, c := range f.Claims {
			if !slices.Contains(k.Claims, c) {
				k.Claims = append(k.Claims, c)
			}
		}
	}
	return kept
}

// oneSentence says whether all the sentences of one of two facts are the other's too.
func (b *builder) oneSentence(x, y Fact) bool {
	within := func(x, y Fact) bool {
		for _, c := range x.Claims {
			if !slices.ContainsFunc(y.Claims, func(d int) bool { return b.claims[c].Sentence == b.claims[d].Sentence }) {
				return false
			}
		}
		return len(x.Claims) > 0
	}
	return within(x, y) || within(y, x)
}

// stemmed are a label's words without auxiliaries, numbers and the adjectives
// that only say how many or how great, each without its ending.
func stemmed(label string) []string {
	var out []string
	for _, w := range strings.Fields(strings.ToLower(label)) {
		if idle[w] || strings.Trim(w, "0123456789.,") == "" {
			continue
		}
		if short := strings.TrimRight(w, "s"); len(short) > 3 {
			w = short
		}
		for _, end := range []string{"ing", "ed", "e"} {
			if stem, ok := strings.CutSuffix(w, end); ok && len(stem) > 2 {
				w = stem
				break
			}
		}
		out = append(out, w)
	}
	return out
}

var idle = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`is are was were be been has have had will two three four five six seven eight nine ten several multiple many
		various numerous new recent large massive heavy more another further additional`) {
		m[w] = true
	}
	return m
}()
