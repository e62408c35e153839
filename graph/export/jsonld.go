package export

import (
	"context"
	"io"
	"strings"

	"github.com/cayleygraph/quad"

	"kgraph/graph"
)

// writeJSONLD writes the quads as JSON-LD 1.1 with its context: for each label
// a named graph, in it an object for each subject. Both are opened again where
// the order of the quads returns to them. Claims are RDF's reified statements,
// as stored.
func writeJSONLD(ctx context.Context, w io.Writer, from Source, opts Options) error {
	j := &jsonLD{jsonWriter: jsonWriter{printer: printer{w: w}}, base: opts.Base}
	j.text(`{"@context":`)
	j.json(j.context())
	j.text(`,"@graph":[`)
	for q, err := range from.Quads(ctx) {
		if err != nil {
			return err
		}
		if err := j.add(q); err != nil {
			return err
		}
	}
	j.flush()
	j.close()
	j.text("\n]}\n")
	return j.err
}

type jsonLD struct {
	jsonWriter
	base    string
	opened  bool   // a list of subjects is open
	label   string // of the open list, "" for none
	subject object // the open one
}

func (j *jsonLD) context() object {
	c := object{{"@version", 1.1}, {"@vocab", j.base}}
	for _, v := range vocabulary {
		c = append(c, member{v.prefix, v.namespace})
	}
	return append(c, member{ours, object{{"@id", j.base + ours + "/"}, {"@prefix", true}}})
}

// add takes a quad into the open subject, opening another where it must.
func (j *jsonLD) add(q quad.Quad) error {
	label := ""
	if q.Label != nil {
		label = j.id(q.Label)
	}
	id := j.id(q.Subject)
	if !j.opened || label != j.label {
		j.flush()
		j.close()
		j.open(label)
	}
	if j.subject == nil || j.subject[0].value != id {
		j.flush()
		j.subject = object{{"@id", id}}
	}
	value, err := j.value(q.Object)
	if err != nil {
		return err
	}
	name := j.property(q.Predicate)
	if iri, ok := q.Object.(quad.IRI); ok && q.Predicate == graph.RDFType {
		name, value = "@type", j.property(iri)
	}
	for i := len(j.subject) - 1; i > 0; i-- {
		if j.subject[i].name == name {
			j.subject[i].value = append(j.subject[i].value.([]any), value)
			return j.err
		}
	}
	j.subject = append(j.subject, member{name, []any{value}})
	return j.err
}

// id is a node's full IRI or blank label.
func (j *jsonLD) id(v quad.Value) string {
	if b, ok := v.(quad.BNode); ok {
		return "_:" + blank(string(b))
	}
	iri, _ := v.(quad.IRI)
	return absolute(j.base, string(iri))
}

// property is a property's or a type's name: short where the context makes it
// whole.
func (j *jsonLD) property(v quad.Value) string {
	iri, _ := v.(quad.IRI)
	name := string(iri)
	full := absolute(j.base, name)
	prefix, rest, found := strings.Cut(name, ":")
	switch {
	case found && isLocal(rest) && (prefix == ours || full == namespace(prefix)+rest):
		return name
	case !found && isLocal(name) && namespace(name) == " " && name != ours:
		return name
	}
	return full
}

func (j *jsonLD) value(v quad.Value) (any, error) {
	switch v.(type) {
	case quad.IRI, quad.BNode:
		return object{{"@id", j.id(v)}}, nil
	}
	text, datatype, language, err := literal(v)
	if err != nil {
		return nil, err
	}
	text = strings.ToValidUTF8(text, "\uFFFD")
	switch {
	case language != "":
		return object{{"@value", text}, {"@language", language}}, nil
	case datatype != "":
		return object{{"@value", text}, {"@type", absolute(j.base, datatype)}}, nil
	}
	return text, nil
}

// open begins the list of a label's subjects.
func (j *jsonLD) open(label string) {
	j.opened, j.label = true, label
	if label == "" {
		return
	}
	j.separate()
	j.text(`{"@id":`)
	j.json(label)
	j.text(`,"@graph":[`)
	j.list()
}

// flush writes the open subject.
func (j *jsonLD) flush() {
	if j.subject != nil {
		j.element(j.subject)
		j.subject = nil
	}
}

// close ends the open list.
func (j *jsonLD) close() {
	if j.opened && j.label != "" {
		j.text("\n]}")
		j.some = true
	}
	j.opened = false
}
