package query

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"

	"github.com/cayleygraph/quad"
)

// Row is one result of a query: the terms found, by tag ("id" is the node at
// the end of the path), or a value that the query made.
type Row struct {
	Tags  map[string]quad.Value
	Value any // emitted by the script, or an object of MQL or GraphQL
}

// ID is the term under the tag "id", nil if there is none.
func (r Row) ID() quad.Value { return r.Tags["id"] }

// JSON is the row as Cayley writes it: {"id":"<ChatGPT>"}, tags in the order of
// the alphabet, IRIs in angle brackets, literals as JSON values.
func (r Row) JSON() ([]byte, error) {
	var v any = r.Value
	if r.Tags != nil {
		m := make(map[string]any, len(r.Tags))
		for tag, val := range r.Tags {
			m[tag] = Native(val)
		}
		v = m
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, fmt.Errorf("%w: a result is no JSON: %w", ErrScript, err)
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// Native is a term as a JSON value, the way Cayley's results write it.
func Native(v quad.Value) any {
	if v == nil {
		return nil
	}
	switch n := v.Native().(type) {
	case time.Time:
		return n.UTC().Format(time.RFC3339Nano)
	case quad.Value:
		return quad.StringOf(n)
	default:
		return n
	}
}

// Text is the row as plain words: the name of its node without brackets, or
// its value.
func (r Row) Text() string {
	v := r.Value
	if r.Tags != nil {
		switch id := r.ID().(type) {
		case nil:
		case quad.IRI:
			return string(id)
		default:
			v = Native(id)
		}
	}
	switch v := v.(type) {
	case string:
		return v
	case nil:
	default:
		if b, err := (Row{Value: v}).JSON(); err == nil {
			return string(b)
		}
	}
	b, err := r.JSON()
	if err != nil {
		return ""
	}
	return string(b)
}

// plain keeps what JSON can say, and terms in Cayley's writing.
func plain(v any) any {
	switch v := v.(type) {
	case quad.IRI: // without brackets, as Cayley emits it
		return string(v)
	case quad.Value:
		return Native(v)
	case string, bool, int, int64, float64, []any, map[string]any, []map[string]any, time.Time:
		return v
	}
	return nil
}
