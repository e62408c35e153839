package export

import (
	"context"
	"io"
	"strconv"
	"strings"

	"kgraph/graph"
)

// gexfTypes are GEXF's words for kinds. Its own lists would need a separator
// that no value has.
var gexfTypes = map[kind]string{kindText: "string", kindInt: "integer", kindReal: "double", kindList: "string"}

// writeGEXF writes GEXF 1.3. It is dynamic where documents have dates: a node
// starts on the day of the first document that mentions it, an edge on the day
// of the first that says it, and both go on from there.
func writeGEXF(ctx context.Context, w io.Writer, from Source, opts Options) error {
	looks, err := opts.looks(ctx, from)
	if err != nil {
		return err
	}
	days, err := daysOf(ctx, from)
	if err != nil {
		return err
	}
	g := &gexf{printer: printer{w: w}, base: opts.Base, looks: looks, days: days}
	g.header(opts.Title)
	if err := walkNodes(ctx, from, g.node, g.failed); err != nil {
		return err
	}
	g.print("    </nodes>\n    <edges>\n")
	if err := walkEdges(ctx, from, g.edge, g.failed); err != nil {
		return err
	}
	g.print("    </edges>\n  </graph>\n</gexf>\n")
	return g.err
}

// daysOf has the day of each document that has one.
func daysOf(ctx context.Context, from Source) (map[string]string, error) {
	days := map[string]string{}
	for d, err := range from.Documents(ctx) {
		if err != nil {
			return nil, err
		}
		if day := dayOf(d.Published); day != "" {
			days[d.ID] = day
		}
	}
	return days, nil
}

type gexf struct {
	printer
	base  string
	looks Looks
	days  map[string]string // document to its day
	edges int
}

func (g *gexf) header(title string) {
	mode := `mode="static"`
	if len(g.days) > 0 {
		mode = `mode="dynamic" timeformat="date" timerepresentation="interval"`
	}
	g.print(`<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
  <meta>
    <creator>kgraph</creator>
    <description>%s</description>
  </meta>
  <graph defaultedgetype="directed" %s>
    <attributes class="node" mode="static">
`, xmlText(title), mode)
	g.attribute("iri", kindText)
	for _, c := range nodeColumns {
		g.attribute(c.name, c.kind)
	}
	if g.looks != nil {
		for _, c := range measureColumns {
			g.attribute(c.name, c.kind)
		}
	}
	g.print("    </attributes>\n    <attributes class=\"edge\" mode=\"static\">\n")
	for _, c := range g.looks.edgeColumns() {
		g.attribute(c.name, c.kind)
	}
	g.print("    </attributes>\n    <nodes>\n")
}

func (g *gexf) attribute(name string, k kind) {
	g.print("      <attribute id=\"%s\" title=\"%s\" type=\"%s\"/>\n", name, name, gexfTypes[k])
}

func (g *gexf) node(n graph.Node) {
	start := ""
	for i := range n.Mentions {
		start = earlier(start, g.days[n.Mentions[i].Document])
	}
	g.print("      <node id=\"%s\" label=\"%s\"%s>\n        <attvalues>\n", xmlText(string(n.IRI)), xmlText(n.Name), gexfStart(start))
	g.value("iri", absolute(g.base, string(n.IRI)))
	for _, c := range nodeColumns {
		g.value(c.name, plain(c.value(n)))
	}
	look, found := g.looks.of(n.IRI)
	if found {
		for _, c := range measureColumns {
			g.value(c.name, plain(c.value(look)))
		}
	}
	g.print("        </attvalues>\n")
	if red, green, blue, ok := channels(look.Color); found && ok {
		g.print("        <viz:color r=\"%d\" g=\"%d\" b=\"%d\"/>\n", red, green, blue)
	}
	if found {
		// Gephi's y grows upwards.
		g.print("        <viz:position x=\"%s\" y=\"%s\" z=\"0\"/>\n        <viz:size value=\"%s\"/>\n", plain(look.X), plain(0-look.Y), plain(look.Size))
	}
	g.print("      </node>\n")
}

func (g *gexf) edge(f graph.Fact) {
	start := ""
	for i := range f.Evidence {
		start = earlier(start, g.days[f.Evidence[i].Document])
	}
	g.print("      <edge id=\"%d\" source=\"%s\" target=\"%s\" label=\"%s\" kind=\"%s\" weight=\"%s\"%s>\n        <attvalues>\n",
		g.edges, xmlText(string(f.Subject)), xmlText(string(f.Object)), xmlText(edgeLabel(f)),
		xmlText(strings.ReplaceAll(f.Relation, "_", " ")), weight(f), gexfStart(start))
	g.edges++
	for _, c := range g.looks.edgeColumns() {
		g.value(c.name, plain(c.value(f)))
	}
	g.print("        </attvalues>\n      </edge>\n")
}

func (g *gexf) value(name, value string) {
	if value != "" {
		g.print("          <attvalue for=\"%s\" value=\"%s\"/>\n", name, xmlText(value))
	}
}

func gexfStart(day string) string {
	if day == "" {
		return ""
	}
	return ` start="` + day + `"`
}

// earlier is the earlier of two days, of which either may be "" for none.
func earlier(a, b string) string {
	if a == "" || b != "" && b < a {
		return b
	}
	return a
}

// channels splits a colour written #rrggbb.
func channels(color string) (red, green, blue uint64, ok bool) {
	if len(color) != 7 || color[0] != '#' {
		return 0, 0, 0, false
	}
	n, err := strconv.ParseUint(color[1:], 16, 32)
	return n >> 16, n >> 8 & 255, n & 255, err == nil
}
