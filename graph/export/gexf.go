package export

import (
	"context"
	"fmt"
	"io"
	"strings"

	"kgraph/graph"
)

// writeGEXF writes GEXF 1.3: nodes first, as its readers want them, so that
// ends nobody described are looked for in a pass of their own.
func writeGEXF(ctx context.Context, w io.Writer, from Source, opts Options) error {
	g := &gexf{w: w, base: opts.Base}
	g.header(opts.Title)
	known := ends{}
	for n, err := range from.Entities(ctx) {
		if err != nil {
			return err
		}
		known[n.IRI] = true
		g.node(n)
	}
	for f, err := range opts.facts(ctx, from) {
		if err != nil {
			return err
		}
		for _, n := range known.missing(f) {
			g.node(n)
		}
	}
	g.print("    </nodes>\n    <edges>\n")
	count := 0
	for f, err := range opts.facts(ctx, from) {
		if err != nil {
			return err
		}
		g.edge(count, f)
		count++
	}
	g.print("    </edges>\n  </graph>\n</gexf>\n")
	return g.err
}

type gexf struct {
	w    io.Writer
	err  error
	base string
}

// print writes unless an earlier write failed.
func (g *gexf) print(format string, args ...any) {
	if g.err == nil {
		_, g.err = fmt.Fprintf(g.w, format, args...)
	}
}

func (g *gexf) header(title string) {
	g.print(`<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
  <meta>
    <creator>kgraph</creator>
    <description>%s</description>
  </meta>
  <graph defaultedgetype="directed" mode="static">
    <attributes class="node" mode="static">
      <attribute id="iri" title="iri" type="string"/>
`, xmlText(title))
	for _, c := range nodeColumns {
		g.print("      <attribute id=\"%s\" title=\"%s\" type=\"%s\"/>\n", c.name, c.name, c.kind)
	}
	g.print("    </attributes>\n    <attributes class=\"edge\" mode=\"static\">\n")
	for _, c := range edgeColumns {
		g.print("      <attribute id=\"%s\" title=\"%s\" type=\"%s\"/>\n", c.name, c.name, c.kind)
	}
	g.print("    </attributes>\n    <nodes>\n")
}

func (g *gexf) node(n graph.Node) {
	g.print("      <node id=\"%s\" label=\"%s\">\n        <attvalues>\n", xmlText(string(n.IRI)), xmlText(n.Name))
	g.value("iri", absolute(g.base, string(n.IRI)))
	for _, c := range nodeColumns {
		g.value(c.name, c.value(n))
	}
	g.print("        </attvalues>\n      </node>\n")
}

func (g *gexf) edge(id int, f graph.Fact) {
	g.print("      <edge id=\"%d\" source=\"%s\" target=\"%s\" label=\"%s\" kind=\"%s\" weight=\"%s\">\n        <attvalues>\n",
		id, xmlText(string(f.Subject)), xmlText(string(f.Object)), xmlText(edgeLabel(f)), xmlText(strings.ReplaceAll(f.Relation, "_", " ")), weight(f))
	for _, c := range edgeColumns {
		g.value(c.name, c.value(f))
	}
	g.print("        </attvalues>\n      </edge>\n")
}

func (g *gexf) value(name, value string) {
	if value != "" {
		g.print("          <attvalue for=\"%s\" value=\"%s\"/>\n", name, xmlText(value))
	}
}
