package cli

import (
	"bytes"
	"context"
	"iter"

	"github.com/spf13/cobra"

	"kgraph/internal/source"
	"kgraph/internal/text"
	"kgraph/seeds"
)

// inputFlags are the flags of every command that reads documents.
type inputFlags struct {
	source.Options
	demo bool
	date string
}

func (f *inputFlags) register(cmd *cobra.Command, io Streams) {
	fl := cmd.Flags()
	fl.StringVar(&f.ID, "id", "", "document id (for a single document)")
	fl.StringVar(&f.TextField, "text-field", "text", "JSON lines and CSV: field that holds the text")
	fl.StringVar(&f.IDField, "id-field", "id", "JSON lines and CSV: field that holds the document id")
	fl.StringVar(&f.DateField, "date-field", "date", "JSON lines and CSV: field that holds the date of publication")
	fl.StringVar(&f.TitleField, "title-field", "title", "JSON lines and CSV: field that holds the title")
	fl.StringVar(&f.date, "date", "", "date of publication of documents that do not say (2025-01-27)")
	fl.BoolVar(&f.AnyLanguage, "force", false, "read documents that do not look like English, too")
	fl.BoolVar(&f.AllowLocal, "allow-local", false, "let URLs lead to this machine and to private networks")
	fl.IntVar(&f.MaxPages, "max-pages", source.DefaultMaxPages, "pages read of a sitemap")
	fl.BoolVar(&f.demo, "demo", false, "read the embedded demonstration article")
	f.Stdin = io.In
}

// documents yields the documents of the paths named, or the embedded article.
func (f *inputFlags) documents(ctx context.Context, paths []string) iter.Seq2[*text.Document, error] {
	if f.demo {
		return source.FromReader(seeds.ID, bytes.NewReader(seeds.Article), f.Options)
	}
	f.Published = f.date
	return source.Open(ctx, paths, f.Options)
}

// check reports paths that are missing or too many.
func (f *inputFlags) check(paths []string) error {
	switch {
	case f.demo && len(paths) > 0:
		return usagef("--demo reads the embedded article: name no file beside it")
	case !f.demo && len(paths) == 0:
		return usagef("name a file, a folder, a URL or - for standard input (or --demo for the embedded article)")
	case f.date != "" && !source.IsDate(f.date):
		return usagef("--date %q is not a date: write it like 2025-01-27", f.date)
	case f.MaxPages < 1:
		return usagef("--max-pages must be at least 1, not %d", f.MaxPages)
	case f.ID != "" && len(paths) > 1:
		return usagef("--id names one document, %d paths given", len(paths))
	}
	return nil
}
