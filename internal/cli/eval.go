package cli

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"kgraph/internal/eval"
	"kgraph/internal/lang/conllu"
	"kgraph/internal/pipeline"
	"kgraph/internal/text"
	"kgraph/internal/text/goldtext"
)

type evalOptions struct {
	what   string
	data   string
	asJSON bool
	files  []string
}

func newEval(io Streams) *cobra.Command {
	var o evalOptions
	cmd := &cobra.Command{
		Use:   "eval {all|parse|names} [GOLD SYSTEM]",
		Short: "Measure the language engine against gold data",
		Long: `Measure against gold data. With two files of CoNLL-U, eval parse prints the
measures of the CoNLL 2018 shared task. Else the development data is read from
--data (or KGRAPH_DATA): a folder with treebanks/dev and benchmarks/ner.
Each treebank is measured with its own words given, and from raw text.`,
		Example: "  kgraph eval parse gold.conllu gold.conllu",
		Args:    argsBetween(1, 3, "what to measure (all, parse or names), and GOLD and SYSTEM for parse"),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.what, o.files = args[0], args[1:]
			return runEval(cmd.Context(), &o, io)
		},
	}
	cmd.Flags().StringVar(&o.data, "data", os.Getenv("KGRAPH_DATA"), "folder of the development data")
	cmd.Flags().BoolVar(&o.asJSON, "json", false, "print as JSON, one row a line")
	return cmd
}

// figures is one row of eval's table.
type figures struct {
	Data   string             `json:"data"`
	Input  string             `json:"input"` // what was given: words, or raw text
	Scores map[string]float64 `json:"scores"`
}

var parseColumns = []string{"tokens", "sentences", "words", "UPOS", "XPOS", "UFeats", "lemmas", "UAS", "LAS", "CLAS"}
var nameColumns = []string{"precision", "recall", "F1"}

func runEval(ctx context.Context, o *evalOptions, io Streams) error {
	if len(o.files) > 0 {
		if o.what != "parse" || len(o.files) != 2 {
			return usagef("two files, GOLD and SYSTEM, go with eval parse only")
		}
		s, err := compareFiles(o.files[0], o.files[1])
		if err != nil {
			return err
		}
		return o.print(io.Out, parseColumns, []figures{{o.files[0], "as given", parseFigures(s)}})
	}
	if o.what != "all" && o.what != "parse" && o.what != "names" {
		return usagef("unknown measurement %q: all, parse or names", o.what)
	}
	if o.data == "" {
		return usagef("name the folder of the development data with --data or KGRAPH_DATA")
	}
	p, err := pipeline.New(nil, Version)
	if err != nil {
		return err
	}
	if o.what != "names" {
		rows, err := evalTreebanks(ctx, p, filepath.Join(o.data, "treebanks", "dev"))
		if err != nil {
			return err
		}
		if err := o.print(io.Out, parseColumns, rows); err != nil {
			return err
		}
	}
	if o.what != "parse" {
		rows, err := evalNames(p, filepath.Join(o.data, "benchmarks", "ner", "en_ewt-ud-dev.iob2"))
		if err != nil {
			return err
		}
		return o.print(io.Out, nameColumns, rows)
	}
	return nil
}

func (o *evalOptions) print(w io.Writer, columns []string, rows []figures) error {
	if o.asJSON {
		enc := json.NewEncoder(w)
		for _, r := range rows {
			if err := enc.Encode(r); err != nil {
				return err
			}
		}
		return nil
	}
	tw := tabwriter.NewWriter(w, 0, 4, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(tw, "data\tinput\t%s\t\n", strings.Join(columns, "\t"))
	for _, r := range rows {
		fmt.Fprintf(tw, "%s\t%s\t", r.Data, r.Input)
		for _, c := range columns {
			fmt.Fprintf(tw, "%.2f\t", 100*r.Scores[c])
		}
		fmt.Fprintln(tw)
	}
	return tw.Flush()
}

func parseFigures(s *eval.ParseScores) map[string]float64 {
	return map[string]float64{
		"tokens": s.Tokens.F1(), "sentences": s.Sentences.F1(), "words": s.Words.F1(),
		"UPOS": s.UPOS.F1(), "XPOS": s.XPOS.F1(), "UFeats": s.UFeats.F1(), "lemmas": s.Lemmas.F1(),
		"UAS": s.UAS.F1(), "LAS": s.LAS.F1(), "CLAS": s.CLAS.F1(),
	}
}

func compareFiles(gold, system string) (*eval.ParseScores, error) {
	g, err := readTreebank(gold)
	if err != nil {
		return nil, err
	}
	s, err := readTreebank(system)
	if err != nil {
		return nil, err
	}
	return eval.Parse(g, s)
}

// readTreebank reads a CoNLL-U file, compressed when its name ends in .gz.
func readTreebank(path string) ([]*conllu.Sentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	all, err := conllu.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return all, nil
}

// evalTreebanks measures every treebank of a folder, then the main ones
// together: English Web Treebank and GUM.
func evalTreebanks(ctx context.Context, p *pipeline.Pipeline, dir string) ([]figures, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.conllu.gz"))
	if err != nil || len(files) == 0 {
		return nil, errors.Join(fmt.Errorf("no treebanks (*.conllu.gz) in %s", dir), err)
	}
	var rows []figures
	var mainGold, mainSystem []*conllu.Sentence
	for _, f := range files {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		name := strings.TrimSuffix(filepath.Base(f), ".conllu.gz")
		gold, err := readTreebank(f)
		if err != nil {
			return nil, err
		}
		given := parseGiven(p, gold)
		s, err := eval.Parse(gold, given)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f, err)
		}
		rows = append(rows, figures{name, "words", parseFigures(s)})
		if strings.HasPrefix(name, "en_ewt") || strings.HasPrefix(name, "en_gum") {
			mainGold, mainSystem = append(mainGold, gold...), append(mainSystem, given...)
		}
		raw, err := parseRaw(p, f)
		if err != nil {
			return nil, err
		}
		if s, err = eval.Parse(gold, raw); err != nil {
			return nil, fmt.Errorf("%s: %w", f, err)
		}
		rows = append(rows, figures{name, "raw text", parseFigures(s)})
	}
	if len(mainGold) > 0 {
		s, err := eval.Parse(mainGold, mainSystem)
		if err != nil {
			return nil, err
		}
		rows = append(rows, figures{"EWT and GUM", "words", parseFigures(s)})
	}
	return rows, nil
}

// parseGiven analyses sentences with their own words.
func parseGiven(p *pipeline.Pipeline, gold []*conllu.Sentence) []*conllu.Sentence {
	texts := make([]*text.Sentence, len(gold))
	for i, g := range gold {
		texts[i] = g.Text(0)
	}
	out := make([]*conllu.Sentence, len(gold))
	for i, parse := range p.ParseSentences(texts) {
		out[i] = reanalysed(gold[i], parse)
	}
	return out
}

// parseRaw analyses a treebank from its raw text.
func parseRaw(p *pipeline.Pipeline, path string) ([]*conllu.Sentence, error) {
	gold, err := goldtext.ReadFile(path)
	if err != nil {
		return nil, err
	}
	raw, _ := goldtext.Raw(gold, goldtext.Layout{Break: "\n\n"})
	doc := &text.Document{ID: path, Text: raw, Paragraphs: text.Paragraphs(raw)}
	var out []*conllu.Sentence
	for _, parse := range p.Analyze(doc).Parses {
		out = append(out, conllu.FromParse(parse, ""))
	}
	return out, nil
}

// evalNames measures persons, places and organisations on given words.
func evalNames(p *pipeline.Pipeline, path string) ([]figures, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	gold, err := eval.ReadIOB2(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	types := map[string]string{"Person": "PER", "Organization": "ORG", "Place": "LOC"}
	var want, got []eval.NameSpan
	for _, s := range gold {
		for _, n := range s.Names {
			if n.Type == "PER" || n.Type == "ORG" || n.Type == "LOC" {
				want = append(want, n)
			}
		}
		for _, n := range p.ParseSentence(text.FromTokens(strings.Join(s.Words, " "))).Names {
			if t := types[n.Type]; t != "" {
				got = append(got, eval.NameSpan{Document: s.ID, Start: n.Start, End: n.End, Type: t})
			}
		}
	}
	scores := eval.Names(want, got)
	rows := []figures{{"UNER EWT", "words", nameFigures(scores.All)}}
	for _, t := range scores.Types {
		rows = append(rows, figures{"UNER EWT " + t.Type, "words", nameFigures(t.Score)})
	}
	return rows, nil
}

func nameFigures(s eval.Score) map[string]float64 {
	return map[string]float64{"precision": s.Precision(), "recall": s.Recall(), "F1": s.F1()}
}
