package eval

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"kgraph/graph"
	"kgraph/internal/clause"
	"kgraph/internal/lang"
	"kgraph/internal/text"
)

// parseBatch is how many sentences of a benchmark are parsed at a time.
const parseBatch = 256

// ExtractLines runs the extractor over tokenised sentences and writes its
// claims as benchmarks want them.
func (e *Engine) ExtractLines(ctx context.Context, sentences []string, o clause.LineOptions) (SystemOutput, error) {
	out := SystemOutput{}
	for batch := range slices.Chunk(sentences, parseBatch) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		texts := make([]*text.Sentence, len(batch))
		for i, s := range batch {
			texts[i] = text.FromTokens(s)
		}
		for i, p := range e.Parse(texts) {
			claims := clause.ExtractWith(p, clause.Options{Reports: true})
			for _, l := range clause.Lines(p, claims, o) {
				out.Add(batch[i], Extraction{Confidence: printed(l.Confidence), Args: append([]string{l.Arg1}, l.Args...),
					Relation: l.Relation, Kind: string(l.Kind), Rule: l.Rule})
			}
		}
	}
	return out, nil
}

// printed is a confidence to the four digits that extract prints: ties count.
func printed(c float64) float64 {
	var v float64
	fmt.Sscan(fmt.Sprintf("%.4f", c), &v)
	return v
}

// ReadLines reads the lines of a text that are not blank.
func ReadLines(r io.Reader) ([]string, error) {
	var out []string
	err := eachLine(r, func(_ int, line string) error {
		if strings.TrimSpace(line) != "" {
			out = append(out, line)
		}
		return nil
	})
	return out, err
}

// ClaimReport is everything that is measured of claims.
type ClaimReport struct {
	Tables []Table
	// Lists of what was missed and what was spurious: gold facts of articles,
	// the odd sentences of BenchIE, and the news sentences without a claim. The
	// even sentences of BenchIE are only scored.
	Missed, Spurious []string

	kinds map[clause.Kind]bool
	limit int // news items
}

// Claims runs the extractor on the data folder's articles with gold facts and
// on its benchmarks. What the folder does not have is left out; if it has
// nothing, the error is os.ErrNotExist. kinds are the kinds of claim that the
// benchmarks get, nil for all; limit is the number of news items, 0 for all.
func (e *Engine) Claims(ctx context.Context, dir string, kinds map[clause.Kind]bool, limit int) (*ClaimReport, error) {
	out := &ClaimReport{kinds: kinds, limit: limit}
	found := false
	for _, part := range []func(context.Context, string, *ClaimReport) error{e.goldFacts, e.treebankFacts, e.benchie, e.carb, e.newsClaims} {
		switch err := part(ctx, dir, out); {
		case err == nil:
			found = true
		case !notExist(err):
			return nil, err
		}
	}
	if !found {
		return nil, fmt.Errorf("%s: no gold/*.tsv, benchmarks/benchie-dev, benchmarks/carb-dev or news/*.jsonl.gz: %w", dir, os.ErrNotExist)
	}
	return out, nil
}

// goldFacts scores the claims of the articles that have gold facts.
func (e *Engine) goldFacts(ctx context.Context, dir string, out *ClaimReport) error {
	files, err := find(dir, "gold", "*.tsv")
	if err != nil {
		return err
	}
	table := factTable()
	edges := Table{Name: "canonical edges", Columns: append(columns(Count, "edges"), columns(Percent, "answered")...)}
	for _, f := range files {
		name := strings.TrimSuffix(filepath.Base(f), ".tsv")
		if name == "canonical" || strings.HasSuffix(name, ".entities") {
			continue
		}
		facts, err := readFile(f, ReadFacts)
		if err != nil {
			return err
		}
		article, err := articleOf(dir, name)
		if err != nil {
			return err
		}
		var statements []Statement
		var records []*graph.Record
		err = e.Records(ctx, e.Read(ctx, article), func(rec *graph.Record, _ []*lang.Parse) error {
			statements, records = append(statements, Statements(rec)...), append(records, rec)
			return nil
		})
		if err != nil {
			return err
		}
		scores := Facts(facts, statements)
		table.Rows = append(table.Rows, factRow(name, scores))
		out.Missed = append(out.Missed, missedFacts(scores)...)
		row, ok, err := canonicalRow(ctx, dir, name, records, out)
		if err != nil {
			return err
		}
		if ok {
			edges.Rows = append(edges.Rows, row)
		}
	}
	out.Tables = append(out.Tables, table)
	if len(edges.Rows) > 0 {
		out.Tables = append(out.Tables, edges)
	}
	return nil
}

// articleOf is the article that a gold file speaks of: seeds/NAME.txt, or the
// only article there is.
func articleOf(dir, name string) (string, error) {
	path := filepath.Join(dir, "seeds", name+".txt")
	if _, err := os.Stat(path); err == nil {
		return path, nil
	}
	files, err := find(dir, "seeds", "*.txt")
	if err == nil && len(files) == 1 {
		return files[0], nil
	}
	return "", fmt.Errorf("gold/%s.tsv: no article %s, nor just one article beside it", name, path)
}

func (e *Engine) benchie(ctx context.Context, dir string, out *ClaimReport) error {
	gold, err := readFile(filepath.Join(dir, "benchmarks", "benchie-dev", "gold.txt"), ReadBenchie)
	if err != nil {
		return err
	}
	sentences := make([]string, len(gold.Sentences))
	for i, s := range gold.Sentences {
		sentences[i] = s.Text
	}
	system, err := e.ExtractLines(ctx, sentences, clause.LineOptions{Kinds: out.kinds})
	if err != nil {
		return err
	}
	results := Benchie(gold, system)
	out.Tables = append(out.Tables, BenchieTables(results)...)
	out.Missed = append(out.Missed, missedLines(results)...)
	out.Spurious = append(out.Spurious, spuriousLines(results)...)
	return nil
}

func (e *Engine) carb(ctx context.Context, dir string, out *ClaimReport) error {
	folder := filepath.Join(dir, "benchmarks", "carb-dev")
	gold, err := readFile(filepath.Join(folder, "gold.tsv"), ReadCarb)
	if err != nil {
		return err
	}
	sentences, err := readFile(filepath.Join(folder, "sentences.txt"), ReadLines)
	if err != nil {
		return err
	}
	system, err := e.ExtractLines(ctx, sentences, clause.LineOptions{Full: true, Kinds: out.kinds})
	if err != nil {
		return err
	}
	table := carbTable()
	table.Rows = append(table.Rows, carbRow("CaRB", gold, system))
	if news, err := readFile(filepath.Join(folder, "sentences-news.txt"), ReadLines); err == nil {
		in, rest := gold.split(news)
		table.Rows = append(table.Rows, carbRow("CaRB newswire", in, system), carbRow("CaRB other", rest, system))
	}
	out.Tables = append(out.Tables, table)
	return nil
}

// split parts the gold into the sentences named and the others.
func (g *CarbGold) split(sentences []string) (in, rest *CarbGold) {
	named := map[string]bool{}
	for _, s := range sentences {
		named[SentenceKey(s)] = true
	}
	in, rest = &CarbGold{tuples: g.tuples}, &CarbGold{tuples: g.tuples}
	for _, k := range g.keys {
		if named[k] {
			in.keys = append(in.keys, k)
		} else {
			rest.keys = append(rest.keys, k)
		}
	}
	return in, rest
}
