// Package pipeline owns the order of the stages: a document goes through
// segmentation, parsing, claims, entities and facts and comes out as a record.
//
// Invariant: results come in the order of the documents, whatever the number
// of workers, and one bad document never stops the others. Every goroutine that
// Run starts has ended when Run returns.
//
// The package has no linguistic rule and never touches the store.
package pipeline

import (
	"fmt"

	"kgraph/graph"
	"kgraph/graph/known"
	"kgraph/internal/clause"
	"kgraph/internal/entity"
	"kgraph/internal/fact"
	"kgraph/internal/lang"
	"kgraph/internal/text"
	"kgraph/schema"
)

// Pipeline turns documents into records. It may be used concurrently.
type Pipeline struct {
	analyzer *lang.Analyzer
	schema   *schema.Schema
	version  string
	Timings  *Timings
	Floor    float64 // least confidence of a document's claims: fact.Floor unless set before use

	// Trace keeps in each Result what became of every claim found.
	Trace bool
	// Strict leaves out of every record what the vocabulary does not have.
	Strict bool
	// Known is a table of things to link names to, nil for none.
	Known *known.Table
}

// New loads the language model and returns a pipeline over the vocabulary s.
// version goes into every record's hash, so that a newer program rebuilds.
func New(s *schema.Schema, version string) (*Pipeline, error) {
	t := newTimings()
	defer t.start("model")()
	a, err := lang.Load()
	if err != nil {
		return nil, fmt.Errorf("loading the language model: %w", err)
	}
	return &Pipeline{analyzer: a, schema: s, version: version, Timings: t, Floor: fact.Floor}, nil
}

// Analysis is a document with its sentences parsed.
type Analysis struct {
	Document *text.Document
	Parses   []*lang.Parse
}

// Analyze segments and parses a document.
func (p *Pipeline) Analyze(doc *text.Document) Analysis {
	sentences := p.segment(doc)
	defer p.Timings.start("parse")()
	return Analysis{doc, p.analyzer.ParseAll(sentences)}
}

func (p *Pipeline) segment(doc *text.Document) []*text.Sentence {
	defer p.Timings.start("segment")()
	return text.Segment(doc)
}

// ParseSentence analyses one sentence that is already split into words.
func (p *Pipeline) ParseSentence(s *text.Sentence) *lang.Parse { return p.analyzer.Parse(s) }

// ParseSentences analyses sentences that are already split into words.
func (p *Pipeline) ParseSentences(s []*text.Sentence) []*lang.Parse { return p.analyzer.ParseAll(s) }

// Hash is the hash that Record will give doc: hex SHA-256 of what it says and
// of the version that reads it.
func (p *Pipeline) Hash(doc *text.Document) string { return fact.Hash(doc, p.version) }

// Understand takes a document through every stage before facts: its sentences
// parsed, their claims, and what its phrases denote.
func (p *Pipeline) Understand(doc *text.Document) fact.Input {
	return p.understand(p.Analyze(doc))
}

func (p *Pipeline) understand(a Analysis) fact.Input {
	in := fact.Input{Document: a.Document, Parses: a.Parses, Schema: p.schema, Floor: p.Floor}
	stop := p.Timings.start("claims")
	in.Claims = extract(a.Parses)
	stop()
	defer p.Timings.start("entities")()
	in.Entities = entity.Resolve(a.Document, mended(a.Parses))
	return in
}

// extract finds the claims of each parse.
func extract(parses []*lang.Parse) [][]clause.Claim {
	out := make([][]clause.Claim, len(parses))
	for i, parse := range parses {
		out[i] = clause.Extract(parse)
	}
	return out
}

// Record takes a document the whole way. A panic in a stage, which would be a
// fault of the program, comes back as an error that names the document.
func (p *Pipeline) Record(doc *text.Document) (*graph.Record, error) {
	batch := []Result{{Document: doc}}
	p.records(batch)
	return batch[0].Record, batch[0].Err
}

// record makes the record of a document whose sentences are parsed, and says what
// it was made from and what was left out of it.
func (p *Pipeline) record(res *Result, parses []*lang.Parse) {
	in := p.understand(Analysis{res.Document, parses})
	defer p.Timings.start("facts")()
	if p.Trace {
		in.Decide = func(d fact.Decision) { res.Decisions = append(res.Decisions, d) }
		res.Claims = in.Claims
	}
	rec := fact.Record(in)
	res.Parses = in.Parses
	if p.Strict {
		res.LeftOut = fact.Strict(rec, p.schema)
	}
	if p.Known != nil {
		res.Links = fact.Link(rec, p.Known, p.schema)
	}
	rec.Document.Hash = p.Hash(res.Document)
	res.Record = rec
}

// Result is what became of one document: a record, or an error.
type Result struct {
	Document *text.Document // nil when it could not be read
	Record   *graph.Record  // nil when skipped or failed
	Parses   []*lang.Parse  // that the record was made from
	LeftOut  fact.LeftOut   // with Strict
	Links    fact.Links     // with Known
	Skipped  bool           // the caller's skip said that it is known already

	Claims    [][]clause.Claim // with Trace: parallel to Parses
	Decisions []fact.Decision  // with Trace: what became of them
	Err       error
}

// Words is the number of words read.
func (r *Result) Words() int {
	n := 0
	for _, p := range r.Parses {
		n += len(p.Words)
	}
	return n
}
