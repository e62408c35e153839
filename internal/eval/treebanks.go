package eval

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"kgraph/internal/lang"
	"kgraph/internal/lang/conllu"
	"kgraph/internal/text"
	"kgraph/internal/text/goldtext"
)

func parseTable(rows ...Row) Table {
	return Table{Name: "parse", Rows: rows,
		Columns: columns(Percent, "tokens", "sentences", "words", "UPOS", "XPOS", "UFeats", "lemmas", "UAS", "LAS", "CLAS")}
}

func parseRow(data, input string, s *ParseScores) Row {
	return Row{Data: data, Input: input, Scores: map[string]float64{
		"tokens": s.Tokens.F1(), "sentences": s.Sentences.F1(), "words": s.Words.F1(),
		"UPOS": s.UPOS.F1(), "XPOS": s.XPOS.F1(), "UFeats": s.UFeats.F1(), "lemmas": s.Lemmas.F1(),
		"UAS": s.UAS.F1(), "LAS": s.LAS.F1(), "CLAS": s.CLAS.F1(),
	}}
}

// ParseFiles compares two CoNLL-U files.
func ParseFiles(gold, system string) (Table, error) {
	g, err := readFile(gold, conllu.ReadAll)
	if err != nil {
		return Table{}, err
	}
	s, err := readFile(system, conllu.ReadAll)
	if err != nil {
		return Table{}, err
	}
	scores, err := Parse(g, s)
	if err != nil {
		return Table{}, err
	}
	return parseTable(parseRow(gold, "as given", scores)), nil
}

// Treebanks measures every development treebank of the data folder with its
// own words given and from raw text, then some parts: the main ones together
// (English Web Treebank and GUM), GUM's news, and the halves of PUD.
func (e *Engine) Treebanks(ctx context.Context, dir string) (Table, error) {
	files, err := find(dir, "treebanks", "dev", "*.conllu.gz")
	if err != nil {
		return Table{}, err
	}
	table := parseTable()
	var parts parseParts
	for _, f := range files {
		if err := ctx.Err(); err != nil {
			return Table{}, err
		}
		name := strings.TrimSuffix(filepath.Base(f), ".conllu.gz")
		gold, err := readFile(f, conllu.ReadAll)
		if err != nil {
			return Table{}, err
		}
		given := e.parseWords(gold)
		raw, err := e.parseRaw(f)
		if err != nil {
			return Table{}, err
		}
		for _, system := range []struct {
			input     string
			sentences []*conllu.Sentence
		}{{"words", given}, {"raw text", raw}} {
			s, err := Parse(gold, system.sentences)
			if err != nil {
				return Table{}, fmt.Errorf("%s: %w", f, err)
			}
			table.Rows = append(table.Rows, parseRow(name, system.input, s))
		}
		parts.add(name, gold, given)
	}
	for _, p := range parts {
		s, err := Parse(p.gold, p.system)
		if err != nil {
			return Table{}, fmt.Errorf("%s: %w", p.name, err)
		}
		table.Rows = append(table.Rows, parseRow(p.name, "words", s))
	}
	return table, nil
}

// parsePart is a selection of sentences that is reported by itself.
type parsePart struct {
	name         string
	gold, system []*conllu.Sentence
}

type parseParts []parsePart

// add puts the sentences of a treebank into the parts that they belong to: the
// main treebanks together, GUM's news, the two halves of PUD.
func (p *parseParts) add(treebank string, gold, system []*conllu.Sentence) {
	genre := ""
	for i, s := range gold {
		if id, ok := s.Comment("newdoc id"); ok {
			d := goldDocument{id: strings.TrimSpace(id)}
			genre = d.genre()
		}
		gum := strings.HasPrefix(treebank, "en_gum")
		if gum || strings.HasPrefix(treebank, "en_ewt") {
			p.put("EWT and GUM", s, system[i])
		}
		switch {
		case gum && genre == "news":
			p.put("GUM news", s, system[i])
		case strings.HasPrefix(treebank, "en_pud") && strings.HasPrefix(s.ID(), "n"):
			p.put("PUD news", s, system[i])
		case strings.HasPrefix(treebank, "en_pud") && strings.HasPrefix(s.ID(), "w"):
			p.put("PUD encyclopedia", s, system[i])
		}
	}
}

func (p *parseParts) put(name string, gold, system *conllu.Sentence) {
	for i := range *p {
		if part := &(*p)[i]; part.name == name {
			part.gold, part.system = append(part.gold, gold), append(part.system, system)
			return
		}
	}
	*p = append(*p, parsePart{name, []*conllu.Sentence{gold}, []*conllu.Sentence{system}})
}

// parseWords analyses sentences with their own words.
func (e *Engine) parseWords(gold []*conllu.Sentence) []*conllu.Sentence {
	texts := make([]*text.Sentence, len(gold))
	for i, g := range gold {
		texts[i] = g.Text(0)
	}
	out := make([]*conllu.Sentence, len(gold))
	for i, parse := range e.Parse(texts) {
		out[i] = Reanalysed(gold[i], parse)
	}
	return out
}

// parseRaw analyses a treebank from its raw text.
func (e *Engine) parseRaw(path string) ([]*conllu.Sentence, error) {
	gold, err := goldtext.ReadFile(path)
	if err != nil {
		return nil, err
	}
	raw, _ := goldtext.Raw(gold, goldtext.Layout{Break: "\n\n"})
	doc := &text.Document{ID: path, Text: raw, Paragraphs: text.Paragraphs(raw)}
	var out []*conllu.Sentence
	for _, parse := range e.Parse(text.Segment(doc)) {
		out = append(out, conllu.FromParse(parse, ""))
	}
	return out, nil
}

// Reanalysed is s with its words and comments kept and its analysis replaced.
func Reanalysed(s *conllu.Sentence, p *lang.Parse) *conllu.Sentence {
	out := *s
	out.Words = conllu.FromParse(p, "").Words
	for i, w := range s.Words {
		out.Words[i].Form, out.Words[i].Misc = w.Form, w.Misc
	}
	out.Empty = nil // empty nodes belong to the analysis that is gone
	return &out
}
