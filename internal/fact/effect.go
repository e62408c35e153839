package fact

import (
	"slices"
	"strings"

	"kgraph/graph"
	"kgraph/internal/clause"
	"kgraph/internal/entity"
	"kgraph/internal/lang"
	"kgraph/schema"
	"kgraph/schema/derive"
)

// nameEffect makes the object the concept it amounts to, where it does.
func (b *builder) nameEffect(s int, ph clause.Phrase, out *graph.Claim) bool {
	con, ok := conceptOf(b.Parses[s], ph)
	if !ok {
		con, ok = b.spoken(s, ph)
	}
	if !ok {
		return false
	}
	i := b.concept("concept:"+derive.FoldKey(wordsOf(con.Name)), con.Name)
	if at := place(b.Parses[s], ph.Words); at != nil {
		b.rec.Mentions = append(b.rec.Mentions, graph.Mention{
			Entity: i, Kind: graph.ByDescription, Rule: "effect: " + con.Rule, Span: graph.Span{Start: at[0], End: at[1]},
		})
	}
	out.ObjectEntity, out.ObjectType = i, b.rec.Entities[i].Type
	out.ObjectNode = b.rec.Entities[i].Forms[0].Text
	out.ObjectAspect = ""
	return true
}

// spoken is the concept of a noun that the document speaks of as one elsewhere:
// what accelerates "the very innovations it seeks to hinder" accelerates
// innovation.
func (b *builder) spoken(s int, ph clause.Phrase) (derive.Concept, bool) {
	w := b.Parses[s].Words[ph.Head]
	if w.UPOS != "NOUN" || b.Entities.At(s, ph.Head, ph.Words).Entity >= 0 {
		return derive.Concept{}, false
	}
	for _, o := range b.Parses[s].Words {
		if o.Head == ph.Head && (o.Deprel == "nmod" || o.Deprel == "nummod" || o.Deprel == "compound" || o.Deprel == "nmod:poss") {
			return derive.Concept{}, false // of something, or so many of them
		}
	}
	lemma := strings.ToLower(w.Lemma)
	i, ok := b.byKey["concept:"+lemma]
	if !ok || len(b.rec.Entities[i].Forms) == 0 {
		return derive.Concept{}, false
	}
	return derive.Concept{Name: b.rec.Entities[i].Forms[0].Text, Head: ph.Head, Rule: "spoken of elsewhere"}, true
}

// effects are the claims about what somebody was made to do: "X forced Y to
// innovate", "X pushed Y toward more efficient use" say that X spurred
// innovation and efficiency. The literal claims stay beside them.
func (b *builder) effects(s int, c *clause.Claim, lit *graph.Claim) []graph.Claim {
	if c.Predicate.Head < 0 || c.Object.Empty() || c.Kind != clause.Verb || lit.Subject == "" {
		return nil
	}
	var out []graph.Claim
	for _, e := range effectPhrases(b.Parses[s], c) {
		if hasObject(b.Parses[s], e.phrase.Head) {
			continue // "to issue advisories" is no issuance: it is the advisories that matter
		}
		if e.prep == "into" && definite(b.Parses[s], e.phrase.Head) {
			continue // forced "into the war": it was on
		}
		m := b.Schema.Relation(schema.Phrase{
			Lemma: c.Predicate.Lemma, Particle: c.Predicate.Particle, Prep: e.prep, Causee: true,
			SubjectType: lit.SubjectType, Object: strings.ToLower(b.Parses[s].Words[e.phrase.Head].Lemma),
		})
		if !m.Effect() || m.Reversed {
			continue
		}
		if at, prep, node := b.aimed(s, e.phrase.Head); node >= 0 {
			// nor is "to invest in semiconductors" investment
			if aim, ok := b.aim(s, c, lit, m, e.phrase.Head, at, prep, node); ok {
				out = append(out, aim)
			}
			continue
		}
		con := *lit
		con.Predicate, con.Relation = strings.ReplaceAll(m.Name, "_", " "), m.Name
		con.Rule, con.ContentOf, con.StatementOnly = "effect", "", ""
		if c.Confidence < sureKnown {
			con.StatementOnly = "it is not sure enough"
		}
		if !b.nameEffect(s, e.phrase, &con) {
			continue
		}
		if name := strings.ToLower(con.ObjectNode); !strings.Contains(name, " ") && !entity.Topic(name) && con.StatementOnly == "" {
			con.StatementOnly = "it does not say whose " + name
		}
		con.Object, con.ObjectText = con.ObjectNode, tidy(b.written(b.Parses[s], e.phrase.Words))
		con.Spans.Object = place(b.Parses[s], e.phrase.Words)
		con.Args = slices.Clone(lit.Args)
		out = append(out, con)
	}
	return out
}

// effectPhrase is what follows the preposition after a causee.
type effectPhrase struct {
	prep   string
	phrase clause.Phrase
}

// effectPhrases finds the infinitives and prepositional phrases after a
// claim's object.
func effectPhrases(p *lang.Parse, c *clause.Claim) []effectPhrase {
	var out []effectPhrase
	for i, w := range p.Words {
		infinitive := w.UPOS == "VERB" && (w.Deprel == "xcomp" || w.Deprel == "advcl")
		if w.Head == c.Predicate.Head && infinitive && i > c.Object.Head && marked(p, i, "to") {
			words := clauseWords(p, i)
			out = append(out, effectPhrase{"to", clause.Phrase{Head: i, Words: words, Full: words}})
		}
	}
	for _, a := range c.Args {
		if a.Prep != "" && !a.Phrase.Empty() && a.Phrase.Head > c.Predicate.Head {
			out = append(out, effectPhrase{a.Prep, a.Phrase})
		}
	}
	return out
}

// definite says whether a noun has "the" before it.
func definite(p *lang.Parse, i int) bool {
	return slices.ContainsFunc(p.Words, func(w lang.Word) bool {
		return w.Head == i && w.Deprel == "det" && strings.EqualFold(w.Form, "the")
	})
}

// hasObject says whether a word is a verb with an object.
func hasObject(p *lang.Parse, v int) bool {
	for _, w := range p.Words {
		if w.Head == v && (w.Deprel == "obj" || w.Deprel == "ccomp") && p.Words[v].UPOS == "VERB" {
			return true
		}
	}
	return false
}

// aimed is the concept that a verb's meaning is completed by, what it is done in, on
// or to, with the word and the preposition; node is -1 for none.
func (b *builder) aimed(s, v int) (at int, prep string, node int) {
	p := b.Parses[s]
	if p.Words[v].UPOS != "VERB" {
		return -1, "", -1
	}
	for i, w := range p.Words {
		prep := caseWord(p, i)
		if w.Head != v || i < v || !strings.HasPrefix(w.Deprel, "obl") || !aiming[prep] {
			continue
		}
		if ref := b.Entities.At(s, i, []int{i}); ref.Entity >= 0 && ref.Aspect == "" && b.Entities.Entities[ref.Entity].Kind == entity.Concept {
			return i, prep, ref.Entity
		}
	}
	return -1, "", -1
}

// aim is the claim that what somebody was made to do in, on or to a concept was
// brought about: "encouraged China to invest in semiconductors" encouraged
// investment in semiconductors.
func (b *builder) aim(s int, c *clause.Claim, lit *graph.Claim, m schema.Match, verb, at int, prep string, node int) (graph.Claim, bool) {
	p := b.Parses[s]
	noun, ok := derive.EventNoun(strings.ToLower(p.Words[verb].Lemma))
	if !ok || node == lit.SubjectEntity {
		return graph.Claim{}, false
	}
	out := *lit
	out.Relation = m.Name + "_" + noun + "_" + prep
	out.Predicate = strings.ReplaceAll(out.Relation, "_", " ")
	out.PredicateText = lit.PredicateText + " " + noun + " " + prep
	out.Rule, out.ContentOf, out.StatementOnly, out.Reversed = "effect", "", "", false
	if c.Confidence < sureKnown {
		out.StatementOnly = "it is not sure enough"
	}
	e := &b.Entities.Entities[node]
	setObject(&out, slot{entity: node, node: e.Name(), typ: e.Type, text: e.Name(), written: tidy(b.written(p, []int{at})), span: place(p, []int{at})})
	out.Args = slices.Clone(lit.Args)
	return out, true
}

var aiming = setOf("in on to against for into")

// marked says whether the verb v has the given infinitive marker.
func marked(p *lang.Parse, v int, form string) bool {
	for _, w := range p.Words {
		if w.Head == v && w.Deprel == "mark" && strings.EqualFold(w.Form, form) {
			return true
		}
	}
	return false
}

// clauseWords are a verb and its dependents but for marks and punctuation.
func clauseWords(p *lang.Parse, v int) []int {
	var out []int
	for i, w := range p.Words {
		if i == v || w.Head == v && w.Deprel != "mark" && w.Deprel != "punct" && w.Deprel != "cc" && w.Deprel != "conj" {
			out = append(out, i)
		}
	}
	return out
}

// conceptOf asks the derivation tables what a phrase in an effect slot amounts to.
func conceptOf(p *lang.Parse, ph clause.Phrase) (derive.Concept, bool) {
	full := ph.Full
	if len(full) == 0 {
		full = ph.Words
	}
	words := make([]derive.Word, len(full))
	head := -1
	for i, w := range full {
		word := p.Words[w]
		words[i] = derive.Word{Form: word.Form, Lemma: word.Lemma, UPOS: word.UPOS, XPOS: word.XPOS}
		if w == ph.Head {
			head = i
		}
	}
	return derive.ConceptOf(words, head, derive.Effect)
}

func wordsOf(name string) []derive.Word {
	var out []derive.Word
	for _, f := range strings.Fields(name) {
		out = append(out, derive.Word{Form: f, Lemma: strings.ToLower(f), UPOS: "NOUN", XPOS: "NN"})
	}
	return out
}
