package report

import (
	"context"
	"errors"
	"fmt"

	"kgraph/graph"
	"kgraph/graph/query"
)

// Path is a way from one node to another along what statements say.
type Path struct {
	Steps      []Step  `json:"steps"`
	Confidence float64 `json:"confidence"` // that every step is right
}

// Step is one link: a fact between two nodes, either way round, or a
// statement's subject and a further argument of it.
type Step struct {
	From    string `json:"from"`
	To      string `json:"to"`
	Forward bool   `json:"forward"` // the statements have From first
	Line
}

// Paths finds up to k paths between the nodes that go by two names, as
// query.Paths does. The errors are ErrNoNode and query.ErrNoPath.
func Paths(ctx context.Context, g Graph, from, to string, k int) ([]Path, error) {
	a, _, err := FindNode(ctx, g, from)
	if err != nil {
		return nil, err
	}
	b, _, err := FindNode(ctx, g, to)
	if err != nil {
		return nil, err
	}
	if a.IRI == b.IRI {
		return nil, fmt.Errorf("%w: %q and %q are one node", query.ErrNoPath, from, to)
	}
	found, err := query.Paths(ctx, g, a.IRI, b.IRI, k)
	if errors.Is(err, query.ErrNoPath) {
		return nil, fmt.Errorf("%w from %q to %q within %d steps", query.ErrNoPath, a.Name, b.Name, query.MaxPathLength)
	}
	if err != nil {
		return nil, err
	}
	docs, err := documents(ctx, g)
	if err != nil {
		return nil, err
	}
	names := map[graph.IRI]string{a.IRI: a.Name, b.IRI: b.Name}
	out := make([]Path, len(found))
	for i, p := range found {
		out[i].Confidence = p.Confidence
		for _, s := range p.Steps {
			if names[s.To], err = nameOf(ctx, g, names, s.To); err != nil {
				return nil, err
			}
			out[i].Steps = append(out[i].Steps, Step{names[s.From], names[s.To], s.Forward, line(&s, docs)})
		}
	}
	return out, nil
}

// nameOf is a node's name.
func nameOf(ctx context.Context, g Graph, known map[graph.IRI]string, iri graph.IRI) (string, error) {
	if name, ok := known[iri]; ok {
		return name, nil
	}
	found, err := g.Find(ctx, string(iri))
	for i := range found {
		if found[i].IRI == iri {
			return found[i].Name, err
		}
	}
	return string(iri), err
}

// line is a step with its statements as they were said; for one that leads to a
// further argument, under the relation and the argument's role.
func line(s *query.Step, docs map[string]graph.DocumentInfo) Line {
	var said, whole []Statement
	for _, c := range s.Claims {
		st := statement(c, docs[c.DocumentID])
		whole = append(whole, st)
		for i := range c.Args {
			if a := &c.Args[i]; s.Role != "" && a.Role == s.Role && (a.Entity == string(s.To) || a.Entity == string(s.From)) {
				st.Relation += " … " + a.Role
				st.Object, st.ObjectNode = a.Text, a.Entity
				break
			}
		}
		said = append(said, st)
	}
	out := group(said)[0]
	out.Evidence = whole
	return out
}
