package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"text/tabwriter"

	"kgraph/graph"
	"kgraph/internal/view"
)

// topReport is what stats --top prints: nodes by importance, and the edges
// among them.
type topReport struct {
	Nodes []topNode `json:"nodes"`
	Edges []topEdge `json:"edges"`
	Of    int       `json:"of"` // nodes that have an edge at all
}

type topNode struct {
	Node     string  `json:"node"` // its IRI's spelling
	Name     string  `json:"name"`
	Type     string  `json:"type"`
	Mentions int     `json:"mentions"`
	Rank     float64 `json:"rank"` // 0 to 1: the most important node has 1
}

type topEdge struct {
	Subject  string   `json:"subject"`
	Relation string   `json:"relation"`
	Label    string   `json:"label"` // as a picture shows it
	Object   string   `json:"object"`
	Standing string   `json:"standing"` // asserted, reported or hedged
	Speakers []string `json:"speakers,omitempty"`
	Support  int      `json:"support"`
	Evidence []string `json:"evidence"` // sentences
}

func runTop(ctx context.Context, store *graph.Store, o *statsOptions, io Streams) error {
	scene, err := view.Ranked(ctx, store, view.Options{})
	if err != nil {
		return err
	}
	rep := newTopReport(scene, o.top)
	if o.asJSON {
		return json.NewEncoder(io.Out).Encode(rep)
	}
	w := tabwriter.NewWriter(io.Out, 0, 4, 2, ' ', 0)
	for _, n := range rep.Nodes {
		fmt.Fprintf(w, "%.4f\t%s\t%s\t%s\n", n.Rank, n.Name, n.Type, count(n.Mentions, "mention"))
	}
	if err := w.Flush(); err != nil {
		return err
	}
	if len(rep.Edges) > 0 {
		fmt.Fprintln(io.Out, "\nEdges among them:")
	}
	for _, e := range rep.Edges {
		said := ""
		if e.Standing != string(graph.Asserted) {
			said = "(" + strings.Join(append([]string{e.Standing}, e.Speakers...), ", ") + ")"
		}
		fmt.Fprintf(w, "  %s\t%s\t%s\t%s\n", e.Subject, e.Label, e.Object, said)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	if rep.Of > len(rep.Nodes) {
		fmt.Fprintf(io.Out, "\n%d of %s with an edge; list more with --top.\n", len(rep.Nodes), count(rep.Of, "node"))
	}
	return nil
}

func newTopReport(s *view.Scene, top int) topReport {
	rep := topReport{Nodes: []topNode{}, Edges: []topEdge{}}
	joined := make([]bool, len(s.Nodes))
	for _, e := range s.Edges {
		joined[e.Source], joined[e.Target] = true, true
	}
	chosen := map[int]bool{}
	for i, n := range s.Nodes {
		if !joined[i] {
			continue
		}
		rep.Of++
		if len(rep.Nodes) < top {
			chosen[i] = true
			rep.Nodes = append(rep.Nodes, topNode{n.ID, n.Name, n.Type, n.Mentions, n.Rank})
		}
	}
	for _, e := range s.Edges {
		if !chosen[e.Source] || !chosen[e.Target] {
			continue
		}
		for _, f := range e.Facts {
			edge := topEdge{Subject: s.Nodes[e.Source].Name, Relation: f.Relation, Label: f.Label, Object: s.Nodes[e.Target].Name,
				Standing: f.Standing, Support: f.Support}
			for _, c := range f.Claims {
				claim := s.Claims[c]
				if claim.Speaker != "" && edge.Standing != string(graph.Asserted) {
					edge.Speakers = appendNew(edge.Speakers, claim.Speaker)
				}
				edge.Evidence = appendNew(edge.Evidence, s.Sentences[claim.Sentence].Text)
			}
			rep.Edges = append(rep.Edges, edge)
		}
	}
	return rep
}

// appendNew adds s to a list that does not have it.
func appendNew(list []string, s string) []string {
	for _, l := range list {
		if l == s {
			return list
		}
	}
	return append(list, s)
}
