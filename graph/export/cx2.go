package export

import (
	"context"
	"io"

	"kgraph/graph"
)

// cx2Types are CX2's words for kinds.
var cx2Types = map[kind]string{kindText: "string", kindInt: "integer", kindReal: "double", kindList: "list_of_string"}

// writeCX2 writes the Cytoscape Exchange format 2, aspect by aspect. The
// counts come first, so that the graph is read once more to count.
func writeCX2(ctx context.Context, w io.Writer, from Source, opts Options) error {
	looks, err := opts.looks(ctx, from)
	if err != nil {
		return err
	}
	nodes, edges := 0, 0
	none := func() error { return nil }
	if err := walkNodes(ctx, from, func(graph.Node) { nodes++ }, none); err != nil {
		return err
	}
	if err := walkEdges(ctx, from, func(graph.Fact) { edges++ }, none); err != nil {
		return err
	}
	c := &cx2{jsonWriter: jsonWriter{printer: printer{w: w}}, base: opts.Base, looks: looks, ids: numbers{}}
	c.text("[")
	c.element(object{{"CXVersion", "2.0"}, {"hasFragments", false}})
	count := func(name string, n int) object { return object{{"name", name}, {"elementCount", n}} }
	c.element(object{{"metaData", []object{count("attributeDeclarations", 1), count("networkAttributes", 1), count("nodes", nodes), count("edges", edges)}}})
	c.element(object{{"attributeDeclarations", []object{c.declarations()}}})
	c.element(object{{"networkAttributes", []object{{{"name", opts.Title}, {"base", opts.Base}}}}})
	if err := c.aspect("nodes", func() error { return walkNodes(ctx, from, c.node, c.failed) }); err != nil {
		return err
	}
	if err := c.aspect("edges", func() error { return walkEdges(ctx, from, c.edge, c.failed) }); err != nil {
		return err
	}
	c.some = true
	c.element(object{{"status", []object{{{"success", true}}}}})
	c.text("\n]\n")
	return c.err
}

type cx2 struct {
	jsonWriter
	base  string
	looks Looks
	ids   numbers
	edges int
}

// aspect writes a list of elements under a name.
func (c *cx2) aspect(name string, elements func() error) error {
	c.text(",\n", `{"`, name, `":[`)
	c.list()
	if err := elements(); err != nil {
		return err
	}
	c.text("\n]}")
	return c.err
}

func (c *cx2) declarations() object {
	declared := func(k kind) object { return object{{"d", cx2Types[k]}} }
	nodes := object{{"name", declared(kindText)}, {"iri", declared(kindText)}}
	for _, column := range nodeColumns {
		nodes = append(nodes, member{column.name, declared(column.kind)})
	}
	if c.looks != nil {
		for _, column := range drawnColumns {
			nodes = append(nodes, member{column.name, declared(column.kind)})
		}
	}
	edges := object{{"name", declared(kindText)}, {"interaction", declared(kindText)}, {"weight", declared(kindInt)}}
	for _, column := range c.looks.edgeColumns() {
		edges = append(edges, member{column.name, declared(column.kind)})
	}
	return object{{"networkAttributes", object{{"name", declared(kindText)}, {"base", declared(kindText)}}}, {"nodes", nodes}, {"edges", edges}}
}

func (c *cx2) node(n graph.Node) {
	values := addColumns(object{{"name", n.Name}, {"iri", absolute(c.base, string(n.IRI))}}, nodeColumns, n)
	element := object{{"id", c.ids.add(n.IRI)}}
	if look, found := c.looks.of(n.IRI); found {
		element = append(element, member{"x", look.X}, member{"y", look.Y})
		values = addColumns(values, drawnColumns, look)
	}
	c.element(append(element, member{"v", values}))
}

func (c *cx2) edge(f graph.Fact) {
	from, to, err := c.ids.ends(f)
	if err != nil {
		c.err = err
		return
	}
	values := object{{"name", edgeLabel(f)}, {"interaction", f.Relation}, {"weight", max(f.Support, 1)}}
	c.element(object{{"id", c.edges}, {"s", from}, {"t", to}, {"v", addColumns(values, c.looks.edgeColumns(), f)}})
	c.edges++
}
