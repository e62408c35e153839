package graph

import (
	"fmt"
	"strings"

	"github.com/cayleygraph/quad"
)

// IRI is a node's or relation's name in the graph, as in N-Quads but without
// the brackets.
type IRI = quad.IRI

// Labels of quads. A fact's edge has one of the first four, the best that its
// claims give it; everything a document says of itself has the document's own
// IRI as label.
const (
	Asserted = quad.IRI("asserted") // a document says it in its own voice
	Reported = quad.IRI("reported") // somebody is quoted or cited
	Hedged   = quad.IRI("hedged")   // said to be possible or to come
	General  = quad.IRI("general")  // repeated on a broader concept
	Entities = quad.IRI("entities") // descriptions of nodes
)

// Vocabulary of the quads, in the short form in which it is stored.
const (
	RDFType      = quad.IRI("rdf:type")
	RDFSubject   = quad.IRI("rdf:subject")
	RDFPredicate = quad.IRI("rdf:predicate")
	RDFObject    = quad.IRI("rdf:object")
	RDFSLabel    = quad.IRI("rdfs:label")
	AltLabel     = quad.IRI("skos:altLabel")
	Broader      = quad.IRI("skos:broader")
	SameAs       = quad.IRI("owl:sameAs")
	DerivedFrom  = quad.IRI("prov:wasDerivedFrom")
	Title        = quad.IRI("dcterms:title")
	Issued       = quad.IRI("dcterms:issued")
	Publisher    = quad.IRI("dcterms:publisher")
	Creator      = quad.IRI("dcterms:creator")
	SourceURL    = quad.IRI("dcterms:source")
	Identifier   = quad.IRI("dcterms:identifier")
	PartOf       = quad.IRI("dcterms:isPartOf")
	DocumentType = quad.IRI("kg:Document")

	KGOf            = quad.IRI("kg:of")            // narrowed concept -> the name before it
	KGText          = quad.IRI("kg:text")          // sentence -> its words
	KGSpan          = quad.IRI("kg:span")          // claim -> "start-end", code points of the document
	KGPolarity      = quad.IRI("kg:polarity")      // unless positive
	KGModality      = quad.IRI("kg:modality")      // unless fact
	KGVoice         = quad.IRI("kg:voice")         // unless active
	KGSpeaker       = quad.IRI("kg:speaker")       // innermost speaker
	KGCitedBy       = quad.IRI("kg:citedBy")       // speakers further out
	KGQuoted        = quad.IRI("kg:quoted")        // "true" for direct speech
	KGHearsay       = quad.IRI("kg:hearsay")       // "true" where somebody is cited who is not named
	KGConfidence    = quad.IRI("kg:confidence")    // "high" or "low", unless medium
	KGSubjectAspect = quad.IRI("kg:subjectAspect") // "rise" of "DeepSeek's rise"
	KGObjectAspect  = quad.IRI("kg:objectAspect")
	KGPhrase        = quad.IRI("kg:phrase")  // the predicate as written, unless it is its name
	KGContent       = quad.IRI("kg:content") // claim -> the claim that is its object
)

// Confidence at and above which a claim's band is "high", and below which it
// is "low".
const (
	HighConfidence = 0.75
	LowConfidence  = 0.5
)

// taken are the statement's own predicates: an argument role of the same name
// gets "arg_" before it.
var taken = map[quad.IRI]bool{
	KGOf: false, KGText: true, KGSpan: true, KGPolarity: true, KGModality: true, KGVoice: true,
	KGSpeaker: true, KGCitedBy: true, KGQuoted: true, KGHearsay: true, KGConfidence: true,
	KGSubjectAspect: true, KGObjectAspect: true, KGPhrase: true, KGContent: true,
}

// types are the built-in entity types in the order in which ties of a vote
// are decided. Other is last: it wins only where nothing else was voted for.
var types = []string{
	"Person", "Organization", "Country", "City", "Place", "Product",
	"Work", "Event", "Law", "Group", "Concept", "Other",
}

// NameIRI returns the IRI of a node or relation with the given name, before
// clashes are settled: spaces become underscores, and what N-Quads does not
// allow in an IRI is percent-encoded, the percent sign itself included.
func NameIRI(name string) quad.IRI {
	return quad.IRI(encodeIRI(strings.Join(strings.Fields(name), "_")))
}

// DocumentIRI returns the IRI of a document, which is also the label of all
// that it says: "doc/" and its id, percent-encoded.
func DocumentIRI(id string) quad.IRI {
	return quad.IRI("doc/" + encodeIRI(strings.ReplaceAll(id, "#", "%23")))
}

// SentenceIRI returns the IRI of a sentence: its document's with the place in
// code points as RFC 5147 writes it.
func SentenceIRI(doc string, s Span) quad.IRI {
	return quad.IRI(fmt.Sprintf("%s#char=%d,%d", string(DocumentIRI(doc)), s.Start, s.End))
}

// ClaimIRI returns the IRI of a claim's statement: its id.
func ClaimIRI(id string) quad.IRI { return quad.IRI(encodeIRI(id)) }

// encodeIRI percent-encodes the characters that an IRIREF of N-Quads may not
// hold, and the percent sign, so that no two names give one IRI.
func encodeIRI(s string) string {
	clean := true
	for _, r := range s {
		if forbidden(r) {
			clean = false
			break
		}
	}
	if clean {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if !forbidden(r) {
			b.WriteRune(r)
			continue
		}
		for _, c := range []byte(string(r)) {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

func forbidden(r rune) bool {
	return r <= ' ' || strings.ContainsRune("<>\"{}|^`\\%", r) || r == 0x7f || r == 0xfffd
}

// nodeIRI is NameIRI for a node: what would look like a claim, a document or
// well-known vocabulary is encoded once more.
func nodeIRI(name string) string {
	iri := string(NameIRI(name))
	for _, p := range []string{"claim/", "doc/", "rdf:", "rdfs:", "skos:", "prov:", "dcterms:", "kg:", "owl:", "xsd:", "urn:", "http:", "https:"} {
		if strings.HasPrefix(iri, p) {
			last := len(p) - 1
			return fmt.Sprintf("%s%%%02X%s", p[:last], p[last], iri[len(p):])
		}
	}
	return iri
}

// roleIRI is the predicate of a claim's further argument.
func roleIRI(role string) quad.IRI {
	iri := quad.IRI("kg:" + string(NameIRI(role)))
	if taken[iri] {
		iri = quad.IRI("kg:arg_" + string(NameIRI(role)))
	}
	return iri
}
