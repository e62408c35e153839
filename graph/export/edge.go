package export

import (
	"context"
	"iter"
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"

	"kgraph/graph"
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
var nodeColumns = []column[graph.Node]{
	{"type", "string", func(n graph.Node) string { return n.Type }},
	{"kind", "string", func(n graph.Node) string { return string(n.Kind) }},
	{"aliases", "string", func(n graph.Node) string { return strings.Join(n.Aliases, separator) }},
	{"mentions", "integer", func(n graph.Node) string { return strconv.Itoa(len(n.Mentions)) }},
	{"documents", "integer", func(n graph.Node) string { return strconv.Itoa(n.Documents) }},
	{"of", "string", func(n graph.Node) string { return string(n.Of) }},
	{"broader", "string", func(n graph.Node) string { return string(n.Broader) }},
}

// edgeColumns are the attributes of an edge beside its ends, label and weight.
var edgeColumns = []column[graph.Fact]{
	{"relation", "string", func(f graph.Fact) string { return f.Relation }},
	{"standing", "string", func(f graph.Fact) string { return string(f.Label) }},
	{"confidence", "double", func(f graph.Fact) string { return strconv.FormatFloat(f.Confidence, 'g', -1, 64) }},
	{"speaker", "string", evidenceColumn(func(e graph.Evidence) string { return e.AttributedTo })},
	{"modality", "string", evidenceColumn(func(e graph.Evidence) string { return e.Modality })},
	{"sentence", "string", evidenceColumn(func(e graph.Evidence) string { return e.Sentence })},
	{"document", "string", evidenceColumn(func(e graph.Evidence) string { return e.Document })},
	{"published", "string", evidenceColumn(func(e graph.Evidence) string { return e.Published })},
	{"claim", "string", evidenceColumn(func(e graph.Evidence) string { return e.Claim })},
}

// evidenceColumn joins the distinct values of a field of a fact's evidence.
func evidenceColumn(field func(graph.Evidence) string) func(graph.Fact) string {
	return func(f graph.Fact) string { return strings.Join(distinct(f, field), separator) }
}

// edgeLabel is what an edge shows: the source's words, and who says so when it
// is not the document itself.
func edgeLabel(f graph.Fact) string {
	label := Phrase(f)
	if who := Speakers(f); said(f.Label) && len(who) > 0 {
		label += " (" + strings.Join(who, ", ") + ")"
	}
	return label
}

// weight is how much an edge counts: its support, at least one.
func weight(f graph.Fact) string { return strconv.Itoa(max(f.Support, 1)) }

// facts gives the facts that are wanted.
func (o Options) facts(ctx context.Context, from Source) iter.Seq2[graph.Fact, error] {
	return func(yield func(graph.Fact, error) bool) {
		for f, err := range from.Facts(ctx) {
			if err == nil && o.Asserted && f.Label != graph.Asserted {
				continue
			}
			if !yield(f, err) {
				return
			}
		}
	}
}

// ends finds the nodes that edges name and nobody described, so that no edge
// dangles. It holds the IRIs written so far.
type ends map[quad.IRI]bool

// missing is the ends of a fact that are not written yet, each once.
func (e ends) missing(f graph.Fact) []graph.Node {
	var list []graph.Node
	for _, n := range []graph.Node{
		{IRI: f.Subject, Name: f.SubjectName, Type: f.SubjectType},
		{IRI: f.Object, Name: f.ObjectName, Type: f.ObjectType},
	} {
		if !e[n.IRI] {
			e[n.IRI] = true
			list = append(list, n)
		}
	}
	return list
}
