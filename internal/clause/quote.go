package clause

import (
	"kgraph/internal/clause/annotate"
	"kgraph/internal/clause/tree"
	"kgraph/internal/lang"
)

// QuotedBy is who says the direct speech of a sentence: the subject of a verb
// of saying that stands, with it, outside the words quoted. quoted is parallel
// to the words. False when there is no such verb. It lets a document carry the
// speaker over to sentences that are quoted whole.
func QuotedBy(p *lang.Parse, quoted []bool) (Speaker, bool) {
	if p == nil || len(p.Words) == 0 || len(p.Words) > maxWords || len(quoted) != len(p.Words) {
		return Speaker{}, false
	}
	x := &extractor{p: p, t: tree.New(p), stands: map[int][]int{}, seen: make([]bool, len(p.Words)), keys: map[string]int{}}
	t := x.t
	for v := range p.Words {
		if quoted[v] || t.Pos(v) != "VERB" {
			continue
		}
		r, ok := annotate.VerbReport(x.verbName(v))
		if !ok || !r.Speaks || r.Polarity != Positive || r.Modality == Asked || t.Child(v, "aux:pass") >= 0 || t.Is(v, "acl", "acl:relcl") {
			continue
		}
		s := x.surfaceSubject(v)
		if s < 0 || quoted[s] || annotate.Impersonal(t.Low(s)) || t.Low(s) == "you" {
			continue
		}
		if annotate.ClausePolarity(t, v) != Positive {
			continue
		}
		return Speaker{Phrase: x.phrase(s, -1), Verb: v, Quoted: true}, true
	}
	return Speaker{}, false
}
