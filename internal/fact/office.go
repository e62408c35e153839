package fact

import (
	"strings"

	"kgraph/internal/clause"
	"kgraph/internal/lang"
)

// ending are the verbs that take an office from their object, giving what those
// who are no longer in it were called.
var ending = setOf("oust depose remove dismiss sack fire replace succeed unseat overthrow topple")

// posts are the nouns of offices that one person holds at a time.
var posts = setOf(`president minister premier chancellor governor mayor chief head chairman chairwoman chairperson chair director leader
	speaker secretary commissioner ambassador ceo commander justice marshal executive incumbent king queen emperor coach manager editor
	captain attorney deputy judge general treasurer regent`)

// followed says whether a title or apposition gives somebody an office that the
// clause takes from him: who is succeeded or removed is no minister any more
// ("succeeding interim prime minister X"), though a graph would say that he is.
// Who is only to be removed, by the mood of the verb, still is.
func (b *builder) followed(s int, c *clause.Claim) bool {
	if c.Kind != clause.Title && c.Kind != clause.Apposition || c.Object.Empty() || b.unlike(s, c.Object) {
		return false
	}
	p := b.Parses[s]
	if !posts[strings.ToLower(p.Words[c.Object.Head].Lemma)] {
		return false
	}
	for _, i := range []int{c.Subject.Head, c.Object.Head} {
		v := p.Words[i].Head
		if v < 0 || !ending[strings.ToLower(p.Words[v].Lemma)] || p.Words[i].Deprel != "obj" && p.Words[i].Deprel != "nsubj:pass" {
			continue
		}
		switch w := p.Words[v]; w.XPOS {
		case "VBZ", "VBD", "VBN", "VBP":
			if b.happened(p, v) {
				return true
			}
		case "VBG": // ", succeeding X"
			if w.Deprel == "advcl" && v > 0 && p.Words[v-1].Form == "," && c.Modality == clause.Factual {
				return true
			}
		}
	}
	return false
}

// happened says whether the verb has no auxiliary that makes it only possible,
// planned or denied.
func (b *builder) happened(p *lang.Parse, v int) bool {
	for _, w := range p.Words {
		if w.Head == v && (w.XPOS == "MD" || w.XPOS == "TO" || w.Deprel == "mark" && !strings.EqualFold(w.Form, "after") && !strings.EqualFold(w.Form, "that") || strings.EqualFold(w.Form, "not")) {
			return false
		}
	}
	return true
}
