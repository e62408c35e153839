package eval

import (
	"bufio"
	"context"
	"embed"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"kgraph/graph"
	"kgraph/internal/lang"
	"kgraph/internal/text"
)

// articleFacts are gold facts of news articles of the GUM treebank, one file an
// article, named by the end of the document's id. A file whose header says "held" is
// scored and never listed: nobody wrote a rule for it.
//
//go:embed testdata/facts/*.tsv
var articleFacts embed.FS

// factArticle is an article with gold facts.
type factArticle struct {
	name  string
	held  bool
	facts []GoldFact
}

// factArticles reads the facts: the articles read while tuning first, then those
// held, each by name.
func factArticles() ([]factArticle, error) {
	const dir = "testdata/facts"
	files, err := articleFacts.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var out []factArticle
	for _, f := range files {
		data, err := articleFacts.ReadFile(dir + "/" + f.Name())
		if err != nil {
			return nil, err
		}
		facts, err := ReadFacts(strings.NewReader(string(data)))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name(), err)
		}
		out = append(out, factArticle{strings.TrimSuffix(f.Name(), ".tsv"), strings.Contains(string(data), "\n# held:"), facts})
	}
	slices.SortStableFunc(out, func(a, b factArticle) int {
		switch {
		case a.held == b.held:
			return strings.Compare(a.name, b.name)
		case b.held:
			return -1
		}
		return 1
	})
	return out, nil
}

// articlePrefix begins the ids of the documents that the facts are about.
const articlePrefix = "GUM_news_"

// treebankTexts reads the texts of the documents of those names from a treebank in
// CoNLL-U: its sentences, paragraphs apart.
func treebankTexts(r io.Reader, names map[string]bool) (map[string]string, error) {
	out := map[string]string{}
	scan := bufio.NewScanner(r)
	scan.Buffer(make([]byte, 64<<10), maxLine)
	name, begins := "", false
	for scan.Scan() {
		line := scan.Text()
		if !strings.HasPrefix(line, "# ") {
			continue
		}
		if id, ok := strings.CutPrefix(line, "# newdoc id = "); ok {
			name = strings.TrimPrefix(strings.TrimSpace(id), articlePrefix)
			if !strings.HasPrefix(id, articlePrefix) || !names[name] {
				name = ""
			}
			continue
		}
		if name == "" {
			continue
		}
		if line == "# newpar" || strings.HasPrefix(line, "# newpar id") {
			begins = true
		}
		if s, ok := strings.CutPrefix(line, "# text = "); ok {
			switch {
			case out[name] == "":
			case begins:
				out[name] += "\n\n"
			default:
				out[name] += " "
			}
			out[name] += s
			begins = false
		}
	}
	return out, scan.Err()
}

// treebankFacts scores the claims of the treebank's articles that have gold facts: a
// row each, then those read while tuning and those held, each together.
func (e *Engine) treebankFacts(ctx context.Context, dir string, out *ClaimReport) error {
	articles, err := factArticles()
	if err != nil {
		return err
	}
	names := map[string]bool{}
	for _, a := range articles {
		names[a.name] = true
	}
	texts := map[string]string{}
	for _, half := range []string{"train", "dev"} {
		path := filepath.Join(dir, "treebanks", half, "en_gum_open.conllu.gz")
		found, err := readFile(path, func(r io.Reader) (map[string]string, error) { return treebankTexts(r, names) })
		if err != nil {
			return err
		}
		for name, body := range found {
			texts[name] = body
		}
	}
	table := factTable()
	table.Name = "articles"
	var total [2]FactScores
	for _, a := range articles {
		body := texts[a.name]
		if body == "" {
			return fmt.Errorf("%s: no document %s%s in treebanks/*/en_gum_open.conllu.gz: %w", dir, articlePrefix, a.name, os.ErrNotExist)
		}
		statements, err := e.statements(ctx, &text.Document{ID: articlePrefix + a.name, Text: body})
		if err != nil {
			return err
		}
		scores := Facts(a.facts, statements)
		row := factRow(a.name, scores)
		row.Input = "read"
		which := 0
		if a.held {
			row.Input, which = "held", 1
		} else {
			out.Missed = append(out.Missed, missedFacts(scores)...)
		}
		table.Rows = append(table.Rows, row)
		total[which].join(scores)
	}
	for n, input := range []string{"read", "held"} {
		if n == 1 && !slices.ContainsFunc(articles, func(a factArticle) bool { return a.held }) {
			break
		}
		row := factRow("together", total[n])
		row.Input = input
		table.Rows = append(table.Rows, row)
	}
	table.Notes = append(table.Notes, "read: its misses were read while rules were written; held: scored only. All but two are of the parser's training half")
	out.Tables = append(out.Tables, table)
	return nil
}

// statements are the claims of one document.
func (e *Engine) statements(ctx context.Context, doc *text.Document) (out []Statement, err error) {
	docs := func(yield func(*text.Document, error) bool) { yield(doc, nil) }
	err = e.Records(ctx, docs, func(rec *graph.Record, _ []*lang.Parse) error {
		out = append(out, Statements(rec)...)
		return nil
	})
	return out, err
}

// join adds the scores of another article.
func (s *FactScores) join(o FactScores) {
	for _, p := range []struct{ to, from *Share }{{&s.Core, &o.Core}, {&s.All, &o.All}, {&s.LocatedCore, &o.LocatedCore}, {&s.Located, &o.Located},
		{&s.Polarity, &o.Polarity}, {&s.Modality, &o.Modality}, {&s.Attribution, &o.Attribution}} {
		p.to.Hits += p.from.Hits
		p.to.Total += p.from.Total
	}
	s.Statements, s.Sentences, s.Most = s.Statements+o.Statements, s.Sentences+o.Sentences, max(s.Most, o.Most)
	s.Facts = append(s.Facts, o.Facts...)
}
