package export

import (
	"context"
	"io"
	"strconv"

	"kgraph/graph"
)

// writeJGF writes the JSON Graph Format, version 2: nodes by id, edges with
// their relation, everything else under metadata.
func writeJGF(ctx context.Context, w io.Writer, from Source, opts Options) error {
	looks, err := opts.looks(ctx, from)
	if err != nil {
		return err
	}
	j := &jgf{jsonWriter: jsonWriter{printer: printer{w: w}}, base: opts.Base, looks: looks}
	j.text(`{"graph":{"directed":true,"type":"knowledge graph","label":`)
	j.json(opts.Title)
	j.text(`,"metadata":`)
	j.json(object{{"base", opts.Base}})
	j.text(`,"nodes":{`)
	if err := walkNodes(ctx, from, j.node, j.failed); err != nil {
		return err
	}
	j.text("\n" + `},"edges":[`)
	j.list()
	if err := walkEdges(ctx, from, j.edge, j.failed); err != nil {
		return err
	}
	j.text("\n]}}\n")
	return j.err
}

type jgf struct {
	jsonWriter
	base  string
	looks Looks
	edges int
}

func (j *jgf) node(n graph.Node) {
	data := addColumns(nil, nodeColumns, n)
	if look, found := j.looks.of(n.IRI); found {
		data = addColumns(data, lookColumns, look)
	}
	j.separate()
	j.json(absolute(j.base, string(n.IRI)))
	j.text(":")
	j.json(object{{"label", n.Name}, {"metadata", data}})
}

func (j *jgf) edge(f graph.Fact) {
	data := addColumns(object{{"weight", max(f.Support, 1)}}, j.looks.edgeColumns()[1:], f)
	j.element(object{{"id", "e" + strconv.Itoa(j.edges)}, {"source", absolute(j.base, string(f.Subject))},
		{"relation", f.Relation}, {"target", absolute(j.base, string(f.Object))}, {"directed", true},
		{"label", edgeLabel(f)}, {"metadata", data}})
	j.edges++
}
