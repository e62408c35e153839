package eval

import (
	"path/filepath"
	"strings"

	"kgraph/internal/text"
)

// unerTypes are our types by the names that UNER has for them.
var unerTypes = map[string]string{"Person": "PER", "Organization": "ORG", "Place": "LOC", "Country": "LOC", "City": "LOC"}

// NamesInText measures persons, places and organisations on the words of
// UNER's English Web Treebank.
func (e *Engine) NamesInText(dir string) (Table, error) {
	gold, err := readFile(filepath.Join(dir, "benchmarks", "ner", "en_ewt-ud-dev.iob2"), ReadIOB2)
	if err != nil {
		return Table{}, err
	}
	texts := make([]*text.Sentence, len(gold))
	for i, s := range gold {
		texts[i] = text.FromTokens(strings.Join(s.Words, " "))
	}
	var want, got []NameSpan
	for i, p := range e.Parse(texts) {
		for _, n := range gold[i].Names {
			if n.Type == "PER" || n.Type == "ORG" || n.Type == "LOC" {
				want = append(want, n)
			}
		}
		for _, n := range p.Names {
			if t := unerTypes[n.Type]; t != "" {
				got = append(got, NameSpan{Document: gold[i].ID, Start: n.Start, End: n.End, Type: t})
			}
		}
	}
	scores := Names(want, got)
	row := func(data string, s Score) Row {
		return Row{Data: data, Input: "words", Scores: map[string]float64{"precision": s.Precision(), "recall": s.Recall(), "F1": s.F1()}}
	}
	table := Table{Name: "names", Columns: columns(Percent, "precision", "recall", "F1"), Rows: []Row{row("UNER EWT", scores.All)}}
	for _, t := range scores.Types {
		table.Rows = append(table.Rows, row("UNER EWT "+t.Type, t.Score))
	}
	return table, nil
}
