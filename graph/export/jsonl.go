package export

import (
	"context"
	"encoding/json"
	"io"

	"github.com/cayleygraph/quad"

	"kgraph/graph"
)

// writeJSONLines writes one object a line, its "record" first: the documents,
// the entities, the facts with their evidence, and the claims.
func writeJSONLines(ctx context.Context, w io.Writer, from Source, opts Options) error {
	lines := json.NewEncoder(w)
	lines.SetEscapeHTML(false)
	return eachRecord(ctx, from, opts, lines.Encode)
}

type (
	documentRecord struct {
		Record string `json:"record"`
		graph.DocumentInfo
	}
	entityRecord struct {
		Record   string `json:"record"`
		Absolute string `json:"absolute"`
		graph.Node
		*measures
	}
	measures struct {
		Rank        float64 `json:"rank"`
		Betweenness float64 `json:"betweenness"`
		Community   int     `json:"community"`
		Component   int     `json:"component"`
		Bridges     int     `json:"bridges"`
	}
	factRecord struct {
		Record string `json:"record"`
		Phrase string `json:"phrase"`
		graph.Fact
	}
	claimRecord struct {
		Record string `json:"record"`
		*graph.Claim
	}
)

// eachRecord calls add with every record of the graph: documents, entities, facts, claims.
func eachRecord(ctx context.Context, from Source, opts Options, add func(record any) error) error {
	for d, err := range from.Documents(ctx) {
		if err != nil {
			return err
		}
		if err := add(documentRecord{"document", d}); err != nil {
			return err
		}
	}
	looks, err := opts.looks(ctx, from)
	if err != nil {
		return err
	}
	for n, err := range from.Entities(ctx) {
		if err != nil {
			return err
		}
		if err := add(entityRecord{"entity", absolute(opts.Base, string(n.IRI)), n, looks.measures(n.IRI)}); err != nil {
			return err
		}
	}
	for f, err := range from.Facts(ctx) {
		if err != nil {
			return err
		}
		if err := add(factRecord{"fact", Phrase(f), f}); err != nil {
			return err
		}
	}
	for c, err := range from.Claims(ctx, graph.Filter{}) {
		if err != nil {
			return err
		}
		if err := add(claimRecord{"claim", c}); err != nil {
			return err
		}
	}
	return nil
}

// measures are those of a node; nil if the graph was not analysed.
func (l Looks) measures(iri quad.IRI) *measures {
	if l == nil {
		return nil
	}
	look, _ := l.of(iri)
	return &measures{look.Rank, look.Betweenness, look.Community, look.Component, len(look.Bridges)}
}
