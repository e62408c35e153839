package fact

import (
	"strings"

	"kgraph/internal/clause"
	"kgraph/internal/lang"
)

// complement finds the node that stands after the noun with a preposition, one
// noun deeper where that one is "of" something.
func (b *builder) complement(s int, f *folded) bool {
	p := b.Parses[s]
	for depth := range 2 {
		deeper := -1
		for i, w := range p.Words {
			rel, _, _ := strings.Cut(w.Deprel, ":")
			if w.Head != f.head || i < f.head || rel != "nmod" || w.Deprel == "nmod:poss" {
				continue
			}
			prep := caseWord(p, i)
			if !foldingPreps[prep] || depth > 0 && prep != "of" && prep != "in" {
				continue
			}
			ref := b.Entities.At(s, i, []int{i})
			if hyphened(p, i) || gerund(p, i) {
				return false // "in Houthi-controlled Yemen", "on Ukraine using the missiles"
			}
			if ref.Entity >= 0 && !ref.Value && !ref.Pronoun {
				f.node, f.prep, f.at, f.aspect = ref.Entity, prep, i, ref.Aspect
				return true
			}
			if deeper < 0 && ref.Entity < 0 && !ref.Value && (w.XPOS == "NN" || w.XPOS == "NNS") {
				deeper = i
				f.prep = prep
			}
			break // the first that belongs to it: what follows may belong elsewhere
		}
		if deeper < 0 {
			return false
		}
		for _, w := range p.Words {
			if w.Head == deeper && (turning[strings.ToLower(w.Form)] || withholding[strings.ToLower(w.Form)]) {
				return false // "airstrikes on suspected militant camps in"
			}
		}
		form := strings.ToLower(p.Words[deeper].Form)
		f.noun += " " + f.prep + " " + strings.ToLower(p.Words[deeper].Lemma)
		f.text += " " + f.prep + " " + form
		f.head = deeper
	}
	return false
}

// beside finds the node among the claim's further arguments: whether "in the
// strategy" belongs to "vulnerabilities" or to "exposed", the words say the same.
func (b *builder) beside(s int, c *clause.Claim, f *folded) bool {
	for _, a := range c.Args {
		if a.Phrase.Empty() || a.Role == "time" || !foldingPreps[a.Prep] || a.Phrase.Head < f.head || a.Phrase.Head > f.head+maxBeside {
			continue
		}
		ref := b.Entities.At(s, a.Phrase.Head, a.Phrase.Words)
		if hyphened(b.Parses[s], a.Phrase.Head) || gerund(b.Parses[s], a.Phrase.Head) || ref.Entity < 0 || ref.Value || ref.Pronoun || b.Parses[s].Words[a.Phrase.Head].UPOS == "PRON" {
			return false
		}
		f.node, f.prep, f.at, f.aspect = ref.Entity, a.Prep, a.Phrase.Head, ref.Aspect
		return true
	}
	return false
}

// maxBeside is how many words after the noun such an argument may have its head.
const maxBeside = 8

// hyphened says whether a word is the first part of a hyphened one.
func hyphened(p *lang.Parse, i int) bool { return i+1 < len(p.Words) && p.Words[i+1].Form == "-" }

// gerund says whether a gerund follows a word: it is what the word does that is
// meant.
func gerund(p *lang.Parse, i int) bool { return i+1 < len(p.Words) && p.Words[i+1].XPOS == "VBG" }

// foldingPreps lead from a noun to what it is about.
var foldingPreps = setOf("of in on upon at for against with to from over about into behind toward towards near")

// sameAs are the prepositions that the names of relations spell as others.
var sameAs = map[string]string{"towards": "toward", "upon": "on"}

// caseWord is the one preposition before a noun, "" for none or several.
func caseWord(p *lang.Parse, i int) string {
	word := ""
	for _, w := range p.Words {
		if w.Head == i && w.Deprel == "case" && w.XPOS != "POS" {
			if word != "" {
				return ""
			}
			word = strings.ToLower(w.Form)
		}
	}
	return word
}
