package derive

import "strings"

func (p phrase) lemma(i int) string {
	if i < 0 || i >= len(p.words) {
		return ""
	}
	return p.words[i].lemma()
}

func (p phrase) upos(i int) string {
	if i < 0 || i >= len(p.words) {
		return ""
	}
	return p.words[i].UPOS
}

func (p phrase) xpos(i int) string {
	if i < 0 || i >= len(p.words) {
		return ""
	}
	return p.words[i].XPOS
}

// skip passes punctuation, articles, possessives and adverbs of manner that
// stand before a verb.
func (p phrase) skip(i int) int {
	for i < len(p.words) {
		w := p.words[i]
		plainAdverb := w.UPOS == "ADV" && !negations[w.lemma()] && !rising[w.lemma()] && !falling[w.lemma()] && w.XPOS != "RBR"
		if w.UPOS == "PUNCT" || w.UPOS == "DET" && !negations[w.lemma()] || w.UPOS == "PRON" && strings.HasSuffix(w.XPOS, "$") || plainAdverb {
			i++
			continue
		}
		break
	}
	return i
}

// verbAt says whether a deed begins here: an infinitive or a gerund.
func (p phrase) verbAt(i int) bool {
	if p.upos(i) != "VERB" && p.upos(i) != "AUX" {
		return false
	}
	switch p.xpos(i) {
	case "VB", "VBG", "":
		return p.xpos(i) != "VBG" || p.upos(i+1) != "NOUN" || p.upos(i) == "VERB" && !rising[strings.ToLower(p.words[i].Form)] && !falling[strings.ToLower(p.words[i].Form)]
	case "VBP", "VBD", "VBZ", "VBN": // taggers slip after "to"
		return p.lemma(i-1) == "to"
	}
	return false
}

// isNominal says whether only words of a noun phrase's front lie in [from, to).
func (p phrase) isNominal(from, to int) bool {
	for i := from; i < to; i++ {
		if p.upos(i) == "NOUN" || p.upos(i) == "ADP" || negations[p.lemma(i)] {
			return false
		}
	}
	return true
}

// negated says whether a word that turns the phrase round stands in [from, to).
func (p phrase) negated(from, to int) bool {
	for i := max(0, from-2); i < to; i++ {
		if negations[p.lemma(i)] || falling[strings.ToLower(p.words[i].Form)] {
			return true
		}
	}
	return false
}

// nounPhrase finds the first noun phrase at or after i: where its modifiers
// begin and its head, or -1.
func (p phrase) nounPhrase(i int) (start, head int) {
	start, head = i, -1
	for ; i < len(p.words); i++ {
		switch p.upos(i) {
		case "NOUN", "PROPN":
			head = i
			continue
		case "DET", "NUM", "ADJ", "ADV", "PRON":
			if head >= 0 || p.upos(i) == "PRON" && !strings.HasSuffix(p.xpos(i), "$") {
				return start, head
			}
			continue
		case "VERB":
			if head < 0 && (p.xpos(i) == "VBN" || p.xpos(i) == "VBG") {
				continue
			}
		case "PUNCT":
			if head < 0 || p.lemma(i) == "-" {
				continue
			}
		}
		break
	}
	return start, head
}

// lastAdjective is the last adjective of a phrase that has no noun, or -1.
func (p phrase) lastAdjective(i int) int {
	at := -1
	for ; i < len(p.words) && (p.upos(i) == "ADV" || p.upos(i) == "ADJ"); i++ {
		if p.upos(i) == "ADJ" {
			at = i
		}
	}
	return at
}

// name joins the words of [start, head] that belong to a concept's name.
func (p phrase) name(start, head int) string {
	var parts []string
	for i := start; i <= head; i++ {
		w := p.words[i]
		switch {
		case i == head && w.UPOS == "NOUN":
			parts = append(parts, w.lemma())
		case w.UPOS == "PROPN":
			parts = append(parts, w.Form)
		case w.UPOS == "NOUN" || w.UPOS == "ADJ" && !rising[w.lemma()] && !quantifiers[w.lemma()]:
			parts = append(parts, strings.ToLower(w.Form))
		}
	}
	return strings.Join(parts, " ")
}
