package derive

import "strings"

// Word is one word as a tagger sees it. Lemma may be empty: then the form is
// brought to a dictionary form by rule.
type Word struct {
	Form  string // as written
	Lemma string // dictionary form
	UPOS  string // universal part of speech: NOUN, VERB, ADJ, ...
	XPOS  string // Penn Treebank tag: JJR, VBG, ...
}

// lemma is the word's dictionary form in lower case.
func (w Word) lemma() string {
	if w.Lemma != "" && w.Lemma != "_" {
		return strings.ToLower(w.Lemma)
	}
	form := strings.ToLower(w.Form)
	if w.UPOS == "NOUN" {
		return Singular(form)
	}
	return form
}

// FoldKey is the key under which the phrases that name one concept are equal:
// number is folded ("export controls", "export control"), so are an of-phrase
// ("controls of exports") and, at the head, a verb or adjective and its noun
// (innovate, innovative, innovation). Determiners, quantifiers and possessive
// pronouns do not count. The key is for matching only, never for showing, and
// empty when no word has content.
func FoldKey(words []Word) string {
	var groups [][]string // of-phrases in order
	var group []string
	last := Word{}
	flush := func() {
		if len(group) > 0 {
			group[len(group)-1] = foldHead(last, group[len(group)-1])
			groups = append(groups, group)
			group = nil
		}
	}
	for _, w := range words {
		switch {
		case w.UPOS == "ADP" && w.lemma() == "of":
			flush()
		case content(w):
			group = append(group, foldWord(w))
			last = w
		}
	}
	flush()
	var key []string
	for i := len(groups) - 1; i >= 0; i-- {
		key = append(key, groups[i]...)
	}
	return strings.Join(key, " ")
}

// content says whether a word counts in a key.
func content(w Word) bool {
	switch w.UPOS {
	case "DET", "PRON", "PUNCT", "AUX", "CCONJ", "SCONJ", "PART", "INTJ", "SYM":
		return false
	case "ADJ", "ADV":
		return !quantifiers[w.lemma()]
	}
	return w.Form != ""
}

// foldWord folds number, spelling and the gerund.
func foldWord(w Word) string {
	lemma := w.lemma()
	if w.UPOS != "NOUN" && w.UPOS != "VERB" {
		return lemma
	}
	if us := American(lemma); us != lemma {
		if _, known := find(nouns(), us); known {
			return us
		}
	}
	return lemma
}

// foldHead turns the last word of a group into the noun of its family.
func foldHead(w Word, word string) string {
	switch w.UPOS {
	case "VERB":
		if noun, ok := EventNoun(word); ok {
			return noun
		}
	case "ADJ":
		if noun, ok := QualityNoun(word); ok {
			return noun
		}
	case "NOUN":
		if noun, ok := gerundNoun(word); ok {
			return noun
		}
	}
	return word
}

// gerundNoun gives a noun in -ing the noun of its verb: launching, launch. A
// thing (building, housing) keeps its own.
func gerundNoun(word string) (string, bool) {
	stem, ok := strings.CutSuffix(word, "ing")
	if !ok || len(stem) < 3 {
		return "", false
	}
	if n, ok := NounOf(word); ok {
		if !n.Class.Abstract() {
			return "", false
		}
		if n.Verb != "" {
			return EventNoun(n.Verb)
		}
	}
	tries := []string{stem, stem + "e"}
	if last := len(stem) - 1; stem[last] == stem[last-1] {
		tries = append(tries, stem[:last])
	}
	for _, verb := range tries {
		if noun, ok := EventNoun(verb); ok {
			return noun, true
		}
	}
	return "", false
}

// Singular brings a regular English plural, or one of the common irregular
// ones, to its singular. Other words come back unchanged.
func Singular(noun string) string {
	if s, ok := irregularSingular[noun]; ok {
		return s
	}
	if !strings.HasSuffix(noun, "s") || len(noun) < 4 {
		return noun
	}
	for _, end := range [...]string{"ss", "us", "is", "ics"} {
		if strings.HasSuffix(noun, end) {
			return noun
		}
	}
	for _, rule := range [...][2]string{{"ies", "y"}, {"sses", "ss"}, {"shes", "sh"}, {"ches", "ch"}, {"xes", "x"}, {"zzes", "zz"}, {"oes", "o"}, {"s", ""}} {
		if stem, ok := strings.CutSuffix(noun, rule[0]); ok && len(stem) > 1 {
			return stem + rule[1]
		}
	}
	return noun
}

var irregularSingular = map[string]string{
	"men": "man", "women": "woman", "children": "child", "people": "people", "feet": "foot", "teeth": "tooth", "geese": "goose",
	"mice": "mouse", "lives": "life", "wives": "wife", "knives": "knife", "leaves": "leaf", "halves": "half", "wolves": "wolf",
	"thieves": "thief", "loaves": "loaf", "shelves": "shelf", "selves": "self", "criteria": "criterion", "phenomena": "phenomenon",
	"analyses": "analysis", "crises": "crisis", "theses": "thesis", "hypotheses": "hypothesis", "bases": "basis", "series": "series",
	"species": "species", "media": "media", "data": "data", "news": "news", "means": "means", "policemen": "policeman",
	"shoes": "shoe", "movies": "movie", "ties": "tie", "lies": "lie", "pies": "pie", "cookies": "cookie", "zombies": "zombie",
	"congresswomen": "congresswoman", "congressmen": "congressman", "spokesmen": "spokesman", "spokeswomen": "spokeswoman",
}
