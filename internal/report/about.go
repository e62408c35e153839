package report

import (
	"context"
	"slices"

	"kgraph/graph"
)

// About is what the graph knows of one node.
type About struct {
	Name      string      `json:"name"`
	Node      string      `json:"node"`
	Type      string      `json:"type"`
	Aliases   []string    `json:"aliases"`
	Edges     int         `json:"edges"`
	Documents int         `json:"documents"` // with a statement about it
	Roles     []Line      `json:"roles"`     // what it is: titles, descriptions
	Facts     []Line      `json:"facts"`     // what it does and what is done to it
	Said      []Statement `json:"said"`      // what others say of it
	Says      []Statement `json:"says"`      // what it says
	Timeline  []Event     `json:"timeline"`  // its dated facts
	Others    []string    `json:"others"`    // other nodes that go by the name looked for
}

// AboutNode tells about the node that goes by a name; ErrNoNode if none does.
// It may be called concurrently.
func AboutNode(ctx context.Context, g Graph, name string) (*About, error) {
	n, others, err := FindNode(ctx, g, name)
	if err != nil {
		return nil, err
	}
	all, err := Statements(ctx, g, graph.Filter{Node: n.IRI})
	if err != nil {
		return nil, err
	}
	all = slim(all)
	node := string(n.IRI)
	a := &About{Name: n.Name, Node: node, Type: n.Type, Aliases: n.Aliases, Edges: n.Degree, Roles: []Line{}, Facts: []Line{}, Said: []Statement{}, Says: []Statement{}, Others: []string{}}
	for _, o := range others {
		a.Others = append(a.Others, string(o.IRI))
	}
	var roles, facts []Statement
	docs := map[string]bool{}
	for _, s := range all {
		docs[s.Document] = true
		part := s.SubjectNode == node || s.ObjectNode == node
		switch by := slices.Contains(s.Speakers, n.Name); {
		case by:
			a.Says = append(a.Says, s)
		case part && len(s.Speakers) > 0:
			a.Said = append(a.Said, s)
		}
		switch {
		case s.SubjectNode == node && isRole(&s):
			roles = append(roles, s)
		case part:
			facts = append(facts, s)
		}
	}
	if r := group(roles); r != nil {
		a.Roles = r
	}
	if f := group(facts); f != nil {
		a.Facts = f
	}
	a.Documents = len(docs)
	a.Timeline = events(all, func(s *Statement) bool { return happens(s) && (s.SubjectNode == node || s.ObjectNode == node) })
	return a, nil
}

// isRole holds for what says what a thing is.
func isRole(s *Statement) bool {
	return s.Kind == "title" || s.Kind == "apposition" || s.Kind == "copula" && s.Relation == "is"
}
