package export

import (
	"context"
	"io"
	"regexp"
	"strings"
	"unicode"

	"github.com/cayleygraph/quad"

	"kgraph/graph"
)

// dotLooks says how a type of node is drawn: shape and colour of Okabe and Ito's
// palette, which colour-blind people can tell apart.
var dotLooks = map[string]string{
	"Person":       `shape=ellipse fillcolor="#F4C77B"`,
	"Organization": `shape=box fillcolor="#A9D5F2"`,
	"Group":        `shape=box fillcolor="#CDE7F7"`,
	"Country":      `shape=hexagon fillcolor="#7FCFB9"`,
	"City":         `shape=house fillcolor="#A5DFCE"`,
	"Place":        `shape=hexagon fillcolor="#CBEDE3"`,
	"Product":      `shape=diamond fillcolor="#F3EE9C"`,
	"Work":         `shape=note fillcolor="#E9C1D8"`,
	"Event":        `shape=octagon fillcolor="#F0B08A"`,
	"Law":          `shape=trapezium fillcolor="#9DB8D9"`,
	"Concept":      `shape=plain fillcolor="#FFFFFF"`,
}

// writeDOT writes a directed graph for Graphviz. Edges of standing general are
// left out, as in every picture: their claims are drawn where they were made.
func writeDOT(ctx context.Context, w io.Writer, from Source, opts Options) error {
	d := &dot{printer{w: w}}
	d.print("digraph kgraph {\n  label=%s;\n  charset=\"UTF-8\"; rankdir=LR; overlap=false; splines=true;\n"+
		"  node [style=filled fontname=\"sans-serif\" fillcolor=\"#EEEEEE\"];\n  edge [fontname=\"sans-serif\" fontsize=10];\n",
		dotQuoted(opts.Title))
	if err := walk(ctx, from, d); err != nil {
		return err
	}
	d.print("}\n")
	return d.err
}

type dot struct{ printer }

func (d *dot) node(n graph.Node) {
	attributes := dotLooks[n.Type]
	if attributes != "" {
		attributes = " " + attributes
	}
	d.print("  %s [label=%s class=%s tooltip=%s%s];\n", dotID(n.IRI), dotQuoted(n.Name), dotQuoted(n.Type),
		dotQuoted(strings.Join(append([]string{n.Name}, n.Aliases...), ", ")), attributes)
}

func (d *dot) edge(f graph.Fact) {
	if f.Label == graph.General {
		return
	}
	d.print("  %s -> %s [label=%s class=%s tooltip=%s weight=%s%s];\n", dotID(f.Subject), dotID(f.Object),
		dotQuoted(edgeLabel(f)), dotQuoted(f.Relation), dotQuoted(strings.Join(distinct(f, quote), "\n")),
		weight(f), dotLine(f.Label))
}

// quote is the evidence's sentence and where it stands.
func quote(e graph.Evidence) string {
	if e.Sentence == "" {
		return ""
	}
	return "“" + e.Sentence + "” " + strings.TrimSpace(e.Document+" "+e.Published)
}

// dotLine is how the line of a standing is drawn.
func dotLine(label quad.IRI) string {
	switch label {
	case graph.Reported:
		return " penwidth=0.6"
	case graph.Hedged:
		return " style=dashed"
	}
	return ""
}

// dotID writes a node's id. Stored names are IRIs, so that this changes none;
// an id cannot carry a backslash or a quote through every reader.
func dotID(id quad.IRI) string { return `"` + escapeIRI(string(id)) + `"` }

// entity is what Graphviz takes for a character's name in a label.
var entity = regexp.MustCompile(`&(#?[0-9A-Za-z]+;)`)

// dotQuoted writes a double-quoted string that Graphviz shows as it is: in
// labels a backslash starts an escape, and control characters break its own
// output formats.
func dotQuoted(s string) string {
	s = dotSpaced.Replace(strings.ToValidUTF8(s, "\uFFFD"))
	s = strings.Map(func(r rune) rune {
		if r != '\n' && unicode.IsControl(r) {
			return '\uFFFD'
		}
		return r
	}, s)
	s = entity.ReplaceAllString(s, "&amp;$1")
	return `"` + dotEscaped.Replace(s) + `"`
}

var (
	dotSpaced  = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\t", " ")
	dotEscaped = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`)
)
