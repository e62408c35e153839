package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"

	"kgraph/graph"
	"kgraph/internal/pipeline"
	"kgraph/internal/server"
	"kgraph/internal/source"
)

// Bounds of what a reader of the page may have read.
const (
	maxGuestArticles = 50      // in one file
	maxGuestText     = 300_000 // code points of all of them
)

// articleReader reads what readers of the page give. The language model is
// loaded when the first article comes.
func articleReader() server.ReadArticle {
	load := sync.OnceValues(func() (*pipeline.Pipeline, error) { return (&schemaFlag{}).pipeline() })
	return func(ctx context.Context, a server.Article) ([]*graph.Record, error) {
		if a.Date != "" && !source.IsDate(a.Date) {
			return nil, fmt.Errorf("%q is not a date: write it like 2025-01-27", a.Date)
		}
		p, err := load()
		if err != nil {
			return nil, err
		}
		docs := source.FromReader(a.Name, bytes.NewReader(a.Data), source.Options{Published: a.Date, TextField: "text", IDField: "id", DateField: "date", TitleField: "title"})
		var records []*graph.Record
		var wrong []string
		length := 0
		err = p.Run(ctx, docs, 1, nil, func(r pipeline.Result) error {
			if r.Document != nil {
				length += utf8.RuneCountInString(r.Document.Text)
			}
			switch {
			case length > maxGuestText:
				return fmt.Errorf("the text is too long: at most %d characters are read here; kgraph build takes more", maxGuestText)
			case r.Err != nil:
				wrong = append(wrong, r.Err.Error())
			case len(records) == maxGuestArticles:
				return fmt.Errorf("there are more than %d articles in it: kgraph build takes more", maxGuestArticles)
			default:
				records = append(records, r.Record)
			}
			return nil
		})
		if err == nil && len(records) == 0 {
			err = errors.New(strings.Join(append(wrong, "nothing of it could be read")[:min(3, len(wrong)+1)], "; "))
		}
		return records, err
	}
}
