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
	own := f.prep == "of" && (f.at == head || within(p, f.at, head)) // "a case of X": nothing else is needed
	if head == 0 || p.Words[head-1].Head != head {
		return own
	}
	switch before := p.Words[head-1]; {
	case before.Deprel == "compound" && before.UPOS == "NOUN" && (head < 2 || p.Words[head-2].Form != "-"), offices[strings.ToLower(before.Form)]:
		f.noun = strings.ToLower(before.Form) + " " + f.noun
		if !strings.Contains(" "+f.text, " "+strings.ToLower(before.Form)+" ") {
			f.text = strings.ToLower(before.Form) + " " + f.text
		}
		return true
	}
	return own
}

// bareNouns are nouns that do not say by themselves what they are.
var bareNouns = setOf("state position order situation minister national case place record status charter condition level form field point line action measure project programme program system service")

// kindOf is the noun of a fold with the nouns of kinds before it ("child soldier"),
// for a relation that the vocabulary does not know by the noun alone.
func (b *builder) kindOf(s int, c *clause.Claim, noun string) string {
	p := b.Parses[s]
	for w := c.Object.Head - 1; w >= 0 && p.Words[w].Head == c.Object.Head && p.Words[w].Deprel == "compound" && p.Words[w].UPOS == "NOUN"; w-- {
		form := p.Words[w].Form
		if strings.ToLower(form) != form || strings.Contains(form, "-") || hyphened(p, w) || w > 0 && p.Words[w-1].Form == "-" || spans[form] || strings.HasPrefix(noun, form+" ") {
			break
		}
		noun = form + " " + noun
	}
	return noun
}

// spans are nouns that say how long, not of what kind.
var spans = setOf("year month week day hour minute decade century")

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
