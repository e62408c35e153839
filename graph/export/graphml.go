package export

import (
	"context"
	"fmt"
	"io"
	"strconv"

	"github.com/cayleygraph/quad"

	"kgraph/graph"
)

// graphMLType is GraphML's word for a column's kind.
func graphMLType(kind string) string {
	if kind == "integer" {
		return "int"
	}
	return kind
}

// writeGraphML writes nodes and edges with every attribute declared. Ids are
// n0, n1 ... and e0, e1 ...; the stored name is the attribute "iri".
func writeGraphML(ctx context.Context, w io.Writer, from Source, opts Options) error {
	g := &graphML{w: w, base: opts.Base, ids: map[quad.IRI]int{}}
	g.header(opts.Title)
	for n, err := range from.Entities(ctx) {
		if err != nil {
			return err
		}
		g.node(n)
	}
	for f, err := range opts.facts(ctx, from) {
		if err != nil {
			return err
		}
		g.edge(f)
		if g.err != nil {
			return g.err
		}
	}
	g.print("  </graph>\n</graphml>\n")
	return g.err
}

type graphML struct {
	w     io.Writer
	err   error
	base  string
	ids   map[quad.IRI]int // node to its number
	edges int
}

// print writes unless an earlier write failed.
func (g *graphML) print(format string, args ...any) {
	if g.err == nil {
		_, g.err = fmt.Fprintf(g.w, format, args...)
	}
}

func (g *graphML) header(title string) {
	g.print(`<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
`)
	key := func(prefix, element, name, kind string) {
		g.print("  <key id=\"%s_%s\" for=\"%s\" attr.name=\"%s\" attr.type=\"%s\"/>\n",
			prefix, name, element, name, graphMLType(kind))
	}
	key("g", "graph", "title", "string")
	key("n", "node", "label", "string")
	key("n", "node", "iri", "string")
	for _, c := range nodeColumns {
		key("n", "node", c.name, c.kind)
	}
	key("e", "edge", "label", "string")
	key("e", "edge", "weight", "double")
	for _, c := range edgeColumns {
		key("e", "edge", c.name, c.kind)
	}
	g.print("  <graph id=\"kgraph\" edgedefault=\"directed\">\n    <data key=\"g_title\">%s</data>\n", xmlText(title))
}

func (g *graphML) node(n graph.Node) {
	if _, found := g.ids[n.IRI]; found {
		return
	}
	id := len(g.ids)
	g.ids[n.IRI] = id
	g.print("    <node id=\"n%d\">\n", id)
	g.data("n_label", n.Name)
	g.data("n_iri", absolute(g.base, string(n.IRI)))
	for _, c := range nodeColumns {
		g.data("n_"+c.name, c.value(n))
	}
	g.print("    </node>\n")
}

func (g *graphML) edge(f graph.Fact) {
	// Nothing dangles: node leaves out what is there.
	g.node(graph.Node{IRI: f.Subject, Name: f.SubjectName, Type: f.SubjectType})
	g.node(graph.Node{IRI: f.Object, Name: f.ObjectName, Type: f.ObjectType})
	g.print("    <edge id=\"e%d\" source=\"n%d\" target=\"n%d\">\n", g.edges, g.ids[f.Subject], g.ids[f.Object])
	g.edges++
	g.data("e_label", edgeLabel(f))
	g.data("e_weight", weight(f))
	for _, c := range edgeColumns {
		g.data("e_"+c.name, c.value(f))
	}
	g.print("    </edge>\n")
}

// data writes an attribute that has a value.
func (g *graphML) data(key, value string) {
	if value != "" {
		g.print("      <data key=%s>%s</data>\n", strconv.Quote(key), xmlText(value))
	}
}
