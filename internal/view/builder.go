package view

import (
	"context"
	"fmt"
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

	nodes []*candidate
	nodeN map[string]int // node id to its index
	facts []*fact
	factN map[factKey]int
	edges []Edge
	drawn int
	left  int
}

// candidate is a node that may be drawn.
type candidate struct {
	Node
	concept bool
	joins   map[int]bool // claims that hold an edge of it
	known   bool         // ends a relation of the schema
	degree  int
}

type fact struct {
	Fact
	from, to int
	relation string
	evidence []export.Claim
}

type sentenceKey struct {
	document string
	start    int
}

type factKey struct {
	from, to int
	relation string
}

func newBuilder(opts Options) *builder {
	return &builder{opts: opts, documentN: map[string]int{}, sentenceN: map[sentenceKey]int{},
		claimN: map[string]int{}, nodeN: map[string]int{}, factN: map[factKey]int{}}
}

func (b *builder) read(ctx context.Context, from export.Source) error {
	for d, err := range from.Documents(ctx) {
		if err != nil {
			return fmt.Errorf("view: %w", err)
		}
		b.documentN[d.ID] = len(b.documents)
		b.documents = append(b.documents, Document{ID: d.ID, Title: d.Title, Published: d.Published, Source: d.Source, URL: d.URL})
	}
	for n, err := range from.Nodes(ctx) {
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
	for c, err := range from.Claims(ctx) {
		if err != nil {
			return fmt.Errorf("view: %w", err)
		}
		b.claim(c)
	}
	return nil
}

// node adds a node and gives its index.
func (b *builder) node(n export.Node) int {
	if i, found := b.nodeN[n.ID]; found {
		return i
	}
	i := len(b.nodes)
	b.nodeN[n.ID] = i
	kind := n.Type
	if kind == "" {
		kind = "Other"
	}
	b.nodes = append(b.nodes, &candidate{
		Node:    Node{ID: n.ID, Name: n.Name, Type: kind, Aliases: n.Aliases, Mentions: n.Mentions},
		concept: n.Kind == graph.Concept,
		joins:   map[int]bool{},
	})
	return i
}

// end gives the index of a fact's end, adding a node nobody described.
func (b *builder) end(id string) int {
	return b.node(export.Node{ID: id, Name: strings.ReplaceAll(id, "_", " ")})
}

// fact adds a plain edge.
func (b *builder) fact(f export.Fact) {
	if f.Standing == export.General || b.opts.Asserted && f.Standing != export.Asserted {
		return
	}
	from, to := b.end(f.Subject), b.end(f.Object)
	known := b.opts.Known != nil && b.opts.Known(f.Relation)
	b.nodes[from].known = b.nodes[from].known || known
	b.nodes[to].known = b.nodes[to].known || known
	label := f.Phrase
	if label == "" {
		label = export.Phrase(f.Relation, f.Claims)
	}
	at := b.link(from, to, f.Relation, Fact{Relation: f.Relation, Label: label, Standing: f.Standing, Support: f.Support})
	for _, c := range f.Claims {
		b.support(at, c)
	}
}

// link adds a fact, or finds the one that is there, and gives its index.
func (b *builder) link(from, to int, relation string, f Fact) int {
	key := factKey{from, to, relation}
	if i, found := b.factN[key]; found {
		if standingOrder(f.Standing) < standingOrder(b.facts[i].Standing) {
			b.facts[i].Standing = f.Standing
		}
		return i
	}
	b.factN[key] = len(b.facts)
	b.facts = append(b.facts, &fact{Fact: f, from: from, to: to, relation: relation})
	return len(b.facts) - 1
}

// support adds a claim to a fact's evidence.
func (b *builder) support(at int, c export.Claim) {
	f := b.facts[at]
	i := b.evidence(c)
	f.Claims = append(f.Claims, i)
	f.evidence = append(f.evidence, c)
	f.Support = max(f.Support, 1)
	b.nodes[f.from].joins[i] = true
	b.nodes[f.to].joins[i] = true
}

// claim adds what a claim holds beside its plain edge: links from its subject
// to its named arguments, and a line on the cards of both its ends when it has
// no edge at all.
func (b *builder) claim(c export.Claim) {
	standing := c.Standing
	if standing == "" {
		standing = standingOf(c)
	}
	linked := c.Standing != "" && c.SubjectID != "" && c.ObjectID != ""
	if c.SubjectID != "" && standing != "" && (!b.opts.Asserted || standing == export.Asserted) {
		for i, id := range c.ArgIDs {
			if id == "" || id == c.SubjectID || id == c.ObjectID || i >= len(c.Args) || !b.named(id) {
				continue
			}
			label := argumentLabel(c, c.Args[i].Role)
			at := b.link(b.end(c.SubjectID), b.end(id), label, Fact{Relation: label, Label: label, Standing: standing, Support: 1})
			b.support(at, c)
			linked = true
		}
	}
	if linked {
		return
	}
	at := b.evidence(c)
	for _, id := range []string{c.SubjectID, c.ObjectID} {
		if i, found := b.nodeN[id]; found {
			b.nodes[i].Loose = append(b.nodes[i].Loose, at)
		}
	}
}

// named says whether an id is that of a named thing.
func (b *builder) named(id string) bool {
	i, found := b.nodeN[id]
	return found && !b.nodes[i].concept
}

// argumentLabel is relation and preposition: "prevailed … against".
func argumentLabel(c export.Claim, role string) string {
	words := export.Phrase(c.Relation, []export.Claim{c})
	if role == "" || strings.HasSuffix(words, " "+role) {
		return words
	}
	if c.Object == "" {
		return words + " " + role
	}
	return words + " … " + role
}

// standingOf is the standing that a claim without a plain edge would give one.
func standingOf(c export.Claim) export.Standing {
	if c.Polarity != "" && c.Polarity != "positive" {
		return ""
	}
	switch c.Modality {
	case "possible", "predicted":
		return export.Hedged
	case "", "fact":
		if c.AttributedTo != "" {
			return export.Reported
		}
		return export.Asserted
	}
	return ""
}

// evidence adds a claim's sentence and marks and gives the claim's index.
func (b *builder) evidence(c export.Claim) int {
	if i, found := b.claimN[c.ID]; found && c.ID != "" {
		return i
	}
	document, found := b.documentN[c.DocumentID]
	if !found {
		document = len(b.documents)
		b.documentN[c.DocumentID] = document
		b.documents = append(b.documents, Document{ID: c.DocumentID, Title: c.Title, Published: c.Published, Source: c.Outlet})
	}
	key := sentenceKey{c.DocumentID, c.Start}
	sentence, found := b.sentenceN[key]
	if !found || b.sentences[sentence].Text != c.Sentence {
		sentence = len(b.sentences)
		b.sentenceN[key] = sentence
		b.sentences = append(b.sentences, Sentence{document, c.Sentence})
	}
	mark := func(span *[2]int) []int {
		if span == nil || span[0] < c.Start || span[1] > c.End || span[0] >= span[1] {
			return nil
		}
		return []int{span[0] - c.Start, span[1] - c.Start}
	}
	shown := Claim{Sentence: sentence, Subject: mark(c.Spans.Subject), Predicate: mark(c.Spans.Predicate),
		Object: mark(c.Spans.Object), Speaker: c.AttributedTo, Confidence: c.Confidence}
	if c.Modality != "fact" {
		shown.Modality = c.Modality
	}
	if c.Polarity != "positive" {
		shown.Polarity = c.Polarity
	}
	b.claimN[c.ID] = len(b.claims)
	b.claims = append(b.claims, shown)
	return len(b.claims) - 1
}
