package export

import (
	"context"
	"iter"

	"github.com/cayleygraph/quad"

	"kgraph/graph"
)

// Source is the graph an exporter or a picture reads. Every sequence has a
// stable order, ends at the first error, and may be started again.
type Source interface {
	// Documents gives the documents by id. Their Text may be left empty.
	Documents(context.Context) iter.Seq2[graph.Document, error]
	// Nodes gives named things and concepts by id.
	Nodes(context.Context) iter.Seq2[Node, error]
	// Facts gives the plain edges by subject, relation and object.
	Facts(context.Context) iter.Seq2[Fact, error]
	// Claims gives every claim by document and sentence, those without a plain
	// edge included.
	Claims(context.Context) iter.Seq2[Claim, error]
	// Quads gives the stored quads by subject, predicate, object and label.
	Quads(context.Context) iter.Seq2[quad.Quad, error]
}

// Node is a named thing or a concept.
type Node struct {
	ID       string           `json:"id"`   // its IRI as stored, without angle brackets
	Name     string           `json:"name"` // for people
	Type     string           `json:"type"` // Person, Country, Concept ...
	Kind     graph.EntityKind `json:"kind"`
	Aliases  []string         `json:"aliases,omitempty"`
	Mentions int              `json:"mentions,omitempty"`
	Of       string           `json:"of,omitempty"`      // id of the name that narrows a concept
	Broader  string           `json:"broader,omitempty"` // id of the concept without that name
}

// Standing is how a plain edge is held at best.
type Standing string

// The standings, best first. General edges are repeated on a broader concept.
const (
	Asserted Standing = "asserted"
	Reported Standing = "reported"
	Hedged   Standing = "hedged"
	General  Standing = "general"
)

// Fact is a plain edge of the graph with the claims it rests on.
type Fact struct {
	Subject    string   `json:"subject"` // node id
	Relation   string   `json:"relation"`
	Object     string   `json:"object"` // node id
	Standing   Standing `json:"standing"`
	Phrase     string   `json:"phrase"` // the source's words, see Phrase
	Confidence float64  `json:"confidence,omitempty"`
	Support    int      `json:"support"` // distinct outlets that say it
	Claims     []Claim  `json:"claims,omitempty"`
}

// Claim is a claim of a record with the names its slots have in the graph and
// the document it stands in.
type Claim struct {
	graph.Claim
	SubjectID string   `json:"subject_id,omitempty"` // node id, "" when none
	Relation  string   `json:"relation,omitempty"`   // canonical
	ObjectID  string   `json:"object_id,omitempty"`  // node id, "" when none
	ArgIDs    []string `json:"arg_ids,omitempty"`    // parallel to Args; "" when none
	Standing  Standing `json:"standing,omitempty"`   // "" when it puts no plain edge

	Title     string `json:"title,omitempty"` // of the document
	Published string `json:"published,omitempty"`
	Outlet    string `json:"outlet,omitempty"`
}

// Graph is a Source held in memory: for tests, and for parts of a store.
// Its lists are in the order Source asks for.
type Graph struct {
	AllDocuments []graph.Document
	AllNodes     []Node
	AllFacts     []Fact
	AllClaims    []Claim
	AllQuads     []quad.Quad
}

var _ Source = (*Graph)(nil)

// Documents implements Source.
func (g *Graph) Documents(ctx context.Context) iter.Seq2[graph.Document, error] {
	return each(ctx, g.AllDocuments)
}

// Nodes implements Source.
func (g *Graph) Nodes(ctx context.Context) iter.Seq2[Node, error] { return each(ctx, g.AllNodes) }

// Facts implements Source.
func (g *Graph) Facts(ctx context.Context) iter.Seq2[Fact, error] { return each(ctx, g.AllFacts) }

// Claims implements Source.
func (g *Graph) Claims(ctx context.Context) iter.Seq2[Claim, error] { return each(ctx, g.AllClaims) }

// Quads implements Source.
func (g *Graph) Quads(ctx context.Context) iter.Seq2[quad.Quad, error] { return each(ctx, g.AllQuads) }

// each yields a list's elements until the context is done.
func each[T any](ctx context.Context, list []T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, item := range list {
			if err := ctx.Err(); err != nil {
				var none T
				yield(none, err)
				return
			}
			if !yield(item, nil) {
				return
			}
		}
	}
}
