// Package storetest owns what the tests of every store share: records and quads
// drawn at random, the dump of a store, and histories that leave no trace.
package storetest

import (
	"fmt"

	"github.com/cayleygraph/quad"
	"pgregory.net/rapid"

	"kgraph/graph"
)

// Record draws records over few keys, forms and types, so that nodes are
// renamed, clash, are narrowed and change their type all the time.
func Record(id string) *rapid.Generator[*graph.Record] {
	return rapid.Custom(func(t *rapid.T) *graph.Record {
		r := &graph.Record{Document: graph.Document{ID: id, Title: id, Hash: rapid.StringMatching(`[ab]{2}`).Draw(t, "hash")}}
		n := rapid.IntRange(1, 5).Draw(t, "entities")
		for range n {
			e := graph.Entity{
				Key:  rapid.SampledFrom([]string{"a", "b", "c", "d", "e"}).Draw(t, "key"),
				Kind: rapid.SampledFrom([]graph.EntityKind{graph.Named, graph.Concept}).Draw(t, "kind"),
				Type: rapid.SampledFrom([]string{"Person", "Product", "Concept", "Other"}).Draw(t, "type"),
			}
			for range rapid.IntRange(0, 3).Draw(t, "forms") {
				e.Forms = append(e.Forms, graph.Form{
					Text:  rapid.SampledFrom([]string{"Mercury", "mercury", "Big Mercury", "Mercury (Product)", "X", "X_(Person)", "Person", "kg:of"}).Draw(t, "form"),
					Count: rapid.IntRange(1, 3).Draw(t, "count"),
				})
			}
			if rapid.IntRange(0, 4).Draw(t, "fixed?") == 0 {
				e.Fixed = rapid.SampledFrom([]string{"Mercury", "X"}).Draw(t, "fixed")
			}
			if rapid.Bool().Draw(t, "narrow?") {
				e.Of = rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "of")
				e.Broader = rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "broader")
			}
			r.Entities = append(r.Entities, e)
		}
		for i := range rapid.IntRange(0, 4).Draw(t, "claims") {
			ref := rapid.IntRange(-1, n-1)
			c := graph.Claim{
				ID:            fmt.Sprintf("claim/%s-%d", id, i),
				Subject:       "s",
				Predicate:     rapid.SampledFrom([]string{"made", "made_of", "made of", ""}).Draw(t, "predicate"),
				Object:        "o",
				SubjectEntity: ref.Draw(t, "subject"),
				ObjectEntity:  ref.Draw(t, "object"),
				Polarity:      rapid.SampledFrom([]string{"positive", "positive", "negative"}).Draw(t, "polarity"),
				Modality:      rapid.SampledFrom([]string{"fact", "possible", "asked"}).Draw(t, "modality"),
				Sentence:      "words",
				Span:          graph.Span{Start: 0, End: rapid.IntRange(1, 2).Draw(t, "end")},
				Confidence:    0.6,
			}
			if rapid.Bool().Draw(t, "said?") {
				c.Speakers, c.SpeakerEntity = []string{"they"}, []int{ref.Draw(t, "speaker")}
				c.AttributedTo = "they"
			}
			c.Args = []graph.Arg{{Role: "in", Text: "there", EntityRef: ref.Draw(t, "arg")}}
			r.Claims = append(r.Claims, c)
		}
		return r
	})
}

// ownQuads draws quads of one's own, some of which documents put too.
var ownQuads = rapid.Custom(func(t *rapid.T) quad.Quad {
	name := rapid.SampledFrom([]string{"Mercury", "X", "doc/d1", "claim/d1-0"})
	return quad.Quad{
		Subject:   quad.IRI(name.Draw(t, "s")),
		Predicate: quad.IRI(rapid.SampledFrom([]string{"made", "rdf:subject", "rdf:type"}).Draw(t, "p")),
		Object:    quad.IRI(rapid.SampledFrom([]string{"Mercury", "X", "Product", "kg:Document"}).Draw(t, "o")),
		Label:     quad.IRI(rapid.SampledFrom([]string{"asserted", "doc/d1", "entities"}).Draw(t, "g")),
	}
})
