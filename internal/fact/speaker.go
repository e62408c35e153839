package fact

import (
	"slices"
	"strings"

	"kgraph/graph"
	"kgraph/internal/clause"
	"kgraph/internal/clause/annotate"
	"kgraph/internal/entity"
	"kgraph/schema/derive"
)

// speakers sets who says the claim, outermost first.
func (b *builder) speakers(s int, c *clause.Claim, out *graph.Claim) {
	if v := b.voiceOf(s, c); v != nil {
		b.speaker(v.sentence, v.speaker, out)
	}
	for _, sp := range c.Speakers {
		b.speaker(s, sp, out)
	}
}

// speaker adds one, named in sentence s.
func (b *builder) speaker(s int, sp clause.Speaker, out *graph.Claim) {
	out.Quoted = out.Quoted || sp.Quoted
	sl := b.slot(s, sp.Phrase)
	if sl.empty || b.dumb(s, sp) {
		out.Hearsay = true
		return
	}
	name, ref := sl.text, graph.NoEntity
	// An unnamed speaker stays a phrase: all analysts of a thousand articles
	// are not one person.
	if sl.entity >= 0 && b.rec.Entities[sl.entity].Kind == graph.Named {
		ref = sl.entity
		if sl.aspect == "" {
			name = sl.node
		}
	}
	if n := len(out.Speakers); n > 0 && out.Speakers[n-1] == name {
		return // quoted in his own quotation
	}
	out.Speakers = append(out.Speakers, name)
	out.SpeakerEntity = append(out.SpeakerEntity, ref)
	out.AttributedTo = name
}

// dumb says whether the speaker is a thing that nothing finite makes speak:
// "according to ceasefire terms", "flights saying that". What stands as the
// subject of a verb of saying is made a speaker by it ("the site says").
func (b *builder) dumb(s int, sp clause.Speaker) bool {
	p := b.Parses[s]
	if sp.Phrase.Empty() || p.Words[sp.Phrase.Head].UPOS != "NOUN" {
		return false
	}
	noun := strings.ToLower(p.Words[sp.Phrase.Head].Lemma)
	if annotate.Document(noun) || papers[noun] {
		return false
	}
	if v := sp.Verb; v >= 0 && p.Words[v].UPOS == "VERB" && p.Words[v].XPOS != "VBG" && p.Words[v].Head != sp.Phrase.Head {
		return false
	}
	n, known := derive.NounOf(noun)
	if !known || entity.MayAct(noun) {
		return false
	}
	return n.Class == derive.Act || n.Class == derive.Artifact || n.Class == derive.Time || noun == "term"
}

// unspeaking says whether one of a claim's speakers is neither a name nor
// somebody nor a paper.
func (b *builder) unspeaking(s int, c *clause.Claim) bool {
	return slices.ContainsFunc(c.Speakers, func(sp clause.Speaker) bool { return b.speechless(s, sp.Phrase) })
}

// speechless says whether the noun means what says nothing: terms, flights and
// ceasefires.
func (b *builder) speechless(s int, ph clause.Phrase) bool {
	if ph.Empty() || b.Parses[s].Words[ph.Head].UPOS != "NOUN" {
		return false
	}
	noun := strings.ToLower(b.Parses[s].Words[ph.Head].Lemma)
	n, known := derive.NounOf(noun)
	switch {
	case !known || papers[noun]:
		return false
	case n.Class == derive.Act || n.Class == derive.Artifact || n.Class == derive.Time:
		return true // "closes its airspace to all flights saying": not the flights
	}
	return !entity.MayAct(noun) && (n.Class != derive.Communication || rules[noun])
}

// papers are what says something though it is nobody; rules are what something
// is done by and nobody reports with.
var (
	papers = setOf(`data survey poll study analysis research investigation footage video image photo intelligence record figure count estimate model probe
		lawsuit suit ruling verdict tally indictment complaint petition resolution decree notice announcement declaration order law constitution`)
	rules = setOf("term deal agreement accord treaty ceasefire truce rule plan schedule")
)
