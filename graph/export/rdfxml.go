package export

import (
	"context"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
)

// writeRDFXML writes the triples grouped by subject; labels have no place. A
// predicate must end in an XML name here: one that does not gets "_" after it.
func writeRDFXML(ctx context.Context, w io.Writer, from Source, opts Options) error {
	r := &rdfXML{printer: printer{w: w}, base: opts.Base}
	r.prefixes = append(append(r.prefixes, vocabulary...), vocabularyPrefix{ours, opts.Base + ours + "/"}, vocabularyPrefix{"e", opts.Base})
	r.header()
	for q, err := range from.Quads(ctx) {
		if err != nil {
			return err
		}
		if err := r.add(q); err != nil {
			return err
		}
	}
	if r.subject != "" {
		r.text("  </rdf:Description>\n")
	}
	r.text("</rdf:RDF>\n")
	return r.err
}

type rdfXML struct {
	printer
	base     string
	prefixes []vocabularyPrefix
	subject  string // the open one, as its attribute
	last     string // triple written, to leave out its twins under other labels
}

func (r *rdfXML) header() {
	r.text(`<?xml version="1.0" encoding="UTF-8"?>` + "\n<rdf:RDF")
	for _, v := range r.prefixes {
		r.text("\n    xmlns:", v.prefix, `="`, xmlText(v.namespace), `"`)
	}
	r.text(">\n")
}

func (r *rdfXML) add(q quad.Quad) error {
	subject := r.reference("about", q.Subject)
	property, closing := r.property(q.Predicate)
	object, err := r.object(property, closing, q.Object)
	if err != nil {
		return err
	}
	if subject != r.subject {
		if r.subject != "" {
			r.text("  </rdf:Description>\n")
		}
		r.text("  <rdf:Description ", subject, ">\n")
		r.subject, r.last = subject, ""
	}
	if object != r.last {
		r.text(object)
	}
	r.last = object
	return r.err
}

// reference is the attribute that names a node.
func (r *rdfXML) reference(attribute string, v quad.Value) string {
	if b, ok := v.(quad.BNode); ok {
		return `rdf:nodeID="` + blank(string(b)) + `"`
	}
	iri, _ := v.(quad.IRI)
	return "rdf:" + attribute + `="` + xmlText(absolute(r.base, string(iri))) + `"`
}

func (r *rdfXML) object(property, closing string, v quad.Value) (string, error) {
	switch v.(type) {
	case quad.IRI, quad.BNode:
		return "    <" + property + " " + r.reference("resource", v) + "/>\n", nil
	}
	text, datatype, language, err := literal(v)
	if err != nil {
		return "", err
	}
	attribute := ""
	switch {
	case language != "":
		attribute = ` xml:lang="` + language + `"`
	case datatype != "":
		attribute = ` rdf:datatype="` + xmlText(absolute(r.base, datatype)) + `"`
	}
	return "    <" + property + attribute + ">" + xmlText(text) + "</" + closing + ">\n", nil
}

// property is the element of a predicate: with its attributes, and its name
// alone.
func (r *rdfXML) property(v quad.Value) (opening, closing string) {
	iri, _ := v.(quad.IRI)
	full := absolute(r.base, string(iri))
	if xmlName(full) == len(full) {
		full += "_"
	}
	for _, p := range r.prefixes {
		if rest, found := strings.CutPrefix(full, p.namespace); found && rest != "" && xmlName(rest) == 0 {
			return p.prefix + ":" + rest, p.prefix + ":" + rest
		}
	}
	at := xmlName(full)
	return `p:` + full[at:] + ` xmlns:p="` + xmlText(full[:at]) + `"`, "p:" + full[at:]
}

// xmlName is where the longest XML name without colon at the end of a string
// begins; the string's length if there is none.
func xmlName(s string) int {
	begin := len(s)
	for i := len(s); i > 0; {
		r, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
		letter := r == '_' || r < 0x80 && unicode.IsLetter(r)
		if letter {
			begin = i
		}
		if !letter && r != '-' && r != '.' && (r < '0' || r > '9') {
			break
		}
	}
	return begin
}
