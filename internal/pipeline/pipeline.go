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
	"context"
	"fmt"
	"iter"
	"runtime"
	"sync"

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
	stop := p.Timings.start("segment")
	sentences := text.Segment(doc)
	stop()
	defer p.Timings.start("parse")()
	return Analysis{doc, p.analyzer.ParseAll(sentences)}
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
	a := p.Analyze(doc)
	in := fact.Input{Document: doc, Parses: a.Parses, Schema: p.schema, Floor: p.Floor}
	stop := p.Timings.start("claims")
	in.Claims = extract(a.Parses)
	stop()
	defer p.Timings.start("entities")()
	in.Entities = entity.Resolve(doc, a.Parses)
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
	rec, _, err := p.record(doc)
	return rec, err
}

// record also gives what the record was made from and what was left out of it.
func (p *Pipeline) record(doc *text.Document) (rec *graph.Record, res Result, err error) {
	defer func() {
		if r := recover(); r != nil {
			buf := make([]byte, 4096)
			buf = buf[:runtime.Stack(buf, false)]
			rec, res, err = nil, Result{}, fmt.Errorf("%s: internal fault, please report it: %v\n%s", doc.ID, r, buf)
		}
	}()
	in := p.Understand(doc)
	defer p.Timings.start("facts")()
	if p.Trace {
		in.Decide = func(d fact.Decision) { res.Decisions = append(res.Decisions, d) }
		res.Claims = in.Claims
	}
	rec = fact.Record(in)
	res.Parses = in.Parses
	if p.Strict {
		res.LeftOut = fact.Strict(rec, p.schema)
	}
	if p.Known != nil {
		res.Links = fact.Link(rec, p.Known, p.schema)
	}
	rec.Document.Hash = p.Hash(doc)
	return rec, res, nil
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

// Run takes every document of docs through Record on the given number of
// workers and hands the results to yield in the documents' order. Documents
// for which skip returns true are handed on unread. Run stops when ctx ends or
// yield returns an error, and returns it.
func (p *Pipeline) Run(ctx context.Context, docs iter.Seq2[*text.Document, error], workers int, skip func(*text.Document) bool, yield func(Result) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	type job struct {
		doc  *text.Document
		done chan Result
	}
	jobs := make(chan job)
	order := make(chan chan Result, 4*workers)

	var wg sync.WaitGroup
	defer wg.Wait()
	defer cancel()
	for range workers {
		wg.Go(func() {
			for j := range jobs {
				rec, res, err := p.record(j.doc)
				res.Document, res.Record, res.Err = j.doc, rec, err
				j.done <- res
			}
		})
	}
	wg.Go(func() {
		defer close(order)
		defer close(jobs)
		for doc, err := range docs {
			done := make(chan Result, 1)
			select {
			case order <- done:
			case <-ctx.Done():
				return
			}
			switch {
			case err != nil:
				done <- Result{Err: err}
			case skip != nil && skip(doc):
				done <- Result{Document: doc, Skipped: true}
			default:
				select {
				case jobs <- job{doc, done}:
				case <-ctx.Done():
					done <- Result{Document: doc, Err: ctx.Err()}
					return
				}
			}
		}
	})
	for done := range order {
		if err := yield(<-done); err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	return ctx.Err()
}
