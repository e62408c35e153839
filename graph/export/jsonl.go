package export

import (
	"context"
	"encoding/json"
	"io"

	"kgraph/graph"
)

// writeJSONLines writes one object a line, its "record" first: the documents,
// the entities, the facts with their evidence, and the claims.
func writeJSONLines(ctx context.Context, w io.Writer, from Source, opts Options) error {
	lines := json.NewEncoder(w)
	lines.SetEscapeHTML(false)
	return eachRecord(ctx, from, opts, func(_ string, record any) error { return lines.Encode(record) })
}

// writeJSON writes one object with a list for each kind of record.
func writeJSON(ctx context.Context, w io.Writer, from Source, opts Options) error {
	title, err := json.Marshal(opts.Title)
	if err != nil {
		return err
	}
	if _, err := io.WriteString(w, `{"title":`+string(title)); err != nil {
		return err
	}
	lists := &jsonLists{w: w}
	if err := eachRecord(ctx, from, opts, lists.add); err != nil {
		return err
	}
	return lists.end()
}

// kinds are the kinds of record in the order they are written, with the names
// of their lists in JSON.
var kinds = []struct{ kind, list string }{
	{"document", "documents"}, {"entity", "entities"}, {"fact", "facts"}, {"claim", "claims"},
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

// eachRecord calls add with every record of the graph, by kind.
func eachRecord(ctx context.Context, from Source, opts Options, add func(kind string, record any) error) error {
	for d, err := range from.Documents(ctx) {
		if err != nil {
			return err
		}
		if err := add("document", documentRecord{"document", d}); err != nil {
			return err
		}
	}
	for n, err := range from.Entities(ctx) {
		if err != nil {
			return err
		}
		if err := add("entity", entityRecord{"entity", absolute(opts.Base, string(n.IRI)), n}); err != nil {
			return err
		}
	}
	for f, err := range opts.facts(ctx, from) {
		if err != nil {
			return err
		}
		if err := add("fact", factRecord{"fact", Phrase(f), f}); err != nil {
			return err
		}
	}
	for c, err := range from.Claims(ctx, graph.Filter{AssertedOnly: opts.Asserted}) {
		if err != nil {
			return err
		}
		if err := add("claim", claimRecord{"claim", c}); err != nil {
			return err
		}
	}
	return nil
}

// jsonLists writes the lists of one JSON object as their records come.
type jsonLists struct {
	w    io.Writer
	next int  // index of the kind whose list opens next
	some bool // the open list has an element
}

func (l *jsonLists) add(kind string, record any) error {
	for l.next == 0 || kinds[l.next-1].kind != kind {
		if err := l.open(); err != nil {
			return err
		}
	}
	text, err := json.Marshal(record)
	if err != nil {
		return err
	}
	separator := "\n"
	if l.some {
		separator = ",\n"
	}
	l.some = true
	_, err = io.WriteString(l.w, separator+string(text))
	return err
}

// open ends the open list and begins the next.
func (l *jsonLists) open() error {
	text := ",\n"
	if l.next > 0 {
		text = "],\n"
	}
	text += `"` + kinds[l.next].list + `":[`
	l.next, l.some = l.next+1, false
	_, err := io.WriteString(l.w, text)
	return err
}

func (l *jsonLists) end() error {
	for l.next < len(kinds) {
		if err := l.open(); err != nil {
			return err
		}
	}
	_, err := io.WriteString(l.w, "]}\n")
	return err
}
