package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"kgraph/internal/eval"
	"kgraph/internal/lang"
	"kgraph/internal/lang/conllu"
	"kgraph/internal/pipeline"
	"kgraph/internal/text"
)

type parseOptions struct {
	input  inputFlags
	format string
	kind   string // of the input
	conllu bool
	paths  []string
}

func newParse(io Streams) *cobra.Command {
	var o parseOptions
	cmd := &cobra.Command{
		Use:   "parse [FILE|FOLDER|-]...",
		Short: "Print the grammar of every sentence",
		Long: `Print sentences, words, tags, lemmas, features and the Universal Dependencies
tree, as CoNLL-U, JSON lines, a tree to look at in the terminal, or one SVG
picture with all sentences below each other.`,
		Example: `  kgraph parse -f tree article.txt
  kgraph parse --input-format lines -f svg sentences.txt > trees.svg
  kgraph parse article.txt > article.conllu
  kgraph parse --conllu gold.conllu > system.conllu`,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.paths = args
			return runParse(cmd.Context(), &o, io)
		},
	}
	o.input.register(cmd, io)
	fl := cmd.Flags()
	fl.StringVarP(&o.format, "format", "f", "conllu", "conllu, json, tree or svg")
	fl.StringVar(&o.kind, "input-format", "document", "document, lines (one tokenised sentence a line) or conllu (keep its words)")
	fl.BoolVar(&o.conllu, "conllu", false, "the same as --input-format conllu")
	return cmd
}

func runParse(ctx context.Context, o *parseOptions, streams Streams) error {
	if o.conllu {
		o.kind = "conllu"
	}
	write, ok := parseWriters[o.format]
	var picture drawing
	if o.format == "svg" {
		write, ok = func(_ io.Writer, p *lang.Parse, _ string) error { picture.add(p); return nil }, true
	}
	if !ok {
		return usagef("unknown format %q: conllu, json, tree or svg", o.format)
	}
	if err := o.input.check(o.paths); err != nil {
		return err
	}
	p, err := pipeline.New(nil, Version)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(streams.Out)
	defer out.Flush()
	err = o.each(ctx, p, out, streams, write)
	if o.format == "svg" && (err == nil || errors.Is(err, errReported)) {
		err = errors.Join(picture.write(out), err)
	}
	return err
}

// each writes the parse of every sentence of the input.
func (o *parseOptions) each(ctx context.Context, p *pipeline.Pipeline, out io.Writer, streams Streams, write parseWriter) error {
	switch o.kind {
	case "document":
		return o.documents(ctx, p, out, streams, write)
	case "lines":
		return eachLine(ctx, o.paths, streams, func(line string, no int) error {
			s := text.FromTokens(line)
			return write(out, p.ParseSentence(s), fmt.Sprint(no))
		})
	case "conllu":
		return o.gold(p, out, streams, write)
	}
	return usagef("unknown input format %q: document, lines or conllu", o.kind)
}

func (o *parseOptions) documents(ctx context.Context, p *pipeline.Pipeline, out io.Writer, streams Streams, write parseWriter) error {
	failed := false
	for doc, err := range o.input.documents(ctx, o.paths) {
		if err != nil {
			failed = true
			fmt.Fprintf(streams.Err, "kgraph: %v\n", err)
			continue
		}
		for i, parse := range p.Analyze(doc).Parses {
			if err := write(out, parse, fmt.Sprintf("%s-%d", doc.ID, i+1)); err != nil {
				return err
			}
		}
	}
	if failed {
		return errReported
	}
	return nil
}

// gold parses CoNLL-U: its sentences, words and multiword tokens are kept.
func (o *parseOptions) gold(p *pipeline.Pipeline, out io.Writer, streams Streams, write parseWriter) error {
	for _, path := range o.paths {
		in, err := openRaw(path, streams)
		if err != nil {
			return err
		}
		defer in.Close()
		for r := conllu.NewReader(in); ; {
			s, err := r.Read()
			if err == io.EOF {
				break
			}
			if err != nil {
				return fmt.Errorf("%s: %w", path, err)
			}
			parse := p.ParseSentence(s.Text(0))
			if o.format == "conllu" {
				if err := conllu.Write(out, eval.Reanalysed(s, parse)); err != nil {
					return err
				}
				continue
			}
			if err := write(out, parse, s.ID()); err != nil {
				return err
			}
		}
	}
	return nil
}

type parseWriter func(w io.Writer, p *lang.Parse, id string) error

var parseWriters = map[string]parseWriter{
	"conllu": func(w io.Writer, p *lang.Parse, id string) error { return conllu.Write(w, conllu.FromParse(p, id)) },
	"json":   writeParseJSON,
	"tree":   writeTree,
}

// parseJSON is a parse as `parse -f json` prints it: one sentence a line.
type parseJSON struct {
	ID    string      `json:"id"`
	Text  string      `json:"text"`
	Start int         `json:"start"`
	End   int         `json:"end"`
	Words []wordJSON  `json:"words"`
	Names []lang.Name `json:"names"`
}

type wordJSON struct {
	lang.Word
	Start int `json:"start"`
	End   int `json:"end"`
}

func newParseJSON(p *lang.Parse, id string) parseJSON {
	out := parseJSON{ID: id, Text: p.Sentence.Text, Start: p.Sentence.Start, End: p.Sentence.End, Names: p.Names}
	if out.Names == nil {
		out.Names = []lang.Name{}
	}
	for i, word := range p.Words {
		t := p.Sentence.Tokens[i]
		out.Words = append(out.Words, wordJSON{word, t.Start, t.End})
	}
	return out
}

func writeParseJSON(w io.Writer, p *lang.Parse, id string) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(newParseJSON(p, id))
}
