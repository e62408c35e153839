package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"kgraph/internal/eval"
)

// rowJSON is one row of a table as `eval --json` prints it. Shares are between
// 0 and 1; an interval is [low, high].
type rowJSON struct {
	Table     string                `json:"table"`
	Data      string                `json:"data"`
	Input     string                `json:"input"` // what was given: words, raw text, ...
	Scores    map[string]float64    `json:"scores"`
	Intervals map[string][2]float64 `json:"intervals,omitempty"`
}

// print writes tables for people, or one JSON object a row.
func (o *evalOptions) print(w io.Writer, tables ...eval.Table) error {
	for _, t := range tables {
		write := writeTableOf
		if o.asJSON {
			write = writeRowsOf
		}
		if err := write(w, &t); err != nil {
			return err
		}
	}
	return nil
}

func writeRowsOf(w io.Writer, t *eval.Table) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, r := range t.Rows {
		out := rowJSON{Table: t.Name, Data: r.Data, Input: r.Input, Scores: r.Scores}
		for name, ci := range r.Intervals {
			if out.Intervals == nil {
				out.Intervals = map[string][2]float64{}
			}
			out.Intervals[name] = [2]float64{ci.Low, ci.High}
		}
		if err := enc.Encode(out); err != nil {
			return err
		}
	}
	return nil
}

func writeTableOf(w io.Writer, t *eval.Table) error {
	tw := tabwriter.NewWriter(w, 0, 4, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(tw, "%s\tinput\t", t.Name)
	for _, c := range t.Columns {
		fmt.Fprintf(tw, "%s\t", c.Name)
	}
	fmt.Fprintln(tw)
	for _, r := range t.Rows {
		fmt.Fprintf(tw, "%s\t%s\t", r.Data, r.Input)
		for _, c := range t.Columns {
			fmt.Fprintf(tw, "%s\t", figure(&r, c))
		}
		fmt.Fprintln(tw)
	}
	if err := tw.Flush(); err != nil {
		return err
	}
	for _, n := range t.Notes {
		if _, err := fmt.Fprintf(w, "  (%s)\n", n); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintln(w)
	return err
}

// figure is a score as people read it: shares in per cent, with their interval.
func figure(r *eval.Row, c eval.Column) string {
	v, ok := r.Scores[c.Name]
	switch {
	case !ok:
		return "-"
	case c.Unit == eval.Count:
		return fmt.Sprintf("%.0f", v)
	case c.Unit == eval.Number:
		return fmt.Sprintf("%.2f", v)
	}
	s := fmt.Sprintf("%.2f", 100*v)
	if ci, ok := r.Intervals[c.Name]; ok {
		s += fmt.Sprintf(" [%.1f %.1f]", 100*ci.Low, 100*ci.High)
	}
	return s
}

// printList writes what was missed or spurious.
func (o *evalOptions) printList(w io.Writer, name string, lines []string) error {
	if o.asJSON {
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		for _, l := range lines {
			if err := enc.Encode(map[string]string{name: l}); err != nil {
				return err
			}
		}
		return nil
	}
	_, err := fmt.Fprintf(w, "%s: %d\n%s\n", name, len(lines), strings.Join(lines, "\n"))
	return err
}
