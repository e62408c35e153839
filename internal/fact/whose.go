package fact

import (
	"slices"
	"strings"

	"kgraph/internal/clause"
	"kgraph/internal/lang"
	"kgraph/schema/derive"
)

// predicateText is a claim's verb as written, after the "accused of" of a charge:
// who is "accused of stealing" may not have stolen.
func (b *builder) predicateText(p *lang.Parse, c *clause.Claim) string {
	text := tidy(b.written(p, c.Predicate.Words))
	if !strings.HasPrefix(c.Rule, "charge") || len(c.Predicate.Words) == 0 {
		return text
	}
	first := slices.Min(c.Predicate.Words)
	if first == 0 || p.Words[first].XPOS != "VBG" {
		return text
	}
	of := strings.ToLower(p.Words[first-1].Form)
	for v := p.Words[first].Head; v >= 0; v = p.Words[v].Head {
		if participle := charging[strings.ToLower(p.Words[v].Lemma)]; participle != "" && (of == "of" || of == "with") {
			return participle + " " + of + " " + text
		}
	}
	return text
}

// charging are the verbs of charges, with their participles.
var charging = map[string]string{"accuse": "accused", "suspect": "suspected", "charge": "charged"}

// ownNamed is why a claim of what its subject does with its own is no edge.
const ownNamed = "the object is the subject's own, and its name says so"

// ownAgain says whether the object is a thing of the subject's, named by its
// owner: "the United Nations reopens the United Nations' headquarters" says no
// more than the sentence without the owner, which is lost. What is made and
// given out says something: "DeepSeek released its chatbot".
func (b *builder) ownAgain(c *clause.Claim, subject, object slot) bool {
	if c.Kind != clause.Verb || b.named(object) {
		return false
	}
	of := b.rec.Entities[object.entity].Of
	if of == "" || of != b.rec.Entities[subject.entity].Key {
		return false
	}
	if !making[firstWord(c.Predicate.Lemma)] {
		return true
	}
	noun, known := derive.NounOf(b.headNoun(object))
	return known && noun.Class != derive.Artifact && noun.Class != derive.Communication
}

// making are the verbs of making a thing and giving it out.
var making = setOf("release launch unveil introduce develop publish produce make build create design present issue debut premiere reveal")

// behindSubject says whether a claim's subject is a second one of its verb, and
// follows a noun that is under a preposition of the first: the two are one phrase that the parser has
// taken apart ("protests against prime minister | X occur").
func (b *builder) behindSubject(s int, c *clause.Claim) bool {
	if c.Kind != clause.Verb || c.Subject.Empty() {
		return false
	}
	p := b.Parses[s]
	head := p.Words[c.Subject.Head]
	if !strings.HasPrefix(head.Deprel, "nsubj") || head.Head < 0 {
		return false
	}
	first := slices.Min(c.Subject.Words)
	if first < 2 || !strings.HasPrefix(p.Words[first-1].XPOS, "NN") {
		return false
	}
	for i, w := range p.Words[:first] {
		if w.Head == head.Head && strings.HasPrefix(w.Deprel, "nsubj") && i < first-1 && within(p, first-1, i) {
			return true
		}
	}
	return false
}

// ofOthers says whether the object is "others": who they are, only the sentence
// before says.
func (b *builder) ofOthers(s int, c *clause.Claim) bool {
	if c.Object.Empty() {
		return false
	}
	switch strings.ToLower(b.Parses[s].Words[c.Object.Head].Form) {
	case "others", "ones", "more":
		return true
	}
	return false
}

// partLed says whether a participle is said of what stands under "of" while it
// belongs to the part before it: "elements of the army, led by a colonel".
func (b *builder) partLed(s int, c *clause.Claim) bool {
	if !strings.HasPrefix(c.Rule, "participle") && !strings.HasPrefix(c.Rule, "relative") {
		return false
	}
	p := b.Parses[s]
	for _, ph := range []clause.Phrase{c.Subject, c.Object} {
		if ph.Empty() {
			continue
		}
		w := p.Words[ph.Head]
		if w.Deprel == "nmod" && w.Head >= 0 && w.Head < ph.Head && caseWord(p, ph.Head) == "of" && someOf[strings.ToLower(p.Words[w.Head].Lemma)] && (c.Predicate.Head < 0 || c.Predicate.Head > ph.Head) {
			return true
		}
	}
	return false
}

// someOf are nouns for some of what follows "of".
var someOf = setOf("element member unit part faction wing branch section group supporter opponent soldier fighter leader follower resident citizen remnant segment half majority minority")

// anothersForces says whether the forces of a country have a name before them
// that is not the country's: "Yemen's Houthi forces" are not Yemen.
func (b *builder) anothersForces(s int, ph clause.Phrase) bool {
	p := b.Parses[s]
	if ph.Empty() || !people[strings.ToLower(p.Words[ph.Head].Form)] {
		return false
	}
	owner := b.Entities.At(s, ph.Head, ph.Words).Entity
	return slices.ContainsFunc(ph.Words, func(w int) bool {
		if w >= ph.Head || p.Words[w].Head != ph.Head || p.Words[w].Deprel == "nmod:poss" {
			return false
		}
		e := b.Entities.At(s, w, []int{w}).Entity
		return p.Words[w].UPOS == "PROPN" && e >= 0 && e != owner
	})
}
