package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"kgraph/graph"
	"kgraph/internal/report"
)

// reportFlags are the flags that all reports have.
type reportFlags struct {
	store  storeFlags
	limit  int
	asJSON bool
}

func (f *reportFlags) register(cmd *cobra.Command, limit int, what string) {
	f.store.register(cmd)
	cmd.Flags().IntVarP(&f.limit, "limit", "n", limit, what+" printed, 0 for all; --json prints all")
	cmd.Flags().BoolVar(&f.asJSON, "json", false, "print as JSON")
}

// makeReport opens the store, makes the report, and prints it as JSON or by text.
func makeReport[R any](ctx context.Context, f *reportFlags, io Streams, make func(context.Context, *graph.Store) (R, error), text func(*reportWriter, R)) (err error) {
	if f.limit < 0 {
		return usagef("--limit must be 0 or more, not %d", f.limit)
	}
	store, err := f.store.open(false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	r, err := make(ctx, store)
	if errors.Is(err, report.ErrNoNode) {
		return fmt.Errorf("%w; see '%s entities%s -f tsv'", err, program(), f.store.flag())
	}
	if err != nil {
		return err
	}
	if f.asJSON {
		e := json.NewEncoder(io.Out)
		e.SetEscapeHTML(false)
		return e.Encode(r)
	}
	w := newReportWriter(io, f.limit)
	text(w, r)
	return w.Flush()
}

// reportWriter prints the parts that reports share. It keeps no error but the
// one that Flush returns.
type reportWriter struct {
	*bufio.Writer
	limit int
}

func newReportWriter(io Streams, limit int) *reportWriter {
	return &reportWriter{bufio.NewWriter(io.Out), limit}
}

func (w *reportWriter) printf(format string, args ...any) { fmt.Fprintf(w, format, args...) }

// cut is how many of n things are printed, and says so when not all are.
func (w *reportWriter) cut(n int) int {
	if w.limit > 0 && n > w.limit {
		return w.limit
	}
	return n
}

func (w *reportWriter) more(n int, what string) {
	if k := w.cut(n); k < n {
		w.printf("… %d more %s (-n 0 prints all)\n", n-k, what)
	}
}

// qualifiers are what is to be known of how a statement was said, in brackets;
// nothing for what a document says in its own voice.
func qualifiers(s *report.Statement) string {
	var parts []string
	if st := s.Standing(); st != "asserted" && st != "reported" && !(st == "denied" && negated(s.Text())) {
		if st == "hedged" {
			st = s.Modality
		}
		parts = append(parts, st)
	}
	if len(s.Speakers) > 0 {
		verb := "said by "
		if s.Quoted {
			verb = "quoted from "
		}
		parts = append(parts, verb+strings.Join(s.Speakers, ", after "))
	}
	if len(parts) == 0 {
		return ""
	}
	return " [" + strings.Join(parts, "; ") + "]"
}

// negated says whether a text says itself that it is not so.
func negated(text string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(text)) {
		switch w {
		case "not", "no", "never", "cannot", "nobody", "nothing", "none", "without", "neither":
			return true
		}
		if strings.HasSuffix(w, "n't") || strings.HasSuffix(w, "n’t") {
			return true
		}
	}
	return false
}

// evidence prints the sentence and where it stands.
func (w *reportWriter) evidence(indent string, s *report.Statement) {
	w.printf("%s“%s”\n%s  %s\n", indent, strings.Join(strings.Fields(s.Sentence), " "), indent, place(s))
}

// place is where a sentence stands: outlet, authors and day where they are known, the
// document, and the characters.
func place(s *report.Statement) string {
	var parts []string
	who := strings.Join(s.Authors, ", ")
	if s.Source != "" && who != "" {
		who = "(" + who + ")"
	}
	if by := strings.TrimSpace(s.Source + " " + who); by != "" {
		parts = append(parts, by)
	}
	if s.Published != "" {
		parts = append(parts, day(s.Published))
	}
	return strings.Join(append(parts, fmt.Sprintf("%s:%d-%d", s.Document, s.Start, s.End)), ", ")
}

func day(published string) string {
	if len(published) > 10 {
		return published[:10]
	}
	return published
}

// line prints a fact with its first evidence.
func (w *reportWriter) line(l *report.Line) {
	first := &l.Evidence[0]
	w.printf("  %s%s", first.Text(), qualifiers(first))
	if n := len(l.Evidence); n > 1 {
		w.printf("  (%s, %s)", count(n, "statement"), count(l.Support, "source"))
	}
	w.printf("\n")
	w.evidence("      ", first)
}

func (w *reportWriter) lines(title string, all []report.Line) {
	if len(all) == 0 {
		return
	}
	w.printf("\n%s\n", title)
	for i := range all[:w.cut(len(all))] {
		w.line(&all[i])
	}
	w.more(len(all), "facts")
}

// statements prints statements; by is a speaker that the title names already.
func (w *reportWriter) statements(title string, all []report.Statement, by string) {
	if len(all) == 0 {
		return
	}
	w.printf("\n%s\n", title)
	n := w.cut(len(all))
	for i := range all[:n] {
		said := all[i]
		if len(said.Speakers) == 1 && said.Speakers[0] == by && !said.Quoted {
			said.Speakers = nil
		}
		w.printf("  %s%s\n", all[i].Text(), qualifiers(&said))
		if i+1 == n || !together(&all[i], &all[i+1]) {
			w.evidence("      ", &all[i])
		}
	}
	w.more(len(all), "statements")
}

// together says whether two statements share their sentence, which is then
// printed once.
func together(a, b *report.Statement) bool {
	return a.Document == b.Document && a.Start == b.Start && a.End == b.End
}

func (w *reportWriter) events(all []report.Event) {
	for i := range all[:w.cut(len(all))] {
		e := &all[i]
		w.printf("  %-12s %s%s\n", e.Day(), e.What.Text(), qualifiers(&e.What))
		w.printf("               %s\n", place(&e.What))
	}
	w.more(len(all), "events")
}
