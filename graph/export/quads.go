package export

import (
	"context"
	"io"
	"iter"
	"strings"

	"github.com/cayleygraph/quad"

	"kgraph/graph/quadio"
)

// writePQuads writes Cayley's protocol buffers.
func writePQuads(ctx context.Context, w io.Writer, from Source, opts Options) error {
	return quadio.Write(w, "", "pquads", absoluteQuads(from.Quads(ctx), opts.Base))
}

// writeJSON writes Cayley's list of quads in JSON. A text there that looks like
// an IRI or a blank node is read as one, so such texts get the datatype that
// every text has, xsd:string.
func writeJSON(ctx context.Context, w io.Writer, from Source, opts Options) error {
	typed := func(yield func(quad.Quad, error) bool) {
		for q, err := range absoluteQuads(from.Quads(ctx), opts.Base) {
			if s, ok := q.Object.(quad.String); ok && looksLikeNode(string(s)) {
				q.Object = quad.TypedString{Value: s, Type: quad.IRI(absolute(opts.Base, "xsd:string"))}
			}
			if !yield(q, err) {
				return
			}
		}
	}
	return quadio.Write(w, "", "json", typed)
}

func looksLikeNode(s string) bool {
	return strings.HasPrefix(s, "<") && strings.HasSuffix(s, ">") || strings.HasPrefix(s, "_:")
}

// absoluteQuads gives the quads full names, which every reader understands.
// The names as stored are what dump writes.
func absoluteQuads(quads iter.Seq2[quad.Quad, error], base string) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		full := func(v quad.Value) quad.Value {
			switch v := v.(type) {
			case quad.IRI:
				return quad.IRI(absolute(base, string(v)))
			case quad.TypedString:
				v.Type = quad.IRI(absolute(base, string(v.Type)))
				return v
			}
			return v
		}
		for q, err := range quads {
			if err == nil {
				q.Subject, q.Predicate, q.Object, q.Label = full(q.Subject), full(q.Predicate), full(q.Object), full(q.Label)
			}
			if !yield(q, err) {
				return
			}
		}
	}
}
