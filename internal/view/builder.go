package view

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"kgraph/graph"
	"kgraph/graph/export"
)

// builder gathers a scene from a source. Its indices are those of its own
// lists; scene renumbers the nodes by importance.
type builder struct {
	opts      Options
	documents []Document
	documentN map[string]int
	sentences []Sentence
	sentenceN map[sentenceKey]int
	claims    []Claim
	claimN    map[string]int // claim id to its index

	nodes   []*candidate
	nodeN   map[string]int // IRI to index
	facts   []*fact
	factN   map[factKey]int
	between map[[2]int][]int // facts by their ends
	edges   []Edge
	left    int

	denials []denial
	denied  []Edge
}

// candidate is a node that may be drawn.
type candidate struct {
	Node
	concept bool

	documents int
	joins     map[int]bool // claims that hold an edge of it
	known     bool         // ends a relation of the schema
	degree    int
}

type fact struct {
	Fact
	from, to int
}

type sentenceKey struct {
	document string
	start    int
}

type factKey struct {
	from, to  int
	relation  string
	backwards bool
}

func newBuilder(opts Options) *builder {
	// The page's code counts on lists, empty or not.
	return &builder{opts: opts, documents: []Document{}, sentences: []Sentence{}, claims: []Claim{}, edges: []Edge{}, denied: []Edge{}, documentN: map[string]int{}, sentenceN: map[sentenceKey]int{},
		claimN: map[string]int{}, nodeN: map[string]int{}, factN: map[factKey]int{}, between: map[[2]int][]int{}}
}

func (b *builder) read(ctx context.Context, from export.Source) error {
	for d, err := range from.Documents(ctx) {
		if err != nil {
			return fmt.Errorf("view: %w", err)
		}
		b.documentN[d.ID] = len(b.documents)
		b.documents = append(b.documents, Document{ID: d.ID, Title: d.Title, Published: d.Published, Source: d.Source, URL: d.URL})
	}
	for n, err := range from.Entities(ctx) {
		if err != nil {
			return fmt.Errorf("view: %w", err)
		}
		b.node(n)
	}
	for f, err := range from.Facts(ctx) {
		if err != nil {
			return fmt.Errorf("view: %w", err)
		}
		b.fact(f)
	}
	for c, err := range from.Claims(ctx, graph.Filter{AssertedOnly: b.opts.Asserted}) {
		if err != nil {
			return fmt.Errorf("view: %w", err)
		}
		b.claim(c)
	}
	return nil
}

// node adds a node and gives its index.
func (b *builder) node(n graph.Node) int {
	if i, found := b.nodeN[string(n.IRI)]; found {
		return i
	}
	i := len(b.nodes)
	b.nodeN[string(n.IRI)] = i
	name, kind := n.Name, n.Type
	if name == "" {
		name = strings.ReplaceAll(string(n.IRI), "_", " ")
	}
	if kind == "" {
		kind = "Other"
	}
	b.nodes = append(b.nodes, &candidate{
		Node:    Node{ID: string(n.IRI), Name: name, Type: kind, Aliases: n.Aliases, Mentions: len(n.Mentions)},
		concept: n.Kind == graph.Concept, documents: n.Documents,
		joins: map[int]bool{},
	})
	return i
}

// fact adds a plain edge.
func (b *builder) fact(f graph.Fact) {
	if f.Label == graph.General || b.opts.Asserted && f.Label != graph.Asserted {
		return
	}
	from := b.node(graph.Node{IRI: f.Subject, Name: f.SubjectName, Type: f.SubjectType})
	to := b.node(graph.Node{IRI: f.Object, Name: f.ObjectName, Type: f.ObjectType})
	known := b.opts.Known != nil && b.opts.Known(f.Relation)
	b.nodes[from].known = b.nodes[from].known || known
	b.nodes[to].known = b.nodes[to].known || known
	words := export.WordingOf(f, maxWords)
	if words.Backwards {
		from, to = to, from
	}
	at := b.link(from, to, Fact{Relation: f.Relation, Label: labelOf(f, words), Standing: string(f.Label), Support: f.Support, Backwards: words.Backwards})
	for _, e := range f.Evidence {
		b.support(at, b.evidence(e))
	}
}

// link adds a fact, or finds the one that is there, and gives its index.
func (b *builder) link(from, to int, f Fact) int {
	key := factKey{from, to, f.Relation, f.Backwards}
	if i, found := b.factN[key]; found {
		if standingOrder(f.Standing) < standingOrder(b.facts[i].Standing) {
			b.facts[i].Standing = f.Standing
		}
		return i
	}
	b.factN[key] = len(b.facts)
	b.between[[2]int{from, to}] = append(b.between[[2]int{from, to}], len(b.facts))
	b.facts = append(b.facts, &fact{Fact: f, from: from, to: to})
	return len(b.facts) - 1
}

// support adds a claim to a fact's evidence.
func (b *builder) support(at, claim int) {
	f := b.facts[at]
	if slices.Contains(f.Claims, claim) {
		return
	}
	f.Claims = append(f.Claims, claim)
	f.Support = max(f.Support, 1)
	b.nodes[f.from].joins[claim] = true
	b.nodes[f.to].joins[claim] = true
}

// claim adds what a claim holds beside its plain edge: links from its subject
// to its named arguments, and a line on the cards of both its ends when it has
// no edge at all.
func (b *builder) claim(c *graph.Claim) {
	standing := standingOf(c)
	at := b.evidence(evidenceOf(c))
	shown := &b.claims[at]
	if c.Polarity != "positive" {
		shown.Polarity = c.Polarity
	}
	_, edge := c.Standing()
	linked := edge
	subject, found := b.nodeN[c.SubjectNode]
	if found && c.SubjectEntity >= 0 && c.SubjectAspect == "" && (c.StatementOnly == "" || c.ObjectAspect != "") && standing != "" && c.Confidence >= sureLink && !(c.Voice == "passive" && standing == hedged) {
		for _, a := range c.Args {
			object, found := b.nodeN[a.Entity]
			if a.EntityRef < 0 || !found || object == subject || a.Entity == c.ObjectNode || b.nodes[object].concept || a.Aspect != "" || !linking[a.Prep] ||
				b.holds(subject, object, at) || edge && placing[a.Prep] && b.isNamed(c.ObjectNode) {
				continue
			}
			label, whole := argumentLabel(c, a.Prep)
			if !whole {
				continue
			}
			b.support(b.link(subject, object, Fact{Relation: label, Label: label, Standing: standing, Support: 1}), at)
			linked = true
		}
	}
	if linked {
		return
	}
	if b.deny(c, at) {
		return
	}
	for _, iri := range []string{c.SubjectNode, c.ObjectNode} {
		if i, found := b.nodeN[iri]; found && iri != "" && !slices.Contains(b.nodes[i].Loose, at) {
			b.nodes[i].Loose = append(b.nodes[i].Loose, at)
		}
	}
}
