package export

import (
	"context"
	"strings"

	"github.com/cayleygraph/quad"

	"kgraph/graph"
)

// settle drops what touches a node that is not within, and gathers the nodes,
// claims, sentences and documents that are left.
func (c *chooser) settle(ctx context.Context, from Source, within map[quad.IRI]bool) error {
	inside := func(n quad.IRI) bool { return c.typed(n) && (within == nil || within[n]) }
	for k, label := range c.facts {
		if !inside(k.subject) || !inside(k.object) {
			delete(c.facts, k)
			continue
		}
		c.nodes[k.subject], c.nodes[k.object] = true, true
		if label != graph.General {
			c.degree[k.subject]++
			c.degree[k.object]++
		}
	}
	for n := range within {
		c.nodes[n] = c.typed(n)
	}
	for claim, err := range from.Claims(ctx, graph.Filter{}) {
		if err != nil {
			return err
		}
		named, ok := c.ends(claim, inside)
		if !ok || !c.chooses(claim) || len(named) == 0 && c.ofNodes() {
			continue
		}
		for _, n := range named {
			c.nodes[n] = true
		}
		c.claims[claim.ID] = true
		c.documents[claim.DocumentID]++
		c.sentences[graph.SentenceIRI(claim.DocumentID, claim.Span)] = true
	}
	return nil
}

// ends are the nodes of a claim that are inside; ok is false if its subject or
// object is one that is not.
func (c *chooser) ends(claim *graph.Claim, inside func(quad.IRI) bool) (named []quad.IRI, ok bool) {
	for _, end := range []struct {
		entity int
		node   string
	}{{claim.SubjectEntity, claim.SubjectNode}, {claim.ObjectEntity, claim.ObjectNode}} {
		n := quad.IRI(end.node)
		if _, known := c.known[n]; end.entity < 0 || !known {
			continue
		}
		if !inside(n) {
			return nil, false
		}
		named = append(named, n)
	}
	for _, a := range claim.Args {
		n := quad.IRI(a.Entity)
		if _, known := c.known[n]; known && a.EntityRef >= 0 && inside(n) {
			named = append(named, n)
		}
	}
	return named, true
}

// quad says whether a stored quad stays, and with which label.
func (c *chooser) quad(q quad.Quad) (quad.Quad, bool) {
	subject, _ := q.Subject.(quad.IRI)
	object, objectIsNode := q.Object.(quad.IRI)
	switch q.Label {
	case graph.Entities:
		if (q.Predicate == graph.KGOf || q.Predicate == graph.Broader) && objectIsNode {
			return q, c.nodes[subject] && c.nodes[object]
		}
		return q, c.nodes[subject]
	case graph.Asserted, graph.Reported, graph.Hedged, graph.General:
		relation, _ := q.Predicate.(quad.IRI)
		label, found := c.facts[factKey{subject, string(relation), object}]
		if found {
			q.Label = label
		}
		return q, found
	}
	if id, isClaim := strings.CutPrefix(string(subject), "claim/"); isClaim {
		return q, c.claims["claim/"+id]
	}
	if c.sentences[subject] {
		return q, true
	}
	label, _ := q.Label.(quad.IRI)
	return q, subject == label && c.hasDocument(label)
}

// hasDocument says whether a document with this IRI is chosen.
func (c *chooser) hasDocument(iri quad.IRI) bool {
	if c.documentIRIs == nil {
		c.documentIRIs = map[quad.IRI]bool{}
		for id := range c.documents {
			c.documentIRIs[graph.DocumentIRI(id)] = true
		}
	}
	return c.documentIRIs[iri]
}
