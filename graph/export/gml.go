package export

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

	"kgraph/graph"
)

// writeGML writes the Graph Modelling Language as Himsolt's report has it:
// ASCII, other characters as numbered entities. "multigraph 1" is networkx's
// addition, for the several edges two nodes may have; others skip it.
func writeGML(ctx context.Context, w io.Writer, from Source, opts Options) error {
	looks, err := opts.looks(ctx, from)
	if err != nil {
		return err
	}
	g := &gml{printer: printer{w: w}, base: opts.Base, looks: looks, ids: numbers{}}
	g.print("Creator \"kgraph\"\ngraph [\n  directed 1\n  multigraph 1\n  title %s\n", gmlQuoted(opts.Title))
	if err := walk(ctx, from, g); err != nil {
		return err
	}
	g.print("]\n")
	return g.err
}

type gml struct {
	printer
	base  string
	looks Looks
	ids   numbers
}

func (g *gml) node(n graph.Node) {
	g.print("  node [\n    id %d\n    label %s\n    iri %s\n", g.ids.add(n.IRI), gmlQuoted(n.Name), gmlQuoted(absolute(g.base, string(n.IRI))))
	for _, c := range nodeColumns {
		g.value(c.name, c.value(n))
	}
	if look, found := g.looks.of(n.IRI); found {
		for _, c := range measureColumns {
			g.value(c.name, c.value(look))
		}
		g.print("    graphics [\n      x %s\n      y %s\n      w %s\n      h %s\n      fill %s\n    ]\n",
			gmlReal(look.X), gmlReal(look.Y), gmlReal(look.Size), gmlReal(look.Size), gmlQuoted(look.Color))
	}
	g.print("  ]\n")
}

func (g *gml) edge(f graph.Fact) {
	from, to, err := g.ids.ends(f)
	if err != nil {
		g.err = err
		return
	}
	g.print("  edge [\n    source %d\n    target %d\n    label %s\n    weight %s\n", from, to, gmlQuoted(edgeLabel(f)), weight(f))
	for _, c := range g.looks.edgeColumns() {
		g.value(c.name, c.value(f))
	}
	g.print("  ]\n")
}

// value writes an attribute that has a value.
func (g *gml) value(name string, value any) {
	switch v := value.(type) {
	case int:
		g.print("    %s %d\n", name, v)
	case float64:
		g.print("    %s %s\n", name, gmlReal(v))
	default:
		if !isEmpty(value) {
			g.print("    %s %s\n", name, gmlQuoted(plain(value)))
		}
	}
}

// gmlReal writes a number with the decimal point that makes it a real.
func gmlReal(x float64) string {
	s := strconv.FormatFloat(x, 'f', -1, 64)
	if !strings.Contains(s, ".") {
		s += ".0"
	}
	return s
}

// gmlQuoted writes a string in quotes, what is not printable ASCII as an
// entity. NUL and the like, which no entity may name, become U+FFFD.
func gmlQuoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range strings.ToValidUTF8(s, "\uFFFD") {
		switch {
		case r == '"' || r == '&' || r == '\t' || r == '\n' || r == '\r' || r >= 0x7F && r > 0x9F:
			fmt.Fprintf(&b, "&#%d;", r)
		case r < ' ' || r >= 0x7F:
			b.WriteString("&#65533;")
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
