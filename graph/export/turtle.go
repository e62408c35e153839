package export

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/cayleygraph/quad"
)

// writeTurtle writes the triples grouped by subject, with prefixes.
func writeTurtle(ctx context.Context, w io.Writer, from Source, opts Options) error {
	return writeGrouped(ctx, w, from, opts, false)
}

// writeTriG writes the quads grouped by label and subject. A label's block is
// opened again where the order of the quads returns to it.
func writeTriG(ctx context.Context, w io.Writer, from Source, opts Options) error {
	return writeGrouped(ctx, w, from, opts, true)
}

// grouped is the state of a Turtle or TriG writer: the open block.
type grouped struct {
	w       io.Writer
	names   shortener
	labels  bool
	label   string // of the open block, "" for none
	subject string // of the open list, "" for none
	verb    string
	object  string
}

func writeGrouped(ctx context.Context, w io.Writer, from Source, opts Options, labels bool) error {
	g := &grouped{w: w, names: shortener{opts.Base}, labels: labels}
	if err := g.names.header(w); err != nil {
		return err
	}
	for q, err := range from.Quads(ctx) {
		if err != nil {
			return err
		}
		if err := g.add(q); err != nil {
			return err
		}
	}
	return g.end()
}

// add writes a quad, repeating no more than it must.
func (g *grouped) add(q quad.Quad) error {
	var words [3]string
	for i, v := range []quad.Value{q.Subject, q.Predicate, q.Object} {
		word, err := g.names.term(v)
		if err != nil {
			return err
		}
		words[i] = word
	}
	label := ""
	if g.labels && q.Label != nil {
		var err error
		if label, err = g.names.term(q.Label); err != nil {
			return err
		}
	}
	text := ""
	switch {
	case g.subject != "" && label == g.label && words[0] == g.subject && words[1] == g.verb:
		if words[2] == g.object {
			return nil
		}
		text = " , " + words[2]
	case g.subject != "" && label == g.label && words[0] == g.subject:
		text = " ;\n    " + words[1] + " " + words[2]
	default:
		text = g.opening(label) + words[0] + " " + words[1] + " " + words[2]
	}
	g.label, g.subject, g.verb, g.object = label, words[0], words[1], words[2]
	_, err := io.WriteString(g.w, text)
	return err
}

// opening ends what is open and begins a list of a subject under a label.
func (g *grouped) opening(label string) string {
	text := ""
	if g.subject != "" {
		text = " .\n"
		if label != g.label && g.label != "" {
			text += "}\n"
		}
	}
	if label != "" && (g.subject == "" || label != g.label) {
		text += label + " {\n"
	}
	return text
}

func (g *grouped) end() error {
	if g.subject == "" {
		return nil
	}
	text := " .\n"
	if g.label != "" {
		text += "}\n"
	}
	_, err := io.WriteString(g.w, text)
	return err
}

// shortener writes terms with prefixes where the rest is plain enough.
type shortener struct{ base string }

func (s shortener) header(w io.Writer) error {
	for _, v := range vocabulary {
		if _, err := fmt.Fprintf(w, "@prefix %s: <%s> .\n", v.prefix, v.namespace); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(w, "@prefix %s: <%s%s/> .\n@prefix : <%s> .\n\n", ours, s.base, ours, s.base)
	return err
}

func (s shortener) term(value quad.Value) (string, error) {
	if iri, ok := value.(quad.IRI); ok {
		return s.iri(string(iri)), nil
	}
	text, datatype, language, err := "", "", "", error(nil)
	if _, ok := value.(quad.BNode); !ok {
		text, datatype, language, err = literal(value)
	}
	if err != nil {
		return "", err
	}
	if datatype != "" && language == "" {
		return quoted(text) + "^^" + s.iri(datatype), nil
	}
	return term(s.base, value)
}

func (s shortener) iri(name string) string {
	full := absolute(s.base, name)
	prefix, rest, found := strings.Cut(name, ":")
	if found && isLocal(rest) && (prefix == ours || full == namespace(prefix)+rest) {
		return name
	}
	if !found && isLocal(name) {
		return ":" + name
	}
	return "<" + full + ">"
}

// namespace is the namespace of a well-known prefix, or a string that no IRI
// starts with.
func namespace(prefix string) string {
	for _, v := range vocabulary {
		if v.prefix == prefix {
			return v.namespace
		}
	}
	return " "
}

// isLocal says whether a name needs no escape after a prefix. It is stricter
// than Turtle: letters, digits and inner underscores or hyphens.
func isLocal(name string) bool {
	for i, c := range []byte(name) {
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
		other := c >= '0' && c <= '9' || c == '_' || i > 0 && c == '-'
		if !letter && !other {
			return false
		}
	}
	return name != ""
}
