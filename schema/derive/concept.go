package derive

import "strings"

// Slot says where in a claim a phrase stands.
type Slot uint8

// The slots. Effect is the object of a causal relation: what was brought about.
const (
	Plain Slot = iota
	Effect
)

// Concept is what a phrase in an effect slot amounts to.
type Concept struct {
	Name string // "efficiency", "energy efficiency"
	Head int    // index of the word it was derived from
	Rule string // which rule: event, graded, rising, improving or become
}

// Gate: a noun made from a verb or adjective must be among the 1<<maxRank most
// frequent words of English to name a concept.
const maxRank = 15

// ConceptOf gives the concept that a phrase amounts to, for the phrases whose
// own words would make a poor node: "to innovate under constraints" is
// innovation, "more efficient use of computing power" efficiency, "greater
// creativity within China" creativity. It fires in an effect slot only, and
// only on a change: a bare "good use" is not goodness, and "less efficient use"
// nothing at all. When it is false the phrase is to be named by its own words.
//
// head is the index of the phrase's head word, or -1 to have it found.
func ConceptOf(words []Word, head int, slot Slot) (Concept, bool) {
	if slot != Effect || len(words) == 0 {
		return Concept{}, false
	}
	p := phrase{words}
	at := p.skip(0)
	if p.lemma(at) == "to" || p.lemma(at) == "into" || p.lemma(at) == "toward" || p.lemma(at) == "towards" {
		at = p.skip(at + 1)
	}
	if head >= 0 && head < len(words) && words[head].UPOS == "VERB" && head > at && p.isNominal(at, head) {
		at = head
	}
	// "worsening ties": the parser says that the noun is the head, so the verb
	// before it only describes it.
	described := head > at && head < len(words) && (words[head].UPOS == "NOUN" || words[head].UPOS == "PROPN") && p.xpos(at) != "VB"
	if p.verbAt(at) && !described {
		return p.deed(at)
	}
	return p.nominal(at)
}

// phrase looks at words without running off their ends.
type phrase struct{ words []Word }

// deed is the concept of an infinitive or gerund that begins at i.
func (p phrase) deed(i int) (Concept, bool) {
	verb := p.lemma(i)
	next := p.skip(i + 1)
	infinitive := p.lemma(next) == "to" && p.upos(next+1) != "DET" && (p.upos(next+1) == "VERB" || p.upos(next+1) == "AUX" || p.upos(next+1) == "ADV")
	switch {
	case aspectual[verb] && infinitive:
		if at := p.skip(next + 1); p.verbAt(at) {
			return p.deed(at)
		}
	case aspectual[verb] && p.verbAt(next) && (p.xpos(next) == "VBG" || verb == "help"):
		return p.deed(next)
	case copular[verb]:
		return p.become(verb, i+1)
	case finding[verb] && p.graded(i+1):
		return p.nominal(i + 1)
	case causative[verb]:
		return p.madeSo(i + 1)
	case improving[verb]:
		if c, ok := p.improved(next); ok {
			return c, true
		}
	}
	chained := p.verbAt(next) && (p.xpos(next) != "VBG" || p.upos(next+1) != "NOUN") // not "modernize its ageing fleet"
	if vague[verb] || infinitive || chained || p.upos(i+1) == "ADP" && particles[p.lemma(i+1)] {
		return Concept{}, false
	}
	noun, trusted, ok := eventNoun(verb)
	if !ok || !trusted || !nameable(noun) {
		return Concept{}, false
	}
	return Concept{noun, i, "event"}, true
}

// particles after a verb change its meaning (work around, look for, give up).
var particles = set([]string{"up", "out", "off", "down", "around", "away", "over", "back", "through", "along"})

// nameable is the gate for a verb's noun: common and chiefly the name of
// something that happens.
func nameable(noun string) bool {
	n, ok := NounOf(noun)
	if !ok || n.Rank > maxRank {
		return false
	}
	made := strings.HasSuffix(noun, "tion") || strings.HasSuffix(noun, "sion") || strings.HasSuffix(noun, "ment")
	return n.Class.Abstract() || n.Class == Possession || made && n.Class != Group
}

// become is the quality that comes about: "become more efficient". With "be",
// "stay" and "remain" it takes a comparative; "become independent" is a change
// by itself.
func (p phrase) become(verb string, i int) (Concept, bool) {
	bare := verb == "become" || verb == "turn" || verb == "grow"
	for ; i < len(p.words); i++ {
		switch {
		case negations[p.lemma(i)] || falling[p.lemma(i)]:
			return Concept{}, false
		case p.upos(i) == "ADJ":
			if p.upos(i+1) == "NOUN" || p.upos(i+1) == "ADJ" { // a leader, not a quality
				return Concept{}, false
			}
			if bare || p.comparative(i) {
				return p.quality(i, "become")
			}
			return Concept{}, false
		case p.upos(i) == "ADV":
		default:
			return Concept{}, false
		}
	}
	return Concept{}, false
}

// madeSo is the quality given to an object: "make its models more efficient".
func (p phrase) madeSo(i int) (Concept, bool) {
	for ; i < len(p.words); i++ {
		if negations[p.lemma(i)] || p.lemma(i) == "less" || p.upos(i) == "VERB" && p.xpos(i) != "VBN" {
			return Concept{}, false
		}
		if p.upos(i) == "ADJ" && p.comparative(i) && p.upos(i+1) != "NOUN" && p.upos(i+1) != "ADJ" {
			return p.quality(i, "become")
		}
	}
	return Concept{}, false
}

// improved is the quality that a verb such as "improve" says there is more of.
func (p phrase) improved(i int) (Concept, bool) {
	start, head := p.nounPhrase(i)
	if head < 0 || p.negated(i, head) {
		return Concept{}, false
	}
	if n, ok := NounOf(p.lemma(head)); !ok || n.Adjective == "" || !n.Class.Abstract() || n.Rank > maxRank || p.xpos(head) == "NNS" {
		return Concept{}, false
	}
	return Concept{p.name(start, head), head, "improving"}, true
}

// comparative says whether the adjective at i is graded up: "more efficient",
// "faster".
func (p phrase) comparative(i int) bool {
	return p.xpos(i) == "JJR" || p.lemma(i-1) == "more" || p.lemma(i-1) == "much" && p.lemma(i-2) == "more"
}

// quality is the concept that the adjective at i names.
func (p phrase) quality(i int, rule string) (Concept, bool) {
	adjective := p.lemma(i)
	if measures[adjective] {
		return Concept{}, false
	}
	noun, ok := QualityNoun(adjective)
	if !ok {
		return Concept{}, false
	}
	n, ok := NounOf(noun)
	if !ok || n.Rank > maxRank || !n.Class.Abstract() && n.Class != Time {
		return Concept{}, false
	}
	// "lawful" is linked to law, but law is not its quality.
	if own := n.Class == Attribute || n.Class == State || n.Class == Feeling; !own && n.Adjective != adjective {
		return Concept{}, false
	}
	return Concept{noun, i, rule}, true
}

// nominal is the concept of a noun phrase that begins at i.
func (p phrase) nominal(i int) (Concept, bool) {
	start, head := p.nounPhrase(i)
	if head < 0 {
		if at := p.lastAdjective(i); at >= 0 && p.comparative(at) && !p.negated(i, at) {
			return p.quality(at, "become")
		}
		return Concept{}, false
	}
	if p.negated(i, head) {
		return Concept{}, false
	}
	if emptyHeads[p.lemma(head)] {
		for at := start; at < head; at++ {
			if p.upos(at) == "ADJ" && p.comparative(at) && !rising[p.lemma(at)] {
				return p.quality(at, "graded")
			}
		}
		return Concept{}, false
	}
	return p.more(i, start, head)
}

// graded says whether a noun phrase with a graded quality on an empty head
// begins at i.
func (p phrase) graded(i int) bool {
	c, ok := p.nominal(i)
	return ok && c.Rule == "graded"
}

// more is a quality or deed that a word such as "greater" says there is more of.
func (p phrase) more(from, start, head int) (Concept, bool) {
	at := -1
	for i := from; i < head; i++ {
		form := strings.ToLower(p.words[i].Form)
		if (rising[form] && form != "great" && form != "high" && form != "strong" && form != "large") && p.upos(i) != "ADP" {
			at = i
		}
	}
	// "more advanced competition" grades the adjective, not the noun.
	if at < 0 || p.lemma(at) == "more" && p.upos(at+1) == "ADJ" && p.upos(at) == "ADV" {
		return Concept{}, false
	}
	if form := strings.ToLower(p.words[at].Form); terms[form+" "+p.lemma(head)] || told[p.lemma(head)] {
		return Concept{}, false
	}
	n, ok := NounOf(p.lemma(head))
	if !ok || n.Verb == "" && n.Adjective == "" || !n.Class.Abstract() && n.Class != Artifact || n.Rank > maxRank || p.xpos(head) == "NNS" {
		return Concept{}, false
	}
	if n.Class == Artifact && !nameable(p.lemma(head)) {
		return Concept{}, false
	}
	return Concept{p.name(max(start, at+1), head), head, "rising"}, true
}
