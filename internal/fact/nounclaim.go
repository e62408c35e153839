package fact

import (
	"slices"
	"strings"

	"kgraph/graph"
	"kgraph/internal/clause"
	"kgraph/internal/entity"
	"kgraph/schema/derive"
)

// noPlace says whether an apposition calls a place something that happens, is said
// or is paid, or somebody: it belongs to another word of the sentence ("launches
// drones at Ukraine, the largest attack of the year").
func (b *builder) noPlace(s int, c *clause.Claim, subject slot) bool {
	if subject.entity < 0 || c.Predicate.Prep != "" || b.rec.Entities[subject.entity].Kind != graph.Named || subject.typ != entity.Country && subject.typ != entity.City && subject.typ != entity.Place {
		return false
	}
	w := b.Parses[s].Words[c.Object.Head]
	noun, ok := derive.NounOf(strings.ToLower(w.Lemma))
	return ok && w.UPOS == "NOUN" && noPlaces[noun.Class]
}

var noPlaces = map[derive.Class]bool{derive.Act: true, derive.Happening: true, derive.Process: true, derive.Communication: true,
	derive.Time: true, derive.Feeling: true, derive.Phenomenon: true}

// owns says whether a genitive tells of a having that means something without
// its sentence: of a name, and of another name or of a thing told apart from
// others of its kind ("Yemenia's seven planes", not "Trump's threats").
func (b *builder) owns(s int, c *clause.Claim, subject, object slot) bool {
	if subject.entity < 0 || b.rec.Entities[subject.entity].Kind != graph.Named {
		return false
	}
	if object.typ == entity.Person {
		return false // "France's X", "X's wife Y": whose they are, not what is had
	}
	if object.entity >= 0 && b.rec.Entities[object.entity].Kind == graph.Named {
		if !strings.EqualFold(object.text, object.written) && strings.Contains(object.text, " ") {
			return false // "Jordan's air force": the name has the owner in it
		}
		return b.rec.Entities[object.entity].Of != b.rec.Entities[subject.entity].Key // Nigeria has no other than the Nigerian Senate
	}
	p := b.Parses[s]
	noun, ok := derive.NounOf(strings.ToLower(p.Words[c.Object.Head].Lemma))
	return ok && owned[noun.Class] && slices.ContainsFunc(c.Object.Words, func(w int) bool {
		return w != c.Object.Head && (p.Words[w].UPOS == "NOUN" || p.Words[w].UPOS == "PROPN" || p.Words[w].UPOS == "ADJ" || p.Words[w].UPOS == "NUM")
	})
}

// owned are the classes of nouns for what one has, not does, feels or is.
var owned = map[derive.Class]bool{derive.Artifact: true, derive.Location: true, derive.Object: true, derive.Substance: true,
	derive.Animal: true, derive.Plant: true, derive.Food: true, derive.Cognition: true}
