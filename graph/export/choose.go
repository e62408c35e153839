package export

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"kgraph/graph"
)

// factKey is a fact's subject, relation and object.
type factKey struct {
	subject  quad.IRI
	relation string
	object   quad.IRI
}

func keyOf(f graph.Fact) factKey { return factKey{f.Subject, f.Relation, f.Object} }

// chooser works out what a selection keeps of a source.
type chooser struct {
	*Selection
	known     map[quad.IRI]nodeInfo
	published map[string]string // document to its day

	facts     map[factKey]quad.IRI // to their standing among what is chosen
	claims    map[string]bool
	nodes     map[quad.IRI]bool
	documents map[string]int // to the number of their claims
	degree    map[quad.IRI]int

	sentences    map[quad.IRI]bool // of chosen claims
	documentIRIs map[quad.IRI]bool // of chosen documents
	links        map[quad.IRI][]quad.IRI
}

type nodeInfo struct {
	kind     string // type
	broader  quad.IRI
	mentions int
}

func newChooser(s *Selection) *chooser {
	return &chooser{Selection: s, known: map[quad.IRI]nodeInfo{}, published: map[string]string{}, facts: map[factKey]quad.IRI{},
		claims: map[string]bool{}, nodes: map[quad.IRI]bool{}, documents: map[string]int{}, degree: map[quad.IRI]int{},
		sentences: map[quad.IRI]bool{}, links: map[quad.IRI][]quad.IRI{}}
}

func (c *chooser) read(ctx context.Context, from Source) error {
	if err := c.readDocuments(ctx, from); err != nil {
		return err
	}
	roots, err := c.readNodes(ctx, from)
	if err != nil {
		return err
	}
	if err := c.readFacts(ctx, from); err != nil {
		return err
	}
	if err := c.readLinks(ctx, from); err != nil {
		return err
	}
	within := c.mostNamed(c.around(roots))
	return c.settle(ctx, from, within)
}

func (c *chooser) readDocuments(ctx context.Context, from Source) error {
	for d, err := range from.Documents(ctx) {
		if err != nil {
			return err
		}
		c.published[d.ID] = dayOf(d.Published)
	}
	for _, id := range c.Documents {
		if _, found := c.published[id]; !found {
			return fmt.Errorf("%w: %q: see them with kgraph stats or kgraph query", graph.ErrNoDocument, id)
		}
	}
	return nil
}

// readNodes reads the nodes and gives those that are looked around.
func (c *chooser) readNodes(ctx context.Context, from Source) ([]quad.IRI, error) {
	// What a name fits: exactly, but for case, or an alias alone.
	exact, folded := make([][]quad.IRI, len(c.Entities)), make([][]quad.IRI, len(c.Entities))
	for n, err := range from.Entities(ctx) {
		if err != nil {
			return nil, err
		}
		c.known[n.IRI] = nodeInfo{n.Type, n.Broader, len(n.Mentions)}
		for i, name := range c.Entities {
			name = strings.TrimSuffix(strings.TrimPrefix(name, "<"), ">")
			switch {
			case string(n.IRI) == name || n.Name == name || slices.Contains(n.Aliases, name):
				exact[i] = append(exact[i], n.IRI)
			case strings.EqualFold(n.Name, name) || slices.ContainsFunc(n.Aliases, func(a string) bool { return strings.EqualFold(a, name) }):
				folded[i] = append(folded[i], n.IRI)
			}
		}
	}
	if err := c.knowsTypes(); err != nil {
		return nil, err
	}
	var roots []quad.IRI
	for i, name := range c.Entities {
		found := exact[i]
		if len(found) == 0 {
			found = folded[i]
		}
		if len(found) == 0 {
			return nil, errNoNode(name)
		}
		roots = append(roots, found...)
	}
	return roots, nil
}

// knowsTypes refuses a type that no node has.
func (c *chooser) knowsTypes() error {
	have := map[string]bool{}
	for _, n := range c.known {
		have[n.kind] = true
	}
	for _, t := range c.Types {
		if !have[t] {
			return fmt.Errorf("no entity has the type %q: the graph has %s", t, strings.Join(slices.Sorted(maps.Keys(have)), " "))
		}
	}
	return nil
}

// readFacts chooses facts by their evidence, relation and the types of their
// ends; then those of standing general that repeat one of them.
func (c *chooser) readFacts(ctx context.Context, from Source) error {
	repeats, relations := map[factKey]bool{}, map[string]bool{}
	for f, err := range from.Facts(ctx) {
		if err != nil {
			return err
		}
		relations[f.Relation] = true
		kept, ok := c.narrowed(f)
		if !ok || !c.fits(f) {
			continue
		}
		c.facts[keyOf(f)] = kept.Label
		if f.Label != graph.General {
			subject, object := c.known[f.Subject].broader, c.known[f.Object].broader
			for _, k := range []factKey{{subject, f.Relation, f.Object}, {f.Subject, f.Relation, object}, {subject, f.Relation, object}} {
				repeats[k] = true
			}
		}
	}
	for k, label := range c.facts {
		if label == graph.General && !repeats[k] {
			delete(c.facts, k)
		}
	}
	for _, r := range c.Relations {
		if !relations[r] {
			return fmt.Errorf("no fact has the relation %q: see them with kgraph export -f csv, or its spelling, as in cast_doubt_on", r)
		}
	}
	return nil
}

// fits says whether a fact has a relation and ends that are chosen.
func (c *chooser) fits(f graph.Fact) bool {
	return (len(c.Relations) == 0 || slices.Contains(c.Relations, f.Relation)) && c.typed(f.Subject) && c.typed(f.Object)
}

func (c *chooser) typed(node quad.IRI) bool {
	return len(c.Types) == 0 || slices.Contains(c.Types, c.known[node].kind)
}

// narrowed is a fact as the chosen claims among its evidence make it; ok is
// false if there are none.
func (c *chooser) narrowed(f graph.Fact) (graph.Fact, bool) {
	if f.Label == graph.General {
		return f, !c.Asserted
	}
	if !c.ofClaims() {
		return f, true
	}
	var kept []graph.Evidence
	for _, e := range f.Evidence {
		if c.says(e.Document, e.Label, e.AttributedTo, e.Confidence) {
			kept = append(kept, e)
		}
	}
	if len(kept) == len(f.Evidence) {
		return f, len(kept) > 0
	}
	f.Evidence = kept
	f.Reweigh()
	return f, len(kept) > 0
}

// says says whether a claim with these properties is chosen.
func (c *chooser) says(document string, standing quad.IRI, speaker string, confidence float64) bool {
	day := c.published[document]
	switch {
	case len(c.Documents) > 0 && !slices.Contains(c.Documents, document),
		c.Since != "" && (day == "" || day < c.Since),
		c.Until != "" && (day == "" || day > c.Until),
		len(c.Speakers) > 0 && !slices.ContainsFunc(c.Speakers, func(s string) bool { return strings.EqualFold(s, speaker) }),
		c.Asserted && standing != graph.Asserted,
		confidence < c.MinConfidence:
		return false
	}
	return true
}

// readLinks notes which nodes the chosen facts, and claims that join a subject
// to a further argument, put side by side.
func (c *chooser) readLinks(ctx context.Context, from Source) error {
	if len(c.Entities) == 0 && c.MaxNodes == 0 {
		return nil
	}
	link := func(a, b quad.IRI) {
		c.links[a] = append(c.links[a], b)
		c.links[b] = append(c.links[b], a)
	}
	for k, label := range c.facts {
		if label != graph.General {
			link(k.subject, k.object)
		}
	}
	if len(c.Entities) == 0 {
		return nil
	}
	for claim, err := range from.Claims(ctx, graph.Filter{}) {
		if err != nil {
			return err
		}
		subject := quad.IRI(claim.SubjectNode)
		if !c.chooses(claim) || claim.SubjectEntity < 0 || !c.typed(subject) {
			continue
		}
		for _, a := range claim.Args {
			if other := quad.IRI(a.Entity); a.EntityRef >= 0 && other != "" && c.typed(other) {
				link(subject, other)
			}
		}
	}
	return nil
}

// chooses says whether a claim fits the choices of claims and relations.
func (c *chooser) chooses(claim *graph.Claim) bool {
	standing, _ := claim.Standing()
	return (len(c.Relations) == 0 || slices.Contains(c.Relations, claim.Edge())) &&
		c.says(claim.DocumentID, standing, claim.AttributedTo, claim.Confidence)
}

// around are the nodes within Depth steps of the roots, or nil for all nodes.
func (c *chooser) around(roots []quad.IRI) map[quad.IRI]bool {
	if len(c.Entities) == 0 {
		return nil
	}
	within := map[quad.IRI]bool{}
	for _, r := range roots {
		within[r] = true
	}
	edge := roots
	for range c.Depth {
		var next []quad.IRI
		for _, n := range edge {
			for _, other := range c.links[n] {
				if !within[other] {
					within[other] = true
					next = append(next, other)
				}
			}
		}
		edge = next
	}
	return within
}

// mostNamed cuts nodes down to MaxNodes: those with most facts among them, ties
// by mentions, then name.
func (c *chooser) mostNamed(within map[quad.IRI]bool) map[quad.IRI]bool {
	if c.MaxNodes <= 0 {
		return within
	}
	degree := map[quad.IRI]int{}
	for k, label := range c.facts {
		if label != graph.General && (within == nil || within[k.subject] && within[k.object]) {
			degree[k.subject]++
			degree[k.object]++
		}
	}
	var all []quad.IRI
	for n := range c.known {
		if c.typed(n) && (within == nil || within[n]) {
			all = append(all, n)
		}
	}
	slices.SortFunc(all, func(a, b quad.IRI) int {
		return cmp.Or(cmp.Compare(degree[b], degree[a]), cmp.Compare(c.known[b].mentions, c.known[a].mentions), cmp.Compare(a, b))
	})
	kept := map[quad.IRI]bool{}
	for _, n := range all[:min(c.MaxNodes, len(all))] {
		kept[n] = true
	}
	return kept
}

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
