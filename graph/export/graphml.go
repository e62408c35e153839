package export

import (
	"context"
	"io"
	"strconv"

	"kgraph/graph"
)

// graphMLTypes are GraphML's words for kinds; a list becomes one string.
var graphMLTypes = map[kind]string{kindText: "string", kindInt: "int", kindReal: "double", kindList: "string"}

// writeGraphML writes nodes and edges with every attribute declared. Ids are
// n0, n1 ... and e0, e1 ...; the stored name is the attribute "iri".
func writeGraphML(ctx context.Context, w io.Writer, from Source, opts Options) error {
	looks, err := opts.looks(ctx, from)
	if err != nil {
		return err
	}
	g := &graphML{printer: printer{w: w}, base: opts.Base, looks: looks, ids: numbers{}}
	g.header(opts.Title)
	if err := walk(ctx, from, g); err != nil {
		return err
	}
	g.print("  </graph>\n</graphml>\n")
	return g.err
}

type graphML struct {
	printer
	base  string
	looks Looks
	ids   numbers
	edges int
}

func (g *graphML) header(title string) {
	g.print(`<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
`)
	key := func(prefix, element, name string, k kind) {
		g.print("  <key id=\"%s_%s\" for=\"%s\" attr.name=\"%s\" attr.type=\"%s\"/>\n",
			prefix, name, element, name, graphMLTypes[k])
	}
	key("g", "graph", "title", kindText)
	key("n", "node", "label", kindText)
	key("n", "node", "iri", kindText)
	for _, c := range nodeColumns {
		key("n", "node", c.name, c.kind)
	}
	if g.looks != nil {
		for _, c := range lookColumns {
			key("n", "node", c.name, c.kind)
		}
	}
	key("e", "edge", "label", kindText)
	key("e", "edge", "weight", kindReal)
	for _, c := range g.looks.edgeColumns() {
		key("e", "edge", c.name, c.kind)
	}
	g.print("  <graph id=\"kgraph\" edgedefault=\"directed\">\n    <data key=\"g_title\">%s</data>\n", xmlText(title))
}

func (g *graphML) node(n graph.Node) {
	g.print("    <node id=\"n%d\">\n", g.ids.add(n.IRI))
	g.data("n_label", n.Name)
	g.data("n_iri", absolute(g.base, string(n.IRI)))
	for _, c := range nodeColumns {
		g.data("n_"+c.name, plain(c.value(n)))
	}
	if look, found := g.looks.of(n.IRI); found {
		for _, c := range lookColumns {
			g.data("n_"+c.name, plain(c.value(look)))
		}
	}
	g.print("    </node>\n")
}

func (g *graphML) edge(f graph.Fact) {
	from, to, err := g.ids.ends(f)
	if err != nil {
		g.err = err
		return
	}
	g.print("    <edge id=\"e%d\" source=\"n%d\" target=\"n%d\">\n", g.edges, from, to)
	g.edges++
	g.data("e_label", edgeLabel(f))
	g.data("e_weight", weight(f))
	for _, c := range g.looks.edgeColumns() {
		g.data("e_"+c.name, plain(c.value(f)))
	}
	g.print("    </edge>\n")
}

// data writes an attribute that has a value.
func (g *graphML) data(key, value string) {
	if value != "" {
		g.print("      <data key=%s>%s</data>\n", strconv.Quote(key), xmlText(value))
	}
}
