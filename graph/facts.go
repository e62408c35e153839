package graph

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"
)

func itoa(i int) string { return strconv.Itoa(i) }

// factKey is a fact over entity keys. The relation is the IRI's spelling.
type factKey struct{ subject, relation, object string }

// standings counts the claims behind a fact, by how they stand: asserted,
// reported, hedged, and repeated from a narrower concept.
type standings [4]int

var standingLabels = [4]quad.IRI{Asserted, Reported, Hedged, General}

// label is the best standing; ok is false if no claim is left.
func (s standings) label() (l quad.IRI, ok bool) {
	for i, n := range s {
		if n > 0 {
			return standingLabels[i], true
		}
	}
	return "", false
}

func (s standings) append(b []byte) []byte {
	for _, n := range s {
		b = binary.AppendUvarint(b, uint64(n))
	}
	return b
}

func parseStandings(b []byte) (s standings, err error) {
	for i := range s {
		n, w := binary.Uvarint(b)
		if w <= 0 {
			return s, fmt.Errorf("%w: counts of a fact", ErrDamaged)
		}
		s[i], b = int(n), b[w:]
	}
	return s, nil
}

// Standing says which label a claim gives to its fact's edge: Hedged for what
// is possible or predicted, Reported for what somebody is quoted or cited for,
// Asserted for the rest. What is denied, partly so, conditional, asked, wished
// or necessary, what is not about two nodes, and what would mislead without its
// sentence (see StatementOnly), puts no edge: ok is false.
func (c *Claim) Standing() (label quad.IRI, ok bool) {
	i := c.standing()
	if i < 0 {
		return "", false
	}
	return standingLabels[i], true
}

func (c *Claim) standing() int {
	if c.SubjectEntity < 0 || c.ObjectEntity < 0 || c.Edge() == "" || c.StatementOnly != "" {
		return -1
	}
	if c.Polarity != "" && c.Polarity != "positive" {
		return -1
	}
	switch c.Modality {
	case "possible", "predicted":
		return 2
	case "", "fact":
	default:
		return -1
	}
	if c.Cites() {
		return 1
	}
	return 0
}

// Cites says whether the claim is somebody else's than the document's.
func (c *Claim) Cites() bool {
	return c.Quoted || c.Hearsay || c.AttributedTo != "" || len(c.Speakers) > 0
}

// ends are the entities that the claim's edge runs from and to.
func (c *Claim) ends() (from, to int) {
	if c.Reversed {
		return c.ObjectEntity, c.SubjectEntity
	}
	return c.SubjectEntity, c.ObjectEntity
}

const general = 3 // index of General in standings

// relation is the spelling of a claim's predicate in keys and IRIs.
func relation(predicate string) string { return string(NameIRI(predicate)) }

// eachFact calls f for every fact a record's claims put, with the standing of
// each; a fact over a narrowed concept is repeated on the broader one.
func eachFact(r *Record, f func(k factKey, standing int)) {
	keys := keySet(r)
	broader := func(i int) string {
		e := &r.Entities[i]
		if e.Broader != e.Key && keys[e.Broader] {
			return e.Broader
		}
		return ""
	}
	for i := range r.Claims {
		c := &r.Claims[i]
		st := c.standing()
		if st < 0 {
			continue
		}
		from, to := c.ends()
		s, o := r.Entities[from].Key, r.Entities[to].Key
		rel := relation(c.Edge())
		f(factKey{s, rel, o}, st)
		bs, bo := broader(from), broader(to)
		for _, k := range []factKey{{bs, rel, o}, {s, rel, bo}, {bs, rel, bo}} {
			if k.subject != "" && k.object != "" && k.subject != k.object {
				f(k, general)
			}
		}
	}
}

func keySet(r *Record) map[string]bool {
	keys := make(map[string]bool, len(r.Entities))
	for i := range r.Entities {
		keys[r.Entities[i].Key] = true
	}
	return keys
}

// factQuad is the one edge of a fact; ok is false if it has none.
func factQuad(k factKey, s standings, iri func(string) string) (q quad.Quad, ok bool) {
	label, ok := s.label()
	si, oi := iri(k.subject), iri(k.object)
	if !ok || si == "" || oi == "" {
		return q, false
	}
	return quad.Quad{Subject: quad.IRI(si), Predicate: quad.IRI(k.relation), Object: quad.IRI(oi), Label: label}, true
}

// describe is a node's description.
func describe(key string, n *node, iri func(string) string) []quad.Quad {
	if n == nil || n.IRI == "" {
		return nil
	}
	me := quad.IRI(n.IRI)
	var out []quad.Quad
	put := func(p quad.IRI, o quad.Value) {
		out = append(out, quad.Quad{Subject: me, Predicate: p, Object: o, Label: Entities})
	}
	name := n.name(key)
	put(RDFType, NameIRI(n.typ()))
	put(RDFSLabel, quad.String(name))
	for _, a := range n.aliases(name) {
		put(AltLabel, quad.String(a))
	}
	if of := iri(most(n.Of)); of != "" {
		put(KGOf, quad.IRI(of))
	}
	if b := iri(most(n.Broader)); b != "" {
		put(Broader, quad.IRI(b))
	}
	if same := only(n.SameAs); same != "" {
		put(SameAs, quad.IRI(same))
	}
	return out
}

// statements are the quads of one document: itself, its sentences that carry
// claims, and its claims, all labelled with the document's IRI.
func statements(r *Record, iri func(key string) string) []quad.Quad {
	b := &statementWriter{r: r, iri: iri, doc: DocumentIRI(r.Document.ID)}
	b.document()
	seen := map[Span]bool{}
	for i := range r.Claims {
		c := &r.Claims[i]
		if !seen[c.Span] {
			seen[c.Span] = true
			s := SentenceIRI(r.Document.ID, c.Span)
			b.put(s, KGText, quad.String(c.Sentence))
			b.put(s, PartOf, b.doc)
		}
		b.claim(c)
	}
	return b.out
}

type statementWriter struct {
	r   *Record
	iri func(string) string
	doc quad.IRI
	out []quad.Quad
}

func (b *statementWriter) put(s, p quad.IRI, o quad.Value) {
	b.out = append(b.out, quad.Quad{Subject: s, Predicate: p, Object: o, Label: b.doc})
}

// text puts a literal, unless it is empty or the default.
func (b *statementWriter) text(s, p quad.IRI, v, unless string) {
	if v != "" && v != unless {
		b.put(s, p, quad.String(v))
	}
}

func (b *statementWriter) document() {
	d := &b.r.Document
	b.put(b.doc, RDFType, DocumentType)
	b.put(b.doc, Identifier, quad.String(d.ID))
	b.text(b.doc, Title, d.Title, "")
	b.text(b.doc, Issued, d.Published, "")
	b.text(b.doc, Publisher, d.Source, "")
	for _, a := range slices.Compact(slices.Sorted(slices.Values(d.Authors))) {
		b.text(b.doc, Creator, a, "")
	}
	b.text(b.doc, SourceURL, d.URL, "")
}

// value is a slot's term: its node if it names one, else its words.
func (b *statementWriter) value(entity int, words string) quad.Value {
	if entity >= 0 {
		if iri := b.iri(b.r.Entities[entity].Key); iri != "" {
			return quad.IRI(iri)
		}
	}
	if words == "" {
		return nil
	}
	return quad.String(words)
}

func (b *statementWriter) claim(c *Claim) {
	s := ClaimIRI(c.ID)
	slot := func(p quad.IRI, entity int, words string) {
		if v := b.value(entity, words); v != nil {
			b.put(s, p, v)
		}
	}
	subject, object := RDFSubject, RDFObject
	if c.Reversed {
		subject, object = object, subject
	}
	slot(subject, c.SubjectEntity, c.Subject)
	if c.Edge() != "" {
		b.put(s, RDFPredicate, NameIRI(c.Edge()))
	}
	if c.ContentOf != "" {
		b.put(s, KGContent, ClaimIRI(c.ContentOf))
	}
	if c.ContentOf == "" || c.Object != c.ContentOf {
		slot(object, c.ObjectEntity, c.Object)
	}
	span := c.extent()
	b.put(s, KGSpan, quad.String(itoa(span.Start)+"-"+itoa(span.End)))
	b.put(s, DerivedFrom, SentenceIRI(b.r.Document.ID, c.Span))
	b.text(s, KGPolarity, c.Polarity, "positive")
	b.text(s, KGModality, c.Modality, "fact")
	b.text(s, KGVoice, c.Voice, "active")
	b.text(s, KGSubjectAspect, c.SubjectAspect, "")
	b.text(s, KGObjectAspect, c.ObjectAspect, "")
	b.text(s, KGPhrase, c.PredicateText, strings.ReplaceAll(c.Edge(), "_", " "))
	b.text(s, KGConfidence, band(c.Confidence), "medium")
	if c.Quoted {
		b.text(s, KGQuoted, "true", "")
	}
	if c.Hearsay {
		b.text(s, KGHearsay, "true", "")
	}
	b.speakers(s, c)
	for i := range c.Args {
		if a := &c.Args[i]; a.Role != "" {
			words := a.Value
			if words == "" {
				words = a.Text
			}
			slot(roleIRI(a.Role), a.EntityRef, words)
		}
	}
}

func (b *statementWriter) speakers(s quad.IRI, c *Claim) {
	last := len(c.Speakers) - 1
	if last < 0 {
		b.text(s, KGSpeaker, c.AttributedTo, "")
		return
	}
	for i, words := range c.Speakers {
		e := NoEntity
		if i < len(c.SpeakerEntity) {
			e = c.SpeakerEntity[i]
		}
		p := KGCitedBy
		if i == last {
			p = KGSpeaker
		}
		if v := b.value(e, words); v != nil {
			b.put(s, p, v)
		}
	}
}

// extent is the stretch of text from the first to the last word of the
// claim's slots, or its sentence if they have none.
func (c *Claim) extent() Span {
	out, any := Span{}, false
	for _, s := range []*[2]int{c.Spans.Subject, c.Spans.Predicate, c.Spans.Object} {
		if s == nil {
			continue
		}
		if !any {
			out, any = Span{s[0], s[1]}, true
			continue
		}
		out.Start, out.End = min(out.Start, s[0]), max(out.End, s[1])
	}
	if !any {
		return c.Span
	}
	return out
}

func band(confidence float64) string {
	switch {
	case confidence >= HighConfidence:
		return "high"
	case confidence < LowConfidence:
		return "low"
	}
	return "medium"
}
