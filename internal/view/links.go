package view

import (
	"slices"
	"strings"

	"kgraph/graph"
	"kgraph/graph/export"
)

// sureLink is how sure a claim must be for links to its arguments.
const sureLink = 0.6

// linking are the prepositions that join what happens to whom and where it
// happens. Others ("despite", "after") join it to what is beside it.
var linking = map[string]bool{"to": true, "from": true, "in": true, "on": true, "at": true, "into": true, "across": true,
	"against": true, "with": true, "near": true, "toward": true, "through": true, "by": true, "over": true}

// placing are those of them that say where: where the object is a node of its
// own, they tell of the edge to that and need none.
var placing = map[string]bool{"in": true, "on": true, "at": true, "near": true, "across": true, "through": true, "over": true}

// holds says whether an edge of two nodes rests on a claim already.
func (b *builder) holds(from, to, claim int) bool {
	return slices.ContainsFunc(b.between[[2]int{from, to}], func(f int) bool { return slices.Contains(b.facts[f].Claims, claim) })
}

// isNamed says whether a node is there and has a proper name.
func (b *builder) isNamed(iri string) bool {
	i, found := b.nodeN[iri]
	return found && iri != "" && !b.nodes[i].concept
}

// maxObjectWords is how many words of an object a link to an argument shows.
const maxObjectWords = 5

// argumentLabel is a claim's words, its object in short, and a preposition:
// "prevailed against", "closes border with". It is not whole where an object is
// too long to be shown, or has that preposition in it already.
func argumentLabel(c *graph.Claim, prep string) (label string, whole bool) {
	whole = true
	e := evidenceOf(c)
	words := export.WordingOf(graph.Fact{Relation: c.Edge(), Evidence: []graph.Evidence{e}}, maxWords).Words
	if c.Voice == "passive" && c.Object != "" { // the words read from the object: "is killed by"
		words = c.Predicate
	}
	if standingOf(c) == hedged && !hedges(words) {
		words = hedgeOf(&e) + " " + words
	}
	object := strings.Fields(c.Object)
	if c.SubjectText != "" && strings.HasPrefix(c.Object, c.Subject+"'s ") { // "its sanctions", as written
		object = strings.Fields(c.ObjectText)
	}
	switch {
	case len(object) == 0 && strings.HasSuffix(words, " "+prep):
		return words, true
	case len(object) == 0 || c.ContentOf != "":
		whole = c.ContentOf == ""
	case len(object) > maxObjectWords, prep != "in" && strings.Contains(" "+words+" "+c.Object+" ", " "+prep+" "):
		return "", false // "launches strikes into India into"
	default:
		words += " " + strings.Join(object, " ")
	}
	return words + " " + prep, whole
}
