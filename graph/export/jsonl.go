package export

import (
	"context"
	"encoding/json"
	"io"
)

// writeJSONLines writes one object a line, its kind first: the documents, the
// entities, the facts with their claims, and the claims that hold no edge.
func writeJSONLines(ctx context.Context, w io.Writer, from Source, opts Options) error {
	lines := json.NewEncoder(w)
	lines.SetEscapeHTML(false)
	return eachRecord(ctx, from, opts, func(_ string, record any) error { return lines.Encode(record) })
}

// writeJSON writes one object with a list for each kind.
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

// eachRecord calls add with every record of the graph, by kind.
func eachRecord(ctx context.Context, from Source, opts Options, add func(kind string, record any) error) error {
	for d, err := range from.Documents(ctx) {
		if err != nil {
			return err
		}
		d.Text = "" // the sentences that hold claims are with them
		if err := add("document", documentRecord{"document", jsonDocument(d)}); err != nil {
			return err
		}
	}
	for n, err := range from.Nodes(ctx) {
		if err != nil {
			return err
		}
		if err := add("entity", nodeRecord{"entity", absolute(opts.Base, n.ID), n}); err != nil {
			return err
		}
	}
	for f, err := range from.Facts(ctx) {
		if err != nil {
			return err
		}
		if opts.keeps(f) {
			if err := add("fact", factRecord{"fact", f}); err != nil {
				return err
			}
		}
	}
	for c, err := range from.Claims(ctx) {
		if err != nil {
			return err
		}
		if c.Standing == "" && !opts.Asserted {
			if err := add("claim", claimRecord{"claim", c}); err != nil {
				return err
			}
		}
	}
	return nil
}

// jsonDocument is a document without its text. (The name of the record's kind
// must not clash with a field of what it embeds.)
type jsonDocument struct {
	ID        string   `json:"id"`
	Title     string   `json:"title,omitempty"`
	Published string   `json:"published,omitempty"`
	URL       string   `json:"url,omitempty"`
	Source    string   `json:"source,omitempty"`
	Language  string   `json:"language,omitempty"`
	Keywords  []string `json:"keywords,omitempty"`
	Hash      string   `json:"hash"`
	Text      string   `json:"text,omitempty"`
}

type documentRecord struct {
	Record string `json:"record"`
	jsonDocument
}

type nodeRecord struct {
	Record string `json:"record"`
	IRI    string `json:"iri"`
	Node
}

type factRecord struct {
	Record string `json:"record"`
	Fact
}

type claimRecord struct {
	Record string `json:"record"`
	Claim
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
