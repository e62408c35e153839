package export

import (
	"strconv"
	"strings"
)

// column is an attribute of an edge or a node in the formats that are tables
// at heart: GraphML, GEXF, CSV.
type column[T any] struct {
	name  string
	kind  string // string, double, integer: GEXF's and, but for integer, GraphML's words
	value func(T) string
}

// separator stands between several values of one attribute.
const separator = " | "

// nodeColumns are the attributes of a node beside id and label.
var nodeColumns = []column[Node]{
	{"type", "string", func(n Node) string { return n.Type }},
	{"kind", "string", func(n Node) string { return string(n.Kind) }},
	{"aliases", "string", func(n Node) string { return strings.Join(n.Aliases, separator) }},
	{"mentions", "integer", func(n Node) string { return strconv.Itoa(n.Mentions) }},
	{"of", "string", func(n Node) string { return n.Of }},
	{"broader", "string", func(n Node) string { return n.Broader }},
}

// edgeColumns are the attributes of an edge beside its ends, label and weight.
var edgeColumns = []column[Fact]{
	{"relation", "string", func(f Fact) string { return f.Relation }},
	{"standing", "string", func(f Fact) string { return string(f.Standing) }},
	{"confidence", "double", func(f Fact) string { return strconv.FormatFloat(f.Confidence, 'g', -1, 64) }},
	{"speaker", "string", func(f Fact) string { return strings.Join(speakers(f.Claims), separator) }},
	{"modality", "string", claimColumn(func(c Claim) string { return c.Modality })},
	{"sentence", "string", claimColumn(func(c Claim) string { return c.Sentence })},
	{"document", "string", claimColumn(func(c Claim) string { return c.DocumentID })},
	{"published", "string", claimColumn(func(c Claim) string { return c.Published })},
	{"claim", "string", claimColumn(func(c Claim) string { return c.ID })},
}

// claimColumn joins a field of a fact's claims.
func claimColumn(field func(Claim) string) func(Fact) string {
	return func(f Fact) string { return strings.Join(distinct(f.Claims, field), separator) }
}

// edgeLabel is what an edge shows: the source's words, and who says so when it
// is not the document itself.
func edgeLabel(f Fact) string {
	label := f.Phrase
	if label == "" {
		label = Phrase(f.Relation, f.Claims)
	}
	if who := speakers(f.Claims); said(f.Standing) && len(who) > 0 {
		label += " (" + strings.Join(who, ", ") + ")"
	}
	return label
}

// weight is how much an edge counts: its support, at least one.
func weight(f Fact) string { return strconv.Itoa(max(f.Support, 1)) }

// ends finds the nodes that edges name and nobody described, so that no edge
// dangles. It holds the ids written so far.
type ends map[string]bool

// missing is the ends of a fact that are not written yet, each once.
func (e ends) missing(f Fact) []Node {
	var list []Node
	for _, id := range []string{f.Subject, f.Object} {
		if !e[id] {
			e[id] = true
			list = append(list, Node{ID: id, Name: strings.ReplaceAll(id, "_", " ")})
		}
	}
	return list
}
