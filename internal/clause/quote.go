package clause

import (
	"kgraph/internal/clause/annotate"
	"kgraph/internal/lang"
)

// Sayers are who says the direct speech of a sentence, in the order of their
// words: the subjects of verbs of saying that stand, with them, outside the
// words quoted, and whom "according to" names. quoted is parallel to the words.
// They let a document carry the speaker over to sentences that are quoted whole.
func Sayers(p *lang.Parse, quoted []bool) []Speaker {
	if p == nil || len(p.Words) == 0 || len(p.Words) > maxWords || len(quoted) != len(p.Words) {
		return nil
	}
	x := newExtractor(p, Options{})
	t := x.t
	var out []Speaker
	for v := range p.Words {
		if quoted[v] {
			continue
		}
		if t.Is(v, "obl", "nmod", "advmod") && annotate.SourcePreposition(t.Preposition(v)) && x.cited(v) {
			out = append(out, Speaker{Phrase: x.phrase(v, -1), Verb: v, Quoted: true})
		}
		if s := x.calledBy(v); s >= 0 && !quoted[s] {
			out = append(out, Speaker{Phrase: x.phrase(s, -1), Verb: v, Quoted: true})
		}
		if s := x.says(v); s >= 0 && !quoted[s] {
			out = append(out, Speaker{Phrase: x.phrase(s, -1), Verb: v, Quoted: true})
		}
	}
	return out
}

// Introduces is who says the direct speech that the sentence leads up to
// ("X described the ruling:"); false for nobody.
func Introduces(p *lang.Parse, quoted []bool) (Speaker, bool) {
	if all := Sayers(p, quoted); len(all) > 0 {
		return all[len(all)-1], true
	}
	if p == nil || len(p.Words) == 0 || len(p.Words) > maxWords || len(quoted) != len(p.Words) {
		return Speaker{}, false
	}
	x := newExtractor(p, Options{})
	v := x.t.Root
	if v < 0 || x.t.Pos(v) != "VERB" || !annotate.Describes(x.t.Lemma(v)) || x.t.Child(v, "aux:pass") >= 0 {
		return Speaker{}, false
	}
	s := x.surfaceSubject(v)
	if s < 0 || quoted[s] || annotate.Impersonal(x.t.Low(s)) {
		return Speaker{}, false
	}
	return Speaker{Phrase: x.phrase(s, -1), Verb: v, Quoted: true}, true
}

// calledBy is the agent of a passive verb of saying or describing ("was hailed by
// X as"), else -1.
func (x *extractor) calledBy(v int) int {
	t := x.t
	r, ok := annotate.VerbReport(x.verbName(v))
	if t.Tag(v) != "VBN" || t.Lemma(v) == "quote" || t.Lemma(v) == "cite" || !(ok && r.Speaks && r.Polarity == Positive) && !annotate.Describes(t.Lemma(v)) {
		return -1
	}
	for _, o := range t.Children(v, "obl:agent", "obl") {
		if t.Preposition(o) == "by" && x.speaker(o) {
			return o
		}
	}
	return -1
}

// says is the subject of v where v is a verb that says the direct speech of its
// sentence, else -1.
func (x *extractor) says(v int) int {
	t := x.t
	if t.Pos(v) != "VERB" {
		return -1
	}
	name := x.verbName(v)
	r, ok := annotate.VerbReport(name)
	if !ok && annotate.Describes(name) {
		r, ok = annotate.Report{Speaks: true, Polarity: Positive}, true // "characterized it as"
	}
	if !ok || !r.Speaks || r.Polarity != Positive || r.Modality == Asked || t.Child(v, "aux:pass") >= 0 || t.Is(v, "acl", "acl:relcl") {
		return -1
	}
	s := x.surfaceSubject(v)
	if s < 0 || t.Low(s) == "you" || annotate.Impersonal(t.Low(s)) && !(t.Low(s) == "it" && annotate.Utters(name)) || annotate.ClausePolarity(t, v) != Positive {
		return -1
	}
	return s
}
