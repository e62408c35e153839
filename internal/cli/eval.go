package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"runtime"
	"slices"

	"github.com/spf13/cobra"

	"kgraph/graph"
	"kgraph/internal/clause"
	"kgraph/internal/eval"
	"kgraph/internal/lang"
	"kgraph/internal/pipeline"
	"kgraph/internal/source"
	"kgraph/internal/text"
	"kgraph/schema"
)

type evalOptions struct {
	what     string
	data     string
	asJSON   bool
	limit    int
	workers  int
	missed   bool
	spurious bool
	baseline string
	kinds    []string
	files    []string
	draw     eval.PairDraw
}

func newEval(io Streams) *cobra.Command {
	var o evalOptions
	cmd := &cobra.Command{
		Use:   "eval {all|parse|names|claims|entities|coref|pairs} [GOLD SYSTEM]",
		Short: "Measure kgraph, or another program's output, against gold data",
		Long: `Measure against gold data.

With --data (or KGRAPH_DATA), a folder of development data, kgraph itself is measured:
  parse     tags, lemmas and trees of treebanks/dev: words given, and raw text
  names     persons, places, organisations of benchmarks/ner
  claims    gold facts of articles (gold, seeds; eight of treebanks), BenchIE,
            CaRB (benchmarks), with 95 % intervals, by kind, by confidence; how many
            sentences of the news have a claim (news)
  entities  names of news items against their hand-made links (news), types
            against GUM's on its linked mentions (treebanks)
  coref     names and pronouns of treebanks/dev against GUM's annotation
  pairs     no measure but a sheet to be judged: spellings drawn at random that
            became one name, and names that share a head word and did not
            (kgraph eval pairs --seed 7 --before 2026-01-01 --data DIR > sheet.tsv)
  all       all of these but pairs for which the folder has data

With GOLD and SYSTEM, two files are compared: CoNLL-U (parse), or the output of
an extractor against gold facts, BenchIE or CaRB (claims). --missed and
--spurious then list the odd sentences of BenchIE only: the even ones are kept
unread, so that a rule can be judged on sentences that nobody wrote it for.`,
		Example: `  kgraph eval parse gold.conllu gold.conllu
  printf "1\tcore\tDeepSeek\toutrank\tChatGPT\t+\t*\t*\n" > facts.tsv
  kgraph extract article.txt > claims.jsonl
  kgraph eval claims facts.tsv claims.jsonl --missed`,
		Args: argsBetween(1, 3, "what to measure (all, parse, names, claims, entities, coref or pairs), and GOLD and SYSTEM for parse and claims"),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.what, o.files = args[0], args[1:]
			return runEval(cmd.Context(), &o, io)
		},
	}
	fl := cmd.Flags()
	fl.StringVar(&o.data, "data", os.Getenv("KGRAPH_DATA"), "folder of the development data")
	fl.BoolVar(&o.asJSON, "json", false, "print as JSON, one row a line")
	fl.IntVarP(&o.limit, "limit", "n", 0, "entities, claims: number of news items (0: all)")
	fl.IntVarP(&o.workers, "workers", "j", runtime.GOMAXPROCS(0), "documents worked on at once")
	fl.BoolVar(&o.missed, "missed", false, "claims: list what was missed")
	fl.BoolVar(&o.spurious, "spurious", false, "claims: list what is not in the gold")
	fl.StringSliceVar(&o.kinds, "kinds", nil, "claims: kinds of claim that BenchIE and CaRB get: verb copula apposition possessive title noun report (default: all)")
	fl.StringVar(&o.baseline, "baseline", "", "claims: compare SYSTEM with this output of another system")
	fl.Uint64Var(&o.draw.Seed, "seed", 1, "pairs: the draw; the same seed draws the same pairs of the same graph")
	fl.IntVar(&o.draw.Size, "size", 200, "pairs: how many of each kind")
	fl.StringVar(&o.draw.Since, "since", "", "pairs: news from this date on (YYYY-MM-DD)")
	fl.StringVar(&o.draw.Before, "before", "", "pairs: news before this date")
	return cmd
}

// evalParts are the measurements, in the order of eval all.
var evalParts = []string{"parse", "names", "claims", "entities", "coref"}

func runEval(ctx context.Context, o *evalOptions, io Streams) error {
	switch {
	case o.what != "all" && o.what != "pairs" && !slices.Contains(evalParts, o.what):
		return usagef("unknown measurement %q: all, parse, names, claims, entities, coref or pairs", o.what)
	case o.draw.Size < 1:
		return usagef("--size must be at least 1, not %d", o.draw.Size)
	case o.limit < 0 || o.workers < 1:
		return usagef("--limit must be at least 0 and --workers at least 1, not %d and %d", o.limit, o.workers)
	case len(o.files) > 0:
		return o.compareFiles(io)
	case o.baseline != "":
		return usagef("--baseline goes with eval claims GOLD SYSTEM")
	case o.data == "":
		return usagef("name the folder of the development data with --data or KGRAPH_DATA")
	}
	for _, k := range o.kinds {
		if !slices.Contains(claimKinds, clause.Kind(k)) && clause.Kind(k) != clause.Report {
			return usagef("unknown kind of claim %q: use some of %v", k, append(slices.Clone(claimKinds), clause.Report))
		}
	}
	e, err := newEngine(o.workers)
	if err != nil {
		return err
	}
	if o.what == "pairs" {
		return o.printPairs(ctx, e, io.Out)
	}
	measured := 0
	for _, part := range evalParts {
		if o.what != "all" && o.what != part {
			continue
		}
		err := o.measure(ctx, e, part, io)
		if o.what == "all" && errors.Is(err, os.ErrNotExist) {
			fmt.Fprintf(io.Err, "kgraph: no data for eval %s: %v\n", part, err)
			continue
		}
		if err != nil {
			return err
		}
		measured++
	}
	if measured == 0 {
		return fmt.Errorf("%s has no development data", o.data)
	}
	return nil
}

func (o *evalOptions) measure(ctx context.Context, e *eval.Engine, part string, io Streams) error {
	var table eval.Table
	var err error
	switch part {
	case "parse":
		table, err = e.Treebanks(ctx, o.data)
	case "names":
		table, err = e.NamesInText(o.data)
	case "entities":
		types, err := e.Types(ctx, o.data)
		if err == nil {
			err = o.print(io.Out, types)
		}
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
		table, err = e.Entities(ctx, o.data, o.limit)
		if err != nil {
			return err
		}
	case "coref":
		table, err = e.Coref(ctx, o.data)
	case "claims":
		report, err := e.Claims(ctx, o.data, kindsOf(o.kinds), o.limit)
		if err != nil {
			return err
		}
		return o.printReport(io.Out, report)
	}
	if err != nil {
		return err
	}
	return o.print(io.Out, table)
}

// printPairs draws a sheet.
func (o *evalOptions) printPairs(ctx context.Context, e *eval.Engine, w io.Writer) error {
	o.draw.Limit = o.limit
	pairs, err := e.Pairs(ctx, o.data, o.draw)
	if err != nil {
		return err
	}
	if o.asJSON {
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		for _, p := range pairs {
			if err := enc.Encode(p); err != nil {
				return err
			}
		}
		return nil
	}
	fmt.Fprintln(w, "# drawn\tname\ttype\tother\tother type\tdocument\tother document\tverdict (right or wrong)")
	for _, p := range pairs {
		fmt.Fprintln(w, p.TSV())
	}
	return nil
}

// compareFiles scores one file against another.
func (o *evalOptions) compareFiles(io Streams) error {
	if len(o.files) != 2 || o.what != "parse" && o.what != "claims" {
		return usagef("two files, GOLD and SYSTEM, go with eval parse and eval claims only")
	}
	if o.what == "parse" {
		table, err := eval.ParseFiles(o.files[0], o.files[1])
		if err != nil {
			return err
		}
		return o.print(io.Out, table)
	}
	report, err := eval.ClaimFiles(o.files[0], o.files[1], o.baseline)
	if err != nil {
		return err
	}
	return o.printReport(io.Out, report)
}

// newEngine hands the program's stages to the measures.
func newEngine(workers int) (*eval.Engine, error) {
	p, err := pipeline.New(schema.Default(), Version)
	if err != nil {
		return nil, err
	}
	return &eval.Engine{
		Parse: p.ParseSentences,
		Read: func(ctx context.Context, path string) iter.Seq2[*text.Document, error] {
			return source.Open(ctx, []string{path}, source.Options{TextField: "text", IDField: "id", DateField: "date", TitleField: "title"})
		},
		Records: func(ctx context.Context, docs iter.Seq2[*text.Document, error], yield func(*graph.Record, []*lang.Parse) error) error {
			return p.Run(ctx, docs, workers, nil, func(r pipeline.Result) error {
				if r.Err != nil {
					return r.Err
				}
				return yield(r.Record, r.Parses)
			})
		},
	}, nil
}

func (o *evalOptions) printReport(w io.Writer, r *eval.ClaimReport) error {
	if err := o.print(w, r.Tables...); err != nil {
		return err
	}
	for _, list := range []struct {
		name  string
		on    bool
		lines []string
	}{{"missed", o.missed, r.Missed}, {"spurious", o.spurious, r.Spurious}} {
		if !list.on {
			continue
		}
		if err := o.printList(w, list.name, list.lines); err != nil {
			return err
		}
	}
	return nil
}
