package graph

import (
	"cmp"
	"fmt"
	"iter"
	"net/url"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"
)

// Statements reads the claims back from the quads of a graph, wherever those
// come from: a store, or a dump of one. A claim has what its statement says:
// id, document, subject, relation, object, arguments, polarity, modality,
// speakers, phrase and sentence; nodes by their IRIs, in Subject and Object
// their names. Documents without claims are in documents too. Claims are
// ordered by document, place and id. All claims are held in memory.
func Statements(quads iter.Seq2[quad.Quad, error]) (claims []*Claim, documents []string, err error) {
	b := statementReader{claims: map[quad.Value]*Claim{}, places: map[quad.Value]string{}, texts: map[string]string{}}
	for q, err := range quads {
		if err != nil {
			return nil, nil, err
		}
		b.read(q)
	}
	for _, c := range b.claims {
		c.Sentence = b.texts[b.places[quad.IRI(c.ID)]]
		slices.SortFunc(c.Args, func(x, y Arg) int { return cmp.Or(cmp.Compare(x.Role, y.Role), cmp.Compare(x.Text, y.Text)) })
		claims = append(claims, c)
	}
	slices.SortFunc(claims, func(a, b *Claim) int {
		return cmp.Or(cmp.Compare(a.DocumentID, b.DocumentID), cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), cmp.Compare(a.ID, b.ID))
	})
	slices.Sort(b.documents)
	return claims, slices.Compact(b.documents), nil
}

type statementReader struct {
	claims    map[quad.Value]*Claim
	places    map[quad.Value]string // claim -> its sentence's IRI
	texts     map[string]string     // sentence's IRI -> text
	documents []string
}

func (b *statementReader) read(q quad.Quad) {
	subject, ok := q.Subject.(quad.IRI)
	if !ok {
		return
	}
	switch {
	case strings.HasPrefix(string(subject), "claim/"):
		b.statement(subject, q)
	case q.Predicate == KGText:
		b.texts[string(subject)] = literal(q.Object)
	case q.Predicate == Identifier:
		b.documents = append(b.documents, literal(q.Object))
	}
}

func (b *statementReader) statement(id quad.IRI, q quad.Quad) {
	c := b.claims[id]
	if c == nil {
		c = &Claim{ID: string(id), Polarity: "positive", Modality: "fact", Voice: "active", SubjectEntity: NoEntity, ObjectEntity: NoEntity}
		if label, ok := q.Label.(quad.IRI); ok {
			c.DocumentID = documentID(label)
		}
		b.claims[id] = c
	}
	predicate, _ := q.Predicate.(quad.IRI)
	switch predicate {
	case RDFSubject:
		c.Subject, c.SubjectNode = spelled(q.Object)
	case RDFPredicate:
		c.Predicate, _ = spelled(q.Object)
		c.Predicate = strings.ReplaceAll(c.Predicate, " ", "_")
	case RDFObject:
		c.Object, c.ObjectNode = spelled(q.Object)
	case DerivedFrom:
		if iri, ok := q.Object.(quad.IRI); ok {
			b.places[id] = string(iri)
			if _, at, ok := strings.Cut(string(iri), "#char="); ok {
				fmt.Sscanf(at, "%d,%d", &c.Start, &c.End) // a place that is not one leaves the zeros
			}
		}
	case KGPolarity:
		c.Polarity = literal(q.Object)
	case KGModality:
		c.Modality = literal(q.Object)
	case KGVoice:
		c.Voice = literal(q.Object)
	case KGQuoted:
		c.Quoted = true
	case KGPhrase:
		c.PredicateText = literal(q.Object)
	case KGSubjectAspect:
		c.SubjectAspect = literal(q.Object)
	case KGObjectAspect:
		c.ObjectAspect = literal(q.Object)
	case KGSpeaker:
		name, _ := spelled(q.Object)
		c.Speakers, c.AttributedTo = append(c.Speakers, name), name // innermost last
	case KGCitedBy:
		name, _ := spelled(q.Object)
		c.Speakers = slices.Insert(c.Speakers, 0, name)
	case KGConfidence, KGSpan, KGContent:
	default:
		role := strings.TrimPrefix(strings.TrimPrefix(string(predicate), "kg:"), "arg_")
		text, node := spelled(q.Object)
		c.Args = append(c.Args, Arg{Role: role, Text: text, Entity: node, EntityRef: NoEntity})
	}
}

// spelled is a node's name and IRI, or a literal's text.
func spelled(v quad.Value) (text, node string) {
	iri, ok := v.(quad.IRI)
	if !ok {
		return literal(v), ""
	}
	name := string(iri)
	if s, err := url.PathUnescape(name); err == nil {
		name = s
	}
	return strings.ReplaceAll(name, "_", " "), string(iri)
}

func literal(v quad.Value) string {
	if v == nil {
		return ""
	}
	switch v := v.(type) {
	case quad.String:
		return string(v)
	case quad.TypedString:
		return string(v.Value)
	case quad.LangString:
		return string(v.Value)
	}
	return fmt.Sprint(v.Native())
}

// documentID is the id behind a document's IRI.
func documentID(iri quad.IRI) string {
	id := strings.TrimPrefix(string(iri), "doc/")
	if s, err := url.PathUnescape(id); err == nil {
		return s
	}
	return id
}
