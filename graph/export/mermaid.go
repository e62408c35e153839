package export

import (
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/cayleygraph/quad"

	"kgraph/graph"
)

// mermaidShapes are the brackets that give a type its shape.
var mermaidShapes = map[string][2]string{
	"Person": {"([", "])"}, "Organization": {"[", "]"}, "Group": {"[", "]"}, "Country": {"{{", "}}"}, "City": {"{{", "}}"},
	"Place": {"{{", "}}"}, "Product": {"{", "}"}, "Work": {"[/", "/]"}, "Event": {"((", "))"}, "Law": {"[\\", "\\]"}, "Concept": {"(", ")"},
}

// writeMermaid writes a flow chart. Edges of standing general are left out, as
// in every picture. Mermaid itself draws at most 500 edges unless it is told
// otherwise: choose with --entity or --max-nodes.
func writeMermaid(ctx context.Context, w io.Writer, from Source, opts Options) error {
	m := &mermaid{printer: printer{w: w}, ids: numbers{}, types: map[string]bool{}}
	m.print("---\ntitle: %s\n---\nflowchart LR\n", jsonQuoted(printable(opts.Title)))
	if err := walk(ctx, from, m); err != nil {
		return err
	}
	for _, t := range slices.Sorted(maps.Keys(m.types)) {
		m.print("  classDef %s fill:%s,stroke:#555,color:#111\n", t, mermaidFill(t))
	}
	return m.err
}

type mermaid struct {
	printer
	ids   numbers
	types map[string]bool
}

func (m *mermaid) node(n graph.Node) {
	shape, known := mermaidShapes[n.Type]
	if !known {
		shape = [2]string{">", "]"}
	}
	m.print("  n%d%s%s%s", m.ids.add(n.IRI), shape[0], mermaidQuoted(n.Name), shape[1])
	if known {
		m.types[n.Type] = true
		m.print(":::%s", n.Type)
	}
	m.print("\n")
}

func (m *mermaid) edge(f graph.Fact) {
	if f.Label == graph.General {
		return
	}
	from, to, err := m.ids.ends(f)
	if err != nil {
		m.err = err
		return
	}
	m.print("  n%d %s|%s| n%d\n", from, mermaidLine(f.Label), mermaidQuoted(edgeLabel(f)), to)
}

// mermaidLine is solid for what a document says itself and dotted for what is
// hedged; what is reported carries its speaker.
func mermaidLine(label quad.IRI) string {
	if label == graph.Hedged {
		return "-.->"
	}
	return "-->"
}

// mermaidFill is the colour of a type, as in the DOT export.
func mermaidFill(name string) string {
	_, fill, found := strings.Cut(dotLooks[name], `fillcolor="`)
	if !found {
		return "#EEEEEE"
	}
	return strings.TrimSuffix(fill, `"`)
}

// mermaidQuoted writes a label. Inside quotes Mermaid takes # and ; for its
// own entities, backticks for Markdown and < for a tag, so all but plain
// characters are numbered entities.
func mermaidQuoted(s string) string {
	var b strings.Builder
	for _, r := range printable(s) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || strings.ContainsRune(" .,!?'’“”…–—()-:/+%$€£", r):
			b.WriteRune(r)
		default:
			fmt.Fprintf(&b, "#%d;", r)
		}
	}
	if strings.TrimSpace(b.String()) == "" {
		return `"#8709;"` // an empty label is an error to Mermaid
	}
	return `"` + b.String() + `"`
}
