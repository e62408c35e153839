package graph_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kgraph/graph"
	"kgraph/graph/storetest"
)

// keyForms are keys that resolution links in many ways, each with its forms.
var keyForms = map[string][]string{
	"name:reed":                  {"Reed"},
	"name:ann reed":              {"Ann Reed", "Reed"},
	"name:bob reed":              {"Bob Reed", "Reed"},
	"name:reed smith":            {"Reed Smith"},
	"name:ann k. p. reed":        {"Ann K. P. Reed", "Ann K.P. Reed"},
	"name:ann kp reed":           {"Ann KP Reed"},
	"name:ana maria da reed":     {"Ana Maria da Reed"},
	"name:maria da reed":         {"Maria da Reed"},
	"name:wfo":                   {"WFO"},
	"name:world fish office":     {"World Fish Office", "WFO"},
	"name:wide food order":       {"Wide Food Order", "W.F.O."},
	"name:acme":                  {"Acme"},
	"name:acme inc":              {"Acme Inc"},
	"name:acme inc.":             {"Acme Inc."},
	"name:World-Fish Office":     {"World-Fish Office"},
	"concept:name:reed|plan":     {"Reed plan", "Acme"},
	"concept:name:ann reed|plan": {"Ann Reed plan"},
	"concept:plan":               {"plan"},
	"organization:acme":          {"ACME"},
	"name:ann reed plan":         {"Ann Reed plan"},
}

var somePlaces = []string{"d1:0-1", "d1:1-2", "d2:0-1", "d2:0-2", "d3:1-2", "d4:0-1"}

// namesGen draws records over these keys, with mentions that can be split off.
func namesGen(id string) *rapid.Generator[*graph.Record] {
	keys := slices.Sorted(maps.Keys(keyForms))
	return rapid.Custom(func(t *rapid.T) *graph.Record {
		r := &graph.Record{Document: graph.Document{ID: id, Hash: rapid.StringMatching(`[ab]{3}`).Draw(t, "hash"), Text: "abcdefgh"}}
		for _, key := range rapid.SliceOfNDistinct(rapid.SampledFrom(keys), 1, 6, rapid.ID[string]).Draw(t, "keys") {
			e := graph.Entity{Key: key, Kind: graph.Named, Type: rapid.SampledFrom([]string{"Person", "Person", "Organization", "Other"}).Draw(t, "type")}
			if body, ok := strings.CutPrefix(key, "concept:"); ok {
				e.Kind, e.Type = graph.Concept, "Concept"
				if of, rest, ok := strings.Cut(body, "|"); ok {
					e.Of, e.Broader = of, "concept:"+rest
				}
			}
			for _, f := range keyForms[key] {
				if rapid.Bool().Draw(t, "form") {
					e.Forms = append(e.Forms, graph.Form{Text: f, Count: rapid.IntRange(1, 4).Draw(t, "count")})
				}
			}
			r.Entities = append(r.Entities, e)
		}
		for i := range r.Entities { // what narrows a concept is in its record too
			of := r.Entities[i].Of
			if of != "" && !slices.ContainsFunc(r.Entities, func(e graph.Entity) bool { return e.Key == of }) {
				r.Entities = append(r.Entities, graph.Entity{Key: of, Kind: graph.Named, Type: "Person"})
			}
		}
		n := len(r.Entities)
		at := 0
		for range rapid.IntRange(0, 3).Draw(t, "mentions") {
			m := graph.Mention{Entity: rapid.IntRange(0, n-1).Draw(t, "entity"), Kind: graph.ByName}
			m.Span = graph.Span{Start: at, End: at + rapid.IntRange(1, 2).Draw(t, "length")}
			at = m.End
			r.Mentions = append(r.Mentions, m)
		}
		for i := range rapid.IntRange(0, 3).Draw(t, "claims") {
			ref := rapid.IntRange(-1, n-1)
			c := graph.Claim{
				ID: fmt.Sprintf("claim/%s-%d", id, i), Subject: "s", Predicate: "made", Object: "o",
				SubjectEntity: ref.Draw(t, "subject"), ObjectEntity: ref.Draw(t, "object"),
				Polarity: "positive", Modality: "fact", Sentence: "abcdefgh", Span: graph.Span{Start: 0, End: 8},
				Spans: graph.Spans{Subject: &[2]int{0, 1}, Object: &[2]int{1, 2}}, Confidence: 0.6,
				Speakers: []string{"they"}, SpeakerEntity: []int{ref.Draw(t, "speaker")},
				Args: []graph.Arg{{Role: "in", Text: "there", EntityRef: ref.Draw(t, "arg")}},
			}
			r.Claims = append(r.Claims, c)
		}
		return r
	})
}

var decisionGen = rapid.Custom(func(t *rapid.T) graph.Decision {
	key := rapid.SampledFrom(slices.Sorted(maps.Keys(keyForms)))
	verb := rapid.SampledFrom([]string{"merge", "merge", "apart", "split", "rename", "retype", "reject"}).Draw(t, "verb")
	d := graph.Decision{Verb: verb}
	switch verb {
	case "merge", "apart":
		d.Args = rapid.SliceOfNDistinct(key, 2, 2, rapid.ID[string]).Draw(t, "keys")
	case "split":
		d.Args = append([]string{key.Draw(t, "key")}, rapid.SliceOfNDistinct(rapid.SampledFrom(somePlaces), 1, 2, rapid.ID[string]).Draw(t, "places")...)
	case "rename":
		d.Args = []string{key.Draw(t, "key"), rapid.SampledFrom([]string{"Reed", "New", "acme"}).Draw(t, "name")}
	case "retype":
		d.Args = []string{key.Draw(t, "key"), rapid.SampledFrom([]string{"Person", "Law"}).Draw(t, "type")}
	case "reject":
		d.Args = []string{fmt.Sprintf("claim/d%d-%d", rapid.IntRange(1, 4).Draw(t, "d"), rapid.IntRange(0, 2).Draw(t, "n"))}
	}
	return d
})

// TestResolutionLeavesNoTrace: after any history of adds, updates, removes and
// decisions, made and taken back, the quads are those of a store that was
// given the final records and decisions at once.
func TestResolutionLeavesNoTrace(t *testing.T) {
	defer graph.SetEvidenceBounds(2, 1)()
	links := 0
	rapid.Check(t, func(rt *rapid.T) {
		ctx, model := context.Background(), map[string]*graph.Record{}
		var decisions []graph.Decision
		s, err := graph.OpenMemory()
		if err != nil {
			rt.Fatal(err)
		}
		defer s.Close()
		ids := []string{"d1", "d2", "d3", "d4", "d5"}
		for range rapid.IntRange(1, 10).Draw(rt, "steps") {
			var err error
			switch rapid.IntRange(0, 9).Draw(rt, "step") {
			case 0, 1, 2, 3, 4:
				var batch []*graph.Record
				for range rapid.IntRange(1, 3).Draw(rt, "batch") {
					r := namesGen(rapid.SampledFrom(ids).Draw(rt, "id")).Draw(rt, "record")
					batch = append(batch, r)
					model[r.Document.ID] = r
				}
				_, err = s.Add(ctx, batch...)
			case 5, 6:
				if len(model) == 0 {
					continue
				}
				id := rapid.SampledFrom(slices.Sorted(maps.Keys(model))).Draw(rt, "gone")
				delete(model, id)
				err = s.Remove(ctx, id)
			case 7, 8:
				decisions = append(slices.Clone(decisions), decisionGen.Draw(rt, "decision"))
				err = s.Decide(ctx, decisions)
			case 9:
				if len(decisions) == 0 {
					continue
				}
				i := rapid.IntRange(0, len(decisions)-1).Draw(rt, "undone")
				decisions = slices.Delete(slices.Clone(decisions), i, i+1)
				err = s.Decide(ctx, decisions)
			}
			if err != nil {
				rt.Fatal(err)
			}
		}
		want := freshDecided(t, model, decisions, rapid.Bool().Draw(rt, "decided first"))
		if d := cmp.Diff(want, storetest.Dump(t, s)); d != "" {
			rt.Fatalf("the history left a trace (- fresh, + this):\n%s", d)
		}
		storetest.Records(rt, s, model)
		for n, err := range s.Entities(ctx) {
			if err != nil {
				rt.Fatal(err)
			}
			if len(n.Keys) > 1 {
				links++
			}
		}
		storetest.Readers(rt, s)
	})
	if links == 0 {
		t.Error("no two keys ever became one node")
	}
}

// freshDecided is the dump of a store that was given records and decisions
// once, in either order.
func freshDecided(t *testing.T, records map[string]*graph.Record, decisions []graph.Decision, first bool) string {
	s := memory(t)
	if first {
		if err := s.Decide(context.Background(), decisions); err != nil {
			t.Fatal(err)
		}
	}
	var all []*graph.Record
	for _, id := range slices.Sorted(maps.Keys(records)) {
		all = append(all, records[id])
	}
	if _, err := s.Add(context.Background(), all...); err != nil {
		t.Fatal(err)
	}
	if err := s.Decide(context.Background(), decisions); err != nil {
		t.Fatal(err)
	}
	return storetest.Dump(t, s)
}
