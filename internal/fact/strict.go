package fact

import (
	"maps"
	"slices"

	"kgraph/graph"
	"kgraph/schema"
)

// LeftOut is what a strict vocabulary left out of a record, or of many.
type LeftOut struct {
	Claims    int            `json:"claims"`    // that have another relation, or a node of another type
	Relations map[string]int `json:"relations"` // claims by the relation that the vocabulary does not have
	Nodes     int            `json:"nodes"`     // counted once a document
	Types     map[string]int `json:"types"`     // nodes by the type that the vocabulary does not have
}

// Add adds what was left out elsewhere.
func (l *LeftOut) Add(o LeftOut) {
	l.Claims += o.Claims
	l.Nodes += o.Nodes
	l.Relations, l.Types = addCounts(l.Relations, o.Relations), addCounts(l.Types, o.Types)
}

func addCounts(to, from map[string]int) map[string]int {
	if to == nil {
		to = map[string]int{}
	}
	for k, n := range from {
		to[k] += n
	}
	return to
}

// Strict takes out of a record every claim whose relation the vocabulary does
// not have and every node whose type it does not declare, and says what. A
// vocabulary that declares no type lets all types stand. A claim whose subject
// or object was such a node goes with it; in an argument or a speaker only the
// words are left.
func Strict(rec *graph.Record, v *schema.Schema) LeftOut {
	out := LeftOut{Relations: map[string]int{}, Types: map[string]int{}}
	gone := make([]bool, len(rec.Entities))
	anyType := !slices.ContainsFunc(v.Types, func(t schema.Type) bool { return t.Declared })
	for i := range rec.Entities {
		if t, ok := v.Type(rec.Entities[i].Type); !anyType && !(ok && t.Declared) {
			gone[i] = true
			out.Nodes++
			out.Types[rec.Entities[i].Type]++
		}
	}
	missing := func(i int) bool { return i >= 0 && gone[i] }
	kept := rec.Claims[:0]
	ids := map[string]bool{}
	for i := range rec.Claims {
		c := rec.Claims[i]
		_, known := v.Named(string(graph.NameIRI(c.Edge())))
		if !known {
			out.Relations[c.Edge()]++
		}
		if !known || missing(c.SubjectEntity) || missing(c.ObjectEntity) {
			out.Claims++
			continue
		}
		kept = append(kept, c)
		ids[c.ID] = true
	}
	rec.Claims = kept
	for i := range rec.Claims {
		forget(&rec.Claims[i], missing, ids)
	}
	dropEntities(rec, gone)
	return out
}

// forget leaves of what is gone only the words.
func forget(c *graph.Claim, missing func(int) bool, ids map[string]bool) {
	if c.ContentOf != "" && !ids[c.ContentOf] {
		if c.Object == c.ContentOf {
			c.Object = c.ObjectText
		}
		c.ContentOf = ""
	}
	for i := range c.Args {
		if a := &c.Args[i]; missing(a.EntityRef) {
			a.EntityRef, a.Entity, a.Aspect = graph.NoEntity, "", ""
		}
	}
	for i, e := range c.SpeakerEntity {
		if missing(e) {
			c.SpeakerEntity[i] = graph.NoEntity
		}
	}
}

// dropEntities takes entities and their mentions out of a record and numbers
// the others anew.
func dropEntities(rec *graph.Record, gone []bool) {
	moved := make([]int, len(gone))
	kept := rec.Entities[:0]
	keys := map[string]bool{}
	for i, e := range rec.Entities {
		moved[i] = graph.NoEntity
		if !gone[i] {
			moved[i] = len(kept)
			kept = append(kept, e)
			keys[e.Key] = true
		}
	}
	rec.Entities = kept
	for i := range rec.Entities {
		e := &rec.Entities[i]
		if !keys[e.Of] {
			e.Of = ""
		}
		if !keys[e.Broader] {
			e.Broader = ""
		}
	}
	rec.Mentions = slices.DeleteFunc(rec.Mentions, func(m graph.Mention) bool { return gone[m.Entity] })
	for i := range rec.Mentions {
		rec.Mentions[i].Entity = moved[rec.Mentions[i].Entity]
	}
	for i := range rec.Claims {
		eachRef(&rec.Claims[i], func(ref *int) {
			if *ref >= 0 {
				*ref = moved[*ref]
			}
		})
	}
}

// Most lists the keys of counts, the most frequent first, ties by alphabet.
func Most(counts map[string]int) []string {
	keys := slices.Sorted(maps.Keys(counts))
	slices.SortStableFunc(keys, func(a, b string) int { return counts[b] - counts[a] })
	return keys
}
