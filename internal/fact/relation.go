package fact

import (
	"strings"

	"kgraph/graph"
	"kgraph/internal/clause"
	"kgraph/schema"
)

// phrase is a claim's relation phrase as the vocabulary looks it up.
func (b *builder) phrase(s int, c *clause.Claim, subject, object slot) schema.Phrase {
	ph := schema.Phrase{
		Lemma: c.Predicate.Lemma, Particle: c.Predicate.Particle, Prep: c.Predicate.Prep,
		SubjectType: subject.typ, ObjectType: object.typ,
	}
	// the tagger's lemma of the verb itself, mended
	if at := c.Predicate.Head; at >= 0 && b.Parses[s].Words[at].UPOS == "VERB" {
		first, rest, more := strings.Cut(ph.Lemma, " ")
		if first == strings.ToLower(b.Parses[s].Words[at].Lemma) {
			ph.Lemma = b.Schema.VerbLemma(b.Parses[s].Words[at].Form, first)
			if more {
				ph.Lemma += " " + rest
			}
		}
	}
	if !c.Object.Empty() {
		ph.Object = strings.ToLower(b.Parses[s].Words[c.Object.Head].Lemma)
	}
	return ph
}

// relate sets the claim's predicate (its own verb, by rule) and relation (the
// vocabulary's), and gives an effect the concept that names it.
func (b *builder) relate(s int, c *clause.Claim, out *graph.Claim, subject, object slot) {
	ph := b.phrase(s, c, subject, object)
	out.Predicate = strings.ReplaceAll(schema.Name(ph), "_", " ")
	m := b.Schema.Relation(ph)
	out.Relation, out.Reversed = m.Name, m.Reversed
	if m.Reversed {
		subject, object = object, subject
	}
	if out.PredicateText == "" && m.Name == "is" && !c.Object.Empty() && c.Subject.Head >= 0 && b.oneOf(s, c, subject) {
		out.PredicateText = "is one of"
	}
	out.StatementOnly = b.statementOnly(s, c, out, subject, object, m)
	if m.Reversed {
		return
	}
	if m.Effect() && !c.Object.Empty() {
		b.nameEffect(s, c.Object, out)
	}
}

// oneOf says whether one named thing is said to be of a kind that the words have
// in the plural: "Chinese companies like DeepSeek".
func (b *builder) oneOf(s int, c *clause.Claim, subject slot) bool {
	tags := b.Parses[s].Words
	return subject.entity >= 0 && b.named(subject) && tags[c.Object.Head].XPOS == "NNS" && tags[c.Subject.Head].XPOS == "NNP"
}
