package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"kgraph/graph"
	"kgraph/internal/ask"
	"kgraph/internal/entity"
	"kgraph/internal/lang"
	"kgraph/internal/text"
)

func newAsk(io Streams) *cobra.Command {
	var f reportFlags
	var v schemaFlag
	var showQuery bool
	cmd := &cobra.Command{
		Use:   "ask QUESTION",
		Short: "Answer a question in plain English from the graph",
		Long: `Answer a question in plain English from the graph: who, what, which, where, when,
how many, how much, why, did X …, what did X say about Y. Each answer comes with
the sentence it was read from. When the graph does not know, it says so, shows
the nearest statements, and the exit status is 1.`,
		Example: "  kgraph ask 'Who outranked ChatGPT?'\n  kgraph ask --show-query 'What did DeepSeek release?'",
		Args:    argsBetween(1, 1, "one question, in quotes,"),
		RunE: func(cmd *cobra.Command, args []string) error {
			p, err := v.pipeline()
			if err != nil {
				return err
			}
			words, err := v.load()
			if err != nil {
				return err
			}
			a := p.Analyze(&text.Document{ID: "question", Text: args[0], Paragraphs: text.Paragraphs(args[0])})
			if len(a.Parses) != 1 {
				return usagef("one question expected, %d sentences given", len(a.Parses))
			}
			known := false
			err = makeReport(cmd.Context(), &f, io, func(ctx context.Context, s *graph.Store) (*ask.Result, error) {
				r, err := ask.Ask(ctx, s, words, a.Parses[0], ask.Language{
					Parse:     func(tokens string) *lang.Parse { return p.ParseSentence(text.FromTokens(tokens)) },
					Adjective: entity.Adjective,
				})
				if err != nil {
					return nil, fmt.Errorf("%q: %w", args[0], err)
				}
				known = len(r.Answers) > 0
				return r, nil
			}, func(w *reportWriter, r *ask.Result) { printAnswers(w, r, showQuery, f.store.flag()) })
			if err == nil && !known {
				err = errReported
			}
			return err
		},
	}
	f.register(cmd, 5, "answers")
	v.register(cmd)
	cmd.Flags().BoolVar(&showQuery, "show-query", false, "print the question as a Gizmo query, too")
	return cmd
}

func printAnswers(w *reportWriter, r *ask.Result, showQuery bool, a string) {
	if showQuery {
		w.printf("%s\n\n", r.Query)
	}
	n := w.cut(len(r.Answers))
	for i := range r.Answers[:n] {
		w.printf("%s%s\n", r.Answers[i].Text, qualifiers(&r.Answers[i].From))
		if i+1 == n || !together(&r.Answers[i].From, &r.Answers[i+1].From) {
			w.evidence("    ", &r.Answers[i].From)
		}
	}
	w.more(len(r.Answers), "answers")
	if len(r.Answers) > 0 {
		return
	}
	w.printf("The graph does not know.\n")
	if len(r.Nearest) > 0 {
		w.printf("\nNearest:\n")
	}
	for i := range r.Nearest {
		w.printf("  %s%s\n", r.Nearest[i].Text(), qualifiers(&r.Nearest[i]))
		w.evidence("      ", &r.Nearest[i])
	}
	if len(r.Known) > 0 {
		w.printf("\nWhat it has: %s about%s %s\n", program(), a, quoteArg(r.Known[0]))
	}
}
