package export

import (
	"context"
	"io"

	"github.com/cayleygraph/quad"
)

// writeNQuads writes every stored quad, the label as the graph's name.
func writeNQuads(ctx context.Context, w io.Writer, from Source, opts Options) error {
	return eachLine(ctx, w, from, opts, true)
}

// writeNTriples writes every stored triple; labels have no place.
func writeNTriples(ctx context.Context, w io.Writer, from Source, opts Options) error {
	return eachLine(ctx, w, from, opts, false)
}

func eachLine(ctx context.Context, w io.Writer, from Source, opts Options, labels bool) error {
	for q, err := range from.Quads(ctx) {
		if err != nil {
			return err
		}
		line, err := statement(opts.Base, q, labels)
		if err != nil {
			return err
		}
		if _, err := io.WriteString(w, line); err != nil {
			return err
		}
	}
	return nil
}

// statement is one line of N-Quads or N-Triples.
func statement(base string, q quad.Quad, label bool) (string, error) {
	line := ""
	values := []quad.Value{q.Subject, q.Predicate, q.Object}
	if label && q.Label != nil {
		values = append(values, q.Label)
	}
	for _, v := range values {
		t, err := term(base, v)
		if err != nil {
			return "", err
		}
		line += t + " "
	}
	return line + ".\n", nil
}
