package view

import (
	"context"

	"kgraph/graph/export"
	"kgraph/schema"
)

// DefaultMaxNodes is how many nodes are drawn at first.
const DefaultMaxNodes = 300

// Options say what to draw.
type Options struct {
	Title    string // of the page; "" takes the documents'
	MaxNodes int    // drawn at first; 0 is DefaultMaxNodes
	Asserted bool   // only what a document says in its own voice
	// Known says whether a relation is one of the schema's: a concept at its end
	// is drawn even if a single claim names it. nil asks the default schema.
	Known func(relation string) bool
	// ClaimIDs keeps the claims' ids, by which a server's page finds a
	// document's claims in the picture.
	ClaimIDs bool
}

// Scene is everything a picture needs. It is the JSON the page reads; indices
// count from zero within their list.
type Scene struct {
	Title     string     `json:"title"`
	Types     []Type     `json:"types"` // those that occur, in legend order
	Documents []Document `json:"documents"`
	Nodes     []Node     `json:"nodes"` // most important first
	Edges     []Edge     `json:"edges"`
	Denied    []Edge     `json:"denied"` // what is denied of two nodes; no part of Edges, and drawn only when asked for
	Claims    []Claim    `json:"claims"`
	Sentences []Sentence `json:"sentences"`
	Left      int        `json:"left"` // connected nodes that are not drawn at first
}

// Document is where claims stand.
type Document struct {
	ID        string `json:"id"`
	Title     string `json:"title,omitempty"`
	Published string `json:"published,omitempty"`
	Source    string `json:"source,omitempty"`
	URL       string `json:"url,omitempty"`
}

// Node is a named thing or concept. X and Y are its centre in pixels.
type Node struct {
	ID       string   `json:"id"`
	Name     string   `json:"name"`
	Lines    []string `json:"lines"` // the name as it is broken under the node
	Type     string   `json:"type"`
	Aliases  []string `json:"aliases,omitempty"`
	Mentions int      `json:"mentions,omitempty"`
	Rank     float64  `json:"rank"` // 0..1, the most important node has 1
	Radius   float64  `json:"radius"`
	Font     float64  `json:"font"` // pixels
	Drawn    bool     `json:"drawn,omitempty"`
	X        float64  `json:"x"`
	Y        float64  `json:"y"`
	Loose    []int    `json:"loose,omitempty"` // claims about it that hold no edge
	More     int      `json:"more,omitempty"`  // its neighbours that are not drawn at first, if it is
	// Community is the group that it has most edges with; 0 is the largest.
	Community int     `json:"community"`
	Component int     `json:"component"`         // connected part; 0 is the largest
	Between   float64 `json:"between,omitempty"` // betweenness: 0..1, the node that most ways lead over has 1
}

// Edge bundles the facts between two nodes that run the same way.
type Edge struct {
	Source   int      `json:"source"`
	Target   int      `json:"target"`
	Label    string   `json:"label"`              // of its best fact
	Lines    []string `json:"lines"`              // as drawn along it
	At       float64  `json:"-"`                  // where on it, as a share of the line that is seen
	Bend     float64  `json:"bend,omitempty"`     // how far its control point lies aside, in pixels
	Along    float64  `json:"along,omitempty"`    // the same in pixels, where it is not the middle
	Hidden   bool     `json:"hidden,omitempty"`   // its words have no room unless asked for
	Standing string   `json:"standing"`           // asserted, reported or hedged; denied within Scene.Denied
	Speakers []string `json:"speakers,omitempty"` // of its best fact
	Own      bool     `json:"own,omitempty"`      // its source is the only one of them
	Support  int      `json:"support"`
	Facts    []Fact   `json:"facts"` // best first

	covers int // other edges behind its words
}

// Fact is one relation between the ends of an edge.
type Fact struct {
	Relation string `json:"relation"`
	Label    string `json:"label"`
	Standing string `json:"standing"`
	Support  int    `json:"support"`
	Claims   []int  `json:"claims"`
	// Backwards says that the relation runs from the edge's target to its source:
	// the words are a passive's, and the edge runs as they read.
	Backwards bool `json:"backwards,omitempty"`
}

// Claim is the evidence of a fact: a sentence with three places marked. A
// place is a pair of code points within the sentence, or empty.
type Claim struct {
	ID         string  `json:"id,omitempty"` // with Options.ClaimIDs
	Sentence   int     `json:"sentence"`
	Subject    []int   `json:"s,omitempty"`
	Predicate  []int   `json:"p,omitempty"`
	Object     []int   `json:"o,omitempty"`
	Speaker    string  `json:"speaker,omitempty"`
	Modality   string  `json:"modality,omitempty"` // "" for a fact
	Polarity   string  `json:"polarity,omitempty"` // "" for positive
	Confidence float64 `json:"confidence"`
}

// Sentence is a sentence of a document.
type Sentence struct {
	Document int    `json:"document"`
	Text     string `json:"text"`
}

// NewScene decides what is drawn of the graph, and where.
//
// Names are drawn, and concepts that two claims or more join or that end a
// relation of the schema; types, documents, claims, speakers and literals
// never are. Edges labelled general are not drawn.
func NewScene(ctx context.Context, from export.Source, opts Options) (*Scene, error) {
	s, err := Ranked(ctx, from, opts)
	if err == nil {
		s.lay()
	}
	return s, err
}

// Ranked is a scene without places: the nodes by importance and the edges
// among them.
func Ranked(ctx context.Context, from export.Source, opts Options) (*Scene, error) {
	if opts.MaxNodes <= 0 {
		opts.MaxNodes = DefaultMaxNodes
	}
	if opts.Known == nil {
		opts.Known = inDefaultSchema
	}
	b := newBuilder(opts)
	if err := b.read(ctx, from); err != nil {
		return nil, err
	}
	b.bundle()
	b.bundleDenied()
	b.rank()
	b.choose()
	return b.scene(), nil
}

// inDefaultSchema says whether the default schema covers a relation.
func inDefaultSchema(relation string) bool { return schema.Default().Covers(relation) }
