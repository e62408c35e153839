package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"kgraph/graph"
	"kgraph/internal/clause"
	"kgraph/internal/fact"
	"kgraph/internal/pipeline"
	"kgraph/internal/text"
)

type extractOptions struct {
	input     inputFlags
	store     storeFlags
	schema    schemaFlag
	format    string
	kind      string // of the input
	arguments string
	kinds     []string
	sure      float64 // least confidence of a claim
	workers   int
	paths     []string
}

func newExtract(io Streams) *cobra.Command {
	var o extractOptions
	cmd := &cobra.Command{
		Use:   "extract [FILE|FOLDER|-]...",
		Short: "Print the claims of documents, or of the graph",
		Long: `Print the claims of the documents named, one a line; without a name those of
the graph (-a). With --input-format lines every line is one tokenised sentence,
and -f tsv prints sentence, confidence, arguments and relation as written, the
form that public benchmarks score.`,
		Example: `  kgraph extract article.txt
  kgraph extract -f tsv article.txt
  kgraph extract --min-confidence 0 article.txt
  kgraph extract --input-format lines -f tsv --arguments full sentences.txt`,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.paths = args
			return runExtract(cmd.Context(), &o, io)
		},
	}
	o.input.register(cmd, io)
	o.store.register(cmd)
	o.schema.register(cmd)
	fl := cmd.Flags()
	fl.StringVarP(&o.format, "format", "f", "jsonl", "jsonl or tsv")
	fl.StringVar(&o.kind, "input-format", "document", "document or lines (one tokenised sentence a line)")
	fl.StringVar(&o.arguments, "arguments", "short", "with lines: short (minimal arguments) or full (with their modifiers)")
	fl.StringSliceVar(&o.kinds, "kinds", nil, "kinds of claim to print: verb copula apposition possessive title noun, with lines also report (default: all)")
	fl.Float64Var(&o.sure, "min-confidence", fact.Floor, "least confidence of a document's claims, 0 for all (what a graph holds was kept at the default)")
	fl.IntVarP(&o.workers, "workers", "j", runtime.GOMAXPROCS(0), "documents worked on at once")
	return cmd
}

var claimKinds = []clause.Kind{clause.Verb, clause.Copula, clause.Apposition, clause.Possessive, clause.Title, clause.Noun, clause.Report}

func runExtract(ctx context.Context, o *extractOptions, io Streams) error {
	if o.format != "jsonl" && o.format != "tsv" {
		return usagef("unknown format %q: jsonl or tsv", o.format)
	}
	for _, k := range o.kinds {
		if !slices.Contains(claimKinds, clause.Kind(k)) {
			return usagef("unknown kind of claim %q: use some of %v", k, claimKinds)
		}
	}
	if !(o.sure >= 0 && o.sure <= 1) {
		return usagef("--min-confidence must be from 0 to 1, not %v", o.sure)
	}
	o.schema.floor = &o.sure
	out := bufio.NewWriter(io.Out)
	defer out.Flush()
	switch o.kind {
	case "document":
		return eachRecord(ctx, &o.input, &o.store, &o.schema, o.workers, o.paths, io, func(rec *graph.Record) error {
			for i := range rec.Claims {
				c := &rec.Claims[i]
				if len(o.kinds) > 0 && !slices.Contains(o.kinds, c.Kind) || c.Confidence < o.sure && o.sure > fact.Floor {
					continue
				}
				if err := writeClaim(out, c, o.format); err != nil {
					return err
				}
			}
			return nil
		})
	case "lines":
		return o.lines(ctx, out, io)
	}
	return usagef("unknown input format %q: document or lines", o.kind)
}

func writeClaim(w io.Writer, c *graph.Claim, format string) error {
	if format == "jsonl" {
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		return enc.Encode(c)
	}
	cells := []string{c.Sentence, fmt.Sprintf("%.4f", c.Confidence), c.Subject, c.Predicate, c.Object}
	for _, a := range c.Args {
		cells = append(cells, a.Text)
	}
	return writeCells(w, cells)
}

// writeCells prints a line of tab-separated cells.
func writeCells(w io.Writer, cells []string) error {
	for i, c := range cells {
		cells[i] = strings.Join(strings.Fields(c), " ")
	}
	_, err := fmt.Fprintln(w, strings.Join(cells, "\t"))
	return err
}

// lines prints the claims of tokenised sentences in the sentences' own tokens.
func (o *extractOptions) lines(ctx context.Context, out io.Writer, io Streams) error {
	if o.format != "tsv" {
		return usagef("--input-format lines prints -f tsv only")
	}
	if o.arguments != "short" && o.arguments != "full" {
		return usagef("unknown --arguments %q: short or full", o.arguments)
	}
	if len(o.paths) == 0 {
		return usagef("name a file of sentences, or - for standard input")
	}
	p, err := pipeline.New(nil, Version)
	if err != nil {
		return err
	}
	options := clause.LineOptions{Full: o.arguments == "full", Kinds: kindsOf(o.kinds)}
	return eachLine(ctx, o.paths, io, func(line string, _ int) error {
		parse := p.ParseSentence(text.FromTokens(line))
		for _, e := range clause.Lines(parse, clause.ExtractWith(parse, clause.Options{Reports: true}), options) {
			cells := append([]string{line, fmt.Sprintf("%.4f", e.Confidence), e.Arg1, e.Relation}, e.Args...)
			if len(e.Args) == 0 {
				cells = append(cells, "") // the format has a second argument, if an empty one
			}
			if _, err := fmt.Fprintln(out, strings.Join(cells, "\t")); err != nil {
				return err
			}
		}
		return nil
	})
}

// kindsOf is the set of the kinds named, nil for all.
func kindsOf(names []string) map[clause.Kind]bool {
	if len(names) == 0 {
		return nil
	}
	kinds := map[clause.Kind]bool{}
	for _, n := range names {
		kinds[clause.Kind(n)] = true
	}
	return kinds
}

// eachRecord calls f for the record of every document named, or for every
// record of the store when none is named. Documents that fail are reported and
// end the command with ExitData after the others.
func eachRecord(ctx context.Context, in *inputFlags, st *storeFlags, sc *schemaFlag, workers int, paths []string, io Streams, f func(*graph.Record) error) (err error) {
	if len(paths) == 0 && !in.demo {
		store, err := st.open(false)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, store.Close()) }()
		return eachStored(store.Records(ctx), f)
	}
	if err := in.check(paths); err != nil {
		return err
	}
	if workers < 1 {
		return usagef("--workers must be at least 1, not %d", workers)
	}
	p, err := sc.pipeline()
	if err != nil {
		return err
	}
	failed := false
	err = p.Run(ctx, in.documents(ctx, paths), workers, nil, func(r pipeline.Result) error {
		if r.Err != nil {
			failed = true
			fmt.Fprintf(io.Err, "kgraph: %v\n", r.Err)
			return nil
		}
		return f(r.Record)
	})
	if err == nil && failed {
		err = errReported
	}
	return err
}

func eachStored(records iter.Seq2[*graph.Record, error], f func(*graph.Record) error) error {
	for rec, err := range records {
		if err != nil {
			return err
		}
		if err := f(rec); err != nil {
			return err
		}
	}
	return nil
}
