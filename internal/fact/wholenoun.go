package fact

import (
	"slices"
	"strings"

	"kgraph/internal/clause"
	"kgraph/internal/lang"
)

// wholeNoun adds to the noun of a fold what it says nothing without: what "of"
// adds to a "state" or "declaration", and the noun or office before it ("house
// arrest order", "pole position", "prime minister"). It says no where that cannot
// be said in a relation.
func (b *builder) wholeNoun(s int, c *clause.Claim, f *folded) bool {
	p := b.Parses[s]
	head := c.Object.Head
	if of := ofAfter(p, head, f.at); of >= 0 && of < f.at && !within(p, f.at, of) {
		w := p.Words[of]
		if w.UPOS != "NOUN" || of != head+2 || slices.ContainsFunc(p.Words, func(k lang.Word) bool { return k.Head == of && k.Deprel != "case" && k.Deprel != "punct" }) {
			return false
		}
		f.noun += " of " + strings.ToLower(w.Form)
		f.text += " of " + strings.ToLower(w.Form)
		return true
	}
	if !bareNouns[f.noun] {
		return true
	}
	if head == 0 || p.Words[head-1].Head != head {
		return f.prep == "of"
	}
	switch before := p.Words[head-1]; {
	case before.Deprel == "compound" && before.UPOS == "NOUN", offices[strings.ToLower(before.Form)]:
		f.noun = strings.ToLower(before.Form) + " " + f.noun
		if !strings.Contains(" "+f.text, " "+strings.ToLower(before.Form)+" ") {
			f.text = strings.ToLower(before.Form) + " " + f.text
		}
		return true
	}
	return f.prep == "of"
}

// bareNouns are nouns that do not say by themselves what they are.
var bareNouns = setOf("state position order situation minister national case place record status charter condition level form field point line action measure project programme program system service")

// offices are the adjectives that make an office of another one.
var offices = setOf("prime vice deputy foreign interior chief general executive")

// ofAfter is the word under "of" that belongs to the noun head, -1 for none; at is
// no such word.
func ofAfter(p *lang.Parse, head, at int) int {
	for i, w := range p.Words {
		if i > head && i != at && w.Head == head && w.Deprel == "nmod" && slices.ContainsFunc(p.Words, func(k lang.Word) bool { return k.Head == i && k.Deprel == "case" && strings.EqualFold(k.Form, "of") }) {
			return i
		}
	}
	return -1
}

// within says whether word i is below word j.
func within(p *lang.Parse, i, j int) bool {
	for n := 0; i >= 0 && i < len(p.Words) && n < 40; n++ {
		if i == j {
			return true
		}
		i = p.Words[i].Head
	}
	return false
}
