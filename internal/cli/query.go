package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"kgraph/graph/query"
)

type queryOptions struct {
	store   storeFlags
	lang    string
	limit   int
	timeout time.Duration
	format  string
	text    string
}

// maxQuery is the longest query read from standard input, in bytes.
const maxQuery = 1 << 20

func newQuery(io Streams) *cobra.Command {
	var o queryOptions
	cmd := &cobra.Command{
		Use:     "query [QUERY]",
		Aliases: []string{"qu"},
		Short:   "Ask the graph in Gizmo, MQL or GraphQL",
		Long: `Ask the graph. Without QUERY it is read from standard input. On a terminal the
answer is a table, in a pipe one JSON object a line, as Cayley prints it;
--format text prints bare names.

Nodes and relations are written as they are stored: names in angle brackets,
spaces as _ ("<Zhou_Hongyi>", "<cast_doubt_on>", "<rdf:type>"). In Gizmo, entity,
claims, about, saidBy, evidence, since and until take names as people write them.`,
		Example: `  kgraph query 'g.V("<DeepSeek>").Out("<outranked>").All()'
  kgraph query --format text 'g.V("<China>").In("<rdf:type>").All()'
  kgraph query 'g.V("<DeepSeek>").Out(null, "relation").All()'
  kgraph query 'saidBy("Zhou Hongyi").all()'
  kgraph query 'evidence("DeepSeek", "outranked", "ChatGPT").all()'`,
		Args: argsBetween(0, 1, "at most one query"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 1 {
				o.text = args[0]
			}
			return runQuery(cmd.Context(), &o, len(args) == 0, io)
		},
	}
	o.store.register(cmd)
	fl := cmd.Flags()
	fl.StringVar(&o.lang, "lang", "gizmo", "query language: "+strings.Join(query.Languages(), ", "))
	fl.IntVarP(&o.limit, "limit", "n", 100, "most results to print; 0 for all")
	fl.DurationVarP(&o.timeout, "timeout", "t", 30*time.Second, "longest a query may run")
	fl.StringVar(&o.format, "format", "", "json, text or table (default: table on a terminal, else json)")
	return cmd
}

func runQuery(ctx context.Context, o *queryOptions, fromStdin bool, streams Streams) (err error) {
	write, ok := rowWriters[o.format]
	switch {
	case o.format == "" && streams.OutTerminal:
		write = writeTable
	case o.format == "":
		write = writeJSONRows
	case !ok:
		return usagef("unknown format %q: json, text or table", o.format)
	}
	if fromStdin {
		b, err := io.ReadAll(io.LimitReader(streams.In, maxQuery+1))
		if err != nil {
			return fmt.Errorf("reading the query: %w", err)
		}
		if len(b) > maxQuery {
			return fmt.Errorf("the query is longer than %d bytes", maxQuery)
		}
		o.text = string(b)
	}
	if strings.TrimSpace(o.text) == "" {
		return usagef("the query is empty")
	}
	store, err := o.store.open(false)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	cut := false
	rows := query.Run(ctx, store, o.text, query.Options{Language: o.lang, Limit: o.limit, Timeout: o.timeout, Cut: &cut})
	err = write(streams.Out, rows)
	if cut {
		fmt.Fprintf(streams.Err, "kgraph: only the first %d results are shown; -n 0 shows all\n", o.limit)
	}
	return err
}

// rowWriter prints rows until the first error, and returns it. What was found
// before an error is printed.
type rowWriter func(io.Writer, iter.Seq2[query.Row, error]) error

var rowWriters = map[string]rowWriter{"json": writeJSONRows, "text": writeText, "table": writeTable}

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

func writeTable(w io.Writer, rows iter.Seq2[query.Row, error]) error {
	var all []query.Row
	var failed error
	heads := map[string]bool{}
	for r, err := range rows {
		if err != nil {
			failed = err
			break
		}
		all = append(all, r)
		for _, tag := range columns(r) {
			heads[tag] = true
		}
	}
	order := slices.SortedFunc(maps.Keys(heads), byColumn)
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
