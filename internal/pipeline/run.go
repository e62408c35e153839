package pipeline

import (
	"context"
	"fmt"
	"iter"
	"runtime"
	"sync"

	"kgraph/internal/text"
)

// A worker parses the sentences of several short documents at once, which keeps
// the parser's kernels busy: as many documents as are at hand, until they have
// batchBytes of text, about twice what the network takes at a time, or there are
// batchDocuments of them. What comes out is the same.
const (
	batchBytes     = 2000
	batchDocuments = 32
)

// Run takes every document of docs through Record on the given number of
// workers and hands the results to yield in the documents' order. Documents
// for which skip returns true are handed on unread. Run stops when ctx ends or
// yield returns an error, and returns it.
func (p *Pipeline) Run(ctx context.Context, docs iter.Seq2[*text.Document, error], workers int, skip func(*text.Document) bool, yield func(Result) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	type job struct {
		batch []Result
		done  chan []Result
	}
	source := make(chan Result, batchDocuments)
	jobs := make(chan job)
	order := make(chan chan []Result, 4*workers)

	var wg sync.WaitGroup
	defer wg.Wait()
	defer cancel()
	for range workers {
		wg.Go(func() {
			for j := range jobs {
				p.records(j.batch)
				j.done <- j.batch
			}
		})
	}
	wg.Go(func() {
		defer close(source)
		for doc, err := range docs {
			r := Result{Err: err}
			if err == nil {
				r.Document, r.Skipped = doc, skip != nil && skip(doc)
			}
			select {
			case source <- r:
			case <-ctx.Done():
				return
			}
		}
	})
	wg.Go(func() {
		defer close(order)
		defer close(jobs)
		for first := range source {
			done := make(chan []Result, 1)
			select {
			case order <- done:
			case <-ctx.Done():
				return
			}
			select {
			case jobs <- job{gather(first, source), done}:
			case <-ctx.Done():
				done <- nil
				return
			}
		}
	})
	for done := range order {
		for _, r := range <-done {
			if err := yield(r); err != nil {
				return err
			}
			if err := ctx.Err(); err != nil {
				return err
			}
		}
	}
	return ctx.Err()
}

// gather takes the first document and those that wait behind it, up to a batch.
// It never waits itself: a document is not held back for the next one.
func gather(first Result, source <-chan Result) []Result {
	batch := []Result{first}
	size := 0
	for r := first; ; {
		if r.open() {
			size += len(r.Document.Text)
		}
		if size >= batchBytes || len(batch) == batchDocuments {
			return batch
		}
		var more bool
		select {
		case r, more = <-source:
			if !more {
				return batch
			}
			batch = append(batch, r)
		default:
			return batch
		}
	}
}

// open says whether the document waits to be read.
func (r *Result) open() bool { return r.Err == nil && !r.Skipped }

// records takes the documents of a batch that are open the whole way.
func (p *Pipeline) records(batch []Result) {
	var sentences []*text.Sentence
	end := make([]int, len(batch))
	for i := range batch {
		if r := &batch[i]; r.open() {
			r.guard(func() { sentences = append(sentences, p.segment(r.Document)...) })
		}
		end[i] = len(sentences)
	}
	stop := p.Timings.start("parse")
	parses := p.analyzer.ParseAll(sentences)
	stop()
	at := 0
	for i := range batch {
		if r := &batch[i]; r.open() {
			own := parses[at:end[i]:end[i]]
			r.guard(func() { p.record(r, own) })
		}
		at = end[i]
	}
}

// guard makes a panic in a stage, which would be a fault of the program, an error
// that names the document.
func (r *Result) guard(stage func()) {
	defer func() {
		if fault := recover(); fault != nil {
			buf := make([]byte, 4096)
			buf = buf[:runtime.Stack(buf, false)]
			*r = Result{Document: r.Document, Err: fmt.Errorf("%s: internal fault, please report it: %v\n%s", r.Document.ID, fault, buf)}
		}
	}()
	stage()
}
