package export

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"

	"kgraph/graph"
)

// column is an attribute of an edge or a node in the formats that are tables
// at heart. Its value is a string, an int, a float64 or a []string, always of
// the kind it says.
type column[T any] struct {
	name  string
	kind  kind
	value func(T) any
}

// kind is the kind of a column's values. Its words are GEXF's, but for list.
type kind string

const (
	kindText kind = "string"
	kindInt  kind = "integer"
	kindReal kind = "double"
	kindList kind = "list" // of strings; the formats without lists join them
)

// separator stands between several values of one attribute.
const separator = " | "

// nodeColumns are the attributes of a node beside id and label.
var nodeColumns = []column[graph.Node]{
	{"type", kindText, func(n graph.Node) any { return n.Type }},
	{"kind", kindText, func(n graph.Node) any { return string(n.Kind) }},
	{"aliases", kindList, func(n graph.Node) any { return n.Aliases }},
	{"mentions", kindInt, func(n graph.Node) any { return len(n.Mentions) }},
	{"documents", kindInt, func(n graph.Node) any { return n.Documents }},
	{"degree", kindInt, func(n graph.Node) any { return n.Degree }},
	{"of", kindText, func(n graph.Node) any { return string(n.Of) }},
	{"broader", kindText, func(n graph.Node) any { return string(n.Broader) }},
}

// edgeColumns are the attributes of an edge beside its ends, label and weight.
var edgeColumns = []column[graph.Fact]{
	{"relation", kindText, func(f graph.Fact) any { return f.Relation }},
	{"standing", kindText, func(f graph.Fact) any { return string(f.Label) }},
	{"confidence", kindReal, func(f graph.Fact) any { return f.Confidence }},
	{"support", kindInt, func(f graph.Fact) any { return f.Support }},
	{"speaker", kindList, evidenceColumn(func(e graph.Evidence) string { return e.AttributedTo })},
	{"argument", kindList, func(f graph.Fact) any { return arguments(f) }},
	{"modality", kindList, evidenceColumn(func(e graph.Evidence) string { return e.Modality })},
	{"phrase", kindList, evidenceColumn(func(e graph.Evidence) string { return e.Phrase })},
	{"sentence", kindList, evidenceColumn(func(e graph.Evidence) string { return e.Sentence })},
	{"document", kindList, evidenceColumn(func(e graph.Evidence) string { return e.Document })},
	{"outlet", kindList, evidenceColumn(func(e graph.Evidence) string { return e.Source })},
	{"published", kindList, evidenceColumn(func(e graph.Evidence) string { return e.Published })},
	{"place", kindList, evidenceColumn(place)},
	{"claim", kindList, evidenceColumn(func(e graph.Evidence) string { return e.Claim })},
}

// evidenceColumn lists the distinct values of a field of a fact's evidence.
func evidenceColumn(field func(graph.Evidence) string) func(graph.Fact) any {
	return func(f graph.Fact) any { return distinct(f, field) }
}

// place is where a sentence stands: its document's id and its code points, as
// RFC 5147 writes them.
func place(e graph.Evidence) string {
	if e.Document == "" {
		return ""
	}
	return fmt.Sprintf("%s#char=%d,%d", e.Document, e.Start, e.End)
}

// arguments lists the further arguments of a fact's claims, each once: when,
// where, with what.
func arguments(f graph.Fact) []string {
	var list []string
	seen := map[string]bool{}
	for _, e := range f.Evidence {
		for _, a := range e.Args {
			if s := argument(a); !seen[s] {
				seen[s] = true
				list = append(list, s)
			}
		}
	}
	return list
}

// argument is a further argument in words: its role, and its value where it has
// one, else its text.
func argument(a graph.Arg) string {
	words := a.Text
	if a.Value != "" {
		words = a.Value
	}
	if a.Role == "" {
		return words
	}
	return a.Role + ": " + words
}

// plain is a column's value as text.
func plain(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case int:
		return strconv.Itoa(v)
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64)
	case []string:
		return strings.Join(v, separator)
	}
	return ""
}

// isEmpty says whether a value says nothing.
func isEmpty(value any) bool {
	switch v := value.(type) {
	case string:
		return v == ""
	case []string:
		return len(v) == 0
	}
	return value == nil
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

// measureColumns are the attributes of a node that the analysis of the graph
// found.
var measureColumns = []column[Look]{
	{"rank", kindReal, func(l Look) any { return l.Rank }},
	{"betweenness", kindReal, func(l Look) any { return l.Betweenness }},
	{"community", kindInt, func(l Look) any { return l.Community }},
	{"component", kindInt, func(l Look) any { return l.Component }},
	{"bridges", kindInt, func(l Look) any { return len(l.Bridges) }},
}

// drawnColumns add how it is drawn, for the formats that place nodes by
// themselves; lookColumns add the place.
var (
	drawnColumns = append(slices.Clip(measureColumns),
		column[Look]{"color", kindText, func(l Look) any { return l.Color }},
		column[Look]{"size", kindReal, func(l Look) any { return l.Size }})
	lookColumns = append(slices.Clip(drawnColumns),
		column[Look]{"x", kindReal, func(l Look) any { return l.X }},
		column[Look]{"y", kindReal, func(l Look) any { return l.Y }})
)

// edgeColumns are an edge's, and whether its ends fall apart without it where
// the graph was analysed.
func (l Looks) edgeColumns() []column[graph.Fact] {
	if l == nil {
		return edgeColumns
	}
	return append(slices.Clip(edgeColumns), column[graph.Fact]{"bridge", kindInt, func(f graph.Fact) any {
		if f.Label != graph.General && slices.Contains(l[f.Subject].Bridges, f.Object) {
			return 1
		}
		return 0
	}})
}

// looks asks for the looks of the graph's nodes; nil if there are none.
func (o Options) looks(ctx context.Context, from Source) (Looks, error) {
	if o.Looks == nil {
		return nil, nil
	}
	return o.Looks(ctx, from)
}

// of is a node's look with its numbers cut to what a reader needs.
func (l Looks) of(iri quad.IRI) (Look, bool) {
	look, found := l[iri]
	cut := func(x float64) float64 {
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return 0
		}
		return math.Round(x*1e4) / 1e4
	}
	look.X, look.Y, look.Size, look.Rank = cut(look.X), cut(look.Y), cut(look.Size), cut(look.Rank)
	look.Betweenness = math.Round(look.Betweenness*1e6) / 1e6
	return look, found
}
