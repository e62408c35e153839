package export

import (
	"context"
	"io"
	"strconv"

	"kgraph/graph"
)

// writeCytoscape writes the JSON that Cytoscape and cytoscape.js read. A node's
// "value" and the graph's "multigraph" are there for networkx.
func writeCytoscape(ctx context.Context, w io.Writer, from Source, opts Options) error {
	looks, err := opts.looks(ctx, from)
	if err != nil {
		return err
	}
	c := &cytoscape{jsonWriter: jsonWriter{printer: printer{w: w}}, base: opts.Base, looks: looks, ids: numbers{}}
	c.text(`{"format_version":"1.0","generated_by":"kgraph","target_cytoscapejs_version":"~3.30","directed":true,"multigraph":true,"data":`)
	c.json(object{{"name", opts.Title}, {"base", opts.Base}})
	c.text(`,"elements":{"nodes":[`)
	if err := walkNodes(ctx, from, c.node, c.failed); err != nil {
		return err
	}
	c.text("\n" + `],"edges":[`)
	c.list()
	if err := walkEdges(ctx, from, c.edge, c.failed); err != nil {
		return err
	}
	c.text("\n]}}\n")
	return c.err
}

type cytoscape struct {
	jsonWriter
	base  string
	looks Looks
	ids   numbers
	edges int
}

func (c *cytoscape) node(n graph.Node) {
	id := "n" + strconv.Itoa(c.ids.add(n.IRI))
	data := object{{"id", id}, {"value", id}, {"name", n.Name}, {"label", n.Name}, {"iri", absolute(c.base, string(n.IRI))}}
	data = addColumns(data, nodeColumns, n)
	element := object{{"data", data}}
	if look, found := c.looks.of(n.IRI); found {
		element[0].value = addColumns(data, drawnColumns, look)
		element = append(element, member{"position", object{{"x", look.X}, {"y", look.Y}}})
	}
	c.element(append(element, member{"classes", n.Type}))
}

func (c *cytoscape) edge(f graph.Fact) {
	from, to, err := c.ids.ends(f)
	if err != nil {
		c.err = err
		return
	}
	data := object{{"id", "e" + strconv.Itoa(c.edges)}, {"source", "n" + strconv.Itoa(from)}, {"target", "n" + strconv.Itoa(to)},
		{"interaction", f.Relation}, {"label", edgeLabel(f)}, {"weight", max(f.Support, 1)}}
	c.edges++
	c.element(object{{"data", addColumns(data, c.looks.edgeColumns(), f)}, {"classes", string(f.Label)}})
}

// addColumns adds the attributes that have a value.
func addColumns[T any](to object, columns []column[T], of T) object {
	for _, c := range columns {
		if v := c.value(of); !isEmpty(v) {
			to = append(to, member{c.name, v})
		}
	}
	return to
}
