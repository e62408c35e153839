package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"time"

	"github.com/fsnotify/fsnotify"
	"github.com/spf13/cobra"

	"kgraph/graph"
	"kgraph/internal/fact"
	"kgraph/internal/pipeline"
	"kgraph/internal/text"
)

type buildOptions struct {
	input   inputFlags
	store   storeFlags
	schema  schemaFlag
	workers int
	timings bool
	quiet   bool
	asJSON  bool
	dryRun  bool
	watch   bool
	fails   failures
	paths   []string
}

func newBuild(io Streams) *cobra.Command {
	var o buildOptions
	cmd := &cobra.Command{
		Use:   "build [FILE|FOLDER|-]...",
		Short: "Read documents and add them to the graph",
		Long: `Read documents and add them to the graph: text, Markdown, web pages, PDF, DOCX,
ODT, EPUB, mail, mailboxes, feeds, JSON lines, CSV, WARC; in gzip, zstd, zip and
tar too; from files, folders, URLs and standard input.

A document whose id is in the graph already is replaced; an unchanged one costs
a look-up, so a build that was interrupted goes on where it was. A document that
cannot be read does not stop the others: it is listed at the end with the reason
(and in --failures FILE, one JSON object a line), and the exit status is 1.
Documents that do not look like English are such, unless --force reads them.`,
		Example: `  kgraph build article.txt
  kgraph build --demo
  kgraph build --dry-run article.txt
  kgraph build --id-field id --date-field date news.jsonl
  kgraph build --schema mine.yaml --strict article.txt
  kgraph build --link people.tsv article.txt
  kgraph build --watch articles/
  cat article.txt | kgraph build -`,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.paths = args
			return runBuild(cmd.Context(), &o, io)
		},
	}
	o.input.register(cmd, io)
	o.store.register(cmd)
	o.schema.registerBuild(cmd)
	cmd.Flags().IntVarP(&o.workers, "workers", "j", runtime.GOMAXPROCS(0), "documents worked on at once")
	cmd.Flags().BoolVar(&o.timings, "timings", false, "say where the time went")
	cmd.Flags().BoolVarP(&o.quiet, "quiet", "q", false, "print nothing but errors")
	cmd.Flags().BoolVar(&o.asJSON, "json", false, "print the summary as JSON")
	cmd.Flags().BoolVarP(&o.dryRun, "dry-run", "n", false, "say which documents would be read; change nothing")
	cmd.Flags().BoolVar(&o.watch, "watch", false, "after that, keep the graph in step with the folder until interrupted")
	cmd.Flags().StringVar(&o.fails.path, "failures", "", "write the documents that fail, with the reasons, to this file")
	return cmd
}

// buildSummary is what build did, as --json prints it.
type buildSummary struct {
	Documents int           `json:"documents"` // read and stored
	Unchanged int           `json:"unchanged"` // in the graph already
	Failed    int           `json:"failed"`
	Sentences int           `json:"sentences"`
	Words     int           `json:"words"`
	Claims    int           `json:"claims"`
	Graph     graph.Stats   `json:"graph"`
	LeftOut   *fact.LeftOut `json:"left_out,omitempty"` // with --strict
	Links     *fact.Links   `json:"links,omitempty"`    // with --link
	Seconds   float64       `json:"seconds,omitempty"`  // with --timings
	Stages    []stageTiming `json:"stages,omitempty"`   // with --timings
}

type stageTiming struct {
	Name    string  `json:"name"`
	Seconds float64 `json:"seconds"` // summed over the workers
}

// batch is how many records go into the store at once. Each batch is one
// atomic commit, so an interrupted build keeps all whole batches.
const batch = 64

func runBuild(ctx context.Context, o *buildOptions, io Streams) (err error) {
	begin := time.Now()
	if err := o.input.check(o.paths); err != nil {
		return err
	}
	if o.workers < 1 {
		return usagef("--workers must be at least 1, not %d", o.workers)
	}
	var watcher *fsnotify.Watcher
	if o.watch {
		if err := checkWatch(o); err != nil {
			return err
		}
		if watcher, err = newWatcher(o.paths[0]); err != nil {
			return err
		}
		defer watcher.Close()
	}
	p, err := o.schema.pipeline()
	if err != nil {
		return err
	}
	if o.dryRun {
		return dryRun(ctx, o, p, io)
	}
	store, err := o.store.open(true)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	if err := o.fails.open(); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, o.fails.close()) }()

	b := builder{o: o, io: io, store: store, pipeline: p}
	if p.Strict {
		b.sum.LeftOut = &fact.LeftOut{Relations: map[string]int{}, Types: map[string]int{}}
	}
	if p.Known != nil {
		b.sum.Links = &fact.Links{Linked: map[string]string{}, Ambiguous: map[string][]string{}}
	}
	if err := b.run(ctx); err != nil {
		return err
	}
	if err := store.Settle(ctx); err != nil {
		return err
	}
	if b.sum.Graph, err = store.Stats(ctx); err != nil {
		return err
	}
	if o.timings {
		b.sum.Seconds = time.Since(begin).Seconds()
		for _, s := range p.Timings.Stages() {
			b.sum.Stages = append(b.sum.Stages, stageTiming{s.Name, s.Time.Seconds()})
		}
	}
	if err := b.report(ctx); err != nil {
		return err
	}
	o.fails.list(io.Err)
	if o.watch {
		o.fails.forget()
		return b.watch(ctx, watcher)
	}
	if b.sum.Failed > 0 {
		return errReported
	}
	return nil
}

// builder is one run of build.
type builder struct {
	o        *buildOptions
	io       Streams
	store    *graph.Store
	pipeline *pipeline.Pipeline
	bar      *progress
	pending  []*graph.Record
	seen     map[string]bool // ids of the documents of the folder that is watched
	sum      buildSummary
}

func (b *builder) run(ctx context.Context) error {
	if b.io.ErrTerminal && !b.o.quiet {
		b.bar = newProgress(b.io, &b.o.input, b.o.paths)
		defer b.bar.finish()
	}
	// A failed look-up only costs reading the document again; a store that is
	// broken shows when the record is added.
	skip := func(doc *text.Document) bool {
		known, err := b.store.Has(ctx, doc.ID, b.pipeline.Hash(doc))
		return err == nil && known
	}
	docs := b.noting(b.o.input.documents(ctx, b.o.paths))
	err := b.pipeline.Run(ctx, docs, b.o.workers, skip, func(r pipeline.Result) error { return b.take(ctx, r) })
	return errors.Join(err, b.flush(context.WithoutCancel(ctx)))
}

func (b *builder) take(ctx context.Context, r pipeline.Result) error {
	if b.bar != nil {
		b.bar.document()
	}
	switch {
	case errors.Is(r.Err, context.Canceled):
		return r.Err
	case r.Err != nil:
		b.sum.Failed++
		return b.o.fails.add(r.Err)
	case r.Skipped:
		b.sum.Unchanged++
		return nil
	}
	b.sum.Documents++
	b.sum.Sentences += len(r.Record.Sentences)
	b.sum.Words += r.Words()
	b.sum.Claims += len(r.Record.Claims)
	if b.pipeline.Strict {
		b.sum.LeftOut.Add(r.LeftOut)
	}
	if b.pipeline.Known != nil {
		b.sum.Links.Add(r.Links)
	}
	b.pending = append(b.pending, r.Record)
	if len(b.pending) == batch {
		return b.flush(ctx)
	}
	return nil
}

func (b *builder) flush(ctx context.Context) error {
	if len(b.pending) == 0 {
		return nil
	}
	defer b.pipeline.Timings.Start("store")()
	_, err := b.store.Add(ctx, b.pending...)
	b.pending = b.pending[:0]
	return err
}

// report prints what was done and what to do next.
func (b *builder) report(ctx context.Context) error {
	if b.o.quiet {
		return nil
	}
	if b.o.asJSON {
		return json.NewEncoder(b.io.Out).Encode(b.sum)
	}
	s, w := b.sum, b.io.Out
	fmt.Fprintf(w, "Read %s: %s, %s.\n", count(s.Documents, "document"), count(s.Sentences, "sentence"), count(s.Claims, "claim"))
	if s.Unchanged > 0 {
		fmt.Fprintf(w, "Unchanged: %s.\n", count(s.Unchanged, "document"))
	}
	if s.Failed > 0 {
		fmt.Fprintf(w, "Failed: %s.\n", count(s.Failed, "document"))
	}
	fmt.Fprintf(w, "Graph %s: %s, %s, %s, %s.\n", b.o.store.name(), count(s.Graph.Documents, "document"),
		count(s.Graph.Entities, "name"), count(s.Graph.Concepts, "concept"), count(s.Graph.Facts, "fact"))
	s.writeLeftOut(w)
	s.writeLinks(w)
	for i, st := range s.Stages {
		if i == 0 {
			fmt.Fprintf(w, "\nTime: %.2f s in all; by stage, summed over %s:\n", s.Seconds, count(b.o.workers, "worker"))
		}
		fmt.Fprintf(w, "  %-9s %7.3f s\n", st.Name, st.Seconds)
	}
	return b.hints(ctx)
}

// hints names the next commands to try, on the graph's most connected node.
func (b *builder) hints(ctx context.Context) error {
	if b.o.store.backend == "memory" {
		return nil
	}
	kg, a := program(), b.o.store.flag()
	fmt.Fprintf(b.io.Out, "\nNext:\n")
	if top, err := b.top(ctx); err != nil {
		return err
	} else if top != "" {
		fmt.Fprintf(b.io.Out, "  %s query%s %s\n", kg, a, quoteArg(fmt.Sprintf("g.V(\"<%s>\").Out(null, \"relation\").All()", top)))
	}
	fmt.Fprintf(b.io.Out, "  %s view%s -o graph.html\n", kg, a)
	fmt.Fprintf(b.io.Out, "  %s export%s -f graphml -o graph.graphml\n", kg, a)
	fmt.Fprintf(b.io.Out, "  %s stats%s\n", kg, a)
	return nil
}

// manyDocuments is the size of a graph above which build does not look through
// it for an example.
const manyDocuments = 100

// top is the name that takes part in most facts, ties by alphabet.
func (b *builder) top(ctx context.Context) (string, error) {
	if b.sum.Graph.Documents > manyDocuments {
		return "", nil
	}
	best, degree := "", 0
	for n, err := range b.store.Entities(ctx) {
		if err != nil {
			return "", err
		}
		if n.Kind == graph.Named && n.Degree > degree {
			best, degree = string(n.IRI), n.Degree
		}
	}
	return best, nil
}

// count is "1 claim", "2 claims".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
