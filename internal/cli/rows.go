package cli

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"iter"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"

	"kgraph/graph/query"
)

// rowWriter prints rows until the first error, and returns it. What was found
// before an error is printed.
type rowWriter func(io.Writer, iter.Seq2[query.Row, error]) error

// rowFormats are the formats of rows, and rowWriters what writes them.
var (
	rowFormats = []string{"csv", "graph", "json", "table", "text"}
	rowWriters = map[string]rowWriter{
		"csv": writeCSV, "graph": writeGraph, "json": writeJSONRows, "table": writeTable, "text": writeText,
	}
)

func writeJSONRows(w io.Writer, rows iter.Seq2[query.Row, error]) error {
	for r, err := range rows {
		if err != nil {
			return err
		}
		line, err := r.JSON()
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintf(w, "%s\n", line); err != nil {
			return err
		}
	}
	return nil
}

// writeText prints bare names, tab-separated where a row has several.
func writeText(w io.Writer, rows iter.Seq2[query.Row, error]) error {
	for r, err := range rows {
		if err != nil {
			return err
		}
		var cells []string
		for _, tag := range columns(r) {
			cells = append(cells, cell(r, tag))
		}
		if len(cells) == 0 {
			cells = []string{r.Text()}
		}
		if _, err := fmt.Fprintln(w, strings.Join(cells, "\t")); err != nil {
			return err
		}
	}
	return nil
}

// gather reads all rows, and the tags that any of them has.
func gather(rows iter.Seq2[query.Row, error]) (all []query.Row, tags []string, err error) {
	heads := map[string]bool{}
	for r, err := range rows {
		if err != nil {
			return all, slices.SortedFunc(maps.Keys(heads), byColumn), err
		}
		all = append(all, r)
		for _, tag := range columns(r) {
			heads[tag] = true
		}
	}
	return all, slices.SortedFunc(maps.Keys(heads), byColumn), nil
}

func writeTable(w io.Writer, rows iter.Seq2[query.Row, error]) error {
	all, order, failed := gather(rows)
	tw := tabwriter.NewWriter(w, 0, 4, 2, ' ', 0)
	if len(order) > 1 {
		fmt.Fprintln(tw, strings.Join(order, "\t"))
	}
	for _, r := range all {
		cells := []string{r.Text()}
		if len(r.Tags) > 0 {
			cells = cells[:0]
			for _, tag := range order {
				cells = append(cells, cell(r, tag))
			}
		}
		fmt.Fprintln(tw, strings.Join(cells, "\t"))
	}
	return errors.Join(tw.Flush(), failed)
}

// writeCSV prints a column a tag; a row without tags is its value in the first.
func writeCSV(w io.Writer, rows iter.Seq2[query.Row, error]) error {
	all, order, failed := gather(rows)
	if len(order) == 0 {
		order = []string{"value"}
	}
	cw := csv.NewWriter(w)
	_ = cw.Write(order)
	for _, r := range all {
		cells := make([]string, len(order))
		for i, tag := range order {
			cells[i] = cell(r, tag)
		}
		if len(r.Tags) == 0 {
			cells[0] = r.Text()
		}
		_ = cw.Write(cells)
	}
	cw.Flush()
	return errors.Join(cw.Error(), failed)
}

// edgeTags are the tags that make a row an edge: where from, what, where to.
var edgeTags = [][3]string{{"subject", "relation", "object"}, {"source", "label", "target"}}

// writeGraph prints a directed graph in Graphviz's language.
func writeGraph(w io.Writer, rows iter.Seq2[query.Row, error]) error {
	all, _, failed := gather(rows)
	seen := map[string]bool{}
	var b strings.Builder
	line := func(s string) {
		if !seen[s] {
			seen[s] = true
			fmt.Fprintf(&b, "  %s;\n", s)
		}
	}
	for _, r := range all {
		edge := false
		for _, t := range edgeTags {
			from, to := cell(r, t[0]), cell(r, t[2])
			if edge = from != "" && to != ""; edge {
				s := dotText(from) + " -> " + dotText(to)
				if what := cell(r, t[1]); what != "" {
					s += " [label=" + dotText(what) + "]"
				}
				line(s)
				break
			}
		}
		if !edge {
			line(dotText(r.Text()))
		}
	}
	_, err := fmt.Fprintf(w, "digraph results {\n%s}\n", b.String())
	return errors.Join(err, failed)
}

// dotText quotes a name for Graphviz.
func dotText(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "_", " "), `\`, `\\`)
	return `"` + strings.ReplaceAll(strings.ReplaceAll(s, `"`, `\"`), "\n", " ") + `"`
}

// columns are a row's tags: id first, then by alphabet.
func columns(r query.Row) []string {
	return slices.SortedFunc(maps.Keys(r.Tags), byColumn)
}

func byColumn(a, b string) int {
	if (a == "id") != (b == "id") {
		if a == "id" {
			return -1
		}
		return 1
	}
	return strings.Compare(a, b)
}

// cell is the bare name under a tag.
func cell(r query.Row, tag string) string {
	v, ok := r.Tags[tag]
	if !ok {
		return ""
	}
	r.Tags = maps.Clone(r.Tags)
	r.Tags["id"] = v
	return r.Text()
}
