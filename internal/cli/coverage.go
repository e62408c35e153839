package cli

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"kgraph/graph"
	"kgraph/internal/coverage"
	"kgraph/internal/pipeline"
	"kgraph/internal/source"
	"kgraph/internal/text"
)

type coverageOptions struct {
	input   inputFlags
	store   storeFlags
	schema  schemaFlag
	top     int
	asJSON  bool
	workers int
	paths   []string
}

func newCoverage(io Streams) *cobra.Command {
	var o coverageOptions
	cmd := &cobra.Command{
		Use:   "coverage [FILE|FOLDER|-]...",
		Short: "List the sentences that gave no claim, and why",
		Long: `Say how many sentences gave a claim and how many words stand in one, and of the
other sentences why they gave none: no finite verb, a question, claims that are
not sure enough, clauses that say nothing, each with the rule and what was
doubted. Without a name the documents of the graph (-a) are read again.
'explain' shows one sentence in full.`,
		Example: `  kgraph coverage article.txt
  kgraph coverage --top 0 article.txt
  kgraph coverage --json`,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.paths = args
			return runCoverage(cmd.Context(), &o, io)
		},
	}
	o.input.register(cmd, io)
	o.store.register(cmd)
	o.schema.register(cmd)
	fl := cmd.Flags()
	fl.IntVar(&o.top, "top", 3, "sentences of each reason, details and documents listed, 0 for all; --json lists all")
	fl.BoolVar(&o.asJSON, "json", false, "print as JSON")
	fl.IntVarP(&o.workers, "workers", "j", runtime.GOMAXPROCS(0), "documents worked on at once")
	return cmd
}

func runCoverage(ctx context.Context, o *coverageOptions, io Streams) (err error) {
	switch {
	case o.top < 0:
		return usagef("--top must be 0 or more, not %d", o.top)
	case o.workers < 1:
		return usagef("--workers must be at least 1, not %d", o.workers)
	}
	var docs iter.Seq2[*text.Document, error]
	if len(o.paths) == 0 && !o.input.demo {
		store, err := o.store.open(false)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, store.Close()) }()
		docs = storedDocuments(store.Records(ctx))
	} else {
		if err := o.input.check(o.paths); err != nil {
			return err
		}
		docs = o.input.documents(ctx, o.paths)
	}
	p, err := o.schema.pipeline()
	if err != nil {
		return err
	}
	p.Trace = true
	r := coverage.Report{Documents: []coverage.Document{}}
	failed := false
	err = p.Run(ctx, docs, o.workers, nil, func(res pipeline.Result) error {
		switch {
		case errors.Is(res.Err, context.Canceled):
			return res.Err
		case res.Err != nil:
			failed = true
			if errors.Is(res.Err, source.ErrLanguage) {
				r.SetAside++
			}
			fmt.Fprintf(io.Err, "kgraph: %v\n", res.Err)
			return nil
		}
		r.Add(&coverage.Reading{Document: res.Document, Parses: res.Parses, Claims: res.Claims,
			Decisions: res.Decisions, Foreign: source.Foreign(res.Document)})
		return nil
	})
	if err != nil {
		return err
	}
	r.Finish()
	if o.asJSON {
		e := json.NewEncoder(io.Out)
		e.SetEscapeHTML(false)
		err = e.Encode(&r)
	} else {
		w := newReportWriter(io, o.top)
		printCoverage(w, &r)
		err = w.Flush()
	}
	if err == nil && failed {
		err = errReported
	}
	return err
}

// storedDocuments are the documents of a graph as they were read: a paragraph
// has the sentences that it gave, so that lines of tags stay apart.
func storedDocuments(records iter.Seq2[*graph.Record, error]) iter.Seq2[*text.Document, error] {
	return func(yield func(*text.Document, error) bool) {
		for rec, err := range records {
			if err != nil {
				yield(nil, err)
				return
			}
			if !yield(storedDocument(rec), nil) {
				return
			}
		}
	}
}

func storedDocument(rec *graph.Record) *text.Document {
	d := &text.Document{ID: rec.Document.ID, Title: rec.Document.Title, Published: rec.Document.Published, URL: rec.Document.URL,
		Source: rec.Document.Source, Authors: rec.Document.Authors, Language: rec.Document.Language, Keywords: rec.Document.Keywords, Text: rec.Document.Text}
	x := text.NewIndex(d.Text)
	s := 0
	for _, p := range text.Paragraphs(d.Text) {
		first := s
		for s < len(rec.Sentences) && rec.Sentences[s].Start < p.End {
			s++
		}
		if s == first {
			continue
		}
		p.Start, p.End = rec.Sentences[first].Start, rec.Sentences[s-1].End
		if len(d.Paragraphs) == 0 && x.Slice(p.Span) == d.Title {
			p.Kind = text.Title
		}
		d.Paragraphs = append(d.Paragraphs, p)
	}
	return d
}

func printCoverage(w *reportWriter, r *coverage.Report) {
	missed := r.Sentences - r.CoveredSentences
	w.printf("%d of %s gave a claim (%s); %d of %s stand in one (%s); %s.\n", r.CoveredSentences, count(r.Sentences, "sentence"),
		percent(r.ShareSentences), r.CoveredWords, count(r.Words, "word"), percent(r.ShareWords), count(len(r.Documents), "document"))
	if r.SetAside > 0 {
		w.printf("Not read, in another language: %s.\n", count(r.SetAside, "document"))
	}
	if missed == 0 {
		return
	}
	w.printf("\nWithout a claim: %s\n", count(missed, "sentence"))
	for i := range r.Reasons {
		w.reason(r, &r.Reasons[i])
	}
	w.leastCovered(r)
}

// reason prints a reason with its details and with sentences that have it.
func (w *reportWriter) reason(r *coverage.Report, e *coverage.Reason) {
	w.printf("\n%5d  %s: %s\n", e.Sentences, percent(float64(e.Sentences)/float64(r.Sentences-r.CoveredSentences)), e.Why)
	for _, d := range e.Details[:w.cut(len(e.Details))] {
		w.printf("       %d of them: %s\n", d.Sentences, d.What)
	}
	w.moreOf(len(e.Details), "details")
	shown := 0
	for i := range r.Documents {
		for _, m := range r.Documents[i].Missed {
			if m.Reason != e.Why {
				continue
			}
			if shown++; shown > w.cut(e.Sentences) {
				w.moreOf(e.Sentences, "sentences")
				return
			}
			w.printf("       “%s”\n         %s:%d-%d\n", strings.Join(strings.Fields(m.Text), " "), r.Documents[i].ID, m.Start, m.End)
		}
	}
}

// moreOf says within a list how many things it leaves out.
func (w *reportWriter) moreOf(n int, what string) {
	if k := w.cut(n); k < n {
		w.printf("       … %d more %s (--top 0 prints all)\n", n-k, what)
	}
}

// leastCovered lists the documents in which most sentences gave nothing.
func (w *reportWriter) leastCovered(r *coverage.Report) {
	if len(r.Documents) < 2 {
		return
	}
	var some []*coverage.Document
	for i := range r.Documents {
		if d := &r.Documents[i]; len(d.Missed) > 0 {
			some = append(some, d)
		}
	}
	slices.SortStableFunc(some, func(a, b *coverage.Document) int { return cmp.Compare(len(b.Missed), len(a.Missed)) })
	w.printf("\nDocuments with most of them:\n")
	for _, d := range some[:w.cut(len(some))] {
		w.printf("%5d  of %d  %s\n", len(d.Missed), d.Sentences, d.ID)
	}
	w.moreOf(len(some), "documents")
}

func percent(share float64) string { return fmt.Sprintf("%.0f %%", 100*share) }
