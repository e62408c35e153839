package export

import (
	"context"
	"crypto/sha1"
	"encoding/hex"
	"encoding/json"
	"io"
	"strings"
	"unicode"

	"kgraph/graph"
)

// ftmSchemata are FollowTheMoney's words for our types. A country acts here, as
// a public body does; what has no schema of its own is a note.
var ftmSchemata = map[string]string{
	"Person": "Person", "Organization": "Organization", "Group": "Organization", "Country": "PublicBody",
	"City": "Address", "Place": "Address", "Product": "Asset", "Work": "Document", "Law": "Document", "Event": "Event",
}

// writeFTM writes FollowTheMoney entities, one a line, as Aleph loads them: the
// documents as articles, the nodes, and each fact as a link with its articles
// as proof.
func writeFTM(ctx context.Context, w io.Writer, from Source, opts Options) error {
	f := &ftm{lines: json.NewEncoder(w), base: opts.Base, urls: map[string]string{}}
	f.lines.SetEscapeHTML(false)
	for d, err := range from.Documents(ctx) {
		if err != nil {
			return err
		}
		f.document(d)
	}
	if err := walk(ctx, from, f); err != nil {
		return err
	}
	return f.err
}

type ftm struct {
	lines *json.Encoder
	base  string
	urls  map[string]string // of documents
	err   error
}

type ftmEntity struct {
	ID         string              `json:"id"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"` // in order: encoding/json sorts the keys
}

func (f *ftm) failed() error { return f.err }

// write writes an entity without its empty properties.
func (f *ftm) write(id, schema string, properties map[string][]string) {
	for name, values := range properties {
		var kept []string
		for _, v := range values {
			if strings.TrimSpace(v) != "" {
				kept = append(kept, ftmText(v))
			}
		}
		properties[name] = kept
		if len(kept) == 0 {
			delete(properties, name)
		}
	}
	if f.err == nil {
		f.err = f.lines.Encode(ftmEntity{id, schema, properties})
	}
}

// ftmText puts U+FFFD where FollowTheMoney would drop a character unseen:
// control characters, and what is none.
func ftmText(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && !strings.ContainsRune("\t\n\r", r) || r&0xFFFE == 0xFFFE {
			return '\uFFFD'
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// ftmID is an entity's id, from a full IRI.
func ftmID(iri string) string {
	sum := sha1.Sum([]byte(iri))
	return hex.EncodeToString(sum[:])
}

func (f *ftm) documentID(id string) string {
	return ftmID(absolute(f.base, string(graph.DocumentIRI(id))))
}

func (f *ftm) document(d graph.DocumentInfo) {
	title := d.Title
	if strings.TrimSpace(title) == "" {
		title = d.ID
	}
	f.urls[d.ID] = ftmURL(d.URL)
	f.write(f.documentID(d.ID), "Article", map[string][]string{
		"name": {title}, "title": {title}, "fileName": {d.ID}, "publishedAt": {dayOf(d.Published)},
		"publisher": {d.Source}, "sourceUrl": {f.urls[d.ID]},
	})
}

// ftmURL keeps what a browser may open.
func ftmURL(url string) string {
	if strings.HasPrefix(url, "https://") || strings.HasPrefix(url, "http://") {
		return url
	}
	return ""
}

func (f *ftm) node(n graph.Node) {
	schema, known := ftmSchemata[n.Type]
	if !known {
		schema = "Note"
	}
	iri := absolute(f.base, string(n.IRI))
	name := n.Name
	if strings.TrimSpace(name) == "" {
		name = iri
	}
	properties := map[string][]string{"name": {name}, "alias": n.Aliases, "summary": {n.Type}}
	switch schema {
	case "Address":
		properties["full"] = []string{name}
	case "Document":
		properties["title"] = []string{name}
	case "Note":
		properties["description"] = []string{name}
	}
	var proof []string
	seen := map[string]bool{}
	for _, m := range n.Mentions {
		if !seen[m.Document] {
			seen[m.Document] = true
			proof = append(proof, f.documentID(m.Document))
		}
	}
	properties["proof"] = proof
	f.write(ftmID(iri), schema, properties)
}

func (f *ftm) edge(fact graph.Fact) {
	subject, object := absolute(f.base, string(fact.Subject)), absolute(f.base, string(fact.Object))
	properties := map[string][]string{
		"subject": {ftmID(subject)}, "object": {ftmID(object)}, "role": {words(fact.Relation)},
		"summary": {edgeLabel(fact)}, "status": {string(fact.Label)},
		"recordId":  distinct(fact, func(e graph.Evidence) string { return e.Claim }),
		"date":      distinct(fact, func(e graph.Evidence) string { return dayOf(e.Published) }),
		"publisher": distinct(fact, func(e graph.Evidence) string { return e.Source }),
		"sourceUrl": distinct(fact, func(e graph.Evidence) string { return f.urls[e.Document] }),
		"proof":     distinct(fact, func(e graph.Evidence) string { return f.documentID(e.Document) }),
		"description": distinct(fact, func(e graph.Evidence) string {
			said := e.Sentence
			if e.AttributedTo != "" {
				said += " (" + e.AttributedTo + ")"
			}
			return said
		}),
	}
	f.write(ftmID(subject+" "+fact.Relation+" "+object), "UnknownLink", properties)
}
